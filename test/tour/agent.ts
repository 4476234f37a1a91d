import type { ElementHandle, Page } from "puppeteer"
import { dayOf, shiftDay } from "../../src/process/calendar"

/** What an agent does with the mouse and the keyboard on the CRM, found by the words that an agent reads. */
const quoted = (text: string): string =>
  text.includes("'")
    ? `concat(${text
        .split("'")
        .map((part) => `'${part}'`)
        .join(`, "'", `)})`
    : `'${text}'`
const has = (name: string): string => `contains(concat(' ', @class, ' '), ' ${name} ')`

const find = async (page: Page, xpath: string): Promise<ElementHandle<HTMLElement>> => {
  const handle = await page.waitForSelector(`xpath/${xpath}`, { visible: true })
  if (!handle) throw new Error(`Not found: ${xpath}`)
  return handle as ElementHandle<HTMLElement>
}

const within = async (handle: ElementHandle, selector: string): Promise<ElementHandle<HTMLElement> | null> =>
  (await handle.$(selector)) as ElementHandle<HTMLElement> | null

/** A click; by the keyboard where something of ours lies over the element. */
async function press(page: Page, handle: ElementHandle<HTMLElement>): Promise<void> {
  await handle.scrollIntoView()
  const covered = await handle.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const top = document.elementFromPoint(x + width / 2, y + height / 2)
    return top === null || !(element.contains(top) || top.contains(element))
  })
  if (!covered) return handle.click()
  await handle.focus()
  await page.keyboard.press("Enter")
}

/** Presses the last visible button or link with these words. */
export const pressButton = async (page: Page, words: string): Promise<void> =>
  press(page, await find(page, `(//button[normalize-space()=${quoted(words)}])[last()]`))

/** Opens the dialog of a new meeting over a record. The page may draw its buttons anew under a press, which is then lost. */
export async function openMeeting(page: Page): Promise<void> {
  const dialog = ".meetingModal"
  await page.waitForSelector(dialog, { hidden: true })
  for (let left = 5; left > 0; left -= 1) {
    await pressButton(page, "+ Réunion")
    const timeout = left > 1 ? 2_000 : 10_000
    const shown = await page.waitForSelector(dialog, { visible: true, timeout }).catch(() => null)
    if (shown) return
  }
  throw new Error("No dialog of a meeting")
}

async function replace(page: Page, input: ElementHandle<HTMLElement>, value: string): Promise<void> {
  await input.scrollIntoView()
  await input.focus()
  await page.keyboard.down("Control")
  await page.keyboard.press("a")
  await page.keyboard.up("Control")
  await page.keyboard.type(value)
  await page.keyboard.press("Tab")
}

async function pick(page: Page, value: string): Promise<void> {
  const search = await page.$("lyte-drop-box .dropSearch, .select2-container--open .dropSearch")
  if (search) await search.type(value)
  await press(page, await find(page, `//*[@role='option'][normalize-space()=${quoted(value)}]`))
}

/** Gives a field of the open form (the dialog when there is one) a value. */
export async function fill(page: Page, label: string, value: string): Promise<void> {
  const row = `(//*[${has("zRow")}][.//*[${has("zLabel")}][normalize-space()=${quoted(label)}]])[last()]`
  const handle = await find(page, row)
  const choice = await within(handle, "[role=combobox]:not(.timeDrop [role=combobox]), .lookupWrap input")
  const date = await handle.$(".dateTimePair")
  if (date) {
    const [day = "", time = ""] = value.split(" ")
    const input = await within(handle, ".dateTimePair input")
    if (input) await replace(page, input, day)
    const clock = await within(handle, ".timeDrop [role=combobox]")
    if (clock) await press(page, clock)
    await pick(page, time)
  } else if (choice) {
    await press(page, choice)
    await pick(page, value)
  } else {
    const input = await within(handle, "input, textarea")
    if (input) await replace(page, input, value)
  }
}

/** Adds participants by the popup: what is listed under "Fiches Clients", "Utilisateurs" or "Groupes". */
export async function addParticipants(page: Page, wanted: [kind: string, name: string][]): Promise<void> {
  await pressButton(page, "+ Ajouter")
  for (const [kind, name] of wanted) {
    const option = await find(page, "//select[@aria-label='Type de participant']")
    await (option as unknown as ElementHandle<HTMLSelectElement>).select(kind)
    const search = await page.$(".participantsModal .pickBar input")
    if (search) await replace(page, search, name)
    await (await find(page, `//label[${has("pickRow")}][@data-name=${quoted(name)}]//input`)).click()
  }
  await pressButton(page, "Terminer")
  await page.waitForSelector(".participantsModal", { hidden: true })
}

/** The day in so many days at Montréal, as `yyyy-mm-dd`. */
export const inDays = (count: number): string => shiftDay(dayOf(new Date()), count)

/** Fills the open meeting: an appointment at the Laval dealership at 14:00 of a day. */
export async function fillMeeting(page: Page, subject: string, day: string): Promise<void> {
  const values = {
    Objet: subject,
    De: `${day} 14:00`,
    À: `${day} 15:00`,
    Priorité: "Or",
    "Catégorie de réunion": "Rendez-vous",
    "Type de rendez-vous": "En concession",
    Succursale: "Laval",
    Langue: "Français",
    Transfert: "Non",
    Statut: "Rendez-vous planifié",
  }
  for (const [label, value] of Object.entries(values)) await fill(page, label, value)
}

/** Adds who such an appointment is for: the dealership's calendar and its specialist. */
export async function addAtLaval(page: Page, specialist: string): Promise<void> {
  await pressButton(page, "Ajouter plus de détails")
  await addParticipants(page, [
    ["Fiches Clients", "RDV Laval"],
    ["Utilisateurs", specialist],
  ])
}

/** Writes a note in "Remarques" and waits for it in the list. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await press(page, await find(page, "//lyte-input[@data-zcqa='notesProcess']//input"))
  const area = await page.waitForSelector("textarea[data-zcqa=notesContentTxt]", { visible: true })
  for (const [index, line] of text.split("\n").entries()) {
    if (index > 0) await page.keyboard.press("Enter")
    await area?.type(line)
  }
  await press(page, await find(page, "//lyte-button[@data-zcqa='notesSaveComment']/button"))
  await page.waitForSelector("textarea[data-zcqa=notesContentTxt]", { hidden: true })
}

/**
 * Opens a record's page and waits until it is the one shown, and until what of it is in view is drawn: scrolled past too soon, it
 * would stay blank.
 */
export async function openRecord(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.waitForSelector(".dvHead h1, .createBar h1")
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".cxLoadOnViewElement")].every((waiting) => {
      const { top, bottom } = waiting.getBoundingClientRect()
      const view = waiting.closest("lyte-tab-body")?.getBoundingClientRect()
      return (
        view === undefined || top >= Math.min(view.bottom, innerHeight) || bottom <= Math.max(view.top, 0)
      )
    }),
  )
}

/** Waits until the page of a record stands after a save. */
export const recordShown = async (page: Page): Promise<void> => {
  await page.waitForSelector(".dvHead h1")
}
