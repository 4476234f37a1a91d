import { describe, expect, it } from "vitest"
import { montreal } from "../../../src/process/calendar"
import { empty, known, unknown } from "../../../src/process/field"
import { emptyRoster } from "../../../src/process/roster"
import { isOpen } from "../../../src/rules/bdc/meeting/datetime"
import {
  appointmentNote,
  meetingFacts,
  note,
  now,
  opportunityFacts,
  participant,
  rowOf,
  told,
  type Situation,
} from "./facts-builder"

type MeetingGiven = NonNullable<Parameters<typeof meetingFacts>[0]>
type Fields = NonNullable<MeetingGiven["fields"]>
type OpportunityGiven = NonNullable<Parameters<typeof opportunityFacts>[0]>
const masked = unknown("masked")
/** The good meeting with other fields, over an opportunity that differs too. */
const met = (
  fields: Fields = {},
  opportunity: NonNullable<OpportunityGiven["fields"]> = {},
  given: MeetingGiven = {},
): Situation => ({
  meeting: meetingFacts({ ...given, fields }),
  opportunity: opportunityFacts({ fields: opportunity }),
})
const noted = (situation: Situation, text: string): Situation => ({
  ...situation,
  opportunity: opportunityFacts({ notes: known([note(text)]) }),
})
const alone = (situation: Situation): Situation => ({ ...situation, opportunity: null })
const edit = { mode: "edit" } as const
const deposit = { deposit: "Stripe", priority: "Platine", subject: "DÉPÔT / MARIE-ÈVE / A1234" }
const people = (...names: string[]) => names.map((name) => participant(name))
const inventory = { stock: null, vehicleNotes: "VUS" }

