import { branches, field, languages, type ModuleInfo } from "./field"
import { run } from "./typed"
import { day, hour, wall, type Builder, type CrmRecord, type Draft, type Value } from "./world"

const about = (contact = "Fiche Client") => [
  field("CONTACTID", "Fiche_Client", contact, "lookup", { module: "Contacts" }),
  field("SEID", "Opportunite", "Opportunité", "lookup", { module: "Potentials" }),
]
const makers = ["Toyota", "Honda", "Mazda", "Hyundai", "Nissan", "Kia"]

/** The renewal team's files. */
export const renewals: ModuleInfo = {
  api: "Renouvellements",
  singular: "Renouvellement",
  plural: "Renouvellement",
  sections: [
    {
      api: "Renouvellement_Information",
      name: "Informations - Renouvellement",
      fields: [
        field("NAME", "Name", "Nom du Renouvellement", "text", { mandatory: true }),
        ...about(),
        field("SMOWNERID", "Owner", "Gestionnaire du Renouvellement", "user"),
        field("CUSTOMMODULE12CF4", "Statut", "Statut", "picklist", {
          options: ["Non-traité", "À contacter", "En cours", "Terminé"],
        }),
        field("CUSTOMMODULE12CF5", "Type_de_renouvellement", "Type de renouvellement", "picklist", {
          options: ["Regulier 24-36 mois restants", "Spécialisé 18 mois +", "Régulier", "Spécialisé"],
        }),
        field("CUSTOMMODULE12CF1", "Telephone", "Téléphone", "phone"),
        field("CUSTOMMODULE12CF2", "Courriel", "Courriel", "email"),
        field("CUSTOMMODULE12CF6", "Succursale", "Succursale", "picklist", { options: branches }),
        field("CUSTOMMODULE12CF7", "Langue", "Langue", "picklist", { options: languages }),
        field("CUSTOMMODULE12CF40", "SMS_sans_reponse", "They sent an SMS and we haven't replied", "boolean"),
        field("CREATEDTIME", "Created_Time", "Heure de création", "datetime", { readonly: true }),
      ],
    },
    {
      api: "Financement",
      name: "Financement",
      fields: [
        field("CUSTOMMODULE12CF11", "Date_de_possession", "Date de possession", "date"),
        field("CUSTOMMODULE12CF12", "Terme", "Terme", "number"),
        field("CUSTOMMODULE12CF13", "Mois_restants", "Mois restants", "number"),
        field("CUSTOMMODULE12CF3", "Date_de_fin_de_financement", "Date de fin de financement", "date"),
        field("CUSTOMMODULE12CF14", "Type_de_financement", "Type de financement", "picklist", {
          options: ["1re chance", "2e chance", "3e chance"],
        }),
        field("CUSTOMMODULE12CF15", "Valeur_de_rachat", "Valeur de rachat", "number"),
      ],
    },
    {
      api: "Vehicule",
      name: "Véhicule",
      fields: [
        field("CUSTOMMODULE12CF21", "Marque", "Marque", "picklist", { options: makers }),
        field("CUSTOMMODULE12CF22", "Modele", "Modèle"),
        field("CUSTOMMODULE12CF23", "Annee", "Année"),
        field("CUSTOMMODULE12CF24", "No_Stock", "No Stock"),
      ],
    },
    {
      api: "Vente",
      name: "Vente",
      fields: [
        field("CUSTOMMODULE12CF31", "F_I", "F&I", "user"),
        field("CUSTOMMODULE12CF32", "DV", "DV", "user"),
        field("CUSTOMMODULE12CF33", "Plans_de_protection", "Plans de protection", "textarea"),
        field("CUSTOMMODULE12CF34", "Nombre_d_achats", "Nombre d’achats", "number"),
        field("CUSTOMMODULE12CF35", "Garantie_nationale", "Garantie nationale", "picklist", {
          options: ["3 ans", "5 ans"],
        }),
      ],
    },
  ],
}

