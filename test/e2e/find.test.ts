import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { TargetType, type Page, type WebWorker } from "puppeteer"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { FindAnswer } from "../../src/messages/find"
import { en } from "../../src/words/en/find"
import { fr } from "../../src/words/fr/find"
import { openPopup, until, workerTarget } from "../browser"
import { asPopup, recordTab, table } from "./desk"
import { withExtension } from "./harness"

const held = withExtension({ sandbox: true })
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
let popup: Page

const find = async (query: string): Promise<FindAnswer["files"]> =>
  (await asPopup<{ value: FindAnswer }>(popup, "callers.find", { query })).value.files
const field = '[role="combobox"]'
const shown = (selector: string) => until(popup, selector, async () => (await popup.$(selector)) ?? undefined)
const says = (text: string) =>
  until(popup, text, async () =>
    (await popup.$eval(".callers", (section) => section.textContent)).includes(text) ? true : undefined,
  )
const type = async (text: string): Promise<void> => {
  await popup.bringToFront()
  await (await shown(field)).click({ count: 3 })
  await popup.keyboard.press("Backspace")
  await popup.keyboard.type(text)
}
const selected = () =>
  popup.$$eval('[role="option"][aria-selected="true"]', (all) => all.map((one) => one.id))

/** Opens a file of the stand-in and waits until it is kept; its page. */
async function visit(key: string): Promise<Page> {
  const page = await recordTab(held.launched, held.sandbox, key)
  const id = /\d{10,}/.exec(page.url())?.[0] ?? ""
  await until(popup, `${key} to be kept`, async () => {
    const rows = await table(popup, "dossiers").catch(() => [])
    return rows.some(({ record, notesSeenAt }) => String(record).endsWith(id) && notesSeenAt !== null)
      ? true
      : undefined
  })
  return page
}
/** What the stand-in holds of the client of an open file. */
function clientOf(page: Page): { phone: string; email: string; stock: string; surname: string } {
  const id = /\d{10,}/.exec(page.url())?.[0] ?? ""
  const values = held.sandbox.records("Potentials").find((one) => one.id === id)?.values ?? {}
  const text = (name: string): string => {
    const value: unknown = values[name]
    return typeof value === "string" ? value : ""
  }
  return {
    phone: text("POTENTIALCF1"),
    email: text("POTENTIALCF2"),
    stock: text("POTENTIALCF14"),
    surname: text("POTENTIALNAME").split(" ").at(-1) ?? "",
  }
}
const worker = (): Promise<WebWorker> =>
  until(popup, "the worker", async () => {
    await asPopup(popup, "settings.get")
    const target = await workerTarget(held.launched.browser, held.launched.extensionId)
    return (await target.worker()) ?? undefined
  })
/** A page of the extension's own that opens on this address. */
const opened = async (tail: string): Promise<Page> => {
  const target = await held.launched.browser.waitForTarget(
    (one) => one.type() === TargetType.PAGE && one.url().endsWith(tail),
  )
  const page = await target.page()
  if (!page) throw new Error(`No page for ${tail}`)
  return page
}

beforeEach(async () => {
  popup = await openPopup(held.launched.browser, held.launched.extensionId, "#find")
  await popup.setViewport({ width: 380, height: 560 })
  await asPopup(popup, "agent.set", { name: "Zoé Roy", department: "bdc", branch: "Laval" })
})
afterEach(async () => {
  await asPopup(popup, "language.set", { language: "fr" })
  for (const page of await held.launched.browser.pages()) if (page !== held.launched.page) await page.close()
})

