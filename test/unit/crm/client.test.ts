import fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import { queryText, rowsAsked } from "../../../src/crm/ask-text"
import { centreAt, centreHosts, centreOf } from "../../../src/crm/centres"
import { centres, CrmError, type Crm } from "../../../src/crm/types"
import { fakeApi, noteRow, page, someone, type Said } from "./fake-api"

const day = "2026-11-22T10:00:00-05:00"
const deal = { id: "12", Stage: "Contacté", Owner: someone, Created_Time: day, Modified_Time: day }

describe("data centres", () => {
  it("are told apart by their addresses", () => {
    for (const centre of centres) {
      const { accounts, api, pages, location } = centreHosts[centre]
      for (const url of [
        `${accounts}/oauth`,
        `${api}/crm/v8`,
        ...pages.map((host) => `https://${host}/crm/x`),
      ])
        expect(centreOf(url)).toBe(centre)
      expect(centreAt(location)).toBe(centre)
    }
    expect(centreHosts.ca).toMatchObject({
      accounts: "https://accounts.zohocloud.ca",
      api: "https://www.zohoapis.ca",
    })
    for (const url of [
      "https://crm.zoho.ca/",
      "https://evil.com/?crm.zoho.com",
      "https://xcrm.zoho.com",
      "nothing",
    ])
      expect(centreOf(url)).toBeNull()
  })
})

describe("a reading", () => {
  it("goes to its data centre alone, with the token in its header and nothing of the browser's", async () => {
    const { crm, sent } = fakeApi(() => page([deal]), { centre: "eu" })
    await crm.record("Deals", "12")
    const [{ request, url, headers }] = sent as [(typeof sent)[0]]
    expect(url.href).toBe("https://www.zohoapis.eu/crm/v8/Deals/12")
    expect(headers.get("authorization")).toBe("Zoho-oauthtoken 1000.first")
    expect(request).toMatchObject({
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
    })
  })

  it("asks for the fields used, fifty at most a call, and joins what they gave", async () => {
    const names = Array.from({ length: 60 }, (_one, at) => `F${at}`)
    const { crm, sent } = fakeApi(
      ({ url }) => {
        const fields = (url.searchParams.get("fields") ?? "").split(",")
        return page([
          {
            ...deal,
            ...Object.fromEntries(fields.filter((name) => name.startsWith("F")).map((name) => [name, name])),
          },
        ])
      },
      { fields: () => names },
    )
    const record = await crm.record("Deals", "12")
    expect(sent.map(({ url }) => url.searchParams.get("fields")?.split(",").length)).toEqual([50, 20])
    expect(record).toMatchObject({ id: "12", owner: { id: someone.id, name: someone.name } })
    expect(Object.keys(record === "unchanged" ? {} : record.values)).toEqual(expect.arrayContaining(names))
  })

  it("gives instants, and what is not told as null", async () => {
    const { crm } = fakeApi(() => page([{ id: "12", Owner: null, Modified_Time: day }]))
    expect(await crm.record("Deals", "12")).toEqual({
      module: "Deals",
      id: "12",
      values: { id: "12", Owner: null, Modified_Time: day },
      owner: null,
      createdAt: null,
      createdBy: null,
      modifiedAt: new Date("2026-11-22T15:00:00Z"),
      modifiedBy: null,
    })
  })

  it("says when nothing changed since, to those who asked so", async () => {
    const { crm, sent } = fakeApi(() => ({ status: 304 }))
    const since = new Date("2026-11-22T15:00:00.500Z")
    expect(await crm.record("Deals", "12", { since })).toBe("unchanged")
    expect(await crm.users({ since })).toBe("unchanged")
    expect(sent.map(({ headers }) => headers.get("if-modified-since"))).toEqual(
      Array(2).fill("2026-11-22T15:00:00+00:00"),
    )
    await expect(crm.notes("Deals", "12", { since })).rejects.toMatchObject({ fault: "malformed" })
    expect(sent[2]?.headers.has("if-modified-since")).toBe(false)
  })

  it("of a name that is not one makes no call", async () => {
    const { crm, sent } = fakeApi(() => page([]))
    for (const id of ["", "1/Notes", "..", "1?x=1", "%2e"]) {
      await expect(crm.record("Deals", id)).rejects.toBeInstanceOf(CrmError)
      await expect(crm.notes("Deals", id)).rejects.toBeInstanceOf(CrmError)
      await expect(crm.fields(id)).rejects.toMatchObject({ fault: "absent" })
      await expect(crm.search(id, { word: "x" }, [])).rejects.toMatchObject({ fault: "absent" })
    }
    expect(sent).toEqual([])
  })
})

