/**
 * Where things stand in Gmail's page. Each has a list of signs, the newest markup first; the first that finds something wins, as roll-outs
 * are by account and the old stays beside the new. No sign rests on a word: the page is in the person's language.
 */
type Sign = { since: string; sel: string }

const signs = {
  subject: [{ since: "2013", sel: "input[name=subjectbox]" }],
  body: [{ since: "2013", sel: "[g_editable=true][role=textbox]" }],
  /** The box of one message being written, from anything in it. */
  compose: [
    { since: "2013", sel: ".M9" },
    { since: "2013-dialog", sel: "[role=dialog]" },
    { since: "2013-region", sel: ".aoI[role=region]" },
  ],
  rowTo: [
    { since: "2021-10", sel: "div[name=to]" },
    { since: "2013", sel: "textarea[name=to]" },
  ],
  rowCc: [
    { since: "2021-10", sel: "div[name=cc]" },
    { since: "2013", sel: "textarea[name=cc]" },
  ],
  rowBcc: [
    { since: "2021-10", sel: "div[name=bcc]" },
    { since: "2013", sel: "textarea[name=bcc]" },
  ],
  chip: [
    { since: "2021-10", sel: "[role=option][data-name],[role=option][data-hovercard-id]" },
    { since: "2021-10-card", sel: "div[data-hovercard-id]" },
  ],
  typed: [
    { since: "2021-10", sel: "input[role=combobox]" },
    { since: "2021-10-class", sel: "input.agP" },
  ],
  /** The one line that the recipients fold into. */
  folded: [{ since: "2013", sel: ".aoD.hl" }],
  send: [
    { since: "2013", sel: ".IZ .Up div > div[role=button]:not(.Uo):not([aria-haspopup=true])" },
    { since: "2013-class", sel: "div.aoO[role=button]" },
  ],
  archive: [{ since: "2013", sel: ".Uo[role=button]" }],
  more: [{ since: "2019", sel: ".hG[role=button]" }],
  scheduled: [{ since: "2019", sel: "[selector=scheduledSend]" }],
  alert: [{ since: "2013", sel: "[role=alertdialog]" }],
  thread: [
    { since: "2023-11", sel: ".a98.iY" },
    { since: "2013", sel: "table.Bs" },
    { since: "2013-list", sel: ".if" },
  ],
  message: [
    { since: "2013", sel: "[role=listitem]" },
    { since: "2018", sel: ".adn,.adf" },
    { since: "2013-head", sel: ".gs" },
  ],
  sender: [
    { since: "2013", sel: "span.gD[email]" },
    { since: "2013-cell", sel: "td.gF span[email]" },
  ],
  /** Messages folded into their number, inside a conversation. */
  foldedAway: [{ since: "2013", sel: ".kQ,.kx" }],
  /** The text of a message as it came. */
  text: [{ since: "2013", sel: ".a3s" }],
  /** A row of the list of conversations, the cell of its people as they show, and what names its last message. */
  row: [{ since: "2011", sel: "tr.zA" }],
  rowPeople: [{ since: "2011", sel: ".yW" }],
  rowLast: [
    { since: "2018-sent", sel: "[data-legacy-last-non-draft-message-id]" },
    { since: "2018", sel: "[data-legacy-last-message-id]" },
  ],
  /** Only where the person has each message stand alone, conversations switched off. */
  alone: [
    {
      since: "2018",
      sel: "tr.zA [data-thread-id*=msg-],h2[data-thread-perm-id*=msg-],h2[data-thread-id*=msg-]",
    },
  ],
  /** Where its subject and the start of its text stand. */
  rowText: [{ since: "2013", sel: "td.a4W" }],
  rowSubject: [{ since: "2013", sel: ".bog" }],
  rowStart: [{ since: "2013", sel: ".y2" }],
  /** What stands beside its text: files, in a conversation and in the list. */
  attached: [{ since: "2013", sel: ".aZo,.aQH,.yE,.brd" }],
  signOut: [{ since: "2011", sel: 'a[href^="https://accounts.google.com/SignOutOptions"]' }],
} satisfies Record<string, readonly Sign[]>

export type Part = keyof typeof signs

const hits = new Map<Part, string>()
/** Which markup was found for each part so far, for a diagnostic. */
export const markupSeen = (): Record<string, string> => Object.fromEntries(hits)

/** Every element of a part under a root, by the first sign that finds one. */
export function every(root: ParentNode, part: Part): HTMLElement[] {
  for (const { since, sel } of signs[part]) {
    const found = [...root.querySelectorAll<HTMLElement>(sel)]
    if (found.length === 0) continue
    hits.set(part, since)
    return found
  }
  return []
}
export const first = (root: ParentNode, part: Part): HTMLElement | null => every(root, part)[0] ?? null

/** The nearest element of a part around this one, itself included. */
export function around(element: Element, part: Part): HTMLElement | null {
  for (const { since, sel } of signs[part]) {
    const found = element.closest<HTMLElement>(sel)
    if (!found) continue
    hits.set(part, since)
    return found
  }
  return null
}
export const isPart = (element: Element, part: Part): boolean =>
  signs[part].some(({ sel }) => element.matches(sel))
