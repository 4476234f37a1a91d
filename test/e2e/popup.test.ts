import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle, Page } from "puppeteer"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { LeadView, PageSettings } from "../../src/messages"
import type { Policy } from "../../src/policy/types"
import { fr } from "../../src/words/fr/popup"
import { openPopup, session, until, waitForMark } from "../browser"
import { withExtension } from "./harness"

const held = withExtension({ sandbox: true })
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const folder = mkdtempSync(join(tmpdir(), "jalon-popup-"))
let page: Page

/** Asks the worker from the popup's page; its value. */
const ask = async <T>(type: string, payload?: unknown): Promise<T> => {
  const answer = await page.evaluate(
    (jalon, sent) =>
      chrome.runtime.sendMessage<unknown, { ok: boolean; value: unknown }>({ jalon, payload: sent }),
    type,
    payload,
  )
  expect(answer).toMatchObject({ ok: true })
  return answer.value as T
}
const open = async (screen: string): Promise<void> => {
  await page.goto(`chrome-extension://${held.launched.extensionId}/popup.html#${screen}`)
  await page.reload()
}
const shown = (selector: string): Promise<ElementHandle> =>
  until(page, selector, async () => (await page.$(selector)) ?? undefined)
const textOf = (selector: string): Promise<string> =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector)
const says = (selector: string, text: string): Promise<true> =>
  until(page, `${selector} to say ${text}`, async () =>
    (await textOf(selector)).includes(text) ? true : undefined,
  )
const button = (name: string): Promise<ElementHandle> => shown(`::-p-aria([name="${name}"][role="button"])`)
const press = async (name: string): Promise<void> => (await button(name)).click()
const level = (id: string): string => `[data-rule="${id}"] select`
const levelOf = (id: string): Promise<string> =>
  page.$eval(level(id), (element) => (element as HTMLSelectElement).value)
const ruleIds = (): Promise<string[]> =>
  page.$$eval("[data-rule]", (all) => all.map((one) => one.getAttribute("data-rule") ?? ""))
const rule = async (id: string) => (await ask<LeadView>("lead.get")).rules.find((one) => one.id === id)
const give = async (text: string): Promise<void> => {
  const path = join(folder, "politique.json")
  writeFileSync(path, text)
  const input = (await shown("input[type=file]")) as ElementHandle<HTMLInputElement>
  await input.uploadFile(path)
}

beforeEach(async () => {
  page = await openPopup(held.launched.browser, held.launched.extensionId)
  await page.setViewport({ width: 380, height: 560 })
})
afterEach(async () => {
  await ask("policy.reset")
  await ask("pause.set", { resume: true })
  await ask("language.set", { language: "fr" })
  await page.close()
})

