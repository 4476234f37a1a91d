import type { RuleWords } from "../rules"

/** The words of the rules of renewal, loyalty and Impaknet. */
export const renewal = {
  "renewal.shift-start": {
    title: "Start of shift",
    do: "Open your tools and order your follow-ups.",
    why: "A tool that fails at the start costs calls all shift long.",
  },
  "renewal.daily-target": {
    title: "Call target",
    do: "Enter the call target of your shift.",
    why: "The outgoing calls of a shift are planned the day before.",
  },
  "renewal.dossier-ready": {
    title: "File ready",
    do: "Complete the file before the call.",
    why: "A file known beforehand makes the call simple and personal.",
    problems: {
      list: "To know: {terms}.",
    },
  },
  "renewal.segment": {
    title: "Client’s segment",
    do: "Check the facts that decide the segment.",
    why: "The segment says why to call this client, and with which script.",
    problems: {
      list: "Segments: {terms}.",
      none: "No segment applies right now.",
      wanting: "To check: {terms}.",
      running: "Months left: {months}.",
      finished: "The financing is over.",
      "regular-ending": "Months left: {months}.",
      specialised: "Months left: {months}.",
      "specialised-late": "{count} months since possession.",
      "equity-positive": "Entered by hand.",
      "equity-negative": "Entered by hand.",
      loyal: "{count} purchases.",
      warranty: "{years} years, until {end}.",
      view: "“{view}”, by its own bounds.",
    },
  },
  "renewal.segment-list": {
    title: "Lists by segment",
    do: "Import the list of your clients.",
    why: "Segments, once counted, say whom to call first.",
  },
  "renewal.call": {
    title: "Renewal call",
    do: "Call by voice, from Zoho.",
    why: "Renewal is done by voice; e-mail is for when the number is wrong.",
    problems: {
      "by-voice": "Call by voice, from Zoho.",
      email: "The number is not valid: send the e-mail.",
      number: "Find a valid number before calling.",
      voice: "Voice message: did you leave a number to call back?",
    },
  },
  "renewal.credit-request": {
    title: "Credit request",
    do: "Send the e-mail, then check what came of it.",
    why: "The client expects an analyst’s call within 24 to 48 h.",
    problems: {
      number: "Save the request to get its number.",
      tried: "The credit team tried to reach the client.",
      analyst: "No attempt: tell an analyst.",
      look: "Check whether anyone tried to reach the client.",
      send: "E-mail not seen from here: send it if need be.",
      waits: "To check {when}.",
    },
  },
  "renewal.filters": {
    title: "List filters",
    do: "Create the filters, step by step.",
    why: "The same filters show everyone the same work.",
  },
  "loyalty.courtesy": {
    title: "Courtesy call",
    do: "Call to ask how the client is doing.",
    why: "A call 24 to 48 h after delivery, then another six months later, builds loyalty.",
    problems: {
      due: "Call the client by {when}.",
    },
  },
  "loyalty.anniversary": {
    title: "Purchase anniversary",
    do: "Mark the anniversary, by e-mail or by voice.",
    why: "The anniversary of a purchase is a sincere reason to write.",
    problems: {
      due: "Years since the purchase: {years}. Mark it.",
    },
  },
  "loyalty.benefits": {
    title: "Benefits of the quarter",
    do: "Mention the current benefits.",
    why: "A client who knows their benefits comes back.",
    problems: {
      count: "Current offers: {count}.",
      offer: "{advantage}, until {to}.",
      condition: "{advantage} ({condition}), until {to}.",
    },
  },
  "impaknet.do-not-save": {
    title: "Do not save",
    do: "Answer “NON” to leave without any change.",
    why: "The file stays as it was before it was opened.",
  },
  "impaknet.carry": {
    title: "Carry over to Zoho",
    do: "Carry what was read to the client’s file.",
    why: "What was read once need not be typed again.",
  },
} as const satisfies Record<string, RuleWords>
