import { describe, expect, it } from "vitest"
import { empty, known, unknown } from "../../../src/process/field"
import { packShown } from "../../../src/rules/engine"
import { speakingOf } from "../../../src/rules/page"
import type { PageFacts } from "../../../src/messages"
import {
  context,
  meetingFacts,
  opportunityFacts,
  participant,
  rowOf,
  rowsOf,
  told,
  type Situation,
} from "./facts-builder"

type Fields = NonNullable<NonNullable<Parameters<typeof meetingFacts>[0]>["fields"]>
type OpportunityFields = NonNullable<NonNullable<Parameters<typeof opportunityFacts>[0]>["fields"]>
const masked = unknown("masked")
const absent = unknown("not-found")

/** A meeting of the renewal team that may be saved, with what differs; its form has none of the bdc's own fields. */
const met = (
  fields: Fields = {},
  opportunity: OpportunityFields = {},
  given: Parameters<typeof meetingFacts>[0] = {},
): Situation => ({
  pack: "renewal",
  meeting: meetingFacts({
    ...given,
    fields: {
      subject: "Marie-Ève Tremblay",
      priority: absent,
      category: absent,
      leadFollowUps: absent,
      ...fields,
    },
  }),
  opportunity: opportunityFacts({ fields: opportunity }),
})
const alone = (situation: Situation): Situation => ({ ...situation, opportunity: null })
const virtual = { type: "Virtuel iPhone" }

const table: Record<string, [string, Situation, string][]> = {
  "bdc.meeting.subject": [
    ["the client's name", met(), "ok block"],
    ["in the other order, without accents", met({ subject: "TREMBLAY, Marie Eve" }), "ok block"],
    ["the opportunity's name, the contact another spelling", met({}, { contact: "M. Tremblay" }), "ok block"],
    ["a deposit asks for no prefix", met({ deposit: "Paypal" }), "ok block"],
    [
      "the bdc's form, which shares the first name",
      met({ subject: "MARIE-ÈVE / A1234" }),
      "invalid warn expected",
    ],
    ["the name and more", met({ subject: "Marie-Ève Tremblay, rappel" }), "invalid warn expected"],
    ["another client", met({ subject: "Julie Roy" }), "invalid block expected"],
    [
      "another client, stock not read",
      met({ subject: "Julie Roy" }, { stock: masked }),
      "invalid block expected",
    ],
    ["empty", met({ subject: null }), "missing block expected"],
    ["empty, no name read", alone(met({ subject: null })), "missing block"],
    ["masked", met({ subject: masked }), "unknown warn"],
    ["contact not read, another name", met({ subject: "Julie Roy" }, { contact: masked }), "unknown warn"],
    ["contact not read, the opportunity's name", met({}, { contact: masked }), "ok block"],
    ["neither name read", met({}, { contact: masked, name: masked }), "unknown warn"],
    ["no opportunity read", alone(met()), "unknown warn"],
    [
      "a name with a placeholder",
      met({ subject: "Julie Roy" }, { contact: null, name: "Unknown Tremblay" }),
      "unknown warn",
    ],
  ],
  "bdc.meeting.deposit": [
    ["none", met(), "ok warn"],
    ["nothing chosen", met({ deposit: "-None-" }), "ok warn"],
    ["Paypal", met({ deposit: "PayPal" }), "ok warn"],
    ["card", met({ deposit: "Carte de crédit" }), "ok warn"],
    ["transfer", met({ deposit: "virement bancaire" }), "ok warn"],
    ["the bdc's", met({ deposit: "Stripe" }), "invalid warn list"],
    ["the bdc's card", met({ deposit: "Carte de crédit BDC" }), "invalid warn list"],
    ["masked", met({ deposit: masked }), "unknown warn"],
  ],
  "bdc.meeting.participants": [
    ["both", met(), "ok block"],
    ["virtual: no group of directors", met(virtual), "ok block"],
    ["no specialist", met({ participants: [participant("RDV St-Hubert")] }), "missing block list"],
    ["no RDV", met({ participants: [participant("Julie Bouchard")] }), "missing block list"],
    [
      "another branch",
      met({ participants: [participant("RDV Laval"), participant("Julie Bouchard")] }),
      "invalid block branch",
    ],
    ["not read", met({ participants: masked }), "unknown warn"],
    ["nobody", met({ participants: null }), "missing block list"],
  ],
  "bdc.meeting.priority": [
    ["not on the form", met(), "-"],
    ["on the form, right", met({ priority: "Or" }), "ok block"],
    ["on the form, wrong", met({ priority: "Bronze" }), "invalid block expected"],
    ["on the form, empty", met({ priority: empty }), "missing block expected"],
    ["there, not read", met({ priority: masked }), "unknown warn"],
  ],
  "bdc.meeting.category": [
    ["not on the form", met(), "-"],
    ["right", met({ category: "Rendez-vous" }), "ok block"],
    ["wrong", met({ category: "Autre" }), "invalid block"],
    ["not read", met({ category: masked }), "unknown warn"],
  ],
  "bdc.meeting.relances-untouched": [
    ["not on the form", met(), "-"],
    ["untouched", met({ leadFollowUps: null }), "ok warn"],
    ["touched", met({ leadFollowUps: "Relance 1" }), "invalid warn"],
  ],
  "bdc.meeting.agrees": [
    ["a name says nothing of a deposit", met({ deposit: "Paypal" }), "invalid warn note"],
    ["all agree", met(), "ok warn"],
  ],
  "bdc.meeting.opportunity-ready": [
    ["ready", met(), "ok block"],
    ["an e-mail wanting", met({}, { email: null }), "missing block list"],
  ],
  "bdc.meeting.confirmation": [
    ["their own teams", met(), "ok hint teams"],
    ["not while something holds", met({ subject: "Julie Roy" }), "-"],
  ],
  "bdc.meeting.status": [["wrong", met({ status: "Annulé" }), "invalid block"]],
  "bdc.meeting.location-empty": [["filled", met({ location: "Laval" }), "invalid warn"]],
}
describe.each(Object.entries(table))("renewal: %s", (id, rows) => {
  it.each(rows)("%s", (_name, situation, said) => {
    expect(told(rowOf(id, situation))).toBe(said)
  })
})

