import { clock, managed, on, popup, send, state } from "./chrome"
import { db, freshWorker, restart, wakeWorker } from "./worker"
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest"
import type {
  Answered,
  DiffView,
  HistoryView,
  LeadView,
  PublishingDraft,
  PublishingView,
} from "../../../src/messages"
import { isAddress } from "../../../background/publishing/get"
import { payloadOf, type Said } from "../../../src/policy/payload"
import { largest, newKey, seal, type SigningKey } from "../../../src/policy/signing"
import type { Policy } from "../../../src/policy/types"
import { keepSetting, readSettings } from "../../../src/store/settings"

const address = "https://politique.example/jalon-policy.jws"
const minute = 60_000
let mine: SigningKey
let other: SigningKey
beforeAll(async () => {
  ;[mine, other] = await Promise.all([newKey(), newKey()])
})

/** What the server says, and each time it was asked. */
let server: (url: string, asked: RequestInit) => Response | Promise<Response>
let asked: RequestInit[]
const gives = (text: string | Uint8Array<ArrayBuffer>): void => void (server = () => new Response(text))

const policy = (level: "hint" | "warn" | "block" | "off"): Policy => ({
  version: 1,
  rules: { "bdc.a": { level } },
})
const file = (what: Policy, over: Partial<Said> = {}, by = mine): Promise<string> => {
  const at = clock.now - minute
  return seal(
    payloadOf(what, {
      serial: 1,
      at,
      expires: at + 90 * 86_400_000,
      by: "Alex Gagné",
      note: "Essai",
      ...over,
    }),
    by,
  )
}

