import fc from "fast-check"
import { request } from "node:https"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { Api, crmHosts, trouble } from "../../sandbox/api"
import { makeWorld } from "../../sandbox/dossiers"
import { parse } from "../../sandbox/api/coql-parse"
import { Refusal } from "../../sandbox/api/http"
import { textOf } from "../../sandbox/api/shapes"
import { instantOf, stamp } from "../../sandbox/api/time"
import { startSandbox, type Sandbox } from "../../sandbox/index"
import { rosterFor } from "../../sandbox/roster"
import { stages } from "../../sandbox/schema"

const now = new Date("2026-11-18T15:20:00Z")
const world = makeWorld(now)
const make = (when = now) => {
  const api = new Api({ world, saves: [], now: when, roster: rosterFor(when) })
  api.clock = () => when.getTime()
  return api
}
const id = (key: string) => world.dossiers[key]?.id ?? ""
type Rows = {
  data: Record<string, unknown>[]
  info: { more_records: boolean; next_page_token: string | null; count: number }
}
const ask = async (api: Api, path: string, init: RequestInit = {}, host = "www.zohoapis.ca") =>
  api.fetch(`https://${host}/crm/v8/${path}`, {
    ...init,
    headers: { authorization: `Zoho-oauthtoken ${api.token()}`, ...init.headers },
  })
const rows = async (api: Api, path: string, init?: RequestInit): Promise<Rows> => {
  const response = await ask(api, path, init)
  return response.status === 204
    ? { data: [], info: { more_records: false, next_page_token: null, count: 0 } }
    : ((await response.json()) as Rows)
}
const coql = (api: Api, text: string) =>
  rows(api, "coql", { method: "POST", body: JSON.stringify({ select_query: text }) })

