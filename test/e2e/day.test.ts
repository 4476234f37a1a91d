import { TargetType } from "puppeteer"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { fr } from "../../src/words/fr/day"
import { say } from "../../src/words"
import { until } from "../browser"
import { openWritten, recordUrl, withExtension } from "./harness"
import { looks, Screen } from "./screens"

const held = withExtension()
let at: Screen
const today = dayOf(new Date())
const name = "Zoé Essai"

type Row = Record<string, unknown>
/** Puts rows in the extension's own store, as the worker would have after days of work. */
const seed = (table: string, rows: Row[]) =>
  at.page.evaluate(
    (into, all) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(opening.error ?? new Error("not opened"))
        opening.onsuccess = () => {
          const base = opening.result
          const writing = base.transaction(into, "readwrite")
          for (const row of all) writing.objectStore(into).put(row)
          writing.oncomplete = () => {
            base.close()
            done()
          }
        }
      }),
    table,
    rows,
  )
const file = (id: string, over: Row = {}): Row => ({
  record: `org700000001/Potentials/${id}`,
  url: `https://crm.zoho.com/crm/org700000001/tab/Potentials/${id}`,
  seenAt: Date.now(),
  stock: `STOCK-${id}`,
  stage: "Contacté",
  stageSeenAt: Date.now(),
  openSeenAt: Date.now(),
  closedAt: null,
  owner: name,
  priority: null,
  createdAt: Date.now() - Number(id) * 86_400_000,
  followUpDate: null,
  notesSeenAt: Date.now(),
  notesComplete: true,
  lastNoteAt: null,
  lastAuthor: null,
  lastOutcome: null,
  lastDoubt: null,
  noShowAt: null,
  keys: [],
  ...over,
})
const group = (title: string) => `section[aria-label="${title}"]`
const inGroup = (title: string) =>
  at.page.$$eval(`${group(title)} [data-record]`, (all) =>
    all.map((one) => one.getAttribute("data-record") ?? ""),
  )

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.show("day")
  await at.says(".plan", fr.unnamed)
  await at.says(".plan", fr.seen)
  await at.ask("agent.set", { name, department: "bdc", branch: "Laval" })
  await at.says(".plan", fr.empty)
  await at.ask("roster.set", {
    imported: false,
    roster: {
      branches: [],
      people: [
        { id: "me", name },
        { id: "away", name: "Noé Absent" },
      ],
      shifts: [],
      absences: [{ person: "away", from: shiftDay(today, -1), to: shiftDay(today, 1) }],
    },
  })
  await seed("dossiers", [
    file("11"),
    file("12", { priority: "Or" }),
    file("13", { stage: "Perdu BDC", closedAt: Date.now() }),
    file("14", { followUpDate: shiftDay(today, -2), stage: "Rendez-vous cédulé" }),
    file("15", { followUpDate: shiftDay(today, 3), stage: "En suivi long-terme" }),
    file("16", { owner: "Noé Absent" }),
    file("17", { owner: "Quelqu’un d’autre" }),
    file("18"),
  ])
  await seed("followups", [
    {
      id: "a",
      record: "org700000001/Potentials/18",
      at: Date.now() - 1_000,
      author: name,
      day: 1,
      round: 1,
      channels: ["call"],
      outcome: "no-answer",
      closing: 0,
    },
  ])
})
afterAll(() => at.page.close())

describe("my day", () => {
  it("puts each file in its place, the oldest first", async () => {
    await at.show("day")
    await at.find(group(say(fr.round, { n: 1 })))
    expect(await inGroup(say(fr.round, { n: 1 }))).toEqual(["12", "11"])
    expect(await inGroup(say(fr.round, { n: 2 }))).toEqual(["18"])
    expect(await inGroup(fr.due)).toEqual(["14"])
    expect(await inGroup(fr.cover)).toEqual(["16"])
    await at.says(".plan", say(fr.later, { n: 1 }))
    expect(await at.text(".plan")).not.toContain("STOCK-17")
    await at.says('[data-record="18"] .meter', "1 sur 3")
  })

  it("opens a file where it is already open, else in a new tab", async () => {
    const record = await openWritten(held.launched, "<!doctype html>", recordUrl("tab/Potentials/11"))
    await at.page.bringToFront()
    await at.show("day")
    const pages = () => held.launched.browser.targets().filter((one) => one.type() === TargetType.PAGE).length
    // Not waited for: the press ends with its tab hidden, and may then never be answered.
    const open = async (id: string) => {
      const button = await at.find(`[data-record="${id}"] button`)
      void button.click().catch(() => undefined)
    }
    const before = pages()
    await open("11")
    await until(record, "the tab in front", async () =>
      (await record.evaluate(() => document.visibilityState)) === "visible" ? true : undefined,
    )
    expect(pages()).toBe(before)
    await at.page.bringToFront()
    await open("12")
    await until(at.page, "a new tab", () =>
      Promise.resolve(pages() === before + 1 ? (true as const) : undefined),
    )
    await record.close()
  })

  it.each(looks)("is clean at $width px, $scheme", async (look) => {
    await at.page.bringToFront()
    await at.show("day", look)
    await at.find(".plan [data-record]")
    await at.clean("my day")
  })
})
