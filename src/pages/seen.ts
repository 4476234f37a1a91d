import { fold } from "../process/text"
import type { Sign, Site } from "../scripts/types"

/** How a page is read; the layout is asked through `shown`, so that markup can be read without any. */
export type Reading = {
  site: Site
  document: Document
  /** Names of the controls pressed since the step began, folded. */
  pressed: ReadonlySet<string>
  shown: (element: Element) => boolean
}

/** A page is read this often at most while it changes, ms. */
const pace = 400
/** Past this a text is no label, heading or button. */
const longest = 80
const current =
  "[aria-current]:not([aria-current=false]),[aria-selected=true],.active,.selected,.current,.sel"
const controls =
  "input:not([type=hidden],[type=password],[type=checkbox],[type=radio]),select,textarea,[role=combobox],[role=textbox],[contenteditable=true]"

/** A name without what decorates it: "+ Réunion" is "réunion", "Crédits :" is "crédits". */
const nameOf = (text: string): string => fold(text.replace(/^[\s+]+|[\s:*…]+$/g, ""))
const singular = (text: string): string => nameOf(text).replace(/s(?= |$)/g, "")

/** A name, alone or before what is no part of it: "CRE" in "CRE1042", "5431" in "5431 – commandes spéciales". */
function begins(text: string, name: string): boolean {
  if (text === name) return true
  const more = /\p{L}$/u.test(name) ? /^\p{L}/u : /^[\p{L}\p{N}]/u
  return text.startsWith(name) && !more.test(text.slice(name.length))
}

/** Short texts in view, each with its element. */
function* textsIn({ document, shown }: Reading): Generator<[text: string, element: Element]> {
  const walker = document.createTreeWalker(document.body, 4)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = (node as Text).data.trim()
    const parent = node.parentElement
    if (text === "" || text.length > longest || !parent || /^(SCRIPT|STYLE|TEMPLATE)$/.test(parent.tagName))
      continue
    if (parent.tagName !== "OPTION" && shown(parent)) yield [text, parent]
  }
}

const valueOf = (control: Element): string => {
  if (control.matches("select"))
    return [...(control as HTMLSelectElement).selectedOptions].map(({ text }) => text).join(" ")
  return control.matches("input,textarea") ? (control as HTMLInputElement).value : control.textContent.trim()
}
const holds = (value: string, wanted: string | undefined): boolean => {
  const text = fold(value)
  return wanted === undefined
    ? /[\p{L}\p{N}]/u.test(text) && !/^(none|aucune?)$/.test(text)
    : text === fold(wanted)
}

/** What stands with a label: the values of its controls (a comparison, then a value, in a filter), else the text beside it. */
function besideLabel(label: Element, { document, shown }: Reading): string[] {
  const named = label.closest("label")?.htmlFor
  const own = named ? document.getElementById(named) : null
  if (own?.matches(controls)) return [valueOf(own)]
  const text = label.textContent.trim()
  for (let box = label.parentElement, up = 0; box && up < 4; box = box.parentElement, up += 1) {
    const values = [...box.querySelectorAll(controls)].filter(shown).map(valueOf)
    if (values.length > 0) return values
    const rest = box.textContent.replace(text, "").trim()
    if (rest !== "") return rest.length <= longest ? [rest] : []
  }
  return []
}

/** Whether a text is all that a tab or an entry in force says: what a pane in force holds is not in force itself. */
function inForce(element: Element): boolean {
  const tab = element.closest(current)
  return tab !== null && tab.textContent.trim() === element.textContent.trim()
}

/** Which of these signs the page shows. Words are compared folded; what cannot be read is not shown. */
export function signsSeen(signs: readonly Sign[], reading: Reading): boolean[] {
  const { site, document, pressed, shown } = reading
  const texts = signs.length > 0 ? [...textsIn(reading)] : []
  const named = texts.map(([text, element]) => [nameOf(text), element] as const)
  const typed = () =>
    [...document.querySelectorAll("input:not([type=hidden],[type=password])")]
      .filter(shown)
      .map((input) => nameOf((input as HTMLInputElement).value))
  const shows = (name: string): boolean =>
    named.some(([text]) => begins(text, name)) || typed().some((text) => begins(text, name))
  const inModule = (name: string): boolean =>
    document.title.split(/ [-–|] /).some((part) => singular(part) === name) ||
    texts.some(
      ([text, element]) =>
        singular(text) === name && (element.closest("h1,h2,[role=heading]") !== null || inForce(element)),
    )
  // A tab that is in force was pressed, on this page or on the one before it.
  const isPressed = (name: string): boolean =>
    pressed.has(name) || named.some(([text, element]) => text === name && inForce(element))
  // A dialog's form alone counts while it is open: the record under it has fields of the same names.
  const dialog = [...document.querySelectorAll("[role=dialog],[aria-modal=true],dialog[open]")]
    .filter(shown)
    .at(-1)
  const inField = ({ label, is }: NonNullable<Sign["field"]>): boolean =>
    named.some(([text, element]) => {
      if (text !== nameOf(label) || dialog?.contains(element) === false) return false
      const values = besideLabel(element, reading)
      return (is === undefined ? values.slice(0, 1) : values).some((value) => holds(value, is))
    })
  return signs.map(
    (sign) =>
      (sign.site === undefined || sign.site === site) &&
      (sign.module === undefined || inModule(singular(sign.module))) &&
      (sign.text === undefined || shows(nameOf(sign.text))) &&
      (sign.field === undefined || inField(sign.field)) &&
      (sign.pressed === undefined || isPressed(nameOf(sign.pressed))),
  )
}

/** What a press is called: the nearest name around it. */
function pressName(event: Event): string[] {
  const path = event.composedPath().filter((target): target is Element => target instanceof Element)
  return path.slice(0, 5).flatMap((element) => {
    const value = element.matches("input[type=button],input[type=submit]")
      ? (element as HTMLInputElement).value
      : null
    const text = element.textContent.trim()
    const names = [element.getAttribute("aria-label"), element.getAttribute("title"), value]
    if (text.length <= longest) names.push(text)
    return names.flatMap((name) => (name ? [nameOf(name)] : []))
  })
}

/**
 * Watches the page for these signs until the signal aborts; `onSeen` with the index of one that it shows, once each. A press counts from
 * the watch's beginning, so that a step's own press is watched from that step on.
 */
export function watchSigns(
  signs: readonly Sign[],
  site: Site,
  onSeen: (index: number) => void,
  signal: AbortSignal,
): void {
  if (signs.length === 0 || signal.aborted) return
  const left = new Map(signs.entries())
  const pressed = new Set<string>()
  const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  const look = () => {
    timer = 0
    if (signal.aborted || document.hidden || left.size === 0) return
    const indices = [...left.keys()]
    const seen = signsSeen([...left.values()], { site, document, pressed, shown })
    indices.forEach((index, at) => {
      if (seen[at] && left.delete(index)) onSeen(index)
    })
  }
  const soon = () => {
    if (left.size > 0) timer ||= setTimeout(look, pace)
  }
  const observer = new MutationObserver(soon)
  observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true })
  const press = (event: Event) => {
    for (const name of pressName(event)) pressed.add(name)
    // At once, after the page's own hearing of it: what it draws next may end this watch.
    clearTimeout(timer)
    timer = setTimeout(look)
  }
  addEventListener("click", press, { capture: true, signal })
  for (const type of ["input", "change", "visibilitychange"])
    addEventListener(type, soon, { capture: true, signal })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    clearTimeout(timer)
  })
  look()
}
