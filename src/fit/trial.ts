import type { UnknownReason } from "../process/field"
import { signsOf } from "../pages/zoho/field-map"
import { factOf, Reader } from "../pages/zoho/reader"
import type { Modules } from "../pages/zoho/modules"
import type { SignMap } from "../pages/zoho/types"
import type { FieldKey } from "../rules/facts"
import { besideLabel, labelOf, type Pointed } from "./pointed"
import { proposalsOf, type Proposal } from "./proposals"

/** What a sign gave on the page, tried with the reader that rules listen to. */
export type Trial = {
  /** "absent": the reader does not see the record or the form that the field belongs to. */
  found: "once" | "none" | "many" | "absent"
  /** Whether it is what was pointed at. */
  agrees: boolean
  state: "known" | "empty" | "unknown" | null
  why: UnknownReason | null
  /** What is read there, to be shown to the person in front of this page and to no one else. */
  value: string | null
  keepable: boolean
}
export type Tried = { proposal: Proposal; trial: Trial }

/** A reader of the page as it stands now. */
export function readerNow(fields: SignMap, modules: Modules = {}): Reader {
  const reader = new Reader()
  reader.fields = fields
  reader.modules.told = modules
  reader.index(document.body)
  return reader
}

function attempt(reader: Reader, field: FieldKey, { signs }: Proposal, { element, cell }: Pointed): Trial {
  const before = reader.fields
  reader.fields = { ...before, [field]: signsOf(field, { [field]: signs }) }
  const fact = factOf(reader.read(), field)
  reader.fields = before
  const found = reader.found.get(field)
  const no = { agrees: false, state: null, why: null, value: null, keepable: false }
  if (!fact || !found) return { ...no, found: "absent" }
  if (found.cells.length === 0) return { ...no, found: found.why === "conflict" ? "many" : "none" }
  const beside = cell ? null : besideLabel(element)
  const agrees = found.cells.some(
    ({ key, box, labelElement }) =>
      key === cell?.key ||
      (!cell &&
        [key, box, labelElement].some(
          (part) => part?.contains(element) || (beside && part?.contains(beside)),
        )),
  )
  return {
    found: "once",
    agrees,
    state: fact.state,
    why: fact.state === "unknown" ? fact.why : null,
    value: fact.state === "known" && typeof fact.value === "string" ? fact.value : null,
    keepable: agrees,
  }
}

/** Tries one sign; where another field bears the usual label, the label of this one comes with it. */
function tryOne(reader: Reader, field: FieldKey, proposal: Proposal, pointed: Pointed): Tried {
  const trial = attempt(reader, field, proposal, pointed)
  const label = labelOf(pointed)
  if (trial.found !== "many" || !label || label.length > 200 || proposal.signs.labels)
    return { proposal, trial }
  const both = { ...proposal, signs: { ...proposal.signs, labels: [label] } }
  const second = attempt(reader, field, both, pointed)
  return second.keepable ? { proposal: both, trial: second } : { proposal, trial }
}

/** Every sign of what was pointed at, each with what it gives on the page now; a fragile one only where no other serves. */
export const tryAll = (fields: SignMap, field: FieldKey, pointed: Pointed, modules?: Modules): Tried[] => {
  const reader = readerNow(fields, modules)
  const tried = proposalsOf(pointed).map((proposal) => tryOne(reader, field, proposal, pointed))
  const lasts = tried.some(({ proposal, trial }) => trial.keepable && !proposal.fragile)
  return lasts ? tried.filter(({ proposal }) => !proposal.fragile) : tried
}

/** The same sign once more, on the page as it is now. */
export const tryAgain = (
  fields: SignMap,
  field: FieldKey,
  proposal: Proposal,
  pointed: Pointed,
  modules?: Modules,
): Trial => attempt(readerNow(fields, modules), field, proposal, pointed)
