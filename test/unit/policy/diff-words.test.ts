import { expect, test } from "vitest"
import { differencesOf } from "../../../src/policy/diff"
import type { Layers } from "../../../src/policy/layers"
import type { Policy, PolicyAftersales } from "../../../src/policy/types"
import { en } from "../../../src/words/en/history"
import { fr } from "../../../src/words/fr/history"

const monday = { mon: [{ start: "08:00", end: "17:00" }] }
const aftersales: Required<PolicyAftersales> = {
  module: "Service à la clientèle",
  brand: "Lexus",
  city: "Laval",
  mailboxes: ["service@exemple.ca"],
  bookingLink: "https://rendezvous.exemple.ca",
  contact: "Zoé Roy",
  inactive: "Un appel",
  hours: monday,
  closedDays: ["2026-12-24"],
  openDays: ["2026-06-24"],
}
/** Every key that a policy may have, each with something to tell. */
const whole: Required<Policy> = {
  version: 1,
  team: "BDC",
  agent: { name: "Zoé Roy", role: "lead", department: "bdc", branch: "Laval" },
  organisations: ["org1"],
  packs: { bdc: false },
  rules: { "bdc.a": { level: "warn" } },
  silenced: ["bdc.a"],
  unsilenced: ["bdc.b"],
  ownRules: [{ id: "own.x", form: "required", field: "opportunity.email", level: "warn", title: "Courriel" }],
  roster: {
    branches: ["Laval"],
    people: [{ id: "z", name: "Zoé" }],
    shifts: [{ person: "z", day: "2026-11-23", start: "09:00", end: "17:00" }],
    absences: [{ person: "z", from: "2026-11-23", to: "2026-11-24" }],
  },
  hosts: { impaknet: ["imp.exemple.ca"], phone: ["tel.exemple.ca"] },
  fields: { "opportunity.phone": { labels: ["Tél"] } },
  impaknet: { labels: { stock: ["No de stock"] } },
  scripts: { "renewal.regular": { fr: { title: "Le nôtre" } } },
  aftersales,
  orphans: {
    deals: [
      { id: "d", day: "2026-11-23", branch: "Laval", seller: "Zoé", clients: [{ id: "c", name: "Ève Roy" }] },
    ],
  },
  offers: [{ partner: "Pneus", advantage: "10 %", from: "2026-11-01", to: "2026-12-31" }],
  retention: { callbacks: 1, followups: 2, journal: 3 },
  connection: { client: "1000.X", centre: "ca", flow: "code", callsPerHour: 100 },
  publication: { address: "https://ti.exemple.ca/p.jws", keys: ["AAAA"], minutes: 30 },
  law: { recorded: true },
}
const registry = { rules: [{ id: "bdc.a", level: "block" as const }], packs: { bdc: true } }

test.each<["team" | "managed"]>([["team"], ["managed"]])(
  "whatever a policy says (%s) differs in words",
  (layer) => {
    const none: Layers = { published: null, team: null, managed: null, person: null }
    const found = differencesOf(none, { ...none, [layer]: whole }, registry, new Date("2026-11-23T12:00:00Z"))
    const ids = found.flatMap((one) => (one.kind === "value" || one.kind === "count" ? [one.id] : []))
    expect(ids.length).toBeGreaterThan(25)
    expect(ids.filter((id) => !(id in fr.keys) || !(id in en.keys))).toEqual([])
  },
)
