/** The conversations of the mailbox, as the server holds them: `{ id?, subject, label?, messages: [{ from, to, at, text, draft? }] }`. */
export const mail = { threads: [] }

/** The id of a message holds the instant it came, in ms, above its low 20 bits. */
const numberOf = (at, low) => (BigInt(at) << 20n) + BigInt(low)
/** What goes by the name of a message: decimal and hexadecimal, as the page writes them. */
export const namesOf = ({ at, low = 0 }) => ({
  decimal: String(numberOf(at, low)),
  legacy: numberOf(at, low).toString(16),
})
/** A conversation goes by its first message, or by a name given. */
export const nameOf = (thread) => thread.id ?? namesOf(thread.messages[0]).legacy

const changed = new Set()
/** Calls back once the conversations are other ones. */
export const onMail = (act) => changed.add(act)
export const tellMail = () => {
  for (const act of changed) act()
}
/** Asks the server for what it holds now. */
export async function loadMail() {
  const answer = await fetch("/__sandbox/gmail/threads")
  mail.threads = await answer.json()
  tellMail()
}
// Mail arrives when a test says so.
window.addEventListener("sandbox-mail", () => void loadMail())

export const shown = (at) =>
  new Intl.DateTimeFormat("fr-CA", { dateStyle: "medium", timeStyle: "short" }).format(at)
export const hour = (at) => new Intl.DateTimeFormat("fr-CA", { timeStyle: "short" }).format(at)
