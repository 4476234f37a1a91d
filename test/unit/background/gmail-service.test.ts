import { beforeEach, describe, expect, test } from "vitest"
import { page, popup, send } from "./chrome"
import type { GmailView, ServiceMail } from "../../../src/messages"
import { rules } from "../../../src/rules"
import { freshWorkerOf } from "./worker"

const mail = page(7, "https://mail.google.com/mail/u/0/#inbox")
const mailbox = "service@maison.example"
type Reply<T> = { ok: true; value: T } | { ok: false; error: string }

const service = async (asked: unknown = { mailbox }): Promise<ServiceMail | null> => {
  const answer = (await send("gmail.view", asked, mail)) as Reply<GmailView>
  if (!answer.ok) throw new Error(answer.error)
  return answer.value.service
}
const govern = async (aftersales: object, more: object = {}): Promise<void> => {
  const text = JSON.stringify({ version: 1, aftersales, ...more })
  expect(await send("policy.import", { text }, popup)).toMatchObject({ value: { ok: true } })
}

beforeEach(() => freshWorkerOf({ rules, packs: { aftersales: true } }))

describe("what a page of Gmail is told of an after-sales mailbox", () => {
  test("its sides, its link, its contact; blanks are none", async () => {
    await govern({
      mailboxes: [" Service@Maison.example ", "accueil@maison.example"],
      bookingLink: "https://reservation.example",
      contact: "Élodie",
      brand: "Lexus",
    })
    expect(await service()).toMatchObject({
      ours: [mailbox, "accueil@maison.example"],
      clocks: true,
      content: true,
      link: "https://reservation.example",
      contact: "Élodie",
      brand: "Lexus",
      words: { done: "Fait" },
    })
    await send("language.set", { language: "en" }, popup)
    expect(await service()).toMatchObject({ words: { done: "Done" } })
    await govern({ mailboxes: [mailbox] })
    expect(await service()).toMatchObject({ link: null, contact: null, brand: null })
  })

  test.each([
    ["another mailbox", { mailbox: "ventes@maison.example" }],
    ["one that only looks alike", { mailbox: "sérvice@maison.example" }],
    ["one lent, or not known", { mailbox: null }],
    ["no word of it", null],
  ])("nothing in %s", async (_name, asked) => {
    await govern({ mailboxes: [mailbox] })
    expect(await service(asked)).toBeNull()
  })

  test.each<[string, string, Partial<ServiceMail> | null]>([
    ["aftersales.reply", "off", { clocks: false, content: true }],
    ["aftersales.reply", "observe", { clocks: false, content: true }],
    ["aftersales.email-content", "off", { clocks: true, content: false }],
    ["aftersales.email-content", "block", { clocks: true, content: true }],
  ])("%s at %s", async (rule, level, wanted) => {
    await govern({ mailboxes: [mailbox] }, { rules: { [rule]: { level } } })
    expect(await service()).toMatchObject(wanted ?? {})
  })

  test("nothing with the pack or both rules switched off, without a policy, or while the person pauses", async () => {
    expect(await service()).toBeNull()
    const off = { level: "off" }
    await govern(
      { mailboxes: [mailbox] },
      { rules: { "aftersales.reply": off, "aftersales.email-content": off } },
    )
    expect(await service()).toBeNull()
    await govern({ mailboxes: [mailbox] }, { packs: { aftersales: false } })
    expect(await service()).toBeNull()
    await govern({ mailboxes: [mailbox] }, { packs: { aftersales: true } })
    expect(await service()).not.toBeNull()
    await send("pause.set", { minutes: 10 }, popup)
    expect(await service()).toBeNull()
  })

  test("what is asked in another shape is refused", async () => {
    for (const asked of [{ mailbox: 3 }, { mailbox, more: 1 }, "x"])
      expect(await send("gmail.view", asked, mail)).toMatchObject({ ok: false, error: "shape" })
  })
})
