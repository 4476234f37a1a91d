import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, it } from "vitest"
import { session, until, workerTarget } from "../browser"
import { connect, tokensIn, withConnection } from "./connected"
import { expectRows } from "./harness"
import { Screen } from "./screens"
import { openRecord } from "../tour/agent"

const held = withConnection()
let at: Screen
beforeAll(async () => {
  at = await Screen.open(held.launched)
})
afterAll(() => at.page.close())

it("the token is nowhere else: storage, database, messages to pages, consoles", async () => {
  const said: string[] = []
  const listen = (page: Page) => page.on("console", (line) => said.push(line.text()))
  listen(at.page)
  const worker = await (await workerTarget(held.launched.browser, held.launched.extensionId)).worker()
  worker?.on("console", (line) => said.push(line.text()))
  await connect(held, at, { flow: "code" })
  const page = await held.launched.browser.newPage()
  listen(page)
  const cdp = await session(page)
  let world = 0
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin.startsWith("chrome-extension://")) world = context.id
  })
  await cdp.send("Runtime.enable")
  await openRecord(page, `${held.sandbox.url("ready")}?gen=g3&mirror=0`)
  await expectRows(page, { "bdc.opp.email": "ok" })
  // All that the worker says to a page, answers and pushes, passes by these two.
  const evaluate = async (expression: string) =>
    (
      await cdp.send("Runtime.evaluate", {
        expression,
        contextId: world,
        awaitPromise: true,
        returnByValue: true,
      })
    ).result.value as string
  await evaluate(`
    globalThis.heard = []
    chrome.runtime.onMessage.addListener((message) => void heard.push(message))
    const send = chrome.runtime.sendMessage.bind(chrome.runtime)
    chrome.runtime.sendMessage = async (message) => { const answer = await send(message); heard.push(answer); return answer }
    chrome.runtime.sendMessage({ jalon: "page.start" }).then(() => chrome.runtime.sendMessage({ jalon: "crm.get" })).then(() => "")`)
  await at.ask("crm.check")
  await at.ask("pause.set", { minutes: 1 })
  await at.ask("pause.set", { resume: true })
  const heard = await until(page, "messages", async () => {
    const text = await evaluate("JSON.stringify(heard)")
    return text.includes('"jalonPush":"page"') ? text : undefined
  })
  const kept = await at.page.evaluate(async () => {
    const base = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open("jalon")
      opening.onsuccess = () => done(opening.result)
      opening.onerror = () => fail(opening.error ?? new Error("not opened"))
    })
    const tables = await Promise.all(
      [...base.objectStoreNames].map(
        (name) =>
          new Promise<unknown[]>((done) => {
            const asking = base.transaction(name).objectStore(name).getAll()
            asking.onsuccess = () => done(asking.result as unknown[])
          }),
      ),
    )
    base.close()
    const { local, sync } = chrome.storage
    return JSON.stringify([tables, await local.get(), await sync.get(), { ...localStorage }, document.cookie])
  })
  const found = await tokensIn(at)
  expect(found.length).toBe(2)
  expect(kept).toContain("signedIn")
  expect(heard).toContain('"refused"')
  for (const token of found)
    for (const [where, text] of Object.entries({ kept, heard, said: said.join("\n") }))
      expect(text.includes(token), where).toBe(false)
  expect(kept + heard + said.join("\n")).not.toMatch(/1000\.[0-9a-f]{32}/)
  await page.close()
})
