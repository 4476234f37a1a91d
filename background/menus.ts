import browser from "webextension-polyfill"
import { en } from "../src/words/en/find"
import { fr } from "../src/words/fr/find"
import { openFindWindow } from "./open"

const id = "find-caller"
/** Longer selections are a page, not a caller. */
const most = 200

/** Puts the entry on selected text, in the language in force. The browser keeps it while the worker sleeps. */
export async function dressMenu(language: "fr" | "en"): Promise<void> {
  const { menu: title } = language === "en" ? en : fr
  await browser.contextMenus.update(id, { title }).catch(() => {
    // Read so that the browser does not complain of an entry made twice by two starts at once.
    browser.contextMenus.create({ id, title, contexts: ["selection"] }, () => browser.runtime.lastError)
  })
}

/** Looks up the selected text, whatever the page: what is selected comes with the click, no access to the page is needed. */
export function listenMenu(): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText = "" }) => {
    if (menuItemId === id) void openFindWindow(selectionText.trim().slice(0, most))
  })
}
