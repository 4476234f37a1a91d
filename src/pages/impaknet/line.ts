/** How many words a label inside a line may have. */
const most = 5

/**
 * The labels of a line and what each says: "Terme : 72 mois", or several, "Marque : Kia Modèle : Rio". The first stands at its head.
 * None where it does not.
 */
export function linePairs(text: string, isLabel: (text: string) => boolean): [label: string, rest: string][] {
  const [head = "", ...parts] = text.split(":")
  if (parts.length === 0 || !isLabel(head.trim())) return []
  const pairs: [string, string][] = [[head.trim(), ""]]
  parts.forEach((part, at) => {
    const words = part.trim().split(/\s+/)
    let size = at < parts.length - 1 ? Math.min(most, words.length) : 0
    while (size > 0 && !isLabel(words.slice(-size).join(" "))) size -= 1
    const last = pairs.at(-1)
    if (last)
      last[1] += size > 0 ? words.slice(0, -size).join(" ") : part + (at < parts.length - 1 ? ":" : "")
    if (size > 0) pairs.push([words.slice(-size).join(" "), ""])
  })
  const said = pairs.map(([label, rest]): [string, string] => [label, rest.replace(/[\s|;•·]+$/, "").trim()])
  return said.length === 1 && said[0]?.[1] === "" ? [] : said
}