const table: Record<string, [string, Situation, string][]> = {
  "bdc.meeting.from-opportunity": [
    ["from it", met(), "ok warn"],
    ["not", met({}, {}, { fromOpportunity: known(false) }), "invalid warn"],
    ["not known", met({}, {}, { fromOpportunity: masked }), "unknown warn"],
  ],
  "bdc.meeting.subject": [
    ["one stock", met(), "ok block"],
    ["decomposed accents", met({ subject: "MARIE-ÈVE / A1234".normalize("NFD") }), "ok block"],
    ["inventory", met({ subject: "MARIE-ÈVE / INVENTAIRE" }, inventory), "ok block"],
    [
      "several stock numbers",
      met({ subject: "MARIE-ÈVE / INVENTAIRE" }, { stock: "A1234, B5678" }),
      "ok block",
    ],
    ["deposit", met(deposit), "ok block"],
    ["virtual", met({ subject: "VIRTUEL / MARIE-ÈVE / A1234", type: "Virtuel iPhone" }), "ok block"],
    ["transfer", met({ subject: "TRANSFERT / MARIE-ÈVE / A1234", transfer: "Oui" }), "ok block"],
    ["deposit and virtual: the first prefix only", met({ ...deposit, type: "Virtuel iPhone" }), "ok block"],
    [
      "deposit and virtual, the lead's order",
      {
        ...met({ ...deposit, type: "Virtuel iPhone", subject: "VIRTUEL / MARIE-ÈVE / A1234" }),
        rules: { "bdc.meeting.subject": { params: { prefixOrder: ["virtuel", "dépôt", "transfert"] } } },
      },
      "ok block",
    ],
    ["lower case", met({ subject: "Marie-Ève / A1234" }), "invalid warn form"],
    ["no accent", met({ subject: "MARIE-EVE / A1234" }), "invalid warn form"],
    ["another name", met({ subject: "JULIE / A1234" }), "invalid block name"],
    ["another stock", met({ subject: "MARIE-ÈVE / B1" }), "invalid block stock"],
    [
      "no prefix for the deposit",
      met({ ...deposit, subject: "MARIE-ÈVE / A1234" }),
      "invalid block situation",
    ],
    ["empty", met({ subject: null }), "missing block expected"],
    ["empty, stock not read", met({ subject: null }, { stock: masked }), "missing block"],
    ["masked", met({ subject: masked }), "unknown warn"],
    ["stock not read", met({}, { stock: masked }), "unknown warn"],
    ["no opportunity read", alone(met()), "unknown warn"],
    ["deposit not read, right without", met({ deposit: masked }), "unknown warn"],
    ["deposit not read, wrong either way", met({ deposit: masked, subject: "TOTO" }), "invalid block"],
    ["type not chosen, right without", met({ type: null }), "ok block"],
    [
      "type not chosen, right with",
      met({ type: null, subject: "VIRTUEL / MARIE-ÈVE / A1234" }),
      "unknown warn",
    ],
    [
      "type not chosen, wrong either way",
      met({ type: null, subject: "JULIE / A1234" }),
      "invalid block name",
    ],
    ["type not read, deposit decides", met({ ...deposit, type: masked }), "ok block"],
    ["contact not read, the opportunity's name fits", met({}, { contact: masked }), "ok block"],
    [
      "contact not read, another name",
      met({ subject: "MARIE / A1234" }, { contact: masked }),
      "unknown warn",
    ],
    [
      "contact not read, another stock",
      met({ subject: "MARIE-ÈVE / B1" }, { contact: masked }),
      "invalid block stock",
    ],
    ["no contact, the opportunity's name", met({}, { contact: null }), "ok block"],
    ["the form's contact first", met({ contact: "Julie Roy", subject: "JULIE / A1234" }), "ok block"],
    ["the contact is one word, another in the subject", met({}, { contact: "Tremblay" }), "unknown warn"],
    [
      "the contact is one word, another stock",
      met({ subject: "MARIE / B1" }, { contact: "Tremblay" }),
      "invalid block",
    ],
    ["a name with a placeholder", met({}, { contact: null, name: "Unknown Tremblay" }), "unknown warn"],
    ["a company", met({}, { contact: "Plomberie Roy inc." }), "unknown warn"],
    ["names in two orders", met({}, { contact: "Tremblay Marie-Ève" }), "ok block"],
    [
      "a run of leading words",
      met({ subject: "JEAN MARC / A1234" }, { contact: "Jean Marc Roy", name: "Jean Marc Roy" }),
      "ok block",
    ],
    ["neither name read", met({}, { contact: masked, name: masked }), "unknown warn"],
  ],
  "bdc.meeting.location-empty": [
    ["empty", met(), "ok warn"],
    ["filled", met({ location: "St-Hubert" }), "invalid warn"],
    ["masked", met({ location: masked }), "unknown warn"],
  ],
  "bdc.meeting.datetime": [
    ["right", met(), "ok warn"],
    ["no start", met({ start: null }), "missing warn"],
    ["no end", met({ end: null }), "missing warn"],
    ["start masked", met({ start: masked }), "unknown warn"],
    ["end masked", met({ end: masked }), "unknown warn"],
    ["end at the start", met({ end: montreal("2026-12-18", "14:00") }), "invalid warn order"],
    ["starts now", met({ start: now }), "invalid warn past"],
    ["past, on an existing meeting", met({ start: new Date(now.getTime() - 60_000) }, {}, edit), "ok warn"],
    [
      "moved to the past",
      met({ start: new Date(now.getTime() - 60_000) }, {}, { ...edit, changed: ["start"] }),
      "invalid warn past",
    ],
    [
      "closed",
      { ...met(), rules: { "bdc.meeting.datetime": { params: { openingHours: ["1-4 09:00-21:00"] } } } },
      "invalid warn closed",
    ],
  ],
  "bdc.meeting.relances-untouched": [
    ["empty", met(), "ok warn"],
    ["none", met({ leadFollowUps: "-None-" }), "ok warn"],
    ["chosen", met({ leadFollowUps: "Relance 1" }), "invalid warn"],
    ["masked", met({ leadFollowUps: masked }), "unknown warn"],
    ["existing, as it was", met({ leadFollowUps: "Relance 1" }, {}, edit), "ok warn"],
    [
      "existing, changed",
      met({ leadFollowUps: null }, {}, { ...edit, changed: ["leadFollowUps"] }),
      "invalid warn",
    ],
  ],
  "bdc.meeting.priority": [
    ["one stock", met({ priority: "or" }), "ok block"],
    ["one stock, another", met({ priority: "Argent" }), "invalid block expected"],
    ["inventory", met({ priority: "Argent" }, inventory), "ok block"],
    ["several", met({ priority: "Or" }, { stock: "A1234 et B5678" }), "invalid block expected"],
    ["deposit", met(deposit), "ok block"],
    ["deposit, stock not read", met(deposit, { stock: masked }), "ok block"],
    ["deposit, another", met({ ...deposit, priority: "Or" }), "invalid block expected"],
    ["deposit not read, may be", met({ deposit: masked }), "unknown warn"],
    ["deposit not read, cannot be", met({ deposit: masked, priority: "Argent" }), "invalid block other"],
    ["stock not read, may be", met({}, { stock: masked }), "unknown warn"],
    ["stock not read, cannot be", met({ priority: "Platine" }, { stock: masked }), "invalid block other"],
    ["deposit “Non”", met({ deposit: "Non" }), "ok block"],
    ["none", met({ priority: null }), "missing block expected"],
    ["masked", met({ priority: masked }), "unknown warn"],
  ],
  "bdc.meeting.category": [
    ["right", met(), "ok block"],
    ["another", met({ category: "Appel" }), "invalid block"],
    ["none", met({ category: null }), "missing block"],
    ["masked", met({ category: masked }), "unknown warn"],
  ],
  "bdc.meeting.type": [
    ["in the branch", met(), "ok block"],
    ["virtual", met({ type: "Virtuel" }), "invalid block device"],
    ["virtual, iPhone", met({ type: "Virtuel - iPhone" }), "ok block"],
    ["virtual, device in the description", met({ type: "Virtuel", description: "Android" }), "ok block"],
    ["none", met({ type: null }), "missing block"],
    ["masked", met({ type: masked }), "unknown warn"],
  ],
  "bdc.meeting.branch": [
    ["same", met({ branch: "saint hubert" }), "ok block"],
    ["another", met({ branch: "Laval" }), "invalid block differs"],
    ["the opportunity's not read", met({}, { branch: masked }), "unknown warn"],
    ["the opportunity has none", met({}, { branch: null }), "ok block"],
    ["no opportunity read", alone(met()), "unknown warn"],
    ["none", met({ branch: null }), "missing block"],
    ["masked", met({ branch: masked }), "unknown warn"],
  ],
  "bdc.meeting.language": [
    ["same", met({ language: "francais" }), "ok block"],
    ["another", met({ language: "Anglais" }), "invalid block differs"],
    ["the opportunity's not read", met({}, { language: masked }), "unknown warn"],
    ["no opportunity read", alone(met()), "unknown warn"],
    ["none", met({ language: null }), "missing block"],
    ["masked", met({ language: masked }), "unknown warn"],
  ],
  "bdc.meeting.deposit": [
    ["none", met(), "ok warn"],
    ["listed", met({ deposit: "carte de credit BDC" }), "ok warn"],
    ["another", met({ deposit: "Paypal" }), "invalid warn list"],
    ["masked", met({ deposit: masked }), "unknown warn"],
  ],
  "bdc.meeting.docusign": [
    ["none", met(), "ok hint"],
    ["listed", met({ docusign: "Signé" }), "ok hint"],
    ["another", met({ docusign: "Perdu" }), "invalid hint list"],
    ["masked", met({ docusign: masked }), "unknown hint"],
  ],
  "bdc.meeting.transfer": [
    ["no", met(), "ok warn"],
    ["yes reminds", met({ transfer: "Oui" }), "ok warn request"],
    ["another", met({ transfer: "Peut-être" }), "invalid warn"],
    ["none", met({ transfer: null }), "missing warn"],
    ["masked", met({ transfer: masked }), "unknown warn"],
  ],
  "bdc.meeting.status": [
    ["planned", met(), "ok block"],
    ["another", met({ status: "Annulé" }), "invalid block"],
    ["none", met({ status: null }), "missing block"],
    ["masked", met({ status: masked }), "unknown warn"],
    [
      "changed on an existing meeting",
      met({ status: "Annulé" }, {}, { ...edit, changed: ["status"] }),
      "invalid warn",
    ],
  ],
  "bdc.meeting.description": [
    ["off", met(), "-"],
    [
      "never flagged",
      { ...met({ description: masked }), rules: { "bdc.meeting.description": { level: "block" } } },
      "ok block",
    ],
  ],
  "bdc.meeting.participants": [
    ["both", met(), "ok block"],
    ["loosely written", met({ participants: people("rdv saint hubert", "BOUCHARD Julie") }), "ok block"],
    [
      "more than the name",
      met({ participants: people("RDV St-Hubert", "Julie Bouchard (Laval)") }),
      "ok block",
    ],
    [
      "the specialist by an alias",
      {
        ...met({ participants: people("RDV St-Hubert", "J. B.") }),
        context: {
          roster: { ...emptyRoster, people: [{ id: "j", name: "Julie Bouchard", aliases: ["J. B."] }] },
        },
      },
      "ok block",
    ],
    ["less than the name", met({}, { specialist: "Julie Bouchard-Roy" }), "ok block"],
    ["only a name shared", met({}, { specialist: "Marc Bouchard" }), "missing block list"],
    ["no contact", met({ participants: people("Julie Bouchard") }), "missing block list"],
    [
      "another branch's contact",
      met({ participants: people("RDV Laval", "Julie Bouchard") }),
      "invalid block branch",
    ],
    ["no specialist", met({ participants: people("RDV St-Hubert") }), "missing block list"],
    ["no specialist named", met({ participants: people("RDV St-Hubert") }, { specialist: null }), "ok block"],
    ["specialist not read", met({}, { specialist: masked }), "unknown warn"],
    [
      "specialist not read, contact absent",
      met({ participants: people("Julie Bouchard") }, { specialist: masked }),
      "missing block list",
    ],
    ["no opportunity read", alone(met()), "unknown warn"],
    ["virtual, no group", met({ type: "Virtuel iPhone" }), "missing block list"],
    [
      "virtual",
      met({
        type: "Virtuel iPhone",
        participants: people("DV St-Hubert", "RDV St-Hubert", "Julie Bouchard"),
      }),
      "ok block",
    ],
    ["type not read", met({ type: masked }), "unknown warn"],
    ["branch not read", met({ branch: masked }), "unknown warn"],
    ["nobody", met({ participants: null }), "missing block list"],
    [
      "nobody, branch not read, none named",
      met({ participants: null, branch: masked }, { specialist: null }),
      "missing block",
    ],
    ["not read", met({ participants: masked }), "unknown warn"],
  ],
  "bdc.meeting.agrees": [
    ["one story", met(), "ok warn"],
    ["subject says a deposit", met({ subject: "DÉPÔT / MARIE-ÈVE / A1234" }), "invalid warn subject"],
    ["subject says none", met({ deposit: "Stripe" }), "invalid warn subject"],
    ["subject hides the second", met({ ...deposit, type: "Virtuel iPhone" }), "invalid warn note"],
    [
      "subject denies those before",
      met({ ...deposit, subject: "VIRTUEL / MARIE-ÈVE / A1", type: "Virtuel iPhone" }),
      "invalid warn subject",
    ],
    ["the note says a deposit", noted(met(), appointmentNote({ deposit: true })), "invalid warn note"],
    ["the note says virtual", noted(met(), appointmentNote({ place: "virtual" })), "invalid warn note"],
    ["all say deposit", noted(met(deposit), appointmentNote({ deposit: true })), "ok warn"],
    ["no note", { ...met(), opportunity: opportunityFacts({ notes: empty }) }, "ok warn"],
    ["notes not read", { ...met(), opportunity: opportunityFacts({ notes: masked }) }, "unknown warn"],
    ["a field not read", met({ transfer: masked }), "unknown warn"],
    ["subject not read", met({ subject: masked }), "unknown warn"],
    ["no opportunity read", alone(met()), "unknown warn"],
  ],
  "bdc.meeting.moved": [
    [
      "observed only",
      { ...met(), opportunity: opportunityFacts({ meetingStands: known(true) }) },
      "invalid observe",
    ],
    ["none stands", met(), "ok observe"],
    ["not known", { ...met(), opportunity: opportunityFacts({ meetingStands: masked }) }, "unknown observe"],
    ["no opportunity read", alone(met()), "unknown observe"],
    ["existing", met({}, {}, edit), "-"],
  ],
  "bdc.deposit.two-clients": [
    ["no deposit", met(), "-"],
    ["not known", met({ deposit: masked }), "-"],
    ["deposit", met(deposit), "ok hint reminder"],
  ],
  "bdc.meeting.confirmation": [
    ["ready", met(), "ok hint after"],
    ["held", met({ category: null }), "-"],
    ["existing", met({}, {}, edit), "-"],
  ],
  "bdc.meeting.opportunity-ready": [
    ["ready", met(), "ok block"],
    ["a block row fails", met({}, { email: null }), "missing block list"],
    ["a warn row fails", met({}, { type: null }), "ok block"],
    ["a block row that only warns", met({}, { name: "Tremblay", contact: "Tremblay" }), "ok block"],
    ["one unknown", met({}, { email: masked }), "unknown warn"],
    ["one unknown, one fails", met({}, { email: masked, phone: null }), "missing block list"],
    ["no opportunity read", alone(met()), "unknown warn"],
    [
      "read earlier",
      { ...met(), opportunity: opportunityFacts({ from: "earlier", fields: { email: null } }) },
      "missing warn list",
    ],
    [
      "still under the dialog",
      { ...met(), opportunity: opportunityFacts({ from: "under", fields: { email: null } }) },
      "missing block list",
    ],
    ["read once", { ...met({}, { email: null }), unsettled: ["opportunity.email"] }, "missing warn list"],
    [
      "read once, another twice",
      { ...met({}, { email: null, phone: null }), unsettled: ["opportunity.email"] },
      "missing block list",
    ],
    [
      "turned down",
      { ...met({}, { email: null }), rules: { "bdc.opp.email": { level: "warn" } } },
      "ok block",
    ],
    [
      "turned up",
      { ...met({}, { type: null }), rules: { "bdc.opp.type": { level: "block" } } },
      "missing block list",
    ],
    ["existing", met({}, { email: null }, { ...edit, changed: ["subject"] }), "missing warn list"],
  ],
}

