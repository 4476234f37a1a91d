import type { Page } from "puppeteer"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { montreal, writeAppointmentNote } from "../../src/process/index"
import { marks } from "../browser"
import { expectRows, recordUrl, rowsIn, withExtension, writtenTab } from "./harness"
import {
  but,
  detailPage,
  form,
  formPage,
  meeting,
  modal,
  opportunity,
  type FieldSpec,
  type Generation,
} from "./pages"

/**
 * Every rule of the opportunity and of the meeting, on the built extension, over the three generations of markup. The
 * pages are written from public facts and know nothing of the reader.
 */
const held = withExtension()
let show: (html: string, url?: string) => Promise<Page>
beforeAll(async () => {
  show = await writtenTab(held.launched)
})
let serial = 0
/** A test, a file: what one was seen to show is not held against the next at its address. */
let id = ""
beforeEach(() => {
  id = String(6_000_000_000_000_001_000n + BigInt((serial += 1)))
})
const shown = () => recordUrl(`tab/Potentials/${id}`)
const generations: Generation[] = ["G1", "G2", "G3"]

const note = (changes: { deposit?: boolean } = {}): string =>
  writeAppointmentNote({
    place: "showroom",
    branch: "Laval",
    at: montreal("2026-12-18", "14:00"),
    vehicle: "Toyota Camry 2023",
    tradeIn: false,
    payment: "cash",
    creditOk: null,
    deposit: false,
    livesAt: "Terrebonne",
    other: "",
    ...changes,
  })
const noteOf = (text: string) => ({ id: "71", text, author: "Camille Roy", at: "18/11/2026 10:00" })

const all = (look: FieldSpec["look"]): FieldSpec[] =>
  Object.values(opportunity).map((field) => ({ ...field, look }) as FieldSpec)
const none = (): FieldSpec[] => Object.values(opportunity).map((field) => ({ ...field, value: null }))

const opportunityRules = [
  "bdc.opp.contact-linked",
  "bdc.opp.type",
  "bdc.opp.contact-matches-name",
  "bdc.opp.full-name",
  "bdc.opp.phone",
  "bdc.opp.email",
  "bdc.opp.branch",
  "bdc.opp.language",
  "bdc.opp.spex",
  "bdc.opp.dv",
  "bdc.opp.not-expired",
  "bdc.opp.vehicle",
  "bdc.opp.stock-or-notes",
  "bdc.opp.trade-in",
  "bdc.opp.follow-up-date",
  "bdc.opp.appointment-note",
]
const every = (state: string, but: Record<string, string | null> = {}): Record<string, string | null> => ({
  ...Object.fromEntries(opportunityRules.map((rule) => [rule, state])),
  ...but,
})