describe("records", () => {
  const api = make()
  test("an edited note keeps who wrote it and when, which its page does not show", async () => {
    const { data } = await rows(
      api,
      `Deals/${id("notes-edited-after")}/Notes?fields=Created_By,Modified_By,Created_Time,Modified_Time`,
    )
    const [edited] = data
    expect(edited).toMatchObject({
      Created_By: { name: "Naomie Labonté" },
      Modified_By: { name: "Rosalie Quintal" },
    })
    expect([edited?.["Created_Time"], edited?.["Modified_Time"]]).toEqual([
      "2026-11-16T10:20:00-05:00",
      "2026-11-18T10:00:00-05:00",
    ])
  })

  test("notes that only show on a page are those of their own record", async () => {
    const here = await rows(api, `Deals/${id("notes-of-related")}/Notes?fields=id,Parent_Id`)
    const there = await rows(api, `Deals/${id("related")}/Notes?fields=id,Parent_Id`)
    const parents = (all: Rows) => [
      ...new Set(all.data.map(({ Parent_Id }) => (Parent_Id as { id: string }).id)),
    ]
    expect(parents(here)).toEqual([id("notes-of-related")])
    expect([parents(there), there.data.length]).toEqual([[id("related")], 2])
  })

  test("what pages show is what the API gives: ids, instants, values", async () => {
    const { data } = await rows(api, `Deals/${id("age-57")}`)
    const kept = world.records["Potentials"]?.get(id("age-57"))?.values
    expect(data[0]).toMatchObject({
      Stage: kept?.["STAGE"],
      Telephone: kept?.["POTENTIALCF1"],
      Contact_Name: { id: (kept?.["CONTACTID"] as { id: string }).id },
      Created_Time: stamp(now.getTime() - 57 * 86_400_000),
      Expiree: false,
    })
  })

  test("every page of a list, by token, gives each record once", async () => {
    const seen: unknown[] = []
    let path: string | null = "Deals?fields=id&per_page=90"
    while (path !== null) {
      const { data, info }: Rows = await rows(api, path)
      seen.push(...data.map((one) => one["id"]))
      path = info.next_page_token === null ? null : `Deals?fields=id&page_token=${info.next_page_token}`
    }
    expect(seen).toHaveLength(world.records["Potentials"]?.size ?? -1)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test("a page token serves the list that it was given for, for a day", async () => {
    const own = make()
    const { info } = await rows(own, "Deals?fields=id&per_page=10")
    const at = (path: string) =>
      ask(own, `${path}page_token=${info.next_page_token ?? ""}`).then(({ status }) => status)
    expect(await at("Deals?fields=id&")).toBe(200)
    for (const path of [
      "Contacts?fields=id&",
      "Deals?fields=Stage&",
      "Deals?fields=id&page=2&",
      "Deals?fields=id&sort_order=asc&",
    ])
      expect(await at(path), path).toBe(400)
    own.skew = 86_401_000
    expect(await at("Deals?fields=id&")).toBe(400)
  })

  test.each([
    ["phone", "Contacts", "phone=+1 (367) 555-0182", "Troisnuméros"],
    ["e-mail", "Contacts", "email=MIREILLE@exemple.ca", "Troisnuméros"],
    ["words without accents", "Contacts", "word=mireille trois", "Troisnuméros"],
    ["criteria", "Contacts", "criteria=((First_Name:equals:Mireille)or(Mobile:equals:nada))", "Troisnuméros"],
    [
      "criteria of criteria",
      "Contacts",
      "criteria=((Owner.name:equals:Alex Gagné)and((First_Name:equals:Réal)or(First_Name:starts_with:Mireil)))",
      "Troisnuméros",
    ],
  ])("are found by %s", async (_, module, query, last) => {
    const { data } = await rows(
      api,
      `${module}/search?${new URLSearchParams(query.replaceAll("+", "%2B")).toString()}`,
    )
    expect(data.map((one) => one["Last_Name"])).toContain(last)
    expect(data.length).toBeLessThan(4)
  })

  test("If-Modified-Since: nothing since, or only what changed", async () => {
    const since = (text: string) => ({ headers: { "if-modified-since": text } })
    expect((await ask(api, "Notes?fields=id", since("2026-12-18T00:00:00-05:00"))).status).toBe(304)
    expect((await ask(api, `Deals/${id("age-57")}`, since("2026-11-18T10:20:01-05:00"))).status).toBe(304)
    const { data } = await rows(
      api,
      "Notes?fields=Modified_Time&sort_by=Modified_Time",
      since("2026-11-18T09:20:00-05:00"),
    )
    expect(data.length).toBeGreaterThan(3)
    expect(data.every((one) => Date.parse(String(one["Modified_Time"])) > now.getTime() - 3_600_000)).toBe(
      true,
    )
  })

  test("stages go from the first to the one that is shown", async () => {
    for (const key of ["reached", "closed", "untreated", "stage-livre"]) {
      const { data } = await rows(api, `Deals/${id(key)}/Stage_History?fields=Stage,Modified_Time`)
      const stage = world.records["Potentials"]?.get(id(key))?.values["STAGE"]
      expect([data[0]?.["Stage"], data.at(-1)?.["Stage"]], key).toEqual([stage, "En traitement"])
    }
  })

  test("shifts and absences are those of the roster", async () => {
    const get = async (path: string) =>
      (await (await ask(api, path)).json()) as Record<string, Record<string, unknown>[]>
    const { shift_hours: shifts = [] } = await get("settings/business_hours/shift_hours")
    const of = (name: string) =>
      shifts.find(({ users }) => (users as { name: string }[]).some((user) => user.name === name))
    expect(of("Mégane Rioux")).toBeUndefined()
    const split = of("Gaël Pruneau")
    expect(split?.["custom_timing"]).toContainEqual({ days: "Wednesday", shift_timing: ["09:00", "21:00"] })
    expect((split?.["break_hours"] as { custom_timing: unknown[] }[])[0]?.custom_timing).toContainEqual({
      days: "Wednesday",
      break_timing: ["12:00", "17:00"],
    })
    expect(of("Soraya Haddad")?.["custom_timing"]).toContainEqual({
      days: "Wednesday",
      shift_timing: ["22:00", "06:00"],
    })
    const { users_unavailability: away = [] } = await get("settings/users_unavailability")
    expect(away.map(({ user, from }) => [(user as { name: string }).name, from])).toContainEqual([
      "Émile Fortin",
      "2026-11-17T00:00:00-05:00",
    ])
    api.ownAwayOnly = true
    expect((await get("settings/users_unavailability"))["users_unavailability"]).toHaveLength(1)
    api.ownAwayOnly = false
  })
})

describe("COQL", () => {
  const api = make()
  const deals = [...(world.records["Potentials"]?.values() ?? [])]

  test("gives the rows that a filter would", () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray(stages, { minLength: 1 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 300 }),
        async (some, not, limit) => {
          const list = some.map((stage) => `'${stage.replaceAll("'", "''")}'`).join(", ")
          const { data, info } = await coql(
            api,
            `select Stage from Deals where Stage ${not ? "not " : ""}in (${list}) order by id asc limit ${String(limit)}`,
          )
          const wanted = deals.filter(({ values }) => some.includes(textOf(values["STAGE"])) !== not)
          expect(data.length).toBe(Math.min(limit, wanted.length))
          expect(info.more_records).toBe(wanted.length > limit)
          const ids = new Set(wanted.map((one) => one.id))
          expect(data.every((one) => ids.has(String(one["id"])))).toBe(true)
        },
      ),
      { numRuns: 30 },
    ))

  test("takes any text without falling", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "select",
            "id",
            ",",
            "from",
            "Deals",
            "where",
            "(",
            ")",
            "and",
            "=",
            "'a'",
            "in",
            "limit",
            "1",
            "order by",
            "is null",
            "*",
            "'",
            ";",
            "é",
          ),
        ),
        (words) => {
          try {
            parse(words.join(" "))
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        },
      ),
    ))

  test.each([
    [
      "two by two",
      "select id from Deals where ((Stage = 'Contacté' and Lead_Source = 'Credsii') or id is null)",
      1,
    ],
    [
      "a linked record",
      "select Contact_Name.Last_Name from Deals where Contact_Name.Last_Name = 'Troisnuméros'",
      1,
    ],
    ["its id", `select id from Deals where Contact_Name = '${id("contact-three-numbers")}'`, 1],
    ["a beginning", "select id from Deals where Deal_Name like 'Mireille%'", 2],
    ["an instant in another zone", "select id from Notes where Created_Time > '2026-11-18T15:00:00Z'", 1],
    ["offset first", "select id from Deals where id is not null limit 100, 5", 5],
    ["keywords in capitals", "SELECT id FROM Deals WHERE id IS NOT NULL LIMIT 5", 5],
    ["a quote in a text", "select id from Deals where Deal_Name = 'L''Heureux'", 0],
  ])("reads %s", async (_, text, least) => {
    const { data } = await coql(api, text)
    expect(data.length).toBeGreaterThanOrEqual(least)
  })

  test("an owner comes as an id alone, and limits cost credits", async () => {
    const { data } = await coql(api, "select Owner from Deals where id is not null limit 1")
    expect(Object.keys(data[0]?.["Owner"] as object)).toEqual(["id"])
    await coql(api, "select id from Deals where id is not null limit 900")
    await coql(api, "select id from Deals where id is not null limit 2000")
    expect(api.calls.slice(-3).map(({ credits }) => credits)).toEqual([1, 2, 3])
  })
})

