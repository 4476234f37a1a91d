import { fold } from "../process/text"

/** A selector that finds an element again; `fragile`: by its rank among its neighbours, since nothing else names it. */
export type Selected = { selector: string; fragile: boolean }

/** As long as a policy takes. */
const longest = 200
const attributes = ["data-cy", "data-zcqa", "data-testid", "cx-prop-zcqa", "lt-prop-name", "id"]
/** Names that a program made for this page alone, or for one record. */
const made = /\d{4,}|[0-9a-f]{10,}|^:|^(ember|lyte|react|radix|cke|ui-id)\D{0,3}\d+$|["\\\n\r]|^$/i
const passing =
  /^(is|has)-|active|hover|focus|select|open|shown?$|hid|disabled|edit|error|load|first|last|even|odd/i

const quoted = (name: string, value: string): string => `[${name}="${value}"]`

/** The element's own names that will stand tomorrow; never one that holds its text, which is the record's. */
function own(element: Element): string[] {
  const text = fold(element.textContent)
  const named = element.matches("input,select,textarea") ? [...attributes, "name"] : attributes
  return named.flatMap((name) => {
    const value = element.getAttribute(name) ?? ""
    const told = fold(value)
    const holdsText =
      text.length > 2 && text.split(" ").some((word) => word.length > 2 && told.includes(word))
    return made.test(value) || (holdsText && name !== "data-cy") ? [] : [quoted(name, value)]
  })
}

/** Tag and lasting classes. */
function plain(element: Element): string {
  const classes = [...element.classList].filter(
    (name) => /^[A-Za-z][\w-]*$/.test(name) && !/\d{2,}/.test(name) && !passing.test(name),
  )
  return [element.localName, ...classes.slice(0, 2)].join(".")
}

/** The way down from an ancestor, by rank. */
function ranked(element: Element, from: Element): string {
  const steps: string[] = []
  for (let at: Element | null = element; at && at !== from; at = at.parentElement) {
    const { localName, parentElement } = at
    const alike = [...(parentElement?.children ?? [])].filter((one) => one.localName === localName)
    steps.unshift(`${localName}:nth-of-type(${alike.indexOf(at) + 1})`)
  }
  return steps.join(" > ")
}

function above(element: Element, most: number): Element[] {
  const found: Element[] = []
  for (
    let at = element.parentElement;
    at && at !== document.body && found.length < most;
    at = at.parentElement
  )
    found.push(at)
  return found
}

/** At most `most` selectors that find this element and no other now, the most lasting first. */
export function selectorsOf(element: Element, most = 2): Selected[] {
  const fits = (selector: string): boolean => {
    if (selector.length > longest) return false
    const found = document.querySelectorAll(selector)
    return found.length === 1 && found[0] === element
  }
  const around = above(element, 12)
  const tails = [...own(element), plain(element)]
  const named = around.flatMap((one) => own(one).map((head) => ({ one, head })))
  const lasting = [
    ...own(element),
    ...named.flatMap(({ head }) => tails.map((tail) => `${head} ${tail}`)),
    ...[plain(element)].filter((tail) => tail.includes(".")),
    ...around
      .map(plain)
      .filter((head) => head.includes("."))
      .map((head) => `${head} ${plain(element)}`),
  ].filter(fits)
  if (lasting.length > 0)
    return [...new Set(lasting)].slice(0, most).map((selector) => ({ selector, fragile: false }))
  const heads = [
    ...named,
    ...around.map((one) => ({ one, head: plain(one) })).filter(({ head }) => head.includes(".")),
    { one: document.body, head: "body" },
  ].filter(({ head }) => document.querySelectorAll(head).length === 1)
  const byRank = heads.map(({ one, head }) => `${head} > ${ranked(element, one)}`).find(fits)
  return byRank ? [{ selector: byRank, fragile: true }] : []
}