async function value<T>(jalon: string, payload?: unknown): Promise<T> {
  const answer = (await send(jalon, payload, popup)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error}`)
  return answer.value
}
const view = () => value<PublishingView>("publishing.get")
const look = () => value<PublishingView>("publishing.look")
const level = async (id = "bdc.a") =>
  (await value<LeadView>("lead.get")).rules.find((rule) => rule.id === id)?.level
const local = (over: Partial<Policy> = {}, keys = [mine.x]): Promise<unknown> =>
  value("policy.import", { text: JSON.stringify({ version: 1, publication: { address, keys }, ...over }) })
const give = async (text: string): Promise<PublishingView> => {
  gives(text)
  return look()
}
const job = async () => (await db().jobs.get("publishing"))?.at

beforeEach(async () => {
  asked = []
  server = () => new Response(null, { status: 404 })
  vi.stubGlobal("fetch", (url: string, options: RequestInit) => {
    asked.push(options)
    return Promise.resolve().then(() => server(url, options))
  })
  await freshWorker()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test("without an address nothing is asked of any server, and nothing is planned", async () => {
  expect(await look()).toMatchObject({ address: null, inForce: null, lookedAt: null, refusal: null })
  expect(asked).toEqual([])
  expect(await job()).toBeUndefined()
})

describe("a file that is good", () => {
  test("is looked for as soon as IT gives the address, taken whole, and in force", async () => {
    gives(await file(policy("hint")))
    await local()
    await vi.waitFor(async () => expect(await level()).toBe("hint"))
    expect(await view()).toMatchObject({
      address,
      keys: [mine.x],
      readOnly: false,
      inForce: { serial: 1, by: "Alex Gagné", note: "Essai", expired: false },
      refusal: null,
      silent: false,
    })
    expect(state.ownSent).toContainEqual({ jalonPush: "publishing" })
  })
  test("is asked for with nothing that tells who asks, and by the browser's own cache", async () => {
    await local()
    await give(await file(policy("hint")))
    expect(asked[0]).toMatchObject({
      cache: "no-cache",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "manual",
    })
    for (const { headers, method, body } of asked)
      expect([headers, method, body]).toEqual([undefined, undefined, undefined])
  })
  test("again every few minutes, at the instant that IT says, and when the worker wakes late", async () => {
    gives(await file(policy("hint")))
    await local({ publication: { address, keys: [mine.x], minutes: 7 } })
    await vi.waitFor(async () => expect(await level()).toBe("hint"))
    expect(await job()).toBe(clock.now + 7 * minute)
    gives(await file(policy("off"), { serial: 2 }))
    clock.now += 8 * minute
    await restart()
    await vi.waitFor(async () => expect(await level()).toBe("off"))
    expect(await job()).toBe(clock.now + 7 * minute)
  })
  test("a clock that was ahead by days and is right again does not keep it from being looked for", async () => {
    await local()
    await give(await file(policy("hint")))
    clock.now += 30 * 86_400_000
    await restart()
    await look()
    clock.now -= 30 * 86_400_000
    gives(await file(policy("off"), { serial: 2 }))
    await restart()
    await vi.waitFor(async () => expect(await level()).toBe("off"))
    expect(await job()).toBe(clock.now + 5 * minute)
  })
  test("a worker that wakes before asks nothing", async () => {
    await local()
    await give(await file(policy("hint")))
    const before = asked.length
    clock.now += minute
    await restart()
    expect(await level()).toBe("hint")
    expect(asked).toHaveLength(before)
  })
  test("the same file changes nothing but when it was last seen", async () => {
    await local()
    await give(await file(policy("hint")))
    const { told } = await readSettings(db())
    clock.now += 5 * minute
    const again = await look()
    expect(again.goodAt).toBe(clock.date().toISOString())
    expect((await readSettings(db())).told).toEqual(told)
  })
  test("stays in force past its time, and that is said", async () => {
    await local()
    await give(await file(policy("hint")))
    clock.now += 91 * 86_400_000
    await restart()
    expect((await view()).inForce).toMatchObject({ expired: true })
    expect((await look()).refusal).toMatchObject({ why: "expired" })
    expect(await level()).toBe("hint")
  })
  test("only the last of two keys was given: the other's is refused, and dropped where it was in force", async () => {
    await local()
    await give(await file(policy("hint")))
    server = () => new Promise(() => undefined)
    void local({}, [other.x])
    await vi.waitFor(async () => expect((await view()).inForce).toBeNull())
    expect(await level()).toBe("block")
  })
})

describe("what is refused leaves what is in force, and is said with its reason", () => {
  beforeEach(async () => {
    await local()
    await give(await file(policy("hint"), { serial: 5 }))
  })
  const stands = async () => {
    expect(await level()).toBe("hint")
    expect((await view()).inForce?.serial).toBe(5)
  }
  test.each<[string, () => Promise<string>, string]>([
    ["older", () => file(policy("off"), { serial: 4 }), "older"],
    ["another under the same number", () => file(policy("off"), { serial: 5 }), "twice"],
    ["expired", () => file(policy("off"), { serial: 6, expires: clock.now }), "expired"],
    ["of the future", () => file(policy("off"), { serial: 6, at: clock.now + 12 * minute }), "future"],
    ["another's key", () => file(policy("off"), { serial: 6 }, other), "key"],
    ["unsigned", () => Promise.resolve(JSON.stringify(policy("off"))), "unsigned"],
    [
      "a letter changed",
      async () => (await file(policy("off"), { serial: 6 })).replace(/.{5}$/, "AAAAA"),
      "signature",
    ],
    ["a line's end after it", async () => `${await file(policy("off"), { serial: 6 })}\n`, "form"],
    ["cut in half", async () => (await file(policy("off"), { serial: 6 })).slice(0, 200), "form"],
    ["larger than any policy", () => Promise.resolve("A".repeat(largest + 1)), "size"],
    ["an HTML page", () => Promise.resolve("<!doctype html><title>Portail</title>"), "unsigned"],
  ])("%s", async (_name, make, why) => {
    const text = await make()
    clock.now += minute
    const seen = await give(text)
    expect(seen.refusal).toMatchObject({ why, at: clock.date().toISOString() })
    await stands()
    await restart()
    await stands()
    expect((await view()).refusal?.why).toBe(why)
  })
  test.each<[string, () => void, string, string | null]>([
    ["404", () => void (server = () => new Response("no", { status: 404 })), "status", "404"],
    ["500", () => void (server = () => new Response("no", { status: 500 })), "status", "500"],
    [
      "no network",
      () => void (server = () => Promise.reject(new TypeError("Failed to fetch"))),
      "offline",
      null,
    ],
    [
      "a redirection",
      () =>
        void (server = () => Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" })),
      "redirect",
      null,
    ],
    [
      "half a body",
      () =>
        void (server = () =>
          new Response(
            new ReadableStream({
              start: (body) => {
                body.enqueue(new TextEncoder().encode("eyJ"))
                body.error(new TypeError("network error"))
              },
            }),
          )),
      "offline",
      null,
    ],
  ])("%s: said quietly, and aloud after a day", async (_name, fail, why, detail) => {
    fail()
    expect(await look()).toMatchObject({ refusal: { why, detail }, silent: false })
    await stands()
    clock.now += 25 * 3_600_000
    expect((await look()).silent).toBe(true)
    await stands()
    expect(await give(await file(policy("hint"), { serial: 6 }))).toMatchObject({
      refusal: null,
      silent: false,
    })
  })
  test("the same refusal again is journalled once, and keeps the instant of the first", async () => {
    const first = await give("x")
    clock.now += 5 * minute
    const second = await give("x")
    expect(second.refusal).toEqual(first.refusal)
    const rows = (await db().journal.toArray()).filter(
      ({ details }) => details?.["what"] === "published.refused" && details["why"] === "unsigned",
    )
    expect(rows).toHaveLength(1)
  })
  test("a body without end is let go past 4 MB", async () => {
    let sent = 0
    let cancelled = false
    server = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (body) => {
            sent += 65_536
            body.enqueue(new Uint8Array(65_536))
          },
          cancel: () => void (cancelled = true),
        }),
      )
    expect((await look()).refusal?.why).toBe("size")
    expect(cancelled).toBe(true)
    expect(sent).toBeLessThan(largest + 10 * 65_536)
  })
})

describe("in time", () => {
  test("two wakes at once look once", async () => {
    await local()
    await look()
    const before = asked.length
    clock.now += 5 * minute
    let answer: (response: Response) => void = () => undefined
    server = () => new Promise((done) => (answer = done))
    for (const _wake of [1, 2, 3]) on.alarm.emit({ name: "jalon" })
    await vi.waitFor(() => expect(asked).toHaveLength(before + 1))
    clock.now += 5 * minute
    on.alarm.emit({ name: "jalon" })
    await view()
    answer(new Response(await file(policy("hint"))))
    await vi.waitFor(async () => expect(await level()).toBe("hint"))
    expect(asked).toHaveLength(before + 1)
  })
  test("an answer that comes after IT gave other keys is to no question any more: it is asked again", async () => {
    let answer: (response: Response) => void = () => undefined
    server = () => new Promise((done) => (answer = done))
    await local()
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    const old = answer
    await local({}, [other.x])
    gives(await file(policy("warn"), {}, other))
    old(new Response(await file(policy("hint"))))
    await vi.waitFor(async () => expect(await level()).toBe("warn"))
    expect((await view()).inForce).not.toBeNull()
    expect(asked).toHaveLength(2)
  })
  test("a server that never answers is let go after 10 s", async () => {
    await local()
    await look()
    const before = asked.length
    server = (_url, { signal }) =>
      new Promise((_done, fail) =>
        signal?.addEventListener("abort", () => fail(new DOMException("", "AbortError"))),
      )
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    const looked = look()
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before))
    await vi.advanceTimersByTimeAsync(9_999)
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    expect((await looked).refusal?.why).toBe("timeout")
  })
  test("a worker stopped between the asking and the answer: nothing of it is kept, and it is asked again", async () => {
    await local()
    await give(await file(policy("hint")))
    server = () => new Promise(() => undefined)
    void look()
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(1))
    await wakeWorker()
    expect(await level()).toBe("hint")
    gives(await file(policy("off"), { serial: 2 }))
    clock.now += 5 * minute
    on.alarm.emit({ name: "jalon" })
    await vi.waitFor(async () => expect(await level()).toBe("off"))
  })
  test("a store that does not take it: what is in force stays, whole", async () => {
    await local()
    await give(await file(policy("hint")))
    const put = vi.spyOn(db().settings, "bulkPut").mockRejectedValue(new Error("QuotaExceededError"))
    await give(await file(policy("off"), { serial: 2 }))
    expect(await level()).toBe("hint")
    put.mockRestore()
    await look()
    expect(await level()).toBe("off")
  })
})

describe("lost or half-written", () => {
  beforeEach(async () => {
    await local()
    await give(await file(policy("hint")))
    await give(await file(policy("off"), { serial: 2 }))
  })
  test.each<[string, unknown]>([
    ["half of it", { policy: { version: 1 } }],
    ["a text", "{"],
    [
      "a policy of nonsense",
      { serial: 2, at: 1, expires: 2, by: "", note: "", policy: { version: 1, rules: 7 } },
    ],
  ])("%s: the one before stands at once, and the last is taken again", async (_name, damaged) => {
    await db().settings.put({ key: "published", value: damaged })
    server = () => Promise.reject(new TypeError("offline"))
    await restart()
    expect(await level()).toBe("hint")
    expect(await give(await file(policy("off"), { serial: 2 }))).toMatchObject({
      inForce: { serial: 2 },
      refusal: null,
    })
    expect(await level()).toBe("off")
  })
  test("gone: the one before stands, and the last is asked for as the worker starts, though not due", async () => {
    await db().settings.delete("published")
    const before = asked.length
    let answer: (response: Response) => void = () => undefined
    server = () => new Promise((done) => (answer = done))
    await restart()
    expect(await level()).toBe("hint")
    await vi.waitFor(() => expect(asked).toHaveLength(before + 1))
    await view()
    answer(new Response(null))
    gives(await file(policy("off"), { serial: 2 }))
    await look()
    expect(await level()).toBe("off")
  })
  test("an older file is no way to come back, even then", async () => {
    const old = await file(policy("hint"))
    await db().settings.delete("published")
    gives(old)
    await restart()
    expect((await look()).refusal?.why).toBe("older")
    await db().settings.bulkDelete(["published", "publishedBefore"])
    await restart()
    expect((await look()).refusal?.why).toBe("older")
    expect(await level()).toBe("block")
  })
})

describe("who says", () => {
  test("taken away by IT, the address takes what was published with it", async () => {
    await local()
    await give(await file(policy("hint")))
    await local({ publication: {} })
    await vi.waitFor(async () => expect(await level()).toBe("block"))
    expect(await view()).toMatchObject({ address: null, inForce: null })
    await vi.waitFor(async () => expect(await job()).toBeUndefined())
    await restart()
    expect(await level()).toBe("block")
  })
  test("given again, an older file is still refused", async () => {
    await local()
    await give(await file(policy("hint"), { serial: 5 }))
    await local({ publication: {} })
    await local()
    expect((await give(await file(policy("off"), { serial: 4 }))).refusal?.why).toBe("older")
  })
  test("by the browser's policy: an agent is heard of what is published, reads its state, and may not draft", async () => {
    managed.replace({ version: 1, agent: { role: "agent" }, publication: { address, keys: [mine.x] } })
    gives(await file(policy("hint")))
    await restart()
    await vi.waitFor(async () => expect(await level()).toBe("hint"))
    expect(await view()).toMatchObject({ readOnly: true, managed: true, inForce: { serial: 1 } })
    expect(await send("publishing.draft", { lists: false, look: false }, popup)).toMatchObject({
      ok: false,
      error: "refused",
    })
  })
  test("no page of the CRM may ask", async () => {
    for (const jalon of ["publishing.get", "publishing.look", "publishing.draft"])
      expect(await send(jalon, { lists: false, look: false })).toMatchObject({ ok: false, error: "refused" })
  })
})

describe("a lead's draft", () => {
  beforeEach(async () => {
    await value("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
    await local()
    await give(await file(policy("hint"), { serial: 3 }))
    await value("rule.set", { id: "bdc.a", level: "off" })
    await value("pack.set", { id: "callbacks", on: false })
  })
  const draft = (lists = false) => value<PublishingDraft>("publishing.draft", { lists, look: true })
  test("carries the next number, their name, what it changes, and nothing of this browser's own", async () => {
    const { policy: said, changes, ...rest } = await draft()
    expect(rest).toEqual({ serial: 4, by: "Alex Gagné", clients: 0, problems: [] })
    expect(said).toEqual({ version: 1, rules: { "bdc.a": { level: "off" } }, packs: { callbacks: false } })
    expect(changes).toEqual([
      { kind: "pack", id: "callbacks", before: true, after: false },
      { kind: "rule", id: "bdc.a", name: "level", before: "hint", after: "off" },
    ])
  })
  test("is what differs from the last publication, without what is never published", async () => {
    const { differences } = await value<DiffView>("diff.get", { against: "published" })
    expect(differences).toEqual((await draft()).changes)
    const { differences: all } = await value<DiffView>("diff.get", { against: "defaults" })
    expect(all.map(({ id }) => id)).toContain("publication.address")
  })
  test("that every browser would refuse is told, with where: a parameter that this version no longer has", async () => {
    const { team } = await readSettings(db())
    await keepSetting(db(), "team", { version: 1, ...team, rules: { "bdc.b": { params: { gone: 3 } } } })
    await restart()
    expect((await draft()).problems).toMatchObject([{ path: "rules.bdc.b.params.gone" }])
    const { policy: said, serial } = await draft()
    expect((await give(await file(said, { serial }))).refusal?.why).toBe("policy")
  })
  test("a file imported over a publication says only what it says otherwise, and hides nothing of the next", async () => {
    const whole = await value<Policy>("policy.export")
    await value("policy.reset")
    await value("policy.import", { text: JSON.stringify({ ...whole, rules: policy("hint").rules }) })
    expect((await readSettings(db())).team).toEqual({
      version: 1,
      publication: { address, keys: [mine.x] },
      packs: { callbacks: false },
    })
    await give(await file(policy("warn"), { serial: 4 }))
    expect(await level()).toBe("warn")
  })
  test("another file imported, all put back, or a state gone back to: the address that was given here stays", async () => {
    const start = (await db().history.orderBy("at").toArray())[0]?.id
    const stays = async (holds = "hint") => {
      expect(await view()).toMatchObject({ address, inForce: { serial: 3 } })
      expect(await level()).toBe(holds)
    }
    await value("policy.import", { text: JSON.stringify({ version: 1, packs: { bdc: false } }) })
    await stays()
    expect((await readSettings(db())).team?.packs).toEqual({ bdc: false })
    await value("policy.reset")
    await stays()
    await value("history.restore", { id: start })
    await stays("block")
    await value("policy.import", { text: JSON.stringify({ version: 1, publication: {} }) })
    await vi.waitFor(async () => expect(await view()).toMatchObject({ address: null, inForce: null }))
  })
  test("signed and put at the address, it is taken from there, and the draft is dropped", async () => {
    const { policy: said, serial } = await draft()
    await give(await file(said, { serial }))
    const { team, published } = await readSettings(db())
    expect(team).toEqual({ version: 1, publication: { address, keys: [mine.x] } })
    expect(published?.policy).toEqual(said)
    const [last] = await db().history.orderBy("at").reverse().toArray()
    expect(last).toMatchObject({ what: "published", by: "Alex Gagné" })
    expect(await level()).toBe("off")
    expect((await draft()).changes).toEqual([])
  })
  test("a publication is in the history, and what held before it is one press away, to be published anew", async () => {
    const rows = async () => (await value<HistoryView>("history.get")).entries
    const held = async () => {
      const { packs, rules } = await value<LeadView>("lead.get")
      return {
        packs: packs.map(({ id, on }) => [id, on]),
        rules: rules.map(({ id, level: said, silenced, params }) => [
          id,
          said,
          silenced,
          params.map((one) => one.value),
        ]),
      }
    }
    const { policy: said, serial } = await draft()
    await give(await file(said, { serial }))
    const before = await held()
    const theirs: Policy = {
      version: 1,
      rules: {
        "bdc.a": { level: "warn" },
        "bdc.b": { level: "block", params: { list: ["Laval", "Longueuil"] } },
      },
      packs: { bdc: false },
      silenced: ["callbacks.note-author"],
      organisations: ["org1"],
    }
    clock.now += minute
    await give(await file(theirs, { serial: serial + 1, by: "Luc" }))
    const [taken, mineOut] = await rows()
    expect(taken).toMatchObject({ what: "published", by: "Luc", current: true })
    expect(taken?.changes).toContainEqual({
      kind: "rule",
      id: "bdc.a",
      name: "level",
      before: "off",
      after: "warn",
    })
    expect(mineOut).toMatchObject({ what: "published", by: "Alex Gagné", current: false })
    expect(mineOut?.changes).toMatchObject([
      { id: "callbacks" },
      { id: "bdc.a", before: "hint", after: "off" },
    ])

    await value("history.restore", { id: mineOut?.id })
    expect(await held()).toEqual(before)
    expect((await rows())[0]).toMatchObject({ what: "restore", current: true })
    const again = await draft()
    expect(again.problems).toEqual([])
    await give(await file(again.policy, { serial: again.serial }))
    expect(await held()).toEqual(before)
    expect((await readSettings(db())).team).toEqual({ version: 1, publication: { address, keys: [mine.x] } })
    await value("history.restore", { id: taken?.id })
    expect(await level()).toBe("warn")
  })
  test("what they changed since stays theirs", async () => {
    const { policy: said, serial } = await draft()
    await value("rule.set", { id: "bdc.b", level: "off" })
    await give(await file(said, { serial }))
    const { team } = await readSettings(db())
    expect(team?.rules).toMatchObject({ "bdc.b": { level: "off" } })
    expect(team?.packs).toBeUndefined()
    expect((await draft()).changes).toMatchObject([{ id: "bdc.b" }])
  })
  test("the lists of clients go out only where the lead says so", async () => {
    const client = { id: "c1", name: "Marie Roy", phone: "5145550100" }
    const deals = [{ id: "d1", day: "2026-11-20", branch: "Laval", seller: "Ismaël", clients: [client] }]
    await keepSetting(db(), "team", {
      version: 1,
      publication: { address, keys: [mine.x] },
      orphans: { deals },
    })
    await restart()
    const without = await draft()
    expect(without.clients).toBe(1)
    expect(JSON.stringify(without)).not.toContain("Marie Roy")
    expect(JSON.stringify((await draft(true)).policy)).toContain("Marie Roy")
  })
})

test.each([
  ["https://politique.example/p", true],
  ["https://10.0.0.4/p", true],
  ["http://localhost:8080/p", true],
  ["http://127.0.0.1/p", true],
  ["http://[::1]/p", true],
  ["http://politique.example/p", false],
  ["http://localhost.evil.example/p", false],
  ["http://127.0.0.1.evil.example/p", false],
  ["https://name:word@politique.example/p", false],
  ["file:///etc/jalon.jws", false],
  ["data:text/plain,x", false],
  ["javascript:alert(1)", false],
  ["politique.example/p", false],
  ["", false],
])("%s is an address that is looked at: %s", (text, expected) => {
  expect(isAddress(text)).toBe(expected)
})
