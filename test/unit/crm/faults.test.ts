import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { CrmError, type Crm, type CrmFault } from "../../../src/crm/types"
import { makeCrm, type CrmOptions } from "../../../src/crm/client"
import { fakeApi, noteRow, page, refusal, someone, type Said, type Turn } from "./fake-api"

const day = "2026-11-22T10:00:00-05:00"
const now = Date.parse(day)
const deal = { id: "12", Stage: "Contacté", Owner: someone, Modified_Time: day }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Waits for a question while the timers it sets run. */
async function settled<T>(question: Promise<T>): Promise<{ value: T } | { error: CrmError }> {
  const end = question.then(
    (value) => ({ value }),
    (error: unknown) => {
      expect(error).toBeInstanceOf(CrmError)
      return { error: error as CrmError }
    },
  )
  const over = vi.fn()
  void end.finally(over)
  for (let turn = 0; turn < 400 && over.mock.calls.length === 0; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (turn % 8 === 7) await vi.advanceTimersToNextTimerAsync()
  }
  return end
}
const faultOf = async (question: Promise<unknown>): Promise<CrmError> => {
  const end = await settled(question)
  if ("value" in end) throw new Error("answered")
  return end.error
}
const api = (turn: Turn, options: Partial<CrmOptions> = {}) => fakeApi(turn, { now: () => now, ...options })

/** Every method, once. */
const questions: Record<string, (crm: Crm) => Promise<unknown>> = {
  org: (crm) => crm.org(),
  me: (crm) => crm.me(),
  modules: (crm) => crm.modules(),
  fields: (crm) => crm.fields("Deals"),
  layouts: (crm) => crm.layouts("Deals"),
  users: (crm) => crm.users(),
  shifts: (crm) => crm.shifts(),
  unavailability: (crm) => crm.unavailability(),
  holidays: (crm) => crm.holidays(2026),
  record: (crm) => crm.record("Deals", "12"),
  search: (crm) => crm.search("Deals", { word: "chouinard" }, ["Stage"]),
  query: (crm) => crm.query("Deals", "select id from Deals where id is not null"),
  notes: (crm) => crm.notes("Deals", "12"),
  notesSince: (crm) => crm.notesSince(new Date(0)),
  notesPage: (crm) => crm.notesPage(new Date(0), null),
  timeline: (crm) => crm.timeline("Deals", "12"),
  attachments: (crm) => crm.attachments("Deals", "12"),
  stages: (crm) => crm.stages("12"),
}
const every = Object.entries(questions)

describe("what the CRM refuses", () => {
  const record = (crm: Crm) => crm.record("Deals", "12")
  const modules = (crm: Crm) => crm.modules()
  it.each<[string, Said, CrmFault, CrmFault]>([
    ["a scope not asked for", refusal(401, "OAUTH_SCOPE_MISMATCH"), "forbidden", "forbidden"],
    ["a profile without the module", refusal(403, "NO_PERMISSION"), "forbidden", "forbidden"],
    ["the same with 400", refusal(400, "AUTHORIZATION_FAILED"), "forbidden", "forbidden"],
    ["a 403 without a word", { status: 403, text: "<html>" }, "forbidden", "forbidden"],
    ["no such module", refusal(400, "INVALID_MODULE"), "absent", "absent"],
    ["an edition without it", refusal(400, "FEATURE_NOT_SUPPORTED"), "absent", "absent"],
    ["no such address", refusal(404, "INVALID_URL_PATTERN"), "absent", "absent"],
    ["no such record", refusal(400, "INVALID_DATA", { resource_path_index: 1 }), "gone", "absent"],
    ["no such list", refusal(400, "INVALID_DATA", { resource_path_index: 2 }), "absent", "absent"],
    ["a 404 without a word", { status: 404 }, "gone", "absent"],
    ["a refusal with 200", { ...refusal(200, "NO_PERMISSION") }, "forbidden", "forbidden"],
    ["a query too wide", refusal(400, "LIMIT_EXCEEDED"), "limited", "limited"],
    ["anything else of 400", refusal(400, "REQUIRED_PARAM_MISSING"), "failed", "failed"],
  ])("%s", async (_what, said, ofRecord, ofAll) => {
    const { crm, sent } = api(() => said)
    expect(await faultOf(record(crm))).toMatchObject({ fault: ofRecord, about: "Deals", again: null })
    expect(await faultOf(modules(crm))).toMatchObject({ fault: ofAll, about: "modules", again: null })
    expect(sent.length).toBe(2)
  })

  it("in one module leaves the others", async () => {
    const { crm, heard } = api(({ url }) =>
      url.pathname.includes("/Contacts/") ? refusal(403, "NO_PERMISSION") : page([deal]),
    )
    expect(await faultOf(crm.record("Contacts", "12"))).toMatchObject({
      fault: "forbidden",
      about: "Contacts",
    })
    expect(await settled(crm.record("Deals", "12"))).toMatchObject({ value: { id: "12" } })
    expect(heard).toEqual([
      { about: "Contacts", fault: "forbidden", again: null, ahead: null },
      { about: "Deals", fault: null, again: null, ahead: null },
    ])
  })

  it.each([
    ["text that is not JSON", "{"],
    ["a list where an object should be", JSON.stringify({ data: { id: "12" } })],
    ["a number where a text should be", JSON.stringify({ data: [{ id: 12 }] })],
    ["nothing that was described", JSON.stringify(null)],
  ])("in its shape is heard as that, once: %s", async (_name, text) => {
    const { crm, heard } = api(() => ({ text }))
    expect(await faultOf(record(crm))).toMatchObject({ fault: "malformed", about: "Deals" })
    expect(heard.map(({ about, fault }) => [about, fault])).toEqual([["Deals", "malformed"]])
  })

  it("finding nothing is no fault, but for a record", async () => {
    const { crm } = api(() => ({ status: 204 }))
    expect(await faultOf(record(crm))).toMatchObject({ fault: "gone" })
    expect(await settled(crm.notes("Deals", "12"))).toEqual({ value: [] })
    expect(await settled(crm.search("Deals", { word: "x" }, []))).toEqual({ value: [] })
    expect(await settled(crm.query("Deals", "select"))).toEqual({ value: { rows: [], more: false } })
    expect(await settled(crm.holidays(2026))).toEqual({ value: [] })
  })
})

