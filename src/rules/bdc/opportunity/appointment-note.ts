import { requiredPoints, type AppointmentPoint } from "../../../process/appointment-note"
import type { Term } from "../../../words/fr/fields"
import { invalid, missing, ok, unsure } from "../../answers"
import { opportunityRule } from "../../rule"
import { appointmentNotes, type FoundNote } from "../appointment"

const lacking = ({ points }: FoundNote): AppointmentPoint[] =>
  requiredPoints(points).filter((point) => points[point].state !== "known")
const asTerms = (points: AppointmentPoint[]): Term[] =>
  points.flatMap((point): Term[] => (point === "other" ? [] : [point]))

/** Any complete note will do; else the newest tells what it lacks: certain in our own layout, a doubt in a typed one. */
export default opportunityRule({
  id: "bdc.opp.appointment-note",
  reads: [],
  section: "notes",
  level: "block",
  check: ({ opportunity }) => {
    const notes = appointmentNotes(opportunity)
    if (notes.state === "unknown") return unsure(notes.why)
    const [newest] = notes.state === "known" ? notes.value : []
    if (notes.state === "empty" || !newest) return missing()
    if (notes.value.some((note) => lacking(note).length === 0)) return ok
    const points = lacking(newest)
    const removed = newest.composed ? points.filter((point) => newest.points[point].state === "empty") : []
    return removed.length > 0
      ? invalid("removed", { terms: asTerms(removed) })
      : unsure("unreadable", "unrecognised", asTerms(points))
  },
})
