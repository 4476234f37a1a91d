import { fold } from "../../process/text"
import { isShown, textIn } from "../zoho/dom"

/** The window that asks whether to save what was changed, and its buttons. */
export type SaveWindow = { box: HTMLElement; buttons: HTMLElement[] }

const asks = /sauvegarder les modifications|enregistrer les modifications|save (the |your )?changes/
const buttonNames =
  "button,input[type=button],input[type=submit],a,[role=button],td[onclick],span[onclick],div[onclick]"
const answers = /^(oui|non|o|n|yes|no|&?oui|&?non|annuler|cancel|oui o|non n|yes y|no n)$/
/** How far up from the question its buttons are looked for. */
const reach = 8
/** The most words that such a window holds. */
const longest = 500

const nameOf = (button: Element): string =>
  fold(button instanceof HTMLInputElement ? button.value : textIn(button))
    .replace(/[^a-z&]+/g, " ")
    .trim()

/** The question in view with an answer "Non" beside it; null without one. A menu or a button of that name is no question. */
export function saveWindow(root: Document): SaveWindow | null {
  const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    if (!parent || (node.nodeValue ?? "").length > 300 || !asks.test(fold(node.nodeValue ?? ""))) continue
    if (parent.closest(`${buttonNames},script,style,label,option,[role=menuitem]`) || !isShown(parent))
      continue
    let box: HTMLElement | null = parent
    for (let up = 0; box && up < reach; up += 1, box = box.parentElement) {
      if (textIn(box).length > longest) break
      const buttons = [...box.querySelectorAll<HTMLElement>(buttonNames)].filter(
        (button) => isShown(button) && answers.test(nameOf(button)),
      )
      if (buttons.some((button) => /^&?(non|n|no)( n)?$/.test(nameOf(button)))) return { box, buttons }
    }
  }
  return null
}