describe.each(generations)("the opportunity's page, %s", (generation) => {
  const open = (fields: readonly FieldSpec[], options: Partial<Parameters<typeof detailPage>[2]> = {}) =>
    show(detailPage(generation, fields, { id, ...options }), shown())

  test("a well-kept file is ok from end to end, and silent on what belongs to creation", async () => {
    const page = await open(Object.values(opportunity), { notes: [noteOf(note())] })
    const rows = await expectRows(page, {
      ...every("ok"),
      "bdc.opp.owner": null,
      "bdc.opp.status-new": null,
      "bdc.opp.module": null,
      "bdc.opp.deposit-receipt": null,
    })
    expect(Object.values(rows).some((row) => row.level === "block")).toBe(false)
  })

  test("an empty file misses each field, and blocks nothing", async () => {
    const page = await open(none(), { notes: [] })
    const rows = await expectRows(page, {
      "bdc.opp.contact-linked": "missing",
      "bdc.opp.type": "missing",
      "bdc.opp.full-name": "missing",
      "bdc.opp.phone": "missing",
      "bdc.opp.email": "missing",
      "bdc.opp.branch": "missing",
      "bdc.opp.language": "missing",
      "bdc.opp.spex": "missing",
      "bdc.opp.dv": "missing",
      "bdc.opp.vehicle": "missing",
      "bdc.opp.stock-or-notes": "missing",
      "bdc.opp.follow-up-date": "missing",
      "bdc.opp.appointment-note": "missing",
      "bdc.opp.trade-in": "ok",
      "bdc.opp.not-expired": "ok",
    })
    expect(Object.values(rows).some((row) => row.level === "block")).toBe(false)
  })

  test("wrong values are invalid", async () => {
    const page = await open(
      but(opportunity, {
        name: "Unknown Tremblay",
        contact: "Luc Bouchard",
        type: "Référence",
        phone: "555-12",
        email: "marie.eve(arobas)exemple",
        branch: "Sherbrooke",
        expired: true,
        followUpDate: "2026-12-25",
        tradeMake: "Honda",
      }),
      { notes: [noteOf(note())] },
    )
    await expectRows(page, {
      "bdc.opp.full-name": "invalid",
      "bdc.opp.contact-matches-name": "invalid",
      "bdc.opp.type": "invalid",
      "bdc.opp.phone": "invalid",
      "bdc.opp.email": "invalid",
      "bdc.opp.branch": "invalid",
      "bdc.opp.not-expired": "invalid",
      "bdc.opp.follow-up-date": "invalid",
      "bdc.opp.trade-in": "missing",
    })
  })

  test.each(["lazy", "masked", "absent", "twice"] as const)(
    "fields that cannot be read (%s) are unknown, never missing",
    async (look) => {
      const page = await open(all(look))
      const rows = await expectRows(page, {
        "bdc.opp.phone": "unknown",
        "bdc.opp.email": "unknown",
        "bdc.opp.branch": "unknown",
        "bdc.opp.appointment-note": "unknown",
      })
      const failed = Object.entries(rows).filter(
        ([, row]) => row.state === "missing" || row.state === "invalid",
      )
      expect(failed).toEqual([])
    },
  )

  test("the previous record's text lingers: nothing is said until the page agrees with the address", async () => {
    const page = await show(detailPage(generation, none(), { id: "6000000000000000999", notes: [] }), shown())
    await page.waitForFunction(() => document.readyState === "complete")
    expect(rowsIn(await marks(page))).toEqual({})
    await page.$eval("crm-related-list-label", (label, right) => label.setAttribute("entity-id", right), id)
    await expectRows(page, { "bdc.opp.email": "missing" })
  })
})

describe.each(generations)("creating an opportunity, %s", (generation) => {
  const open = (fields: readonly FieldSpec[]) =>
    show(
      formPage(generation, "Potentials", fields),
      recordUrl("tab/Potentials/create?layoutId=1&redirect=false"),
    )

  test("stage, type and names are asked for", async () => {
    const page = await open(but(opportunity, { stage: "En traitement", email: null, type: null }))
    await expectRows(page, {
      "bdc.opp.module": "ok",
      "bdc.opp.status-new": "ok",
      "bdc.opp.owner": "unknown",
      "bdc.opp.email": "missing",
      "bdc.opp.type": "missing",
      "bdc.opp.full-name": "ok",
      "bdc.opp.phone": "ok",
    })
  })

  test("a stage other than the first is told", async () => {
    const page = await open(but(opportunity, { stage: "Contacté" }))
    await expectRows(page, { "bdc.opp.status-new": "invalid" })
  })
})