describe("my day", () => {
  it("asks once who is there, and hides nothing while it asks", async () => {
    await open("day")
    await shown("form input")
    await shown(`section[aria-label="${fr.callbacks.title}"]`)
    await page.type("form input", "Zoé Roy")
    await page.select("form select", "renewal")
    await page.keyboard.press("Enter")
    await page.click("form button[type=submit]").catch(() => undefined)
    await until(page, "the card to leave", async () => ((await page.$("form.card")) ? undefined : true))
    expect((await ask<PageSettings>("settings.get")).agent).toMatchObject({
      name: "Zoé Roy",
      department: "renewal",
    })
    await open("day")
    await says(".me", "Zoé Roy")
  })

  it("keeps the presence chosen", async () => {
    await open("day")
    await (await shown("input[type=radio][value=busy]")).click()
    await until(page, "the presence", async () =>
      (await ask<PageSettings>("settings.get")).myPresence === "busy" ? true : undefined,
    )
    await open("day")
    await shown("input[type=radio][value=busy]:checked")
  })

  it("is silent for a quarter of an hour, says until when, and speaks again", async () => {
    await open("day")
    await press(fr.pause.minutes)
    const resume = await button(fr.pause.resume)
    const { pausedUntil } = await ask<PageSettings>("settings.get")
    const left = (Date.parse(pausedUntil ?? "") - Date.now()) / 60_000
    expect(left).toBeGreaterThan(14)
    expect(left).toBeLessThanOrEqual(15)
    await resume.click()
    await button(fr.pause.minutes)
    expect((await ask<PageSettings>("settings.get")).pausedUntil).toBeNull()
  })

  it("lists pinned callbacks, the first due on top, until they are taken away", async () => {
    const pins = `section[aria-label="${fr.callbacks.title}"]`
    const record = (id: string) => ({ org: "org700000001", module: "Potentials", id })
    const pin = (id: string, minutes: number) =>
      ask("callback.pin", {
        record: record(id),
        until: new Date(Date.now() + minutes * 60_000).toISOString(),
        url: `https://crm.zoho.com/crm/org700000001/tab/Potentials/${id}`,
      })
    await pin("111", 100)
    await pin("222", 4)
    await open("day")
    await until(page, "both", async () => ((await page.$$(`${pins} .pin`)).length === 2 ? true : undefined))
    expect(await page.$$eval(`${pins} .pin strong`, (all) => all.map((one) => one.textContent))).toEqual([
      "Fiche 222",
      "Fiche 111",
    ])
    expect(await textOf(`${pins} .pin .figure`)).toMatch(/^reste [34]\u00a0min\u00a0\d\d\u00a0s$/)
    await press(`${fr.callbacks.unpin}, Fiche 222`)
    await until(page, "one", async () => ((await page.$$(`${pins} .pin`)).length === 1 ? true : undefined))
    await press(`${fr.callbacks.unpin}, Fiche 111`)
    await says(pins, fr.callbacks.empty)
    expect(await ask("callbacks.list")).toEqual([])
  })

  it("speaks English when asked, and remembers", async () => {
    await open("day")
    // What is still loading above may move the choice from under the press.
    await until(page, "English", async () => {
      if ((await textOf("[role=tab]")) === "My day") return true
      await (await shown("input[type=radio][value=en]")).click()
      return undefined
    })
    await open("day")
    await says("[role=tab]", "My day")
    expect(await page.$eval("html", (html) => html.lang)).toBe("en")
  })
})

