import type { Page } from "puppeteer"
import { beforeAll, describe, test } from "vitest"
import { until } from "../browser"
import { next, setClock } from "./clock"
import { address, table, type Generation } from "./desk"
import { withExtension } from "./harness"
import { expectSaid, type Said } from "./said"
import { Screen } from "./screens"

/** A client who asks again: this browser has seen the old file, then the new request is opened. */
const now = next("16:00")
const held = withExtension({ sandbox: true, now })
let at: Screen
let tab: Page
beforeAll(async () => {
  at = await Screen.open(held.launched)
  await setClock(held.launched, new Date(now.getTime() + 5 * 60_000))
  await agent("bdc")
  await at.ask("policy.import", { text: JSON.stringify(held.sandbox.policy) })
  tab = await held.launched.browser.newPage()
  await tab.bringToFront()
})
const agent = (department: string) => at.ask("agent.set", { name: "Alex Gagné", department, branch: "Laval" })

const recordOf = (key: string) => {
  const found = held.sandbox.records("Potentials").find(({ id }) => id === held.sandbox.dossiers[key]?.id)
  if (!found) throw new Error(key)
  return found
}
/** Opens the old file until it is kept: at the stage that it stands at, or at another first seen. */
async function see(key: string, gen: Generation = "g3", stage?: string): Promise<void> {
  const record = recordOf(key)
  if (stage !== undefined) record.values["STAGE"] = stage
  const wanted = record.values["STAGE"]
  await tab.goto(address(held.sandbox, key, gen))
  await until(tab, `${key} kept`, async () =>
    (await table(at.page, "dossiers")).find(
      (row) =>
        String(row["record"]).endsWith(record.id) && row["stage"] === wanted && row["notesSeenAt"] !== null,
    ),
  )
}
const silent = {
  reapply: null,
  "reapply-fni": null,
  "reapply-approvers": null,
  "never-reached": null,
  "expiry-vs-90": null,
}
async function expectNew(key: string, said: Said, gen: Generation = "g3"): Promise<void> {
  await tab.goto(address(held.sandbox, key, gen))
  await expectSaid(tab, { ...silent, daily: "missing", ...said })
}
const taken = (days: number): Said => ({
  reapply: `invalid warn:Reprenez le dossier fermé il y a ${String(days)} j; ici, INVALIDE.`,
})

test("an old file never seen here says nothing", () => expectNew("reapply-invalid", {}))

describe("ninety days, that day included", () => {
  test.each([
    ["reapply-10", taken(10)],
    ["reapply-89", { "expiry-vs-90": "invalid warn" }],
    ["reapply-90", taken(90)],
    ["reapply-91", {}],
  ] as [string, Said][])("%s", async (key, said) => {
    await see(`${key}-old`)
    await expectNew(key, said)
  })
  test("too old as well, where that rule does not speak", async () => {
    await at.ask("rule.set", { id: "followups.expiry-vs-90", level: "off" })
    await see("reapply-89-old")
    await expectNew("reapply-89", taken(89))
    await at.ask("rule.set", { id: "followups.expiry-vs-90", level: "warn" })
  })
  test.each(["g1", "g2"] as const)("in each markup, %s", async (gen) => {
    await see("reapply-10-old", gen)
    await expectNew("reapply-10", taken(10), gen)
  })
})

// In this order: what this browser once saw of a file stays.
describe("the narrower cases", { shuffle: false }, () => {
  const wait = (state: string, words: string) => `${state}:${words}`
  test("« Perdu F&I », its date not known: unknown, not a claim", async () => {
    await see("reapply-fni-old")
    await expectNew("reapply-fni", { "reapply-fni": wait("unknown", "Date de fermeture inconnue") })
  })
  test.each(["g1", "g3"] as const)(
    "« Perdu F&I », seen to turn: a deputy director first, %s",
    async (gen) => {
      await see("reapply-fni-old", gen, "Contacté")
      await see("reapply-fni-old", gen, "Perdu F&I")
      await expectNew("reapply-fni", { "reapply-fni": "invalid:consultez un directeur adjoint" }, gen)
    },
  )
  test("« Perdu » at the approvers', its date not known: unknown", async () => {
    await see("reapply-approvers-old", "g3", "Perdu")
    await expectNew("reapply-approvers", {
      "reapply-approvers": wait("unknown", "Date de fermeture inconnue"),
    })
  })
  test("never reached, on the credit side: the last request is taken back", async () => {
    await agent("credit")
    await see("reapply-never-reached-old")
    await expectNew("reapply-never-reached", {
      "never-reached": "invalid warn:Reprenez la demande d’il y a 49 j; ici, INVALIDE.",
    })
    await see("reapply-never-reached-91-old")
    await expectNew("reapply-never-reached-91", {})
    await agent("bdc")
  })
  test("never reached, on the BDC's side: the file is taken back", async () => {
    await agent("bdc")
    await see("reapply-never-reached-old", "g2")
    await expectNew("reapply-never-reached", taken(40), "g2")
  })
  test("too old by one rule, closed too lately by the other: both said, nothing blocked", async () => {
    await see("reapply-expired-old")
    await expectNew("reapply-expired", {
      "expiry-vs-90": "invalid warn:Deux règles s’opposent : demandez à un directeur adjoint.",
      expiry: null,
    })
  })
  test("an old file that is open, or was INVALIDE, asks nothing", async () => {
    await see("reapply-open-old")
    await expectNew("reapply-open", {})
    await see("reapply-invalid-old")
    await expectNew("reapply-invalid", {})
  })
})
