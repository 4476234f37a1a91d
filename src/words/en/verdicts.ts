import type { VerdictWords } from "../verdicts"

/** The verdict card, in English. */
export const en = {
  verdicts: {
    transfer: "Transfer to {name}",
    "book-own": "Book in your own name",
    "book-credit": "Book it, credited to {name}",
    open: "Take the call",
    mine: "Keep the call",
    ask: "Check before you answer",
  },
  because: {
    "me-unnamed": "You have not said who you are yet.",
    "owner-not-read": "The file’s owner could not be read.",
    "owner-none": "The file has no owner.",
    "owner-me": "The file is yours.",
    "owner-on-shift": "The file’s owner is on shift.",
    "owner-busy": "The file’s owner is on a call or on break.",
    "owner-off": "The file’s owner is away.",
    "owner-unknown": "Nothing says whether the owner is on shift.",
    "note-not-read": "Not all follow-up notes could be read.",
    "note-none": "The file has no follow-up note.",
    "note-date-unreadable": "The time of the last note could not be read.",
    "note-future": "The last note is dated in the future.",
    "note-in-window": "The last note is {hours}\u00a0h old or less.",
    "note-past": "The last note is more than {hours}\u00a0h old.",
    "author-not-read": "The author of the last note could not be read.",
    "author-me": "The last note is yours.",
    "author-on-shift": "The note’s author is on shift.",
    "author-busy": "The note’s author is on a call or on break.",
    "author-off": "The note’s author is away.",
    "author-unknown": "Nothing says whether the note’s author is on shift.",
    "never-handled": "Nobody has handled the file yet.",
    "no-show-not-read": "Nothing says whether an appointment was missed.",
    "no-show-followed": "The client missed the appointment and was followed up since.",
    "no-show-not-followed": "The client missed the appointment, with no follow-up since.",
    "was-lost": "The file was “Perdu BDC”.",
  },
  doubts: {
    minute: "The note’s time is known only to the minute.",
    day: "Only the day of the note is known.",
    zone: "The note’s time zone is not known.",
    modified: "Only the time of the note’s last edit is shown.",
    author: "Only the name of the note’s last editor is shown.",
  },
  rules: {
    "callbacks.mine": "Everyone keeps the calls of their own files.",
    "callbacks.owner-on-shift": "The file’s agent takes the call when on shift.",
    "callbacks.owner-busy": "Agent busy: book it and tag the deputy director so that the agent is credited.",
    "callbacks.note-author": "Within {hours}\u00a0h of a follow-up, the call goes to the note’s author.",
    "callbacks.author-unavailable":
      "The author is unavailable: book or complete in your own name, and promise no call back.",
    "callbacks.open-to-all":
      "After {hours}\u00a0h without a follow-up, anyone may book the appointment or complete it in Dealertrack.",
    "callbacks.untreated":
      "Never handled: whoever takes the call keeps the client and puts the file in their name.",
    "callbacks.no-show":
      "After a missed appointment, the first agent keeps the client for {noShowHours}\u00a0h from the follow-up.",
    "callbacks.lost-returns": "A “Perdu BDC” client who returns goes to the new agent.",
  },
} as const satisfies VerdictWords