/** A list of rows served by number of page, then by token, as the CRM does. */
const served =
  (rows: readonly unknown[], size = 200, first: Said["headers"] = {}) =>
  ({ url }: { url: URL }): Said => {
    const token = url.searchParams.get("page_token")
    const number = Number(token?.slice(1) ?? url.searchParams.get("page") ?? 1)
    if (token === null && number > 10) return { status: 400, json: { code: "INVALID_DATA", status: "error" } }
    const part = rows.slice((number - 1) * size, number * size)
    const more = number * size < rows.length
    return {
      ...page(part, { more_records: more, next_page_token: more ? `t${number + 1}` : null }),
      headers: first,
    }
  }
const minutes = (count: number) =>
  Array.from({ length: count }, (_one, at) =>
    noteRow(String(1000 + at), new Date(Date.parse(day) - at * 60_000).toISOString()),
  )

describe("pages", () => {
  it.each([0, 1, 200, 201, 2_000, 2_150])(
    "of %i notes are followed to their end, oldest first",
    async (count) => {
      const { crm, sent } = fakeApi(count === 0 ? () => ({ status: 204 }) : served(minutes(count)))
      const notes = await crm.notes("Deals", "12")
      expect(notes.map(({ id }) => id)).toEqual(
        Array.from({ length: count }, (_one, at) => String(999 + count - at)),
      )
      expect(sent.length).toBe(Math.max(1, Math.ceil(count / 200)))
      for (const { url } of sent)
        expect(["page", "page_token"].every((name) => url.searchParams.has(name))).toBe(false)
    },
  )

  it("by token carry no size of page and no number", async () => {
    const rows = Array.from({ length: 500 }, (_one, at) => ({
      id: String(at),
      action: "updated",
      audited_time: day,
      done_by: someone,
      field_history: [{ api_name: "Stage" }, {}],
    }))
    const { crm, sent } = fakeApi((one) => {
      const { json, ...rest } = served(rows)(one)
      const { data, info } = json as { data: unknown; info: unknown }
      return { ...rest, json: { __timeline: data, info } }
    })
    const events = await crm.timeline("Deals", "12")
    expect(events.length).toBe(500)
    expect(events[0]).toEqual({
      id: "0",
      action: "updated",
      at: new Date(day),
      by: { id: someone.id, name: someone.name },
      fields: ["Stage"],
    })
    expect(sent.map(({ url }) => url.search)).toEqual(["?per_page=200", "?page_token=t2", "?page_token=t3"])
  })

  it("that never end, or that nothing leads to, are not given as the whole", async () => {
    const endless = fakeApi(({ url }) =>
      page(minutes(1), { more_records: true, next_page_token: `t${url.search.length}` }),
    )
    await expect(endless.crm.notes("Deals", "12")).rejects.toMatchObject({ fault: "malformed" })
    expect(endless.sent.length).toBe(50)
    const lost = fakeApi(() => page([{ id: "1" }], { more_records: true }))
    await expect(lost.crm.attachments("Deals", "12")).rejects.toMatchObject({ fault: "malformed" })
    const more = { more_records: true }
    const modules = fakeApi(() => ({ json: { modules: [], info: more } }))
    await expect(modules.crm.modules()).rejects.toMatchObject({ fault: "malformed" })
  })

  it("of the organisation's notes stop at the first one older than wanted", async () => {
    const { crm, sent } = fakeApi(served(minutes(1_000)))
    const since = new Date(Date.parse(day) - 250 * 60_000)
    const notes = await crm.notesSince(since)
    expect(notes.map(({ id }) => id)).toEqual(Array.from({ length: 251 }, (_one, at) => String(1000 + at)))
    expect(sent.map(({ url }) => url.searchParams.get("page"))).toEqual(["1", "2"])
    expect(sent[0]?.url.search).toContain("sort_by=Modified_Time&sort_order=desc")
  })

  it("of the organisation's notes are read one by one from where one stopped", async () => {
    const { crm } = fakeApi(served(minutes(2_500)))
    const since = new Date(0)
    const ids: string[] = []
    let place: string | null = null
    let count = 0
    do {
      const read: Awaited<ReturnType<Crm["notesPage"]>> = await crm.notesPage(since, place)
      ids.push(...read.notes.map(({ id }) => id))
      place = read.next
      count++
    } while (place !== null)
    expect(count).toBe(13)
    expect(new Set(ids).size).toBe(2_500)
  })
})

