import { beforeAll, expect, test } from "vitest"
import type { KeptVerdict, ReplyOf } from "../../src/messages"
import { fr as overlay } from "../../src/words/fr/overlay"
import { fr as replay } from "../../src/words/fr/replay"
import { clickMark, until, waitForMark, stopWorker } from "../browser"
import { recordTab, table } from "./desk"
import { withExtension } from "./harness"
import { Screen } from "./screens"

/** What stays of a verdict: its clock where it was pinned, its row of the journal, its replay. */
const held = withExtension({ sandbox: true })
let at: Screen
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  await at.ask("policy.import", {
    text: JSON.stringify({
      ...held.sandbox.policy,
      rules: { "callbacks.owner-busy": { level: "hint" }, "callbacks.untreated": { level: "hint" } },
    }),
  })
})

test("a clock is pinned until its exact end, through a reload and a stopped worker, and unpinned", async () => {
  const tab = await recordTab(held.launched, held.sandbox, "callback-mine")
  const card = await waitForMark(tab, { "data-rule": "callbacks.note-author" })
  const pinned = () => at.ask<ReplyOf<"callbacks.list">>("callbacks.list")
  expect(await pinned()).toEqual([])
  await clickMark(tab, await waitForMark(tab, { tag: "button", text: overlay.verdict.pin }))
  const standing = { tag: "button", text: overlay.verdict.unpin, "aria-pressed": "true" }
  await waitForMark(tab, standing)
  expect(await pinned()).toMatchObject([{ until: card.attributes["data-until"] }])
  await tab.reload()
  await waitForMark(tab, standing)
  await stopWorker(held.launched)
  await tab.reload()
  await waitForMark(tab, standing)
  await clickMark(tab, await waitForMark(tab, standing))
  await waitForMark(tab, { tag: "button", text: overlay.verdict.pin, "aria-pressed": "false" })
  await until(tab, "no clock", async () => ((await pinned()).length === 0 ? true : undefined))
  await tab.close()
})

test.each([
  ["owner-on-shift", "transfer", "callbacks.owner-on-shift", "g3"],
  ["author-break", "book-own", "callbacks.author-unavailable", "g2"],
  ["owner-break", "book-credit", "callbacks.owner-busy", "g1"],
  ["untreated", "open", "callbacks.untreated", "g3"],
] as const)(
  "the verdict on %s is journalled with its facts, and its replay shows it",
  async (key, verdict, rule, gen) => {
    const { id } = held.sandbox.dossiers[key] ?? { id: "" }
    const page = await recordTab(held.launched, held.sandbox, key, gen)
    await waitForMark(page, { "data-verdict": verdict, "data-rule": rule })
    const row = await until(page, "its row of the journal", async () =>
      (await table(at.page, "journal")).find(
        (one) => one["kind"] === "verdict" && one["rule"] === rule && String(one["record"]).endsWith(id),
      ),
    )
    expect(row).toMatchObject({
      details: { verdict, facts: expect.stringContaining('"me":"alex-gagne"') as string },
    })
    const kept = await at.ask<KeptVerdict[]>("verdicts.list")
    expect(kept[0]?.record.id).toBe(id)
    expect(JSON.stringify([row, kept])).not.toMatch(/PDR|@|\d{3}[ -]\d{3}-\d{4}/)
    await page.close()

    await at.page.bringToFront()
    await at.show("replay", { width: 1280, height: 720, scheme: "light" })
    await (await at.find("button.line")).click()
    await at.find(`[data-side=then][data-verdict=${verdict}]`)
    await at.says("blockquote", rule)
    await at.says("[role=status]", replay.same)
  },
)
