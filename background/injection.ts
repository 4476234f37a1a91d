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
