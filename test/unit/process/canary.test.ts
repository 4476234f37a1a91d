import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { forgotten, lostIn, noHealth, witness, type Health, type Read } from "../../../src/process/canary"

const day = 86_400_000

let at = 0
/** Takes openings in, one a letter of `read`: a field named "one"; records go round `around`. */
function after(
  read: string,
  { around = 8, from = noHealth, mark = "", every = 60_000, blank = false } = {},
): Health {
  return [...read].reduce((health, letter, index) => {
    at += every
    const opening = { id: `${at}`, record: `r${index % around}`, at, ...(blank && { blank: true as const }) }
    return witness(health, opening, { one: letter as Read }, { one: mark })
  }, from)
}
const lost = (health: Health): string | undefined => lostIn(health)[0]?.[1].what
const good = "a".repeat(10)

describe("a field", () => {
  test.each<[string, string, string | undefined]>([
    ["always found", "aaaaaaaaaaaaaaaaaaaa", undefined],
    ["never found here: a layout without it", "--------------------", undefined],
    ["found too few times to be missed", "aaaa------", undefined],
    ["missed once, twice, three times", "aaaaaaaaaa---", undefined],
    ["missed for a few openings", "aaaaaaaaaa----", "field"],
    ["found on 20, missed on 3 of those", "aaaaaaaaaaaaaaaaaaaa---", "field"],
    ["masked, or not drawn, for long", "aaaaaaaaaa                ", undefined],
    ["found on one opening of two", "a-aaa-a--a-a--aa-a---a-a-aa--a----a-a", undefined],
    ["found on 60 %, missed on ten in a row", "aa-aa--aaa-a-aa-aa-a----------", undefined],
    [
      "found on 60 %, missed for as long as no chance explains",
      "aa-aa--aaa-a-aa-aa-a-------------------",
      "field",
    ],
    ["found again, once", "aaaaaaaaaa----a", "field"],
    ["found again, twice, then lost", "aaaaaaaaaa----aa-", "field"],
    ["found again for good", "aaaaaaaaaa----aaa", undefined],
    ["by its label where its name found it", "aaaaaaaaaallll", "sign"],
    ["by another sure sign", "aaaaaaaaaazzzz", undefined],
    ["by its label as ever", "lllllllllllll", undefined],
    ["by its label, then not at all", "aaaaaaaaaallll-----", "field"],
    ["by its label, then by its name again", "aaaaaaaaaallllaaa", undefined],
    ["by a sign not known", "aaaaaaaaaa????", undefined],
    ["lost, then found by its label alone", "aaaaaaaaaa----llll", "sign"],
  ])("%s", (_name, read, wanted) => {
    expect(lost(after(read))).toBe(wanted)
  })
  test("is told with the sign that used to find it, and since when", () => {
    const before = after("zzzzlzzzzz")
    const health = after("----", { from: before })
    expect(lostIn(health)).toEqual([["one", { what: "field", by: "zcqa", since: at }]])
  })
  test("missed on one record alone is not lost, however often it is opened", () => {
    expect(lost(after("-".repeat(30), { from: after(good), around: 1 }))).toBeUndefined()
  })
  test("found on one record alone was not sure to be found elsewhere", () => {
    expect(lost(after("-".repeat(30), { from: after("a".repeat(30), { around: 1 }) }))).toBeUndefined()
  })
  test("missed on records never seen before, which may be a day of another layout, takes far longer", () => {
    const before = after("a".repeat(40), { around: 40 })
    const others = (health: Health, count: number): Health =>
      Array.from({ length: count }).reduce<Health>((one, _, index) => {
        at += 1
        return witness(one, { id: `${at}`, record: `new${index}`, at }, { one: "-" }, { one: "" })
      }, health)
    expect(lost(others(before, 29))).toBeUndefined()
    expect(lost(others(before, 30))).toBe("field")
  })
  test.each<[string, string | undefined, string | undefined]>([
    ["at another stage, whose layout may lack it: not lost", "2", undefined],
    ["at the same stage", "1", "field"],
    ["at a stage that is not read any more", undefined, "field"],
  ])("missed on records on which it was found, %s", (_name, stage, wanted) => {
    const told = (health: Health, read: string, stands: string | undefined): Health =>
      [...read].reduce((one, letter, index) => {
        at += 1
        const opening = { id: `${at}`, record: `r${index % 8}`, at, ...(stands && { stage: stands }) }
        return witness(one, opening, { one: letter as Read }, { one: "" })
      }, health)
    const before = told(noHealth, "a".repeat(40), "1")
    expect(lost(told(before, "-".repeat(12), stage))).toBe(wanted)
  })
  test("of a form without a record counts each form for one", () => {
    const forms = (health: Health, read: string): Health =>
      [...read].reduce((one, letter) => {
        at += 1
        return witness(one, { id: `${at}`, record: "", at }, { one: letter as Read }, { one: "" })
      }, health)
    expect(lost(forms(forms(noHealth, good), "----"))).toBeUndefined()
    expect(lost(forms(forms(noHealth, good), "-----"))).toBe("field")
  })
  test("one lost is no other lost", () => {
    let health = noHealth
    for (let index = 0; index < 16; index++)
      health = witness(
        health,
        { id: `${index}`, record: `r${index % 4}`, at: index },
        { one: index < 12 ? "a" : "-", other: "a", third: "-" },
        {},
      )
    expect(lostIn(health).map(([name]) => name)).toEqual(["one"])
  })
})

