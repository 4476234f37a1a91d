import { dayOf, montreal, shiftDay } from "./calendar"
import { known, unknown, type Field } from "./field"
import { fold } from "./text"
import type { AppointmentPoints } from "./appointment-note"

export type HandOptions = {
  /** The branches to look for; the group's four by default. */
  branches?: readonly string[] | undefined
  /** When the note was written: what "demain" and a date without a year count from. */
  writtenAt?: Date | undefined
}

const groupBranches = ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"] as const
const notFound = unknown("not-found")

/** One value or none among those found. */
function only<T>(found: readonly T[], doubtful = false): Field<T> {
  const [first, ...others] = [...new Set(found)]
  if (first === undefined) return doubtful ? unknown("unreadable") : notFound
  return others.length > 0 ? unknown("conflict") : known(first)
}

// A stop ends a clause, except in "St. Hubert" or "M. Roy".
const clausesOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .split(/[,;\n\r•|]|\s[\p{Pd}/]\s|(?<!(?:^|\s)(?:st|ste|m|mme|no))[.!](?=\s|$)/iu)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "")

const deny = "(?:pas|sans|aucune?|ni|non|no|zero)"
const link = "(?:(?:de|d|d'|du|un|une|fait|vehicule|auto|en|a|l'|le|la) ?){0,3}"
const doubt =
  /\?|\b(?:a (?:faire|venir|voir|confirmer|verifier|suivre)|peut etre|possible|possiblement|si|selon|demain|va|veut|pourrait|plus tard|ou)\b/

const unsure = /\?|\b(?:a (?:voir|confirmer|verifier)|peut etre|possible|possiblement|selon|ou)\b/

/** Whether a thing is said to be there, from the clauses that name it. */
function said(clauses: readonly string[], topic: string, yes: string): Field<boolean> {
  const named = new RegExp(`\\b${topic}\\b`)
  const denied = new RegExp(`\\b${deny} ${link}${topic}\\b|\\b${topic} ?[:=(]? ?${deny}\\b`)
  const affirmed = new RegExp(
    `\\b${topic} ?[:=(]? ?(?:oui|yes|ok|fait|recu|paye|de\\b|\\d|${yes})|\\b(?:avec|a|ont|un|son|sa|une) ${topic}\\b|^${topic}$|\\b${topic}[^\\d]*\\d`,
  )
  const found: boolean[] = []
  let doubtful = false
  for (const clause of clauses) {
    if (!named.test(clause)) continue
    const no = denied.test(clause)
    if (doubt.test(clause) || (no && /\boui\b/.test(clause))) doubtful = true
    else if (no) found.push(false)
    else if (affirmed.test(clause)) found.push(true)
    else doubtful = true
  }
  return doubtful && found.length > 0 ? unknown("conflict") : only(found, doubtful)
}

/** Which of two ways a text speaks of; a way that is denied is not spoken of. */
function either<A, B>(clauses: readonly string[], one: [RegExp, A], other: [RegExp, B]): Field<A | B> {
  const found: (A | B)[] = []
  let doubtful = false
  for (const clause of clauses)
    for (const [way, value] of [one, other] as [RegExp, A | B][]) {
      const at = clause.search(way)
      if (at < 0) continue
      if (new RegExp(`\\b${deny} ${link}$`).test(clause.slice(0, at)) || unsure.test(clause)) doubtful = true
      else found.push(value)
    }
  return only(found, doubtful)
}

const months = [
  "janvier",
  "fevrier",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "aout",
  "septembre",
  "octobre",
  "novembre",
  "decembre",
]
const shortMonths =
  /\b(\d{1,2})(?:er)? ?(janv?|fevr?|mars|avr|mai|juin|juil|aout|sept?|oct|nov|dec)[a-z]*\.?(?: (20\d\d))?/
const weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
const two = (n: number): string => String(n).padStart(2, "0")