/** Requests for credit: the number is given when one is saved. */
export const credits: ModuleInfo = {
  api: "Demandes_de_credits",
  singular: "Demande de crédit",
  plural: "Demandes de crédits",
  createLabel: "Create demandes de crédit",
  saveLabel: "save",
  sections: [
    {
      api: "Demande_Information",
      name: "Informations - Demande de crédit",
      fields: [
        field("NAME", "Name", "Numéro de dossier", "text", { readonly: true }),
        ...about("Nom de Fiche Client"),
        field("SMOWNERID", "Owner", "Gestionnaire de la demande", "user"),
        field("CUSTOMMODULE15CF1", "Telephone", "Téléphone", "phone"),
        field("CUSTOMMODULE15CF2", "Courriel", "Courriel", "email"),
        field("CUSTOMMODULE15CF3", "Cote", "Cote", "number"),
        field("CUSTOMMODULE15CF4", "Etape", "Étape", "picklist", {
          options: ["Reçue", "Chez les approbateurs", "Approuvée", "Refusée"],
        }),
        field("CREATEDTIME", "Created_Time", "Heure de création", "datetime", { readonly: true }),
      ],
    },
  ],
}

/** The Montréal day some months from now, the end of a shorter month where it has no such day; `days` more. */
function monthsFrom(now: Date, months: number, days = 0): string {
  const [year = 0, month = 1, date = 1] = wall(now).slice(0, 10).split("-").map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const at = Date.UTC(year, month - 1 + months, Math.min(date, last) + days)
  return new Date(at).toISOString().slice(0, 10)
}

type Loan = { since: number; term: number; shift?: number }

