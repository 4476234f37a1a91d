import { expect, it } from "vitest"
import { unknown } from "../../../src/process/field"
import { meetingFacts, opportunityFacts, participant, rowOf, rowsOf, told } from "./facts-builder"

const absent = unknown("not-found")
type Fields = NonNullable<NonNullable<Parameters<typeof meetingFacts>[0]>["fields"]>
type OpportunityFields = NonNullable<NonNullable<Parameters<typeof opportunityFacts>[0]>["fields"]>
const met = (fields: Fields, opportunity: OpportunityFields = {}) => ({
  pack: "renewal" as const,
  meeting: meetingFacts({
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
const named = (subject: string, client: string, fields: Fields = {}, opportunity: OpportunityFields = {}) =>
  told(
    rowOf(
      "bdc.meeting.subject",
      met({ subject, ...fields }, { contact: client, name: client, ...opportunity }),
    ),
  )

it.each([
  ["MARIE-EVE TREMBLAY", "Marie-Ève Tremblay"],
  ["Tremblay Marie-Ève", "Marie-Ève Tremblay"],
  ["TREMBLAY, Marie-Ève", "Marie-Ève Tremblay"],
  ["Marie Ève  Tremblay ", "Marie-Ève Tremblay"],
  ["Marie\u2011Ève Tremblay", "Marie-Ève Tremblay"],
  ["Marie-E\u0300ve Tremblay", "Marie-Ève Tremblay"],
  ["Marie-Ève\u00a0Tremblay", "Marie-Ève Tremblay"],
  ["Mme Marie-Ève Tremblay", "Marie-Ève Tremblay"],
  ["Mme. Tremblay, Marie-Ève", "Marie-Ève Tremblay"],
  ["Tremblay, Mme Marie-Ève", "Marie-Ève Tremblay"],
  ["Marie-Ève Tremblay (Mme)", "Marie-Ève Tremblay"],
  ["Monsieur Jean-François Côté", "Jean François Cote"],
  ["Côté, M. Jean-François", "Jean François Cote"],
  ["Dr Luc O'Connor", "Luc O’Connor"],
  ["OConnor Luc", "Luc O’Connor"],
  ["Lemay-Roy, Anne Marie", "Anne-Marie Lemay Roy"],
  ["Do Duc", "Đỗ Đức"],
  ["Francoise Lecoeur", "Françoise Lecœur"],
  ["Soren Oster", "Søren Øster"],
  ["Lukasz Wolny", "Łukasz Wolny"],
  ["Gestion Tremblay inc.", "Gestion Tremblay Inc"],
  ["9123-4567 Québec inc.", "9123 4567 Quebec Inc."],
  ["Madonna", "Madonna"],
  ["王 小明", "王 小明"],
])("« %s » is the name of %s", (subject, client) => expect(named(subject, client)).toBe("ok block"))

it.each([
  ["Tremblay", "Marie-Ève Tremblay"],
  ["Mme Tremblay", "Marie-Ève Tremblay"],
  ["M.-È. Tremblay", "Marie-Ève Tremblay"],
  ["M. et Mme Tremblay", "Marie-Ève Tremblay"],
  ["Bob St-Pierre", "Robert Saint-Pierre"],
  ["Marie-Ève Tremblay / Gestion Roy inc.", "Marie-Ève Tremblay"],
  ["RDV Marie-Ève Tremblay", "Marie-Ève Tremblay"],
  ["Marie-Ève Gagnon", "Marie-Ève Tremblay"],
  ["Wang Xiaoming", "王 小明"],
])("« %s » may be %s: it warns", (subject, client) =>
  expect(named(subject, client)).toBe("invalid warn expected"),
)

it.each([
  ["Julie Roy", "Marie-Ève Tremblay"],
  ["JULIE / A1234", "Marie-Ève Tremblay"],
  ["INVENTAIRE", "Marie-Ève Tremblay"],
  ["Gestion Roy inc.", "Marie-Ève Tremblay"],
  ["514 555-0142", "Marie-Ève Tremblay"],
  ["???", "Marie-Ève Tremblay"],
])("« %s » is not %s", (subject, client) => expect(named(subject, client)).toBe("invalid block expected"))

it.each([
  ["a company, by its person", named("Julie Roy", "Gestion Tremblay inc.")],
  ["one word alone", named("Julie Roy", "Tremblay")],
  ["a placeholder", named("Julie Roy", "Unknown Tremblay")],
])("%s: not known", (_name, is) => expect(is).toBe("unknown warn"))

it.each([
  [
    "the meeting's, apart from the file's",
    named("Julie Roy", "Marc Gagnon", { contact: "Julie Roy" }),
    "ok block",
  ],
  [
    "the file's, apart from the meeting's",
    named("Marc Gagnon", "Marc Gagnon", { contact: "Julie Roy" }, { name: "Échange Kona" }),
    "ok block",
  ],
  [
    "the opportunity's company, its person linked",
    named("Garage ABC inc.", "Marie-Ève Tremblay", {}, { name: "Garage ABC inc." }),
    "ok block",
  ],
  ["no contact, by the opportunity", named("Marc Gagnon", "Marc Gagnon", {}, { contact: null }), "ok block"],
])("contact: %s", (_name, is, said) => expect(is).toBe(said))

it.each([
  ["RDV St-Hubert", "St-Hubert", "ok block"],
  ["Rdv Saint-Hubert", "St-Hubert", "ok block"],
  ["RDV ST HUBERT", "St-Hubert", "ok block"],
  ["RDV - St-Hubert", "St-Hubert", "ok block"],
  ["RDV-St-Hubert", "St-Hubert", "ok block"],
  ["RDV : St-Hubert", "St-Hubert", "ok block"],
  ["RDV Ile Perrot", "Île-Perrot", "ok block"],
  ["RDV L’Île-Perrot", "Île-Perrot", "ok block"],
  ["RDV Laval", "St-Hubert", "invalid block branch"],
  ["DV St-Hubert", "St-Hubert", "missing block list"],
  ["rdv.sthubert@exemple.ca", "St-Hubert", "unknown warn"],
  ["+2", "St-Hubert", "unknown warn"],
])("participants: %s for %s", (shown, branch, said) => {
  const participants = [participant("Bouchard, Julie"), participant(shown)]
  expect(told(rowOf("bdc.meeting.participants", met({ participants, branch }, { branch })))).toBe(said)
})

it.each(["Paypal", "PAYPAL ", "Carte de credit", "Virement  bancaire", "-Aucun-", "Aucune", "-None-"])(
  "deposit: %s",
  (deposit) => expect(told(rowOf("bdc.meeting.deposit", met({ deposit })))).toBe("ok warn"),
)

it("a form that shows nothing of a meeting holds nothing", () => {
  const fields = Object.fromEntries(
    Object.keys(meetingFacts().fields).map((name) => [name, absent]),
  ) as Fields
  expect(rowsOf(met(fields)).filter(({ holds }) => holds === "meeting")).toEqual([])
})