describe("a token that is no longer taken", () => {
  const second = (said: Said): Turn => {
    return ({ headers }) =>
      headers.get("authorization")?.endsWith("first") ? refusal(401, "INVALID_TOKEN") : said
  }

  it("is renewed once, in the middle of pages too", async () => {
    let calls = 0
    const { crm, sent, asked } = api(({ headers, url }) => {
      if (++calls > 1 && headers.get("authorization")?.endsWith("first")) return refusal(401, "INVALID_TOKEN")
      const number = Number(url.searchParams.get("page") ?? 1)
      return page([noteRow(String(number), day)], { more_records: number < 3, next_page_token: "t" })
    })
    expect(await settled(crm.notes("Deals", "12"))).toMatchObject({
      value: [{ id: "1" }, { id: "2" }, { id: "3" }],
    })
    expect(sent.map(({ url }) => url.searchParams.get("page"))).toEqual([null, "2", "2", "3", "3"])
    expect(asked.filter((fresh) => fresh).length).toBe(2)
  })

  it("that another call renewed meanwhile is not renewed again", async () => {
    let current = "first"
    const asked: boolean[] = []
    const { crm } = api(
      ({ headers }) =>
        headers.get("authorization")?.endsWith("first") ? refusal(401, "INVALID_TOKEN") : page([deal]),
      {
        token: (fresh) => {
          asked.push(fresh)
          if (fresh || asked.length > 1) current = "second"
          return Promise.resolve(`1000.${current}`)
        },
      },
    )
    expect(await settled(crm.record("Deals", "12"))).toMatchObject({ value: { id: "12" } })
    expect(asked).toEqual([false, false])
  })

  it.each<[string, Turn, Partial<CrmOptions>, number]>([
    ["nor is the new one", () => refusal(401, "INVALID_TOKEN"), {}, 2],
    ["with no word said", () => ({ status: 401 }), {}, 2],
    [
      "and no other is to be had",
      second(page([deal])),
      { token: (fresh) => Promise.resolve(fresh ? null : "1000.first") },
      1,
    ],
    ["and there was none", () => page([deal]), { token: () => Promise.resolve(null) }, 0],
    [
      "and renewing breaks",
      second(page([deal])),
      { token: (fresh) => (fresh ? Promise.reject(new Error("1000.x")) : Promise.resolve("1000.first")) },
      1,
    ],
  ])("%s: signed out", async (_what, turn, options, calls) => {
    const { crm, sent } = api(turn, options)
    expect(await faultOf(crm.record("Deals", "12"))).toMatchObject({ fault: "signed-out", about: "Deals" })
    expect(sent.length).toBe(calls)
  })

  it("of another data centre is signed out of this one, and asked of no other host", async () => {
    const { crm, sent } = api(
      ({ url }) => (url.host === "www.zohoapis.eu" ? page([deal]) : refusal(401, "INVALID_TOKEN")),
      {
        centre: "ca",
      },
    )
    expect(await faultOf(crm.org())).toMatchObject({ fault: "signed-out" })
    expect(new Set(sent.map(({ url }) => url.host))).toEqual(new Set(["www.zohoapis.ca"]))
  })

  it("says why when renewing it says so", async () => {
    const { crm } = api(() => page([]), { token: () => Promise.reject(new CrmError("unreachable", "token")) })
    expect(await faultOf(crm.org())).toMatchObject({ fault: "unreachable" })
  })
})

