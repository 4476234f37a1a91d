import { clientCases, requestCases } from "./requests"
import { stages } from "./schema"
import { run } from "./typed"
import { day, hour, minute, wall, type Builder, type Draft, type Value } from "./world"

const slug = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")

/** Whose file it is, and where they are according to the roster. */
function ownerCases({ add, user, at, put, id, named }: Builder): void {
  const owners: [string, string, number][] = [
    ["owner-on-shift", "l’agente du dossier est en poste", 1],
    ["owner-break", "l’agente du dossier est en pause", 13],
    ["owner-off", "l’agent du dossier a fini son quart", 2],
    ["owner-soon", "l’agente du dossier commence dans 2 h", 3],
    ["owner-absent", "l’agent du dossier est absent", 12],
    ["owner-unknown", "aucun quart connu pour l’agente du dossier", 18],
    ["owner-homonym", "deux agents portent ce nom", 14],
    ["owner-night", "l’agente du dossier travaille de nuit", 16],
    ["owner-split", "l’agent du dossier a un quart coupé", 17],
  ]
  for (const [key, what, index] of owners)
    add(key, what, {
      values: { SMOWNERID: user(index), STAGE: "Réponse envoyée" },
      notes: run(2, user(index).name, 1),
    })
  const authors: [string, string, number][] = [
    ["author-on-shift", "note d’une collègue en poste il y a 1 h", 1],
    ["author-break", "note d’une collègue en pause il y a 1 h", 13],
    ["author-off", "note d’une collègue partie il y a 1 h", 23],
    ["author-unknown", "note d’une collègue sans horaire il y a 1 h", 18],
    ["author-homonym", "note d’un de deux agents du même nom", 14],
  ]
  for (const [key, what, index] of authors)
    add(key, what, {
      values: { SMOWNERID: user(2), STAGE: "Réponse envoyée" },
      notes: [{ by: user(index).name, ago: hour, text: "PDR J3 R1 + TEXTO" }, ...run(2, user(2).name, 1)],
    })
  const off = user(2)
  const cases: [string, string, Record<string, Value>, Draft[]][] = [
    ["untreated", "personne ne l’a traité", { STAGE: "En traitement" }, []],
    [
      "no-show",
      "absent à son rendez-vous hier",
      { STAGE: "Rendez-vous cédulé" },
      [
        { by: user(1).name, ago: 20 * hour, text: "No-show, PDR J1 R1 + TEXTO" },
        { by: user(1).name, ago: 4 * day, text: "RDV cédulé, confirmé par texto" },
      ],
    ],
    [
      "lost-returns",
      "était Perdu BDC, il rappelle",
      { STAGE: "Perdu BDC" },
      [{ by: off.name, ago: 6 * day, text: "PDR J7 je ferme le dossier" }, ...run(7, off.name, 6)],
    ],
    [
      "chat-first",
      "clavardage avant la demande",
      { POTENTIALTYPE: "Clavardage" },
      [{ by: user(1).name, ago: 7 * hour, text: "Clavardage : demande de prix sur le RAV4" }],
    ],
    ["email-lead", "demande par courriel", { LEADSOURCE: "Courriel", STAGE: "En traitement" }, []],
  ]
  for (const [key, what, values, notes] of cases) {
    const deal = add(key, what, { values: { SMOWNERID: off, ...values }, notes })
    if (key !== "no-show") continue
    const meeting = {
      SUBJECT: `${deal.name.split(" ")[0]?.toUpperCase() ?? ""} / INVENTAIRE`,
      STARTDATETIME: wall(at(24 * hour)),
      ENDDATETIME: wall(at(23 * hour)),
      EVENTCF3: "Rendez-vous",
      EVENTCF10: "No-show",
      SEID: deal,
      SMOWNERID: off,
    }
    named(
      "no-show-meeting",
      "Events",
      { id: put("Events", meeting, id(7)).id, name: meeting.SUBJECT },
      "la réunion manquée",
    )
  }
}

