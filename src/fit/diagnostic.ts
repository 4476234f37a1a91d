import { censorOf, named, shapeOf, wordsIn } from "./censor"

export type DiagnosticOptions = {
  /** What the reader found where: said beside the element. No text of the page. */
  hits?: ReadonlyMap<Element, string>
  /** Names of structure that are known from outside the page: columns and API names of the field map. */
  known?: Iterable<string>
  /** Lines to put first. No text of the page. */
  head?: readonly string[]
}

const most = 200_000
const deepest = 90
/** Of neighbours that are made alike, this many are told; the others are counted. */
const alike = 4
const skipped = "script,style,link,meta,head,noscript,template,#jalon-fit,#jalon-overlay"
type Censor = ReturnType<typeof censorOf>

/** Where an address leads, without a word of it: "/" here, "X" elsewhere, with how many steps; "@", "T" or another kind. */
function shapeOfAddress(href: string): string {
  const [, scheme = "", host = "", path = ""] =
    /^(?:([a-z][a-z+.-]*):)?(\/\/[^/?#]*)?([^?#]*)/i.exec(href.trim()) ?? []
  if (scheme !== "" && !/^https?$/i.test(scheme))
    return scheme === "mailto" ? "@" : scheme === "tel" ? "T" : "?"
  return `${host === "" ? "" : "X"}/${path.split("/").filter(Boolean).length}`
}

function attributesOf(element: Element, censor: Censor): string {
  const said = [...element.attributes].flatMap(({ name, value }) => {
    if (["id", "class", "style"].includes(name) || name.startsWith("on")) return []
    const shown = censor.name(name)
    if (named.has(name)) return [`[${shown}=${censor.value(value)}]`]
    if (name === "href" || name === "src" || name === "action") return [`[${shown}=${shapeOfAddress(value)}]`]
    const shape = shapeOf(value)
    return [shape === "" ? `[${shown}]` : `[${shown}=${shape}]`]
  })
  return said.slice(0, 20).join("")
}

function lineOf(element: Element, censor: Censor, hits: ReadonlyMap<Element, string>): string {
  const id = element.id === "" ? "" : `#${censor.name(element.id)}`
  const classes = [...element.classList].slice(0, 12).map((one) => `.${censor.name(one)}`)
  const tag = element.localName.includes("-") ? censor.name(element.localName) : element.localName
  const held = "value" in element && typeof element.value === "string" ? shapeOf(element.value) : ""
  const text = [...element.childNodes]
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ nodeValue }) => nodeValue ?? "")
    .join("")
  const hit = hits.get(element)
  return [
    `${tag}${id}${classes.join("")}${attributesOf(element, censor)}`,
    held && `=${held}`,
    shapeOf(text) && `"${shapeOf(text)}"`,
    hit === undefined ? "" : `<== ${hit}`,
  ]
    .filter(Boolean)
    .join(" ")
}

/**
 * The structure of a page and nothing that is said in it: tags, ids and classes without long numbers, names of attributes,
 * the values that name structure; each text or value is told by its kind and about its length. At most 200 kB, in ASCII.
 */
export function diagnose(
  root: Element,
  { hits = new Map(), known = [], head = [] }: DiagnosticOptions = {},
): string {
  const censor = censorOf(wordsIn(root), known)
  const lines = [...head]
  let size = lines.join("\n").length
  let full = false
  const add = (depth: number, line: string): void => {
    const whole = `${" ".repeat(depth)}${line.slice(0, 600)}`
    if (full) return
    full = size + whole.length + 5 > most
    lines.push(full ? "..." : whole)
    size += whole.length + 1
  }
  const isSaid = (element: Element): boolean => !element.matches(skipped)
  const holdsHit = new Set<Element>()
  for (const element of hits.keys())
    for (let at: Element | null = element; at; at = at.parentElement) holdsHit.add(at)

  function walk(element: Element, depth: number): void {
    if (full) return
    add(depth, lineOf(element, censor, hits))
    if (element.localName === "svg") return
    const children = [...element.children].filter(isSaid)
    if (children.length > 0 && depth >= deepest)
      add(depth + 1, `... +${element.querySelectorAll("*").length}`)
    else
      for (let at = 0; at < children.length;) {
        const kind = (one: Element | undefined): string =>
          one ? `${one.localName}.${one.getAttribute("class") ?? ""}` : ""
        let end = at + 1
        while (end < children.length && kind(children[end]) === kind(children[at])) end += 1
        let told = 0
        let more = 0
        for (const child of children.slice(at, end)) {
          // Fields that were found are told, however many look alike.
          if (told < alike || holdsHit.has(child)) walk(child, depth + 1)
          else more += 1
          told += 1
        }
        if (more > 0) add(depth + 1, `... *${more}`)
        at = end
      }
  }
  walk(root, 0)
  return lines.join("\n")
}
