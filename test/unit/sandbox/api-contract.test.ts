import { describe, expect, test } from "vitest"
import { type Api, trouble } from "../../sandbox/api"
import { id, make, world } from "./api-ask"
import { described, descriptions } from "./descriptions"

const noteId = world.records["Potentials"]?.get(id("deposit"))?.notes[0]?.id ?? ""
const stageField =
  "select id, Stage from Deals where (Stage = 'Contacté' and Modified_Time > '2026-01-01T00:00:00-05:00')"

type Want = { path: string; query?: string; headers?: Record<string, string>; status?: number; coql?: string }
const all = (...names: string[]) => `fields=${names.join(",")}`
const noteFields = all(
  ..."Modified_Time $attachments Owner Created_Time Parent_Id $editable $is_shared_to_client $sharing_permission Modified_By $size $state $voice_note id Created_By Note_Title Note_Content".split(
    " ",
  ),
)
const wants: Want[] = [
  { path: "org" },
  ...[
    "",
    "type=AllUsers",
    "type=ActiveUsers",
    "type=CurrentUser",
    "type=AdminUsers",
    "type=DeactiveUsers&page=1&per_page=10",
  ].map((query) => ({ path: "users", query })),
  { path: "users", query: "type=NotConfirmedUsers", status: 204 },
  { path: `users/${world.me.id}` },
  { path: "users", headers: { "if-modified-since": "2026-11-01T00:00:00-04:00" }, status: 304 },
  { path: "settings/modules" },
  { path: "settings/modules/Deals" },
  { path: "settings/modules/Nada", status: 400 },
  ...[
    "Deals",
    "Contacts",
    "Events",
    "Tasks",
    "Calls",
    "Notes",
    "Leads",
    "Renouvellements",
    "Demandes_de_credits",
  ].flatMap((module) => [
    { path: "settings/fields", query: `module=${module}` },
    { path: "settings/layouts", query: `module=${module}` },
    { path: module, query: "fields=Created_Time,Owner" },
  ]),
  { path: "settings/fields", query: "module=Deals&type=all" },
  { path: "settings/fields", query: "module=Nada", status: 400 },
  { path: "settings/fields/Stage", query: "module=Deals" },
  { path: "settings/fields/Nada", query: "module=Deals", status: 204 },
  { path: "settings/fields/Stage/pick_list_values", query: "module=Deals" },
  { path: "settings/business_hours" },
  { path: "settings/business_hours/shift_hours" },
  { path: "settings/business_hours/shift_hours/5712000000091001" },
  { path: "settings/users_unavailability" },
  { path: "settings/users_unavailability", query: "include_inner_details=user.zuid" },
  { path: "settings/users_unavailability", query: "include_inner_details=user.name", status: 400 },
  { path: "settings/holidays", query: "year=2026&type=business_holiday" },
  { path: "settings/holidays", query: "year=2026&type=shift_holiday", status: 204 },
  { path: "settings/holidays", query: "year=1", status: 400 },
  { path: `Deals/${id("ready")}` },
  { path: `Deals/${id("ready")}`, query: "fields=Stage,Owner" },
  {
    path: `Deals/${id("ready")}`,
    headers: { "if-modified-since": "2026-11-18T15:20:00+00:00" },
    status: 304,
  },
  { path: "Deals/5712000000999999", status: 204 },
  { path: "Deals/abc", status: 400 },
  { path: "Nada/5712000000999999", status: 400 },
  { path: "Deals", query: "fields=Stage&per_page=10&page=2&sort_by=Modified_Time&sort_order=asc" },
  { path: "Deals", query: "fields=Stage&page=11", status: 400 },
  { path: "Deals", query: `fields=Stage&ids=${id("ready")},${id("poor")}` },
  { path: "Contacts/search", query: "phone=%2B1%20450%20555-0181&fields=Full_Name" },
  { path: "Contacts/search", query: "email=mireille@exemple.ca" },
  { path: "Contacts/search", query: "word=troisnumeros" },
  { path: "Contacts/search", query: "phone=2125550000", status: 204 },
  { path: "Contacts/search", status: 400 },
  { path: "Deals/search", query: "criteria=((Stage:equals:Contacté)and(Owner.id:equals:1))", status: 204 },
  { path: "Deals/search", query: "criteria=Stage", status: 400 },
  { path: "Notes", query: `${noteFields}&sort_by=Modified_Time&sort_order=desc&per_page=50` },
  {
    path: "Notes",
    query: all("Note_Content"),
    headers: { "if-modified-since": "2026-11-18T10:00:00-05:00" },
  },
  { path: `Notes/${noteId}`, query: noteFields },
  { path: "Notes/5712000000999999", query: noteFields, status: 204 },
  { path: `Deals/${id("callback-edited")}/Notes`, query: all("Note_Content", "Created_By") },
  { path: `Deals/${id("poor")}/Notes`, query: all("Note_Content"), status: 204 },
  { path: "Deals/5712000000999999/Notes", query: all("Note_Content"), status: 400 },
  { path: `Deals/${id("ready")}/Nada`, query: all("Stage"), status: 400 },
  { path: `Deals/${id("reached")}/Stage_History`, query: all("Stage", "Modified_Time", "Modified_By") },
  { path: `Contacts/${id("contact-family-a")}/Deals`, query: all("Stage") },
  {
    path: `Deals/${id("deposit")}/Attachments`,
    query: all(
      ..."Owner Modified_By Created_By Parent_Id $sharing_permission $attachment_type id Modified_Time Created_Time File_Name Size $editable $file_id $type $se_module $state $link_url".split(
        " ",
      ),
    ),
  },
  { path: `Deals/${id("ready")}/Attachments`, query: all("File_Name"), status: 204 },
  { path: `Deals/${id("reached")}/__timeline`, query: "per_page=2" },
  { path: "Nada/5712000000999999/__timeline", status: 400 },
  { path: "Deals/5712000000999999/__timeline", status: 400 },
  { path: "coql", coql: stageField },
  { path: "coql", coql: `${stageField} order by Modified_Time desc limit 5 offset 5` },
  {
    path: "coql",
    coql: "select Note_Content, Created_By, Parent_Id from Notes where Modified_Time > '2026-11-18T00:00:00-05:00'",
  },
  { path: "coql", coql: "select id from Deals where Stage = 'Nada'", status: 204 },
  ...[
    "select id from Deals",
    "select * from Deals where id is not null",
    "delete from Deals",
    "select Nada from Deals where id is not null",
    "select id from Nada where id is not null",
    "select id from Deals where Description like 'a%'",
    "select id from Deals where Modified_Time > 'hier'",
    "select id from Deals where (Stage = 'a' and Stage = 'b' and Stage = 'c')",
    "select id from Deals where id is not null limit 2001",
    "select id from Deals where id is not null order by id, id",
    "select id from Deals where Stage = ",
  ].map((coql) => ({ path: "coql", coql, status: 400 })),
]
const said = ({ path, query = "", coql = "", headers }: Want) =>
  `${path} ${query.slice(0, 60)}${coql}${headers ? " if modified" : ""}`