/** Renewal files and requests for credit that tests open by their key. */
export function renewalCases(made: Builder): void {
  const { named, put, id, user, me, now, at, contact } = made
  let row = 0
  const add = (
    key: string,
    what: string,
    { since, term, shift = 0 }: Loan,
    values: Record<string, Value> = {},
    notes: Draft[] = [],
  ): void => {
    const n = ++row
    const who = contact({
      first: n % 2 ? "Mylène" : "Réjean",
      last: `Boutin-${String(n)}`,
      phone: `354 555-01${String(n).padStart(2, "0")}`,
      email: `boutin${String(n)}@exemple.ca`,
    })
    const possession = monthsFrom(now, -since, shift)
    const specialised = what.startsWith("spécialisé")
    const record = put(
      "CustomModule12",
      {
        NAME: who.name,
        CONTACTID: who,
        SEID: null,
        SMOWNERID: me,
        CUSTOMMODULE12CF1: `354 555-01${String(n).padStart(2, "0")}`,
        CUSTOMMODULE12CF2: `boutin${String(n)}@exemple.ca`,
        CUSTOMMODULE12CF3: monthsFrom(now, term - since, shift),
        CUSTOMMODULE12CF4: "Non-traité",
        CUSTOMMODULE12CF5: specialised ? "Spécialisé 18 mois +" : "Regulier 24-36 mois restants",
        CUSTOMMODULE12CF6: branches[n % branches.length] ?? "Laval",
        CUSTOMMODULE12CF7: "Français",
        CUSTOMMODULE12CF40: n % 7 === 0,
        CREATEDTIME: wall(at(30 * day)),
        CUSTOMMODULE12CF11: possession,
        CUSTOMMODULE12CF12: String(term),
        CUSTOMMODULE12CF13: String(Math.max(0, term - since)),
        CUSTOMMODULE12CF14: specialised ? "3e chance" : "1re chance",
        CUSTOMMODULE12CF15: "14250",
        CUSTOMMODULE12CF21: makers[n % makers.length] ?? "Toyota",
        CUSTOMMODULE12CF22: "Camry SE",
        CUSTOMMODULE12CF23: "2021",
        CUSTOMMODULE12CF24: `P4${String(1000 + n)}`,
        CUSTOMMODULE12CF31: user(25),
        CUSTOMMODULE12CF32: user(8 + (n % 4)),
        CUSTOMMODULE12CF33: "Garantie prolongée 5 ans, antirouille",
        CUSTOMMODULE12CF34: "1",
        CUSTOMMODULE12CF35: "5 ans",
        ...values,
      },
      id(3),
    )
    record.notes = notes.map((note) => noteOn(record, note))
    named(key, "CustomModule12", { id: record.id, name: who.name }, what)
  }
  const noteOn = (record: CrmRecord, { by = me.name, ago, text }: Draft) => {
    const stamp = at(ago).toISOString()
    const parent = { module: record.module, id: record.id, name: nameOf(record) }
    return {
      id: id(6),
      content: text,
      createdBy: by,
      createdAt: stamp,
      modifiedBy: by,
      modifiedAt: stamp,
      parent,
    }
  }

  add("renewal", "régulier, dossier complet", { since: 40, term: 60 })
  for (const left of [0, 1, 11, 12, 13, 24, 36])
    add(`renewal-left-${String(left)}`, `régulier, ${String(left)} mois restants`, {
      since: 60 - left,
      term: 60,
    })
  add("renewal-left-12-day", "régulier, 12 mois et un jour", { since: 48, term: 60, shift: 1 })
  add("renewal-over", "régulier, terme fini", { since: 70, term: 60 })
  for (const since of [17, 18, 19, 20, 21])
    add(`special-${String(since)}`, `spécialisé, ${String(since)} mois`, { since, term: 72 })
  add("special-20-eve", "spécialisé, la veille du 20e mois", { since: 20, term: 72, shift: 1 })
  add("special-over", "spécialisé, terme fini", { since: 80, term: 72 })
  for (const count of [2, 3, 4, 5])
    add(
      `loyal-${String(count)}`,
      `régulier, ${String(count)}e achat`,
      { since: 30, term: 60 },
      {
        CUSTOMMODULE12CF34: String(count),
      },
    )
  for (const years of [3, 5])
    add(
      `warranty-${String(years)}`,
      `régulier, garantie de ${String(years)} ans qui finit`,
      {
        since: years * 12 - 1,
        term: 72,
      },
      { CUSTOMMODULE12CF35: `${String(years)} ans` },
    )
  add(
    "renewal-empty",
    "presque vide",
    { since: 30, term: 60 },
    {
      CUSTOMMODULE12CF1: "",
      CUSTOMMODULE12CF2: "",
      CUSTOMMODULE12CF3: null,
      CUSTOMMODULE12CF5: null,
      CUSTOMMODULE12CF7: null,
      CUSTOMMODULE12CF11: null,
      CUSTOMMODULE12CF12: "",
      CUSTOMMODULE12CF13: "",
      CUSTOMMODULE12CF14: null,
      CUSTOMMODULE12CF15: "",
      CUSTOMMODULE12CF21: null,
      CUSTOMMODULE12CF22: "",
      CUSTOMMODULE12CF31: null,
      CUSTOMMODULE12CF34: "",
      CUSTOMMODULE12CF35: null,
    },
  )
  add(
    "renewal-masked",
    "régulier, masqué",
    { since: 30, term: 60 },
    {
      CUSTOMMODULE12CF1: "*******199",
      CUSTOMMODULE12CF15: "*****",
    },
  )
  add(
    "renewal-odd",
    "régulier, valeurs étranges",
    { since: 30, term: 60 },
    {
      CUSTOMMODULE12CF12: "5 ans environ",
      CUSTOMMODULE12CF34: "plusieurs",
    },
  )
  add("renewal-english", "régulier, en anglais", { since: 30, term: 60 }, { CUSTOMMODULE12CF7: "Anglais" })
  add(
    "renewal-long",
    "régulier, nom très long",
    { since: 30, term: 60 },
    {
      NAME: "Marie-Joséphine-Antoinette de la Bruère-Montpetit-Vaillancourt Saint-Germain",
    },
  )
  add("renewal-wrong-number", "régulier, mauvais numéro", { since: 30, term: 60 }, {}, [
    { ago: hour, text: "Mauvais numéro, ce n’est pas lui" },
  ])
  add("renewal-wrong-both", "régulier, mauvais numéro et courriel refusé", { since: 30, term: 60 }, {}, [
    { ago: hour, text: "Mauvais numéro, courriel refusé" },
  ])
  add("renewal-voice", "régulier, message vocal sans numéro", { since: 30, term: 60 }, {}, [
    { ago: hour, text: "PDR J1 R1 + MSG VOCAL" },
  ])
  add("renewal-called", "régulier, deux jours d’appels", { since: 30, term: 60 }, {}, run(2, user(1).name, 1))

  let request = 0
  const credit = (
    key: string,
    what: string,
    ago: number,
    notes: Draft[] = [],
    values: Record<string, Value> = {},
  ): void => {
    const n = ++request
    const who = contact({
      first: "Carole",
      last: `Demande-${String(n)}`,
      phone: `468 555-01${String(n).padStart(2, "0")}`,
      email: `demande${String(n)}@exemple.ca`,
    })
    const number = `CRE${String(48_100 + n)}`
    const record = put(
      "CustomModule15",
      {
        NAME: number,
        CONTACTID: who,
        SEID: null,
        SMOWNERID: me,
        CUSTOMMODULE15CF1: `468 555-01${String(n).padStart(2, "0")}`,
        CUSTOMMODULE15CF2: `demande${String(n)}@exemple.ca`,
        CUSTOMMODULE15CF3: "",
        CUSTOMMODULE15CF4: "Reçue",
        CREATEDTIME: wall(at(ago)),
        ...values,
      },
      id(2),
    )
    record.notes = notes.map((note) => noteOn(record, note))
    named(key, "CustomModule15", { id: record.id, name: number }, what)
  }
  credit("credit", "demande de crédit, toute neuve", hour)
  credit("credit-day", "demande d’hier, personne n’a tenté", 30 * hour)
  credit("credit-tried", "demande d’hier, client appelé", 30 * hour, [
    { by: user(19).name, ago: 2 * hour, text: "PDR J1 R1 + TEXTO" },
  ])
  credit("credit-said", "demande d’hier, une note sans contact", 30 * hour, [
    { ago: 20 * hour, text: "Client veut un VUS, budget 500 $" },
  ])
  credit("credit-unsure", "demande d’hier, une note peu claire", 30 * hour, [
    { ago: 20 * hour, text: "Message laissé au client" },
  ])
  credit("credit-no-number", "demande sans numéro", hour, [], { NAME: "Demande de Carole" })
}