describe("rules", () => {
  it("applies a level at once and keeps it; what differs shows its default and goes back", async () => {
    await open("rules")
    await shown(level("bdc.opp.type"))
    const before = await levelOf("bdc.opp.type")
    const wanted = before === "off" ? "hint" : "off"
    await page.select(level("bdc.opp.type"), wanted)
    await until(page, "the rule", async () =>
      (await rule("bdc.opp.type"))?.level === wanted ? true : undefined,
    )
    await open("rules")
    await shown(level("bdc.opp.type"))
    expect(await levelOf("bdc.opp.type")).toBe(wanted)
    await says('[data-rule="bdc.opp.type"] .changed', fr.rules.levels[before as "hint"])
    await (await shown('[data-rule="bdc.opp.type"] button')).click()
    await until(page, "the default", async () =>
      (await rule("bdc.opp.type"))?.level === before ? true : undefined,
    )
    expect(await page.$('[data-rule="bdc.opp.type"] .changed')).toBeNull()
  })

  it("takes a number within its bounds, and refuses one out of them", async () => {
    await open("rules")
    const field = '[data-rule="callbacks.note-author"] input[type=number]'
    await (await shown(field)).click({ count: 3 })
    await page.keyboard.type("999")
    await says('[data-rule="callbacks.note-author"] [role=alert]', "72")
    await page.keyboard.press("Enter")
    expect(await page.$eval(field, (input) => input.value)).toBe("3")
    await (await shown(field)).click({ count: 3 })
    await page.keyboard.type("4")
    await page.keyboard.press("Enter")
    await until(page, "four hours", async () =>
      (await rule("callbacks.note-author"))?.params[0]?.value === 4 ? true : undefined,
    )
  })

  it("turns a pack off", async () => {
    await open("rules")
    await (await shown("[role=switch]")).click()
    await until(page, "the pack", async () =>
      (await ask<LeadView>("lead.get")).packs[0]?.on === false ? true : undefined,
    )
    expect(await page.$eval("[role=switch]", (one) => one.getAttribute("aria-checked"))).toBe("false")
  })

  it.each([
    ["TELEPHONE", "bdc.opp.phone"],
    ["note-author", "callbacks.note-author"],
    ["échappe", "bdc.opp.module"],
  ])("finds by %s", async (typed, id) => {
    await open("rules")
    await shown(level("bdc.opp.type"))
    const all = await ruleIds()
    await page.type("input[type=search]", typed)
    await until(page, "fewer rules", async () => ((await ruleIds()).length < all.length ? true : undefined))
    expect(await ruleIds()).toContain(id)
    await page.type("input[type=search]", " zzz")
    await says(".message", fr.rules.none)
  })

  it("shows only those that were changed", async () => {
    await ask("rule.set", { id: "bdc.opp.phone", level: "observe" })
    await open("rules")
    await press(fr.rules.changed)
    await until(page, "one rule", async () => ((await ruleIds()).length === 1 ? true : undefined))
    expect(await ruleIds()).toEqual(["bdc.opp.phone"])
  })

  it("shows a rule of the policy that this version does not know", async () => {
    await ask("policy.import", {
      text: JSON.stringify({ version: 1, rules: { "bdc.later": { level: "block" } } }),
    })
    await open("rules")
    await says('[data-rule="bdc.later"]', fr.rules.unknown)
    await (await shown('[data-rule="bdc.later"] button')).click()
    await until(page, "it to leave", async () => ((await rule("bdc.later")) === undefined ? true : undefined))
  })
})

describe("policy file", () => {
  it("refuses a malformed file whole, naming each field, and changes nothing", async () => {
    await ask("rule.set", { id: "bdc.opp.phone", level: "observe" })
    await open("rules")
    await give(
      JSON.stringify({
        version: 1,
        packs: { bdc: false },
        rules: { "bdc.opp.phone": { level: "loud" }, "callbacks.note-author": { params: { hours: 999 } } },
      }),
    )
    await says(".refused", fr.policy.refusedTitle)
    expect(await textOf(".refused")).toContain("rules.bdc.opp.phone.level")
    expect(await textOf(".refused")).toContain("hint")
    expect((await rule("bdc.opp.phone"))?.level).toBe("observe")
    expect((await ask<LeadView>("lead.get")).packs[0]?.on).toBe(true)
  })

  it("refuses what is not JSON", async () => {
    await open("rules")
    await give("level: hint")
    await says(".refused", fr.policy.whole)
  })

  it("comes back as it went out", async () => {
    await ask("rule.set", { id: "bdc.opp.phone", level: "observe" })
    await ask("rule.set", { id: "callbacks.note-author", params: { hours: 5 } })
    await ask("pack.set", { id: "bdc", on: false })
    const before = await ask<Policy>("policy.export")
    await open("rules")
    const downloads = mkdtempSync(join(tmpdir(), "jalon-downloads-"))
    const cdp = await session(page)
    await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads })
    await press(fr.policy.export)
    const file = await until(page, "the file", () =>
      Promise.resolve(readdirSync(downloads).find((name) => name.endsWith(".json"))),
    )
    const text = readFileSync(join(downloads, file), "utf8")
    rmSync(downloads, { recursive: true })
    expect(JSON.parse(text)).toEqual(before)

    await press(fr.policy.reset)
    await shown("[role=alertdialog]")
    await page.keyboard.press("Escape")
    expect((await rule("bdc.opp.phone"))?.level).toBe("observe")
    await press(fr.policy.reset)
    await (await shown("[role=alertdialog] .main")).click()
    await says(".policy [role=status]", fr.policy.wasReset)
    expect((await rule("callbacks.note-author"))?.params[0]?.value).toBe(3)

    await give(text)
    await says(".policy [role=status]", fr.policy.imported)
    expect(await ask<Policy>("policy.export")).toEqual(before)
    expect(await levelOf("bdc.opp.phone")).toBe("observe")
  })
})

