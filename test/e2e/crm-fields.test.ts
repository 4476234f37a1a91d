import type { Page } from "puppeteer"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { signMap } from "../../src/pages/zoho/signs"
import { stages } from "../../src/process/stages"
import type { KeptStructure } from "../../src/crm/fields"
import type { CrmField } from "../../src/crm/types"
import type { Policy } from "../../src/policy/types"
import { fieldKeys, type FieldKey } from "../../src/rules/facts"
import { fr } from "../../src/words/fr/crm-fields"
import { until, stopWorker } from "../browser"

import { expectRows, openWritten, recordUrl, withExtension } from "./harness"
import { looks, Screen } from "./screens"

/** What the CRM once told of an organisation is kept: its fields are found on its pages, shown to a lead, and corrected from a list. */
const held = withExtension()
const rule = "bdc.opp.phone"
const phone: FieldKey = "opportunity.phone"

let last = 0
const field = (label: string, over: Partial<CrmField> = {}): CrmField => ({
  id: String(++last),
  apiName: `Champ_${last}`,
  label,
  column: `POTENTIALCF${last + 500}`,
  type: "text",
  custom: true,
  visible: true,
  choices: [],
  ...over,
})
const choices = stages.map(({ name }) => ({ shown: name, actual: name }))
/** One field for each of ours, by a column that is not ours, under its own label. */
const ours = fieldKeys.flatMap((key): [string, CrmField][] => {
  const label = signMap()[key]?.labels[0]?.[0] ?? ""
  const day = /date|created|\.start|\.end/i.test(key)
  const over = { ...(day && { type: "datetime" }), ...(key === "opportunity.stage" && { choices }) }
  return key === phone || key.endsWith(".email") ? [] : [[key, field(label, over)]]
})
const of = (part: string): CrmField[] => ours.flatMap(([key, one]) => (key.startsWith(part) ? [one] : []))
const kept: KeptStructure = {
  org: { zgid: "700000001" },
  at: Date.parse("2026-11-20T15:00:00Z"),
  modules: [
    ["Deals", "Opportunité", "Opportunités"],
    ["CustomModule3", "Renouvellement", "Renouvellements"],
    ["CustomModule4", "Demande de crédit", "Demandes de crédits"],
    ["CustomModule5", "Demande crédit", "<b>Anciennes</b> demandes"],
  ].map(([apiName = "", singular = "", plural = ""]) => ({
    id: apiName,
    apiName,
    singular,
    plural,
    moduleName: apiName,
    custom: apiName !== "Deals",
    readable: true,
  })),
  fields: {
    Deals: [
      ...of("opportunity."),
      field("Rejoindre au", { apiName: "Telephone", column: "POTENTIALCF77", type: "phone" }),
      field("Courriel du conjoint", { apiName: "Courriel", column: "POTENTIALCF78" }),
      field("<img src=x onerror=alert(1)>", { apiName: "Zz_Markup" }),
    ],
    Events: of("meeting.").filter(({ label }) => label !== "docusign"),
  },
  layouts: {},
}

const record = "6000000000000000001"
const cell = (column: string, label: string, value: string): string =>
  `<div class="cxDvInfoFormField" id="field_label_${column}" data-zcqa="dtVw_lbl_${column}">${label}</div><div id="field_${column}" class="dvValueContainer cxDvInfoValue"><lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text></div>`
const detail = `<!doctype html><html lang="fr"><body><crm-related-list-label id="rl_1" entity-id="${record}" display-label="Remarques"></crm-related-list-label><lyte-tab-body class="dv_content_tab_body"><div>${cell("POTENTIALNAME", "Nom de l'opportunité", "Marie-Ève Tremblay")}</div><div>${cell("POTENTIALCF77", "Rejoindre au", "514 700-0199")}</div></lyte-tab-body></body></html>`

let screen: Screen
const show = async (look = looks[0]) => {
  // A window behind another reads nothing.
  await screen.page.bringToFront()
  await screen.show("page", look)
}
const row = (key: string) => `[data-crm-field="${key}"]`
const policy = async () => (await screen.ask<Policy>("policy.export")).fields

/** What a worker of an earlier day has kept. */
async function keep(page: Page, value: KeptStructure): Promise<void> {
  await page.evaluate(
    (row) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open("jalon")
        opening.onerror = () => fail(new Error("The store did not open"))
        opening.onsuccess = () => {
          const { result } = opening
          const writing = result.transaction("settings", "readwrite")
          writing.objectStore("settings").put(row)
          writing.oncomplete = () => {
            result.close()
            done()
          }
          writing.onerror = () => fail(new Error("It was not kept"))
        }
      }),
    { key: "orgFields", value },
  )
  await stopWorker(held.launched)
}