describe.each(Object.entries(table))("%s", (id, cases) => {
  it.each(cases)("%s", (_name, situation, expected) => {
    expect(told(rowOf(id, situation))).toBe(expected)
  })
})

describe("what an answer offers", () => {
  const answer = (id: string, situation: Situation) => rowOf(id, situation)?.answer
  const fix = (value: string) => ({ fix: { field: "meeting.subject", value } })
  it("gives the subject when it is certain", () => {
    expect(answer("bdc.meeting.subject", met({ subject: null }))).toMatchObject(fix("MARIE-ÈVE / A1234"))
    expect(answer("bdc.meeting.subject", met({ subject: "marie-ève/a1234" }))).toMatchObject(
      fix("MARIE-ÈVE / A1234"),
    )
    expect(answer("bdc.meeting.subject", met({ subject: "X / A1234" }, inventory))).toMatchObject(
      fix("MARIE-ÈVE / INVENTAIRE"),
    )
    for (const doubtful of [
      met({ subject: null, deposit: masked }),
      met({ subject: null }, { contact: masked }),
      met({ subject: "TOTO", deposit: masked }),
      met({ subject: "TOTO / B1" }, { contact: masked }),
    ])
      expect(answer("bdc.meeting.subject", doubtful)).not.toHaveProperty("fix")
  })
  it("empties the location", () =>
    expect(answer("bdc.meeting.location-empty", met({ location: "x" }))).toMatchObject({
      fix: { field: "meeting.location", value: "" },
    }))
  it("copies what a list should say", () => {
    expect(answer("bdc.meeting.priority", met({ priority: null }))).toMatchObject({ offer: "Or" })
    expect(answer("bdc.meeting.priority", met({ priority: null, deposit: masked }))).not.toHaveProperty(
      "offer",
    )
    expect(answer("bdc.meeting.category", met({ category: null }))).toMatchObject({ offer: "Rendez-vous" })
    expect(answer("bdc.meeting.branch", met({ branch: "Laval" }))).toMatchObject({ offer: "St-Hubert" })
  })
  it("names who is absent", () =>
    expect(
      answer("bdc.meeting.participants", met({ type: "Virtuel iPhone", participants: null })),
    ).toMatchObject({
      vars: { names: "RDV St-Hubert, DV St-Hubert, Julie Bouchard" },
      offer: "RDV St-Hubert",
    }))
  it("names the topics", () =>
    expect(answer("bdc.meeting.agrees", met({ deposit: "Stripe", transfer: "Oui" }))).toMatchObject({
      terms: ["deposit", "transfer"],
    }))
  it("lists what the opportunity lacks, by field and by rule", () => {
    const situation = met({}, { email: null, salesDirector: null })
    expect(answer("bdc.meeting.opportunity-ready", { ...situation })).toMatchObject({
      vars: { count: 2 },
      items: ["opportunity.email", "opportunity.salesDirector"],
      rules: ["bdc.opp.email", "bdc.opp.dv"],
    })
  })
})

