import browser from "webextension-polyfill"

/** After an install or an update: puts our scripts, as the manifest names them, in the pages already open. */
export async function injectOpenTabs(): Promise<void> {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest()
  for (const { matches, js = [], run_at } of scripts) {
    const tabs = await browser.tabs.query({ url: matches })
    const injections = tabs.flatMap(({ id, discarded }) =>
      id === undefined || discarded
        ? []
        : browser.scripting.executeScript({
            target: { tabId: id },
            files: js,
            injectImmediately: run_at === "document_start",
          }),
    )
    await Promise.allSettled(injections)
  }
}

/** Puts in a tab's page the script of ours that matches only this host, which cannot exist. Rejects where the browser refuses. */
export async function putIn(tab: number, nowhere: string): Promise<void> {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest()
  const files = scripts.find(({ matches }) => matches.includes(nowhere))?.js ?? []
  await browser.scripting.executeScript({ target: { tabId: tab }, files })
}