function readDay(text: string, writtenAt: Date | undefined): Field {
  const iso = /\b(20\d\d)[ /](\d\d?)[ /](\d\d?)\b/.exec(text)
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const from = writtenAt && !Number.isNaN(writtenAt.getTime()) ? dayOf(writtenAt) : null
  const named = shortMonths.exec(text)
  if (named) {
    const month = months.findIndex((name) => name.startsWith((named[2] ?? "").slice(0, 4))) + 1
    const date = Number(named[1])
    if (named[3] !== undefined) return realDay(Number(named[3]), month, date)
    if (from === null) return unknown("ambiguous")
    const year = Number(from.slice(0, 4))
    return realDay(`${year}-${two(month)}-${two(date)}` < from ? year + 1 : year, month, date)
  }
  const ahead = /\bapres demain\b/.test(text)
    ? 2
    : /\bdemain\b/.test(text)
      ? 1
      : /\b(?:aujourd'hui|ajd|ce soir)\b/.test(text)
        ? 0
        : null
  if (ahead !== null) return from === null ? unknown("ambiguous") : known(shiftDay(from, ahead))
  const weekday = weekdays.filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  if (weekday.length === 0) return /\b\d{1,2}\/\d{1,2}\b/.test(text) ? unknown("ambiguous") : notFound
  if (weekday.length > 1 || from === null || /\bprochaine?\b/.test(text)) return unknown("ambiguous")
  const today = new Date(`${from}T12:00:00Z`).getUTCDay()
  return known(shiftDay(from, ((weekdays.indexOf(weekday[0] ?? "") - today + 6) % 7) + 1))
}

function realDay(year: number, month: number, date: number): Field {
  const day = `${year}-${two(month)}-${two(date)}`
  const noon = new Date(`${day}T12:00:00Z`)
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(day)
    ? known(day)
    : unknown("unreadable")
}

function readTime(text: string): Field {
  const found: string[] = []
  let doubtful = false
  const clock = /(?<![\d:/])(\d{1,2}) ?(?:(?:h|:|heures?) ?([0-5]\d)?(?!\d) ?(am|pm)?|(am|pm)\b)/g
  for (const [, hourText, minute = "00", mark, bare] of text.matchAll(clock)) {
    const half = mark ?? bare
    const hour = Number(hourText)
    if (hour > 23 || (half && hour > 12)) continue
    // "2 h" is the afternoon to most, but not said.
    if (!half && hour < 8) doubtful = true
    else found.push(`${two(half === undefined ? hour : (hour % 12) + (half === "pm" ? 12 : 0))}:${minute}`)
  }
  if (/\bmidi\b/.test(text.replace(/\b(?:apres|avant) midi\b/g, ""))) found.push("12:00")
  return only(found, doubtful)
}

/** A date and a time written by hand; unknown "ambiguous" when they need `writtenAt` to be an instant. */
export function readWhen(text: string, options: HandOptions): Field<Date> {
  const folded = fold(text)
  const day = readDay(folded, options.writtenAt)
  const time = readTime(folded)
  if (day.state === "known" && time.state === "known") return known(montreal(day.value, time.value))
  if (time.state === "unknown" && time.why !== "not-found") return time
  if (day.state === "unknown" && day.why !== "not-found") return day
  return day.state === "known" || time.state === "known" ? unknown("unreadable") : notFound
}

const makes =
  /\b(?:acura|audi|bmw|buick|cadillac|chevrolet|chevy|chrysler|dodge|fiat|ford|genesis|gmc|honda|hyundai|infiniti|jaguar|jeep|kia|land rover|lexus|lincoln|mazda|mercedes|mini cooper|mitsubishi|nissan|porsche|ram|subaru|suzuki|tesla|toyota|volkswagen|vw|volvo|civic|corolla|rav4|cr v|elantra|tucson|rogue|sentra|kicks|qashqai|f 150|escape|camry|silverado|sierra|wrangler|cherokee|outlander|rvr|cx 5|cx 30|mazda3|jetta|golf|tiguan|kona|santa fe|sportage|forte|sorento|accord|hr v|pilot|model 3|model y|impreza|crosstrek|forester|outback|vus|suv|pick up|camion|berline)\b/

const lives =
  /(?:^|\s)(?:(?:reste|demeure|habite|vit|r[ée]side|r[ée]sidant|demeurant)\s*(?:(?:à|a|au|aux|dans|en|sur)(?=[\s:]))?|(?:client|vient|est)\s+de(?=\s))\s*:?\s*(\p{L}.*)$/iu
const cut =
  /\s(?:rdv|rendez-vous|pas|sans|aucun|avec|[ée]change|d[ée]p[ôo]t|cash|comptant|financement|cr[ée]dit|virtuel|et|mais|en)(?=\s|$).*$/iu
const label = /^(?:v[ée]hicules?|auto|char)(?:\s+(?:d.int[ée]r[êe]t|recherch[ée]|voulu))?\s*:\s*(.+)$/iu

function residences(clauses: readonly string[]): { place: string; clause: string }[] {
  return clauses.flatMap((clause) => {
    const place = (lives.exec(clause)?.[1] ?? "").replace(cut, "").trim()
    const said = place !== "" && !/^(?:confirmer|voir|faire|venir|payer|valider|d[ée]terminer)\b/i.test(place)
    return said ? [{ place, clause }] : []
  })
}

function branchIn(text: string, branches: readonly string[]): Field {
  return only(
    branches.filter((branch) => {
      const words = fold(branch)
        .split(" ")
        .map((word) =>
          /^(?:st|saint)$/.test(word) ? "(?:st|saint)\\.?" : word.replace(/[^\p{L}\p{N}]/gu, "\\$&"),
        )
      return (
        words[0] !== "" &&
        new RegExp(`(?<![\\p{L}\\p{N}])${words.join(" ?")}(?![\\p{L}\\p{N}])`, "u").test(text)
      )
    }),
  )
}

/** The points of a note typed by hand, in any order. What is not recognised is unknown; nothing is ever empty. */
export function readByHand(text: string, options: HandOptions): AppointmentPoints {
  const clauses = clausesOf(text.slice(0, 20_000))
  const folded = clauses.map(fold)
  const homes = residences(clauses)
  const away = clauses.map((clause) =>
    homes.reduce((rest, home) => (home.clause === clause ? rest.replace(home.place, " ") : rest), clause),
  )
  const vehicles = clauses.flatMap((clause) => {
    const labelled = label.exec(clause)?.[1]
    if (labelled !== undefined) return [labelled.trim()]
    const plain = fold(clause)
    const traded = /\b(?:echange|trade|reprise)\b/.test(plain)
    return !traded && (makes.test(plain) || /\bstock\b.*\d/.test(plain)) ? [clause] : []
  })
  return {
    place: either(
      folded,
      [/\b(?:virtuel(?:le)?|facetime|video|visio|zoom|teams|whatsapp)\b/, "virtual" as const],
      [
        /\b(?:concession|showroom|show room|salle de montre|en succursale|sur place|en personne|presentiel|physique)\b/,
        "showroom" as const,
      ],
    ),
    branch: branchIn(fold(away.join(" , ")), options.branches ?? groupBranches),
    at: readWhen(clauses.join(" , "), options),
    vehicle: only(vehicles.slice(0, 1)),
    tradeIn: said(folded, "(?:echanges?|trade in|trade|reprises?)", "requis"),
    payment: either(
      folded,
      [/\b(?:cash|comptant)\b(?! ?down)/, "cash" as const],
      [/\b(?:financements?|financer?|financing|finance)\b/, "financing" as const],
    ),
    creditOk: said(folded, "(?:pre ?approuve|credit)", "approuve|accepte|beau|bon|solide"),
    deposit: said(folded, "(?:depots?|deposit|acompte)", "stripe|virement|carte"),
    livesAt: only([...new Set(homes.map((home) => home.place))]),
    other: notFound,
  }
}
