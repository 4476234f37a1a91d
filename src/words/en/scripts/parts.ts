import type { StepWords } from "../../../scripts/types"

type Steps = Readonly<Record<string, StepWords>>

/** The beginning of a renewal call. */
export const opening: Steps = {
  greet: {
    label: "Call",
    text: "Hello, may I speak with {address} {client}, please?",
    coach: "Make it your own. Greet in French first.",
    answers: {
      client: "Client reached",
      later: "Not there, call back",
      voicemail: "No answer, voice mail",
      "wrong-number": "Wrong number",
    },
  },
  introduce: {
    label: "Introduction",
    text: "Hello {address} {client}. My name is {agent}, from Automobile En Direct, {branch} branch. How are you today?",
    coach: "If they ask you back: “I’m well too, thanks for asking.”",
  },
}

/** The client has the vehicle no more. */
export const lost: Steps = {
  "what-happened": {
    label: "What happened to the vehicle",
    text: "Oh, I’m sorry to hear that. What happened to your vehicle?",
    coach: "A relaxed chat, not an interrogation. Give them time to answer.",
  },
  "drives-now": {
    label: "Current vehicle",
    text: "What are you driving these days?",
    coach: "Take a sincere interest: they will give you the reasons themselves.",
  },
  "still-fits": {
    label: "Still meets their needs",
    text: "Does it still meet your needs?",
    coach: "You are here to learn their needs, not to sell. Let them talk.",
    answers: { yes: "Yes", no: "No, or not quite" },
  },
}

/** What a renewal call came to. */
export const closing: Steps = {
  outcome: {
    label: "Next",
    text: "Where do things stand with the client?",
    answers: {
      meeting: "Book an appointment",
      credit: "Review credit or change vehicles",
      callback: "Call back later",
      none: "Nothing for now",
    },
  },
  book: {
    label: "Appointment to book",
    text: "Book the appointment from the opportunity: “Activité en cours”, then “+ Réunion”.",
    coach: "Financing and trade-in appraisal go to their own teams.",
  },
  credit: {
    label: "Credit request to create",
    text: "Create the request in “Demandes de crédits”, then e-mail the approval team with the CRE number.",
    coach: "Ask whether they would like an answer the same day. Otherwise, 24 to 48 hours.",
  },
  callback: {
    label: "When to call back",
    text: "What day and time would suit you best for a call back?",
    coach: "Schedule the call or the task from the opportunity, not from the contact.",
  },
  "wrong-number": {
    label: "Wrong number",
    text: "If the e-mail address is right, write to the client, then correct the number in the file.",
  },
  thanks: { label: "Thanks", text: "Thank you very much for your time, and have a great day." },
  "wrap-up": {
    label: "File updated",
    text: "Finish the note in “Remarques” and update the file: address, e-mail, phone.",
  },
}

/** Whether the client still has the vehicle, and what to say when they do. */
export const owns: Steps = {
  owns: {
    label: "Still owns the vehicle",
    text: "It has been exactly {months} months since you bought your {vehicle} at our {branch} branch. Do you still have it?",
    answers: { yes: "Yes", no: "No" },
  },
  praise: { label: "Good choice", text: "Great. That’s an excellent vehicle." },
}
