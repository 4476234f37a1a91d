import { dayOf, type Day } from "../../process/calendar"
import { relationshipOf } from "../../process/law"
import { stageOf } from "../../process/stages"
import { invalid } from "../answers"
import { clientRule, type OtherFile } from "../rule"

const dayIn = (at: Day | Date): Day => (typeof at === "string" ? at : dayOf(at))
const latest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((last, day) => (day !== null && (last === null || day > last) ? day : last), null)
const isWon = ({ stage }: OtherFile): boolean => stage !== null && stageOf(stage)?.end === "won"

/** Said once every purchase, contract and inquiry that is known here is past its time; one that may still run, or of an unknown day, says nothing. */
export default clientRule({
  id: "law.relationship",
  level: "hint",
  check: ({ client: { purchased, inquired, ended } }, { others = [], now }) => {
    const bought = others.filter(isWon)
    if (purchased === undefined || ended === undefined) return null
    if (bought.some(({ closedAt }) => closedAt === null)) return null
    const last = relationshipOf({
      ended,
      purchased: latest([purchased, ...bought.map(({ closedAt }) => closedAt && dayOf(closedAt))]),
      inquired: latest([inquired, ...others.map(({ createdAt }) => (createdAt ? dayIn(createdAt) : null))]),
    })
    if (!last || last.until >= dayOf(now)) return null
    const { by: kind, since: day, until } = last
    return invalid(kind, { vars: { day, until } })
  },
})
