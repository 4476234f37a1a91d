import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { goodUntil, payloadOf, shared, type Said } from "../../../src/policy/payload"
import {
  draftOf,
  leftOf,
  publicationOf,
  readPublished,
  stands,
  type Read,
} from "../../../src/policy/published"
import type { Registry } from "../../../src/policy/registry"
import { keyId, newKey, seal, type SigningKey } from "../../../src/policy/signing"
import type { Policy } from "../../../src/policy/types"
import type { Level } from "../../../src/rules/rule"
import type { Serials } from "../../../src/store/settings"

const registry: Registry = {
  packs: { bdc: true },
  rules: [
    {
      id: "bdc.a",
      level: "block",
      params: { hours: { kind: "number", default: 3, min: 1, max: 24, unit: "h" } },
    },
  ],
}
const now = new Date("2026-11-20T15:00:00Z")
const day = 86_400_000
const policy: Policy = { version: 1, team: "Boréal", rules: { "bdc.a": { level: "warn" } } }
const said = (over: Partial<Said> = {}): Said => ({
  serial: 7,
  at: now.getTime() - 60_000,
  expires: now.getTime() + 90 * day,
  by: "Alex Gagné",
  note: "Moins de blocages",
  ...over,
})

let mine: SigningKey
let other: SigningKey
beforeAll(async () => {
  ;[mine, other] = await Promise.all([newKey(), newKey()])
})
const bytes = (text: string) => new TextEncoder().encode(text)
type How = { keys?: SigningKey[]; serials?: Serials; by?: SigningKey; at?: Date }
async function read(
  payload: string,
  { keys = [mine], serials = {}, by = mine, at = now }: How = {},
): Promise<Read> {
  return readPublished(bytes(await seal(payload, by)), {
    keys: keys.map(({ x }) => x),
    serials,
    registry,
    now: at,
  })
}
const why = async (payload: string, how?: How): Promise<string> => {
  const found = await read(payload, how)
  return found.ok ? "taken" : found.why
}
const file = (over?: Partial<Said>, what = policy): string => payloadOf(what, said(over))
/** The numbers once a file was taken. */
async function after(payload: string, by = mine): Promise<Serials> {
  const found = await read(payload, { by, keys: [by] })
  if (!found.ok) throw new Error(found.why)
  const { kid, serial, digest } = found.publication
  return { [kid]: { serial, digest } }
}

test("what was said is read whole, and by which key", async () => {
  expect(await read(file())).toMatchObject({
    ok: true,
    publication: { ...said(), policy, kid: await keyId(mine.x) },
  })
})

test("who this browser is, where the next file comes from and the CRM's sign-in are never published, nor heard", async () => {
  const local: Policy = {
    ...policy,
    agent: { role: "lead" },
    publication: { address: "https://evil.example/p", keys: [other.x] },
    connection: { client: "1000.EVIL" },
  }
  expect(shared(local)).toEqual(policy)
  expect(JSON.parse(file({}, local))).toMatchObject({ policy })
  // By someone who writes the payload themself.
  const raw = JSON.stringify({ ...(JSON.parse(file()) as object), policy: local })
  expect(await read(raw)).toMatchObject({ ok: true, publication: { policy } })
})

describe("refused, with its reason", () => {
  const bent = (change: object): string => JSON.stringify({ ...(JSON.parse(file()) as object), ...change })
  test.each<[string, () => string, string]>([
    ["no JSON", () => "{", "payload"],
    ["a list", () => "[]", "payload"],
    ["a member more", () => bent({ code: "alert(1)" }), "payload"],
    ["no note", () => bent({ note: "" }), "payload"],
    ["a number that is none", () => bent({ serial: 1.5 }), "payload"],
    ["a number below one", () => bent({ serial: 0 }), "payload"],
    ["a number too great to count", () => bent({ serial: 2 ** 53 }), "payload"],
    ["an instant that is none", () => bent({ expires: "2027-02-30T00:00:00Z" }), "payload"],
    ["an instant with no zone", () => bent({ expires: "2027-02-20T00:00:00" }), "payload"],
    ["no policy", () => bent({ policy: undefined }), "payload"],
    ["a policy that is null", () => bent({ policy: null }), "policy"],
    ["a policy of another version", () => bent({ policy: { version: 2 } }), "policy"],
    ["one key unknown in it", () => bent({ policy: { ...policy, script: "alert(1)" } }), "policy"],
    [
      "one value out of bounds",
      () => bent({ policy: { version: 1, rules: { "bdc.a": { params: { hours: 99 } } } } }),
      "policy",
    ],
    ["signed 11 min from now", () => file({ at: now.getTime() + 11 * 60_000 }), "future"],
    ["expired this instant", () => file({ expires: now.getTime() }), "expired"],
  ])("%s", async (_name, make, expected) => {
    expect(await why(make())).toBe(expected)
  })
  test("a clock 9 min behind, and the last millisecond, are no reason", async () => {
    expect(await why(file({ at: now.getTime() + 9 * 60_000, expires: now.getTime() + 1 }))).toBe("taken")
  })
  test("what is wrong in the policy is named", async () => {
    expect(await read(bent({ policy: { ...policy, team: 3 } }))).toMatchObject({
      why: "policy",
      detail: "team",
      serial: 7,
    })
  })
})

