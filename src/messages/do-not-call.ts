import type { Day } from "../process/calendar"

/** A number of the list, as it is shown: "514 700-0199". `late`: it was entered more than 14 days after it was asked. */
export type DoNotCallShown = {
  id: string
  phone: string
  asked: Day
  entered: Day
  late: boolean
  keptUntil: Day
  /** When the client changed their mind, and why. */
  removed: Day | null
  reason: string
}
export type DoNotCallView = {
  today: Day
  /** Whether the pack `law` is heard, and whether this person may change that; `recorded`: calls are recorded. */
  on: boolean
  recorded: boolean
  mayLead: boolean
  locked: { on: boolean; recorded: boolean }
  /** Those that stand, and those taken out; `shown`: the first of those that the search finds. */
  count: number
  removed: number
  found: number
  shown: DoNotCallShown[]
  /** The numbers of the page in view, where it tells any: as they are shown; `listed`: all of them are in the list. */
  here: { phone: string; listed: boolean } | null
}
/** What came of requests taken in; `over`: their time was past. */
export type DoNotCallTaken = { added: number; changed: number; same: number; over: number }
/** A line of a file; days as they were read. */
export type DoNotCallLine = {
  line: number
  phone: string
  asked: Day
  entered: Day | null
  removed: Day | null
  reason: string
}
/** Why a number or a line is not taken: no number is read in it, or the day is still to come. */
export type DoNotCallProblem = "number" | "future"

export type DoNotCallRequests = {
  /** `search`: digits of a number, in any form; `tab`: the page in view. */
  "doNotCall.get": [{ search: string; tab?: number }, DoNotCallView]
  /** Enters every number that the text holds. `fresh`: none was in the list. */
  "doNotCall.add": [
    { phone: string; asked: Day },
    (
      | { ok: true; ids: string[]; phone: string; fresh: boolean }
      | { ok: false; why: DoNotCallProblem | "over" }
    ),
  ]
  /** Takes back one entered today. */
  "doNotCall.undo": [{ id: string }, null]
  "doNotCall.remove": [{ id: string; reason: string }, null]
  "doNotCall.restore": [{ id: string }, null]
  "doNotCall.import": [
    { lines: DoNotCallLine[] },
    DoNotCallTaken & { bad: { line: number; why: DoNotCallProblem; phone: string }[] },
  ]
  "doNotCall.export": [undefined, DoNotCallShown[]]
  /** What the pack `law` needs to know of the team, into its policy. */
  "law.set": [{ recorded: boolean }, null]
}
