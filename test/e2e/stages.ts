import type { ElementHandle, Page } from "puppeteer"
import { until, waitForMark } from "../browser"
import type { Sandbox } from "../sandbox/index"
import { address, table, type Generation } from "./desk"

/** The ways of putting a file at another stage on the stand-in's pages. */
export type Way = "form" | "inline" | "chevrons" | "blueprint"
export const lost = "Perdu BDC"
const transitions: Record<string, string> = { [lost]: "Fermer : perdu", Contacté: "Marquer contacté" }

/** Presses an element of the page, drawn anew or not, whatever of ours stands over it. */
export const press = async (page: Page, selector: string): Promise<void> => {
  await page.waitForSelector(selector, { visible: true })
  await page.$eval(selector, (element) => {
    ;(element as HTMLElement).click()
  })
}
/** A real click of the mouse. */
const click = async (page: Page, selector: string): Promise<void> => {
  const found = await page.waitForSelector(selector, { visible: true })
  await found?.scrollIntoView()
  await found?.click()
}
/** Chooses in a list of the page, as it opens. */
export async function pickIn(page: Page, selector: string, text: string): Promise<void> {
  const option = `[role=option][data-value="${text}"]`
  await until(page, `the list of ${selector}`, async () => {
    if (await page.$(option)) return true
    await click(page, selector)
    return undefined
  })
  await click(page, option)
  await page.waitForSelector(option, { hidden: true })
}

const rows = { g1: "#subvalue_STAGE", g2: "#mouseArea__STAGE", g3: ".dvRow:has([data-zcqa=dtVw_lbl_STAGE])" }
export const rowOf = (gen: Generation): string => rows[gen]
const formRow = (gen: Generation): string => (gen === "g3" ? '[data-cy="Stage"]' : "#Potentials_fldRow_STAGE")
const combo = (gen: Generation): string => (gen === "g1" ? ".select2-selection" : "[role=combobox]")

/** Opens a record's page, its notes read and kept; then, for the form, the form. */
export async function openFile(
  page: Page,
  sandbox: Sandbox,
  popup: Page,
  { key, gen, way, dark = false }: { key: string; gen: Generation; way: Way; dark?: boolean },
): Promise<void> {
  const more =
    (way === "chevrons" || way === "blueprint" ? `&stagebar=${way}` : "") + (dark ? "&theme=dark" : "")
  await page.goto(address(sandbox, key, gen) + more)
  await page.waitForSelector(".dvHead h1")
  await waitForMark(page, (mark) => mark.attributes["data-rule"] !== undefined)
  const id = sandbox.dossiers[key]?.id ?? ""
  await until(page, "its notes kept", async () =>
    (await table(popup, "dossiers")).some(
      ({ record, notesSeenAt }) => String(record).endsWith(`/${id}`) && notesSeenAt !== null,
    )
      ? true
      : undefined,
  )
  if (way !== "form") return
  await page.goto(address(sandbox, key, gen, "/edit") + more)
  await page.waitForSelector(".createBar h1")
  await waitForMark(page, { "data-rule": "followups.stage-meaning" })
}

/** All but the last press: what is left is to confirm. */
export async function chooseStage(page: Page, gen: Generation, way: Way, stage: string): Promise<void> {
  if (way === "form") await pickIn(page, `${formRow(gen)} ${combo(gen)}`, stage)
  if (way === "inline") {
    await press(page, `${rowOf(gen)} .cxDvFieldEditIcon`)
    await pickIn(page, `${rowOf(gen)} [role=combobox]`, stage)
  }
  if (way === "chevrons" && stage === lost)
    await until(page, "the closed stages", async () => {
      if (await page.$(".stageClosed")) return true
      await press(page, ".stageClose")
      return undefined
    })
  if (way === "blueprint")
    await until(page, "the question", async () => {
      if (await page.$(".bpSave")) return true
      await press(page, `[data-transition="${transitions[stage] ?? ""}"] button`)
      return undefined
    })
}

/** What the last press falls on. */
export async function confirmOf(
  page: Page,
  gen: Generation,
  way: Way,
  stage: string,
): Promise<ElementHandle<HTMLElement>> {
  const selector = {
    form: ".createBar button[name=save]",
    inline: `${rowOf(gen)} [id^=saveAjaxEdit_]`,
    chevrons: stage === lost ? `.stageClosed [data-value="${lost}"]` : `.stageBar [title="${stage}"]`,
    blueprint: ".bpSave",
  }[way]
  const found = await page.waitForSelector(selector, { visible: true })
  if (!found) throw new Error(`No ${selector}`)
  return found as ElementHandle<HTMLElement>
}
