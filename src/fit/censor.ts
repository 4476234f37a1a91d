import { fold } from "../process/text"

/**
 * Words of structure: how the CRM, HTML and ARIA name their parts. They say nothing of a client, wherever else the page
 * writes them; any other part of a name that the page also shows as text is struck out.
 */
const structural =
  `a abbr activities activity actions added ajax alert anchor api app area aria article aside autocomplete avatar banner bar
bc before blueprint body bold bottom box branch btn button buttons calendar calls canvas card cell checkbox checked children
class clear click close code col column combobox comp component con contact contacts container content contenteditable
controls count create crm crux custab custom customfield customize cvbtn cx cy data date datetime deals describedby desc
detail detailpage details dialog disabled div doc document down drag drop dropdown dropbox dummy dvtw edit editor ele elem
element email empty entity error err errmsg event events expanded exptable fav field fieldlabel fields file fixed fld float
flow fluid fname fold foot footer form fragment frame grid group has haspopup head header headervalue heading hidden hide
hidden holder href html icon icons iframe img index info inline inner input item items join key label labelcreate labelled
labelledby labeltd landmark lar large last layout lbl left level line link links list listbox listitem listview live
loader loading lookup lst lyte main mandatory mark max meeting meetings menu menubar menuitem middle min modal mode module
modules more mouse mousearea multi multiselect name nav navigation new node none note notes number off option options
order outer over overlay owner page pane panel parent paste phone picklist placeholder play pop popover popup port
portal position post potential potentials presentation process profile prop property quick radio read readonly record red
region rel related rellist required rich right role root row rows save scroll search searchbox sec secdiv section select
selected selection separator short show side slot small social sort span spinbutton stage star state status step sub
submit subvalue svg switch tab table tablist tabpanel tags target task tasks tbody text textarea texteditor textbox tfoot
thead title toast toolbar tooltip top tree treeitem trigger type unit url use user valign val value values vertical view visible
wormhole wrap wrapper write xlink yes zcqa`
    .split(/\s+/)
    .filter(Boolean)
export const vocabulary: ReadonlySet<string> = new Set(structural)

const letters = /[\p{L}\p{N}]+/gu
/** Attributes whose values name structure; the values of all others are the page's text. */
export const named: ReadonlySet<string> = new Set([
  "class",
  "id",
  "role",
  "type",
  "style",
  "data-zcqa",
  "data-cy",
  "related-module",
  "module",
  "cx-prop-module",
  "cx-prop-zcqa",
  "lt-prop-type",
])

function* textsOf(root: Element): Generator<string> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) yield node.nodeValue ?? ""
    if (!(node instanceof Element)) continue
    for (const { name, value } of node.attributes) if (!named.has(name)) yield value
    if ("value" in node && typeof node.value === "string") yield node.value
  }
}

/** Every word of three letters or more that stands in the page as a text or a value, folded. */
export function wordsIn(root: Element): ReadonlySet<string> {
  const words = new Set<string>()
  for (const text of textsOf(root)) {
    for (const [word] of fold(text).matchAll(letters)) {
      if (word.length > 2 && /\p{L}/u.test(word)) words.add(word)
      for (const [part] of word.matchAll(/\p{L}{3,}/gu)) words.add(part)
    }
  }
  return words
}

/** Parts of a name, with what stands between them: "dvTw_lbl_STAGE", "cxElemCompViewValue". */
const parts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^A-Za-z]+/g
const longestWord = 40

/** Where the page's words stand in a text, as [start, end) pairs. */
function spans(text: string, words: ReadonlySet<string>): [number, number][] {
  const found: [number, number][] = []
  for (let start = 0; start < text.length; start++)
    for (let end = start + 3; end <= Math.min(text.length, start + longestWord); end++)
      if (words.has(text.slice(start, end))) found.push([start, end])
  return found
}

/** Strikes out of a name what a page says as text, long numbers, and what is not plain letters. */
export function censorOf(
  words: ReadonlySet<string>,
  known: Iterable<string> = [],
): {
  name: (text: string) => string
  value: (text: string) => string
} {
  const allowed = new Set([...known].map((one) => one.toLowerCase()))
  const said = new Map<string, string>()
  /** Known, and written as columns are: a label that reads alike is not. */
  const isColumn = (part: string): boolean =>
    /^[A-Z]/.test(part) && part === part.toUpperCase() && allowed.has(part.toLowerCase())

  function struck(text: string): string {
    const plain = text
      .slice(0, 120)
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[^\w.:/-]/g, "?")
    const bare = plain.replace(/\d{4,}/g, "#")
    if (allowed.has(bare.toLowerCase())) return bare
    const hits = spans(bare.toLowerCase(), words)
    let at = 0
    let out = ""
    for (const [part] of bare.matchAll(parts)) {
      const [start, end] = [at, at + part.length]
      at = end
      const isKnown = vocabulary.has(part.toLowerCase()) || isColumn(part)
      // A word of structure stays, but for one that the page's own word goes beyond.
      const stays = ([from, to]: [number, number]): boolean =>
        isKnown && ((from >= start && to <= end) || vocabulary.has(bare.slice(from, to).toLowerCase()))
      const hit = hits.some((span) => span[0] < end && span[1] > start && !stays(span))
      out += hit ? "~" : part
    }
    return out
  }
  const name = (text: string): string => {
    const before = said.get(text)
    if (before !== undefined) return before
    const fresh = struck(text)
    said.set(text, fresh)
    return fresh
  }
  /** Of a value, what is not in capitals nor a word of structure is struck out as well. */
  const value = (text: string): string => {
    const kept = name(text)
    if (allowed.has(kept.toLowerCase()) || /^[A-Z_0-9#]+$/.test(kept)) return kept
    const bits = kept.split(/([_\s.:/?-]+)/)
    return bits
      .map((bit) => {
        const whole = /^[A-Z0-9#]+$/.test(bit)
        const inner = [...bit.matchAll(parts)].every(
          ([part]) => !/[A-Za-z]{3}/.test(part) || vocabulary.has(part.toLowerCase()),
        )
        return /^[_\s.:/?#~-]*$/.test(bit) || whole || inner ? bit : "~"
      })
      .join("")
  }
  return { name, value }
}

/** What kind of text and about how long: A letters, 9 digits, A9 both, D a date or an hour, @ an address, T a number to dial. */
export function shapeOf(text: string): string {
  const bare = text.trim()
  if (bare === "") return ""
  const kind = /\S@\S/.test(bare)
    ? "@"
    : /^\D{0,12}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|^\d{1,2} ?[h:] ?\d{2}$/.test(bare)
      ? "D"
      : /^\+?[\d\s().-]{7,20}$/.test(bare)
        ? "T"
        : /^[^\p{L}]*$/u.test(bare)
          ? "9"
          : /\d/.test(bare)
            ? "A9"
            : "A"
  return `${kind}~${2 ** Math.ceil(Math.log2(bare.length))}`
}
