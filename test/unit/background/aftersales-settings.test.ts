import { clock, managed, on, page, popup, send } from "./chrome"
import { db, freshWorkerOf, wakeWorker } from "./worker"
import { beforeEach, describe, expect, test } from "vitest"
import { offline } from "../../../background/crm/connection"
import type { AftersalesSettings, PracticesView } from "../../../src/messages"
import type { PolicyAftersales } from "../../../src/policy/types"
import { packs, rules } from "../../../src/rules"
import { forget } from "../../../src/store/retention"
import { readSetting } from "../../../src/store/settings"

const known = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
const ask = async <T>(type: string, payload?: unknown): Promise<T> => {
  const answer = (await send(type, payload, popup)) as { ok: boolean; value: T }
  expect(answer, type).toMatchObject({ ok: true })
  return answer.value
}
const set = (aftersales: PolicyAftersales) => send("aftersales.set", { aftersales }, popup)
const practices = () => ask<PracticesView>("practices.get")
const tick = (item: string, on = true) => ask<PracticesView>("practices.tick", { item, on })
const day = 24 * 3_600_000
const whole: PolicyAftersales = {
  module: "Après-vente",
  brand: "Lexus",
  city: "Laval",
  contact: "Zoé Essai, 514 700-0199",
  bookingLink: "https://rendezvous.exemple.ca/laval",
  mailboxes: ["service@exemple.ca"],
  hours: { fri: [{ start: "08:00", end: "17:00" }] },
  openDays: ["2027-06-24"],
  closedDays: ["2026-12-24"],
  inactive: "Une invitation signée par le directeur.",
}

beforeEach(async () => {
  await freshWorkerOf(known)
  await send("agent.set", { name: "Zoé Essai", department: "aftersales", branch: "Laval" }, popup)
})

describe("the settings", () => {
  test("stand in the team's policy, in the next worker too, and in the journal by their names alone", async () => {
    expect(await ask<AftersalesSettings>("aftersales.get")).toEqual({
      aftersales: {},
      readOnly: false,
      modules: [],
      replyHours: 2,
    })
    expect(await set(whole)).toMatchObject({ ok: true, value: { aftersales: whole } })
    await wakeWorker(offline, known)
    expect((await ask<AftersalesSettings>("aftersales.get")).aftersales).toEqual(whole)
    expect(await ask<object>("policy.export")).toMatchObject({ aftersales: whole })
    await set({ ...whole, city: "Québec" })
    const rows = (await db().journal.toArray()).filter(({ kind }) => kind === "policy")
    expect(rows.map(({ details }) => details?.["changed"])).toContain("city")
    expect(JSON.stringify(rows)).not.toMatch(/Laval|exemple/)
  })

  test.each<[string, PolicyAftersales]>([
    ["a link that is not secure", { bookingLink: "http://rendezvous.exemple.ca" }],
    ["a link that is none", { bookingLink: "rendezvous" }],
    ["a mailbox that is none", { mailboxes: ["service"] }],
    ["an end before its start", { hours: { mon: [{ start: "17:00", end: "08:00" }] } }],
    [
      "hours that overlap",
      {
        hours: {
          mon: [
            { start: "08:00", end: "12:00" },
            { start: "11:59", end: "17:00" },
          ],
        },
      },
    ],
    ["a key that is not known", { unknown: "x" } as PolicyAftersales],
  ])("%s is refused, and nothing changes", async (_what, wrong) => {
    await set(whole)
    expect(await set({ ...whole, ...wrong })).toMatchObject({ ok: false, error: "shape" })
    expect((await ask<AftersalesSettings>("aftersales.get")).aftersales).toEqual(whole)
  })

  test("are the lead's alone, our own pages' alone, and locked where the browser's policy sets them", async () => {
    expect(await send("aftersales.set", { aftersales: whole }, page())).toMatchObject({ ok: false })
    await managed.set({ version: 1, agent: { role: "lead" } })
    on.storage.emit({}, "managed")
    await expect.poll(async () => (await set(whole)) as object).toMatchObject({ ok: true })
    await managed.set({ version: 1, agent: { role: "lead" }, aftersales: { brand: "Autre" } })
    on.storage.emit({}, "managed")
    await expect
      .poll(() => ask<AftersalesSettings>("aftersales.get"))
      .toMatchObject({ readOnly: true, aftersales: { brand: "Autre" } })
    expect(await set(whole)).toMatchObject({ ok: false, error: "refused" })
  })

  test("the modules to choose from are those that the CRM told, by any of their names", async () => {
    const module = (apiName: string, plural: string, singular: string) => ({
      id: apiName,
      apiName,
      plural,
      singular,
      moduleName: apiName,
      custom: true,
      readable: true,
    })
    const modules = [module("CustomModule7", "Services", "Service"), module("Deals", "", "")]
    const told = { org: { zgid: "1" }, at: clock.now, modules, fields: {}, layouts: {} }
    await db().settings.put({ key: "orgFields", value: told })
    await wakeWorker(offline, known)
    expect((await ask<AftersalesSettings>("aftersales.get")).modules).toEqual([
      { label: "Services", names: ["Services", "Service", "CustomModule7"] },
      { label: "Deals", names: ["Deals"] },
    ])
  })

  test("the e-mail says them, in either language; what is not known stays to be completed", async () => {
    const bare = await ask<string>("practices.email", { language: "fr" })
    expect(bare).toContain("[à compléter\u00a0: lien de réservation]")
    await set(whole)
    for (const language of ["fr", "en"]) {
      const text = await ask<string>("practices.email", { language })
      for (const said of [whole.brand, whole.city, whole.contact, whole.bookingLink, "Zoé Essai"])
        expect(text).toContain(said)
    }
  })
})

