import { digest } from "../../src/process/text"
import type { PageFacts, PageQuestion } from "../../src/messages"
import { readRoute } from "../../src/pages/zoho/route"
import type { SignMap } from "../../src/pages/zoho/types"
import type { Read } from "../../src/process/canary"
import type { Field, UnknownReason } from "../../src/process/field"
import { fieldKeys, type FieldKey } from "../../src/rules/facts"

/** A field that says one of these has lost its place on the page; what is masked, or not drawn yet, has not. */
const gone: ReadonlySet<UnknownReason> = new Set<UnknownReason>(["not-found", "conflict", "unreadable"])

type Part = { mode: string; fields: Readonly<Record<string, Field<unknown>>> }
/** One form or page as it was read. `area`: what it is of, and its mode; `stage`: the record's; `blank`: nothing of it was read. */
export type Look = { area: string; stage: string | null; blank: boolean; read: Record<FieldKey, Read> }

function partsOf(facts: PageFacts): [name: string, part: Part, beside: boolean][] {
  const { opportunity, meeting, renewal, credit, aftersales } = facts
  const all: [string, (Part & { notes?: Field<unknown> }) | null | undefined][] = [
    // Under a dialog it is read no better than it was before.
    ["opportunity", opportunity?.from === "here" ? opportunity : null],
    ["meeting", meeting],
    ["renewal", renewal],
    ["credit", credit],
    ["aftersales", aftersales],
  ]
  return all.flatMap(([name, part]): [string, Part, boolean][] =>
    // A meeting's form is known by what it holds: it is never a page out of order.
    part ? [[name, part, name === "meeting" || (part.notes ?? missing).state !== "unknown"]] : [],
  )
}
const missing = { state: "unknown" } as const

/** What a page's facts rest on: the forms and pages that they were read in, the one before it too. */
export function areasOf(facts: PageFacts, before: { mode: string } | null): string[] {
  const { opportunity } = facts
  const here = partsOf(facts).map(([name, { mode }]) => `${name}-${mode}`)
  return [...here, ...[opportunity, before].flatMap((one) => (one ? [`opportunity-${one.mode}`] : []))]
}

/** The page's language, and the letter of each field's sign. */
function signsIn(signs: string): { language: string; sign: (key: FieldKey) => string } {
  const [language = "", letters = ""] = signs.split(":")
  return {
    language: language.toLowerCase().slice(0, 2),
    sign: (key) => letters[fieldKeys.indexOf(key)] ?? "-",
  }
}

function readingOf(field: Field<unknown>, sign: string): Read {
  if (field.state === "unknown") return gone.has(field.why) ? "-" : " "
  return /^[saizl]$/.test(sign) ? (sign as Read) : "?"
}

/** How each form and page in view was read, once all is settled; null before. */
export function looksOf(
  { signs, unsettled }: PageQuestion,
  facts: PageFacts,
): { language: string; looks: Look[] } | null {
  if (signs === undefined || unsettled.length > 0) return null
  const { language, sign } = signsIn(signs)
  const looks = partsOf(facts).map(([name, { mode, fields }, beside]): Look => {
    const read = Object.fromEntries(
      Object.entries(fields).map(([field, fact]) => {
        const key = `${name}.${field}` as FieldKey
        return [key, readingOf(fact, sign(key))] as const
      }),
    ) as Look["read"]
    const blank = !beside && Object.values(read).every((one) => one === "-" || one === " ")
    const stage = fields["stage"] ?? fields["status"]
    const at = stage?.state === "known" ? String(stage.value) : null
    return { area: `${name}-${mode}`, stage: at, blank, read }
  })
  return { language, looks }
}

/** Which organisation a page is of; one for trials may be set up otherwise. */
export function placeOf(url: string): string {
  const { org } = readRoute(url)
  return `${/^https:\/\/crmsandbox\./.test(url) ? "sandbox." : ""}${org ?? ""}`
}

/** The address of a page as an example: host, organisation, module and id. */
export function exampleOf(url: string): string | null {
  const { org, module, id } = readRoute(url)
  if (module === null) return null
  const record = id === null ? "create" : /\/edit\/?([?#]|$)/.test(url) ? `${id}/edit` : id
  return `${new URL(url).origin}/crm${org === null ? "" : `/${org}`}/tab/${module}/${record}`
}

const made = new WeakMap<SignMap, Map<FieldKey, string>>()
/** A mark of the signs by which a field is looked for. */
export function markOf(map: SignMap, key: FieldKey): string {
  const marks = made.get(map) ?? new Map<FieldKey, string>()
  made.set(map, marks)
  const before = marks.get(key)
  if (before !== undefined) return before
  const mark = digest(JSON.stringify(map[key] ?? null))
  marks.set(key, mark)
  return mark
}
