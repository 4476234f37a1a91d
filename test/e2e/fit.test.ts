import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "puppeteer"
import { afterEach, describe, expect, test } from "vitest"
import { vocabulary } from "../../src/fit/censor"
import { signMap } from "../../src/pages/zoho/signs"
import type { Policy } from "../../src/policy/types"
import type { FieldKey } from "../../src/rules/facts"
import { fr } from "../../src/words/fr/fit"
import { clickMark, fits, marks, openPopup, session, until, type Mark, type Wanted } from "../browser"
import { asPopup } from "./desk"
import { expectRows, openWritten, withExtension } from "./harness"

/**
 * A lead points at a field that the built-in signs miss, on pages whose own policy allows them nothing: it is found at once,
 * without a reload, and nothing stays of it.
 */
const held = withExtension({ sandbox: true })
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const record = "6000000000000000001"
const rule = "bdc.opp.phone"
const field: FieldKey = "opportunity.phone"

const cell = (column: string, label: string, value: string): string =>
  `<div style="display:flex;gap:20px;padding:8px"><div class="cxDvInfoFormField" id="field_label_${column}" data-zcqa="dtVw_lbl_${column}">${label}</div><div id="field_${column}" class="dvValueContainer cxDvInfoValue"><crux-text-component><lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text></crux-text-component></div></div>`
const known = cell("POTENTIALNAME", "Nom de l'opportunité", "Marie-Ève Tremblay")
const missed = cell("POTENTIALCF77", "Rejoindre au", "514 700-0199")
/** No shape that the reader knows. */
const loose = `<table><tr><th class="intitule">Rejoindre au</th><td class="valeurTel" data-testid="tel-principal">514 700-0199</td></tr></table>`
const detail = (body: string): string =>
  `<!doctype html><html lang="fr"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head><body><crm-related-list-label id="rl_1" entity-id="${record}" display-label="Remarques"></crm-related-list-label><lyte-tab-body class="dv_content_tab_body">${known}${body}</lyte-tab-body><script>document.title="ran"</script></body></html>`

const ours = (page: Page): Promise<Mark[]> => marks(page, "#jalon-fit")
const mark = (page: Page, wanted: Wanted): Promise<Mark> =>
  until(page, `in the correction, ${JSON.stringify(wanted)}`, async () =>
    (await ours(page)).find((one) => fits(one, wanted)),
  )
const gone = (page: Page): Promise<true> =>
  until(page, "the correction to leave", async () =>
    (await page.evaluate(() => document.querySelector("#jalon-fit") === null)) ? true : undefined,
  )
const policy = async (): Promise<Policy> => {
  const answer = await asPopup<{ value: Policy }>(await popup(), "policy.export")
  return answer.value
}

let own: Page | null = null
/** The console, in a tab beside. */
async function popup(): Promise<Page> {
  own ??= await openPopup(held.launched.browser, held.launched.extensionId, "#page")
  return own
}
/** Presses "Corriger" beside the field in the page's view; the correction then stands in the page. */
async function correct(page: Page, key: FieldKey = field): Promise<void> {
  await page.bringToFront()
  const desk = await popup()
  await desk.bringToFront()
  await desk.goto(`chrome-extension://${held.launched.extensionId}/popup.html#page`)
  await desk.reload()
  const selector = `[data-correct="${key}"]`
  const button = await until(desk, selector, async () => (await desk.$(selector)) ?? undefined)
  await button.click()
  await page.bringToFront()
  await mark(page, { "data-step": "pointing" })
}
const clickIn = async (page: Page, selector: string): Promise<void> => {
  const box = await (await page.$(selector))?.boundingBox()
  if (!box) throw new Error(`${selector} is not in view`)
  await page.mouse.move(box.x + 4, box.y + box.height / 2)
  await page.mouse.click(box.x + 4, box.y + box.height / 2)
}
const signs = async (page: Page): Promise<Record<string, string>> => {
  await mark(page, { "data-step": "signs" })
  return Object.fromEntries(
    (await ours(page)).flatMap(({ attributes }) =>
      attributes["data-sign"] === undefined
        ? []
        : [[attributes["data-sign"], attributes["data-keepable"] ?? ""]],
    ),
  )
}

afterEach(async () => {
  await asPopup(await popup(), "policy.reset")
})

