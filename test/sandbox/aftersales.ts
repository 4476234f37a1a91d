import { branches, field, languages, type ModuleInfo } from "./field"
import { day, hour, wall, type Builder, type Draft, type Value } from "./world"

/** After-sales reception's files, in a module of the organisation's own; `columns`: what its columns begin by. */
const moduleOf = (api: string, name: string, columns: string): ModuleInfo => ({
  api,
  singular: name,
  plural: name,
  createLabel: `Créer un ${name}`,
  sections: [
    {
      api: `${api}_Information`,
      name: `Informations - ${name}`,
      fields: [
        field("NAME", "Name", `Nom du ${name}`, "text", { mandatory: true }),
        field("CONTACTID", "Nom_du_fiche_client", "Nom du fiche client", "lookup", { module: "Contacts" }),
        field("SMOWNERID", "Owner", `Gestionnaire du ${name}`, "user"),
        field(`${columns}1`, "Telephone", "Téléphone", "phone"),
        field(`${columns}2`, "Courriel", "Courriel", "email"),
        field(`${columns}3`, "Statut", "Statut", "picklist", {
          options: ["Ouvert", "À rappeler", "Rendez-vous pris", "Fermé"],
        }),
        field(`${columns}4`, "Type_de_demande", "Type de demande", "picklist", {
          options: [
            "Rappel d’entretien",
            "Appel entrant",
            "Demande par courriel",
            "Accident",
            "Panne",
            "Diagnostic",
            "Plainte",
          ],
        }),
        field(`${columns}5`, "Explication", "Explication de la situation", "textarea"),
        field(`${columns}6`, "Succursale", "Succursale", "picklist", { options: branches }),
        field(`${columns}7`, "Langue", "Langue", "picklist", { options: languages }),
        field("CREATEDTIME", "Created_Time", "Heure de création", "datetime", { readonly: true }),
      ],
    },
    {
      api: "Vehicule",
      name: "Véhicule",
      fields: [
        field(`${columns}11`, "Marque", "Marque", "picklist", { options: ["Lexus", "Toyota"] }),
        field(`${columns}12`, "Modele", "Modèle"),
        field(`${columns}13`, "Annee", "Année"),
        field(`${columns}14`, "Odometre", "Odomètre", "number"),
        field(`${columns}15`, "Vehicule_connecte", "Véhicule connecté", "boolean"),
        field(`${columns}16`, "Vendeur", "Vendeur", "user"),
      ],
    },
    {
      api: "Entretien",
      name: "Entretien et rendez-vous",
      fields: [
        field(`${columns}21`, "Entretien_prevu", "Entretien prévu", "date"),
        field(`${columns}22`, "Rendez_vous", "Rendez-vous", "datetime"),
        field(`${columns}23`, "Canal_prefere", "Canal préféré", "picklist", {
          options: ["Téléphone", "Courriel", "Application de la marque", "Texto"],
        }),
        field(`${columns}24`, "Dernier_entretien", "Dernier entretien", "date"),
      ],
    },
  ],
})

export const services = moduleOf("Service_a_la_clientele", "Service à la clientèle", "CUSTOMMODULE18CF")
/** The same where another brand of the group gave it another name. */
export const workshops = moduleOf("Atelier", "Atelier", "CUSTOMMODULE19CF")

type File = {
  first?: string
  last?: string
  /** By the last part of its column. */
  values?: Record<number, Value>
  name?: string
  notes?: Draft[]
  other?: true
}

