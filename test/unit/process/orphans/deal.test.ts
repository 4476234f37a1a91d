import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { dealOut, judgeNumber, longestDeal, type DealAsk } from "../../../../src/process/orphans/deal"
import {
  dealId,
  fingerprint,
  marksOf,
  orphanId,
  phoneDigits,
  recordDigits,
} from "../../../../src/process/orphans/identity"
import type { Orphan } from "../../../../src/process/orphans/types"
import { branchKey, nameKey } from "../../../../src/process/roster"

const day = "2026-11-20"
const branches = ["", "Laval", "St-Constant", "Île-Perrot"]
const person = (at: number): string => `Vendeur ${String.fromCharCode(65 + at)} Tremblay`
/** Phones among few, so that some households share one. */
const made = (at: number, phone: number, branch: string, year?: number): Orphan => ({
  id: `c${String(at)}`,
  name: `Client ${String(at)}`,
  phone: `514 700-${String(1000 + phone)}`,
  ...(branch !== "" && { branch }),
  ...(year !== undefined && { year }),
})
const orphan = (at: number) =>
  fc
    .record({
      phone: fc.nat({ max: 60 }),
      branch: fc.constantFrom(...branches),
      year: fc.option(fc.integer({ min: 2012, max: 2026 }), { nil: undefined }),
    })
    .map(({ phone, branch, year }) => made(at, phone, branch, year))
const asks: fc.Arbitrary<DealAsk> = fc
  .record({
    sellers: fc
      .integer({ min: 0, max: 6 })
      .chain((n) =>
        fc.tuple(
          ...Array.from({ length: n }, (_one, at) =>
            fc.constantFrom(...branches.slice(1)).map((branch) => ({ name: person(at), branch })),
          ),
        ),
      ),
    pool: fc
      .integer({ min: 0, max: 40 })
      .chain((n) => fc.tuple(...Array.from({ length: n }, (_one, at) => orphan(at)))),
    perSeller: fc.integer({ min: 1, max: 12 }),
    earlier: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 60 }),
        seller: fc.integer({ min: 0, max: 6 }),
        day: fc.constantFrom(day, "2026-11-19", "2026-11-02"),
        reached: fc.boolean(),
        phone: fc.nat({ max: 60 }),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ sellers, pool, perSeller, earlier }) => ({
    day,
    perSeller,
    sellers,
    pool,
    given: earlier.map(({ at, seller, day, reached, phone }) => ({
      seller: person(seller),
      day,
      reached,
      client: made(at, phone, ""),
    })),
  }))

const today = (ask: DealAsk, seller: string): number =>
  ask.given.filter((one) => one.day === day && nameKey(one.seller) === nameKey(seller)).length
const all = (ask: DealAsk) =>
  dealOut(ask).deals.flatMap(({ seller, branch, clients }) =>
    clients.map((client) => ({ seller, branch, client })),
  )
const holds = (property: (ask: DealAsk) => void) => fc.assert(fc.property(asks, property), { numRuns: 300 })

