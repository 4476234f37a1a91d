import { valueOf } from "../../process/field"
import { findPerson, type Person, type Roster } from "../../process/roster"
import { stageOf } from "../../process/stages"
import { samePerson } from "../bdc/people"
import type { OpportunityFacts } from "../facts"
import type { Agent } from "../rule"

/** Whose file it is while it is still worked on, when the roster names one person so; else null. */
export function ownerOf({ mode, fields }: OpportunityFacts, roster: Roster): Person | null {
  const stage = valueOf(fields.stage)
  if (mode === "create" || (stage !== undefined && stageOf(stage)?.open === false)) return null
  const found = findPerson(roster, valueOf(fields.owner) ?? "")
  return found === "ambiguous" ? null : found
}

export const isMe = (owner: Person, agent: Agent, roster: Roster): boolean =>
  samePerson(owner.name, agent.name, roster)