describe("what tests order", () => {
  const path = `Deals/${id("ready")}?fields=Stage`
  test.each<[string, Parameters<Api["order"]>[0], (response: Response) => unknown, unknown]>([
    ["401", trouble.unauthorized, ({ status }) => status, 401],
    ["403 of a module", trouble.forbidden("Deals"), ({ status }) => status, 403],
    ["403 of another module", trouble.forbidden("Contacts"), ({ status }) => status, 200],
    ["429", trouble.tooMany(7), ({ headers }) => headers.get("retry-after"), "7"],
    ["500", trouble.failed, ({ status }) => status, 500],
    [
      "half a body",
      trouble.half,
      (response) =>
        response.json().then(
          () => "whole",
          () => "half",
        ),
      "half",
    ],
    [
      "wrong types",
      trouble.wrongTypes,
      (response) => response.json().then((body: Rows) => typeof body.data[0]?.["Stage"]),
      "number",
    ],
    ["another path", { on: "/Contacts", ...trouble.failed }, ({ status }) => status, 200],
  ])("%s", async (_, order, got, wanted) => {
    const api = make()
    api.order(order)
    expect(await got(await ask(api, path))).toBe(wanted)
  })

  test("an order counts its answers, and can be taken back", async () => {
    const api = make()
    const back = api.order({ ...trouble.failed, times: 3 })
    const statuses = [await ask(api, path), await ask(api, path)].map(({ status }) => status)
    back()
    expect([...statuses, (await ask(api, path)).status]).toEqual([500, 500, 200])
    api.order({ drop: true })
    await expect(ask(api, path)).rejects.toThrow(TypeError)
    expect((await ask(api, path)).status).toBe(200)
  })

  test("a slow answer can be given up", async () => {
    const api = make()
    api.order({ delay: 60_000 })
    const leave = new AbortController()
    const answer = ask(api, path, { signal: leave.signal })
    leave.abort()
    await expect(answer).rejects.toThrow()
  })

  test("tokens last as long as said, the clock may be wrong, credits run out, a field may lack", async () => {
    const api = make()
    api.life = 60
    const token = api.token()
    const org = () =>
      api.fetch("https://www.zohoapis.ca/crm/v8/org", {
        headers: { authorization: `Zoho-oauthtoken ${token}` },
      })
    expect((await org()).status).toBe(200)
    api.skew = 61_000
    const late = await org()
    expect([late.status, late.headers.get("date")]).toEqual([401, "Wed, 18 Nov 2026 15:21:01 GMT"])
    api.credits = 1
    expect([(await ask(api, path)).status, (await ask(api, path)).status]).toEqual([200, 429])
    api.credits = null
    api.absent.add("Deals.Stage")
    expect((await rows(api, path)).data[0]).not.toHaveProperty("Stage")
    api.centre = "com"
    expect((await ask(api, "org")).status).toBe(401)
    expect((await ask(api, "org", {}, "www.zohoapis.com")).status).toBe(200)
  })

  test("what was asked is told: module, person, status", async () => {
    const api = make()
    await ask(api, "Deals?fields=Stage&per_page=1")
    await coql(api, "select id from Contacts where id is not null limit 1")
    await ask(api, "settings/fields?module=Events")
    expect(api.calls.map(({ module, agent, status, cookie }) => [module, agent, status, cookie])).toEqual(
      ["Deals", "Contacts", "Events"].map((module) => [module, world.me.id, 200, false]),
    )
  })
})