describe("the practices", () => {
  test("are the department's alone, and silent where their rules are", async () => {
    expect(await practices()).toMatchObject({ role: null, closed: false })
    const ids = ["bacs", "roadside-daily", "connected", "brand-desk"]
    await send(
      "policy.import",
      {
        text: JSON.stringify({
          version: 1,
          rules: Object.fromEntries(ids.map((id) => [`aftersales.${id}`, { level: "observe" }])),
        }),
      },
      popup,
    )
    expect(await practices()).toMatchObject({ contacts: null, daily: [], desk: [] })
    await send("agent.set", { name: "Zoé Essai", department: "bdc", branch: "Laval" }, popup)
    expect(await practices()).toBeNull()
  })

  test("each role sees its own, kept for the person; nobody's yet: all", async () => {
    const seen = async (role: string | null) => {
      const view = await ask<PracticesView>("practices.role", { role })
      return [view?.contacts !== null, view?.daily.length, view?.desk.length]
    }
    expect(await seen("adviser")).toEqual([true, 0, 0])
    expect(await seen("brand")).toEqual([false, 0, 6])
    expect(await seen("reception")).toEqual([false, 2, 0])
    await wakeWorker(offline, known)
    expect((await practices())?.role).toBe("reception")
    expect(await seen(null)).toEqual([true, 2, 6])
  })

  test("a tick of the day says who and when, survives the worker, and comes back with Montréal's next day", async () => {
    const at = new Date(clock.now).toISOString()
    expect((await tick("roadside"))?.daily).toMatchObject([
      { id: "roadside", ticked: { at, by: "Zoé Essai" } },
      { id: "connected", ticked: null },
    ])
    await tick("hybrid")
    await wakeWorker(offline, known)
    // 10 h in Montréal: midnight is fourteen hours away.
    clock.now += 14 * 3_600_000 - 1
    expect((await practices())?.daily[0]?.ticked?.by).toBe("Zoé Essai")
    expect((await practices())?.contacts?.items.find(({ id }) => id === "hybrid")?.ticked).not.toBeNull()
    clock.now += 1
    const next = await practices()
    expect(next?.contacts?.items.every(({ ticked }) => ticked === null)).toBe(true)
    // 2026-11-21 is a Saturday: nobody is asked anything.
    expect(next).toMatchObject({ closed: true, daily: [], today: "2026-11-21" })
    clock.now += 2 * day
    expect((await practices())?.daily.map(({ ticked }) => ticked)).toEqual([null, null])
    expect((await tick("roadside"))?.daily[0]?.ticked).not.toBeNull()
    expect((await tick("roadside", false))?.daily[0]?.ticked).toBeNull()
  })

  test("the brand's desk is dated, and looked over again after its days; booking before each public holiday", async () => {
    const dueNow = async () => (await practices())?.desk.filter(({ due }) => due).map(({ id }) => id) ?? []
    expect(await dueNow()).toHaveLength(6)
    for (const item of (await practices())?.desk ?? []) await tick(item.id)
    expect(await dueNow()).toEqual([])
    // Christmas is looked at fourteen days ahead.
    expect((await practices())?.desk.find(({ id }) => id === "holidays")?.again).toBe("2026-12-11")
    clock.now = Date.parse("2026-12-11T15:00:00Z")
    expect(await dueNow()).toEqual(["holidays"])
    // Ticked by mistake, and taken back: the look before stands again.
    await tick("holidays")
    await tick("holidays", false)
    expect(await dueNow()).toEqual(["holidays"])
    expect((await practices())?.desk.find(({ id }) => id === "holidays")?.ticked?.at).toContain("2026-11-20")
    await tick("holidays")
    expect((await practices())?.desk.find(({ id }) => id === "holidays")?.again).toBe("2026-12-18")
    clock.now = Date.parse("2027-02-18T15:00:00Z")
    expect(await dueNow()).toHaveLength(6)
    await ask("rule.set", { id: "aftersales.brand-desk", params: { days: 120 } })
    expect(await dueNow()).toEqual(["holidays"])
  })

  test("are forgotten in their time", async () => {
    for (const item of ["roadside", "details"]) await tick(item)
    const kept = async () => Object.keys((await readSetting(db(), "practices")) ?? {})
    await forget(db(), clock.date())
    expect(await kept()).toEqual(["roadside", "details"])
    clock.now += 2 * day
    await forget(db(), clock.date())
    expect(await kept()).toEqual(["details"])
    clock.now += 365 * day
    await forget(db(), clock.date())
    expect(await kept()).toEqual([])
  })
})