/** A few of both for clients of the crowd. */
export function renewalCrowd(made: Builder): void {
  crowded(made, "12", "Renouvellement", /^(Livré|Vendu)/, { CUSTOMMODULE12CF4: "À contacter" })
  crowded(made, "15", "CRE", /^(En traitement|Réponse)/, { CUSTOMMODULE15CF4: "Reçue" })
}

const textIn = (value: Value | undefined): string => (typeof value === "string" ? value : "")
const nameOf = ({ values }: CrmRecord): string => textIn(values["NAME"])

/** A few records about clients who have an opportunity at some stage. */
function crowded(
  { put, world }: Builder,
  n: string,
  title: string,
  stage: RegExp,
  values: Record<string, Value>,
): void {
  const deals = [...(world.records["Potentials"]?.values() ?? [])].filter((deal) =>
    stage.test(textIn(deal.values["STAGE"])),
  )
  for (const [index, deal] of deals.slice(0, 12).entries())
    put(
      `CustomModule${n}`,
      {
        NAME:
          title === "CRE"
            ? `CRE${String(47_000 + index)}`
            : `${title} - ${textIn(deal.values["POTENTIALNAME"])}`,
        CONTACTID: deal.values["CONTACTID"] ?? null,
        SEID: { id: deal.id, name: textIn(deal.values["POTENTIALNAME"]), module: "Potentials" },
        [`CUSTOMMODULE${n}CF1`]: deal.values["POTENTIALCF1"] ?? "",
        [`CUSTOMMODULE${n}CF2`]: deal.values["POTENTIALCF2"] ?? "",
        SMOWNERID: deal.values["SMOWNERID"] ?? null,
        ...values,
      },
      `5712000000${n}${String(20_000 + index)}`,
    )
}
