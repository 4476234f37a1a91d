import type { FollowUpNote } from "./notes"
import { fold } from "./text"

/** What a note tells of reaching the client, for the calls of renewal (renewal.call) and the look at a request for credit (5.5). */
export type ContactReading = {
  /** Whether someone tried to reach them; "maybe": it speaks of a contact without saying that there was one. */
  tried: "yes" | "maybe" | "no"
  /** The number is not theirs, or rings nowhere. */
  wrongNumber: boolean
  /** The address does not take e-mail. */
  wrongEmail: boolean
  /** A voice message was left: whether the note says that it left a number to call back; null where none was left. */
  leftNumber: boolean | null
}

const number = "(?:numeros?|nos?|num|tel(?:ephone)?s?|cell?(?:ulaire)?s?|number|phone(?: number)?)"
/** Other things have a number too. */
const other =
  "(?! ?(?:de |d'|du )?(?:stock|serie|dossier|carte|permis|contrat|compte|police|facture|cre|vin|plaque|unite))"
const out =
  "(?:hors service|(?:plus|pas|non) (?:en service|attribue|valide|bon)|invalide|errone|inexistant|debranche|discontinue|out of service|disconnected|not in service)"
const wrong = new RegExp(
  `(?<![a-z])(?:(?:mauvais|faux|wrong|bad) ${number}(?![a-z])${other}|pas (?:le|son) bon ${number}(?![a-z])${other}|` +
    `${number}${other}(?: [a-z']+){0,3}? ${out}(?![a-z])|ne? ?'?est pas (?:le|son) ${number}(?![a-z]))`,
)
const denied = /(?:pas (?:un|de|le)|n'est pas (?:un|le)|aucun|not (?:a|the)) (?:mauvais|faux|wrong)/
const mail = "(?:courriels?|e ?mails?|adresses?(?: courriel| mail)?)"
const refused = new RegExp(
  `(?<![a-z])(?:(?:mauvaise?|fausse?|faux|wrong|bad) ${mail}|${mail}(?: [a-z']+){0,3}? (?:refuse|rebondi|rejete|invalide|errone|bounced|mauvaise?)e?)(?![a-z])`,
)
const spoken =
  /(?<![a-z])(?:appel|rappel|call|tel|texto|text|txt|sms|courriel|mail|email|message|msg|vocal|mv|vm|boite|repond|rejoin|joint|parl|discut|laiss|contact|voicemail)/
const voice =
  /(?<!(?:pas|sans) (?:[a-z]+ )?)(?<![a-z])(?:laisse (?:un |le |mon )?(?:message|msg)|(?:message|msg) (?:vocal )?laisse)/
const told =
  /\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}|(?:numero|no|num|number) (?:de|du|pour|to) (?:re|me |nous )?(?:rappel|joindre|call)|call ?back number|avec (?:mon|le|notre|un) (?:numero|no|num)(?![a-z])|(?:mon|notre) (?:numero|no) (?:laisse|donne)/

/** Reads a note's text for all of it; `followUp`: what it says as a follow-up note. Never throws. */
export function readContactNote(text: string, followUp: FollowUpNote | null): ContactReading {
  const words = fold(text.slice(0, 20_000)).replace(/\s+/g, " ")
  const { outcome = "unstated", channels = [] } = followUp ?? {}
  const wrongNumber = wrong.test(words) && !denied.test(words)
  const did = outcome !== "unstated" || channels.length > 0 || wrongNumber
  return {
    tried: did ? "yes" : followUp || spoken.test(words) ? "maybe" : "no",
    wrongNumber,
    wrongEmail: refused.test(words),
    leftNumber: channels.includes("voicemail") || voice.test(words) ? told.test(words) : null,
  }
}
