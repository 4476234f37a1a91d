import browser from "webextension-polyfill"
import { en } from "../../src/words/en/canary"
import { fr } from "../../src/words/fr/canary"
import { hosts } from "../hosts"
import { tell, tellGmail } from "../broadcast"

/** Amber that its sign reads well on, in light and dark bars. */
const amber = "#f5b335"
const ink = "#1c1300"

/** Says on the icon that some page is no longer read as before, or no longer. Never rejects: a browser may have no icon to show. */
export async function sayChanged(changed: boolean, language: "fr" | "en"): Promise<void> {
  const { badge } = language === "en" ? en : fr
  try {
    await browser.action.setBadgeText({ text: changed ? "!" : "" })
    await browser.action.setTitle({ title: changed ? badge : browser.runtime.getManifest().name })
    if (!changed) return
    await browser.action.setBadgeBackgroundColor({ color: amber })
    await browser.action.setBadgeTextColor({ color: ink })
  } catch {
    // The popup and the page say it too.
  }
}

/** Every open page of the CRM, and of Gmail, asks again. */
export async function tellPages(): Promise<void> {
  const tabs = await browser.tabs.query({ url: hosts() }).catch(() => [])
  await Promise.all([...tabs.map(({ id }) => tell(id, { jalonPush: "ask" })), tellGmail()])
}
