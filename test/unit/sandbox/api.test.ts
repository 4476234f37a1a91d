import { describe, expect, test } from "vitest"
import { instantOf, stamp } from "../../sandbox/api/time"
import { before, day } from "../../sandbox/world"
import { ask, id, make, now, rows, world, type Rows } from "./api-ask"

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
      Created_Time: stamp(before(now, 57 * day)),
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

test.each([
  ["2026-11-18T10:20", "2026-11-18T10:20:00-05:00"],
  ["2026-07-01T00:00", "2026-07-01T00:00:00-04:00"],
  ["2026-11-01T01:30", "2026-11-01T01:30:00-04:00"],
  ["2026-11-01T03:00", "2026-11-01T03:00:00-05:00"],
])("the wall clock %s is %s", (wall, wanted) => {
  expect(stamp(instantOf(wall))).toBe(wanted)
})
