import browser from "webextension-polyfill"
import type { Push } from "../src/messages"
import { mailHosts } from "../src/pages/hosts"
import { hosts } from "./hosts"

/**
 * Says something to our own pages, and to every open page of the CRM what `toPage` makes for its address; those of Gmail ask again.
 * Those that do not listen are no error.
 */
export async function broadcast(own: Push, toPage: (url: string | null) => Push): Promise<void> {
  const tabs = await browser.tabs.query({ url: hosts() }).catch(() => [])
  await Promise.allSettled([
    browser.runtime.sendMessage(own),
    ...tabs.map(({ id, url = null }) => tell(id, toPage(url))),
    tellGmail(),
  ])
}

/** Tells every page of Gmail that what it rests on has changed. */
export async function tellGmail(): Promise<void> {
  const tabs = await browser.tabs.query({ url: mailHosts }).catch(() => [])
  await Promise.all(tabs.map(({ id }) => tell(id, { jalonPush: "ask" })))
}

/** Says something to one tab's page. */
export async function tell(tab: number | undefined, push: Push): Promise<void> {
  if (tab === undefined) return
  await browser.tabs.sendMessage(tab, push, { frameId: 0 }).catch(() => undefined)
}
