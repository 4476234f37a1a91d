import { run } from "./typed"
import { day, hour, wall, type Builder, type Draft, type Ref, type Value } from "./world"

type Old = { stage: string; closedAgo: number; age?: number; notes: Draft[]; values?: Record<string, Value> }

/** New requests of people who were clients already, and those of Credsii. */
export function requestCases({ add, user, at, dateIn, contact }: Builder): void {
  const by = user(1).name
  const analyst = user(19).name
  let serial = 0
  /** `key` is the new request, `key-old` the file closed some days ago, of the same client. */
  const again = (key: string, what: string, old: Old, change: Record<string, Value> = {}): void => {
    const n = ++serial
    const phone = `450 555-01${String(n).padStart(2, "0")}`
    const email = `retour${n}@exemple.ca`
    const who = contact({ first: "Ariane", last: `Retour${n}`, phone, email })
    const same = { POTENTIALNAME: who.name, POTENTIALCF1: phone, POTENTIALCF2: email }
    add(`${key}-old`, `${what} : l’ancien`, {
      contact: who,
      notes: old.notes,
      values: {
        ...same,
        SMOWNERID: user(2),
        STAGE: old.stage,
        CLOSINGDATE: dateIn(-old.closedAgo),
        CREATEDTIME: wall(at((old.age ?? old.closedAgo + 9) * day)),
        ...old.values,
      },
    })
    add(key, `${what} : la nouvelle demande`, {
      contact: who,
      values: { ...same, STAGE: "En traitement", CREATEDTIME: wall(at(hour)), ...change },
    })
  }
  const unanswered = (ago: number, author = by): Draft[] => [
    { by: author, ago: ago * day, text: "PDR J7 je ferme le dossier" },
    ...run(7, author, ago).map((note) => ({ ...note, ago: note.ago + hour })),
  ]
  const spoken = (ago: number, text: string, author = by): Draft[] => [
    { by: author, ago: ago * day, text },
    { by: author, ago: (ago + 1) * day, text: "Rejoint le client" },
  ]
  for (const days of [10, 89, 90, 91])
    again(`reapply-${days}`, `fermé il y a ${days} jours`, {
      stage: "Perdu BDC",
      closedAgo: days,
      notes: spoken(days, "Pas intéressé pour le moment, je ferme"),
    })
  again("reapply-fni", "Perdu F&I il y a 30 jours", {
    stage: "Perdu F&I",
    closedAgo: 30,
    notes: spoken(30, "Vendu puis perdu au F&I, taux refusé"),
  })
  again("reapply-approvers", "perdu chez les approbateurs il y a 30 jours", {
    stage: "Perdu BDC",
    closedAgo: 30,
    notes: spoken(30, "Dossier chez les approbateurs, refusé : Perdu", analyst),
    values: { SMOWNERID: user(19) },
  })
  again("reapply-never-reached", "jamais rejoint, fermé il y a 40 jours", {
    stage: "Perdu BDC",
    closedAgo: 40,
    notes: unanswered(40, analyst),
    values: { SMOWNERID: user(19), LEADSOURCE: "Credsii" },
  })
  again("reapply-never-reached-91", "jamais rejoint, fermé il y a 91 jours", {
    stage: "Perdu BDC",
    closedAgo: 91,
    notes: unanswered(91, analyst),
    values: { SMOWNERID: user(19), LEADSOURCE: "Credsii" },
  })
  again("reapply-expired", "plus de 8 semaines, fermé il y a 30 jours", {
    stage: "Perdu BDC",
    closedAgo: 30,
    age: 120,
    notes: spoken(30, "Projet remis, je ferme"),
    values: { POTENTIALCF101: true },
  })
  again("reapply-open", "l’autre dossier est encore ouvert", {
    stage: "Contacté",
    closedAgo: -30,
    age: 12,
    notes: spoken(2, "Rejoint, y pense encore"),
  })
  again("reapply-invalid", "l’ancien était invalide", {
    stage: "Invalide BDC",
    closedAgo: 15,
    notes: [{ by, ago: 15 * day, text: "Faux numéro" }],
  })

  const credsii = (key: string, what: string, values: Record<string, Value>, notes: Draft[] = []) =>
    add(key, what, { values: { LEADSOURCE: "Credsii", STAGE: "Réponse envoyée", ...values }, notes })
  const none: Draft = { by, ago: 8 * day, text: "Credsii pas de cote, aucune information" }
  credsii("credsii-phone", "Credsii avec téléphone, 2 jours", {}, run(2, by))
  credsii("credsii-no-score-3", "Credsii sans cote, 3 jours sans succès", {}, [...run(3, by), none])
  credsii("credsii-no-score-7", "Credsii sans cote, 7 jours sans succès", {}, [...run(7, by), none])
  credsii("credsii-no-phone-emailed", "Credsii sans téléphone, courriel envoyé", { POTENTIALCF1: "" }, [
    { by, ago: hour, text: "COURRIEL J1 R1, aucun téléphone au dossier" },
  ])

  const weeks: [string, number, string][] = [
    ["age-41", 41, "Contacté"],
    ["age-42", 42, "Contacté"],
    ["age-56", 56, "Réponse envoyée"],
    ["age-57", 57, "Contacté"],
    ["age-57-booked", 57, "Rendez-vous cédulé"],
    ["age-100", 100, "En traitement"],
  ]
  for (const [key, days, stage] of weeks)
    add(key, `créé il y a ${days} jours, « ${stage} »`, {
      values: { STAGE: stage, CREATEDTIME: wall(at(days * day)) },
      notes: stage === "En traitement" ? [] : run(1, by, days - 2),
    })
  for (const days of [30, 89, 91])
    add(`old-closed-${days}`, `plus de 8 semaines, fermé il y a ${days} jours`, {
      values: {
        STAGE: "Perdu BDC",
        CREATEDTIME: wall(at((days + 60) * day)),
        CLOSINGDATE: dateIn(-days),
      },
      notes: unanswered(days),
    })
}