describe("orphans.daily-list: dealing", () => {
  it("who was reached is not dealt again under another id that a fuller list gave them; their household is", () => {
    const phone = "514 700-1000"
    const reached: Orphan = { id: "old", name: "Zoé Roy", phone }
    const again: Orphan = {
      id: "new",
      name: "Roy, Zoe",
      phone,
      url: "https://crm.zoho.com/crm/org1/tab/Contacts/6000",
    }
    const other: Orphan = { id: "son", name: "Léo Roy", phone }
    const given = [{ seller: "Ana", day: "2026-11-02", client: reached, reached: true }]
    const sellers = [{ name: "Ana", branch: "" }]
    const dealt = (pool: Orphan[]) => {
      const { deals, left } = dealOut({ day, perSeller: 5, sellers, pool, given })
      return [deals.flatMap(({ clients }) => clients.map(({ id }) => id)), left.called]
    }
    expect(dealt([again])).toEqual([[], 1])
    expect(dealt([other])).toEqual([["son"], 0])
  })
  it("a branch written otherwise is the same list", () =>
    expect(dealId({ day, branch: "Saint-Hubert", seller: "Roy, Ana" })).toBe(
      dealId({ day, branch: "St-Hubert", seller: "Ana Roy" }),
    ))
  it("nobody goes over their number of the day, what they have of it counted", () =>
    holds((ask) => {
      for (const { seller, clients } of dealOut(ask).deals)
        expect(clients.length + today(ask, seller)).toBeLessThanOrEqual(ask.perSeller)
    }))
  it("nobody is dealt twice, nor while someone still calls them", () =>
    holds((ask) => {
      const dealt = all(ask).map(({ client }) => client)
      const ids = [...dealt, ...new Map(ask.given.map(({ client }) => [client.id, client])).values()].map(
        ({ id }) => id,
      )
      expect(new Set(ids).size).toBe(ids.length)
      const called = ask.given.filter(({ reached }) => !reached).flatMap(({ client }) => marksOf(client))
      const marks = dealt.flatMap(marksOf)
      expect(new Set(marks).size).toBe(marks.length)
      for (const mark of marks) expect(called).not.toContain(mark)
    }))
  it("shares differ by at most one, those of the day before this deal counted", () =>
    holds((ask) => {
      const { deals } = dealOut(ask)
      const total = (name: string): number =>
        today(ask, name) + (deals.find(({ seller }) => seller === name)?.clients.length ?? 0)
      for (const { seller, branch } of deals)
        for (const other of ask.sellers.filter((one) => branchKey(one.branch) === branchKey(branch)))
          expect(total(seller)).toBeLessThanOrEqual(total(other.name) + 1)
    }))
  it("without branches, shares differ by at most one over everyone", () =>
    holds((ask) => {
      const free = { ...ask, pool: ask.pool.map(({ branch: _branch, ...client }) => client), given: [] }
      const { deals } = dealOut(free)
      const shares = ask.sellers.map(
        ({ name }) => deals.find(({ seller }) => seller === name)?.clients.length ?? 0,
      )
      if (shares.length > 0) expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }))
  it("a branch's client goes to its own sellers, one of none to any", () =>
    holds((ask) => {
      for (const { branch, client } of all(ask))
        expect(["", branchKey(branch)]).toContain(branchKey(client.branch ?? ""))
    }))
  it("as many as can be: who stays is accounted for, and nobody has room for them", () =>
    holds((ask) => {
      const { deals, left } = dealOut(ask)
      const dealt = all(ask).length
      expect(dealt + left.full + left.branch + left.called).toBe(ask.pool.length)
      const room = ask.sellers.some(({ name, branch }) => {
        const has = today(ask, name) + (deals.find(({ seller }) => seller === name)?.clients.length ?? 0)
        return has < ask.perSeller && branchKey(branch) !== ""
      })
      if (room && ask.pool.every(({ branch }) => branch === undefined)) expect(left.full).toBe(0)
    }))
  it("the same input is the same deal, in any order", () =>
    fc.assert(
      fc.property(
        asks.chain((ask) =>
          fc.tuple(
            fc.constant(ask),
            fc.shuffledSubarray([...ask.pool], { minLength: ask.pool.length }),
            fc.shuffledSubarray([...ask.sellers], { minLength: ask.sellers.length }),
            fc.shuffledSubarray([...ask.given], { minLength: ask.given.length }),
          ),
        ),
        ([ask, pool, sellers, given]) => {
          const one = dealOut(ask)
          const other = dealOut({ ...ask, pool, sellers, given })
          expect(other).toEqual(one)
          expect(fingerprint(other.deals)).toBe(fingerprint(one.deals))
        },
      ),
    ))
  it("who had fewer before is served first", () => {
    const sellers = [
      { name: "Ana Roy", branch: "" },
      { name: "Bob Roy", branch: "" },
    ]
    const given = [{ seller: "Roy, Ana", day: "2026-11-19", reached: true, client: made(50, 50, "") }]
    const { deals } = dealOut({ day, perSeller: 5, sellers, given, pool: [made(1, 1, "")] })
    expect(deals.map(({ seller }) => seller)).toEqual(["Bob Roy"])
  })
  it.each([
    [4, "block", "few"],
    [5, "block", "ok"],
    [10, "block", "ok"],
    [11, "block", "refused"],
    [11, "warn", "warned"],
    [11, "hint", "ok"],
    [250, "off", "refused"],
    [longestDeal, "off", "ok"],
  ] as const)("%i a day at %s: %s", (perSeller, level, answer) =>
    expect(judgeNumber(perSeller, { from: 5, to: 10 }, level)).toBe(answer),
  )
})