describe("a file opened once is found again", () => {
  it("by phone, name, e-mail and stock, with who takes the caller; none of them stands in the store", async () => {
    const page = await visit("callback-recent")
    const dossier = clientOf(page)
    for (const query of [
      dossier.phone,
      dossier.phone.slice(-4),
      dossier.email,
      dossier.surname,
      dossier.stock,
    ])
      expect(
        (await find(query)).map(({ url }) => url),
        query,
      ).toContain(page.url().split("?")[0])
    const [file] = await find(dossier.phone)
    expect(file).toMatchObject({ by: "phone", exact: true, owner: expect.any(String) as string })
    expect(file?.card?.verb).toMatch(/\S/)
    const kept = JSON.stringify(await table(popup, "dossiers"))
    expect(kept).not.toContain(dossier.phone.replace(/\D/g, ""))
    expect(kept.toLowerCase()).not.toContain(dossier.email.toLowerCase())
    expect(kept).not.toContain(dossier.surname)
  })
  it("its key cannot be taken out of the browser", async () => {
    await visit("callback-recent")
    const extractable = await popup.evaluate(
      () =>
        new Promise((done) => {
          const opening = indexedDB.open("jalon")
          opening.onsuccess = () => {
            const all = opening.result.transaction("secrets").objectStore("secrets").getAll()
            all.onsuccess = () => {
              opening.result.close()
              done((all.result as { key: CryptoKey }[]).map(({ key }) => key.extractable))
            }
          }
        }),
    )
    expect(extractable).toEqual([false])
  })
})

describe("the search", () => {
  it("answers while typing, walks by arrows, and Enter shows the file's own tab", async () => {
    const { surname } = clientOf(await visit("callback-recent"))
    await visit("ready")
    await type(surname.slice(0, 3))
    await shown('[role="option"]')
    await popup.keyboard.press("Backspace")
    await says(fr.short)
    await popup.keyboard.type(surname.slice(2))
    await shown('[role="option"][data-verdict]')
    const [first] = await selected()
    expect(await popup.$eval(field, (input) => input.getAttribute("aria-activedescendant"))).toBe(first)
    const count = (await popup.$$('[role="option"]')).length
    await popup.keyboard.press("ArrowDown")
    if (count > 1) expect(await selected()).not.toEqual([first])
    for (let more = 1; more < count; more += 1) await popup.keyboard.press("ArrowDown")
    expect(await selected()).toEqual([first])
    const record = await popup.$eval('[role="option"][aria-selected="true"]', (one) =>
      one.getAttribute("data-record"),
    )
    const before = (await held.launched.browser.pages()).length
    await popup.keyboard.press("Enter")
    await until(popup, "the file's tab", async () => {
      const active = await popup.evaluate(() => chrome.tabs.query({ active: true, url: "https://*/*" }))
      return active.some(({ url }) => url?.includes(record ?? "-") === true) ? true : undefined
    })
    expect(await held.launched.browser.pages()).toHaveLength(before)
  })
  it("opens the file in a new tab when it is open in none", async () => {
    const page = await visit("callback-recent")
    const url = page.url().split("?")[0] ?? ""
    const { phone } = clientOf(page)
    await page.close()
    await type(phone)
    await (await shown('[role="option"]')).click()
    await held.launched.browser.waitForTarget((target) => target.url().startsWith(url))
  })
  it("says what was searched when nothing is found, and what to do next", async () => {
    await type("819 222-3344")
    await says("Rien trouvé pour «\u00a0819 222-3344\u00a0»")
    await says(`Cherché\u00a0: ${fr.kinds.phone}`)
    await says(fr.nothingNext)
    await popup.keyboard.press("Escape")
    await says(fr.empty)
  })
  it("says so when the store does not answer, and goes on after", async () => {
    const one = await worker()
    await one.evaluate(() => {
      const { getAll } = Object.getOwnPropertyDescriptors(IDBIndex.prototype)
      Object.assign(IDBIndex.prototype, {
        getAll: () => {
          throw new DOMException("broken", "UnknownError")
        },
      })
      Object.assign(globalThis, {
        mend: () => void Object.defineProperties(IDBIndex.prototype, { getAll }),
      })
    })
    await type("819 222-3344")
    await says(fr.store)
    await one.evaluate(() => (globalThis as unknown as { mend: () => void }).mend())
    // The answers to the first keys may still come in.
    await until(popup, "the answer", async () => {
      await popup.$eval(".callers", (section) => {
        section.querySelector<HTMLElement>("[role=alert] button")?.click()
      })
      return (await popup.$eval(".callers", (section) => section.textContent)).includes("Rien trouvé")
        ? true
        : undefined
    })
  })
  it("speaks English when asked", async () => {
    await asPopup(popup, "language.set", { language: "en" })
    await type("819 222-3344")
    await says(en.nothingNext)
  })
  it.each(["light", "dark"])("is accessible, %s", async (scheme) => {
    const page = await visit("callback-recent")
    const { phone } = clientOf(page)
    await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
    await type(phone)
    await shown('[role="option"]')
    await popup.evaluate(axe)
    const { violations, passes } = await popup.evaluate(() =>
      (
        globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string }[]; passes: [] }> } }
      ).axe.run(),
    )
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(passes.length).toBeGreaterThan(10)
  })
})