describe("opening hours", () => {
  const [friday, sunday] = ["2026-12-18", "2026-12-20"]
  it.each<[string, string, string, string[], boolean]>([
    [friday, "09:00", "21:00", ["1-5 09:00-21:00"], true],
    [friday, "08:59", "10:00", ["1-5 09:00-21:00"], false],
    [friday, "20:30", "21:01", ["1-5 09:00-21:00"], false],
    [sunday, "10:00", "11:00", ["1-6 09:00-21:00"], false],
    [sunday, "10:00", "11:00", ["1-6 09:00-21:00", "7 10:00-17:00"], true],
    [sunday, "10:00", "11:00", ["any day"], true],
    [sunday, "10:00", "11:00", [], true],
  ])("%s %s-%s in %j: %s", (day, start, end, hours, open) => {
    expect(isOpen(montreal(day, start), montreal(day, end), hours)).toBe(open)
  })
})

describe("callbacks.ask-email, while a deposit is taken", () => {
  it.each<[string, Situation, string | null]>([
    ["no e-mail", met(deposit, { email: null }), "missing hint"],
    ["an e-mail", met(deposit), null],
    ["an e-mail that is not read", met(deposit, { email: masked }), null],
    ["no deposit", met({}, { email: null }), null],
    ["an opportunity that is not in view", alone(met(deposit)), null],
  ])("%s", (_, situation, expected) => {
    const row = rowOf("callbacks.ask-email", situation)
    expect(row ? `${row.state} ${row.level}` : null).toBe(expected)
  })
})
