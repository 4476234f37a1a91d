import { branches, modules } from "./schema"

type Ref = { id: string; name: string; module?: string }
export type Value = string | boolean | Ref | Ref[] | null
type Note = {
  id: string
  title?: string
  content: string
  createdBy: string
  createdAt: string
  modifiedBy: string
  modifiedAt: string
  parent: { module: string; id: string; name: string }
}
export type CrmRecord = {
  id: string
  module: string
  values: Record<string, Value>
  notes: Note[]
  attachments: { id: string; name: string; by: string; at: string; size: string }[]
}
export type Dossier = { key: string; id: string; name: string; what: string }
export type World = {
  users: Ref[]
  groups: Ref[]
  me: Ref
  records: Record<string, Map<string, CrmRecord>>
  dossiers: Record<string, Dossier>
}

const day = 86_400_000
const hour = 3_600_000
const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/Toronto",
  dateStyle: "short",
  timeStyle: "short",
})
/** The wall clock of Montréal at an instant, as `yyyy-mm-ddThh:mm`. */
const wall = (at: Date): string => parts.format(at).replace(" ", "T")

const userNames = [
  ["Alex Gagné", "BDC"],
  ["Naomie Labonté", "BDC"],
  ["Bastien Cormier", "BDC"],
  ["Rosalie Quintal", "BDC"],
  ["Ismaël Traoré", "Spécialiste"],
  ["Coralie Vachon", "Spécialiste"],
  ["Théo Marcoux", "Spécialiste"],
  ["Maëlle Dansereau", "Spécialiste"],
  ["Hugo Sansregret", "DV"],
  ["Dalia Benchekroun", "DV"],
  ["Félix-Antoine Roy", "DV"],
  ["Sabrina Lemoyne", "DV"],
] as const

const clients = [
  ["Marie-Ève", "Chouinard"],
  ["Jean-François", "Lapierre"],
  ["Olivia", "Bergevin"],
  ["Samuel", "Desormeaux"],
  ["Fatou", "Camara"],
  ["Nathan", "Villemure"],
  ["Léonie", "Charlebois"],
  ["Karim", "Belhadj"],
  ["Juliette", "Painchaud"],
  ["Édouard", "Mailhot"],
  ["Zoé", "Lafrenière"],
  ["William", "Archer"],
] as const

const cars = [
  ["Toyota", "RAV4", "2023", "P48213"],
  ["Honda", "Civic", "2022", "P47790"],
  ["Mazda", "CX-5", "2024", "P50118"],
  ["Hyundai", "Kona", "2021", "P46355"],
  ["Nissan", "Rogue", "2023", "P49027"],
  ["Kia", "Sportage", "2022", "P48841"],
] as const

type Change = {
  values?: Record<string, Value>
  notes?: { by?: string; editedBy?: string; ago: number; text: string; title?: string }[]
  attachments?: string[]
  contact?: { first: string; last: string; phone?: string; email?: string } | null
}