it("the bdc's own ways stay as they were, and each holds a Save under its own pack", () => {
  const rows = rowsOf(met({ subject: "Julie Roy" }))
  expect(rows.filter(({ holds }) => holds === "meeting").map(({ id }) => id)).toEqual(["bdc.meeting.subject"])
  expect(packShown(rows, "renewal")).toBe("renewal")
  expect(told(rowOf("bdc.meeting.subject", { ...met(), pack: "bdc" }))).toMatch(/^invalid block/)
})

it.each([
  ["renewal off: silent", { renewal: false }, 0],
  ["bdc off: the renewal team's go on", { bdc: false }, 1],
])("packs: %s", (_name, packs, count) => {
  expect(rowsOf({ ...met(), packs }).filter(({ id }) => id === "bdc.meeting.subject")).toHaveLength(count)
})

describe("whose way of working a page follows", () => {
  const facts = (given: Partial<PageFacts> = {}): PageFacts =>
    ({ kind: "meeting-create", opportunity: null, meeting: null, ...given }) as PageFacts
  const agent = (department: string) => context({ agent: { name: "A", department, branch: "" } })
  it.each([
    ["the agent's department", agent("renewal"), facts(), null, "renewal"],
    [
      "the bdc, even on a renewal page",
      agent("bdc"),
      facts({ kind: "renewal-detail" as never }),
      null,
      "bdc",
    ],
    [
      "another department: the module",
      agent("sales"),
      facts({ kind: "renewal-detail" as never }),
      null,
      "renewal",
    ],
    ["nobody said: the module of the file", context({ agent: null }), facts(), "Renouvellement", "renewal"],
    ["nobody said, an opportunity", context({ agent: null }), facts(), "Potentials", "bdc"],
    ["nothing read", context({ agent: null }), facts(), null, "bdc"],
  ] as const)("%s", (_name, given, page, module, pack) => {
    const file = module === null ? null : opportunityFacts({ module: known(module) })
    expect(speakingOf({ facts: page, context: given }, file)).toBe(pack)
  })
})
