import type { ElementHandle, Page } from "puppeteer"
import { marks, until, waitForMark, type Launched, type Mark } from "../browser"
import type { Sandbox } from "../sandbox/index"
import { addAtLaval, fill, fillMeeting, inDays, openMeeting, openRecord } from "../tour/agent"

/** The stand-in's three generations of markup, as its `gen` parameter names them. */
export const generations = ["g1", "g2", "g3"] as const
export type Generation = (typeof generations)[number]

/** The address of a record of the stand-in, in one generation of markup. */
export const address = (sandbox: Sandbox, key: string, gen: Generation = "g3", tail = ""): string =>
  `${sandbox.url(key, { tail })}?gen=${gen}&mirror=0`

/** A new tab on a record of the stand-in, once its page stands. */
export async function recordTab(
  { browser }: Launched,
  sandbox: Sandbox,
  key: string,
  gen: Generation = "g3",
): Promise<Page> {
  const page = await browser.newPage()
  await openRecord(page, address(sandbox, key, gen))
  return page
}

/** The same with the quick-create of a meeting open over it. */
export async function meetingTab(
  launched: Launched,
  sandbox: Sandbox,
  key: string,
  gen: Generation = "g3",
): Promise<Page> {
  const page = await recordTab(launched, sandbox, key, gen)
  await openMeeting(page)
  return page
}

/** What the page draws late is a fact as well: a Save pressed before the answer to it passes. */
export const drawnLate = (page: Page): Promise<void> => page.waitForNetworkIdle({ idleTime: 150 })

/** A subject that is surely wrong, read twice: the meeting would be held. */
export async function wrongMeeting(page: Page, subject = "rdv demain"): Promise<void> {
  await fill(page, "Objet", subject)
  await drawnLate(page)
  await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-level": "block" })
}

export const tomorrow = (): string => inDays(1)

/** Fills a meeting that agrees with the "ready" file of the stand-in. */
export async function rightMeeting(page: Page, more = false): Promise<void> {
  await fillMeeting(page, "MARIE-ÈVE / P48213", tomorrow())
  if (more) await addAtLaval(page, "Ismaël Traoré")
}

/** Waits until no row holds the meeting any more; fails with the rows that do. */
export async function readyToSave(page: Page): Promise<void> {
  let holding: string[] = ["no row of a meeting"]
  await until(page, "a meeting that nothing holds", async () => {
    const rows = (await marks(page)).filter((mark) => mark.attributes["data-rule"]?.startsWith("bdc.meeting"))
    if (rows.length > 0)
      holding = rows
        .filter(
          ({ attributes }) =>
            attributes["data-level"] === "block" && /missing|invalid/.test(attributes["data-state"] ?? ""),
        )
        .map(({ attributes, text }) => `${attributes["data-rule"] ?? ""}: ${text}`)
    return holding.length === 0 ? true : undefined
  }).catch(() => {
    throw new Error(`Held by\n${holding.join("\n")}`)
  })
}

/** The Save of the open dialog, or of the page's form. */
export const saveButton = async (page: Page): Promise<ElementHandle<HTMLElement>> => {
  const button = await page.waitForSelector(".meetingModal button[name=save], .createBar button[name=save]", {
    visible: true,
  })
  if (!button) throw new Error("No Save on the page")
  return button
}

export const heldSheet = (page: Page): Promise<Mark> => waitForMark(page, { "data-blocked": /./ })
export const isHeld = async (page: Page): Promise<boolean> =>
  (await marks(page)).some(({ attributes }) => attributes["data-blocked"] !== undefined)

/** Meetings that reached the server since a count. */
export const meetingsSaved = (sandbox: Sandbox): number =>
  sandbox.saves.filter(({ module }) => module === "Events").length

/** One trip to the page's server and back: a save that was on its way has arrived before it. */
export const settleServer = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await fetch("/__sandbox/saves").then((answer) => answer.text())
  })

export type StoredRow = Record<string, unknown>
/** A table of the extension's store, as it stands, read from a page of the extension's own. */
export const table = (popup: Page, name: string): Promise<StoredRow[]> =>
  popup.evaluate(
    (store) =>
      new Promise<StoredRow[]>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(new Error("The store did not open"))
        opening.onsuccess = () => {
          const all = opening.result.transaction(store).objectStore(store).getAll()
          all.onsuccess = () => {
            opening.result.close()
            done(all.result as StoredRow[])
          }
          all.onerror = () => fail(new Error("The table was not read"))
        }
      }),
    name,
  )

/** What our script in a tab says of its page; undefined while it does not stand there. */
export const health = (popup: Page, page: Page): Promise<unknown> =>
  popup.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({ url: "https://*/*" })
    const tab = tabs.find((one) => one.url === url)
    if (tab?.id === undefined) return undefined
    const message = { jalonPush: "health" }
    return (await chrome.tabs.sendMessage(tab.id, message).catch(() => undefined)) as unknown
  }, page.url())

/** Asks the worker as one of the extension's own pages would. */
export const asPopup = <T>(popup: Page, jalon: string, payload?: unknown): Promise<T> =>
  popup.evaluate(
    async (message) => (await chrome.runtime.sendMessage<unknown, unknown>(message)) as never,
    payload === undefined ? { jalon } : { jalon, payload },
  )