test.each([
  ["2026-11-18T10:20", "2026-11-18T10:20:00-05:00"],
  ["2026-07-01T00:00", "2026-07-01T00:00:00-04:00"],
  ["2026-11-01T01:30", "2026-11-01T01:30:00-04:00"],
  ["2026-11-01T03:00", "2026-11-01T03:00:00-05:00"],
])("the wall clock %s is %s", (wall, wanted) => {
  expect(stamp(instantOf(wall))).toBe(wanted)
})

describe("over HTTPS", () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox()
  })
  afterAll(() => sandbox.close())
  const send = (host: string, path: string, { method = "GET", headers = {}, body = "" } = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: sandbox.port,
        servername: host,
        rejectUnauthorized: false,
        method,
        path,
        headers: { host, ...headers },
      }
      const sent = request(options, (response) => {
        let text = ""
        response.on("data", (chunk: Buffer) => (text += chunk.toString()))
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }))
        response.on("error", reject)
      })
      sent.on("error", reject)
      sent.end(body)
    })
  const read = (path: string) =>
    send("www.zohoapis.ca", `/crm/v8/${path}`, {
      headers: { authorization: `Zoho-oauthtoken ${sandbox.api.token()}` },
    })

  test("every name answers", async () => {
    for (const host of crmHosts) {
      const { status } = await send(host, host.startsWith("www") ? "/crm/v8/org" : "/oauth/v2/auth")
      expect([host, status]).toEqual([host, host.startsWith("www") ? 401 : 200])
    }
  })

  test("what is saved in the pages shows in the API", async () => {
    const deal = sandbox.dossiers["ready"]?.id ?? ""
    const page = (path: string, method: string, sent: object) =>
      send("crm.zoho.com", `/__sandbox/records/Potentials/${path}`, { method, body: JSON.stringify(sent) })
    await page(`${deal}/notes`, "POST", { content: "PDR J1 R1 écrit à l’instant" })
    await page(deal, "PUT", { STAGE: "Rendez-vous cédulé" })
    const { text: notes } = await read(`Deals/${deal}/Notes?fields=Note_Content,Created_By`)
    expect(notes).toContain("écrit à l’instant")
    const { text: record } = await read(`Deals/${deal}`)
    const [row] = (JSON.parse(record) as Rows).data
    expect(row).toMatchObject({ Stage: "Rendez-vous cédulé", Modified_By: { name: "Alex Gagné" } })
    expect(Date.now() - Date.parse(String(row?.["Modified_Time"]))).toBeLessThan(60_000)
    const { text: history } = await read(`Deals/${deal}/Stage_History?fields=Stage`)
    expect((JSON.parse(history) as Rows).data.map(({ Stage }) => Stage)).toEqual([
      "Rendez-vous cédulé",
      "Contacté",
      "Réponse envoyée",
      "En traitement",
    ])
    expect((await read(`Deals/${deal}/__timeline`)).text).toContain(
      '"new":"Rendez-vous cédulé","old":"Contacté"',
    )
  })

  test("a line that breaks breaks", async () => {
    sandbox.api.order({ drop: true })
    await expect(read("org")).rejects.toThrow()
    expect((await read("org")).status).toBe(200)
  })
})