describe.each(generations)("the meeting's quick-create over its opportunity, %s", (generation) => {
  const open = (fields: readonly FieldSpec[], under: readonly FieldSpec[] = Object.values(opportunity)) =>
    show(
      detailPage(generation, under, {
        id,
        notes: [noteOf(note())],
        over: modal(form(generation, "Events", fields)),
      }),
      shown(),
    )

  test("well filled: ok from end to end", async () => {
    const page = await open(Object.values(meeting))
    await expectRows(page, {
      "bdc.meeting.from-opportunity": "ok",
      "bdc.meeting.opportunity-ready": "ok",
      "bdc.meeting.subject": "ok",
      "bdc.meeting.location-empty": "ok",
      "bdc.meeting.datetime": "ok",
      "bdc.meeting.relances-untouched": "ok",
      "bdc.meeting.priority": "ok",
      "bdc.meeting.category": "ok",
      "bdc.meeting.type": "ok",
      "bdc.meeting.branch": "ok",
      "bdc.meeting.language": "ok",
      "bdc.meeting.deposit": "ok",
      "bdc.meeting.docusign": "ok",
      "bdc.meeting.transfer": "ok",
      "bdc.meeting.status": "ok",
      "bdc.meeting.participants": "unknown",
      "bdc.meeting.agrees": "ok",
    })
  })

  test("empty: each mandatory field is missing", async () => {
    const page = await open(Object.values(meeting).map((field) => ({ ...field, value: null })))
    await expectRows(page, {
      "bdc.meeting.subject": "missing",
      "bdc.meeting.datetime": "missing",
      "bdc.meeting.priority": "missing",
      "bdc.meeting.category": "missing",
      "bdc.meeting.type": "missing",
      "bdc.meeting.branch": "missing",
      "bdc.meeting.language": "missing",
      "bdc.meeting.status": "missing",
      "bdc.meeting.transfer": "missing",
      "bdc.meeting.location-empty": "ok",
      "bdc.meeting.deposit": "ok",
      "bdc.meeting.docusign": "ok",
      "bdc.meeting.relances-untouched": "ok",
    })
  })

  test("wrong: each says so, at the level in force", async () => {
    const page = await open(
      but(meeting, {
        subject: "PAUL / B99999",
        location: "Salle 2",
        end: "18/12/2026 13:00",
        leadFollowUps: "Oui",
        priority: "Argent",
        category: "Appel",
        type: "Virtuel",
        branch: "St-Hubert",
        language: "Anglais",
        deposit: "Chèque",
        docusign: "Perdu",
        transfer: "Peut-être",
        status: "Annulé",
      }),
    )
    const rows = await expectRows(page, {
      "bdc.meeting.subject": "invalid block",
      "bdc.meeting.location-empty": "invalid",
      "bdc.meeting.datetime": "invalid",
      "bdc.meeting.relances-untouched": "invalid",
      "bdc.meeting.priority": "invalid",
      "bdc.meeting.category": "invalid",
      "bdc.meeting.type": "invalid",
      "bdc.meeting.branch": "invalid",
      "bdc.meeting.language": "invalid",
      "bdc.meeting.deposit": "invalid",
      "bdc.meeting.docusign": "invalid",
      "bdc.meeting.transfer": "invalid",
      "bdc.meeting.status": "invalid",
    })
    expect(rows["bdc.meeting.location-empty"]?.level).toBe("warn")
    expect(rows["bdc.meeting.docusign"]?.level).toBe("hint")
  })

  test("a right subject in the wrong case only warns", async () => {
    const page = await open(but(meeting, { subject: "marie-eve / a12345" }))
    const rows = await expectRows(page, { "bdc.meeting.subject": "invalid" })
    expect(rows["bdc.meeting.subject"]?.level).toBe("warn")
  })

  test.each(["lazy", "masked", "absent", "twice"] as const)(
    "a form that cannot be read (%s) blocks nothing",
    async (look) => {
      const keep = new Set(["SUBJECT", "STARTDATETIME", "ENDDATETIME"])
      const page = await open(
        Object.values(meeting).map((field): FieldSpec =>
          keep.has(field.column) ? field : { ...field, look },
        ),
      )
      const rows = await expectRows(page, {
        "bdc.meeting.priority": "unknown",
        "bdc.meeting.type": "unknown",
        "bdc.meeting.branch": "unknown",
      })
      const failed = Object.entries(rows).filter(
        ([rule, row]) =>
          rule.startsWith("bdc.meeting.") && (row.state === "missing" || row.state === "invalid"),
      )
      expect(failed).toEqual([])
    },
  )

  test.each([
    ["a deposit is taken and no e-mail is known: it is asked for", "Stripe", null, "missing hint"],
    ["a deposit, and the e-mail is known", "Stripe", "marie@exemple.ca", null],
    ["no deposit", "Aucun", null, null],
  ])("%s", async (_name, deposit, email, state) => {
    const page = await open(but(meeting, { deposit }), but(opportunity, { email }))
    await expectRows(page, { "callbacks.ask-email": state, "bdc.opp.email": email ? "ok" : "missing" })
  })

  test("an opportunity that is not ready is listed with what it misses", async () => {
    const page = await open(Object.values(meeting), but(opportunity, { email: null, language: null }))
    const rows = await expectRows(page, {
      "bdc.meeting.opportunity-ready": "missing block",
      "bdc.opp.email": "missing",
      "bdc.opp.language": "missing",
    })
    expect(rows["bdc.opp.email"]?.level).toBe("warn")
  })
})
