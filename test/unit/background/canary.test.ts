import { clock, page, popup, restartBrowser, send, state } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { CanaryView, GmailView, PageAnswer } from "../../../src/messages"
import { fromWire, toWire } from "../../../src/messages/wire"
import type { Policy } from "../../../src/policy/types"
import { unknown, type UnknownReason } from "../../../src/process/field"
import { fieldKeys, type FieldKey, type OpportunityFacts } from "../../../src/rules/facts"
import { en } from "../../../src/words/en/canary"
import { fr } from "../../../src/words/fr/canary"
import { exampleOf, placeOf } from "../../../background/canary/look"
import { meetingFacts, opportunityFacts } from "../rules/facts-builder"

/** What the worker began to keep. */
const begun = vi.hoisted((): Promise<void>[] => [])
vi.mock("../../../background/later", async (original) => {
  const { Later } = await original<typeof import("../../../background/later")>()
  class Watched extends Later {
    override after(page: string, work: () => Promise<void>) {
      super.after(page, () => {
        const kept = work()
        begun.push(kept)
        return kept
      })
    }
  }
  return { Later: Watched }
})

const fake = () => vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
let serial = 0
beforeEach(async () => {
  await freshWorker()
  serial = 0
  fake()
})
afterEach(() => void vi.useRealTimers())

/** What was said has stood long enough to be an opening, and is written. */
async function stand(ms = 3_000) {
  vi.advanceTimersByTime(ms)
  vi.useRealTimers()
  await Promise.allSettled(begun.splice(0))
  fake()
}

type Opened = {
  org?: string
  id?: number
  tab?: number
  lost?: FieldKey[]
  why?: UnknownReason
  sign?: string
  language?: string
  mode?: OpportunityFacts["mode"]
  page?: string
  /** The meeting's form over it, its priority not chosen. */
  meeting?: boolean
  unsettled?: FieldKey[]
}
const addressOf = ({ org = "org1", id = 1 }: Opened) => `https://crm.zoho.com/crm/${org}/tab/Potentials/${id}`
function questionOf(opened: Opened) {
  const {
    org = "org1",
    id = 1,
    lost = [],
    why = "not-found",
    sign = "z",
    language = "fr",
    unsettled = [],
  } = opened
  const fields = Object.fromEntries(lost.map((key) => [key.split(".")[1] ?? "", unknown(why)] as const))
  const facts = opportunityFacts({
    fields,
    mode: opened.mode ?? "detail",
    from: opened.meeting ? "under" : "here",
  })
  const { notes, ...own } = facts
  const meeting = opened.meeting ? meetingFacts({ fields: { priority: null } }) : null
  const signs = `${language}:${fieldKeys.map((key) => (lost.includes(key) ? "-" : sign)).join("")}`
  return {
    page: opened.page ?? `p${++serial}`,
    record: { org, module: "Potentials", id: String(id) },
    facts: toWire({ kind: "opportunity-detail", opportunity: own, meeting }),
    notes: toWire(notes),
    unsettled,
    own: {},
    ...(unsettled.length === 0 && { signs }),
  }
}
/** Asks of a page open in a tab, which stays there. */
async function ask(opened: Opened): Promise<PageAnswer> {
  const { tab = 5 } = opened
  const url = addressOf(opened)
  if (!state.tabs.some((one) => one.id === tab)) state.tabs.push({ id: tab, url })
  for (const one of state.tabs) if (one.id === tab) one.url = url
  const reply = (await send("page.answer", questionOf(opened), page(tab, url))) as { ok: true; value: string }
  expect(reply).toMatchObject({ ok: true })
  return fromWire(reply.value) as PageAnswer
}
/** Opens a page for long enough, once for each record. */
async function open(opened: Opened, ...ids: number[]): Promise<void> {
  for (const id of ids) {
    clock.now += 60_000
    await ask({ ...opened, id })
    await stand()
  }
}
const well = [1, 2, 3, 4, 1, 2, 3, 4]
const gone = [1, 2, 3, 4, 1]
const email: FieldKey[] = ["opportunity.email"]
const view = async (): Promise<CanaryView> => {
  const reply = (await send("canary.get", undefined, popup)) as { ok: true; value: CanaryView }
  return reply.value
}
const held = async (opened: Opened = {}) => {
  const { rows } = await ask({ ...opened, meeting: true, page: "form" })
  const row = rows.find(({ id }) => id === "bdc.meeting.priority")
  return {
    state: row?.state,
    level: row?.level,
    softened: row?.softened,
    holds: row?.holds,
    doubt: row?.said.doubt,
  }
}
const holding = { state: "missing", level: "block", holds: "meeting" }
const softened = { state: "missing", level: "warn", softened: "canary" }
const journal = async () =>
  (await db().journal.orderBy("at").toArray()).filter(({ kind }) => kind === "canary")

