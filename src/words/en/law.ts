import type { LawLines } from "../fr/law"

const guard = "A guard, not a guarantee: legal review is due."

/** The words of the rules that go before a call: a guard, not a guarantee. */
export const law = {
  "law.calling-hours": {
    title: "Calling hours",
    do: "Before calling, wait until {when}.",
    why: `Calls go out from 9:00 a.m. to 9:30 p.m. on weekdays and from 10:00 a.m. to 6:00 p.m. on weekends, in the client’s time. Their number says where it comes from; a cell phone may be elsewhere. Time shown: Montréal. ${guard}`,
    problems: { presumed: "Before calling, wait until {when} (presumed time)." },
  },
  "law.do-not-call": {
    title: "No-call request",
    do: "Do not call: asked on {day}.",
    why: `This client wants no more calls from us. Calls they make themselves are not concerned. ${guard}`,
  },
  "law.relationship": {
    title: "Business relationship",
    do: "Before calling, check the business relationship.",
    why: `The relationship lasts while a contract runs, 18 months after a purchase or a contract, and 6 months after an inquiry. Only what is seen here counts. ${guard}`,
    problems: {
      purchase: "Purchase of {day}: relationship over on {until}.",
      contract: "Contract ended on {day}: relationship over on {until}.",
      inquiry: "Inquiry of {day}: relationship over on {until}.",
    },
  },
  "law.french-first": {
    title: "French greeting",
    do: "Greet in French first.",
    why: `The first words are in French; the rest in the client’s language. ${guard}`,
  },
  "law.recording-notice": {
    title: "Recording notice",
    do: "Say that the call is recorded.",
    why: `A client who is recorded is told so at once. ${guard}`,
  },
}

export const lawLines: LawLines = {
  "french-first": "Greet in French first, then switch to the client’s language.",
  "recording-notice": "Say first: “Bonjour. Cet appel est enregistré. This call is recorded.”",
}