describe("a field that the built-in signs miss", () => {
  test("is pointed at, kept, read at once by the overlay, and put back", async () => {
    const page = await openWritten(held.launched, detail(missed))
    await expectRows(page, { [rule]: "unknown" })
    await page.evaluate(() => {
      for (const type of ["pointerdown", "mousedown", "click"])
        document.addEventListener(type, () => document.documentElement.setAttribute("data-heard", type))
    })
    const before = await page.evaluate(() => performance.timeOrigin)
    await correct(page)
    await clickIn(page, "#field_POTENTIALCF77 lyte-text")
    expect(await signs(page)).toEqual({ column: "true", selector: "true", label: "true" })
    expect(await page.evaluate(() => document.documentElement.hasAttribute("data-heard"))).toBe(false)
    expect((await mark(page, { "data-sign": "column" })).text).toContain("POTENTIALCF77")
    expect((await mark(page, { "data-sign": "column" })).text).toContain(fr.found.once)
    await clickMark(page, await mark(page, { "data-action": "keep", class: "main" }))
    await expectRows(page, { [rule]: "ok" })
    expect((await policy()).fields).toEqual({ [field]: { column: ["POTENTIALCF77"] } })
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(before)

    await clickMark(page, await mark(page, { "data-action": "undo" }))
    await expectRows(page, { [rule]: "unknown" })
    expect((await policy()).fields).toBeUndefined()
    await clickMark(page, await mark(page, { "data-action": "leave" }))
    await gone(page)
    await page.close()
  })

  test("is walked to and kept by the keyboard alone, listed in the console, and reset there", async () => {
    const page = await openWritten(held.launched, detail(missed))
    await expectRows(page, { [rule]: "unknown" })
    await correct(page)
    await until(page, "the field in the walk", async () => {
      await page.keyboard.press("Tab")
      return (await ours(page)).some(({ tag, text }) => tag === "p" && text === "Rejoindre au")
        ? true
        : undefined
    })
    await page.keyboard.press("Enter")
    await signs(page)
    await page.keyboard.press("Enter")
    await mark(page, { "data-step": "kept" })
    await page.keyboard.press("Escape")
    await gone(page)
    await expectRows(page, { [rule]: "ok" })

    const desk = await popup()
    await desk.bringToFront()
    await desk.reload()
    const row = `[data-corrected="${field}"]`
    const listed = await until(desk, row, async () => (await desk.$(row)) ?? undefined)
    expect(await listed.evaluate((one) => one.textContent)).toContain("POTENTIALCF77")
    await (await listed.$("button"))?.click()
    await until(desk, "the list to empty", async () => ((await desk.$(row)) ? undefined : true))
    await page.bringToFront()
    await expectRows(page, { [rule]: "unknown" })
    await page.close()
  })

  test("in no shape that the reader knows, is found by a lasting selector, from its label too", async () => {
    const page = await openWritten(held.launched, detail(loose))
    await expectRows(page, { [rule]: "unknown" })
    await correct(page)
    await clickIn(page, "th.intitule")
    expect(await signs(page)).toMatchObject({ selector: "true" })
    await clickMark(page, await mark(page, { "data-action": "keep", class: "main" }))
    await expectRows(page, { [rule]: "ok" })
    expect((await policy()).fields).toEqual({ [field]: { selector: '[data-testid="tel-principal"]' } })
    await page.close()
  })
})

test("a lookalike: no sign that finds two can be kept", async () => {
  const twice = missed + missed.replace("514 700-0199", "514 700-0111")
  const page = await openWritten(held.launched, detail(twice))
  await expectRows(page, { [rule]: "unknown" })
  await correct(page)
  await clickIn(page, "#field_POTENTIALCF77 lyte-text")
  const given = await signs(page)
  expect(given).toMatchObject({ column: "false", label: "false" })
  expect((await mark(page, { "data-sign": "column" })).text).toContain(fr.found.many)
  await page.keyboard.press("Escape")
  await gone(page)
  expect((await policy()).fields).toBeUndefined()
  await page.close()
})

