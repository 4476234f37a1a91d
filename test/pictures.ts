import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { launch, openPopup, waitForMark } from "./browser"
import { startSandbox } from "./sandbox/index"
import { fill, openRecord, pressButton } from "./tour/agent"

/** The pictures of the README, from the built extension on the sandbox: `npm run pictures`. */
const root = join(import.meta.dirname, "..")
const to = (name: string) => join(root, "assets/pictures", `${name}.png`) as `${string}.png`
mkdirSync(join(root, "assets/pictures"), { recursive: true })

const sandbox = await startSandbox()
const { browser, extensionId, page, close } = await launch({
  extensionDir: join(root, "build/chrome-mv3-prod"),
  sandboxPort: sandbox.port,
  viewport: { width: 1280, height: 720 },
})
const popup = await openPopup(browser, extensionId, "#rules")
const tell = (jalon: string, payload: unknown) =>
  popup.evaluate((message) => chrome.runtime.sendMessage<unknown, unknown>(message), { jalon, payload })

const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Toronto" }).format(new Date())
await tell("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
// The owner of the file is away; the colleague who left its last note is there.
await tell("policy.import", {
  text: JSON.stringify({
    version: 1,
    roster: {
      branches: ["Laval"],
      people: [
        { id: "u1", name: "Naomie Labonté" },
        { id: "u2", name: "Bastien Cormier" },
      ],
      shifts: [{ person: "u1", day: today, start: "00:00", end: "23:59" }],
      absences: [{ person: "u2", from: today, to: today }],
    },
  }),
})

await page.bringToFront()
await openRecord(page, sandbox.url("callback-recent"))
await waitForMark(page, { "data-verdict": "transfer" })
await page.screenshot({ path: to("verdict") })

await openRecord(page, sandbox.url("poor"))
await waitForMark(page, { "data-rule": "bdc.opp.full-name", "data-state": "invalid" })
await page.screenshot({ path: to("panel") })

await pressButton(page, "+ Réunion")
await fill(page, "Objet", "rdv jf")
await waitForMark(page, { "data-rule": "bdc.meeting.subject", "data-level": "block" })
await pressButton(page, "Enregistrer")
await waitForMark(page, { "data-blocked": /./ })
await page.screenshot({ path: to("held") })

await popup.bringToFront()
await popup.setViewport({ width: 380, height: 560, deviceScaleFactor: 2 })
await popup.waitForSelector("select")
await popup.screenshot({ path: to("rules") })

await close()
await sandbox.close()