describe("a CRM in trouble", () => {
  it.each([500, 502, 503, 504])("%i is tried three times in all", async (status) => {
    const { crm, sent } = api(() => refusal(status, "INTERNAL_ERROR"))
    expect(await faultOf(crm.org())).toMatchObject({ fault: "failed", again: null })
    expect(sent.length).toBe(3)
  })

  it("is not asked anew by everybody at the same instant: each browser waits its own time, the longer each time", async () => {
    const waits = async (random: number): Promise<number[]> => {
      vi.useRealTimers()
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] })
      const times: number[] = []
      const refused: Turn = () => {
        times.push(Date.now())
        return { status: 503 }
      }
      const { crm } = api(refused, { random: () => random })
      await faultOf(crm.org())
      return times.slice(1).map((at, index) => at - (times[index] ?? 0))
    }
    expect([await waits(0), await waits(0.5), await waits(1)]).toEqual([
      [150, 300],
      [300, 600],
      [450, 900],
    ])
  })

  it("that gets better is answered, a question by POST too", async () => {
    let calls = 0
    const { crm, sent } = api(() => (++calls < 3 ? { status: 500 } : page([deal])))
    expect(await settled(crm.query("Deals", "select id"))).toMatchObject({ value: { rows: [{ id: "12" }] } })
    expect(sent.map(({ body }) => body)).toEqual(Array(3).fill('{"select_query":"select id"}'))
  })

  it.each<[string, Record<string, string>, number]>([
    ["a minute later", { "retry-after": "60" }, 60_000],
    ["at an instant", { "retry-after": "Sun, 22 Nov 2026 15:30:00 GMT" }, 1_800_000],
  ])("that asks to come back %s is left alone until then", async (_what, headers, wait) => {
    let clock = now
    const { crm, sent, heard } = api(() => ({ ...refusal(429, "TOO_MANY_REQUESTS"), headers }), {
      now: () => clock,
    })
    const again = new Date(now + wait)
    expect(await faultOf(crm.org())).toMatchObject({ fault: "limited", again })
    expect(await faultOf(crm.modules())).toMatchObject({ fault: "limited", about: "modules", again })
    expect(sent.length).toBe(1)
    expect(heard.map(({ fault, again }) => [fault, again])).toEqual(Array(2).fill(["limited", again]))
    clock += wait
    await faultOf(crm.org())
    expect(sent.length).toBeGreaterThan(1)
  })

  it("that asks to come back at once is waited for", async () => {
    let calls = 0
    const { crm, sent } = api(() =>
      ++calls === 1
        ? { ...refusal(429, "TOO_MANY_REQUESTS"), headers: { "retry-after": "2" } }
        : page([deal]),
    )
    expect(await settled(crm.record("Deals", "12"))).toMatchObject({ value: { id: "12" } })
    expect(sent.length).toBe(2)
  })

  it("that only says too many is tried again, then left a minute", async () => {
    const { crm, sent } = api(() => refusal(429, "TOO_MANY_REQUESTS"))
    expect(await faultOf(crm.org())).toMatchObject({ fault: "limited", again: new Date(now + 60_000) })
    expect(sent.length).toBe(3)
  })

  it("that refuses one query as too wide answers the next question", async () => {
    const { crm } = api(({ url }) =>
      url.pathname.endsWith("/coql") ? refusal(400, "LIMIT_EXCEEDED") : page([deal]),
    )
    expect(await faultOf(crm.query("Deals", "select id"))).toMatchObject({ fault: "limited", again: null })
    expect(await settled(crm.record("Deals", "12"))).toMatchObject({ value: { id: "12" } })
  })
})

