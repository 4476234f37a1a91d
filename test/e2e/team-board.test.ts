import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import type { TeamView } from "../../src/messages"
import { stageOf } from "../../src/process/stages"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/team-board"
import { until, stopWorker } from "../browser"
import { connect, withConnection } from "./connected"

import { looks, Screen } from "./screens"

const held = withConnection()
const tab = { width: 1280, height: 720, scheme: "light" } as const
let at: Screen

/** Forgets what was read, so that the next look is a first one. */
async function afresh(): Promise<void> {
  await stopWorker(held.launched)
  await at.page.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opened = indexedDB.open("jalon")
        opened.onerror = () => failed(new Error("no store"))
        opened.onsuccess = () => {
          const change = opened.result.transaction(["board", "boardLook"], "readwrite")
          change.objectStore("board").clear()
          change.objectStore("boardLook").clear()
          change.oncomplete = () => {
            opened.result.close()
            done()
          }
        }
      }),
  )
}
const settled = (): Promise<TeamView> =>
  until(at.page, "the board read", async () => {
    const view = await at.ask<TeamView>("team.get")
    return view.looking || view.stop !== null ? undefined : view
  })
const textOf = (value: unknown): string => (typeof value === "string" ? value : "?")
const open = () =>
  held.sandbox.records("Potentials").filter(({ values }) => stageOf(textOf(values["STAGE"]))?.open === true)

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("policy.import", { text: JSON.stringify(held.sandbox.policy) })
})
afterEach(() => {
  held.sandbox.api.calm()
  held.sandbox.api.forbidden.clear()
})
afterAll(() => at.page.close())

it("says what to do where this browser is not connected", async () => {
  await at.ask("crm.sign-out")
  await at.show("team")
  await at.says(".message", fr.notConnected)
  await at.says(".message a", fr.connect)
  await at.clean("not connected")
})

describe("connected", () => {
  beforeAll(async () => {
    await connect(held, at, { callsPerHour: 2_000 })
  })
  describe("read for the first time", () => {
    beforeEach(afresh)

    it("counts the team's open files, an agent a line", async () => {
      await at.show("team", tab)
      await at.find("[data-agent]")
      const { files, people, fault } = await settled()
      expect(fault).toBeNull()
      expect(files).toHaveLength(open().length)
      await at.says(".board-totals", say(fr.open, { n: files.length }))
      expect(await at.page.$$eval("[data-agent]", (all) => all.length)).toBe(
        new Set(files.map(({ owner }) => owner)).size,
      )
      expect(people.every(({ name }) => name !== null)).toBe(true)
    })

    it("does not ask again while it is shown, nor keeps a name", async () => {
      await at.show("team", tab)
      await at.find("[data-agent]")
      await settled()
      const before = held.sandbox.api.calls.length
      await at.ask("team.get")
      await settled()
      expect(held.sandbox.api.calls).toHaveLength(before)
      const kept = await at.page.evaluate(
        () =>
          new Promise<string>((done) => {
            const opened = indexedDB.open("jalon")
            opened.onsuccess = () => {
              const all = opened.result.transaction("board").objectStore("board").getAll()
              all.onsuccess = () => done(JSON.stringify(all.result))
            }
          }),
      )
      expect(kept).toContain('"outcome"')
      for (const { values } of open().slice(0, 50))
        expect(kept).not.toContain(textOf(values["POTENTIALNAME"]))
    })

    it("says in plain words what the profile does not let it read", async () => {
      held.sandbox.api.forbidden.add("Notes")
      await at.show("team")
      await at.says("[data-fault]", say(fr.faults.forbidden, { about: fr.about.Notes }))
      await at.says("[data-fault]", fr.nexts.forbidden)
      // The files are listed all the same, their notes said not to be read.
      await at.says(".team-board [role=status]", "sur")
      await at.clean("a fault")
    })
  })

  describe("read before", () => {
    beforeAll(afresh)

    it("shows an agent's files by name with the keyboard alone, and opens one in the CRM", async () => {
      await at.show("team", tab)
      const line = await at.find("[data-agent]")
      const agent = await line.evaluate((one) => one.getAttribute("data-agent") ?? "")
      await (await at.find("[data-agent] button")).focus()
      await at.page.keyboard.press("Enter")
      await at.find("[data-file] button.link")
      const { files } = await settled()
      const own = files.filter(({ owner }) => owner === agent).map(({ id }) => id)
      const shown = await at.page.$$eval("[data-file]", (all) =>
        all.map((one) => one.getAttribute("data-file")),
      )
      for (const id of shown) expect(own).toContain(id)
      const first = shown[0] ?? ""
      const record = held.sandbox.records("Potentials").find(({ id }) => id === first)
      await at.says(`[data-file="${first}"]`, textOf(record?.values["POTENTIALNAME"]))
      await (await at.find(`[data-file="${first}"] button`)).focus()
      await at.page.keyboard.press("Enter")
      const target = await held.launched.browser.waitForTarget((one) => one.url().includes(first))
      expect(target.url()).toBe(`https://crm.zoho.com/crm/org700000001/tab/Potentials/${first}`)
      await (await target.page())?.close()
      await at.page.bringToFront()
      await at.press(fr.back)
      await at.find("[data-agent]")
    })

    it("narrows to a kind of files and to a branch, and exports what is shown", async () => {
      await at.show("team", tab)
      const { files } = await settled()
      await (await at.find('[data-kind="atRisk"]')).focus()
      await at.page.keyboard.press("Enter")
      await at.find('[data-kind="atRisk"][aria-pressed="true"]')
      await at.find("[data-file]")
      const some = files.filter(({ atRisk }) => atRisk === true)
      await at.says('[data-kind="atRisk"]', String(some.length))
      const branch = some[0]?.branch ?? ""
      await at.page.select(".board-filters label:nth-of-type(2) select", branch)
      const there = some.filter((file) => file.branch === branch).length
      await at.says('[data-kind="atRisk"]', String(there))
      expect(there).toBeLessThan(some.length)
      await at.press(fr.export)
      await at.says("[role=status].bar", fr.exported)
    })

    it.each(looks)("at $width px, $scheme: the team, an agent's files, long names", async (look) => {
      await at.show("team", look)
      await at.find("[data-agent]")
      await settled()
      await until(at.page, "read", async () => ((await at.page.$("[data-fault]")) ? undefined : true))
      const lengthen = (selector: string) =>
        at.page.$$eval(selector, (all) => {
          for (const one of all)
            one.textContent = "Marie-Antoinette-Alexandrine de la Chevrotière-Saint-Barnabé"
        })
      await at.clean("team")
      await lengthen("[data-agent] strong")
      await at.clean("team, long names")
      await (await at.find("[data-agent] button")).click()
      await at.find("[data-file] button.link")
      await at.clean("files")
      await lengthen("[data-file] strong")
      await at.clean("files, long names")
    })
  })
})