describe("who a client is", () => {
  it.each([
    ["514-700-0199", ["5147000199"]],
    ["1 (514) 700.0199 poste 2300", ["5147000199"]],
    ["514 700-0199 / 438 555-0100", ["5147000199", "4385550100"]],
    ["700-0199", []],
    ["014 700-0199", []],
    ["+33 1 99 00 12 34", ["33199001234"]],
    ["6000000000000000001", []],
    ["", []],
  ])("the numbers in %j", (text, digits) => expect(phoneDigits(text)).toEqual(digits))
  it.each([
    ["https://crm.zoho.com/crm/org1/tab/Contacts/6000000000000000001", "6000000000000000001"],
    ["https://crm.zohocloud.ca/crm/tab/Potentials/6000000000000000001/edit?x=1", "6000000000000000001"],
    ["https://crm.zoho.com/crm/EntityInfo.do?module=Contacts&id=6000000000000000001", "6000000000000000001"],
    ["https://crm.zoho.com.evil.ca/x", null],
    ["https://evil.ca/crm/tab/Contacts/6000000000000000001", null],
    ["http://crm.zoho.com/crm/tab/Contacts/6000000000000000001", null],
    ["6000000000000000001", null],
  ])("the record of %s", (address, id) => expect(recordDigits(address)).toBe(id))
  it("their record, else their phone, else their e-mail, else their name and vehicle", () => {
    const url = "https://crm.zoho.com/crm/org1/tab/Contacts/6000000000000000001"
    const name = "Zoé Roy"
    expect(orphanId({ name, url, phone: "514 700-0199" })).toBe(
      orphanId({ name: "x", url: `${url}?a=1`, phone: "438 555-0100" }),
    )
    expect(orphanId({ name, phone: "514 700-0199", email: "a@b.ca" })).toBe(
      orphanId({ name: "x", phone: "+1 514.700.0199" }),
    )
    expect(orphanId({ name, email: "A@B.ca" })).toBe(orphanId({ name: "x", email: "a@b.ca" }))
    expect(orphanId({ name, model: "Corolla", year: 2019 })).toBe(
      orphanId({ name: "ROY, Zoe", model: "corolla", year: 2019 }),
    )
    expect(orphanId({ name, model: "Corolla", year: 2019 })).not.toBe(
      orphanId({ name, model: "Corolla", year: 2020 }),
    )
  })
  it("fifty thousand of them have as many ids", () => {
    const ids = Array.from({ length: 50_000 }, (_one, at) =>
      orphanId({ name: "", phone: `514${String(2_000_000 + at)}` }),
    )
    expect(new Set(ids).size).toBe(50_000)
  })
  it("a list's id is of its day, branch and seller", () => {
    const id = dealId({ day, branch: "St-Hubert", seller: "Zoé Roy" })
    expect(dealId({ day, branch: "st hubert", seller: "Roy, Zoe" })).toBe(id)
    expect(dealId({ day: "2026-11-21", branch: "St-Hubert", seller: "Zoé Roy" })).not.toBe(id)
  })
})