describe("a network in trouble", () => {
  it("that does not lead there is tried three times", async () => {
    const { crm, sent } = api(() => {
      throw new TypeError("Failed to fetch")
    })
    expect(await faultOf(crm.org())).toMatchObject({ fault: "unreachable" })
    expect(sent.length).toBe(3)
  })

  it("too slow is waited for ten seconds, once", async () => {
    const { crm, sent } = api(() => new Promise<never>(() => undefined))
    const asked = faultOf(crm.org())
    expect(await asked).toMatchObject({ fault: "unreachable" })
    expect(sent.length).toBe(1)
    expect(sent[0]?.request.signal.aborted).toBe(true)
  })

  it("that gives a body which never ends is not waited for for ever", async () => {
    const endless = (request: Request): Promise<Response> => {
      const body = new ReadableStream({ pull: () => new Promise<void>(() => undefined) })
      return Promise.resolve(
        new Response(body.pipeThrough(new TransformStream(), { signal: request.signal })),
      )
    }
    const crm = makeCrm({
      centre: "ca",
      token: () => Promise.resolve("1000.first"),
      pay: () => null,
      fetch: endless as typeof fetch,
    })
    expect(await faultOf(crm.org())).toMatchObject({ fault: "unreachable" })
  })

  it("that cuts an answer in half gives no half of it", async () => {
    for (const [, ask] of every) {
      const { crm } = api(() => ({ ...page([deal]), cut: true }))
      expect((await faultOf(ask(crm))).fault).toBe("malformed")
      const short = api(() => ({ text: JSON.stringify({ data: [deal] }).slice(0, 30) }))
      expect((await faultOf(ask(short.crm))).fault).toBe("malformed")
    }
  })
})

describe("an answer that is not what is described", () => {
  it.each<[string, Said]>([
    ["empty", { text: "" }],
    ["a page of HTML", { text: "<!doctype html>" }],
    ["null", { json: null }],
    ["a list", { json: [] }],
    ["another name", { json: { rows: [] } }],
    [
      "rows that are not a list",
      {
        json: {
          data: {},
          users: {},
          org: {},
          modules: {},
          fields: {},
          layouts: {},
          shift_hours: {},
          users_unavailability: {},
          holidays: {},
          __timeline: {},
        },
      },
    ],
    [
      "rows that are not records",
      {
        json: Object.fromEntries(
          "data users org modules fields layouts shift_hours users_unavailability holidays __timeline"
            .split(" ")
            .map((name) => [name, [1]]),
        ),
      },
    ],
  ])("%s is malformed for every question", async (_what, said) => {
    for (const [name, ask] of every) {
      const { crm } = api(() => said)
      expect([name, (await faultOf(ask(crm))).fault]).toEqual([name, "malformed"])
    }
  })

  it.each<[string, Record<string, unknown>]>([
    ["an id that is a number", { id: 12 }],
    ["an owner that is a text", { Owner: "Alex" }],
    ["an owner whose name is a number", { Owner: { id: "1", name: 3 } }],
    ["an instant without its offset", { Modified_Time: "2026-11-22T10:00:00" }],
    ["an instant that is none", { Created_Time: "2026-13-45T10:00:00-05:00" }],
    ["an instant that is a number", { Created_Time: 1700000000000 }],
  ])("%s in one row makes the whole malformed", async (_what, wrong) => {
    const rows = [deal, { ...deal, ...wrong }]
    const { crm } = api(() => page(rows))
    expect(await faultOf(crm.search("Deals", { word: "x" }, []))).toMatchObject({ fault: "malformed" })
    const note = noteRow("1", day, wrong["Owner"] === undefined ? wrong : { Created_By: wrong["Owner"] })
    const notes = api(() => page([noteRow("2", day), note]))
    expect(await faultOf(notes.crm.notes("Deals", "12"))).toMatchObject({ fault: "malformed" })
  })

  it("a field by its name may be of any type", async () => {
    const values = { id: "12", Stage: 7, Amount: { a: [1] }, Nothing: null, Owner: someone }
    const { crm } = api(() => page([values]))
    expect(await settled(crm.record("Deals", "12"))).toMatchObject({ value: { values } })
  })

  it("another record than the one asked for is malformed", async () => {
    const { crm } = api(() => page([{ ...deal, id: "13" }]))
    expect(await faultOf(crm.record("Deals", "12"))).toMatchObject({ fault: "malformed" })
  })

  it("nothing where there is always one is malformed", async () => {
    const { crm } = api(() => ({ json: { org: [], users: [] } }))
    expect(await faultOf(crm.org())).toMatchObject({ fault: "malformed" })
    expect(await faultOf(crm.me())).toMatchObject({ fault: "malformed" })
  })
})

