// @vitest-environment jsdom
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import "./drawn"
import { fieldMapOf } from "../../../src/crm/fields"
import type { CrmField } from "../../../src/crm/types"
import { watchZoho } from "../../../src/pages/zoho"
import { signMap } from "../../../src/pages/zoho/signs"
import type { SignMap } from "../../../src/pages/zoho/types"
import { stages } from "../../../src/process/stages"
import { detailPage, formPage, opportunity, type FieldSpec, type Generation } from "../../e2e/pages"

/** What the CRM told of the fields, right or wrong, over pages that we read without it. */
const id = "6000000000000000001"
const specs = Object.entries(opportunity)
const generations: Generation[] = ["G1", "G2", "G3"]
const types: Partial<Record<string, string>> = { checkbox: "boolean", number: "integer", user: "userlookup" }

const theirs = ({ label, column, api, kind }: FieldSpec, over: Partial<CrmField> = {}): CrmField => ({
  id: api,
  apiName: api,
  label,
  column,
  type: types[kind] ?? kind,
  custom: true,
  visible: true,
  choices: column === "STAGE" ? stages.map(({ name }) => ({ shown: name, actual: name })) : [],
  ...over,
})
const mapOf = (deals: CrmField[]): SignMap =>
  fieldMapOf({ modules: [], fields: { Deals: deals }, layouts: {} }, signMap()).map

let ends = new AbortController()
beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => ends.abort())

/** What is read of a page, field by field. */
function read(html: string, path: string, told: SignMap = {}): Record<string, string> {
  ends.abort()
  history.replaceState(null, "", `/crm/org700000001/tab/Potentials/${path}`)
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  ends = new AbortController()
  const page = watchZoho({ fields: signMap({}, told), onChange: () => undefined, signal: ends.signal })
  const { fields = {} } = page.snapshot().opportunity ?? {}
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, JSON.stringify(field)]))
}
const detail = (generation: Generation, fields: Record<string, FieldSpec>, told?: SignMap) =>
  read(detailPage(generation, Object.values(fields), { id }), id, told)

describe.each(generations)("%s", (generation) => {
  test("what is told right changes nothing that was read without it", () => {
    const told = mapOf(specs.map(([, spec]) => theirs(spec)))
    expect(Object.keys(told).length).toBeGreaterThan(15)
    expect(detail(generation, opportunity, told)).toEqual(detail(generation, opportunity))
    const create = formPage(generation, "Potentials", Object.values(opportunity))
    expect(read(create, "create", told)).toEqual(read(create, "create"))
  })

  test("a label that only the CRM tells is read, by its column", () => {
    const renamed = Object.fromEntries(
      specs.map(([name, spec]) => [name, { ...spec, label: `Rubrique ${spec.column}` }]),
    )
    const told = mapOf(Object.values(renamed).map((spec) => theirs(spec)))
    const [before, after] = [detail(generation, renamed), detail(generation, renamed, told)]
    const read = (all: Record<string, string>) => Object.values(all).filter((one) => !one.includes("unknown"))
    expect(read(after).length).toBeGreaterThan(read(before).length)
    for (const [name, was] of Object.entries(detail(generation, opportunity)))
      expect([was, '{"state":"unknown","why":"not-found"}']).toContain(after[name])
  })

  test("what is told wrong never makes one field of another", () => {
    const right = detail(generation, opportunity)
    const columns = specs.map(([, { column }]) => column)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(columns, { minLength: columns.length }),
        fc.array(fc.boolean(), { minLength: columns.length, maxLength: columns.length }),
        (shuffled, moved) => {
          const told = mapOf(
            specs.map(([, spec], at) =>
              theirs(spec, { column: moved[at] === true ? (shuffled[at] ?? null) : spec.column }),
            ),
          )
          for (const [name, now] of Object.entries(detail(generation, opportunity, told)))
            if (now !== right[name]) expect(now).toMatch(/"unknown"/)
        },
      ),
      { numRuns: 8 },
    )
  })
})
