const pattern = /[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i

/** The e-mail address in a text (`Name <a@b.c>`), in lower case; null: none. */
export const addressIn = (text: string): string | null => pattern.exec(text)?.[0].toLowerCase() ?? null

/** What was typed in a row of addresses, one by one: its address, else the words themselves. */
export const typedIn = (text: string): string[] =>
  text
    .split(/[,;\n](?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => addressIn(part) ?? part.toLowerCase())
