/** A text as a criterion of a search takes it: what would end the criterion is escaped. */
export const criterion = (text: string): string => text.replace(/[\\(),]/g, "\\$&")

/** A text as a query (COQL) takes it, with its quotes. Line ends become spaces: a query has one line. */
export const queryText = (text: string): string =>
  `'${text.replace(/[\r\n\t]+/g, " ").replace(/[\\']/g, "\\$&")}'`

/** How many rows a query asks for: 200 when it does not say. */
export const rowsAsked = (select: string): number =>
  Number(/\blimit\s+(?:\d+\s*,\s*)?(\d+)/i.exec(select)?.[1] ?? 200)

/** A search takes at most this many criteria. */
const mostCriteria = 15
const isPhoneField = (field: string): boolean => /phone|mobile|cell/i.test(field)

/**
 * The parameter of a search by a phone number. A whole number of the continent is looked for, in the shapes that people type, in each
 * of `fields` that holds a phone: one call. Part of one, or without such a field, is left to the CRM's own search of phones.
 */
export function phoneQuery(
  typed: string,
  fields: readonly string[],
): { criteria: string } | { phone: string } {
  const digits = typed.replace(/\D/g, "")
  const national = /^1?(\d{3})(\d{3})(\d{4})$/.exec(digits)
  const phones = fields.filter(isPhoneField)
  if (!national || phones.length === 0) return { phone: digits }
  const [, area, exchange, line] = national
  const shapes = new Set([
    `${area}${exchange}${line}`,
    `+1${area}${exchange}${line}`,
    typed.trim(),
    `${area}-${exchange}-${line}`,
    `(${area}) ${exchange}-${line}`,
    `${area} ${exchange}-${line}`,
    `1${area}${exchange}${line}`,
  ])
  const wanted = [...shapes].flatMap((shape) =>
    phones.map((field) => `(${field}:equals:${criterion(shape)})`),
  )
  return { criteria: `(${wanted.slice(0, mostCriteria).join("or")})` }
}