describe("leaving", () => {
  test("Escape leaves no element, the page's focus as it was, and its clicks", async () => {
    const page = await openWritten(held.launched, detail(`<input id="mine">${missed}`))
    await expectRows(page, { [rule]: "unknown" })
    await page.focus("#mine")
    await correct(page)
    await page.keyboard.type("x")
    await page.keyboard.press("Escape")
    await gone(page)
    expect(await page.$eval("#mine", (input) => (input as HTMLInputElement).value)).toBe("")
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("mine")
    await page.evaluate(() => document.addEventListener("click", () => (document.title = "heard")))
    await clickIn(page, "#field_label_POTENTIALCF77")
    expect(await page.title()).toBe("heard")
    await page.close()
  })

  test("a page that opened no correction may change nothing, nor one that has ended", async () => {
    const page = await openWritten(held.launched, detail(missed))
    const cdp = await session(page)
    const worlds: number[] = []
    cdp.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.origin.startsWith("chrome-extension://")) worlds.push(context.id)
    })
    await cdp.send("Runtime.enable")
    await expectRows(page, { [rule]: "unknown" })
    const change = async (key: FieldKey): Promise<unknown> => {
      const message = { jalon: "field.set", payload: { field: key, signs: { column: ["POTENTIALCF77"] } } }
      const { result } = await cdp.send("Runtime.evaluate", {
        expression: `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
        contextId: worlds.at(-1) ?? 0,
        awaitPromise: true,
        returnByValue: true,
      })
      return result.value as unknown
    }
    const refused = { ok: false, error: "refused" }
    expect(await change(field)).toEqual(refused)
    await correct(page)
    expect(await change("opportunity.email")).toEqual(refused)
    expect(await change(field)).toMatchObject({ ok: true })
    await page.keyboard.press("Escape")
    await gone(page)
    await until(page, "the end", async () =>
      JSON.stringify(await change(field)) === JSON.stringify(refused) ? true : undefined,
    )
    await page.close()
  })
})

/** What names structure, wherever a page writes it too: the CRM's own words, and the columns of the field map. */
const structure = new Set([
  ...vocabulary,
  ...Object.values(signMap()).flatMap(({ names }) => names.flatMap((one) => one.match(/[a-z]{3,}/g) ?? [])),
])

describe("the diagnostic of a page", () => {
  test.each(["callback-recent", "poor", "markup"])("of %s says nothing of its client", async (key) => {
    const page = await held.launched.browser.newPage()
    await page.goto(`${held.sandbox.url(key)}?mirror=0`)
    await page.waitForFunction(() => document.body.innerText.length > 800)
    await page.waitForSelector(".cxNotesAddedContent,.cruxNotesList")
    const said = await page.evaluate(() =>
      [...document.querySelectorAll("body *")].flatMap((element) => [
        ...[...element.childNodes].flatMap((node) => (node.nodeType === 3 ? (node.nodeValue ?? "") : [])),
        ...["title", "aria-label", "placeholder", "href", "data-value", "lt-prop-value", "email"].map(
          (name) => element.getAttribute(name) ?? "",
        ),
        "value" in element && typeof element.value === "string" ? element.value : "",
      ]),
    )
    const desk = await popup()
    await desk.bringToFront()
    await desk.goto(`chrome-extension://${held.launched.extensionId}/popup.html#page`)
    await desk.reload()
    await (
      await until(desk, "the button", async () => (await desk.$("[data-diagnose]")) ?? undefined)
    ).click()
    const text = await until(desk, "the preview", async () =>
      (await desk.$(".diagnostic pre"))?.evaluate((pre) => pre.textContent),
    )
    expect(text).toContain(`${field} `)
    expect(text.length).toBeLessThan(200_000)
    const words = new Set(
      said
        .flatMap(
          (one) =>
            one
              .normalize("NFD")
              .replace(/\p{M}/gu, "")
              .toLowerCase()
              .match(/[a-z]{3,}/g) ?? [],
        )
        .filter((word) => !structure.has(word)),
    )
    const tree = text.slice(text.indexOf("\n\n")).toLowerCase()
    const parts = new Set(tree.match(/[a-z]{3,}/g) ?? [])
    expect(words.size).toBeGreaterThan(30)
    expect([...words].filter((word) => parts.has(word))).toEqual([])
    expect(text).not.toMatch(/\d{4,}|\d{3}[ -]\d{3}|@[a-z]/)
    await page.close()
  })
})

test.each([380, 1280])("the page's view at %d px: nothing to report on access", async (width) => {
  const page = await openWritten(held.launched, detail(missed))
  await expectRows(page, { [rule]: "unknown" })
  const desk = await popup()
  await asPopup(desk, "field.set", {
    field: "opportunity.email",
    signs: { column: ["X"], labels: ["Courriel"] },
  })
  await desk.bringToFront()
  await desk.setViewport({ width, height: 560 })
  await desk.reload()
  await (await until(desk, "the button", async () => (await desk.$("[data-diagnose]")) ?? undefined)).click()
  await desk.waitForSelector(".diagnostic pre")
  await desk.waitForSelector("[data-corrected] button")
  await desk.evaluate(axe)
  const violations = await desk.evaluate(
    "axe.run().then(({ violations }) => violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html).join(' ')))",
  )
  expect(violations).toEqual([])
  await page.close()
})