describe("a field lost on page after page", () => {
  test("turns the blocks of that page to advice, says so on the icon, and to every open page", async () => {
    state.tabs.push({ id: 9, url: "https://crm.zoho.com/crm/org1/tab/Potentials/8" })
    await open({}, ...well)
    expect(await held()).toMatchObject(holding)
    expect(await view()).toEqual({ lead: true, pages: [] })
    await open({ lost: email }, 1, 2, 3)
    expect(await held()).toMatchObject(holding)
    state.sent.length = 0
    await open({ lost: email }, 4, 1)
    expect(await held()).toMatchObject({ ...softened, doubt: expect.stringContaining("lecture") as string })
    expect(state.badges.at(-1)).toBe("!")
    expect(state.titles.at(-1)).toBe(fr.badge)
    expect(state.sent).toContainEqual({ tab: 9, message: { jalonPush: "ask" } })
    const { pages } = await view()
    expect(pages).toMatchObject([
      {
        org: "org1",
        area: "opportunity-detail",
        page: expect.stringMatching(/^https:\/\/crm\.zoho\.com\/crm\/org1\/tab\/Potentials\/\d$/) as string,
        fields: [{ field: "opportunity.email", what: "field", by: "zcqa" }],
      },
    ])
    expect(await journal()).toMatchObject([
      { details: { event: "begun", org: "org1", area: "opportunity-detail", field: "opportunity.email" } },
    ])
    expect(JSON.stringify(await db().health.toArray())).not.toMatch(/Tremblay|514|Potentials\/[2-4]"/)
  })
  test("ends by itself once it is found again, and the icon is as before", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    await open({}, 1, 2)
    expect(await held()).toMatchObject(softened)
    await open({}, 3)
    expect(await held()).toMatchObject(holding)
    expect(state.badges.at(-1)).toBe("")
    expect(state.titles.at(-1)).toBe("Jalon")
    expect((await db().health.toArray()).map((row) => row.page)).toEqual([null])
    expect((await journal()).map(({ details }) => details?.["event"])).toEqual(["begun", "ended"])
  })
  test("speaks the language in force", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    await send("language.set", { language: "en" })
    await vi.waitFor(() => expect(state.titles.at(-1)).toBe(en.badge))
  })
  test("is known to a worker started anew, and to a browser", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    restartBrowser()
    state.badges.length = 0
    vi.useRealTimers()
    await wakeWorker()
    fake()
    expect(state.badges.at(-1)).toBe("!")
    expect(await held()).toMatchObject(softened)
  })
  test("is over once all that is kept is erased", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    const stay = { incidents: false, doNotCall: false }
    expect(await send("privacy.wipe", { stay }, popup)).toMatchObject({ ok: true })
    expect(state.badges.at(-1)).toBe("")
    expect(await held()).toMatchObject(holding)
  })
  test("in two tabs at once is counted once an opening", async () => {
    await open({}, ...well)
    for (const [index, id] of [1, 2, 3, 4].entries()) {
      await Promise.all([ask({ lost: email, id, tab: 5 }), ask({ lost: email, id: id + 4, tab: 6 })])
      await stand()
      if (index === 0) expect(await held()).toMatchObject(holding)
    }
    expect((await view()).pages[0]?.fields).toHaveLength(1)
    expect((await db().health.toArray())[0]?.openings).toHaveLength(16)
  })
})

