/** Letters that no accent comes off of: "Đỗ", "Lecœur" and "Søren" are typed with what a keyboard here has. */
const plain: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ø: "o", đ: "d", ł: "l", ß: "ss", ı: "i" }

/**
 * Text folded for comparison: NFC, no case, no accents, dashes and runs of spaces as one space.
 * "Île-Perrot" and "ile perrot " fold alike. Words are compared so unless a rule says exact (process.md, preamble).
 */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+/gu, "")
    .toLowerCase()
    .replace(/[œæøđłßı]/g, (letter) => plain[letter] ?? letter)
    .replace(/[\s\p{Pd}\u2212\u00a0_]+/gu, " ")
    .replace(/[’‘`´]/g, "'")
    .trim()

/** Whether two texts are the same but for case, accents, spaces and dashes. */
export const same = (one: string, other: string): boolean => fold(one) === fold(other)

/** An e-mail address as addresses are compared: no folding of accents and dashes, those make another one. */
export const bareAddress = (address: string): string => address.trim().toLowerCase()

/** A short digest: two texts that differ have two, all but surely. */
export function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