describe("numbers", () => {
  test("a later one is taken, the very same again, another of the same number or an older never", async () => {
    const serials = await after(file())
    expect(await why(file({ serial: 8 }), { serials })).toBe("taken")
    expect(await why(file(), { serials })).toBe("taken")
    expect(await why(file({ note: "Autre" }), { serials })).toBe("twice")
    expect(await why(file({ serial: 6 }), { serials })).toBe("older")
  })
  test("in whatever order files come, the number never goes down and each is one file", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ serial: fc.integer({ min: 1, max: 5 }), note: fc.constantFrom("a", "b") })),
        async (files) => {
          let serials: Serials = {}
          let highest = 0
          const seen = new Map<number, string>()
          for (const one of files) {
            const found = await read(file(one), { serials })
            if (!found.ok) continue
            expect(one.serial).toBeGreaterThanOrEqual(highest)
            expect(seen.get(one.serial) ?? one.note).toBe(one.note)
            seen.set((highest = one.serial), one.note)
            const { kid, serial, digest } = found.publication
            serials = { ...serials, [kid]: { serial, digest } }
          }
        },
      ),
      { numRuns: 30 },
    )
  })
  test("a key added goes on counting; the old one taken away, the count starts anew, and it signs no more", async () => {
    const serials = await after(file())
    const both = { keys: [mine, other], by: other, serials }
    expect(await why(file({ serial: 3 }), both)).toBe("older")
    expect(await why(file({ serial: 7 }), both)).toBe("twice")
    expect(await why(file({ serial: 8 }), both)).toBe("taken")
    expect(await why(file({ serial: 3 }), { ...both, keys: [other] })).toBe("taken")
    expect(await why(file({ serial: 8 }), { keys: [other], serials })).toBe("key")
  })
})

test("a file is good to the end of its last day in Montréal, whatever the clocks change to", () => {
  // Across the end of summer time, its beginning, and none.
  expect(goodUntil(new Date("2026-10-30T15:00:00Z"), 3).toISOString()).toBe("2026-11-03T05:00:00.000Z")
  expect(goodUntil(new Date("2027-03-12T15:00:00Z"), 3).toISOString()).toBe("2027-03-16T04:00:00.000Z")
  expect(goodUntil(new Date("2026-07-01T03:59:00Z"), 1).toISOString()).toBe("2026-07-02T04:00:00.000Z")
})

test("a key given with what stood around it is that key", () => {
  const managed: Policy = {
    version: 1,
    publication: { address: "https://a.example", keys: [` ${mine.x}\r\n`] },
  }
  expect(publicationOf({ team: null, managed }).keys).toEqual([mine.x])
})

test("the address and keys: IT's over this browser's, of a published file nothing", async () => {
  const team: Policy = {
    version: 1,
    publication: { address: "https://a.example", keys: [mine.x], minutes: 9 },
  }
  const managed: Policy = { version: 1, publication: { address: "https://b.example" } }
  expect(publicationOf({ team, managed })).toEqual({
    address: "https://b.example",
    keys: [mine.x],
    minutes: 9,
  })
  expect(publicationOf({ team: null, managed: null })).toEqual({ address: null, keys: [], minutes: 5 })
  const found = await read(file())
  if (!found.ok) throw new Error(found.why)
  expect(await stands(found.publication, { team, managed })).toBe(true)
  expect(await stands(found.publication, { team: null, managed })).toBe(false)
  expect(
    await stands(found.publication, { team: { version: 1, publication: { keys: [mine.x] } }, managed: null }),
  ).toBe(false)
})

