import { ask } from "../src/messages/client"
import type { Imported } from "../src/store/orphans"
import type { Orphan } from "../src/process/orphans/types"
import type { Watch } from "./orphans-sheet"

/** Clients sent at once: what the window hands over without a hitch. */
const size = 500

/**
 * Hands a list to the worker part by part; what it wrote at the end, all or nothing, or null when it did not. A worker that was stopped on the way
 * gets all of it again. Throws the signal's reason once the person gave up, and nothing is written.
 */
export async function sendOrphans(
  clients: readonly Orphan[],
  { signal, tell }: Watch,
): Promise<Imported | null> {
  const id = crypto.randomUUID()
  const parts = Math.max(1, Math.ceil(clients.length / size))
  const stop = () => void ask("orphans.stop", { id })
  signal.addEventListener("abort", stop, { once: true })
  try {
    for (let part = 0, begun = 1; part < parts;) {
      signal.throwIfAborted()
      const slice = clients.slice(part * size, (part + 1) * size)
      const answer = await ask("orphans.import", { id, part, parts, clients: slice })
      if (!answer.ok) return null
      const { value } = answer
      if (value.state === "stopped") signal.throwIfAborted()
      if (value.state === "stopped") return null
      if (value.state === "done") return { added: value.added, changed: value.changed, same: value.same }
      if (value.state === "again" && ++begun > 3) return null
      part = value.state === "again" ? 0 : part + 1
      tell(part / parts)
    }
    return null
  } finally {
    signal.removeEventListener("abort", stop)
  }
}
