import type { ScriptWords } from "../../../scripts/types"
import { closing, lost, opening, owns } from "./parts"

export const en: Readonly<Record<string, ScriptWords>> = {
  "script.renewal-regular": {
    title: "Renewal, regular credit",
    steps: {
      ...opening,
      ...owns,
      "buy-back": {
        label: "Buy-back offer",
        text: "In a word, {address} {client}: {salesDirector}, the sales director at our {branch} branch, passed me your file so that we could offer to buy back your vehicle, because this model is in demand. What do you think?",
        coach: "Ask, then let them answer.",
        answers: { interested: "Interested", hesitant: "Hesitant", no: "Not interested" },
      },
      ...lost,
      ...closing,
    },
  },
  "script.renewal-specialised": {
    title: "Renewal, specialised credit",
    steps: {
      ...opening,
      ...owns,
      owns: {
        label: "Still owns the vehicle",
        text: "It has been exactly {months} months since you bought your {vehicle} at our {branch} branch. Do you still have it?",
        coach: "Usually 18 months, or what the file says.",
        answers: { yes: "Yes", no: "No" },
      },
      vehicle: {
        label: "Happy with the vehicle",
        text: "How are things going with your {vehicle}?",
        coach: "Just “OK”? Dig: does it still meet their needs and expectations?",
      },
      experience: {
        label: "Buying experience",
        text: "How was your experience with us at the {branch} branch, from the very start to delivery?",
        answers: { excellent: "Excellent", other: "Anything else" },
      },
      reason: {
        label: "Reason for the call",
        text: "Excellent. Here is why I’m calling: {fi}, from our F&I team, had told you that we would be in touch after {months} months. It’s the ideal time to bring your rate down, and maybe even your monthly payments.",
      },
      "payments-since": {
        label: "Payments since delivery",
        text: "How have your payments been going since delivery? And your credit card, and the rest?",
      },
      "vehicle-again": {
        label: "Needs and expectations",
        text: "And your {vehicle}, how is it going? Does it still meet your needs and expectations?",
        coach: "Listen first. A bare “OK” calls for another question.",
      },
      payments: {
        label: "Payments in general",
        text: "And your payments in general, how are they going: credit card, cellphone?",
      },
      chance: {
        label: "Credit tier",
        text: "When you bought it, you were in {chance}-chance credit. It’s now {months} months later: let’s work on your file again to bring you to second or first chance.",
      },
      exclusive: {
        label: "First chance",
        text: "Moving up to first chance this way is exclusive to Automobile En Direct.",
      },
      "best-price": {
        label: "Bought back at the best price",
        text: "And if you change vehicles, you can be sure that we’ll buy yours back at the best price. What do you think?",
        answers: { review: "Review their credit", change: "Change vehicles", no: "Not for now" },
      },
      ...lost,
      ...closing,
    },
  },
  "script.needs-analysis": {
    title: "Needs analysis",
    steps: {
      use: {
        label: "How the vehicle is used",
        text: "What do you mostly use your vehicle for? How many people usually ride in it?",
        coach: "Your branches’ own sheet is still to be copied here. Open questions, relaxed tone.",
      },
      likes: {
        label: "Likes and misses",
        text: "What do you like about your vehicle, and what do you wish it had?",
      },
      wishes: {
        label: "Vehicle they want",
        text: "In your next vehicle, what would matter most to you?",
        coach: "Wait for the answer. They give the reasons themselves.",
      },
      when: {
        label: "Time frame",
        text: "If you found the right vehicle, when would you like to change?",
      },
    },
  },
  "script.voice-message": {
    title: "Voice message",
    steps: {
      message: {
        label: "Voice message",
        text: "Hello {address} {client}, this is {agent} from Automobile En Direct, {branch} branch. Your {vehicle} is in demand right now, and I’d like to talk to you about it. Call me back at {callback}. Again, that’s {callback}. Thank you, and have a great day.",
        coach: "Clear and catchy. Always leave a number to call back, said twice.",
      },
      left: { label: "After the message", text: "Write the follow-up in “Remarques”." },
    },
  },
  "template.credit-request": {
    title: "Credit request e-mail",
    steps: {
      body: {
        label: "Message",
        text: "Hello,\n\nA credit request has just been created for a renewal client.\n\nRequest number: {creditNumber}\nClient: {client}\nCurrent vehicle: {vehicle}\nBranch: {branch}\n\nThe client is expecting your call.\n\nThank you,\n{agent}",
        coach:
          "Your team’s own template is still to be copied here. The subject is the CRE number, nothing else.",
      },
    },
  },
}
