import type { ScriptWords } from "../../../scripts/types"

export const en: Readonly<Record<string, ScriptWords>> = {
  "script.orphan-first-call": {
    title: "Orphan client, first call",
    steps: {
      greet: {
        label: "Call",
        text: "Hello, am I speaking with {address} {client}?",
        answers: { client: "Client reached", none: "No answer" },
      },
      "seller-left": {
        label: "Seller gone",
        text: "I’m calling because the person who sold you your {vehicle} is no longer with us.",
        coach: "Say it plainly: it is no fault of the client’s.",
      },
      introduce: {
        label: "Introduction",
        text: "My name is {agent}, from the {branch} branch.",
        coach: "Take the time to introduce yourself.",
      },
      "from-now-on": {
        label: "New contact",
        text: "From now on I’m the one looking after you, and I’ll be there the next times you come in.",
      },
      questions: {
        label: "Client’s questions",
        text: "Do you have any questions, or is there anything I can do for you?",
        coach: "Take an interest in the client before talking about a vehicle.",
      },
      thanks: { label: "Thanks", text: "Thank you, {address} {client}. I look forward to meeting you." },
      "wrap-up": {
        label: "File updated",
        text: "Leave a note in the file and put your name in place of the seller’s.",
        coach: "The file belongs to whoever reached the client.",
      },
      "note-only": {
        label: "Note left",
        text: "Leave a note in the file. The seller’s name stays as it is.",
      },
    },
  },
}
