import type { Composition } from "../src/messages"
import { followUpState, typedOtherwise, type FollowUpEntry } from "../src/process/followups"
import { writeNote, type Channel } from "../src/process/notes/note"
import type { OpportunityFacts } from "../src/rules/facts"
import { say, type Words } from "../src/words"

/** Where the file stands, from the notes read; `sure` only when all of them are. */
function stateOf({ notes, notesComplete }: OpportunityFacts, now: Date) {
  const read = notes.state === "known" ? notes.value : []
  const history = read.flatMap(({ reading, author, at, ofThisRecord }): FollowUpEntry[] =>
    ofThisRecord && at.state === "known" && reading?.followUp
      ? [{ note: reading.followUp, author, at: at.value.at }]
      : [],
  )
  const allRead = read.every(({ reading }) => reading !== null)
  return {
    ...followUpState(history, now),
    sure: notes.state === "known" && notesComplete && allRead,
    otherwise: typedOtherwise(history, now).at(-1),
  }
}

const whole = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : null)

/** What is in doubt about the day: notes not all read, else a J, typed here or in the last note so, that the dates do not count. */
function remarkOn(
  state: ReturnType<typeof stateOf>,
  day: string,
  words: Words["overlay"]["note"],
): string | null {
  if (!state.sure) return words.unsure
  if (whole(day) !== state.day) return say(words.counted, { n: state.day })
  const { otherwise } = state
  return otherwise ? say(words.otherwise, { typed: otherwise.typed, n: otherwise.counted }) : null
}

const others = ["text", "email", "voicemail"] as const satisfies Channel[]

/** The follow-up note of what was done; J and R come from the history. A call ends one way: the last one chosen. */
export function composeNote(
  opportunity: OpportunityFacts,
  answers: Readonly<Record<string, string>>,
  words: Words["overlay"]["note"],
  now: Date,
): Composition {
  const state = stateOf(opportunity, now)
  const done = (answers["what"] ?? "noAnswer").split(" ")
  const call = done.findLast((one) => one === "noAnswer" || one === "reached")
  const rest = others.filter((channel) => done.includes(channel))
  const day = answers["day"] ?? String(state.day)
  const round = answers["round"] ?? String(state.roundsToday + 1)
  const mayClose = state.mayClose && state.sure && call !== "reached"
  const closing = mayClose && answers["closing"] === "yes"
  const channels: Channel[] = call === undefined ? rest : ["call", ...rest]
  const outcome = call === undefined ? "unstated" : call === "reached" ? "reached" : "no-answer"
  return {
    fields: [
      {
        name: "what",
        label: words.what,
        kind: "many",
        value: [call ?? "", ...rest].join(" ").trim(),
        choices: (["noAnswer", "reached", ...others] as const).map((value) => ({
          value,
          label: words[value],
        })),
      },
      { name: "day", label: words.day, kind: "number", value: day, half: true },
      { name: "round", label: words.round, kind: "number", value: round, half: true },
      ...(mayClose
        ? [
            {
              name: "closing",
              label: `${words.closing} · ${say(words.days, { n: state.consecutiveDays })}`,
              kind: "tick" as const,
              value: closing ? "yes" : "",
            },
          ]
        : []),
    ],
    text:
      channels.length > 0
        ? writeNote({ outcome, day: whole(day), round: whole(round), channels, closing })
        : null,
    remark: remarkOn(state, day, words),
  }
}
