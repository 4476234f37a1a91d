/** The rules of after-sales reception and of orphan clients. */
export const aftersales = {
  "aftersales.bacs": {
    title: "Clients to contact",
    do: "Take the list of the day, and each client’s channel.",
    why: "Maintenance, offers, hybrid check, vehicle tour, missed anniversary.",
  },
  "aftersales.reminder": {
    title: "Service reminder",
    do: "Reach the client before the planned service.",
    why: "One month before; no answer, one week later, by phone.",
    problems: {
      service: "Service planned on {day}: reach the client.",
      again: "Reach the client again, by {day}.",
      planned: "Second reminder planned on {day}.",
      late: "Second reminder {span} late: call the client.",
      reached: "Client reached.",
    },
  },
  "aftersales.email-content": {
    title: "What the e-mail says",
    do: "Complete the e-mail.",
    why: "It says what the call says, with one contact and the booking link.",
  },
  "aftersales.connected": {
    title: "Connected car",
    do: "Check the online booking in the workshop planning.",
    why: "The brand’s app tells the client; their requests must follow.",
  },
  "aftersales.answer": {
    title: "Answering the call",
    do: "Answer within 5 rings.",
    why: "Every call finds someone.",
  },
  "aftersales.two-proposals": {
    title: "Two proposals",
    do: "Propose two dates, with a mobility solution.",
    why: "Two dates within two weeks, one within three days.",
    problems: {
      "one-missing": "Propose a second date, {last} at the latest.",
      unreadable: "A date cannot be read.",
      past: "Past already: {terms}.",
      "same-day": "Propose two different days.",
      closed: "The department is closed then: {terms}.",
      "too-far": "Too far: {terms}. {last} at the latest.",
      "none-soon": "Propose one of the two by {last}.",
      "none-urgent": "Urgent: propose a date by {last}.",
      "no-mobility": "Propose a mobility solution.",
      "closed-hour": "The department is closed at that hour: {terms}.",
    },
  },
  "aftersales.tour": {
    title: "Vehicle tour",
    do: "Say that the tour of the vehicle takes 10 minutes.",
    why: "The client plans their arrival.",
  },
  "aftersales.estimate": {
    title: "Estimate",
    do: "Give all the costs and the time.",
    why: "No surprise when the vehicle comes back.",
  },
  "aftersales.confirm": {
    title: "Confirmation",
    do: "Send the confirmation and the summary of services.",
    why: "Within 30 minutes of the call, by the client’s channel.",
    problems: {
      start: "Once the call ends: {minutes} min to confirm.",
      due: "Before {time}: {span} left.",
      by: "Before {time} ({channel}): {span} left.",
      late: "{span} late: send it now.",
      done: "Confirmation sent.",
    },
  },
  "aftersales.reply": {
    title: "Answer to the e-mail",
    do: "Answer the client.",
    why: "An e-mail request is answered within two working hours.",
    problems: {
      due: "Before {when}: {span} left.",
      late: "{span} late: answer now.",
    },
  },
  "aftersales.diagnosis": {
    title: "Diagnosis appointment",
    do: "Give a diagnosis appointment.",
    why: "Within 24 hours of the breakdown, else three working days.",
    problems: {
      start: "Report the breakdown: {hours} h to give an appointment.",
      due: "Before {when}: {span} left.",
      last: "At the latest {when}: {span} left.",
      late: "{span} late: give an appointment.",
      done: "Diagnosis appointment given.",
    },
  },
  "aftersales.roadside-daily": {
    title: "Roadside assistance",
    do: "Ask roadside assistance about accidents.",
    why: "Every day, to help before the client calls.",
  },
  "aftersales.brand-desk": {
    title: "The brand’s point of contact",
    do: "Check the brand’s point of contact.",
    why: "Its numbers, hours and complaints stand apart.",
  },
  "orphans.status": {
    title: "Looked after, or orphan",
    do: "Orphan client: introduce yourself.",
    why: "A client is looked after as long as their seller keeps in touch.",
    problems: {
      kept: "Looked after: {seller} keeps in touch.",
      reached: "Reached by {seller}, who looks after them now.",
      given: "Orphan client, given to {seller}.",
      mine: "Orphan client given to you: introduce yourself.",
      left: "Orphan client: {seller} no longer works here.",
      relations: "Orphan client: no seller has written since the purchase.",
      unknown: "Looked after or orphan: nothing here says.",
    },
  },
  "orphans.daily-list": {
    title: "List of the day",
    do: "Give 5 to 10 calls a seller.",
    why: "In small bites: a long list never gets called.",
  },
  "orphans.debrief": {
    title: "Debrief of the day",
    do: "Plan the meeting the same day.",
    why: "One hour on the calls of the day.",
  },
  "orphans.note-and-owner": {
    title: "Note and owner",
    do: "Leave a note; if the client answered, put your name.",
    why: "A client reached is looked after by whoever spoke to them.",
    problems: {
      note: "Leave a note about the call.",
      owner: "Client reached: put your name as the owner.",
      both: "Client reached: leave a note and put your name.",
    },
  },
}
