import type { fr } from "../fr/rules"
import type { RuleWords } from "../rules"
import { en as stages } from "./stages"

const date = "Closing date not known: check the old file."

/** The words of the follow-ups' rules, in English. */
export const followups: Readonly<Record<Extract<keyof typeof fr, `followups.${string}`>, RuleWords>> = {
  "followups.daily": {
    title: "Today’s follow-ups",
    do: "Contact the client today.",
    why: "Each open file is contacted every day, calls and texts.",
    problems: {
      meter: "Day {day} of {of}, rounds today: {rounds} of {target}.",
      today: "Day {day} of {of}: no attempt today.",
      typed: "Day {counted} by the dates; the note says J{typed}.",
      complete: "{days} days without contact, rounds today: {rounds}.",
      incomplete: "Show all the notes to count the days.",
    },
  },
  "followups.lost-allowed": {
    title: "Closing as “Perdu BDC”",
    do: "Wait before closing the file.",
    why: "For want of contact, a file closes once all its days are done.",
    problems: {
      early: "Day {day} of {of}: {left} more to follow up.",
      complete: "Allowed: {days} days, {rounds} rounds, channels: {channels}.",
      reached: "Allowed: client reached, and a note says why.",
      reason: "Client reached: add a note that says why.",
      mass: "Not checked in bulk: open each file.",
      doubt: "The dates of the notes are not enough: check.",
    },
  },
  "followups.invalid-allowed": {
    title: "Credsii to INVALIDE",
    do: "Wait before setting it INVALIDE.",
    why: "A Credsii without information keeps all its days of follow-up.",
    problems: {
      early: "Day {day} of {of}: {left} more to follow up.",
      complete: "Allowed: {days} days, {rounds} rounds, channels: {channels}.",
      reached: "Client reached, and a note says why.",
      reason: "Client reached: add a note that says why.",
      doubt: "The dates of the notes are not enough: check.",
    },
  },
  "followups.credsii-no-phone": {
    title: "Credsii without a phone number",
    do: "Send an e-mail, then set it INVALIDE.",
    why: "Without a number, an e-mail is the only way to answer.",
    problems: {
      send: "Send an e-mail, then set it INVALIDE.",
      invalidate: "E-mail sent: set the request INVALIDE.",
      unseen: "E-mail already sent? Show all the notes.",
    },
  },
  "followups.reapply": {
    title: "A client who applies again",
    do: "Take the old file back; this one becomes INVALIDE.",
    why: "A file closed not long ago is taken back, not opened a second time.",
    problems: {
      one: "Take back the file closed {days} d ago; INVALIDE here.",
      several: "Of {count} files, take back the last closed; INVALIDE here.",
      date,
    },
  },
  "followups.reapply-fni": {
    title: "Old file “Perdu F&I”",
    do: "Ask a deputy director before reopening.",
    why: "A sale lost by the F&I is not reopened without the deputy director.",
    problems: {
      one: "Closed {days} d ago: ask a deputy director.",
      several: "The last of {count} files: ask a deputy director.",
      reopening: "Ask a deputy director before reopening.",
      date,
    },
  },
  "followups.reapply-approvers": {
    title: "Old file with the approvers",
    do: "Ask a deputy director before acting.",
    why: "A file “Perdu” with the approvers is discussed first.",
    problems: {
      one: "Closed {days} d ago: ask a deputy director.",
      several: "The last of {count} files: ask a deputy director.",
      reopening: "Ask a deputy director before acting.",
      date,
    },
  },
  "followups.never-reached": {
    title: "Client never reached (credit)",
    do: "Take the last request back; this one becomes INVALIDE.",
    why: "Lost for want of contact, a recent request is taken back.",
    problems: {
      one: "Take back the request of {age} d ago; INVALIDE here.",
      several: "Of {count}, take back the last request; INVALIDE here.",
      date,
    },
  },
  "followups.expiry": {
    title: "Expiry",
    do: "Create a new opportunity.",
    why: "An opportunity that does not move ends up expiring.",
    problems: {
      expired: "Expired {days} d ago: create a new opportunity.",
      left: "Expires in {days} d.",
    },
  },
  "followups.expiry-vs-90": {
    title: "Expired, yet closed not long ago",
    do: "Ask a deputy director which one to keep.",
    why: "Its age asks for a new file, its recent closing for the old one.",
    problems: {
      one: "Two rules disagree: ask a deputy director.",
      several: "Two rules disagree: ask a deputy director.",
      own: "Two rules disagree: ask a deputy director.",
      date: "Closing date not certain: check it.",
    },
  },
  "followups.long-term": {
    title: "Long-term follow-up",
    do: "Set the follow-up date.",
    why: "A later purchase is followed up on its date.",
    problems: {
      date: "Set the follow-up date.",
      soon: "The follow-up is within {weeks} weeks: keep the stage.",
    },
  },
  "followups.stage-meaning": {
    title: "What the stage means",
    do: "Check the stage.",
    why: "The same stage means the same thing to the whole team.",
    problems: stages,
  },
  "followups.stage-fits": {
    title: "Stage and notes",
    do: "Make the stage and the notes agree.",
    why: "The stage says where the client stands; the notes show it.",
    problems: {
      fit: "By the notes: “{stage}”.",
      incomplete: "Show all the notes to compare.",
    },
  },
  "followups.queue": {
    title: "Work order",
    do: "Follow the order: Platine, Or, Argent, Bronze.",
    why: "Files are taken in order, then from the oldest.",
    problems: { rank: "{priority}: rank {rank} of 4." },
  },
  "followups.open-elsewhere": {
    title: "File open elsewhere",
    do: "See the other file before handling this one.",
    why: "A client already followed elsewhere is not handled twice.",
    problems: {
      open: "Other open files of this client: {count}.",
      owned: "Also open with {owner}, at “{stage}”.",
    },
  },
}
