import type { Page } from "puppeteer"
import { afterAll, beforeAll, expect, test } from "vitest"
import { session, until, waitForMark, workerTarget } from "../browser"
import { openRecord } from "../tour/agent"
import { connect, tokensIn, withConnection } from "./connected"
import { address, recordTab, table } from "./desk"
import { Screen } from "./screens"

/** A while of work, signed in: the tokens are in the worker's memory of the session, and nowhere else. */
const held = withConnection()
let at: Screen
beforeAll(async () => {
  at = await Screen.open(held.launched)
})
afterAll(() => at.page.close())

const files = ["callback-edited", "callback-recent", "deposit-no-receipt", "ready", "poor"]
const tables = ["followups", "verdicts", "journal", "records", "pins", "jobs", "answers", "settings"]
const more = ["dossiers", "appointments", "board", "boardLook"]

/** Runs an expression among our content script's own variables. */
async function inScript(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const cdp = await session(page)
  let world = 0
  cdp.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin.startsWith("chrome-extension://")) world = context.id
  })
  await cdp.send("Runtime.enable")
  await until(page, "our script", () => Promise.resolve(world > 0 ? true : undefined))
  return async (expression) => {
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
      expression,
      contextId: world,
      awaitPromise: true,
      returnByValue: true,
    })
    return exceptionDetails?.exception?.description ?? (result.value as unknown)
  }
}
/** All that the worker tells a page, answers and pushes, is heard from here on. */
const listen = `(() => {
  globalThis.heard = []
  chrome.runtime.onMessage.addListener((message) => void heard.push(message))
  const send = chrome.runtime.sendMessage.bind(chrome.runtime)
  chrome.runtime.sendMessage = (...args) => {
    const told = args.at(-1)
    if (typeof told === "function") return send(...args.slice(0, -1), (answer) => (heard.push(answer), told(answer)))
    return send(...args).then((answer) => (heard.push(answer), answer))
  }
})()`

test("after a while of pages, look-ups and a renewal, no token is where it must not be", async () => {
  const { api } = held.sandbox
  const said: string[] = []
  const sent: string[] = []
  const follow = (page: Page): void => {
    page.on("console", (line) => said.push(line.text()))
    page.on("request", (request) => {
      const { hostname } = new URL(request.url())
      if (!hostname.startsWith("crm.")) return
      sent.push(`${request.url()} ${JSON.stringify(request.headers())}`)
      if (request.hasPostData()) void request.fetchPostData().then((body) => sent.push(body ?? ""), String)
    })
  }
  follow(at.page)
  const worker = await (await workerTarget(held.launched.browser, held.launched.extensionId)).worker()
  worker?.on("console", (line) => said.push(line.text()))
  expect((await connect(held, at, { flow: "code", callsPerHour: 5_000 })).standing).toBe("connected")
  const tokens = new Set(await tokensIn(at))

  const heard: string[] = []
  for (const [index, key] of files.entries()) {
    // In the middle of it the token is no longer taken.
    if (index === 2) api.grants.expire()
    const before = api.calls.length
    const page = await recordTab(held.launched, held.sandbox, key)
    follow(page)
    const run = await inScript(page)
    await run(listen)
    expect(await run("chrome.storage.session.get().then(() => 'read', (error) => error.message)")).toMatch(
      /not allowed/i,
    )
    // The same page loaded again, heard from its first question on.
    await openRecord(page, address(held.sandbox, key, "g2"))
    await run(listen)
    await run("chrome.runtime.sendMessage({ jalon: 'page.start' }).then(() => 0)")
    await run("chrome.runtime.sendMessage({ jalon: 'crm.get' }).then(() => 0)")
    await at.ask("pause.set", { minutes: 1 })
    await at.ask("pause.set", { resume: true })
    await waitForMark(page, { "data-rule": /./ })
    await until(page, "the CRM's answers", () =>
      Promise.resolve(api.calls.slice(before).some(({ path }) => path.endsWith("/Notes")) || undefined),
    )
    const told = await until(page, "what was told", async () => {
      const text = await run("JSON.stringify(heard)")
      return typeof text === "string" && text.includes("jalonPush") ? text : undefined
    })
    heard.push(told)
    for (const token of await tokensIn(at)) tokens.add(token)
    await page.close()
  }
  await at.ask("callers.find", { query: "514 555-0101" })
  await at.ask("team.get")
  await at.show("connection")
  await at.ask("crm.check")

  const kept = JSON.stringify([
    ...(await Promise.all([...tables, ...more].map((name) => table(at.page, name)))),
    await at.page.evaluate(async () => [
      await chrome.storage.local.get(),
      await chrome.storage.sync.get(),
      { ...localStorage },
      document.cookie,
    ]),
  ])
  const memory = await at.page.evaluate(async () => Object.entries(await chrome.storage.session.get()))
  const places: Record<string, string> = {
    "what is kept on the disk": kept,
    "what pages were told": heard.join("\n"),
    "the consoles": said.join("\n"),
    "what the CRM's pages asked of their server": sent.join("\n"),
    "the rest of the session's memory": JSON.stringify(memory.filter(([name]) => name !== "crm:held")),
  }
  // A refresh token, and an access token before and after its renewal.
  expect(tokens.size).toBeGreaterThanOrEqual(3)
  expect(kept).toContain("signedIn")
  expect(heard.join()).toContain('"ok":true')
  expect(heard.join()).toContain("readings")
  expect(sent.length).toBeGreaterThan(files.length)
  for (const [where, text] of Object.entries(places)) {
    for (const token of tokens) expect(text.includes(token), where).toBe(false)
    expect(text, where).not.toMatch(/1000\.[0-9a-f]{32}/)
  }
}, 120_000)
