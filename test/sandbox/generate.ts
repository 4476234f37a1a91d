import { cars, firstNames, lastNames } from "./people"
import { branches, priorities, stages } from "./schema"
import { pick, random, typedIdle, typedLost, typedReached, typedTry, type Random } from "./typed"
import { day, hour, minute, wall, type Builder, type Client, type Draft, type Ref } from "./world"

/** How many clients are made besides those that tests open by name. */
const count = 300
/** Area codes that no named dossier uses. */
const areas = ["579", "418", "581", "819", "873", "613", "343", "506"]
const agents = [0, 1, 2, 3, 12, 13, 14, 15, 16, 17, 18]
const closed = new Set(["Perdu BDC", "Perdu salle de montre", "Perdu F&I", "Invalide BDC", "Livré"])
const open = new Set(["En traitement", "Réponse envoyée", "Contacté", "En suivi long-terme"])

const between = (next: Random, low: number, high: number): number =>
  low + Math.floor(next() * (high - low + 1))
const mail = (first: string, last: string, n: number): string =>
  `${first}.${last}${n}`
    .normalize("NFD")
    .replace(/[^a-zA-Z0-9.]/g, "")
    .toLowerCase() + "@exemple.ca"

/** Days of tries, the latest first; `start` is how long ago the first day was, in milliseconds. */
function tries(next: Random, start: number, days: number, by: () => string): Draft[] {
  const notes: Draft[] = []
  for (let j = 1; j <= days; j++)
    for (let r = 1; r <= between(next, 1, 3); r++) {
      const ago = start - (j - 1) * day - (r - 1) * 3 * hour - between(next, 0, 40) * minute
      if (ago > 0) notes.push({ by: by(), ago, text: typedTry(next, j, r) })
    }
  return notes
}

/** What a file of this stage has behind it, oldest first. */
function history(next: Random, stage: string, age: number, by: () => string): Draft[] {
  const start = age - between(next, 1, 8) * hour
  if (stage === "En traitement" || start <= 0) return []
  const long = Math.min(7, Math.floor(start / day) + 1)
  const days = stage === "Perdu BDC" ? long : between(next, 1, long)
  const notes = tries(next, start, days, by)
  const end = Math.max(start - days * day, 20 * minute)
  const later = (text: string): Draft => ({ by: by(), ago: end, text })
  if (next() < 0.3) notes.unshift({ by: by(), ago: start + hour / 2, text: typedIdle(next) })
  if (stage === "Réponse envoyée" || stage === "Invalide BDC") return notes
  if (stage !== "Perdu BDC") return [...notes, later(typedReached(next))]
  return days === 7 && next() < 0.7
    ? [...notes, later("PDR J7 je ferme le dossier")]
    : [...notes, later(typedReached(next)), { ...later(typedLost(next)), ago: end - 10 * minute }]
}

/** Now and then a note was edited later, or speaks of somebody else. */
function disturbed(next: Random, note: Draft, by: () => string): Draft {
  const chance = next()
  if (chance < 0.03) return { ...note, editedBy: by(), editedAgo: note.ago * next() }
  return chance < 0.04 ? { ...note, text: `${note.text} (mauvais dossier, à déplacer)` } : note
}

function appointment(made: Builder, next: Random, deal: Ref, contact: Ref, stage: string, branch: string) {
  const planned = stage === "Rendez-vous cédulé"
  const start = made.at((planned ? -1 : 1) * between(next, 2, 90) * hour)
  const specialist = made.user(pick(next, [4, 5, 6, 7, 21, 22, 23, 24]))
  const id = made.id(7)
  made.put(
    "Events",
    {
      SUBJECT: `${deal.name.split(" ")[0]?.toUpperCase() ?? ""} / INVENTAIRE`,
      STARTDATETIME: wall(start),
      ENDDATETIME: wall(new Date(start.getTime() + hour)),
      EVENTCF2: "Argent",
      EVENTCF3: "Rendez-vous",
      EVENTCF4: "En concession",
      EVENTCF5: branch,
      EVENTCF6: "Français",
      EVENTCF10: planned
        ? "Rendez-vous planifié"
        : pick(next, ["Rendez-vous confirmé", "No-show", "Rendez-vous confirmé"]),
      PARTICIPANTID: [{ ...specialist, module: "Utilisateurs" }],
      CONTACTID: contact,
      SEID: deal,
      SMOWNERID: made.user(pick(next, agents)),
      CREATEDTIME: wall(made.at(between(next, 0, 30) * hour)),
    },
    id,
  )
}