describe("a lead's draft", () => {
  const publication = { address: "https://a.example", keys: ["k"] }
  const draft: Policy = {
    version: 1,
    publication,
    connection: { client: "1000.A" },
    rules: { "bdc.a": { level: "hint" } },
    silenced: ["bdc.a"],
    packs: { bdc: false },
  }
  test("is what was published with their changes over it, without what is this browser's own", () => {
    expect(draftOf({ published: policy, team: draft }, now)).toEqual({
      version: 1,
      team: "Boréal",
      rules: { "bdc.a": { level: "hint" } },
      silenced: ["bdc.a"],
      packs: { bdc: false },
    })
  })
  test("is dropped once that very file is in force, but for what is this browser's own", () => {
    const published = draftOf({ published: policy, team: draft }, now)
    expect(leftOf(draft, published, now)).toEqual({
      version: 1,
      publication,
      connection: { client: "1000.A" },
    })
    expect(leftOf({ version: 1, rules: { "bdc.a": { level: "hint" } } }, published, now)).toBeNull()
    expect(leftOf(null, published, now)).toBeNull()
  })
  test("keeps what was changed since", () => {
    const published = draftOf({ published: policy, team: draft }, now)
    const since: Policy = { ...draft, rules: { "bdc.a": { level: "off" } } }
    expect(leftOf(since, published, now)).toEqual({
      version: 1,
      publication,
      connection: { client: "1000.A" },
      rules: { "bdc.a": { level: "off" } },
    })
  })
  test("keeps of a table what the file does not say, so that it hides nothing that another lead publishes next", () => {
    const own = { form: "required", field: "opportunity.email", level: "warn" } as const
    const mine = (id: string, title: string) => ({ ...own, id: `own.${id}` as const, title })
    const signed: Policy = {
      version: 1,
      rules: { "bdc.a": { level: "hint" } },
      packs: { bdc: false },
      silenced: ["bdc.a"],
      ownRules: [mine("x", "Courriel")],
    }
    const since: Policy = {
      version: 1,
      rules: { ...signed.rules, "bdc.b": { level: "off" } },
      packs: { bdc: false, credit: true },
      silenced: ["bdc.a", "bdc.b"],
      ownRules: [mine("x", "Courriel"), mine("y", "Téléphone")],
    }
    expect(leftOf(since, signed, now)).toEqual({
      version: 1,
      rules: { "bdc.b": { level: "off" } },
      packs: { credit: true },
      silenced: ["bdc.b"],
      ownRules: [mine("y", "Téléphone")],
    })
  })
  test("whatever is changed, dropping what is published changes nothing of what holds", () => {
    const level = fc.constantFrom<Level>("off", "hint", "block")
    const someRule = fc.record({ level, budget: fc.nat(3) }, { requiredKeys: [] })
    const id = fc.constantFrom("bdc.a", "bdc.b", "bdc.c")
    const policyOf = fc.record(
      {
        rules: fc.dictionary(id, someRule),
        packs: fc.dictionary(fc.constantFrom("bdc", "credit"), fc.boolean()),
        silenced: fc.uniqueArray(id),
        unsilenced: fc.uniqueArray(id),
        retention: fc.dictionary(fc.constantFrom("journal", "callbacks"), fc.integer({ min: 1, max: 9 })),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(policyOf, policyOf, (below, above) => {
        const published = draftOf({ published: { version: 1, ...below }, team: null }, now)
        const silent = new Set(above.silenced)
        const unsilenced = (above.unsilenced ?? []).filter((one) => !silent.has(one))
        const team: Policy = { version: 1, ...above, unsilenced }
        const holds = (left: Policy | null) => {
          const { silenced = [], ...rest } = draftOf({ published, team: left }, now)
          return { ...rest, silenced: [...silenced].sort() }
        }
        expect(holds(leftOf(team, published, now))).toEqual(holds(team))
      }),
      { numRuns: 300 },
    )
  })
  test("a rule made to speak again is, until a file says so", () => {
    const silent: Policy = { ...policy, silenced: ["bdc.a"] }
    const speak: Policy = { version: 1, unsilenced: ["bdc.a"] }
    const next = draftOf({ published: silent, team: speak }, now)
    expect(next).toEqual(policy)
    expect(leftOf(speak, silent, now)).toEqual(speak)
    expect(leftOf(speak, next, now)).toBeNull()
  })
  test("a level that ran out is not published, and hides nothing", () => {
    const over: Policy = { version: 1, rules: { "bdc.a": { level: "off", until: "2026-11-20T14:59:59Z" } } }
    expect(draftOf({ published: policy, team: over }, now)).toEqual(policy)
    const coming: Policy = { version: 1, rules: { "bdc.a": { level: "off", until: "2026-11-20T15:00:01Z" } } }
    // What was published comes back after it.
    expect(draftOf({ published: policy, team: coming }, now).rules).toEqual({
      "bdc.a": { level: "off", until: "2026-11-20T15:00:01Z", then: policy.rules?.["bdc.a"]?.level },
    })
    // Given for good over one that ends: for good.
    expect(draftOf({ published: coming, team: policy }, now).rules).toEqual(policy.rules)
  })
})
