import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { launch, openPopup, until, waitForMark } from "./browser"
import { address, table } from "./e2e/desk"
import { chooseStage, confirmOf, lost } from "./e2e/stages"
import { allowedBuild, connectionOf, decide } from "./connection"
import { startSandbox } from "./sandbox/index"
import { fill, openMeeting, openRecord, pressButton } from "./tour/agent"
import { changeRules } from "./tour/lead"
import { dealOrphans, proposeTooFar, reception, takeServiceCall } from "./tour/service"

/** The pictures of the README, from the built extension on the sandbox: `npm run pictures`. */
const root = join(import.meta.dirname, "..")
const to = (name: string) => join(root, "assets/pictures", `${name}.png`) as `${string}.png`
mkdirSync(join(root, "assets/pictures"), { recursive: true })

const sandbox = await startSandbox()
sandbox.api.centre = "com"
const launched = await launch({
  extensionDir: allowedBuild(join(root, "build/chrome-mv3-prod")),
  sandboxPort: sandbox.port,
  viewport: { width: 1280, height: 720 },
})
const { browser, extensionId, page, close } = launched
const popup = await openPopup(browser, extensionId, "#rules")
const tell = (jalon: string, payload: unknown) =>
  popup.evaluate((message) => chrome.runtime.sendMessage<unknown, unknown>(message), { jalon, payload })

await tell("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
// In it the owner of the file below has left; the colleague who left its last note is there.
await tell("policy.import", { text: JSON.stringify(sandbox.policy) })

await page.bringToFront()
await openRecord(page, sandbox.url("callback-recent"))
await waitForMark(page, { "data-verdict": "transfer" })
await page.screenshot({ path: to("verdict") })

await openRecord(page, sandbox.url("poor"))
await waitForMark(page, { "data-rule": "bdc.opp.full-name", "data-state": "invalid" })
await page.screenshot({ path: to("panel") })

await openMeeting(page)
await fill(page, "Objet", "rdv jf")
await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-level": "block" })
await pressButton(page, "Enregistrer")
await waitForMark(page, { "data-blocked": /./ })
await page.screenshot({ path: to("held") })

const other = await browser.newPage()
await tell("panel.set", { side: "left" })
for (const key of [
  "owner-soon",
  "owner-absent",
  "pdr-7-today",
  "transfer",
  "reapply-89",
  "deposit",
  "credsii-phone",
]) {
  await other.goto(address(sandbox, key))
  await waitForMark(other, { "data-rule": "followups.daily" })
  await until(other, `${key} kept`, async () => {
    const id = sandbox.dossiers[key]?.id ?? ""
    const kept = (await table(popup, "dossiers")).find(({ record }) => String(record).endsWith(id))
    return kept?.["notesSeenAt"] ? true : undefined
  })
}
await chooseStage(other, "g3", "inline", lost)
await waitForMark(other, { "data-rule": "followups.lost-allowed", "data-level": "block" })
await (await confirmOf(other, "g3", "inline", lost)).click()
await waitForMark(other, { "data-blocked": /./ })
await other.screenshot({ path: to("followups") })

await popup.bringToFront()
await popup.setViewport({ width: 1280, height: 720 })
await popup.goto(popup.url().replace("#rules", "#day"))
await popup.waitForSelector(".plan li")
await popup.screenshot({ path: to("day") })

await popup.goto(popup.url().replace("#day", "#rules"))
await popup.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 })
await popup.waitForSelector("select")
await popup.screenshot({ path: to("rules") })

await changeRules(popup)
await popup.setViewport({ width: 1280, height: 720 })
await popup.reload()
await popup.waitForSelector(".rule")
await popup.locator("::-p-aria([name='Modifiées'][role='button'])").click()
await popup.waitForFunction(() => document.querySelectorAll(".rule").length < 10)
await popup.screenshot({ path: to("console") })
await popup.goto(popup.url().replace("#rules", "#effects"))
await popup.waitForSelector(".effects svg.recharts-surface")
await popup.screenshot({ path: to("effects") })
await tell("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })

await tell("policy.import", {
  text: JSON.stringify({ ...sandbox.policy, connection: connectionOf(sandbox, { callsPerHour: 2_000 }) }),
})
await Promise.all([decide(launched, "accept"), tell("crm.sign-in", undefined)])
await popup.bringToFront()
await popup.setViewport({ width: 1280, height: 720 })
await popup.goto(popup.url().replace("#effects", "#team"))
await popup.waitForSelector(".agents li")
await until(popup, "the whole team read", async () => {
  const { value } = (await tell("team.get", undefined)) as {
    value: { looking: boolean; rightAt: string | null }
  }
  return value.rightAt !== null && !value.looking ? true : undefined
})
await popup.reload()
await popup.waitForSelector(".agents li")
await popup.screenshot({ path: to("team") })

await tell("policy.import", { text: JSON.stringify({ ...sandbox.policy, aftersales: reception }) })
await tell("agent.set", { name: "Alex Gagné", department: "aftersales", branch: "Laval" })
const reached = await browser.newPage()
await takeServiceCall(reached, sandbox)
await proposeTooFar(reached)
await reached.screenshot({ path: to("aftersales") })
await popup.bringToFront()
await dealOrphans(popup, (stage) =>
  stage === "lists" ? popup.screenshot({ path: to("orphans") }).then(() => undefined) : Promise.resolve(),
)

await close()
await sandbox.close()
