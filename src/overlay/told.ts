import type { JournalKind } from "../messages"
import { ask } from "../messages/client"
import type { RecordKey } from "../rules/facts"
import type { Row } from "../rules/rule"

/** One line of the journal about what was done to a row. `reason` is what the agent typed. */
export function tell(
  kind: JournalKind,
  record: RecordKey | null,
  { id, state, level }: Row,
  reason?: string,
): void {
  const event = {
    kind,
    rule: id,
    state,
    level,
    ...(record && { record }),
    ...(reason !== undefined && { reason }),
  }
  void ask("journal.add", { key: crypto.randomUUID(), event })
}
