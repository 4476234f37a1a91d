/** How much of a note is read, from its beginning and from its end: no one writes more by hand, and a pasted book must not cost time. */
const RAW_HEAD = 200_000
const RAW_TAIL = 50_000
const HEAD = 6000
const TAIL = 3000

const INLINE = /^\/?(?:a|b|big|code|em|font|i|ins|mark|small|span|strong|sub|sup|u)$/
const HIDDEN = /^(?:style|script|head|title)$/

/** The words of a text that may be HTML: inline tags vanish, the others part lines, what is never shown is left out. One pass, linear. */
function withoutMarkup(text: string): string {
  if (!text.includes("<")) return text
  const pieces = text.split("<")
  let out = pieces[0] ?? ""
  let hidden = ""
  for (const piece of pieces.slice(1)) {
    if (hidden === "--") {
      const end = piece.indexOf("-->")
      if (end < 0) continue
      hidden = ""
      out += piece.slice(end + 3)
      continue
    }
    if (piece.startsWith("!--")) {
      const end = piece.indexOf("-->")
      if (end < 0) hidden = "--"
      else out += piece.slice(end + 3)
      continue
    }
    const name = /^\/?[a-z][a-z0-9]{0,15}(?=[\s/>:])/i.exec(piece)?.[0].toLowerCase() ?? ""
    const end = piece.indexOf(">")
    if (hidden) {
      if (name !== `/${hidden}`) continue
      hidden = ""
    }
    if (!name || end < 0) out += ` <${piece}`
    else {
      if (HIDDEN.test(name)) hidden = name
      else out += (INLINE.test(name) ? "" : "\n") + piece.slice(end + 1)
    }
  }
  return out
}

const NAMED: Record<string, string> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  rsquo: "'",
  lsquo: "'",
}

const withoutEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z0-9]{2,10}));/gi,
    (_, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined)
        return NAMED[name.toLowerCase()] ?? /^([a-z])(?:acute|grave|circ|cedil|uml)$/i.exec(name)?.[1] ?? " "
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : " "
    },
  )

/**
 * A note as plain lower-case words: no markup, entities, accents, invisible marks, addresses; apostrophes made straight.
 * Line ends are kept. Of a very long note only the beginning and the end are read.
 */
export function plain(text: string): string {
  const raw =
    text.length > RAW_HEAD + RAW_TAIL ? `${text.slice(0, RAW_HEAD)}\n${text.slice(-RAW_TAIL)}` : text
  const words = withoutMarkup(raw)
  const kept = words.length > HEAD + TAIL ? `${words.slice(0, HEAD)}\n${words.slice(-TAIL)}` : words
  return withoutEntities(withoutEntities(kept))
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .toLowerCase()
    .replace(/[’‘`´ʼ′]/g, "'")
    .replace(/[\u274c\u2717\u2718\u2716]/g, " non ")
    .replace(/\p{Pd}|_/gu, "-")
    .replace(/https?:\/\/\S+|[^\s@<>]{1,64}@[^\s@<>]{1,200}/g, " ")
    .replace(/[^\S\n]+/g, " ")
}
