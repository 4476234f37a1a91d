import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { KeptVerdict } from "../../src/messages"
import { fr } from "../../src/words/fr/replay"
import { fr as verdicts } from "../../src/words/fr/verdicts"
import { until, waitForMark } from "../browser"
import { withExtension } from "./harness"
import { looks, Screen, type Look } from "./screens"

const held = withExtension({ sandbox: true })
const tab: Look = { width: 1280, height: 720, scheme: "light" }
let at: Screen
const verdict = (side: "then" | "now") => `[data-side=${side}]`
const said = (side: "then" | "now") =>
  at.page.$eval(verdict(side), (one) => one.getAttribute("data-verdict") ?? "")

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.show("replay")
  await at.says(".message", fr.empty)
  await at.says(".message", fr.emptyNext)
  await at.ask("agent.set", { name: "Zoé Essai", department: "bdc", branch: "Laval" })
  const record = await held.launched.browser.newPage()
  await record.goto(held.sandbox.url("callback-recent"))
  await waitForMark(record, { "data-verdict": "ask" })
  await until(record, "the verdict kept", async () =>
    (await at.ask<KeptVerdict[]>("verdicts.list")).length > 0 ? true : undefined,
  )
  await record.close()
  await at.page.bringToFront()
})
afterAll(() => at.page.close())

const openFirst = async (look: Look = tab) => {
  await at.show("replay", look)
  await (await at.find("button.line")).click()
  await at.find(verdict("now"))
}

describe("the replay of a verdict shown on a record's page", () => {
  it("tells why", async () => {
    await openFirst()
    expect(await said("then")).toBe("ask")
    await at.says("blockquote", "callbacks.owner-on-shift")
    await at.says("blockquote", "S3")
    await at.says(".reasons", verdicts.because["owner-unknown"])
    await at.says(".facts", fr.presences.unknown)
    await at.says("[role=status]", fr.same)
    // No number or address of a client.
    expect(JSON.stringify(await at.ask("verdicts.list"))).not.toMatch(/@|\d{3}[ -]\d{3}-\d{4}/)
  })

  it("says what it would have been under other settings, the difference marked, and goes back", async () => {
    await openFirst()
    await at.page.select(".otherwise label:nth-of-type(1) select", "off")
    await at.page.select(".otherwise label:nth-of-type(2) select", "on-shift")
    await until(at.page, "a transfer", async () => ((await said("now")) === "transfer" ? true : undefined))
    expect(await said("then")).toBe("ask")
    await at.says("[role=status]", fr.differs)
    await at.says(`${verdict("now")} .changed`, fr.changed)
    await at.fill(".otherwise input[type=number]", "0")
    await until(at.page, "open to all", async () => ((await said("now")) === "open" ? true : undefined))
    await at.press(fr.reset)
    await until(at.page, "as it was", async () => ((await said("now")) === "ask" ? true : undefined))
    await at.says("[role=status]", fr.same)
  })

  it("replays the further rules, one by one", async () => {
    await openFirst()
    await at.page.select(".otherwise label:nth-of-type(1) select", "busy")
    const before = await said("now")
    await (await at.find(".tick input")).click()
    await until(at.page, "credit to the owner", async () =>
      (await said("now")) === "book-credit" ? true : undefined,
    )
    expect(before).not.toBe("book-credit")
    await at.press(fr.back)
    await at.find("button.line")
  })

  it.each(looks)("is clean at $width px, $scheme", async (look) => {
    await at.show("replay", look)
    await at.find("button.line")
    await at.clean("list")
    await (await at.find("button.line")).click()
    await at.find(verdict("now"))
    await at.page.select(".otherwise label:nth-of-type(1) select", "on-shift")
    await at.find(".changed")
    await at.clean("one")
  })
})