/** Files of after-sales that tests open by their key. */
export function aftersalesCases({ named, put, id, user, me, at, dateIn, contact, now }: Builder): void {
  let row = 0
  /** The wall clock some days from now, at an hour of that day. */
  const bookedIn = (days: number, time: string): string => `${dateIn(days)}T${time}`
  const add = (
    key: string,
    what: string,
    { first, last, values = {}, name, notes = [], other }: File = {},
  ) => {
    const n = ++row
    const tail = String(n).padStart(2, "0")
    const phone = `579 555-01${tail}`
    const email = `service${String(n)}@exemple.ca`
    const who = contact({
      first: first ?? (n % 2 ? "Solange" : "Gaétan"),
      last: last ?? `Entretien-${String(n)}`,
      phone,
      email,
    })
    const module = other ? "CustomModule19" : "CustomModule18"
    const columns = `CUSTOMMODULE${other ? "19" : "18"}CF`
    const own: Record<number, Value> = {
      1: phone,
      2: email,
      3: "Ouvert",
      4: "Rappel d’entretien",
      5: "",
      6: branches[n % branches.length] ?? "Laval",
      7: "Français",
      11: n % 3 ? "Lexus" : "Toyota",
      12: n % 3 ? "NX 350h" : "RAV4 hybride",
      13: "2022",
      14: String(40_000 + n * 1_250),
      15: n % 4 === 0,
      16: user(12 + (n % 3)),
      21: dateIn(35),
      22: null,
      23: "Téléphone",
      24: dateIn(-150),
      ...values,
    }
    const title = name ?? who.name
    const record = put(
      module,
      {
        NAME: title,
        CONTACTID: who,
        SMOWNERID: me,
        CREATEDTIME: wall(at(3 * day)),
        ...Object.fromEntries(Object.entries(own).map(([part, value]) => [`${columns}${part}`, value])),
      },
      id(8),
    )
    record.notes = notes.map(({ by = me.name, ago, text }) => {
      const stamp = new Date(now.getTime() - ago).toISOString()
      const parent = { module, id: record.id, name: title }
      return {
        id: id(6),
        content: text,
        createdBy: by,
        createdAt: stamp,
        modifiedBy: by,
        modifiedAt: stamp,
        parent,
      }
    })
    named(key, module, { id: record.id, name: title }, what)
  }

  add("aftersales", "entretien dans cinq semaines")
  add("aftersales-due", "entretien dans trois semaines, à rappeler", { values: { 21: dateIn(21) } })
  add("aftersales-tomorrow", "entretien prévu demain", { values: { 21: dateIn(1) } })
  add("aftersales-past", "entretien prévu le mois dernier", { values: { 3: "À rappeler", 21: dateIn(-30) } })
  add("aftersales-no-answer", "rappel sans réponse", {
    values: { 3: "À rappeler", 21: dateIn(24) },
    notes: [{ ago: 2 * hour, text: "PDR J1 R1 + MSG VOCAL" }],
  })
  add("aftersales-inbound", "appel du client", {
    values: { 4: "Appel entrant", 5: "Entretien de 48 000 km, veut attendre sur place" },
  })
  add("aftersales-email", "demande par courriel", {
    values: { 4: "Demande par courriel", 5: "Demande un prix pour quatre pneus", 23: "Courriel" },
  })
  add("aftersales-accident", "accident", {
    values: { 4: "Accident", 5: "Accrochage dans un stationnement, pare-chocs avant", 21: null },
  })
  add("aftersales-breakdown", "panne", {
    values: { 4: "Panne", 5: "Ne démarre plus depuis ce matin", 21: null },
  })
  add("aftersales-diagnosis", "diagnostic à planifier", {
    values: { 4: "Diagnostic", 5: "Témoin du moteur allumé", 21: null },
  })
  add("aftersales-booked", "rendez-vous pris", {
    values: { 3: "Rendez-vous pris", 22: bookedIn(2, "14:00") },
    notes: [{ ago: hour, text: "Rejoint le client, rendez-vous confirmé" }],
  })
  add("aftersales-app", "véhicule connecté, avisé par l’application", {
    values: { 15: true, 23: "Application de la marque" },
  })
  add("aftersales-complaint", "plainte", {
    values: { 4: "Plainte", 5: "Véhicule rendu deux heures après l’heure promise" },
  })
  add("aftersales-english", "client anglophone", {
    first: "Joan",
    last: "Baker-14",
    values: { 7: "Anglais" },
  })
  add("aftersales-name", "dossier nommé d’après le véhicule", { name: "NX 350h 2022 - bruit au freinage" })
  add("aftersales-long", "nom très long", {
    first: "Marie-Joséphine-Antoinette",
    last: "de la Bruère-Montpetit-Vaillancourt Saint-Germain",
  })
  add("aftersales-markup", "du balisage dans l’explication", {
    values: { 5: "<img src=x onerror=alert(1)> <b>Gras</b>" },
  })
  add("aftersales-masked", "coordonnées masquées", { values: { 1: "*******118", 2: "*****@*****" } })
  add("aftersales-odd", "une date qui n’en est pas une", { values: { 21: "au printemps", 13: "vingt-deux" } })
  const none: Record<number, Value> = { 1: "", 2: "", 12: "", 13: "", 14: "" }
  add("aftersales-empty", "presque vide", {
    values: { ...none, 3: null, 4: null, 6: null, 7: null, 11: null, 16: null, 21: null, 23: null, 24: null },
  })
  add("workshop", "le même module, sous un autre nom", { other: true })
}
