import type { PageHealth, Push } from "../src/messages"
import { crmHosts, mailHosts } from "../src/pages/hosts"

const pages = (): string[] => crmHosts(chrome.runtime.getManifest())

/** True in the little window under the icon; false in a tab. */
export const inPopup = (): boolean => chrome.extension.getViews({ type: "popup" }).includes(window)

/** The console: this document in a tab, on one of its screens. */
export async function openConsole(screen: string): Promise<void> {
  await chrome.tabs.create({ url: chrome.runtime.getURL(`popup.html#${screen}`) })
  if (inPopup()) close()
}

/** The CRM tab in view; from the console, the one last looked at. Null when there is none. */
export async function crmTab(): Promise<{ id: number; url: string } | null> {
  const view = inPopup() ? { active: true, currentWindow: true } : {}
  const tabs = await chrome.tabs.query({ url: pages(), ...view })
  const [tab] = tabs.sort((a, b) => b.lastAccessed - a.lastAccessed)
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? "" }
}

const atRecord = (tab: chrome.tabs.Tab, id: string): boolean => (tab.url ?? "").split(/[/?#]/).includes(id)

/** The titles of the records that are open in a tab, by record id: what people know a record by. */
export async function recordTitles(ids: readonly string[]): Promise<Record<string, string>> {
  const tabs = await chrome.tabs.query({ url: pages() })
  const titled = ids.flatMap((id) => {
    const title = tabs.find((tab) => atRecord(tab, id))?.title
    return title ? [[id, title.replace(/ - Zoho CRM$/, "")] as const] : []
  })
  return Object.fromEntries(titled)
}

/** The tab that shows a record, the one last looked at; null when none does. */
export async function tabOf(id: string): Promise<number | null> {
  const tabs = (await chrome.tabs.query({ url: pages() })).filter((tab) => atRecord(tab, id))
  return tabs.sort((a, b) => b.lastAccessed - a.lastAccessed)[0]?.id ?? null
}

/** Shows a record: its tab when it is open, else a new one. */
export async function openRecord({ url, id }: { url: string; id: string }): Promise<void> {
  await bring(
    (await chrome.tabs.query({ url: pages() })).find((tab) => atRecord(tab, id)),
    url,
  )
}

/** Shows a conversation of Gmail: the tab that has it open, in whatever list, else a new one. */
export async function openMail(url: string): Promise<void> {
  const last = url.split("/").at(-1)
  const tabs = await chrome.tabs.query({ url: mailHosts })
  await bring(
    tabs.find((tab) => tab.url?.split("/").at(-1) === last),
    url,
  )
}

async function bring(open: chrome.tabs.Tab | undefined, url: string): Promise<void> {
  if (open?.id === undefined) await chrome.tabs.create({ url })
  else {
    await chrome.tabs.update(open.id, { active: true })
    await chrome.windows.update(open.windowId, { focused: true })
  }
  if (inPopup()) close()
}

/** Closes the little window of its own that the menu or the shortcut opened; nothing in a tab. */
export async function leaveSmallWindow(): Promise<void> {
  if ((await chrome.windows.getCurrent()).type === "popup") close()
}

export type Reading = { state: "read"; health: PageHealth } | { state: "none" | "silent" }

/** Asks the CRM page in view what is read in it. Never throws. */
export async function readPage(): Promise<Reading> {
  try {
    const tab = await crmTab()
    if (!tab) return { state: "none" }
    const push: Push = { jalonPush: "health" }
    const health = await chrome.tabs.sendMessage<Push, PageHealth | undefined>(tab.id, push, { frameId: 0 })
    return health ? { state: "read", health } : { state: "silent" }
  } catch {
    return { state: "silent" }
  }
}
