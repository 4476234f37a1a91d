import type { ScriptWords } from "../../../scripts/types"

export const en: Readonly<Record<string, ScriptWords>> = {
  "script.bdc-track": {
    title: "BDC call",
    steps: {
      greet: {
        label: "Greeting",
        text: "Hello {address} {client}, this is {agent} from Automobile En Direct.",
        coach: "Greet in French first.",
      },
      track: { label: "The call itself", text: "The rest of this script is to be completed by your team." },
      outcome: {
        label: "Next",
        text: "Where do things stand with the client?",
        answers: {
          meeting: "Book an appointment",
          needs: "Look into their needs first",
          none: "Nothing for now",
        },
      },
      book: {
        label: "Appointment to book",
        text: "Book the appointment from the opportunity: “Activité en cours”, then “+ Réunion”.",
      },
      thanks: { label: "Thanks", text: "Thank you very much for your time, and have a great day." },
    },
  },
}