describe("the same question", () => {
  const held = () => {
    const open: (() => void)[] = []
    const api = fakeApi(async () => {
      await new Promise<void>((resolve) => open.push(resolve))
      return page([deal])
    })
    return { ...api, open, waiting: () => vi.waitFor(() => expect(open.length).toBeGreaterThan(0)) }
  }

  it("asked several times at once makes one call, and another once answered", async () => {
    const { crm, sent, open, waiting } = held()
    const all = [crm.record("Deals", "12"), crm.record("Deals", "12"), crm.record("Deals", "12")]
    await waiting()
    open.forEach((answer) => answer())
    const [one, other] = await Promise.all(all)
    expect(one).toBe(other)
    expect(sent.length).toBe(1)
    void crm.record("Deals", "12").catch(() => undefined)
    await vi.waitFor(() => expect(sent.length).toBe(2))
  })

  it("differs by record, module, fields and instant", async () => {
    const { crm, sent } = fakeApi(() => page([deal]))
    await Promise.allSettled([
      crm.record("Deals", "12"),
      crm.record("Contacts", "12"),
      crm.record("Deals", "12", { since: new Date(0) }),
      crm.search("Deals", { word: "ab" }, ["A"]),
      crm.search("Deals", { word: "ab" }, ["B"]),
      crm.query("Deals", "select a from Deals where id is not null"),
      crm.query("Deals", "select b from Deals where id is not null"),
    ])
    expect(sent.length).toBe(7)
  })

  it("left by one goes on for the others; left by all, the call is aborted and a new one is made", async () => {
    const { crm, sent, open, waiting } = held()
    const [first, second] = [new AbortController(), new AbortController()]
    const one = crm.record("Deals", "12", { signal: first.signal })
    const other = crm.record("Deals", "12", { signal: second.signal })
    await waiting()
    first.abort()
    await expect(one).rejects.toMatchObject({ fault: "cancelled" })
    expect(sent[0]?.request.signal.aborted).toBe(false)
    second.abort()
    await expect(other).rejects.toMatchObject({ fault: "cancelled" })
    await vi.waitFor(() => expect(sent[0]?.request.signal.aborted).toBe(true))
    const again = crm.record("Deals", "12")
    await vi.waitFor(() => expect(open.length).toBe(2))
    open[1]?.()
    expect(await again).toMatchObject({ id: "12" })
  })

  it("that a person waits for is not refused with what nobody waits for", async () => {
    const again = new Date("2026-11-20T16:00:00Z")
    const { crm } = fakeApi(() => ({ json: { data: [deal] } }), {
      pay: (_credits, background) => (background ? again : null),
    })
    const quiet = crm.record("Deals", "12", { background: true })
    const waited = crm.record("Deals", "12")
    await expect(quiet).rejects.toMatchObject({ fault: "budget", again })
    expect(await waited).toMatchObject({ id: "12" })
  })

  it("asked by someone who has left makes no call", async () => {
    const { crm, sent } = held()
    await expect(crm.org({ signal: AbortSignal.abort() })).rejects.toMatchObject({ fault: "cancelled" })
    expect(sent).toEqual([])
  })

  it("at most four calls are out at once; those that a person waits for go first", async () => {
    const open: (() => void)[] = []
    let [out, most] = [0, 0]
    const { crm, sent } = fakeApi(async ({ url }) => {
      most = Math.max(most, ++out)
      await new Promise<void>((resolve) => open.push(resolve))
      out--
      return page([{ ...deal, id: url.pathname.split("/").at(-1) }])
    })
    const background = ["1", "2", "3", "4", "5", "6"].map((id) =>
      crm.record("Deals", id, { background: true }),
    )
    const left = new AbortController()
    const leaving = crm.record("Deals", "7", { signal: left.signal })
    const wanted = crm.record("Deals", "8")
    await vi.waitFor(() => expect(open.length).toBe(4))
    left.abort()
    await expect(leaving).rejects.toMatchObject({ fault: "cancelled" })
    for (let at = 0; at < 7; at++) {
      await vi.waitFor(() => expect(open.length).toBeGreaterThan(at))
      open[at]?.()
    }
    await Promise.all([...background, wanted])
    expect(most).toBe(4)
    expect(sent.map(({ url }) => url.pathname.at(-1))).toEqual(["1", "2", "3", "4", "8", "5", "6"])
  })
})

