import { writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { beforeAll, expect, test } from "vitest"
import { dayOf, shiftDay } from "../../src/process/calendar"
import { fr } from "../../src/words/fr/loyalty"
import { say } from "../../src/words"
import { until, waitForMark } from "../browser"
import { fill, fillMeeting } from "../tour/agent"
import { meetingTab, rightMeeting, table, tomorrow } from "./desk"
import { expectRows, withExtension } from "./harness"
import { looks, Screen } from "./screens"

const held = withExtension({ sandbox: true })
let at: Screen
const today = dayOf(new Date())
const hour = 3_600_000
const name = "Zoé Essai"

/** Puts a row in the extension's own store, as the worker would have. */
const seed = (into: string, rows: Record<string, unknown>[]) =>
  at.page.evaluate(
    (store, all) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(opening.error ?? new Error("not opened"))
        opening.onsuccess = () => {
          const writing = opening.result.transaction(store, "readwrite")
          for (const row of all) writing.objectStore(store).put(row)
          writing.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
    into,
    rows,
  )
const reminder = (kind: string, id: string, from: number, until_: number, over = {}) => ({
  id: `${kind}|org700000001/CustomModule5/${id}`,
  kind,
  record: `org700000001/CustomModule5/${id}`,
  url: `https://crm.zoho.com/crm/org700000001/tab/CustomModule5/${id}`,
  from,
  until: until_,
  doneAt: null,
  tellAt: null,
  ...over,
})

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.show("day")
  await at.ask("agent.set", { name, department: "renewal", branch: "Laval" })
})

test("a meeting of the renewal team is held to the client's name, under its own pack", async () => {
  const page: Page = await meetingTab(held.launched, held.sandbox, "ready")
  await rightMeeting(page)
  await expectRows(page, { "bdc.meeting.subject": "invalid warn", "bdc.meeting.deposit": "ok" })
  await waitForMark(page, { "data-pack": "renewal" })
  await fill(page, "Objet", "Quelqu’un Autre")
  await expectRows(page, { "bdc.meeting.subject": "invalid block" })
  await fillMeeting(page, "Chouinard, Marie-Eve", tomorrow())
  await fill(page, "Dépôt", "Stripe")
  await expectRows(page, { "bdc.meeting.subject": "ok", "bdc.meeting.deposit": "invalid" })
  await page.close()
})

test("my day: what is due, the calls of the shift, the offers that the lead keeps", async () => {
  const now = Date.now()
  await seed("reminders", [
    reminder("credit-check", "71", now - 2 * hour, now + 22 * hour, { number: "CRE-004512" }),
    reminder("courtesy", "72", now - hour, now + 20 * hour),
    reminder("anniversary", "73", now - 9 * 24 * hour, now - hour),
    reminder("callback", "74", now - 26 * hour, now - 25 * hour),
    reminder("credit-check", "75", now + 30 * 24 * hour, now + 31 * 24 * hour),
  ])
  await seed("followups", [
    {
      id: "a#1",
      record: "a",
      at: now - 1_000,
      author: "Essai, Zoé",
      day: 1,
      round: 1,
      channels: ["call"],
      outcome: "no-answer",
      closing: 0,
    },
    {
      id: "a#2",
      record: "a",
      at: now - 1_000,
      author: "Autre Agent",
      day: 1,
      round: 1,
      channels: ["call"],
      outcome: "no-answer",
      closing: 0,
    },
    {
      id: "a#3",
      record: "a",
      at: now - 1_000,
      author: name,
      day: 1,
      round: 1,
      channels: ["email"],
      outcome: "unstated",
      closing: 0,
    },
  ])
  const offer = {
    advantage: "4 pneus d’hiver à rabais",
    season: "Hiver",
    from: shiftDay(today, -3),
    to: shiftDay(today, 3),
  }
  await at.ask("offers.set", {
    offers: [
      { ...offer, partner: "Pneus du coin" },
      { ...offer, partner: "Fini", to: shiftDay(today, -1) },
    ],
  })
  await at.show("day")
  await at.find("[data-reminder=credit-check]")
  const kinds = () =>
    at.page.$$eval("[data-reminder]", (all) => all.map((one) => one.getAttribute("data-reminder")))
  // What passes with its time has passed; what waits to be done still waits.
  expect((await kinds()).sort()).toEqual(["callback", "courtesy", "credit-check"])
  expect(await at.text("[data-reminder=credit-check]")).toContain("CRE-004512")
  expect(await at.texts("[data-offer]")).toHaveLength(1)
  await at.fill(".target input", "12")
  await at.press(fr.due.set)
  await at.says(".target", say(fr.due.targetOf, { done: 1, calls: 12, left: 11 }))
  await at.press(`${fr.due.done}, CRE-004512`)
  await at.find("[data-reminder=credit-check][data-done=true]")
  const kept = await table(at.page, "reminders")
  expect(kept.find(({ number }) => number === "CRE-004512")?.["doneAt"]).toBeTypeOf("number")
  for (const look of looks) {
    await at.show("day", look)
    await at.find("[data-reminder]")
    await at.clean(`my day, ${look.scheme}, ${String(look.width)}`)
  }
})

test("offers are added, and taken once whole", async () => {
  await at.show("loyalty", { width: 1280, height: 720, scheme: "light" })
  await at.press(fr.offers.add)
  await at.fill(`input[aria-label="${fr.offers.partner}, 3"]`, "Lave-auto")
  await at.fill(`input[aria-label="${fr.offers.advantage}, Lave-auto"]`, "Un lavage offert")
  await at.press(fr.offers.save)
  await until(at.page, "the offer to be kept", async () => {
    const { offers } = await at.ask<{ offers: { partner: string }[] }>("offers.get")
    return offers.length === 3 ? true : undefined
  })
  for (const look of looks.slice(2)) {
    await at.show("loyalty", look)
    await at.find(".offer-list li")
    await at.clean(`offers, ${look.scheme}`)
  }
})

test("a list is counted by segment, and nothing of it is kept", async () => {
  const list = join(tmpdir(), "clients.csv")
  const lines = [
    "Nom du client;Courriel;Date de livraison;Marque;Modèle;Année;Type de crédit;Date de fin de financement",
    `Julie Roy;julie@exemple.ca;2022-01-15;Toyota;Camry;2022;Régulier;${shiftDay(today, 90)}`,
    `=HYPERLINK("x");x@exemple.ca;2020-01-15;Kia;Forte;2020;Spécialisé;${shiftDay(today, 400)}`,
    "Luc Gagnon;luc@exemple.ca;03/04/2022;Kia;Forte;2020;Régulier;2027-01-01",
  ]
  await writeFile(list, lines.join("\n"))
  await at.show("segments", { width: 1280, height: 720, scheme: "light" })
  const input = (await at.find("input[type=file]")) as unknown as {
    uploadFile: (path: string) => Promise<void>
  }
  await input.uploadFile(list)
  await at.find("[data-segment=regular-ending][data-count='1']")
  await at.find("[data-segment=specialised-late][data-count='1']")
  await at.find("[data-line='4'][data-why=ambiguous]")
  await at.clean("segments, light")
  await at.press(fr.segments.names["specialised-late"])
  expect(await at.texts(".segment-clients tbody tr")).toHaveLength(1)
  const stores = await Promise.all(
    ["settings", "journal", "dossiers", "records"].map((one) => table(at.page, one)),
  )
  expect(JSON.stringify(stores)).not.toContain("exemple.ca")
  await at.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }])
  await at.clean("segments, dark")
})