/** Notes that say odd things. */
function noteCases({ add, user }: Builder, other: { id: string; name: string }): void {
  const by = user(1).name
  const odd: [string, string, Draft[]][] = [
    [
      "notes-contradictory",
      "J5 puis J2 le lendemain",
      [
        { by, ago: 3 * hour, text: "PDR J2 R1" },
        { by, ago: day, text: "PDR J5 R1 + TEXTO" },
        ...run(3, by, 2),
      ],
    ],
    [
      "notes-out-of-order",
      "notes dans le désordre",
      [...run(4, by, 0).filter((_, n) => n % 2 === 1), ...run(4, by, 0).filter((_, n) => n % 2 === 0)],
    ],
    ["notes-future", "une note datée de demain", [{ by, ago: -day, text: "PDR J4 R1" }, ...run(3, by, 0)]],
    [
      "notes-skewed",
      "une note dans une minute",
      [{ by, ago: -minute, text: "PDR J2 R1 + TEXTO" }, ...run(1, by, 1)],
    ],
    [
      "notes-edited-after",
      "une vieille note modifiée il y a 20 min",
      [
        {
          by,
          ago: 2 * day,
          editedAgo: 20 * minute,
          editedBy: user(3).name,
          text: "PDR J2 R1 + TEXTO + COURRIEL",
        },
        ...run(1, by, 3),
      ],
    ],
    [
      "notes-wrong-file",
      "une note qui parle d’un autre client",
      [
        { by, ago: 2 * hour, text: "Parlé à M. Desormeaux, il passe samedi (mauvais dossier)" },
        ...run(3, by, 1),
      ],
    ],
    [
      "notes-of-related",
      "les notes d’un autre dossier s’y montrent",
      [
        { by, ago: hour, text: "Rejoint la cliente, elle rappelle", on: other },
        { by, ago: day, text: "PDR J2 R1", on: other },
        ...run(2, by, 1),
      ],
    ],
    [
      "notes-same-minute",
      "deux notes dans la même minute",
      [
        { by, ago: 2 * hour, text: "PDR J2 R1" },
        { by: user(3).name, ago: 2 * hour, text: "TEXTO J2 R1" },
        ...run(1, by, 1),
      ],
    ],
    [
      "notes-typed",
      "des notes comme on en tape vraiment",
      [
        { by, ago: 2 * hour, text: "pdr j6r2 +sms" },
        { by, ago: 5 * hour, text: "J6R1 PDR msg vocal" },
        { by, ago: day, text: "pas de réponse jour 5 round 1 - message laissé" },
        { by, ago: 2 * day, text: "Texto envoyé J4 R1, pas d’appel (trop tard)" },
        { by, ago: 3 * day, text: "PDR  J3  R1 boîte pleine, sans texto" },
        { by, ago: 4 * day, text: "PDR J2 R1 + TEXTO + COURRIEL" },
        { by, ago: 5 * day, text: "<b>PDR</b> J1 R1 &amp; texto" },
        { by, ago: 5 * day + hour, text: "Audi R8 et Jaguar XJ6 au dossier" },
      ],
    ],
  ]
  for (const [key, what, notes] of odd) add(key, what, { values: { STAGE: "Réponse envoyée" }, notes })
  add("notes-year", "une année d’historique", {
    values: { STAGE: "En suivi long-terme" },
    notes: Array.from({ length: 240 }, (_, n) => ({
      by: user(n % 4).name,
      ago: 2 * hour + n * 36 * hour,
      text: n % 40 === 39 ? "Rejoint, pas prêt, rappeler dans un mois" : `PDR J${7 - (n % 7)} R1 + TEXTO`,
    })),
  })
}

/** A file at each of the stages, its notes fitting it. */
function stageCases({ add, user, dateIn, at }: Builder): void {
  const by = user(1).name
  const said: Record<string, Draft[]> = {
    "En traitement": [],
    "Réponse envoyée": run(1, by, 0),
    "Perdu BDC": [{ by, ago: day, text: "PDR J7 je ferme le dossier" }, ...run(7, by, 1)],
    "Invalide BDC": [{ by, ago: day, text: "Faux numéro, courriel refusé" }],
  }
  for (const stage of stages)
    add(`stage-${slug(stage)}`, `étape « ${stage} »`, {
      values: { STAGE: stage, ...(/^(Perdu|Livré|Invalide)/.test(stage) ? { CLOSINGDATE: dateIn(-1) } : {}) },
      notes: said[stage] ?? [{ by, ago: day, text: "Rejoint le client" }, ...run(2, by, 2)],
    })
  add("long-term", "suivi long-terme, avec sa date", {
    values: { STAGE: "En suivi long-terme", POTENTIALCF31: dateIn(75) },
    notes: [{ by, ago: 3 * day, text: "Rejoint : bail jusqu’au printemps, rappeler dans 10 semaines" }],
  })
  add("long-term-no-date", "suivi long-terme, sans date", {
    values: { STAGE: "En suivi long-terme", POTENTIALCF31: null },
    notes: [{ by, ago: 3 * day, text: "Rejoint : pas avant l’an prochain" }],
  })
  add("stage-unfit", "« En traitement » malgré une réponse du client", {
    values: { STAGE: "En traitement" },
    notes: [{ by, ago: day, text: "Parlé au client, il y pense" }],
  })
  add("reached-lost", "client rejoint qui n’est pas intéressé", {
    values: { STAGE: "Contacté" },
    notes: [
      { by, ago: hour, text: "Pas intéressé, a acheté ailleurs" },
      { by, ago: 2 * hour, text: "Rejoint le client" },
      ...run(2, by, 1),
    ],
  })
  add("pdr-gap", "6 jours, dont un sans note", {
    values: { STAGE: "Réponse envoyée" },
    notes: [...run(3, by, 0), ...run(3, by, 4)],
  })
  add("pdr-7-today", "7 jours, le dernier aujourd’hui", {
    values: { STAGE: "Réponse envoyée", CREATEDTIME: wall(at(9 * day)) },
    notes: run(7, by, 0, 3),
  })
}

/** Opens by name each state that the rules of callbacks and follow-ups speak of. */
export function cases(made: Builder): void {
  const { add, at } = made
  ownerCases(made)
  const other = add("related", "le dossier dont les notes se montrent ailleurs", {
    values: { CREATEDTIME: wall(at(20 * day)) },
  })
  noteCases(made, other)
  stageCases(made)
  requestCases(made)
  clientCases(made)
}
