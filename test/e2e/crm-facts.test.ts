import type { Page } from "puppeteer"
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { marks, until, waitForMark } from "../browser"
import { say } from "../../src/words"
import { fr } from "../../src/words/fr"
import { trouble } from "../sandbox/api"
import type { CrmRecord, Note } from "../sandbox/world"
import { fill, openRecord } from "../tour/agent"
import { bookOwn, expectCard, transfer } from "./cards"
import { connect, withConnection } from "./connected"
import { address } from "./desk"
import { expectRows } from "./harness"
import { Screen } from "./screens"

/** What the CRM's API adds to the facts of a page: who wrote a note and when, what is not shown, what changed elsewhere. */
const held = withConnection()
const minute = 60_000
let at: Screen
let tab: Page

const recordOf = (key: string): CrmRecord => {
  const found = held.sandbox.records("Potentials").find(({ id }) => id === held.sandbox.dossiers[key]?.id)
  if (!found) throw new Error(key)
  return found
}
const latest = (key: string): Note => {
  const [note] = recordOf(key).notes.filter(({ parent }) => parent.id === recordOf(key).id)
  if (!note) throw new Error(key)
  return note
}
/** Someone who left edits the last note: the page then shows that name and time, and no other. */
function edit(key: string): Note {
  const note = latest(key)
  note.modifiedBy = latest("author-off").createdBy
  note.modifiedAt = new Date(Date.now() - 2 * minute).toISOString()
  return note
}
/** Somebody else changes the record in the CRM. */
function changeElsewhere(key: string, values: CrmRecord["values"]): void {
  const record = recordOf(key)
  Object.assign(record.values, values)
  const saves = held.sandbox.saves as unknown[]
  saves.push({ at: new Date().toISOString(), module: "Potentials", id: record.id, kind: "edit", values: {} })
}
const asked = (key: string) =>
  held.sandbox.api.calls.filter(({ path }) => path.includes(`/Deals/${recordOf(key).id}`))
const go = (key: string) => openRecord(tab, address(held.sandbox, key))
/** The CRM dates to the second. */
const endOf = ({ createdAt }: Note) =>
  new Date(Math.floor(Date.parse(createdAt) / 1_000) * 1_000 + 180 * minute).toISOString()

beforeAll(async () => {
  at = await Screen.open(held.launched)
  await at.ask("policy.import", { text: JSON.stringify(held.sandbox.policy) })
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
})
beforeEach(async () => {
  tab = await held.launched.browser.newPage()
})
afterEach(async () => {
  held.sandbox.api.calm()
  await tab.close()
})

const seen = bookOwn
const wrote = (key: string) => transfer("note-author", latest(key).createdBy)

test("without a connection, the last editor is all that the page tells", async () => {
  edit("author-on-shift")
  await go("author-on-shift")
  const card = await expectCard(tab, { ...seen, clock: true })
  expect(card.text).toContain(fr.verdicts.doubts.author)
})

