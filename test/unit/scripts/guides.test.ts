import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { freshStep, moved, withSteps } from "../../../popup/script-edits"
import { builtIn } from "../../../src/scripts"
import { laid, problemsOf, type ScriptEdit } from "../../../src/scripts/edit"
import { guidesAt } from "../../../src/scripts/find"
import { places, type PagePlace } from "../../../src/scripts/types"

describe("guides offered on a page", () => {
  test.each<[PagePlace, string, string[]]>([
    ["renewals", "renewal", ["filters-sms", "filters-regular", "filters-specialised"]],
    ["renewals", "bdc", []],
    ["renewal", "renewal", ["credit-request"]],
    ["credits", "credit", ["credit-views"]],
    ["credits", "renewal", ["credit-request", "credit-views"]],
    ["meeting", "bdc", ["create-meeting-bdc"]],
    ["meeting", "renewal", ["create-meeting-renewal"]],
    ["meeting", "", ["create-meeting-bdc", "create-meeting-renewal"]],
    ["opportunities", "bdc", ["create-opportunity"]],
    ["contact", "aftersales", ["merge", "aftersales-case"]],
    ["aftersales", "bdc", ["aftersales-case"]],
    ["impaknet", "renewal", ["impaknet-5431", "impaknet-511", "impaknet-12"]],
    ["gmail", "credit", ["analyst-day"]],
  ])("%s, to %s", (place, department, expected) => {
    expect(guidesAt(builtIn, place, department).map(({ id }) => id)).toEqual(
      expected.map((id) => `guide.${id}`),
    )
  })

  test.each<PagePlace>(["aftersales", "aftersales-list"])(
    "%s: the scripts of after-sales, then the guide of a file, to its own",
    (place) => {
      const ids = ["outbound", "inbound", "accident", "breakdown"].map((name) => `script.aftersales-${name}`)
      expect(guidesAt(builtIn, place, "aftersales").map(({ id }) => id)).toEqual([
        ...ids,
        "guide.aftersales-case",
      ])
    },
  )

  test("every place has its guide, in both languages", () => {
    for (const place of places)
      for (const language of ["fr", "en"] as const)
        expect(
          guidesAt(builtIn, place, "", language).every(({ title, id }) => title !== id),
          place,
        ).toBe(true)
    expect(places.filter((place) => guidesAt(builtIn, place, "").length === 0)).toEqual([])
  })
})

describe("a guide's steps, arranged", () => {
  const guide = "guide.filters-regular"
  const built = (builtIn.scripts[guide]?.steps ?? []).map(({ id }) => id)
  const added = { fr: { steps: { "added-1": { text: "Prévenez l’équipe." } } } }

  test("as built in, an edit says nothing of them", () => {
    expect(withSteps(null, built, built)).toBeNull()
    expect(withSteps({ steps: ["save"], fr: { title: "Autre" } }, built, built)).toEqual({
      fr: { title: "Autre" },
    })
  })

  test("a step taken out takes its words with it, where it was added", () => {
    const edit: ScriptEdit = { ...added, steps: [...built, "added-1"] }
    expect(withSteps(edit, built, built)).toBeNull()
    const worded: ScriptEdit = { fr: { steps: { clear: { text: "Effacez." } } } }
    expect(withSteps(worded, built.slice(1), built)).toEqual({ ...worded, steps: built.slice(1) })
  })

  test("an added step has an id of its own", () => {
    expect(freshStep(built)).toBe("added-1")
    expect(freshStep(["added-1", "added-3"])).toBe("added-2")
  })

  test("moved about, every step stands once, and the edit is sound", () => {
    const move = fc.record({ at: fc.nat(built.length), by: fc.constantFrom<-1 | 1>(-1, 1) })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let order = [...built, "added-1"]
        for (const { at, by } of moves) {
          const id = order[at]
          if (id === undefined || order[at + by] === undefined) continue
          order = moved(order, id, by)
          expect(order[at + by]).toBe(id)
        }
        const edit = withSteps(added, order, built) ?? {}
        expect(problemsOf(edit, builtIn.scripts[guide])).toEqual([])
        const { scripts } = laid(builtIn, [{ [guide]: edit }])
        expect(scripts[guide]?.steps.map(({ id }) => id)).toEqual(order)
        expect([...order].sort()).toEqual([...built, "added-1"].sort())
      }),
    )
  })
})
