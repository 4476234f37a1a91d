import { describe, expect, test } from "vitest"
import { type Api, trouble } from "../../sandbox/api"
import { ask, coql, id, make, rows, world, type Rows } from "./api-ask"

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