describe("reading of the page", () => {
  it("says that no page of the CRM is in view, and what to do", async () => {
    await open("page")
    await says(".message", fr.health.none)
    await button(fr.health.refresh)
  })

  it("tells each field, its state and its sign, never a value", async () => {
    const record = await held.launched.browser.newPage()
    await record.goto(held.sandbox.url("callback-recent"))
    await waitForMark(record, { tag: "section" })
    await page.bringToFront()
    await open("page")
    await shown('[data-field="opportunity.phone"][data-state="known"]')
    await says(".facts", fr.health.kinds["opportunity-detail"] ?? "")
    await says('[data-field="opportunity.phone"]', fr.health.reads["known"] ?? "")
    expect(await textOf(".page")).not.toMatch(/\d{3}[ -]\d{3}[ -]\d{4}|@/)
    await record.close()
  })
})

describe("access", () => {
  const all = ["day", "rules", "page"].flatMap((screen) =>
    [
      { width: 380, height: 560 },
      { width: 1280, height: 720 },
    ].flatMap((size) => (["light", "dark"] as const).map((scheme) => ({ screen, scheme, ...size }))),
  )
  it.each(all)(
    "$screen at $width px, $scheme: nothing to report",
    async ({ screen, scheme, width, height }) => {
      await ask("rule.set", { id: "bdc.opp.type", level: "hint" })
      await page.setViewport({ width, height })
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
      await open(screen)
      await shown(screen === "rules" ? "[data-rule]" : "[role=tabpanel] section, .page .message")
      await page.evaluate(axe)
      const { passes, violations } = (await page.evaluate(
        "axe.run().then(({ passes, violations }) => ({ passes: passes.length, violations: violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')) }))",
      )) as { passes: number; violations: string[] }
      expect(violations).toEqual([])
      expect(passes).toBeGreaterThan(10)
    },
  )

  it.each(["doNotCall", "publishing", "page"])(
    "shows the whole name of the screen in view: %s",
    async (screen) => {
      const connection = { client: "1000.JALON", centre: "ca" }
      await ask("policy.import", { text: JSON.stringify({ version: 1, connection }) })
      await open(screen)
      await shown(".sign")
      const inView = (): Promise<boolean> =>
        page.$eval('[role=tab][data-state="active"]', (tab) => {
          const [name, strip] = [tab, tab.parentElement].map((one) => one?.getBoundingClientRect())
          return name && strip ? name.left >= strip.left - 1 && name.right <= strip.right + 1 : false
        })
      expect(await until(page, "the name in view", async () => (await inView()) || undefined)).toBe(true)
    },
  )

  it("is all within reach of the keyboard", async () => {
    await open("day")
    await (await shown('[role=tab][data-state="active"]')).focus()
    await page.keyboard.press("ArrowRight")
    // Focus follows a key a moment later: the next one would fall on the former tab.
    await shown('[role=tab][id$="-find"][data-state="active"]:focus')
    await page.keyboard.press("End")
    await shown('[role=tab][id$="-page"][data-state="active"]:focus')
    await page.keyboard.press("ArrowLeft")
    await shown('[role=tab][id$="-rules"][data-state="active"]:focus')
    await shown(level("bdc.opp.type"))
    const met: (string | null | undefined)[] = []
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab")
      met.push(
        await page.evaluate(
          () => document.activeElement?.closest("[data-rule], [role=switch], button, input")?.tagName,
        ),
      )
    }
    expect(met).toEqual(expect.arrayContaining(["BUTTON", "INPUT", "LI"]))
  })
})
