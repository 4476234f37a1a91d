import { beforeEach, describe, expect, test } from "vitest"
import { clock, on, page, popup, send, state } from "./chrome"
import { keepDraft, drafts } from "../../../background/credit-drafts"
import type { GmailView } from "../../../src/messages"
import { rules } from "../../../src/rules"
import { builtIn } from "../../../src/scripts"
import { db, freshWorkerOf, wakeWorker } from "./worker"

const mail = page(7, "https://mail.google.com/mail/u/0/#inbox")
const record = { org: "org1", module: "CustomModule5", id: "42" }
const url = "https://crm.zoho.com/crm/org1/tab/CustomModule5/42"
const draft = (number = "CRE10482") => ({
  number,
  record,
  url,
  blanks: { client: "Marie-Ève Tremblay", vehicle: "RX 350" },
  at: clock.date().toISOString(),
})
type Reply<T> = { ok: true; value: T } | { ok: false; error: string }
const ask = (type: string, payload?: unknown, from = mail) =>
  send(type, payload, from) as Promise<Reply<never>>
const view = async (): Promise<GmailView> => {
  const answer = (await ask("gmail.view")) as Reply<GmailView>
  if (!answer.ok) throw new Error(answer.error)
  return answer.value
}
const rule = "renewal.credit-request"
const as = (type: string, payload: unknown) => send(type, payload, popup)

beforeEach(() => freshWorkerOf({ rules, packs: { renewal: true } }))

describe("what a page of Gmail is told", () => {
  test("the address, and the message with what is known; the rest shows as a blank", async () => {
    await keepDraft(draft())
    const { speaks, holds, recipients, waiting, blanks } = await view()
    expect({ speaks, holds, recipients }).toEqual({
      speaks: true,
      holds: true,
      recipients: ["approbation@automobileendirect.com"],
    })
    const [one] = waiting
    expect(one?.number).toBe("CRE10482")
    expect(one?.text).toMatch(/CRE10482[^]*Marie-Ève Tremblay[^]*RX 350/)
    expect(blanks).toEqual(["[à compléter", "[to complete"])
    expect(one?.text).toContain(blanks[0])
    expect(one?.text).not.toMatch(/[{}]/)
    expect(builtIn.words.fr["template.credit-request"]).toBeDefined()
  })

  test("the agent’s own name is no blank", async () => {
    await as("agent.set", { name: "Camille Roy", department: "renewal", branch: "Laval" })
    await keepDraft(draft())
    expect((await view()).waiting[0]?.text).toMatch(/Merci,\s+Camille Roy$/)
  })

  test("a draft of more than a day ago is over", async () => {
    await keepDraft(draft())
    clock.now += 25 * 3_600_000
    expect((await view()).waiting).toEqual([])
  })

  test.each([
    ["off", { speaks: false, holds: false }],
    ["observe", { speaks: false, holds: false }],
    ["hint", { speaks: true, holds: false }],
    ["warn", { speaks: true, holds: false }],
    ["block", { speaks: true, holds: true }],
  ])("a rule at %s", async (level, wanted) => {
    const text = JSON.stringify({
      version: 1,
      rules: { [rule]: { level, params: { recipients: [" Autre@Exemple.ca "] } } },
    })
    expect(await as("policy.import", { text })).toMatchObject({ value: { ok: true } })
    await keepDraft(draft())
    const { speaks, holds, recipients, waiting } = await view()
    expect({ speaks, holds }).toEqual(wanted)
    expect(recipients).toEqual(["autre@exemple.ca"])
    expect(waiting).toHaveLength(speaks ? 1 : 0)
  })

  test("nothing with its pack switched off", async () => {
    await as("pack.set", { id: "renewal", on: false })
    expect((await view()).speaks).toBe(false)
  })

  test("nothing while the person pauses", async () => {
    await as("pause.set", { minutes: 10 })
    expect((await view()).speaks).toBe(false)
  })

  test("to ask again when a draft came or went, or the settings changed", async () => {
    state.tabs.push({ id: 7, url: mail.url ?? "" }, { id: 8, url: "https://crm.zoho.com/crm/org1/tab/Home" })
    const told = () =>
      state.sent.filter(({ tab, message }) => tab === 7 && JSON.stringify(message).includes('"ask"'))
    on.storage.emit({ creditDrafts: {} }, "session")
    on.storage.emit({ other: {} }, "session")
    await expect.poll(() => told().length).toBe(1)
    await as("language.set", { language: "en" })
    await expect.poll(() => told().length).toBe(2)
    expect((await view()).words.fill).toBe("Fill in the e-mail")
  })
})

describe("what it says", () => {
  const sent = (at = clock.date().toISOString()) => ask("gmail.sent", { number: "CRE 10482", at })

  test("sent: the look is planned once, the draft is dropped, the journal holds no client", async () => {
    await keepDraft(draft())
    const at = clock.date().toISOString()
    expect(await sent(at)).toEqual({ ok: true, value: null })
    await wakeWorker()
    expect(await sent(at)).toEqual({ ok: true, value: null })
    const reminders = await db().reminders.toArray()
    expect(reminders).toMatchObject([
      {
        kind: "credit-check",
        number: "CRE10482",
        record: "org1/CustomModule5/42",
        url,
        from: clock.now + 24 * 3_600_000,
      },
    ])
    expect(await drafts(clock.date())).toEqual([])
    const journal = await db().journal.toArray()
    expect(journal).toMatchObject([{ kind: "sent", rule, record: "org1/CustomModule5/42" }])
    expect(JSON.stringify([journal, reminders])).not.toMatch(/Tremblay|RX 350/)
  })

  test("sent, of no file that is known: nothing is planned", async () => {
    await sent()
    expect(await db().reminders.count()).toBe(0)
  })

  test("held, let through: with the kinds of what was wrong; the same key twice is one line", async () => {
    await keepDraft(draft())
    const done = {
      kind: "overridden",
      number: "CRE10482",
      problems: ["subject", "blanks"],
      reason: "convenu",
    }
    await ask("gmail.done", { key: "a", done })
    await ask("gmail.done", { key: "a", done: { ...done, reason: "autre" } })
    await ask("gmail.done", { key: "b", done: { kind: "held", number: null, problems: [] } })
    expect((await db().journal.orderBy("key").toArray()).map(({ at: _at, ...row }) => row)).toEqual([
      {
        key: "a",
        kind: "overridden",
        rule,
        record: "org1/CustomModule5/42",
        reason: "convenu",
        details: { number: "CRE10482", problems: "subject blanks" },
      },
      { key: "b", kind: "held", rule, details: { problems: "" } },
    ])
  })

  test.each([
    ["gmail.done", { key: "a", done: { kind: "held", number: "Marie-Ève", problems: [] } }],
    ["gmail.done", { key: "a", done: { kind: "held", number: null, problems: [], text: "Bonjour" } }],
    ["gmail.sent", { number: "CRE1", at: "hier" }],
  ])("%s of another shape is refused", async (type, payload) => {
    expect(await ask(type, payload)).toMatchObject({ ok: false, error: "shape" })
  })

  test("pages of the CRM do not ask what is Gmail’s, nor Gmail what is theirs or ours", async () => {
    expect(await ask("gmail.view", undefined, page())).toEqual({ ok: false, error: "refused" })
    for (const type of ["gmail.mailboxes", "page.start", "settings.get", "policy.export"])
      expect(await ask(type)).toEqual({ ok: false, error: "refused" })
  })
})
