import { callRule, type CallRule } from "../rule"

export const noteAuthor = callRule({
  id: "callbacks.note-author",
  level: "warn",
  params: {
    hours: { kind: "number", default: 3, min: 0, max: 72, unit: "h" },
    skew: { kind: "number", default: 2, min: 0, max: 60, unit: "minutes" },
  },
})
export const noShow = callRule({
  id: "callbacks.no-show",
  level: "observe",
  params: { hours: { kind: "number", default: 72, min: 1, max: 720, unit: "h" } },
})

/** The cases of the verdict card, in the order in which they are tried. */
export const callbackRules: readonly CallRule[] = [
  callRule({ id: "callbacks.mine", level: "hint" }),
  callRule({ id: "callbacks.owner-on-shift", level: "warn" }),
  callRule({ id: "callbacks.owner-busy", level: "observe" }),
  noteAuthor,
  callRule({ id: "callbacks.author-unavailable", level: "warn" }),
  callRule({ id: "callbacks.open-to-all", level: "warn" }),
  callRule({ id: "callbacks.untreated", level: "observe" }),
  noShow,
  callRule({ id: "callbacks.lost-returns", level: "observe" }),
  callRule({ id: "callbacks.chat-first", level: "observe" }),
  callRule({ id: "callbacks.email-lead", level: "observe" }),
]
