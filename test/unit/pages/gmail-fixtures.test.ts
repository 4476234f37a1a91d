// @vitest-environment jsdom
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { accountOf, forgetAccounts, otherAccounts } from "../../../src/pages/gmail/account"
import { chipsIn, composeRoots, readCompose } from "../../../src/pages/gmail/compose"
import { every } from "../../../src/pages/gmail/selectors"
import { sendControls } from "../../../src/pages/gmail/send"
import { sides } from "../../../src/pages/gmail/people"
import { conversationIn, rowsIn } from "../../../src/pages/gmail/waiting"
import { messagesIn } from "../../../src/pages/gmail/thread"

/** Real markup of Gmail, kept beside the project; what each file shows was read by eye. */
const folder = join(import.meta.dirname, "../../../../shared/gmail-fixtures")
const there = existsSync(join(folder, "expected.json"))
const expected = there
  ? (JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<string, unknown>)
  : {}
type Facts = Record<string, unknown>
const files = Object.entries(expected).filter((entry): entry is [string, Facts] => entry[0] !== "_note")

const pageOf = (file: string): Document =>
  new DOMParser().parseFromString(readFileSync(join(folder, file), "utf8"), "text/html")
/** Without layout: what no ancestor hides by its own style. */
const shown = (element: HTMLElement): boolean => {
  for (let at: HTMLElement | null = element; at; at = at.parentElement)
    if (at.style.display === "none") return false
  return true
}
const rowShown = (page: Document, name: string): boolean => {
  const row = page.querySelector<HTMLElement>(`[name=${name}]`)?.closest<HTMLElement>("tr")
  return row ? shown(row) : false
}
const now = new Date("2026-11-20T15:00:00Z")

/** What the reader makes of a page, under the names of the claims. */
const claims: Record<string, (page: Document) => unknown> = {
  composeRoots: (page) => composeRoots(page).length,
  kind: (page) => one(page)?.kind,
  inlineReply: (page) => one(page)?.reply,
  fullscreen: (page) => one(page)?.kind === "fullscreen",
  subject: (page) => one(page)?.subject,
  subjectVisible: (page) => one(page)?.subjectVisible,
  to: (page) => (one(page) ? one(page)?.to?.chips : chipsIn(page).map(({ address }) => address)),
  cc: (page) => one(page)?.cc?.chips,
  bcc: (page) => one(page)?.bcc?.chips,
  ccRowVisible: (page) => rowShown(page, "cc"),
  bccRowVisible: (page) => rowShown(page, "bcc"),
  bodyText: (page) => one(page)?.text,
  sendButtons: (page) => sendControls(page.body).length,
  moreSendOptionsButtons: (page) => every(page, "more").length,
  fromInputValue: (page) => page.querySelector<HTMLInputElement>("input[name=from]")?.value,
  draftId: (page) => one(page)?.ids.draft,
  threadId: (page) => one(page)?.ids.thread,
  composeId: (page) => one(page)?.ids.compose,
  subjectInputs: (page) => every(page, "subject").length,
  toInputs: (page) => every(page, "typed").length,
  toRows: (page) => every(page, "rowTo").length,
  collapsedRecipientsRow: (page) => every(page, "folded").length,
  bodies: (page) => every(page, "body").length,
  recipients: (page) => chipsIn(page).map(({ address }) => address),
  messages: (page) => messagesIn(page, now).length,
  collapsed: (page) => messagesIn(page, now).filter(({ expanded }) => !expanded).length,
  expanded: (page) => messagesIn(page, now).filter(({ expanded }) => expanded).length,
  sender: (page) => messagesIn(page, now)[0]?.sender,
  senders: (page) => messagesIn(page, now).map(({ sender }) => sender.email),
  toCount: (page) => messagesIn(page, now)[0]?.to.length,
  receivedMs: (page) => messagesIn(page, now)[0]?.received?.getTime(),
  accountEmail: (page) => accountOf(page, "/mail/u/0/").address,
  otherAccounts: (page) => otherAccounts(page, accountOf(page, "/mail/u/0/").address),
}
const asides = new Set(["fragment", "trap", "receivedFrom", "dateTitle"])
function one(page: Document) {
  const [root] = composeRoots(page)
  return root && readCompose(root, { shown })
}

describe.skipIf(!there)(there ? "Gmail's own markup" : "Gmail's own markup is not at hand: skipped", () => {
  const claimed = files.filter(([, facts]) => Object.keys(facts).some((key) => !asides.has(key)))
  test.each(claimed)("%s", (file, facts) => {
    forgetAccounts()
    const page = pageOf(file)
    const wanted = Object.keys(facts).filter((key) => !asides.has(key))
    for (const key of wanted) {
      const claim = claims[key]
      if (!claim) throw new Error(`No reader for ${key}`)
      expect(claim(page), key).toEqual(facts[key])
    }
  })

  test("a lent mailbox is not guessed, whichever list of accounts is open", () => {
    for (const file of ["new-delegated", "old-delegated"]) {
      forgetAccounts()
      expect(
        accountOf(pageOf(`inboxsdk-inline/account-switcher.${file}.html`), "/mail/u/0/").address,
      ).toBeNull()
    }
  })

  test("no row of a list is made up, nor a clock where the page has no number of its message", () => {
    const side = sides(["maison@maison.example"])
    for (const [file] of files) {
      const page = pageOf(file)
      expect(rowsIn(page, side, now, { shown }), file).toEqual({ rows: [], answered: [] })
      const found = conversationIn(page, side, now, { shown })
      const known = (expected[file] as Facts)["receivedMs"]
      expect(found === null || found.at.getTime() === known, file).toBe(true)
    }
    const opened = pageOf("thread/thread-expanded-single.2016-05.zh-CN.html")
    // The file leaves out what the conversation stands in.
    const box = opened.createElement("div")
    box.className = "if"
    box.append(...opened.body.childNodes)
    opened.body.append(box)
    expect(conversationIn(opened, side, now, { shown })).toMatchObject({
      at: new Date(1462327747323),
      answered: false,
    })
    // Whoever wrote it is of the house.
    expect(conversationIn(opened, sides(["a@example.com"]), now, { shown })).toBeNull()
  })

  test("cards of attachments are no message and no window", () => {
    const page = pageOf("inboxsdk-inline/message-attachment-cards.html")
    expect([composeRoots(page), messagesIn(page, now)]).toEqual([[], []])
  })
})
