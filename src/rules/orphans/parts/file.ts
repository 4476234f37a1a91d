import { montreal, shiftDay } from "../../../process/calendar"
import { valueOf, type Field } from "../../../process/field"
import {
  orphanStatus,
  type OrphanFile,
  type OrphanStatus,
  type Written,
} from "../../../process/orphans/status"
import { findPerson, hasLeft, nameKey } from "../../../process/roster"
import { samePerson } from "../../bdc/people"
import type { Note } from "../../facts"
import type { Context } from "../../rule"

/** What is read of a client's file; `sellers`: the names that it shows of who sold or follows. */
export type Shown = {
  sellers: readonly (string | undefined)[]
  notes: Field<Note[]>
  whole: boolean
  /** Everything on the file comes after the purchase: a service visit. */
  after?: true
}
const relationsTeams = new Set(["renewal", "bdc", "credit", "aftersales"])

/** Whether a name is of customer relations or of an agency: one of those listed, or of a team that does not sell. */
function isRelations(
  name: string,
  agencies: readonly string[],
  { roster }: Pick<Context, "roster">,
): boolean {
  if (agencies.some((agency) => nameKey(agency) === nameKey(name))) return true
  const person = findPerson(roster, name)
  return person !== null && person !== "ambiguous" && relationsTeams.has(person.department ?? "")
}

/** Whether a person has left; a roster that does not list them says nothing. */
function standing(name: string, { roster, now }: Pick<Context, "roster" | "now">): OrphanFile["sellers"][0] {
  const person = findPerson(roster, name)
  if (person === null || person === "ambiguous") return "unknown"
  return hasLeft(roster, person, now) ? "left" : "here"
}

/** A call that nobody answered leaves no contact. */
const spoke = ({ reading }: Note): boolean => {
  const read = reading?.followUp
  return !read || read.outcome !== "no-answer" || read.channels.some((channel) => channel !== "call")
}

function purchaseOf({ after }: Shown, { orphan, won }: Context): OrphanFile["purchase"] {
  if (after) return { from: null, to: new Date(0) }
  const day = orphan?.purchased
  // What is written on the day itself is of the purchase.
  if (day !== undefined) {
    const next = montreal(shiftDay(day, 1), "00:00")
    return { from: next, to: next }
  }
  return { from: won?.from ?? null, to: won?.to ?? null }
}

/** Where the client of a file stands, and the name of whom that speaks of. */
export function statusOf(
  shown: Shown,
  agencies: readonly string[],
  context: Context,
): OrphanStatus & { seller: string } {
  const names = shown.sellers.filter((name) => name !== undefined)
  // A file of the BDC's or of renewal has them as its owner; a service visit names who sold.
  const sellers = shown.after ? names : names.filter((name) => !isRelations(name, agencies, context))
  const present = sellers.filter((name) => standing(name, context) !== "left")
  const { orphan } = context
  const writer = ({ author, authorCertain }: Note): Written["by"] => {
    if (present.some((name) => samePerson(name, author, context.roster))) return "seller"
    // Whoever edited it last may not be who wrote it: nobody is an orphan for that.
    return authorCertain && isRelations(author, agencies, context) ? "relations" : "other"
  }
  const own = (valueOf(shown.notes) ?? []).filter(({ ofThisRecord }) => ofThisRecord)
  const status = orphanStatus({
    sellers: sellers.map((name) => standing(name, context)),
    notes: own.map((note) => ({
      by: writer(note),
      // Often the last edit is all that the page tells: it is on the client's file all the same.
      at: valueOf(note.at)?.at ?? null,
      spoke: spoke(note),
    })),
    whole: shown.whole && !shown.after && shown.notes.state === "known",
    purchase: purchaseOf(shown, context),
    given: orphan ? { reached: orphan.reachedAt !== null } : null,
  })
  const last = own.findLast((note) => writer(note) === "seller")
  const named = status.status === "kept" && status.by === "seller" ? last?.author : undefined
  const about = status.status === "orphan" && status.because === "left" ? sellers[0] : orphan?.seller
  return { ...status, seller: named ?? about ?? sellers[0] ?? "" }
}
