import { fold } from "../../process/text"
import { screens, type Screen, type Tab } from "../../process/impaknet/facts"
import { attr, shown, textIn, tidy } from "../zoho/dom"
import { keyOf } from "./labels"

const isScreen = (text: string): text is Screen => (screens as readonly string[]).includes(text)

/** What stands at the head of a page, or of a window in it. */
const heads = "h1,h2,h3,h4,caption,legend,[role=heading],[aria-current=page],th[colspan],td[colspan]"
/** "5431", "Commande 511 : …", "12 - Dossier de service"; a number inside a sentence is none. */
const headed =
  /^(?:(?:commande|fonction|ecran|cmd|command|function|screen)\s*(?:no|n°|#)?\s*)?[#[(]?(5431|511|12)[)\]]?(?=$|\s*[:.|]| (?![\d]))/
const barNames = /command|recherche|fonction|search|function|raccourci/

const pressables = "[role=tab],[role=menuitem],[role=button],button,a,summary,li,td,label"
const tabNames: Readonly<Record<string, Tab>> = {
  vehicule: "vehicle",
  vehicle: "vehicle",
  client: "client",
  customer: "client",
  sommaire: "summary",
  summary: "summary",
  "f&i": "fi",
  fni: "fi",
  memo: "memo",
  memos: "memo",
  "dossier service": "service",
  "dossier de service": "service",
  "service file": "service",
}
const chosen =
  "[aria-selected=true],[aria-current]:not([aria-current=false]),[aria-pressed=true],.active,.selected,.current,.actif,.on,.sel"

/** The one thing that all say, or null. */
const only = <T>(found: Iterable<T>): T | null => {
  const [one, ...others] = new Set(found)
  return one !== undefined && others.length === 0 ? one : null
}

function byHead(root: Document): Screen[] {
  const texts = [root.title, ...shown(root, heads).map((head) => textIn(head))]
  return texts.flatMap((text) => {
    const [, number = ""] = headed.exec(fold(text)) ?? []
    return isScreen(number) ? [number] : []
  })
}

/** The number that stands in the bar where commands are typed. */
function byBar(root: Document): Screen[] {
  return shown(root, "input").flatMap((input) => {
    const { value, labels, id, name } = input as HTMLInputElement
    const names = [
      id,
      name,
      attr(input, "placeholder"),
      attr(input, "aria-label"),
      tidy(labels?.[0]?.textContent),
    ]
    const typed = value.trim()
    return isScreen(typed) && barNames.test(fold(names.join(" "))) ? [typed] : []
  })
}

type Seen = { tab: Tab; box: Element }
function tabsOf(root: Document): Seen[] {
  return shown(root, pressables).flatMap((box) => {
    if (box.querySelector("input:not([type=radio]),select,textarea")) return []
    const text = textIn(box) || tidy(box.textContent)
    const tab = text.length < 24 ? tabNames[keyOf(text)] : undefined
    return tab ? [{ tab, box }] : []
  })
}

const byTabs = (seen: ReadonlySet<Tab>): Screen[] => [
  ...(seen.has("vehicle") && seen.has("client") && (seen.has("summary") || seen.has("fi"))
    ? ["5431" as const]
    : []),
  ...(seen.has("memo") && !seen.has("fi") && !seen.has("summary") ? ["511" as const] : []),
  ...(seen.has("service") ? ["12" as const] : []),
]

/** Which command's page is in view, and which of its tabs: null wherever the page does not surely say. */
export function readScreen(root: Document): { screen: Screen | null; tab: Tab | null } {
  const tabs = tabsOf(root)
  const heads = byHead(root)
  const told = heads.length > 0 ? heads : byTabs(new Set(tabs.map(({ tab }) => tab)))
  const screen = only(told.length > 0 ? told : byBar(root))
  const inView = tabs.filter(
    ({ box }) =>
      box.closest(chosen)?.contains(box) && !box.closest("ul,table,nav,[role=tablist]")?.matches(chosen),
  )
  const radios = tabs.filter(({ box }) => box.querySelector("input:checked"))
  return { screen, tab: only([...inView, ...radios].map(({ tab }) => tab)) }
}