describe("from anywhere", () => {
  it("a selected text opens the search on it, in a small window", async () => {
    const one = await worker()
    await one.evaluate(() => {
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch: (info: object) => void }
      }
      onClicked.dispatch({ menuItemId: "find-caller", selectionText: "819 222-3344" })
    })
    const page = await opened("popup.html#find?q=819%20222-3344")
    await until(page, "the answer", async () =>
      (await page.$eval("body", (body) => body.textContent)).includes("Rien trouvé") ? true : undefined,
    )
    expect(await page.$eval(field, (input) => (input as HTMLInputElement).value)).toBe("819 222-3344")
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox")
    const type = await page.evaluate(async () => (await chrome.windows.getCurrent()).type)
    expect(type).toBe("popup")
    await one.evaluate(() => {
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch: (info: object) => void }
      }
      onClicked.dispatch({ menuItemId: "find-caller", selectionText: "P99999" })
    })
    await until(page, "the next question in the same window", async () =>
      (await page.$eval(field, (input) => (input as HTMLInputElement).value)) === "P99999" ? true : undefined,
    )
  })
  it("the small window gives way to the file, which opens in a window with tabs", async () => {
    const file = await visit("callback-recent")
    const url = file.url().split("?")[0] ?? ""
    const { phone } = clientOf(file)
    await file.close()
    const one = await worker()
    await one.evaluate((selectionText) => {
      const { onClicked } = chrome.contextMenus as unknown as {
        onClicked: { dispatch: (info: object) => void }
      }
      onClicked.dispatch({ menuItemId: "find-caller", selectionText })
    }, phone)
    const page = await opened(`popup.html#find?q=${encodeURIComponent(phone)}`)
    await page.waitForSelector('[role="option"]')
    // The page may close before it has answered the key.
    await page.keyboard.press("Enter").catch(() => undefined)
    const target = await held.launched.browser.waitForTarget((one) => one.url().startsWith(url))
    await until(popup, "the small window to close", () => Promise.resolve(page.isClosed() ? true : undefined))
    // A tab tells its address a moment after its page has it.
    const types = await until(popup, "the file in a window", async () => {
      const found = await popup.evaluate(async (wanted) => {
        const windows = await chrome.windows.getAll({ populate: true })
        return windows
          .filter(({ tabs }) => tabs?.some((tab) => tab.url?.startsWith(wanted)))
          .map(({ type }) => type)
      }, url)
      return found.length > 0 ? found : undefined
    })
    expect(types).toEqual(["normal"])
    await (await target.page())?.close()
  })
  it("the menu's entry is there", async () => {
    const one = await worker()
    const title = () =>
      one.evaluate(
        () =>
          new Promise<string>((done) => {
            chrome.contextMenus.update("find-caller", {}, () => {
              done(chrome.runtime.lastError?.message ?? "there")
            })
          }),
      )
    expect(await title()).toBe("there")
  })
  it("the address bar opens the file that is meant, and the search otherwise", async () => {
    const page = await visit("callback-recent")
    const url = page.url().split("?")[0] ?? ""
    const { phone } = clientOf(page)
    await page.close()
    const one = await worker()
    const enter = (text: string) =>
      one.evaluate((typed) => {
        const { onInputEntered } = chrome.omnibox as unknown as {
          onInputEntered: { dispatch: (text: string, disposition: string) => void }
        }
        onInputEntered.dispatch(typed, "currentTab")
      }, text)
    await enter(phone)
    await held.launched.browser.waitForTarget((target) => target.url().startsWith(url))
    await enter("personne")
    await opened("popup.html#find?q=personne")
  })
  it("the shortcut is the browser's to give", async () => {
    const commands = await popup.evaluate(() => chrome.commands.getAll())
    expect(commands.map(({ name }) => name)).toContain("find-caller")
  })
})
