import { fieldMapOf, stageNames, type FieldFit, type KeptStructure } from "../../src/crm/fields"
import { readRoute } from "../../src/pages/zoho/route"
import { signMap } from "../../src/pages/zoho/signs"

/** What the CRM told of an organisation, and what we make of it. */
export type Told = {
  org: string
  structure: KeptStructure
  fit: FieldFit
  /** The process's name of each stage that the organisation names otherwise, by the folded text. */
  stages: ReadonlyMap<string, string>
}

export function toldBy(structure: KeptStructure): Told {
  const fit = fieldMapOf(structure, signMap())
  const stage = fit.guesses.find(
    ({ field, state }) => field === "opportunity.stage" && state === "sure",
  )?.theirs
  return { org: structure.org, structure, fit, stages: stageNames(stage?.choices ?? []) }
}

/** Whether an address of the CRM is of this organisation: its columns mean nothing in another. */
export const isOfOrg = (url: string | null, org: string | undefined): boolean =>
  url !== null && org !== undefined && readRoute(url).org === `org${org}`
