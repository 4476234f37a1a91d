import { describe, expect, it } from "vitest"
import { clockKinds } from "../../../../src/process/aftersales/clocks"
import {
  procedureItems,
  procedurePlans,
  procedures,
  type ProcedureItem,
} from "../../../../src/process/aftersales/procedures"
import { calls } from "../../../../src/scripts/calls"
import { ruleOf } from "../../../../src/rules"
import { en } from "../../../../src/words/en/procedures"
import { fr as fields } from "../../../../src/words/fr/fields"
import { fr } from "../../../../src/words/fr/procedures"

const script = (id: string | null) => calls.find((one) => one.id === id)
const every = procedures.flatMap((procedure) =>
  procedurePlans[procedure].items.map((item): [string, string, ProcedureItem] => [procedure, item.id, item]),
)

describe.each(every)("%s: %s", (procedure, id, item) => {
  const plan = procedurePlans[procedure as keyof typeof procedurePlans]
  it("is asked by a rule that exists", () => {
    if (item.rule) expect(ruleOf(item.rule)).toBeDefined()
  })
  it("is ticked by steps that its script has", () => {
    const steps = script(plan.script)?.steps.map((step) => step.id) ?? []
    expect(steps).toEqual(expect.arrayContaining([...(item.steps ?? [])]))
  })
  it("waits only for an item before it", () => {
    if (!item.after) return
    const order = plan.items.map((one) => one.id)
    expect(order).toContain(item.after)
    expect(order.indexOf(item.after)).toBeLessThan(order.indexOf(item.id))
  })
  it("has words, and none that a term of the fields has", () => {
    expect(fr.items[item.id].length).toBeLessThanOrEqual(60)
    expect(en.items[item.id].length).toBeLessThanOrEqual(60)
    expect(Object.keys(fields.terms).includes(id) && fields.terms[id as never] !== fr.items[item.id]).toBe(
      false,
    )
  })
})

describe("the procedures", () => {
  it.each(procedures)("%s has a name, and each item once", (procedure) => {
    expect(fr.names[procedure] && en.names[procedure]).toBeTruthy()
    const ids = procedurePlans[procedure].items.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(1)
  })
  it.each(procedures)("%s: a step ticks one item", (procedure) => {
    const steps = procedurePlans[procedure].items.flatMap((item) => item.steps ?? [])
    expect(new Set(steps).size).toBe(steps.length)
  })
  it("have every item, and every word, in use", () => {
    expect(new Set(every.map(([, id]) => id))).toEqual(new Set(procedureItems))
    for (const words of [fr, en]) expect(Object.keys(words.items).sort()).toEqual([...procedureItems].sort())
  })
  it("end every clock, and start those that a page starts", () => {
    expect(new Set(every.flatMap(([, , item]) => item.ends ?? []))).toEqual(new Set(clockKinds))
    expect(new Set(every.flatMap(([, , item]) => item.starts ?? []))).toEqual(
      new Set(["confirm", "service-again", "diagnosis"]),
    )
  })
  it("leave out only the steps that say hello, branch, or end", () => {
    const left = procedures.flatMap((procedure) => {
      const { script: id, items } = procedurePlans[procedure]
      const ticked = items.flatMap(({ steps }) => steps ?? [])
      if (procedure === "no-answer" || procedure === "diagnosis") return []
      return (script(id)?.steps ?? [])
        .filter((step) => !ticked.includes(step.id))
        .map((step) => `${procedure}.${step.id}`)
    })
    expect(left.sort()).toEqual([
      "accident.goodbye",
      "accident.help",
      "accident.send-tow",
      "outbound-phone.channel",
      "outbound-phone.greet",
      "outbound-phone.remind",
      "outbound-phone.thanks",
    ])
  })
  it("in French, keep to its typography", () => {
    for (const text of [
      ...Object.values(fr.names),
      ...Object.values(fr.items),
      ...Object.values(fr.proposals),
    ])
      expect(text).not.toMatch(/'|\.\.\.|[^\u00a0]:|\s[?!;]/)
  })
})