/** The whole dealership at one instant; the same `now` always gives the same world. */
export function makeWorld(now: Date): World {
  const at = (ago: number) => new Date(now.getTime() - ago)
  const dateIn = (days: number) => wall(new Date(now.getTime() + days * day)).slice(0, 10)
  let serial = 0
  const id = (kind: number) => `5712000000${kind}${String(10_000 + ++serial)}`
  const users: Ref[] = userNames.map(([name], index) => ({ id: `571200000070000${index + 1}`, name }))
  const user = (index: number) => users[index] ?? { id: "", name: "" }
  const me = user(0)
  const groups: Ref[] = branches.map((branch, index) => ({
    id: `571200000080000${index + 1}`,
    name: `DV ${branch}`,
  }))
  const records: World["records"] = Object.fromEntries(Object.keys(modules).map((name) => [name, new Map()]))
  const dossiers: World["dossiers"] = {}
  const put = (module: string, record: Omit<CrmRecord, "module">): CrmRecord => {
    const full = { ...record, module }
    records[module]?.set(record.id, full)
    return full
  }
  const contact = (first: string, last: string, phone: string, email: string): Ref => {
    const values = {
      FIRSTNAME: first,
      LASTNAME: last,
      PHONE: phone,
      EMAIL: email,
      CONTACTCF1: "Français",
      SMOWNERID: me,
    }
    const record = put("Contacts", { id: id(4), values, notes: [], attachments: [] })
    return { id: record.id, name: `${first} ${last}`.trim(), module: "Contacts" }
  }
  for (const branch of branches) contact("RDV", branch, "", "")

  let row = 0
  const add = (key: string, what: string, change: Change = {}) => {
    const n = row++
    const [first, last] = clients[n % clients.length] ?? clients[0]
    const [make, model, year, stock] = cars[n % cars.length] ?? cars[0]
    const phone = `514 555-01${String(n % 100).padStart(2, "0")}`
    const plain = `${first}.${last}`.normalize("NFD").replace(/[^a-zA-Z.]/g, "")
    const email = `${plain.toLowerCase()}@exemple.ca`
    const who = change.contact === undefined ? { first, last, phone, email } : change.contact
    const recordId = id(1)
    const values: Record<string, Value> = {
      CONTACTID: who ? contact(who.first, who.last, who.phone ?? phone, who.email ?? email) : null,
      SMOWNERID: me,
      POTENTIALNAME: `${first} ${last}`,
      STAGE: "Contacté",
      POTENTIALTYPE: "Lead Internet",
      CLOSINGDATE: dateIn(30),
      POTENTIALCF1: phone,
      POTENTIALCF2: email,
      POTENTIALCF3: branches[n % branches.length] ?? "Laval",
      POTENTIALCF4: "Français",
      POTENTIALCF5: user(4 + (n % 4)),
      POTENTIALCF6: user(8 + (n % 4)),
      LEADSOURCE: "Site web",
      POTENTIALCF101: false,
      CREATEDTIME: wall(at((2 + (n % 9)) * day)),
      POTENTIALCF11: make,
      POTENTIALCF12: model,
      POTENTIALCF13: year,
      POTENTIALCF14: stock,
      POTENTIALCF31: dateIn(2),
      ...change.values,
    }
    const name = values["POTENTIALNAME"]
    const notes = (change.notes ?? []).map((note): Note => {
      const when = at(note.ago).toISOString()
      const by = note.by ?? me.name
      return {
        id: id(6),
        ...(note.title ? { title: note.title } : {}),
        content: note.text,
        createdBy: by,
        createdAt: when,
        modifiedBy: note.editedBy ?? by,
        modifiedAt: when,
        parent: { module: "Potentials", id: recordId, name: typeof name === "string" ? name : "" },
      }
    })
    const attachments = (change.attachments ?? []).map((file) => ({
      id: id(5),
      name: file,
      by: me.name,
      at: at(hour).toISOString(),
      size: "184 ko",
    }))
    put("Potentials", { id: recordId, values, notes, attachments })
    dossiers[key] = { key, id: recordId, name: typeof name === "string" ? name : "", what }
  }

  const tomorrow = dateIn(1)
  const appointment = (extra: Partial<Record<"kind" | "deposit", string>> = {}) =>
    [
      `RDV ${extra.kind ?? "en concession"}`,
      "Succursale : Laval",
      `Date et heure : ${tomorrow} à 14 h 00`,
      "Véhicule d'intérêt : Toyota RAV4 2023 P48213",
      "Échange : non",
      "Paiement : financement",
      "Crédit ok : oui",
      `Dépôt : ${extra.deposit ?? "non"}`,
      "Client demeure à : Blainville",
    ].join("\n")
  const ready = { POTENTIALCF3: "Laval", POTENTIALCF31: dateIn(2) }

  add("ready", "complet, prêt pour la réunion", {
    values: ready,
    notes: [{ ago: 40 * 60_000, text: appointment() }],
  })
  add("poor", "la démonstration : il manque plusieurs choses", {
    values: {
      POTENTIALNAME: "Jean-François Unknown",
      STAGE: "En traitement",
      POTENTIALCF2: "",
      POTENTIALCF3: null,
      POTENTIALCF5: null,
      POTENTIALCF6: null,
      POTENTIALCF12: "",
      POTENTIALCF31: null,
    },
  })
  const missing: [string, string, string][] = [
    ["no-phone", "sans téléphone", "POTENTIALCF1"],
    ["no-email", "sans courriel", "POTENTIALCF2"],
    ["no-branch", "sans succursale", "POTENTIALCF3"],
    ["no-language", "sans langue", "POTENTIALCF4"],
    ["no-specialist", "sans spécialiste", "POTENTIALCF5"],
    ["no-dv", "sans DV", "POTENTIALCF6"],
    ["no-make", "sans marque", "POTENTIALCF11"],
    ["no-model", "sans modèle", "POTENTIALCF12"],
    ["no-year", "sans année", "POTENTIALCF13"],
    ["no-stock", "ni stock ni critères", "POTENTIALCF14"],
    ["no-follow-up", "sans date de suivi", "POTENTIALCF31"],
    ["no-type", "sans type", "POTENTIALTYPE"],
  ]
  for (const [key, what, col] of missing)
    add(key, what, { values: { ...ready, [col]: null }, notes: [{ ago: hour, text: appointment() }] })
  add("no-contact", "sans fiche client", { contact: null })
  add("no-note", "sans note de rendez-vous", { values: ready })
  add("unknown-name", "nom « Unknown »", { values: { POTENTIALNAME: "Unknown Belhadj" } })
  add("undefined-name", "nom « Undefined »", { values: { POTENTIALNAME: "Undefined Undefined" } })
  add("one-word", "un seul mot", { values: { POTENTIALNAME: "Mailhot" } })
  add("company", "une entreprise", {
    values: { POTENTIALNAME: "Toitures Boréales inc." },
    contact: { first: "", last: "Toitures Boréales inc." },
  })
  add("other-person", "fiche d’une autre personne", { contact: { first: "Gisèle", last: "Turmel" } })
  add("family-name", "même nom de famille, autre prénom", {
    values: { POTENTIALNAME: "Marie Turmel" },
    contact: { first: "Gisèle", last: "Turmel" },
  })
  add("swapped", "nom et prénom inversés", {
    values: { POTENTIALNAME: "Turmel, Gisèle" },
    contact: { first: "Gisèle", last: "Turmel" },
  })
  add("expired", "expirée", { values: { POTENTIALCF101: true, CREATEDTIME: wall(at(70 * day)) } })
  add("soon-expired", "expire bientôt", {
    values: { STAGE: "Réponse envoyée", CREATEDTIME: wall(at(47 * day)) },
  })
  add("two-stocks", "deux numéros de stock", { values: { POTENTIALCF14: "P48213, P47790" } })
  add("criteria", "aucun stock, des critères", {
    values: {
      POTENTIALCF11: "",
      POTENTIALCF12: "",
      POTENTIALCF13: "",
      POTENTIALCF14: "",
      POTENTIALCF15: "VUS compact, AWD, moins de 60 000 km, 450 $ par mois au plus",
    },
  })
  add("trade-in", "reprise complète", {
    values: {
      POTENTIALCF21: "Ford",
      POTENTIALCF22: "Escape",
      POTENTIALCF23: "2017",
      POTENTIALCF24: "132000",
    },
  })
  add("trade-in-partial", "reprise à moitié", { values: { POTENTIALCF21: "Ford", POTENTIALCF22: "Escape" } })
  add("deposit", "dépôt, reçu joint", {
    values: { POTENTIALCF33: "pi_3SandboxDepot01" },
    notes: [{ ago: hour, text: appointment({ deposit: "oui, Stripe" }) }],
    attachments: ["Reçu de dépôt Stripe.pdf"],
  })
  add("deposit-no-receipt", "dépôt sans reçu", {
    notes: [{ ago: hour, text: appointment({ deposit: "oui" }) }],
  })
  add("virtual", "rendez-vous virtuel", {
    notes: [{ ago: hour, text: appointment({ kind: "virtuel, iPhone" }) }],
  })
  add("transfer", "transfert entre succursales", {
    notes: [{ ago: hour, text: `${appointment()}\nTransfert de St-Hubert à Laval` }],
  })
  add("bad-phone", "numéro impossible", { values: { POTENTIALCF1: "514 155-0199" } })
  add("bad-email", "courriel mal formé", { values: { POTENTIALCF2: "client(at)exemple" } })
  add("masked-phone", "numéro masqué", { values: { POTENTIALCF1: "*******199" } })

  const other = user(1).name
  const pdr = (days: number, rounds = 2, by = other) =>
    Array.from({ length: days * rounds }, (_, index) => {
      const [j, r] = [Math.floor(index / rounds), index % rounds]
      return {
        by,
        ago: (days - j) * day - r * 3 * hour,
        text: `PDR J${j + 1} R${r + 1}${r ? "" : " + TEXTO"}`,
      }
    }).reverse()
  add("callback-recent", "note d’une collègue il y a 1 h 12", {
    values: { SMOWNERID: user(2), STAGE: "Réponse envoyée" },
    notes: [{ by: other, ago: 72 * 60_000, text: "PDR J3 R1 + TEXTO" }, ...pdr(2)],
  })
  add("callback-edge", "note d’une collègue il y a presque 3 h", {
    values: { SMOWNERID: user(2) },
    notes: [{ by: other, ago: 3 * hour - 90_000, text: "PDR J2 R2" }],
  })
  add("callback-old", "note d’une collègue il y a 5 h", {
    values: { SMOWNERID: user(2) },
    notes: [{ by: other, ago: 5 * hour, text: "PDR J2 R1 + MSG VOCAL" }],
  })
  add("callback-edited", "note modifiée par une autre personne", {
    values: { SMOWNERID: user(2) },
    notes: [{ by: other, editedBy: user(3).name, ago: hour, text: "PDR J1 R1" }],
  })
  add("callback-mine", "ma note, le dossier d’un collègue", {
    values: { SMOWNERID: user(2) },
    notes: [{ ago: hour, text: "pas de réponse jour 2 round 1" }],
  })
  for (const days of [1, 3, 6, 7])
    add(`pdr-${days}`, `${days} jours sans contact`, {
      values: { STAGE: "Réponse envoyée" },
      notes: pdr(days),
    })
  add("reached", "client rejoint", {
    notes: [{ ago: day, text: "Rejoint le client, il rappelle samedi" }, ...pdr(2)],
  })
  add("closed", "dossier fermé", {
    values: { STAGE: "Perdu BDC" },
    notes: [{ by: other, ago: 3 * hour, text: "PDR J7 je ferme le dossier" }, ...pdr(7)],
  })
  add("credsii", "Credsii sans téléphone", { values: { LEADSOURCE: "Credsii", POTENTIALCF1: "" } })
  add("long-name", "nom très long", {
    values: { POTENTIALNAME: "Marie-Joséphine-Antoinette de la Bruère-Montpetit-Vaillancourt Saint-Germain" },
  })
  add("emoji", "emoji et écriture de droite à gauche", {
    values: { POTENTIALNAME: "Zoé 🚗 Lafrenière \u202eمرحبا" },
  })
  add("markup", "du balisage dans le nom", {
    values: { POTENTIALNAME: "<img src=x onerror=alert(1)> <b>Gras</b>" },
    notes: [{ ago: hour, text: "<script>alert(1)</script> PDR J1 R1" }],
  })
  add("big-note", "une note de 2 Mo", {
    notes: [{ ago: hour, text: `PDR J1 R1\n${"Le client veut réfléchir encore un peu. ".repeat(50_000)}` }],
  })
  add("many-notes", "500 notes", {
    notes: Array.from({ length: 500 }, (_, index) => ({
      by: user(index % 4).name,
      ago: (index + 1) * 5 * hour,
      text: `PDR J${(index % 7) + 1} R${(index % 3) + 1}`,
    })),
  })
  const heavy: Record<string, Value> = {}
  for (let n = 1; n <= 300; n++) heavy[`CF${n}`] = `Valeur ${n}`
  const record = put("CustomModule9", { id: id(9), values: heavy, notes: [], attachments: [] })
  dossiers["heavy"] = { key: "heavy", id: record.id, name: "Inventaire", what: "300 champs et 1 500 lignes" }
  return { users, groups, me, records, dossiers }
}