describe("connected", () => {
  beforeAll(() => connect(held, at))

  test("the caller goes to who wrote the note, for three hours from when it was written", async () => {
    const note = edit("author-on-shift")
    await go("author-on-shift")
    const card = await expectCard(tab, {
      ...wrote("author-on-shift"),
      line: fr.crm.note,
      clock: undefined as never,
    })
    expect(card.attributes["data-until"]).toBe(endOf(note))
    for (const doubt of Object.values(fr.verdicts.doubts)) expect(card.text).not.toContain(doubt)
    expect(new Set(asked("author-on-shift").map(({ status }) => status))).toEqual(new Set([200]))
  })

  test("the first answer does not wait; the card then changes once, and stays", async () => {
    const key = "author-on-shift"
    edit(key)
    held.sandbox.api.order({ on: /Deals/, delay: 1_500, times: Infinity })
    const shown: string[] = []
    const going = go(key)
    const end = Date.now() + 6_000
    while (Date.now() < end) {
      const card = (await marks(tab).catch(() => [])).find(({ attributes }) => attributes["data-verdict"])
      const now = card?.attributes["data-verdict"] ?? ""
      if (now !== "" && now !== shown.at(-1)) shown.push(now)
    }
    await going
    // In the browser's memory already, or not: never back to what it was.
    expect([["transfer"], ["book-own", "transfer"]]).toContainEqual(shown)
  })

  test("a number that the page masks is read in the CRM", async () => {
    const key = "masked-phone"
    held.sandbox.api.order({
      module: "Deals",
      times: Infinity,
      change: (body: { data?: Record<string, unknown>[] }) => ({
        ...body,
        data: body.data?.map((one) =>
          Object.fromEntries(
            Object.entries(one).map(([name, value]) => [
              name,
              value === "*******199" ? "514 555-0199" : value,
            ]),
          ),
        ),
      }),
    })
    await go(key)
    await expectRows(tab, { "bdc.opp.phone": "ok" })
  })

  test("a meeting on a page of its own is held against the file as it stands, changed elsewhere since", async () => {
    await go("ready")
    await expectRows(tab, { "bdc.opp.email": "ok" })
    const { values } = recordOf("ready")
    const email = values["POTENTIALCF2"] ?? null
    changeElsewhere("ready", { POTENTIALCF2: null })
    await openRecord(tab, `${held.sandbox.url("ready").replace(/Potentials.*$/, "Events/create")}?mirror=0`)
    await fill(tab, "Catégorie de réunion", "Rendez-vous")
    await expectRows(tab, { "bdc.opp.email": "missing", "bdc.meeting.opportunity-ready": "missing block" })
    const all = await marks(tab)
    expect(all.map(({ text }) => text).join(" ")).toContain(fr.crm.file)
    changeElsewhere("ready", { POTENTIALCF2: email })
  })

  test("a record that the page and the CRM tell otherwise: said so, and nothing is held", async () => {
    const key = "owner-on-shift"
    held.sandbox.api.order({
      module: "Deals",
      times: Infinity,
      change: (body: { data?: Record<string, unknown>[] }) => ({
        ...body,
        data: body.data?.map((one) => ({ ...one, ...("Deal_Name" in one && { Deal_Name: "Tout Autre" }) })),
      }),
    })
    await go(key)
    await expectRows(tab, { "bdc.opp.full-name": "unknown" })
    await waitForMark(tab, { "data-rule": "bdc.opp.full-name", "data-state": "unknown" })
    const row = (await marks(tab)).find(({ attributes }) => attributes["data-rule"] === "bdc.opp.full-name")
    expect(row?.text).toContain(say(fr.overlay.row.cannotRead, { why: "" }).slice(0, 6))
  })
})

describe("connected anew, each time", () => {
  beforeEach(() => connect(held, at))
  afterEach(() => at.ask("crm.sign-out"))

  test.each([
    ["refused", { ...trouble.forbidden("Deals") }],
    ["failing", { on: "/crm/v8/", ...trouble.failed, times: Infinity }],
    ["cut in half", { on: "/crm/v8/", ...trouble.half, times: Infinity }],
    ["of wrong types", { on: /Deals.*Notes/, ...trouble.wrongTypes, times: Infinity }],
    ["broken", { on: "/crm/v8/", ...trouble.broken, times: Infinity }],
    ["limited", { on: /\/Deals\/\d/, ...trouble.tooMany(60), times: Infinity }],
  ])("an answer that is %s changes nothing of what the page tells", async (_name, order) => {
    const key = "author-break"
    edit(key)
    held.sandbox.api.order(order)
    const before = held.sandbox.api.calls.length
    await go(key)
    const card = await expectCard(tab, { ...seen, clock: true })
    expect(card.text).toContain(fr.verdicts.doubts.author)
    await until(tab, "the CRM to be asked", () =>
      Promise.resolve(
        held.sandbox.api.calls.slice(before).some(({ path }) => path.includes("/Deals/")) || undefined,
      ),
    )
    await waitForMark(tab, { "data-verdict": "book-own" })
  })
})
