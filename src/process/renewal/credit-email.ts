/** An e-mail being written, as far as it is known: null is not known. Addresses in lower case, those typed and not confirmed among them. */
export type CreditEmail = {
  to: readonly string[] | null
  /** Those in copy, seen or not. */
  copied: readonly string[]
  subject: string | null
  text: string
  /** It answers or forwards another. */
  reply: boolean
}

export type CreditEmailContext = {
  /** The addresses of renewal.credit-request: any of them will do. */
  recipients: readonly string[]
  /** The number of the file that this message was filled from; null: it was not. */
  bound: { number: string; text: string } | null
  /** The numbers of the requests whose e-mail is still to go. */
  waiting: readonly string[]
  /** How a blank left in the text begins: `[à compléter`. */
  blanks: readonly string[]
}

export type CreditEmailProblem =
  /** None of the right addresses; `others`: who it goes to. */
  | { kind: "recipient"; others: readonly string[] }
  /** Not exactly the number; `right`: what it should be. */
  | { kind: "subject"; right: string }
  /** The number of another file than the one it came from. */
  | { kind: "number"; found: string; right: string }
  /** Blanks of the template left, as they stand. */
  | { kind: "blanks"; blanks: readonly string[] }

const same = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").trim()
const keyOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")

/** CRE and its digits, loosely written; with what follows across spaces too, since a number may be pasted in pieces. */
const loose = /(?<![a-z0-9])cre[\s#:.°_-]*\d+/gi
const spread = /(?<![a-z0-9])cre[\s#:.°_-]*\d[\d\s-]*/gi

/** The numbers of credit requests in a text, cleaned (`CRE1234`), in each way that it may be read. */
export function creditNumbers(text: string): string[] {
  const plain = text.normalize("NFKC")
  return [...new Set([...(plain.match(loose) ?? []), ...(plain.match(spread) ?? [])].map(keyOf))]
}

/** Whether a subject is one number and nothing else, however it is written: no sentence that speaks of one, no telephone. */
const isNumber = (subject: string): boolean =>
  /^\W*cre[\s#:.°_-]*\d(?:[\s-]*\d){0,8}\W*$/i.test(subject.normalize("NFKC"))

/** The longest line of a message, where it is long enough to be nobody else's. */
function tellingLine(text: string): string | null {
  const lines = text.split("\n").map(same)
  const [longest = ""] = lines.sort((one, other) => other.length - one.length)
  return longest.length >= 20 ? longest : null
}

/**
 * The credit request that an e-mail surely is, with the number of its file where it is known; null for any other e-mail, and in doubt:
 * nothing is ever said of those. Sure: it was filled from a file and still shows it; its subject holds the number of a request that
 * waits for its e-mail, alone or at the right address; or it goes there under a number alone, or with blanks of the template.
 */
export function creditRequest(
  email: CreditEmail,
  { recipients, bound, waiting, blanks }: CreditEmailContext,
): { number: string | null } | null {
  if (email.reply) return null
  const subject = email.subject ?? ""
  const numbers = creditNumbers(subject)
  const addressed = [...(email.to ?? []), ...email.copied].some((address) => recipients.includes(address))
  if (bound) {
    const line = tellingLine(bound.text)
    const shows = addressed || numbers.length > 0 || (line !== null && same(email.text).includes(line))
    if (shows) return { number: bound.number }
  }
  const alone = isNumber(subject)
  // A sentence on several of them is of none.
  if (!alone && (!addressed || new Set(subject.normalize("NFKC").match(loose)?.map(keyOf)).size !== 1))
    return null
  const found = waiting.find((number) => numbers.includes(keyOf(number)))
  if (found !== undefined) return { number: found }
  return addressed && (alone || blanksIn(email.text, blanks).length > 0) ? { number: null } : null
}

/** What is wrong with the e-mail of a credit request (renewal.credit-request). What is not known is not wrong. */
export function creditEmailProblems(
  email: CreditEmail,
  { number }: { number: string | null },
  { recipients, blanks }: Pick<CreditEmailContext, "recipients" | "blanks">,
): CreditEmailProblem[] {
  const problems: CreditEmailProblem[] = []
  const everyone = [...(email.to ?? []), ...email.copied]
  if (email.to && recipients.length > 0 && !everyone.some((address) => recipients.includes(address)))
    problems.push({ kind: "recipient", others: everyone })
  const subject = email.subject === null ? null : subjectProblem(email.subject, number)
  if (subject) problems.push(subject)
  const left = blanksIn(email.text, blanks)
  if (left.length > 0) problems.push({ kind: "blanks", blanks: left })
  return problems
}

function subjectProblem(subject: string, number: string | null): CreditEmailProblem | null {
  const text = subject.trim()
  const numbers = creditNumbers(subject)
  if (number === null) {
    const [right] = keyOf(text) === numbers.at(-1) ? numbers.slice(-1) : numbers
    return right === undefined || /^CRE-?\d+$/.test(text) ? null : { kind: "subject", right }
  }
  if (text === number.trim()) return null
  const [found] = numbers
  return found !== undefined && !numbers.includes(keyOf(number))
    ? { kind: "number", found, right: number.trim() }
    : { kind: "subject", right: number.trim() }
}

/** The blanks left in a text, as they stand, each once: from how one begins to its bracket. */
export function blanksIn(text: string, starts: readonly string[]): string[] {
  const plain = text.replace(/\s/g, " ")
  const low = plain.toLowerCase()
  const found = starts.flatMap((start) => {
    const places: string[] = []
    const begin = start.replace(/\s/g, " ").toLowerCase()
    if (begin === "") return places
    for (let at = low.indexOf(begin); at >= 0; at = low.indexOf(begin, at + begin.length)) {
      const end = plain.indexOf("]", at)
      places.push(plain.slice(at, end < 0 || end - at > 120 ? at + begin.length : end + 1))
    }
    return places
  })
  return [...new Set(found)]
}
