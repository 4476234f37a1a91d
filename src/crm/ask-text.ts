/** A text as a query (COQL) takes it, with its quotes. Line ends become spaces: a query has one line. */
export const queryText = (text: string): string => `'${text.replace(/\s+/g, " ").replaceAll("'", "''")}'`

/** An instant as the API takes it: ISO, to the second, with its offset. */
export const instantText = (at: Date | number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`

/** How many rows a query asks for: 200 when it does not say. */
export const rowsAsked = (select: string): number =>
  Number(/\blimit\s+(?:\d+\s*,\s*)?(\d+)/i.exec(select)?.[1] ?? 200)

/**
 * A phone number as a search takes it: its digits, those of the continent without their 1. The CRM's own search of phones looks in every
 * field that holds one, however it was written there.
 */
export const phoneText = (typed: string): string => typed.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, "")