describe("searches", () => {
  it.each([
    ["514 555-0101", "5145550101"],
    ["+1 (514) 555-0101", "5145550101"],
    ["15145550101", "5145550101"],
    ["555-0101", "5550101"],
    ["+33 6 12 34 56 78", "33612345678"],
  ])("%s is one call, by its digits", async (typed, digits) => {
    const { crm, sent } = fakeApi(() => page([deal]))
    expect(await crm.search("Contacts", { phone: typed }, ["Phone"])).toMatchObject([
      { module: "Contacts", id: "12" },
    ])
    expect(sent.map(({ url }) => url.searchParams.get("phone"))).toEqual([digits])
  })

  it("sends what was typed as a value and never as a part of the question", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: "grapheme" }), async (typed) => {
        const { crm, sent } = fakeApi(() => ({ status: 204 }))
        expect(await crm.search("Contacts", { word: typed }, ["Full_Name"])).toEqual([])
        expect(await crm.search("Contacts", { email: typed }, ["Full_Name"])).toEqual([])
        expect([...(sent[0]?.url.searchParams.keys() ?? [])]).toEqual(["word", "fields", "per_page"])
        expect(sent[0]?.url.searchParams.get("word")).toBe(typed)
        expect(sent[1]?.url.searchParams.get("email")).toBe(typed)
        expect(sent[0]?.url.pathname).toBe("/crm/v8/Contacts/search")
      }),
      { numRuns: 40 },
    )
  })

  it("a query holds a text whole, between its quotes", () => {
    expect(queryText('Renée d\'Amour\n"x" \\')).toBe(`'Renée d''Amour "x" \\'`)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = queryText(text)
        expect(written.slice(1, -1).replaceAll("''", "")).not.toContain("'")
        expect(written).not.toMatch(/[\r\n]/)
      }),
    )
  })

  it.each([
    ["select a from D where b = 1", 200],
    ["select a from D where b = 1 LIMIT 50", 50],
    ["select a from D where b = 1 limit 400, 1500", 1500],
    ["select a from D where b = 1 limit 2000 offset 10", 2000],
  ])("%s asks for %i rows", (select, rows) => expect(rowsAsked(select)).toBe(rows))

  it("a query pays for its rows", async () => {
    const paid: [number, boolean][] = []
    const { crm, sent } = fakeApi(() => page([{ id: "1" }], { more_records: true }), {
      pay: (credits, background) => {
        paid.push([credits, background])
        return null
      },
    })
    const select = "select id from Deals where id is not null limit 500"
    expect(await crm.query("Deals", select, { background: true })).toMatchObject({ more: true })
    expect(paid).toEqual([[2, true]])
    expect(sent[0]).toMatchObject({ method: "POST", body: JSON.stringify({ select_query: select }) })
  })
})

