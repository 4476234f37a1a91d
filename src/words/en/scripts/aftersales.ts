import type { ScriptWords } from "../../../scripts/types"

export const en: Readonly<Record<string, ScriptWords>> = {
  "script.aftersales-outbound": {
    title: "After-sales, outgoing call",
    steps: {
      greet: {
        label: "Call",
        text: "Hello, am I speaking with {address} {client}? This is {agent} from {brand} {city}.",
        coach: "Use the client’s name throughout, in a friendly tone.",
        answers: { client: "Client reached", none: "No answer" },
      },
      vehicle: {
        label: "Vehicle and service",
        text: "I’m calling about your {vehicle}: its next service is coming up. Here is what is planned.",
        coach: "Describe the planned service. This call is made about 1 month ahead.",
      },
      offer: { label: "Service offer", text: "For this visit, here is what we suggest: {offer}." },
      mobility: {
        label: "Mobility service",
        text: "During the service we can make getting around easier, for example with a courtesy car. What would suit you best?",
        coach: "Offer at least 2 mobility services.",
      },
      season: {
        label: "Seasonal offers",
        text: "We also have seasonal offers that may interest you.",
        coach: "Name every current offer and campaign.",
      },
      prices: {
        label: "Prices",
        text: "Here is the price of each service.",
        coach: "State the prices, leaving none out.",
      },
      needs: {
        label: "What the client needs",
        text: "Have you noticed anything about your vehicle? What would you need this time?",
        coach: "Open questions: let them talk.",
      },
      ready: {
        label: "Ready to book",
        text: "Would you like me to book a time for you now?",
        answers: { yes: "Yes", no: "Not now" },
      },
      channel: {
        label: "Next reminder",
        text: "How would you like us to remind you?",
        coach: "By phone, unless they ask for another way.",
      },
      appointment: { label: "Appointment", text: "What day and time would work for you?" },
      tour: {
        label: "Vehicle tour",
        text: "When you arrive, we’ll walk around the vehicle with you. It takes 10 minutes.",
      },
      budget: {
        label: "Budget",
        text: "Here is the full estimate, with every cost included.",
        coach: "A clear, complete budget.",
      },
      confirm: {
        label: "Confirmation",
        text: "Send the confirmation with the summary of services, in the way the client prefers.",
        coach: "Within 30 minutes of the call.",
      },
      thanks: { label: "Thanks", text: "Thank you, {address} {client}, and have a great day." },
      remind: {
        label: "Reminder",
        text: "Plan another reminder in 1 week, by phone.",
        coach: "Another way only if the client asked for it.",
      },
    },
  },
  "script.aftersales-inbound": {
    title: "After-sales, incoming call",
    steps: {
      welcome: {
        label: "Welcome",
        text: "{brand} {city}, {firstName} speaking. Hello, how may I help you?",
        coach:
          "Answer every call, within {rings} rings. The brand, the city, your first name, a word of welcome.",
      },
      details: {
        label: "Client and vehicle",
        text: "May I confirm your details, {address} {client}? And this is about your {vehicle}?",
        coach: "From here on, use the client’s name, in a friendly tone.",
      },
      situation: {
        label: "Situation and concerns",
        text: "Tell me, what is happening with your vehicle? Is anything else worrying you?",
        answers: { service: "Service or repair", accident: "Accident", breakdown: "Breakdown" },
      },
      proposals: {
        label: "Appointment",
        text: "I can offer you two times. Which one suits you?",
        coach:
          "Two dates within 2 weeks, one of them within 3 days, with a mobility solution. Urgent: within 3 working days.",
      },
      offers: {
        label: "Service offers",
        text: "While the vehicle is here, this is what we can do for you.",
        coach: "Explain the service offers.",
      },
      mobility: {
        label: "Mobility service",
        text: "How would you like to get around in the meantime?",
        coach: "Give a choice of at least 2 mobility services.",
      },
      prices: { label: "Prices", text: "Here are the prices in detail.", coach: "Explain each price." },
      tour: {
        label: "Vehicle tour",
        text: "Would you like to walk around the vehicle with us when you arrive? It takes 10 minutes.",
      },
      estimate: {
        label: "Cost and time",
        text: "All told, here is what it will cost and how long it will take.",
        coach: "Give both the cost and the time.",
      },
      thanks: { label: "Thanks", text: "Thank you for calling, {address} {client}. See you soon." },
      confirm: {
        label: "Confirmation",
        text: "Send the confirmation with the summary of services, by text or e-mail, whichever the client prefers.",
        coach: "Within 30 minutes of the call.",
      },
    },
  },
  "script.aftersales-accident": {
    title: "After-sales, accident",
    steps: {
      reassure: {
        label: "Client reassured",
        text: "You did the right thing by calling. I’m staying with you, and I’m going to help.",
        coach: "Reassure first. Use the client’s name throughout, in a friendly tone.",
      },
      where: { label: "Place", text: "Where are you right now?" },
      hurt: {
        label: "Anyone hurt",
        text: "Is anyone hurt?",
        answers: { no: "No", yes: "Yes, or maybe" },
      },
      help: {
        label: "Emergency services",
        text: "Get emergency services (911) on the way before anything else.",
        coach: "Stay on the line.",
      },
      tow: {
        label: "Tow needed",
        text: "Can your vehicle be driven, or does it need to be picked up?",
        answers: { yes: "It needs a tow", no: "It can be driven" },
      },
      "send-tow": {
        label: "Tow truck",
        text: "Order the tow truck to pick up the vehicle.",
        coach: "Tell the client when it will be there.",
      },
      "courtesy-car": {
        label: "Courtesy car",
        text: "Do you need a courtesy car?",
        answers: { yes: "Yes", no: "No" },
      },
      insurer: { label: "Insurer", text: "Call the insurance company, where it applies." },
      hospital: { label: "Hospital", text: "Call the hospital, if need be." },
      "next-steps": {
        label: "Next steps",
        text: "Here is what happens now.",
        coach: "Go through the next steps one by one.",
      },
      documents: {
        label: "Documents",
        text: "And here are the documents that you will need to fill in.",
        coach: "None? Say so too.",
      },
      goodbye: {
        label: "Goodbye",
        text: "We’ll take care of the rest, {address} {client}. Call me if you need anything.",
      },
    },
  },
  "script.aftersales-breakdown": {
    title: "After-sales, breakdown",
    steps: {
      reassure: {
        label: "Client reassured",
        text: "You did the right thing by calling. Let’s look at this together.",
        coach: "Reassure first. Use the client’s name throughout, in a friendly tone.",
      },
      where: { label: "Place", text: "Where are you right now?" },
      tow: {
        label: "Tow needed",
        text: "Does your vehicle need to be picked up?",
        coach: "If it does, order the tow truck; under warranty, that is the brand’s assistance.",
        answers: { yes: "It needs a tow", no: "It can be driven" },
      },
      warranty: {
        label: "Manufacturer’s warranty",
        text: "Is your {vehicle} still under the manufacturer’s warranty?",
        answers: { yes: "Yes", no: "No", unknown: "Not known" },
      },
      assistance: {
        label: "Brand assistance",
        text: "Call {brand} roadside assistance in, and find out the extent of the damage.",
      },
      "courtesy-car": {
        label: "Courtesy car",
        text: "Do you need a courtesy car?",
        answers: { yes: "Yes", no: "No" },
      },
      diagnosis: {
        label: "Diagnosis to prepare",
        text: "What did you see, hear or feel before it broke down?",
        coach: "Prepare the diagnosis appointment.",
      },
      specialist: {
        label: "Technical specialist",
        text: "Is a technical specialist needed?",
        answers: { yes: "Yes", no: "No" },
      },
      appointment: {
        label: "Appointment",
        text: "I’d like to offer you an appointment. Does this time work for you?",
        coach: "Within 24 hours, otherwise within 3 working days.",
      },
      solve: {
        label: "Solved during the call",
        text: "What else can I sort out for you right now?",
        coach: "Solve whatever can be solved.",
      },
      thanks: { label: "Thanks", text: "Thank you, {address} {client}. We’re looking after you." },
    },
  },
  "script.aftersales-email": {
    title: "Service reminder e-mail",
    steps: {
      body: {
        label: "Message",
        text: "Hello {address} {client},\n\nThe next service of your {vehicle} is coming up. Here is what is planned: [to complete: vehicle and planned service].\n\nOur service offer: {offer}.\nTo get around in the meantime, the choice is yours: [to complete: mobility service] or [to complete: other mobility service].\nSeasonal offers: [to complete: offers and campaigns].\nPrices: [to complete: price of each service].\n\nHave you noticed anything about your vehicle? What would you need this time?\n\nBook online: {bookingLink}\nOr reach us: {contact}\n\nThank you,\n{agent}\n{brand} {city}",
        coach:
          "The e-mail says what the call says, about 1 month before the service: at least 2 mobility services, one contact, the booking link.",
      },
    },
  },
}
