import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ElementHandle, Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { PublishingDraft, PublishingView } from "../../src/messages"
import { goodUntil, payloadOf, type Said } from "../../src/policy/payload"
import { newKey, open, seal, type SigningKey } from "../../src/policy/signing"
import type { Policy } from "../../src/policy/types"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr/publishing"
import { until, waitForMark, waitForNoMark, stopWorker } from "../browser"
import { recordTab, table } from "./desk"
import { withExtension } from "./harness"
import { looks, Screen } from "./screens"

const rule = "bdc.opp.email"
const held = withExtension({ sandbox: true })

describe("the team's published policy", { shuffle: false }, () => {
  let folder: string
  let server: Server
  let address: string
  /** What the server gives, and each request that it had. */
  let given: string
  let etag = 0
  const asked: (Pick<IncomingMessage, "method" | "headers"> & { status: number })[] = []
  let mine: SigningKey & { pem: string }
  let at: Screen
  let page: Page

  const file = (what: Policy, over: Partial<Said> = {}, by: SigningKey = mine): Promise<string> => {
    const now = Date.now()
    const said = {
      serial: 1,
      at: now - 1_000,
      expires: goodUntil(new Date(), 90).getTime(),
      by: "Ana Roy",
      note: "Essai",
    }
    return seal(payloadOf(what, { ...said, ...over }), by)
  }
  const put = (text: string): void => {
    given = text
    etag++
  }
  const saying = (level: "hint" | "warn"): Policy => ({ version: 1, rules: { [rule]: { level } } })
  const local = (keys: string[]) =>
    at.ask("policy.import", {
      text: JSON.stringify({ ...held.sandbox.policy, publication: { address, keys } }),
    })
  const view = () => at.ask<PublishingView>("publishing.get")
  const check = async (text: string): Promise<void> => {
    await at.press(fr.state.look)
    await at.says(".publishing", text)
  }
  const marked = (level: string) => waitForMark(page, { "data-rule": rule, "data-level": level })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "jalon-published-"))
    mine = await newKey()
    put("")
    server = createServer(({ method, headers }, response) => {
      const tag = `"${String(etag)}"`
      const status = headers["if-none-match"] === tag ? 304 : 200
      asked.push({ method, headers, status })
      response.writeHead(status, { "access-control-allow-origin": "*", etag: tag })
      response.end(status === 304 ? undefined : given)
    })
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/jalon-policy.jws`
    at = await Screen.open(held.launched)
    const cdp = await held.launched.browser.target().createCDPSession()
    await cdp.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder })
    await at.ask("agent.set", { name: "Ana Roy", department: "bdc", branch: "Laval" })
    page = await recordTab(held.launched, held.sandbox, "no-email")
    await at.page.bringToFront()
  })
  afterAll(async () => {
    await page.close()
    await at.page.close()
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it("says that there is no address, and what to do", async () => {
    await at.show("publishing")
    await at.says(".publishing", fr.state.unset)
    await at.says(".publishing", fr.key.none)
    await at.clean("no address")
  })

  it("is taken from the address that was given, reaches the open page, and says which it is", async () => {
    put(await file(saying("hint")))
    await local([mine.x])
    await at.says("[data-serial='1']", say(fr.state.serialBy, { serial: 1, by: "Ana Roy" }))
    await page.bringToFront()
    await marked("hint")
    await at.page.bringToFront()
  })

  it("is asked for again by its tag: nothing travels while it is the same, and nothing tells who asks", async () => {
    const before = asked.length
    await check(fr.state.lookedSame)
    expect(asked.slice(before).map(({ status }) => status)).toEqual([304])
    expect(asked.at(-1)?.headers["if-none-match"]).toBe(`"${String(etag)}"`)
    expect(await view()).toMatchObject({ refusal: null, inForce: { serial: 1 } })
    for (const { method, headers } of asked) {
      expect(method).toBe("GET")
      expect(headers.cookie).toBeUndefined()
      expect(headers.referer).toBeUndefined()
      expect(headers["if-none-match"] ?? "").toMatch(/^("\d+")?$/)
    }
  })

  it("a file tampered with, expired, older, unsigned or of another key changes nothing, and the screen says why", async () => {
    put(await file(saying("warn"), { serial: 4 }))
    await check(say(fr.state.lookedNew, { serial: 4 }))
    const stranger = await newKey()
    const good = await file(saying("hint"), { serial: 5 })
    const [header = "", body = "", signature = ""] = good.split(".")
    const [, other = ""] = (await file(saying("hint"), { serial: 6 })).split(".")
    for (const [text, why] of [
      [[header, other, signature].join("."), fr.why.signature],
      [`${header}.${body}.${signature.slice(0, -2)}`, fr.why.form],
      [await file(saying("hint"), { serial: 5, expires: Date.now() - 1 }), fr.why.expired],
      [await file(saying("hint"), { serial: 3 }), fr.why.older],
      [JSON.stringify(saying("hint")), fr.why.unsigned],
      [await file(saying("hint"), { serial: 5 }, stranger), fr.why.key],
    ] as const) {
      put(text)
      await check(say(fr.state.lookedNot, { why }))
      await at.says("[data-refused]", why)
      await at.says("[data-refused]", fr.state.stands)
      expect((await view()).inForce?.serial).toBe(4)
    }
    await at.clean("refused")
    await stopWorker(held.launched)
    expect(await view()).toMatchObject({ inForce: { serial: 4 }, refusal: { why: "key" } })
    await page.bringToFront()
    await marked("warn")
    await at.page.bringToFront()
    await at.show("rules")
    await at.says(".publishing-notice", fr.why.key)
    await at.press(fr.notice.see, "link")
    await at.find("[data-refused]")
  })

  it("one rule silenced for everyone falls silent on the open page, and speaks again", async () => {
    put(await file({ ...saying("warn"), silenced: [rule] }, { serial: 5 }))
    await check(say(fr.state.lookedNew, { serial: 5 }))
    await page.bringToFront()
    await waitForNoMark(page, { "data-rule": rule })
    await at.page.bringToFront()
    put(await file(saying("warn"), { serial: 6 }))
    await check(say(fr.state.lookedNew, { serial: 6 }))
    await page.bringToFront()
    await marked("warn")
    await at.page.bringToFront()
  })

  /** A file that the browser was handed, once it is whole. */
  const downloaded = (name: RegExp): Promise<string> =>
    until(at.page, String(name), () => {
      const found = readdirSync(folder).find((one) => name.test(one))
      const text = found === undefined ? "" : readFileSync(join(folder, found), "utf8")
      return Promise.resolve(text === "" ? undefined : text)
    })

  it("a lead makes a key, signs what they changed, puts it at the address: it is taken and their draft dropped", async () => {
    await at.show("publishing", { width: 1280, height: 720, scheme: "light" })
    await at.press(fr.key.make)
    await at.says(".publishing", fr.key.made)
    await at.find("[data-strange]")
    const pem = await downloaded(/\.pem$/)
    const key = await at.page.$eval("[data-key]", (part) => part.getAttribute("data-key") ?? "")
    await local([mine.x, key])
    await at.gone("[data-strange]")
    await at.ask("rule.silence", { id: rule, on: true })
    await at.find(`[data-difference="rule ${rule}"]`)
    await at.press(fr.sign.do)
    await at.says(".publishing", fr.sign.needNote)
    await at.fill(".what textarea", "Le courriel n’est plus demandé")
    await at.fill(".how-long input", "30")
    await at.clean("a draft")
    await at.press(fr.sign.do)
    await at.says(".publishing", say(fr.sign.done, { serial: 7 }))
    const signed = await downloaded(/\.jws$/)
    expect(await open(new TextEncoder().encode(signed), [key])).toMatchObject({ ok: true })
    put(signed)
    await check(say(fr.state.lookedNew, { serial: 7 }))
    await at.says(".published-note", "Le courriel n’est plus demandé")
    await at.says(".publishing", fr.sign.nothing)
    expect(
      (await at.ask<PublishingDraft>("publishing.draft", { lists: false, look: false })).changes,
    ).toEqual([])
    const settings = await table(at.page, "settings")
    const team = settings.find(({ key: name }) => name === "team")?.["value"] as Policy
    expect(team.silenced).toBeUndefined()
    expect(team.publication).toEqual({ address, keys: [mine.x, key] })
    await page.bringToFront()
    await waitForNoMark(page, { "data-rule": rule })
    await at.page.bringToFront()

    // The key does not leave the browser; its copy signs elsewhere, for one file.
    const secrets = await at.page.evaluate(
      () =>
        new Promise<boolean[]>((done) => {
          const opening = indexedDB.open("jalon")
          opening.onsuccess = () => {
            const all = opening.result.transaction("secrets").objectStore("secrets").getAll()
            all.onsuccess = () => {
              opening.result.close()
              const keys = (all.result as { key: CryptoKey }[]).map((row) => row.key)
              done(keys.filter(({ type }) => type !== "public").map(({ extractable }) => extractable))
            }
          }
        }),
    )
    expect(secrets.length).toBeGreaterThan(0)
    expect(secrets).not.toContain(true)
    const copy = join(folder, "copie.pem")
    writeFileSync(copy, pem)
    await at.press(fr.key.forget)
    await at.press(fr.key.confirm)
    await at.says(".publishing", fr.key.forgotten)
    const input = (await at.find('.publishing input[type="file"]')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(copy)
    await at.says(".publishing", fr.key.pem)
    expect(await at.page.$eval("[data-key]", (part) => part.getAttribute("data-key"))).toBe(key)
  })

  it("is clean at every size, light and dark", async () => {
    for (const look of looks) {
      await at.show("publishing", look)
      await at.find("[data-serial='7']")
      await at.find(".publishing form")
      await at.clean(JSON.stringify(look))
    }
  })
})