/** Clients who share a number, or have several, and their own pages. */
export function clientCases({ add, user, at, contact, named, put, id, dateIn, me }: Builder): void {
  const three = contact({
    first: "Mireille",
    last: "Troisnuméros",
    phone: "450 555-0181",
    mobile: "367 555-0182",
    other: "+1 (367) 555-0183",
    email: "mireille@exemple.ca",
  })
  const first = add("three-numbers", "trois numéros : l’opportunité porte le premier", {
    contact: three,
    values: { POTENTIALNAME: three.name, POTENTIALCF1: "450 555-0181", POTENTIALCF2: "mireille@exemple.ca" },
    notes: run(2, user(1).name, 1),
  })
  add("three-numbers-other", "la même cliente, par son cellulaire", {
    contact: three,
    values: { POTENTIALNAME: three.name, POTENTIALCF1: "3675550182", POTENTIALCF2: "m.trois@exemple.ca" },
  })
  named("contact-three-numbers", "Contacts", three, "la fiche aux trois numéros")
  const family = "450 555-0190"
  for (const [n, name] of [
    ["a", "Ginette"],
    ["b", "Réal"],
  ] as const) {
    const who = contact({ first: name, last: "Foyer", phone: family, email: `${n}.foyer@exemple.ca` })
    add(`family-${n}`, `le téléphone de la famille : ${name}`, {
      contact: who,
      values: { POTENTIALNAME: who.name, POTENTIALCF1: family, POTENTIALCF2: `${n}.foyer@exemple.ca` },
      notes: run(1, user(n === "a" ? 1 : 2).name, 0),
    })
    named(`contact-family-${n}`, "Contacts", who, `la fiche de ${name}`)
  }
  const plain = contact({ first: "Solène", last: "Sansdossier", phone: "450 555-0177" })
  named("contact-no-file", "Contacts", plain, "une fiche sans opportunité")
  const about = (deal: Ref) => ({ CONTACTID: three, SEID: deal, SMOWNERID: me })
  const task = put(
    "Tasks",
    {
      SUBJECT: "Envoyer des photos du RAV4",
      DUEDATE: dateIn(0),
      STATUS: "Non démarrée",
      PRIORITY: "Élevée",
      ...about(first),
    },
    id(8),
  )
  named("task", "Tasks", { id: task.id, name: "Envoyer des photos du RAV4" }, "une tâche d’aujourd’hui")
  const call = put(
    "Calls",
    {
      SUBJECT: `Appel prévu avec ${three.name}`,
      CALLTYPE: "Sortant",
      CALLSTATUS: "Planifié",
      CALLSTARTTIME: wall(at(-2 * hour)),
      ...about(first),
    },
    id(8),
  )
  named("call", "Calls", { id: call.id, name: `Appel prévu avec ${three.name}` }, "un appel prévu dans 2 h")
  const alone = { CONTACTID: plain, SEID: null, SMOWNERID: me }
  const astray = put(
    "Calls",
    {
      SUBJECT: `Appel prévu avec ${plain.name}`,
      CALLTYPE: "Sortant",
      CALLSTATUS: "Planifié",
      CALLSTARTTIME: wall(at(-3 * hour)),
      ...alone,
    },
    id(8),
  )
  named(
    "call-from-contact",
    "Calls",
    { id: astray.id, name: `Appel prévu avec ${plain.name}` },
    "un appel sans opportunité",
  )
}
