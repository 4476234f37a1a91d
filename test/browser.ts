import { accessSync, constants, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { isDeepStrictEqual } from "node:util"
import puppeteer, {
  type Browser,
  type CDPSession,
  type Page,
  type Protocol,
  type Target,
  TargetType,
} from "puppeteer"
import { hosts } from "./sandbox/index"

export type LaunchOptions = {
  /** The built extension; without it the browser is bare. */
  extensionDir?: string
  headless?: boolean
  /** A profile that outlives the browser; without it, a throw-away one. */
  profile?: string
  sandboxPort?: number
  extraArgs?: string[]
  /** null: as large as the window. */
  viewport?: { width: number; height: number } | null
  /** Another browser than the one found. */
  executable?: string
  /** Arguments of puppeteer's own to leave out. */
  withoutArgs?: string[]
}
export type Launched = { browser: Browser; extensionId: string; page: Page; close: () => Promise<void> }

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
]
const usual = [
  "/opt/google/chrome/chrome",
  "/opt/microsoft/msedge/msedge",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
]
const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Chromium, Chrome or Edge of this machine: `CHROMIUM`, then PATH, then the usual places. */
export function findBrowser(): string {
  const path = (process.env["PATH"] ?? "").split(delimiter)
  const found = [
    process.env["CHROMIUM"] ?? "",
    ...names.flatMap((name) => path.map((dir) => join(dir, name))),
    ...usual,
  ]
  const first = found.find((candidate) => candidate !== "" && runs(candidate))
  if (first === undefined) throw new Error("No Chromium, Chrome or Edge was found. Set CHROMIUM to its path.")
  return first
}

/** A browser with a throw-away profile, the real names mapped to the sandbox, and the extension installed. */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const {
    extensionDir,
    headless = true,
    sandboxPort,
    extraArgs = [],
    viewport = { width: 1440, height: 900 },
  } = options
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), "jalon-profile-"))
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${String(sandboxPort)}`).join(", ")
  const browser = await puppeteer.launch({
    executablePath: options.executable ?? findBrowser(),
    headless,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: viewport,
    ...(options.withoutArgs ? { ignoreDefaultArgs: options.withoutArgs } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...(options.withoutArgs?.includes("--disable-background-networking")
        ? []
        : ["--disable-background-networking"]),
      "--ignore-certificate-errors",
      "--no-first-run",
      "--no-default-browser-check",
      "--lang=fr-CA",
      ...(sandboxPort === undefined ? [] : [`--host-resolver-rules=${rules}`]),
      ...extraArgs,
    ],
  })
  const extensionId = extensionDir === undefined ? "" : await browser.installExtension(extensionDir)
  const [first] = await browser.pages()
  const page = first ?? (await browser.newPage())
  const close = async () => {
    await browser.close()
    if (options.profile === undefined) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { browser, extensionId, page, close }
}

/** The extension's worker; waits for it to be there. */
export const workerTarget = (browser: Browser, extensionId: string): Promise<Target> =>
  browser.waitForTarget(
    (target) => target.type() === TargetType.SERVICE_WORKER && target.url().includes(`//${extensionId}/`),
  )

/**
 * Stops the worker, as the browser does when it sees fit, and waits until it is gone: woken while it stops, it may not start for a
 * minute. Now and then the browser lets the asking drop and would leave the worker to its thirty idle seconds, so it is asked again.
 */
export async function stopWorker({
  browser,
  extensionId,
}: Pick<Launched, "browser" | "extensionId">): Promise<void> {
  const target = await workerTarget(browser, extensionId)
  let failed: (error: unknown) => void = () => undefined
  const gone = new Promise<void>((resolve, reject) => {
    failed = reject
    const look = (one: Target): void => {
      if (one !== target) return
      browser.off("targetdestroyed", look)
      resolve()
    }
    browser.on("targetdestroyed", look)
  })
  const ask = async () => {
    try {
      await (await target.worker())?.close()
    } catch (error) {
      // It stopped by itself, or its session was given back the first time.
      if (!/No session|detached|closed/i.test(String(error))) failed(error)
    }
  }
  await ask()
  if (!browser.targets().includes(target)) return
  const again = setInterval(() => void ask(), 500)
  await gone.finally(() => clearInterval(again))
}

/** The popup's document, opened in a tab. */
export async function openPopup(browser: Browser, extensionId: string, hash = ""): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`chrome-extension://${extensionId}/popup.html${hash}`)
  return page
}

