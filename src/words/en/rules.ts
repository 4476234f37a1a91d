import type { RuleId, RuleWords } from "../rules"
import { aftersales } from "./aftersales"
import { followups } from "./followups"
import { law } from "./law"
import { renewal } from "./renewal"

/** Every rule's words in English. */
export const en: Readonly<Record<RuleId, RuleWords>> = {
  "bdc.opp.module": {
    title: "Where it is created",
    do: "Create the record in “Opportunités”.",
    why: "Created elsewhere, it escapes the BDC’s views and follow-ups.",
  },
  "bdc.opp.owner": {
    title: "Opportunity owner",
    do: "Put your name as the owner.",
    why: "The record belongs to the person who creates it.",
    problems: { other: "The owner is {owner}: put your name." },
  },
  "bdc.opp.status-new": {
    title: "Stage on creation",
    do: "Choose “En traitement”.",
    why: "A new record has not been contacted yet.",
  },
  "bdc.opp.contact-linked": {
    title: "Client record",
    do: "Link the client record (phone or e-mail).",
    why: "Without it, confirmations and follow-ups have nowhere to go.",
  },
  "bdc.opp.type": {
    title: "Type",
    do: "Choose the type of request.",
    why: "The type tells how the client came to us.",
    problems: { other: "Choose: {allowed}." },
  },
  "bdc.opp.red-line": {
    title: "Mandatory fields",
    do: "Fill in the fields with the red line.",
    why: "The CRM needs these fields to save.",
    problems: { list: "To fill in: {fields}." },
  },
  "bdc.opp.contact-matches-name": {
    title: "Client and opportunity",
    do: "Put the same person in both places.",
    why: "The confirmation goes to the linked client, not to the name typed.",
    problems: {
      disjoint: "The linked client is someone else.",
      different: "The name differs from the client record’s.",
    },
  },
  "bdc.opp.full-name": {
    title: "Opportunity name",
    do: "Write the first and last names.",
    why: "The specialist greets the client by their full name.",
    problems: {
      placeholder: "Replace “{part}” with the real name.",
      "one-word": "Add the first or last name that is missing.",
      company: "Check: the name looks like a company’s.",
    },
  },
  "bdc.opp.phone": {
    title: "Phone",
    do: "Add the phone number.",
    why: "The appointment is confirmed by text to a cellphone.",
    problems: { invalid: "Correct the number: it cannot be dialled here." },
  },
  "bdc.opp.email": {
    title: "E-mail",
    do: "Add the e-mail address.",
    why: "The appointment is confirmed by e-mail too.",
    problems: { invalid: "Correct the e-mail address." },
  },
  "bdc.opp.branch": {
    title: "Branch",
    do: "Choose the branch of the appointment.",
    why: "The branch decides which team expects the client.",
    problems: { list: "Choose: {allowed}.", meeting: "The appointment is at {branch}: make both agree." },
  },
  "bdc.opp.language": {
    title: "Language",
    do: "Choose the client’s language.",
    why: "The confirmation goes out in the client’s language.",
  },
  "bdc.opp.spex": {
    title: "Client experience specialist",
    do: "Choose the specialist.",
    why: "They greet the client, and the CRM tells them.",
    problems: {
      next: "{next} is next (as seen from here only).",
      choose: "Choose one. {next} is next (as seen from here only).",
    },
  },
  "bdc.opp.dv": {
    title: "Sales director",
    do: "Choose the sales director (DV).",
    why: "The director on shift is told of the appointment.",
    problems: { "off-shift": "{name} is not on shift then: {others}." },
  },
  "bdc.opp.not-expired": {
    title: "Expired opportunity",
    do: "Create a new opportunity.",
    why: "An expired opportunity takes no more appointments.",
  },
  "bdc.opp.vehicle": {
    title: "Vehicle wanted",
    do: "Add the make, model and year.",
    why: "The specialist gets the vehicle ready beforehand.",
    problems: { list: "Add: {terms}." },
  },
  "bdc.opp.stock-or-notes": {
    title: "Stock or criteria",
    do: "Add the stock number or what they look for.",
    why: "Someone must know what to show: one vehicle, or a choice.",
  },
  "bdc.opp.trade-in": {
    title: "Trade-in",
    do: "Complete the trade-in vehicle.",
    why: "The appraisal needs make, model, year and odometer.",
    problems: { list: "Trade-in, add: {terms}." },
  },
  "bdc.opp.follow-up-date": {
    title: "Follow-up date",
    do: "Set the follow-up on the day after.",
    why: "The follow-up is the day after the appointment, and moves with it.",
    problems: { day: "Set the follow-up on {day}." },
  },
  "bdc.opp.stage-booked": {
    title: "Stage once booked",
    do: "Set the stage to “Rendez-vous cédulé”.",
    why: "A meeting is planned for this opportunity.",
  },
  "bdc.opp.appointment-note": {
    title: "Appointment note",
    do: "Add the appointment note to the notes.",
    why: "The specialist prepares with this note.",
    problems: { removed: "Complete the note: {terms}.", unrecognised: "Check in the note: {terms}." },
  },
  "bdc.opp.deposit-receipt": {
    title: "Deposit receipt",
    do: "Attach the deposit receipt.",
    why: "The receipt proves the deposit to the branch.",
    problems: { unsure: "Check that the receipt is among the files." },
  },
  "bdc.call.from-opportunity": {
    title: "Call or task from the opportunity",
    do: "Create it from the opportunity.",
    why: "From the contact, the follow-up is not tied to the opportunity.",
    problems: {
      call: "Schedule it from the opportunity’s open activities.",
      task: "Create it from the opportunity’s open activities.",
    },
  },
  "bdc.note.right-place": {
    title: "Note in its place",
    do: "Carry this text over to the notes.",
    why: "What is typed after a call does not show in the opportunity.",
  },
  "bdc.deposit.two-clients": {
    title: "Two clients, one vehicle",
    do: "Leave the client on site a reasonable delay.",
    why: "A BDC deposit and a client on site may want the same stock.",
    problems: { reminder: "Delay and outcome: to be completed by your team." },
  },
  "bdc.meeting.from-opportunity": {
    title: "Meeting made from the opportunity",
    do: "Create it from the opportunity, “+ Réunion”.",
    why: "Created elsewhere, it is not tied to the client’s file.",
  },
  "bdc.meeting.opportunity-ready": {
    title: "Opportunity ready",
    do: "Complete the opportunity before the meeting.",
    why: "The CRM tells the team what the opportunity holds.",
    problems: { list: "Points to complete in the opportunity: {count}." },
  },
  "bdc.meeting.subject": {
    title: "Subject",
    do: "Write the subject of the meeting.",
    why: "The subject tells the team at a glance who comes, and for what.",
    problems: {
      expected: "Write {expected}",
      situation: "The situation is wrong: {expected}",
      name: "The first name is wrong: {expected}",
      stock: "The stock is wrong: {expected}",
      form: "Adjust the writing: {expected}",
    },
  },
  "bdc.meeting.location-empty": {
    title: "Location",
    do: "Clear the location.",
    why: "The branch already tells where it takes place.",
  },
  "bdc.meeting.datetime": {
    title: "Start and end",
    do: "Enter the start and the end.",
    why: "It is the time that the client and the team receive.",
    problems: {
      order: "Put the end after the start.",
      past: "Choose a start to come.",
      closed: "Choose a time within opening hours.",
    },
  },
  "bdc.meeting.relances-untouched": {
    title: "Relances leads",
    do: "Leave “Relances leads” as it was.",
    why: "That field serves the automatic follow-ups.",
  },
  "bdc.meeting.priority": {
    title: "Priority",
    do: "Choose the priority.",
    why: "Platine: deposit. Or: one stock. Argent: several, or inventory.",
    problems: { expected: "Choose {expected}.", other: "Choose Platine, Or or Argent as the case may be." },
  },
  "bdc.meeting.category": {
    title: "Meeting category",
    do: "Choose “Rendez-vous”.",
    why: "Only this category counts as an appointment.",
  },
  "bdc.meeting.type": {
    title: "Appointment type",
    do: "Choose the type of appointment.",
    why: "The team prepares the welcome, or the device, by the type.",
    problems: { device: "Virtual appointment: say iPhone or Android." },
  },
  "bdc.meeting.branch": {
    title: "Branch of the meeting",
    do: "Choose the branch.",
    why: "The meeting and the opportunity go to the same branch.",
    problems: { differs: "The opportunity says {branch}: make both agree." },
  },
  "bdc.meeting.language": {
    title: "Language of the meeting",
    do: "Choose the language.",
    why: "The confirmation goes out in the client’s language.",
    problems: { differs: "The opportunity says {language}: make both agree." },
  },
  "bdc.meeting.deposit": {
    title: "Deposit",
    do: "Leave it empty, or choose how it was paid.",
    why: "It tells where to find the money.",
    problems: { list: "Empty, or: {allowed}." },
  },
  "bdc.meeting.docusign": {
    title: "DocuSign",
    do: "Leave it empty, or choose its state.",
    why: "The team knows whether the document is sent or signed.",
    problems: { list: "Empty, or: {allowed}." },
  },
  "bdc.meeting.transfer": {
    title: "Transfer",
    do: "Choose Oui or Non.",
    why: "A transfer means that the vehicle must be moved.",
    problems: { request: "Ask for the transfer from the e-mail the BDC receives." },
  },
  "bdc.meeting.status": {
    title: "Status",
    do: "Choose “Rendez-vous planifié”.",
    why: "A new meeting is a planned appointment.",
  },
  "bdc.meeting.description": {
    title: "Description",
    do: "Add a description if it helps.",
    why: "The description is optional.",
  },
  "bdc.meeting.participants": {
    title: "Participants",
    do: "Add the participants.",
    why: "Participants receive the invitation and the confirmation.",
    problems: { list: "Add: {names}.", branch: "That is another branch; add: {names}." },
  },
  "bdc.meeting.agrees": {
    title: "One story everywhere",
    do: "Make subject, fields and note agree.",
    why: "The meeting’s fields decide; the rest must say the same.",
    problems: {
      subject: "The subject disagrees with the fields: {terms}.",
      note: "The note disagrees with the fields: {terms}.",
    },
  },
  "bdc.meeting.confirmation": {
    title: "Confirmation",
    do: "Nothing to send by hand.",
    why: "Once saved, the CRM tells the sales director and the specialist.",
    problems: {
      after: "The CRM tells the DV and the specialist: nothing to send.",
      teams: "Financing and trade-in: leave them to their teams.",
    },
  },
  "bdc.meeting.moved": {
    title: "Appointment moved",
    do: "Move the meeting that already exists.",
    why: "A moved appointment keeps its meeting and the agent who booked it.",
  },
  "callbacks.mine": {
    title: "The file is mine",
    do: "Keep the client.",
    why: "The file is in your name.",
  },
  "callbacks.owner-on-shift": {
    title: "Owner on shift",
    do: "Transfer to the owner of the file.",
    why: "A client goes back to their agent when that agent is on shift.",
  },
  "callbacks.owner-busy": {
    title: "Owner busy",
    do: "Book it and credit the owner.",
    why: "The owner is on a call or a break: tag the deputy director.",
  },
  "callbacks.note-author": {
    title: "Author of the last follow-up",
    do: "Transfer to the author of the last follow-up.",
    why: "That follow-up is recent and its author is on shift.",
  },
  "callbacks.author-unavailable": {
    title: "Author not available",
    do: "Book it in your own name.",
    why: "The last follow-up’s author is away: never promise a call back.",
  },
  "callbacks.open-to-all": {
    title: "Open to all",
    do: "Book the appointment or complete the file.",
    why: "No recent follow-up keeps this client.",
  },
  "callbacks.untreated": {
    title: "Opportunity not handled",
    do: "Keep the client and put your name.",
    why: "Nobody has handled it yet.",
  },
  "callbacks.no-show": {
    title: "No-show who calls back",
    do: "Transfer to the first agent if on shift.",
    why: "The no-show is recent and was followed up.",
  },
  "callbacks.lost-returns": {
    title: "Lost client returns",
    do: "Keep the client.",
    why: "The file was “Perdu BDC”: it goes to the new agent.",
  },
  "callbacks.chat-first": {
    title: "Chat and opportunity",
    do: "Follow the earlier of the two.",
    why: "The earlier decides; with the owner away, the name stays.",
  },
  "callbacks.email-lead": {
    title: "E-mail lead found twice",
    do: "Set the e-mail lead INVALIDE, with the remark.",
    why: "The phone-up already booked prevails over the e-mail lead.",
  },
  "callbacks.ask-email": {
    title: "E-mail with the deposit",
    do: "Ask for the client’s e-mail.",
    why: "The e-mail reveals a lead already received.",
  },
  "callbacks.shift-soon": {
    title: "The agent’s shift is near",
    do: "Do not call: their agent starts soon.",
    why: "The client is their agent’s, whose shift is about to start.",
    problems: { soon: "Do not call: {name} starts at {time}." },
  },
  "callbacks.absent-cover": {
    title: "Covering an absence",
    do: "Follow up and leave a clear note.",
    why: "Anyone may follow up the clients of someone who is away.",
    problems: { cover: "{name} is away: follow up and leave a clear note." },
  },
  ...followups,
  ...renewal,
  ...aftersales,
  ...law,
}