describe("begins anew", () => {
  test("where it is looked for by other signs: a correction, an update", () => {
    const alarm = after("aaaaaaaaaa----")
    expect(lost(after("-", { from: alarm, mark: "other" }))).toBeUndefined()
    expect(lost(after("-----------", { from: alarm, mark: "other" }))).toBeUndefined()
    expect(lost(after("aaaaaaaa-----", { from: alarm, mark: "other" }))).toBe("field")
  })
  test("where it is not expected any more", () => {
    const health = forgotten(after("aaaaaaaaaa----"), ["one"])
    expect(lost(health)).toBeUndefined()
    expect(lost(after("---------", { from: health }))).toBeUndefined()
    expect(lost(after("aaaaaaaaaa-----", { from: health }))).toBe("field")
  })
  test("after a month without an opening", () => {
    const old = after(good)
    at += 31 * day
    const health = after("-----", { from: old })
    expect(lost(health)).toBeUndefined()
    expect(health.openings).toHaveLength(5)
  })
})

describe("one opening", () => {
  const opening = { id: "last", record: "r1", at: 0 }
  const told = (health: Health, read: Read): Health =>
    witness(health, { ...opening, at: ++at }, { one: read }, { one: "" })
  test("told again is one opening, and found once is found", () => {
    const before = after(good)
    const health = ["-", "-", "a", "-"].reduce((one, read) => told(one, read as Read), before)
    expect(health.openings).toHaveLength(11)
    expect(health.fields["one"]?.seen).toBe(`${good}a`)
  })
  test("told again alike changes nothing", () => {
    const once = told(after(good), "a")
    expect(told(once, "a")).toBe(once)
    expect(told(once, "-")).toBe(once)
    expect(told(once, " ")).toBe(once)
  })
  test("whose field came late raises nothing that lasts", () => {
    const alarm = told(after("---", { from: after(good) }), "-")
    expect(lost(alarm)).toBe("field")
    expect(lost(told(alarm, "a"))).toBeUndefined()
  })
  test("whose field came late does not end what was lost before it", () => {
    const alarm = told(after("-----", { from: after(good) }), "-")
    expect(lost(told(alarm, "a"))).toBe("field")
  })
  test("of another tab, told again among later ones, is put right in its place", () => {
    const early = told(after(good), "-")
    const later = after("aa", { from: early })
    expect(told(later, "z").fields["one"]?.seen).toBe(`${good}zaa`)
  })
})

describe("a page that shows nothing", () => {
  test("for an hour is out of order: no alarm, and nothing is learnt of it", () => {
    const health = after("-".repeat(60), { from: after(good), blank: true })
    expect(lost(health)).toBeUndefined()
    expect(lost(after("aaa-", { from: health }))).toBeUndefined()
  })
  test("for a day is no longer read at all", () => {
    const health = after("-".repeat(8), { from: after(good), blank: true, every: day / 6 })
    expect(lost(health)).toBe("field")
    expect(lost(after("aaa", { from: health }))).toBeUndefined()
  })
})