/** An element of our closed tree. `text` is all the text under it, `texts` the same a piece at a time. */
export type Mark = {
  tag: string
  attributes: Record<string, string>
  text: string
  texts: string[]
  node: number
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()
/** One DevTools session a page, made when first asked for. */
export const session = (page: Page): Promise<CDPSession> => {
  const made = sessions.get(page) ?? page.createCDPSession()
  sessions.set(page, made)
  return made
}

const textsOf = (node: Protocol.DOM.Node): string[] =>
  node.nodeType === 3 ? [node.nodeValue] : (node.children ?? []).flatMap(textsOf)

function collect(node: Protocol.DOM.Node, into: Mark[]): Mark[] {
  if (node.nodeType === 1) {
    const pairs = node.attributes ?? []
    const attributes: Record<string, string> = {}
    for (let at = 0; at < pairs.length; at += 2) attributes[pairs[at] ?? ""] = pairs[at + 1] ?? ""
    const texts = textsOf(node)
    into.push({ tag: node.localName, attributes, text: texts.join(""), texts, node: node.backendNodeId })
  }
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) collect(child, into)
  return into
}

/** Every element under our host, closed roots included, in the order of the document; none: []. */
export async function marks(page: Page, selector = "#jalon-overlay"): Promise<Mark[]> {
  const cdp = await session(page)
  const { root } = await cdp.send("DOM.getDocument", { depth: 0 })
  const { nodeId } = await cdp.send("DOM.querySelector", { nodeId: root.nodeId, selector })
  if (nodeId === 0) return []
  // It may leave the page between the two.
  const found = await cdp.send("DOM.describeNode", { nodeId, depth: -1, pierce: true }).catch(() => null)
  return found ? collect(found.node, []).slice(1) : []
}

/** One frame of the page; the event loop alone while the page is between two documents. */
const frame = (page: Page): Promise<unknown> =>
  page
    .evaluate(
      () => new Promise((done) => (document.hidden ? setTimeout(done, 16) : requestAnimationFrame(done))),
    )
    .catch(() => new Promise((done) => setImmediate(done)))

/** Asks once a frame until `ask` answers something; throws after `timeout` ms with what it waited for. */
export async function until<T>(
  page: Page,
  what: string,
  ask: () => Promise<T | undefined>,
  timeout = 10_000,
): Promise<T> {
  const end = performance.now() + timeout
  while (performance.now() < end) {
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined) return answer
    await frame(page)
  }
  throw new Error(`Waited ${String(timeout)} ms for ${what}`)
}

export type Wanted = Record<string, string | RegExp> | ((mark: Mark) => boolean)
/** True when a mark carries these attributes (`text` and `tag` may be asked too), or passes the predicate. */
export const fits = (mark: Mark, wanted: Wanted): boolean =>
  typeof wanted === "function"
    ? wanted(mark)
    : Object.entries(wanted).every(([name, value]) => {
        const got = name === "text" ? mark.text : name === "tag" ? mark.tag : mark.attributes[name]
        return got !== undefined && (typeof value === "string" ? got === value : value.test(got))
      })

/** What our closed tree says of its rules, for one who reads why a test failed. */
async function rowsOf(page: Page): Promise<string> {
  const all = await marks(page)
  const rows = all.flatMap(
    ({ attributes: { "data-rule": rule, "data-level": level, "data-state": state } }) =>
      rule === undefined ? [] : [[rule, level, state].join(" ")],
  )
  return `${String(all.length)} elements of ours\n${rows.join("\n")}`
}

/** The first mark that fits, as soon as there is one; throws with the rows that stand instead. */
export const waitForMark = (page: Page, wanted: Wanted, timeout?: number): Promise<Mark> =>
  until(
    page,
    `a mark ${typeof wanted === "function" ? wanted.toString() : JSON.stringify(wanted, (_key, value: unknown) => (value instanceof RegExp ? String(value) : value))}`,
    async () => (await marks(page)).find((mark) => fits(mark, wanted)),
    timeout,
  ).catch(async (error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : String(error)}: ${await rowsOf(page)}`)
  })

/** The same, until no mark fits. */
export const waitForNoMark = (page: Page, wanted: Wanted, timeout?: number): Promise<true> =>
  until(
    page,
    "a mark to leave",
    async () => ((await marks(page)).some((mark) => fits(mark, wanted)) ? undefined : (true as const)),
    timeout,
  )

/** Where an element of the closed tree lies, in CSS pixels of the viewport. */
export async function boxOf(
  page: Page,
  mark: Mark,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const cdp = await session(page)
  await cdp.send("DOM.scrollIntoViewIfNeeded", { backendNodeId: mark.node }).catch(() => undefined)
  const { model } = await cdp.send("DOM.getBoxModel", { backendNodeId: mark.node })
  const [x = 0, y = 0] = model.border
  return { x, y, width: model.width, height: model.height }
}

/** A real click of the mouse in the middle of an element of the closed tree, once it lies still. */
export async function clickMark(page: Page, mark: Mark): Promise<void> {
  let box = await boxOf(page, mark)
  await until(page, "an element that lies still", async () => {
    const before = box
    await frame(page)
    box = await boxOf(page, mark)
    return isDeepStrictEqual(box, before) ? true : undefined
  })
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

/** Types in a field of the closed tree, by real keys, after a click in it. */
export async function typeInMark(page: Page, mark: Mark, text: string): Promise<void> {
  await clickMark(page, mark)
  await page.keyboard.type(text)
}