describe("what a page carried elsewhere", () => {
  test("softens the form of a meeting on a page of its own", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    const meeting = meetingFacts({ mode: "create", fields: { priority: null } })
    const url = "https://crm.zoho.com/crm/org1/tab/Events/create"
    const question = {
      page: "own",
      record: null,
      facts: toWire({ kind: "meeting-create", opportunity: null, meeting }),
    }
    const reply = await send(
      "page.answer",
      { ...question, notes: null, unsettled: [], own: {} },
      page(5, url),
    )
    const { rows } = fromWire((reply as { value: string }).value) as PageAnswer
    expect(rows.find(({ id }) => id === "bdc.meeting.priority")?.softened).toBe("canary")
  })
  test("of a request for credit lets its e-mail go", async () => {
    const mail = async () =>
      (await send("gmail.view", { mailbox: "a@b.c" }, page(7, "https://mail.google.com/mail/u/0/"))) as {
        value: GmailView
      }
    expect((await mail()).value.holds).toBe(true)
    const row = { key: "org1/credit-detail/fr", at: clock.now, page: null, openings: [] }
    await db().health.put({
      ...row,
      fields: { "credit.number": { mark: "", seen: "", lost: { what: "field", by: "zcqa", since: 1 } } },
    })
    vi.useRealTimers()
    await wakeWorker()
    expect((await mail()).value.holds).toBe(false)
  })
})

describe("no alarm", () => {
  test.each<[string, Opened]>([
    ["in another organisation", { org: "org2", lost: email }],
    ["on another form", { mode: "edit", lost: email }],
    ["in another language, where it may have other labels", { language: "en", lost: email }],
    ["for what is masked", { lost: email, why: "masked" }],
    ["for what is not drawn yet", { lost: email, why: "not-rendered" }],
    ["for a date that reads in two ways", { lost: ["opportunity.createdAt"], why: "ambiguous" }],
    ["for a page that is not settled", { lost: email, unsettled: email }],
  ])("%s", async (_name, opened) => {
    await open({}, ...well)
    await open(opened, ...gone, ...gone)
    expect((await view()).pages).toEqual([])
    expect(await held()).toMatchObject(holding)
    expect(state.badges).not.toContain("!")
  })
  test("for a field that was never there", async () => {
    await open({ lost: email }, ...well, ...gone)
    expect((await view()).pages).toEqual([])
  })
  test("for pages left before they were drawn", async () => {
    await open({}, ...well)
    for (const id of gone) {
      await ask({ lost: email, id, page: `short${id}` })
      await stand(1_500)
      for (const tab of state.tabs) tab.url = "https://crm.zoho.com/crm/org1/tab/Home/begin"
      await stand()
    }
    for (const id of gone) {
      await ask({ lost: email, id, page: `closed${id}`, tab: 12 })
      state.tabs.length = 0
      await stand()
    }
    expect((await view()).pages).toEqual([])
  })
  test("for a page whose fields come late, nor for all that is written at each key", async () => {
    await open({}, ...well)
    for (const id of [5, 6, 7, 8, 9]) {
      const one = `late${id}`
      for (let key = 0; key < 5; key++) {
        await ask({ lost: email, id, page: one })
        vi.advanceTimersByTime(500)
      }
      await ask({ id, page: one })
      await stand()
    }
    expect((await view()).pages).toEqual([])
    expect((await db().health.toArray())[0]?.openings).toHaveLength(well.length + 5)
  })
  test("for a page out of order, which shows nothing", async () => {
    await open({}, ...well)
    const names = fieldKeys.filter((key) => key.startsWith("opportunity."))
    await open({ lost: names, mode: "edit" }, ...gone)
    expect((await view()).pages).toEqual([])
  })
  test("and no crash where the store fails", async () => {
    await open({}, ...well)
    vi.spyOn(db().health, "get").mockImplementation(() => {
      throw new Error("full")
    })
    await open({ lost: email }, ...gone)
    expect((await view()).pages).toEqual([])
    vi.restoreAllMocks()
    expect((await view()).pages).toEqual([])
    vi.spyOn(db().health, "toArray").mockRejectedValue(new Error("gone"))
    vi.useRealTimers()
    await wakeWorker()
    fake()
    expect(await held()).toMatchObject(holding)
  })
})

