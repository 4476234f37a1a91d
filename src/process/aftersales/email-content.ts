import { fold } from "../text"

/** What an e-mail of after-sales reception holds, as the call does (aftersales.email-content), and the phone number of aftersales.reply. */
export const emailPoints = [
  "phone",
  "vehicle",
  "services",
  "mobility",
  "offers",
  "prices",
  "question",
  "contact",
  "link",
] as const
export type EmailPoint = (typeof emailPoints)[number]

export type ServiceEmail = {
  /** What the person writes. */
  text: string
  /** What stands under it: the client may reach whom it names, and it says nothing else of the matter. */
  signature?: string
  /** Where its links lead. */
  links: readonly string[]
  /** It answers a client. */
  reply: boolean
  /** Whether a phone number stands in what the client wrote; null: not all of it is read. */
  phone: boolean | null
}
export type ServiceEmailContext = { contact: string | null; link: string | null; brand: string | null }
/** `ok`: surely there; `missing`: known from the policy and not there; `unknown`: the person's to judge. */
export type EmailPointState = { point: EmailPoint; state: "ok" | "missing" | "unknown" }

const vehicle =
  /\b(votre|your) (\S+ )?(vehicule|vehicle|voiture|auto|automobile|camion|car|truck|suv)\b|\b(votre|your) [a-z-]+ \d{2,4}\b|\b\d[\d ]* ?km\b/
const upkeep =
  /\b(entretien|vidange|changement d'huile|pneus?|freins?|inspection|mise au point|rappel de securite|maintenance|oil change|tires?|brakes?|tune up|safety recall)\b/
const services =
  /\b(forfaits?|plans? d'entretien|offres? de services?|service (packages?|plans?)|maintenance (packages?|plans?))\b/
const mobility = [
  /\b(vehicule|voiture|auto) (de |d')?(courtoisie|pret|remplacement)\b|\b(courtesy|loaner|replacement) (car|vehicle)\b|\bloaner\b/,
  /\b(navette|shuttle)\b/,
  /\b(taxi|uber|covoiturage|rideshare)\b/,
  /\b(vehicule|voiture|auto) de location\b|\brental (car|vehicle)\b/,
  /\b(voiturier|valet|cueillette)\b|\bpick ?up and (delivery|drop ?off)\b/,
]
const offers =
  /\b(promotions?|rabais|campagnes?|discounts?|offres? (speciales?|saisonnieres?|de la saison|du mois)|(special|seasonal) offers?)\b/
const prices = /\d ?\$|\$ ?\d/
const question = /[\p{L}\d)»"] ?\?/u
/** A North American number. */
const phone = /(?<![\d$])(\+?1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]*[2-9]\d{2}[ .-]*\d{4}(?!\d)/
const asksPhone = /\b(telephone|numero|phone|cellulaire|cell|rejoindre|call you|reach you)\b/

/** Whether a phone number stands in a text. */
export const hasPhone = (text: string): boolean =>
  phone.test(text.replace(/[\s\u2010-\u2015]/gu, (one) => (/\s/.test(one) ? " " : "-")))

/** An address of the web as it may be written: no scheme, no "www.", no last slash. */
const bareLink = (link: string): string =>
  link
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/+$/, "")
/** Whether a link stands in a text, to its end: what follows is no more of its path's last name. */
function holds(text: string, link: string): boolean {
  const at = text.indexOf(link)
  return at >= 0 && (!/[\p{L}\d_-]/u.test(text.charAt(at + link.length)) || holds(text.slice(at + 1), link))
}
const digits = (text: string): string => text.replace(/\D/g, "")

/** Whether a contact is named: its first part (a name), its number or its address. */
function isNamed(contact: string, text: string): boolean {
  const [name = ""] = contact.split(/[,;:(\n\u2013\u2014·|]| - /)
  const number = digits(contact)
  const address = /\S+@\S+\.\w+/.exec(contact)?.[0].toLowerCase()
  return (
    (fold(name).length >= 3 && fold(text).includes(fold(name))) ||
    (number.length >= 10 && digits(text).includes(number.slice(-10))) ||
    (address !== undefined && text.toLowerCase().includes(address))
  )
}

/** Each point of an e-mail: only what surely stands there is recognised, and only what the policy knows can be missing. */
export function emailContent(email: ServiceEmail, context: ServiceEmailContext): EmailPointState[] {
  const { text, links, reply } = email
  const folded = fold(text).replace(/https?:\/\/\S+/g, " ")
  const { brand, contact, link } = context
  const ofVehicle =
    vehicle.test(folded) || (brand !== null && fold(brand) !== "" && folded.includes(fold(brand)))
  const shown = `${text}\n${email.signature ?? ""}`
  const linked = link !== null && [shown, ...links].some((one) => holds(bareLink(one), bareLink(link)))
  const sure = (found: boolean): EmailPointState["state"] => (found ? "ok" : "unknown")
  const known = (value: string | null, found: boolean): EmailPointState["state"] =>
    value === null ? "unknown" : found ? "ok" : "missing"
  const reached = email.phone === true || linked || asksPhone.test(folded)
  const states: Record<EmailPoint, EmailPointState["state"]> = {
    phone: reached ? "ok" : email.phone === null ? "unknown" : "missing",
    vehicle: sure(ofVehicle && upkeep.test(folded)),
    services: sure(services.test(folded)),
    mobility: sure(mobility.filter((one) => one.test(folded)).length >= 2),
    offers: sure(offers.test(folded)),
    prices: sure(prices.test(folded)),
    question: sure(question.test(folded)),
    contact: known(contact, contact !== null && isNamed(contact, shown)),
    link: known(link, linked),
  }
  return emailPoints
    .filter((point) => reply || point !== "phone")
    .map((point) => ({ point, state: states[point] }))
}
