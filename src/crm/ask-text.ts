/** A text as a criterion of a search takes it: what would end the criterion is escaped. */
const criterion = (text: string): string => text.replace(/[\\(),]/g, "\\$&")

/** A text as a query (COQL) takes it, with its quotes. Line ends become spaces: a query has one line. */
export const queryText = (text: string): string => `'${text.replace(/\s+/g, " ").replaceAll("'", "''")}'`

/** How many rows a query asks for: 200 when it does not say. */
export const rowsAsked = (select: string): number =>
  Number(/\blimit\s+(?:\d+\s*,\s*)?(\d+)/i.exec(select)?.[1] ?? 200)

/** A search takes at most this many criteria. */
const mostCriteria = 10
const isPhoneField = (field: string): boolean => /phone|mobile|cell/i.test(field)

/**
 * The parameters of a search by a phone number, the better first; the next is for a CRM that does not take the one before. A whole
 * number of the continent is looked for, in the shapes that people type, in each of `fields` that holds a phone: one call. Part of one,
 * or without such a field, is left to the CRM's own search of phones.
 */
export function phoneQueries(typed: string, fields: readonly string[]): Record<string, string>[] {
  const digits = typed.replace(/\D/g, "")
  const [, area, exchange, line] = /^1?(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? []
  if (area === undefined) return [{ phone: digits }]
  const phone = `${area}${exchange}${line}`
  const shapes = new Set([
    phone,
    `+1${phone}`,
    typed.trim(),
    `${area}-${exchange}-${line}`,
    `(${area}) ${exchange}-${line}`,
    `${area} ${exchange}-${line}`,
    `1${phone}`,
  ])
  const wanted = [...shapes].flatMap((shape) =>
    fields.filter(isPhoneField).map((field) => `(${field}:equals:${criterion(shape)})`),
  )
  const criteria = `(${wanted.slice(0, mostCriteria).join("or")})`
  return wanted.length === 0 ? [{ phone }] : [{ criteria }, { phone }]
}