/** The same numbers at each run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
const names = Array.from({ length: 20 }, (_, index) => `f${index}`)
type Shows = (field: string, record: string) => boolean
const anyRecord = (pick: () => number) => () => `r${Math.floor(pick() * 25)}`
/** Openings of records met at random; `shows`: whether a field is found on a record, this time. */
function met(
  health: Health,
  count: number,
  next: () => string,
  shows: Shows,
  told: (health: Health, index: number) => void = () => undefined,
): Health {
  for (let index = 0; index < count; index++) {
    at += 60_000
    const record = next()
    const read = Object.fromEntries(names.map((name) => [name, shows(name, record) ? "z" : "-"] as const))
    health = witness(health, { id: `${at}`, record, at }, read, {})
    told(health, index)
  }
  return health
}
const alarmed = (health: Health): number => lostIn(health).length
/** How many of 12 histories of 150 openings, 20 fields each, alarmed at any time. */
function alarms(make: (pick: () => number) => { next?: () => string; shows: Shows }): number {
  return Array.from({ length: 12 }, (_, index) => {
    const pick = random(index + 1)
    const { next = anyRecord(pick), shows } = make(pick)
    let most = 0
    met(noHealth, 150, next, shows, (health) => (most = Math.max(most, alarmed(health))))
    return most
  }).filter((most) => most > 0).length
}

test("fields with a stable chance of their own rarely alarm", () => {
  const often = alarms((pick) => {
    const rates = new Map(names.map((name) => [name, Math.round(pick() * 20) / 20]))
    return { shows: (name) => pick() < (rates.get(name) ?? 0) }
  })
  expect(often).toBeLessThanOrEqual(1)
})

/** The layout that each field is not on; some are on all three. */
const layouts = (pick: () => number) => {
  const lacking = new Map(names.map((name) => [name, Math.floor(pick() * 4)]))
  return (name: string, record: string) => lacking.get(name) !== Number(record.slice(1)) % 3
}
test("fields that some layouts lack rarely alarm", () => {
  expect(alarms((pick) => ({ shows: layouts(pick) }))).toBe(0)
})
test("nor does a morning of files of another layout", () => {
  const often = alarms((pick) => {
    let [layout, left] = [0, 0]
    const next = () => {
      if (left-- <= 0) [layout, left] = [(layout + 1) % 3, 5 + Math.floor(pick() * 20)]
      return `r${3 * Math.floor(pick() * 12) + layout}`
    }
    return { next, shows: layouts(pick) }
  })
  expect(often).toBe(0)
})

test("a true loss alarms within a few openings, whichever fields are lost; the others stay as they are", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.subarray(names, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 15, max: 90 }),
      (seed, gone, before) => {
        const next = anyRecord(random(seed))
        const seen: string[] = []
        const first = () => seen[seen.push(next()) - 1] ?? ""
        const well = met(noHealth, before, first, () => true)
        // Files that were open lately, which is what an agent opens again.
        const again = () => seen[seen.length - 1 - Math.floor((seen.length - 1) * random(++at)())] ?? ""
        let when = Infinity
        const shows: Shows = (name) => !gone.includes(name)
        const end = met(well, 12, again, shows, (health, index) => {
          if (alarmed(health) > 0) when = Math.min(when, index + 1)
        })
        expect(when).toBeLessThanOrEqual(7)
        expect(
          lostIn(end)
            .map(([name]) => name)
            .sort(),
        ).toEqual([...gone].sort())
        expect(alarmed(met(end, 3, again, () => true))).toBe(0)
      },
    ),
    { numRuns: 30 },
  )
})

test("whatever was read, what is kept is bounded and each field has a reading an opening", () => {
  const reading = fc.constantFrom<Read>("s", "a", "i", "z", "l", "?", "-", " ")
  const told = fc.record({
    id: fc.integer({ min: 0, max: 90 }),
    record: fc.integer({ min: 0, max: 9 }),
    read: reading,
    mark: fc.constantFrom("1", "1", "1", "2"),
    ahead: fc.integer({ min: 0, max: day }),
    blank: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(told, { maxLength: 150 }), (all) => {
      let [health, clock]: [Health, number] = [noHealth, 0]
      for (const { id, record, read, mark, ahead, blank } of all) {
        clock += ahead
        health = witness(
          health,
          { id: `${id}`, record: `${record}`, at: clock, ...(blank && { blank: true }) },
          { one: read },
          { one: mark },
        )
        expect(health.openings.length).toBeLessThanOrEqual(60)
        expect(health.fields["one"]?.seen).toHaveLength(health.openings.length)
        expect(new Set(health.openings.map((one) => one.id)).size).toBe(health.openings.length)
      }
    }),
    { numRuns: 60 },
  )
})