async function asked(api: Api, want: Want, token = api.token()) {
  const url = new URL(`https://www.zohoapis.ca/crm/v8/${want.path}?${want.query ?? ""}`)
  const method = want.coql === undefined ? "GET" : "POST"
  const response = await api.fetch(url, {
    method,
    headers: { authorization: `Zoho-oauthtoken ${token}`, ...want.headers },
    ...(want.coql === undefined ? {} : { body: JSON.stringify({ select_query: want.coql }) }),
  })
  const text = await response.text()
  return {
    url,
    method,
    status: response.status,
    json: text === "" ? undefined : (JSON.parse(text) as unknown),
  }
}

describe.skipIf(!described)(
  described
    ? "the sandbox’s API is the described one"
    : "the sandbox’s API is the described one: skipped, the descriptions are not beside the checkout",
  () => {
    test.each(wants.map((want) => [said(want), want] as const))("%s", async (_, want) => {
      const { url, method, status, json } = await asked(make(), want)
      expect(status, JSON.stringify(json ?? null).slice(0, 300)).toBe(want.status ?? 200)
      const some = url.searchParams.has("fields") && !want.query?.includes("$state")
      expect(descriptions().answer(method, url.pathname, status, json, some).slice(0, 8)).toEqual([])
      // A request made wrong on purpose need not be the described one.
      if (status !== 400)
        expect(
          descriptions().request(method, url.pathname, url.searchParams, Object.keys(want.headers ?? {})),
        ).toEqual([])
    })

    test("a record’s notes are notes, and its attachments attachments", async () => {
      const api = make()
      const { json } = await asked(api, { path: `Deals/${id("callback-edited")}/Notes`, query: noteFields })
      const rows = (json as { data: unknown[] }).data
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(descriptions().shape("notes", "Note", row)).toEqual([])
    })

    const failing: [what: string, order: (api: Api) => unknown, status: number, scopes?: string[]][] = [
      ["an unknown token", (api) => (api.skew = 7_200_000), 401],
      ["a scope that lacks", () => null, 401, ["ZohoCRM.org.READ"]],
      ["a module that the profile does not open", (api) => api.forbidden.add("Deals"), 403],
      ["a module that is not there", (api) => api.absent.add("Deals"), 400],
      ["too many requests", (api) => api.order(trouble.tooMany(3)), 429],
      ["no credits left", (api) => (api.credits = 0), 429],
      ["a failure", (api) => api.order(trouble.failed), 500],
    ]
    test.each(failing)("%s is an error of the described form", async (_, order, status, scopes) => {
      const api = make()
      const token = api.token(world.me, scopes)
      order(api)
      const answer = await asked(api, { path: `Deals/${id("ready")}` }, token)
      expect(answer.status).toBe(status)
      expect(descriptions().answer("GET", answer.url.pathname, status, answer.json)).toEqual([])
    })

    test("what is not described is not answered", async () => {
      for (const path of ["settings/nada", "Deals/1/2/3", "org/nada"])
        expect((await asked(make(), { path })).status, path).toBeGreaterThanOrEqual(400)
    })

    test("the descriptions do refuse: a member too many, one that lacks, a wrong type, an unknown parameter", () => {
      const path = "/crm/v8/settings/holidays"
      const day = {
        id: "1",
        name: "a",
        date: "2026-01-01",
        year: 2026,
        type: "business_holiday",
        shift_hour: { name: "", id: "" },
      }
      const tell = (holiday: unknown) =>
        descriptions().answer("GET", path, 200, { holidays: [holiday], info: {} })
      expect(tell(day)).toEqual([])
      expect(tell({ ...day, more: 1 })).not.toEqual([])
      expect(tell({ ...day, name: 1 })).not.toEqual([])
      expect(tell({ ...day, date: "hier" })).not.toEqual([])
      expect(tell({ ...day, year: undefined })).not.toEqual([])
      expect(descriptions().request("GET", path, new URLSearchParams("nada=1"))).not.toEqual([])
      expect(descriptions().request("PATCH", path, new URLSearchParams())).not.toEqual([])
    })
  },
)
