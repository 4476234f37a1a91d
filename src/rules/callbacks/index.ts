import { callRule, type CallRule } from "../rule"

export const noteAuthor = callRule({
  id: "callbacks.note-author",
  level: "warn",
  source: "S3",
  params: {
    hours: { kind: "number", default: 3, min: 0, max: 72, unit: "h" },
    skew: { kind: "number", default: 2, min: 0, max: 60, unit: "minutes" },
  },
})
export const noShow = callRule({
  id: "callbacks.no-show",
  level: "observe",
  source: "K",
  params: { hours: { kind: "number", default: 72, min: 1, max: 720, unit: "h" } },
})

/** The cases of the verdict card, in the order in which they are tried, then what goes with a call. */
export const callbackRules: readonly CallRule[] = [
  callRule({ id: "callbacks.mine", level: "hint", source: "S3" }),
  callRule({ id: "callbacks.owner-on-shift", level: "warn", source: "S3" }),
  callRule({ id: "callbacks.owner-busy", level: "observe", source: "K" }),
  noteAuthor,
  callRule({ id: "callbacks.author-unavailable", level: "warn", source: "S3" }),
  callRule({ id: "callbacks.open-to-all", level: "warn", source: "S3" }),
  callRule({ id: "callbacks.untreated", level: "observe", source: "K" }),
  noShow,
  callRule({ id: "callbacks.lost-returns", level: "observe", source: "K" }),
  callRule({ id: "callbacks.chat-first", level: "observe", source: "K" }),
  callRule({ id: "callbacks.email-lead", level: "observe", source: "K" }),
  callRule({ id: "callbacks.ask-email", level: "hint", source: "S3" }),
]