function activity(made: Builder, next: Random, deal: Ref, contact: Ref, owner: Ref) {
  const id = made.id(8)
  const about = { CONTACTID: contact, SEID: deal, SMOWNERID: owner }
  const ahead = between(next, -3, 5)
  if (next() < 0.5)
    made.put(
      "Tasks",
      {
        SUBJECT: pick(next, ["Relancer le client", "Envoyer des photos", "Vérifier la cote de crédit"]),
        DUEDATE: made.dateIn(ahead),
        STATUS: ahead < -1 ? "Terminée" : "Non démarrée",
        PRIORITY: "Normale",
        ...about,
      },
      id,
    )
  else
    made.put(
      "Calls",
      {
        SUBJECT: `Appel prévu avec ${contact.name}`,
        CALLTYPE: "Sortant",
        CALLSTATUS: ahead < -1 ? "Terminé" : "Planifié",
        CALLSTARTTIME: wall(made.at(-ahead * day)),
        ...about,
      },
      id,
    )
}

/** A few hundred clients with weeks of history: the same seed and `now` always give the same ones. */
export function crowd(made: Builder, seed: number): void {
  const next = random(seed)
  let serial = 0
  const number = () => {
    const n = serial++
    const end = String(Math.floor(n / areas.length) % 100).padStart(2, "0")
    return `${areas[n % areas.length] ?? ""} 555-01${end}`
  }
  let neighbour = number()
  for (let n = 0; n < count; n++) {
    const [first, last] = [pick(next, firstNames), pick(next, lastNames)]
    const phone = next() < 0.04 ? neighbour : number()
    neighbour = phone
    const client: Client = { first, last, phone, email: mail(first, last, n) }
    if (next() < 0.2) client.mobile = number()
    if (next() < 0.05) client.other = number()
    const contact = made.contact(client)
    const files = next() < 0.08 ? 2 : 1
    for (let file = files; file > 0; file--) {
      const stage = file > 1 ? pick(next, ["Perdu BDC", "Perdu F&I", "Invalide BDC"]) : pick(next, stages)
      const age = file > 1 ? between(next, 20, 150) * day : ageOf(next, stage)
      const owner = made.user(pick(next, agents))
      const by = () => (next() < 0.75 ? owner.name : made.user(pick(next, agents)).name)
      const notes = history(next, stage, age, by)
        .map((note) => disturbed(next, note, by))
        .sort((a, b) => a.ago - b.ago)
      const ended = closed.has(stage) ? (notes[0]?.ago ?? age / 2) : 0
      const [make, model, year] = pick(next, cars)
      const branch = pick(next, branches)
      const criteria = next() < 0.25
      const deal = made.opportunity({
        contact,
        notes,
        values: {
          POTENTIALNAME: `${first} ${last}`,
          SMOWNERID: owner,
          STAGE: stage,
          POTENTIALTYPE: pick(next, ["Lead Internet", "Phone-Up", "Clavardage", "SMS"]),
          LEADSOURCE: pick(next, ["Site web", "Credsii", "Facebook", "AutoHebdo", "Téléphone", "Référence"]),
          POTENTIALCF1: client.phone ?? "",
          POTENTIALCF2: client.email ?? "",
          POTENTIALCF3: branch,
          POTENTIALCF4: next() < 0.85 ? "Français" : "Anglais",
          POTENTIALCF7: pick(next, priorities),
          CLOSINGDATE: ended ? wall(made.at(ended)).slice(0, 10) : made.dateIn(30),
          CREATEDTIME: wall(made.at(age)),
          POTENTIALCF101: open.has(stage) && age > 56 * day,
          POTENTIALCF11: make,
          POTENTIALCF12: model,
          POTENTIALCF13: year,
          POTENTIALCF14: criteria ? "" : `P${String(between(next, 51_000, 59_999))}`,
          POTENTIALCF15: criteria ? "VUS, moins de 80 000 km" : "",
          POTENTIALCF31: open.has(stage) ? made.dateIn(between(next, -2, 6)) : null,
        },
      })
      if (/^Rendez-vous/.test(stage)) appointment(made, next, deal, contact, stage, branch)
      if (next() < 0.15) activity(made, next, deal, contact, owner)
    }
  }
  for (let n = 0; n < 24; n++) {
    const [first, last] = [pick(next, firstNames), pick(next, lastNames)]
    made.put(
      "Leads",
      {
        FIRSTNAME: first,
        LASTNAME: last,
        PHONE: number(),
        EMAIL: mail(first, last, n),
        LEADSOURCE: "Site web",
        LEADSTATUS: "Non contacté",
        SMOWNERID: made.user(pick(next, agents)),
      },
      made.id(2),
    )
  }
}

/** How long ago a file of this stage was opened, in milliseconds. */
const ageOf = (next: Random, stage: string): number => {
  if (stage === "En traitement") return between(next, 1, 60) * hour
  if (closed.has(stage)) return between(next, 10, 140) * day
  return between(next, 1, stage === "En suivi long-terme" ? 120 : next() < 0.1 ? 80 : 14) * day
}
