import browser, { type Tabs } from "webextension-polyfill"
import { mailHosts } from "../src/pages/hosts"
import { hosts } from "./hosts"

const parts = (address: string): string[] => address.split(/[^\w-]+/)

/** Shows a record: its tab when it is open, else a new one on `url`; without an address, only a tab that is open. */
export async function openRecord(url: string | null, id: string): Promise<void> {
  const origin = url === null ? null : new URL(url).origin
  const tabs = await browser.tabs.query({ url: hosts() })
  const open = tabs.find(
    (tab) =>
      tab.url && parts(tab.url).includes(id) && (origin === null || new URL(tab.url).origin === origin),
  )
  await bringOr(open, url)
}

/** Brings a tab forward, else opens an address, where there is one. */
async function bringOr(open: Tabs.Tab | undefined, url: string | null): Promise<void> {
  if (open?.id === undefined) {
    if (url !== null) await browser.tabs.create({ url })
    return
  }
  await browser.tabs.update(open.id, { active: true })
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true })
}

/** Shows a page of Gmail: the tab that has this conversation open, in whatever list, else a new one. */
export async function openPage(url: string): Promise<void> {
  const bare = (address: string) => address.replace(/[?#].*$/s, "")
  const tabs = await browser.tabs.query({ url: mailHosts })
  const last = url.split("/").at(-1)
  await bringOr(
    tabs.find((tab) => tab.url && bare(tab.url) === bare(url) && tab.url.split("/").at(-1) === last),
    url,
  )
}

/** The look-up on its own page, with what to look for. */
const findPage = (query: string): string =>
  browser.runtime.getURL(`popup.html#find${query === "" ? "" : `?q=${encodeURIComponent(query)}`}`)

export const openFindTab = async (query: string): Promise<void> => {
  await browser.tabs.create({ url: findPage(query) })
}

/** As large as the popup, with the window's own frame. */
const size = { width: 400, height: 620 }

/** The look-up in a small window over whatever is in view; the one already there when there is one. */
export async function openFindWindow(query: string): Promise<void> {
  const { findWindow } = await browser.storage.session.get("findWindow")
  const url = findPage(query)
  if (typeof findWindow === "number") {
    const [tab] = await browser.tabs.query({ windowId: findWindow }).catch(() => [])
    if (tab?.id !== undefined) {
      await browser.tabs.update(tab.id, { url })
      await browser.windows.update(findWindow, { focused: true })
      return
    }
  }
  const made = await browser.windows.create({ url, type: "popup", focused: true, ...size })
  if (made.id !== undefined) await browser.storage.session.set({ findWindow: made.id })
}
