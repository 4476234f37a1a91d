import { join } from "node:path"
import type { Page } from "puppeteer"
import { afterAll, beforeAll } from "vitest"
import { launch, marks, until, type Launched, type LaunchOptions, type Mark } from "../browser"
import { startSandbox, type Sandbox } from "../sandbox/index"

/** The built extension; `JALON_BUILD` names another copy of it. */
export const built = process.env["JALON_BUILD"] ?? join(import.meta.dirname, "../../build/chrome-mv3-prod")

/** A browser with the built extension, for the length of a test file. `now`: when the sandbox's files are made. */
export function withExtension(options: LaunchOptions & { sandbox?: boolean; now?: Date } = {}): {
  launched: Launched
  sandbox: Sandbox
} {
  const held = {} as { launched: Launched; sandbox: Sandbox }
  beforeAll(async () => {
    if (options.sandbox === true) {
      const { now } = options
      held.sandbox = await startSandbox({ delay: 60, ...(now && { now }) })
    }
    held.launched = await launch({
      extensionDir: built,
      ...(options.sandbox === true ? { sandboxPort: held.sandbox.port } : {}),
      ...options,
    })
  })
  afterAll(async () => {
    await held.launched.close()
    if (options.sandbox === true) await held.sandbox.close()
  })
  return held
}

export const recordUrl = (tail = "tab/Potentials/6000000000000000001", org = "org700000001"): string =>
  `https://crm.zoho.com/crm/${org}/${tail}`

/** A tab for pages written by hand, each shown under a real address of the CRM, with its Content-Security-Policy. */
export async function writtenTab({
  browser,
}: Launched): Promise<(html: string, url?: string) => Promise<Page>> {
  const page = await browser.newPage()
  let shown = ""
  await page.setRequestInterception(true)
  page.on("request", (request) =>
    request.url().startsWith("https://crm.zoho.com/")
      ? void request.respond({
          status: request.isNavigationRequest() ? 200 : 404,
          contentType: "text/html; charset=utf-8",
          headers: { "content-security-policy": "script-src 'self'" },
          body: request.isNavigationRequest() ? shown : "",
        })
      : void request.continue(),
  )
  return async (html, url = recordUrl()) => {
    shown = html
    await page.goto(url)
    return page
  }
}

/** Such a page in a tab of its own. */
export const openWritten = async (launched: Launched, html: string, url?: string): Promise<Page> =>
  (await writtenTab(launched))(html, url)

export type Rows = Record<string, { state: string; level: string; text: string }>
export const rowsIn = (all: readonly Mark[]): Rows =>
  Object.fromEntries(
    all
      .filter(
        (mark) => mark.attributes["data-rule"] !== undefined && mark.attributes["data-state"] !== undefined,
      )
      .map(({ attributes, text }) => [
        attributes["data-rule"] ?? "",
        { state: attributes["data-state"] ?? "", level: attributes["data-level"] ?? "", text },
      ]),
  )

/**
 * The checklist once it has answered as wanted: rule → state, null for a row that must not be there. Fails with what
 * stood there instead.
 */
export async function expectRows(page: Page, wanted: Record<string, string | null>): Promise<Rows> {
  let last: Rows = {}
  const wrong = (): string[] =>
    Object.entries(wanted)
      .filter(([id, wished]) => {
        const { state = null, level } = last[id] ?? {}
        // "missing block": the level too, which follows once the page is read twice alike.
        return state !== wished && `${String(state)} ${String(level)}` !== wished
      })
      .map(([id, state]) => `${id}: wanted ${String(state)}, stood ${last[id]?.state ?? "nothing"}`)
  try {
    await until(
      page,
      "the checklist",
      async () => {
        last = rowsIn(await marks(page))
        return Object.keys(last).length > 0 && wrong().length === 0 ? true : undefined
      },
      5_000,
    )
  } catch {
    throw new Error(`On ${page.url()}:\n${wrong().join("\n") || "no checklist"}`)
  }
  return last
}