/** Only these two modules were told with their fields. */
const told = fieldKeys.filter((key) => /^(opportunity|meeting)\./.test(key))
beforeAll(async () => {
  screen = await Screen.open(held.launched)
  await screen.ask("settings.get")
  await keep(screen.page, kept)
})
beforeEach(async () => {
  await screen.ask("policy.reset")
})

describe("a field that only the CRM tells", () => {
  test("is read on a page of that organisation, which the page's health says; not in another", async () => {
    const page = await openWritten(held.launched, detail)
    await expectRows(page, { [rule]: "ok" })
    await show(looks[2])
    const found = `[data-field="${phone}"][data-state="known"]`
    await screen.says(found, fr.sign.replace("{sign}", "").trim())
    await screen.says(found, "POTENTIALCF77")
    expect(await screen.text('[data-field="opportunity.name"]')).not.toContain("par le CRM")
    await page.close()

    const other = await openWritten(held.launched, detail, recordUrl(undefined, "org700000002"))
    await expectRows(other, { [rule]: "unknown" })
    await other.close()
  })

  test("gives way to a lead's choice, at once, and comes back", async () => {
    const page = await openWritten(held.launched, detail)
    await expectRows(page, { [rule]: "ok" })
    await show(looks[2])
    await (await screen.find("[data-all]")).click()
    await (await screen.find(`[data-choose="${phone}"]`)).click()
    await screen.find(".picker input:focus")
    await screen.page.keyboard.type("conjoint")
    await until(screen.page, "one field in the list", async () =>
      (await screen.texts("[role=option]")).length === 1 ? true : undefined,
    )
    await screen.page.keyboard.press("Enter")
    await screen.says(row(phone), "Courriel du conjoint")
    expect(await policy()).toEqual({
      [phone]: { api: ["Courriel"], column: ["POTENTIALCF78"], labels: ["Courriel du conjoint"] },
    })
    expect(await screen.page.evaluate(() => document.activeElement?.getAttribute("data-choose"))).toBe(phone)
    await page.bringToFront()
    await expectRows(page, { [rule]: "unknown" })
    await screen.page.bringToFront()
    await (await screen.find(`[data-reset="${phone}"]`)).click()
    await screen.says(row(phone), "Rejoindre au")
    await page.bringToFront()
    await expectRows(page, { [rule]: "ok" })
    await page.close()
  })
})

describe("the screen", () => {
  test("shows what is in doubt with why, the rest on request, and markup as text", async () => {
    await show(looks[2])
    await screen.says(".crm-fields", "20 novembre 2026")
    expect(await screen.text(row("opportunity.email"))).toContain(fr.states.guess)
    expect(await screen.text(row("meeting.docusign"))).toContain(fr.states.absent)
    expect(await screen.texts("[data-crm-field]")).toHaveLength(2)
    const modules = await screen.page.$$eval("[data-crm-module]", (all) =>
      all.map((one) => [one.getAttribute("data-crm-module"), one.getAttribute("data-state")]),
    )
    expect(Object.fromEntries(modules)).toMatchObject({
      opportunity: "found",
      meeting: "absent",
      renewal: "found",
      "credit-request": "conflict",
    })
    expect(await screen.text('[data-crm-module="credit-request"]')).toContain("<b>Anciennes</b>")
    await (await screen.find("[data-all]")).click()
    await until(screen.page, "every field", async () =>
      (await screen.texts("[data-crm-field]")).length === told.length ? true : undefined,
    )
    expect(await screen.text(row(phone))).toContain("nom d’API Telephone")
    await (await screen.find('[data-choose="opportunity.email"]')).click()
    const options = await screen.texts("[role=option]")
    expect(options[0]).toContain("Courriel du conjoint")
    expect(options.join()).toContain("<img src=x onerror=alert(1)>")
    expect(await screen.page.$("[role=listbox] img")).toBeNull()
    await screen.page.keyboard.press("Escape")
    await screen.gone("[role=listbox]")
  })

  test("a guess is confirmed by one press", async () => {
    await show(looks[2])
    await (await screen.find('[data-confirm="opportunity.email"]')).click()
    await screen.says(row("opportunity.email"), fr.corrected)
    expect(Object.keys((await policy()) ?? {})).toEqual(["opportunity.email"])
  })

  test.each(looks)("is sound at $width × $height, $scheme", async (look) => {
    await show(look)
    await screen.find(row("opportunity.email"))
    await screen.clean("in doubt")
    await (await screen.find("[data-all]")).click()
    await (await screen.find('[data-choose="opportunity.email"]')).click()
    await screen.find("[role=option]")
    await screen.clean("choosing")
  })
})