describe("a lead", () => {
  const set = (signs: object | null) => send("field.set", { field: "opportunity.email", signs }, popup)
  test("corrects the field: the alarm ends at once, and counts begin anew", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    expect(await held()).toMatchObject(softened)
    await set({ column: ["POTENTIALCF77"] })
    await vi.waitFor(async () => expect((await view()).pages).toEqual([]))
    expect(await held()).toMatchObject(holding)
    await open({ lost: email }, ...gone)
    expect((await view()).pages).toEqual([])
    await set(null)
    await open({ lost: email }, ...gone)
    expect((await view()).pages).toEqual([])
  })
  test("corrects one of two: the other is still lost", async () => {
    await open({}, ...well)
    await open({ lost: ["opportunity.email", "opportunity.phone"] }, ...gone)
    await set({ labels: ["Adresse"] })
    await vi.waitFor(async () =>
      expect((await view()).pages.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual([
        "opportunity.phone",
      ]),
    )
    expect(await held()).toMatchObject(softened)
  })
  test("says that it is meant: the field is not expected there any more", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    const [changed] = (await view()).pages
    const reply = await send("canary.expect", { key: changed?.key, field: "opportunity.email" }, popup)
    expect(reply).toEqual({ ok: true, value: { lead: true, pages: [] } })
    await open({ lost: email }, ...gone, ...gone)
    expect(await held({ lost: email })).toMatchObject(holding)
  })
  test("alone may: an agent is refused, and so is a page", async () => {
    await open({}, ...well)
    await open({ lost: email }, ...gone)
    const asked = { key: (await view()).pages[0]?.key, field: "opportunity.email" }
    expect(await send("canary.expect", asked, page())).toEqual({ ok: false, error: "refused" })
    const managed: Policy = { version: 1, agent: { role: "agent" } }
    await db().settings.put({ key: "managed", value: managed })
    vi.useRealTimers()
    await wakeWorker()
    fake()
    expect((await view()).lead).toBe(false)
    expect(await send("canary.expect", asked, popup)).toEqual({ ok: false, error: "refused" })
    expect((await view()).pages).toHaveLength(1)
  })
})

test("a sign that changes is told as such, with the one that used to find it", async () => {
  await open({ sign: "a" }, ...well)
  await open({ sign: "l" }, ...gone)
  expect((await view()).pages[0]?.fields[0]).toMatchObject({ what: "sign", by: "api" })
  expect(await held({ sign: "l" })).toMatchObject(softened)
  await open({ sign: "a" }, 1, 2, 3)
  expect((await view()).pages).toEqual([])
})

test.each([
  [
    "https://crm.zoho.com/crm/org1/tab/Potentials/42?searchword=Tremblay",
    "org1",
    "https://crm.zoho.com/crm/org1/tab/Potentials/42",
  ],
  [
    "https://crm.zoho.com/crm/EntityInfo.do?module=Leads&id=42&name=Tremblay#x",
    "",
    "https://crm.zoho.com/crm/tab/Leads/42",
  ],
  [
    "https://crmsandbox.zoho.com/crm/org1/tab/Events/7/edit?layoutId=1",
    "sandbox.org1",
    "https://crmsandbox.zoho.com/crm/org1/tab/Events/7/edit",
  ],
  [
    "https://crm.zoho.com/crm/org1/tab/Events/create?Name=Tremblay",
    "org1",
    "https://crm.zoho.com/crm/org1/tab/Events/create",
  ],
  ["https://crm.zoho.com/", "", null],
])("of %s are kept where it is and what it is of, nothing of a client", (url, place, example) => {
  expect([placeOf(url), exampleOf(url)]).toEqual([place, example])
})