describe("an hour's budget", () => {
  it("that is spent makes no call, between pages too, and is told with the instant it begins anew", async () => {
    const again = new Date(now + 1_000_000)
    let left = 2
    const { crm, sent, heard } = api(
      () => page([noteRow("1", day)], { more_records: true, next_page_token: "t" }),
      { pay: () => (left-- > 0 ? null : again) },
    )
    expect(await faultOf(crm.notes("Deals", "12"))).toMatchObject({ fault: "budget", about: "Deals", again })
    expect(await faultOf(crm.org())).toMatchObject({ fault: "budget", about: "org", again })
    expect(sent.length).toBe(2)
    expect(heard.map(({ fault }) => fault)).toEqual([null, null, "budget", "budget"])
  })

  it("pays each attempt", async () => {
    let left = 2
    const again = new Date(now + 5)
    const { crm, sent } = api(() => ({ status: 500 }), { pay: () => (left-- > 0 ? null : again) })
    expect(await faultOf(crm.org())).toMatchObject({ fault: "budget", again })
    expect(sent.length).toBe(2)
  })

  it("is not touched when nobody is signed in", async () => {
    const pay = vi.fn(() => null)
    const { crm } = api(() => page([]), { pay, token: () => Promise.resolve(null) })
    await faultOf(crm.org())
    expect(pay).not.toHaveBeenCalled()
  })
})

describe("leaving the page", () => {
  it.each<[string, Turn]>([
    ["while an answer is waited for", () => new Promise<never>(() => undefined)],
    ["while a retry waits", () => ({ status: 500 })],
    [
      "between pages",
      async () => {
        await new Promise<void>((resolve) => setImmediate(resolve))
        return page([noteRow("1", day)], { more_records: true, next_page_token: "t" })
      },
    ],
  ])("%s: cancelled, no more calls, and no fault told", async (_what, turn) => {
    const leave = new AbortController()
    const { crm, sent, heard } = api((one) => {
      setImmediate(() => leave.abort())
      return turn(one)
    })
    const asked = crm.notes("Deals", "12", { signal: leave.signal })
    expect(await faultOf(asked)).toMatchObject({ fault: "cancelled", about: "Deals" })
    const calls = sent.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent.length).toBe(calls)
    expect(heard.every(({ fault }) => fault === null)).toBe(true)
  })
})

describe("what an error tells", () => {
  const secret = "1000.s3cr3t.t0k3n"
  const value = fc
    .string({ minLength: 6, unit: fc.constantFrom(..."ABCDEFGHIJ0123456789é@") })
    .map((text) => `~${text}~`)
  const spoil = fc.constantFrom<(text: string) => Said>(
    (text) => page([{ id: text, Owner: text }]),
    (text) => page([{ id: 1, Note_Content: text }]),
    (text) => ({ text: `{"data":[{"id":"${text}"` }),
    (text) => ({ text: text.repeat(3) }),
    (text) => ({ status: 500, text }),
    (text) => ({ status: 401, json: { code: text, status: "error", message: text } }),
    (text) => ({
      status: 403,
      json: { code: "NO_PERMISSION", status: "error", details: { permissions: [text] } },
    }),
    (text) => ({ status: 429, headers: { "retry-after": "90" }, text }),
    (text) => ({ json: { org: text, users: [text], modules: text, __timeline: [{ audited_time: text }] } }),
  )

  it("is never the token nor a value of the answer, whatever the question", async () => {
    const logged = (["log", "warn", "error", "info", "debug"] as const).map((name) => vi.spyOn(console, name))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...every), spoil, value, async ([, ask], said, text) => {
        const { crm, heard } = api(() => said(text), { token: () => Promise.resolve(secret) })
        const end = await settled(ask(crm))
        if ("value" in end) return
        const { error } = end
        const told = [
          error.message,
          error.stack ?? "",
          String(error),
          JSON.stringify(error),
          JSON.stringify(heard),
        ]
        for (const one of [...told, String(error.cause)])
          for (const hidden of [text, secret]) expect(one).not.toContain(hidden)
        expect(Object.keys(error).sort()).toEqual(["about", "again", "fault", "name"])
      }),
      { numRuns: 120 },
    )
    for (const log of logged) expect(log).not.toHaveBeenCalled()
  }, 30_000)
})