describe("settings", () => {
  it("reads shifts as weekly minutes, with who is in them today", async () => {
    const shift = {
      id: "1",
      name: "Soir",
      timezone: "America/Toronto",
      same_as_everyday: false,
      shift_days: ["Monday", "Friday"],
      daily_timing: [],
      custom_timing: [
        { days: "Monday", shift_timing: ["13:00", "21:30"] },
        { days: "Friday", shift_timing: ["22:00", "06:00"] },
      ],
      break_hours: [
        {
          id: "9",
          break_days: ["Monday"],
          same_as_everyday: true,
          daily_timing: ["17:00", "17:30"],
          custom_timing: null,
        },
      ],
      users: [
        { id: "1", name: "Alex", effective_from: null },
        { id: "2", name: "Léa", effective_from: "2026-11-22" },
        { id: "3", name: "Marc", effective_from: "2026-11-23" },
        { id: null, name: "?", effective_from: null },
      ],
      holidays: null,
      users_count: 4,
    }
    const { crm } = fakeApi(() => ({ json: { shift_hours: [shift], shift_count: {} } }), {
      now: () => Date.parse("2026-11-23T03:00:00Z"),
    })
    expect(await crm.shifts()).toEqual([
      {
        id: "1",
        name: "Soir",
        timeZone: "America/Toronto",
        days: { MONDAY: [{ start: 780, end: 1290 }], FRIDAY: [{ start: 1320, end: 360 }] },
        breaks: { MONDAY: [{ start: 1020, end: 1050 }] },
        people: [
          { id: "1", name: "Alex" },
          { id: "2", name: "Léa" },
        ],
      },
    ])
  })

  it("asks a shift for its people where the list only counts them", async () => {
    const brief = {
      id: "7",
      name: "Jour",
      timezone: null,
      same_as_everyday: true,
      shift_days: [],
      users_count: 1,
    }
    const { crm, sent } = fakeApi(({ url }) => ({
      json: {
        shift_hours: [url.pathname.endsWith("/7") ? { ...brief, users: [{ id: "1", name: "Alex" }] } : brief],
      },
    }))
    expect((await crm.shifts())[0]?.people).toEqual([{ id: "1", name: "Alex" }])
    expect(sent.length).toBe(2)
  })

  it("tells who is of the organisation no more, and the names of modules and fields", async () => {
    const users = [
      {
        id: "1",
        full_name: "Alex",
        status: "active",
        email: "a@b.ca",
        role: { name: "BDC", id: "2" },
        time_zone: "x",
      },
      { id: "2", first_name: "Sylvie", last_name: "Ancil", status: "disabled", role: null },
    ]
    const modules = [
      {
        id: "1",
        api_name: "Renouvellements",
        module_name: "CustomModule12",
        generated_type: "custom",
        viewable: true,
      },
      { id: "2", api_name: null, viewable: true },
    ].map((one) => ({ ...one, api_supported: true }))
    const fields = [
      {
        id: "1",
        api_name: "Stage",
        field_label: "Stage",
        display_label: "Étape",
        column_name: "STAGE",
        data_type: "picklist",
        pick_list_values: [{ display_value: "Contacté", actual_value: "Contacted" }],
      },
    ]
    const { crm } = fakeApi(() => ({ json: { users, modules, fields } }))
    expect(await crm.users()).toEqual([
      { id: "1", name: "Alex", email: "a@b.ca", active: true, role: "BDC", profile: null, timeZone: "x" },
      {
        id: "2",
        name: "Sylvie Ancil",
        email: null,
        active: false,
        role: null,
        profile: null,
        timeZone: null,
      },
    ])
    expect(await crm.modules()).toEqual([
      {
        id: "1",
        apiName: "Renouvellements",
        singular: "",
        plural: "",
        moduleName: "CustomModule12",
        custom: true,
        readable: true,
      },
    ])
    expect(await crm.fields("Deals")).toEqual([
      {
        id: "1",
        apiName: "Stage",
        label: "Étape",
        ownLabel: "Stage",
        column: "STAGE",
        type: "picklist",
        custom: false,
        visible: true,
        choices: [{ shown: "Contacté", actual: "Contacted" }],
      },
    ])
  })

  it("knows how far the CRM's clock is from this one", async () => {
    const now = Date.parse("2026-11-22T15:00:00Z")
    const { crm } = fakeApi(
      () => ({
        json: { org: [{ id: "1", zgid: "2", company_name: "B", domain_name: "boreal" }] },
        headers: { date: "Sun, 22 Nov 2026 15:10:00 GMT" },
      }),
      { now: () => now },
    )
    expect(crm.ahead?.()).toBeNull()
    expect(await crm.org()).toEqual({ id: "1", zgid: "2", name: "B", timeZone: null, domain: "boreal" })
    expect(crm.ahead?.()).toBe(600_000)
  })
})
