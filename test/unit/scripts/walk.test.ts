import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { RunAct } from "../../../src/messages"
import { readNote } from "../../../src/process"
import { builtIn } from "../../../src/scripts"
import { handoverOf, noteOf } from "../../../src/scripts/note"
import { brokenIn, filled, piecesOf } from "../../../src/scripts/text"
import { creditTemplate, openBlank } from "../../../src/scripts/template"
import { languages, variables, type Book, type Script } from "../../../src/scripts/types"
import { viewOf } from "../../../src/scripts/view"
import { act, pausedFor, standing, start, type Run } from "../../../src/scripts/walk"
import { keyOf, stepAt } from "../../../src/scripts/way"

const at = 1_800_000_000_000
const begin = (script: string, book: Book = builtIn): Run => {
  const run = start(script, book, at)
  if (!run) throw new Error(script)
  return run
}
const doing = (run: Run, ...acts: (RunAct | string)[]): Run =>
  acts.reduce<Run>(
    (one, next) => act(one, typeof next === "string" ? { act: "answer", id: next } : next, builtIn, at),
    run,
  )
const next: RunAct = { act: "next" }
const back: RunAct = { act: "back" }
const place = (run: Run): string => (run.at ? keyOf(run.at) : "end")
const shown = (run: Run, values = {}, book: Book = builtIn) => viewOf(run, book, { id: "r", values, now: at })
const walked = Object.values(builtIn.scripts).filter(({ kind }) => kind !== "template")

/** Every way through a script to its end: each loop is gone round once. */
function everyWay(script: string): Run[] {
  const ends: Run[] = []
  const walk = (run: Run, seen: ReadonlyMap<string, number>): void => {
    const { at: here } = run
    if (!here) return void ends.push(run)
    const times = seen.get(keyOf(here)) ?? 0
    if (times > 1) return
    const now = new Map(seen).set(keyOf(here), times + 1)
    const answers = stepAt(builtIn, here)?.answers ?? []
    for (const { id } of answers) walk(doing(run, id), now)
    if (answers.length === 0) walk(doing(run, next), now)
  }
  walk(begin(script), new Map())
  return ends
}

describe.each(walked.map(({ id }) => id))("%s", (id) => {
  test("is walked along every way to an end, in both languages, back again, without a gap", () => {
    const ends = everyWay(id)
    expect(ends.length).toBeGreaterThan(0)
    for (const run of ends) {
      let undone = run
      for (let left = run.path.length; left > 0; left--) {
        undone = doing(undone, back)
        for (const language of languages) {
          const { step, progress } = shown({ ...undone, language })
          expect(step?.text.length, place(undone)).toBeGreaterThan(0)
          expect(JSON.stringify(step)).not.toMatch(/[{][a-z]\w*[}]/i)
          expect(step?.answers.every(({ label }) => label !== "")).toBe(true)
          if (builtIn.scripts[id]?.kind === "script") {
            expect(progress.done).toBe(undone.path.length)
            // The longest way left is at least the one that was gone.
            expect(progress.left).toBeGreaterThanOrEqual(left > 0 ? run.path.length - undone.path.length : 0)
          }
        }
      }
      expect(place(undone)).toBe(place(begin(id)))
      expect(undone.path).toEqual([])
      // Read among the notes of the file, it says of the call what is so: reached, no answer, or nothing; never a closing.
      const read = readNote(noteOf(run, builtIn))
      const greeted = run.answers[`${id}/greet`] ?? ""
      const wanted = { client: "reached", voicemail: "no-answer", none: "no-answer" }[greeted] ?? undefined
      expect(read?.outcome, noteOf(run, builtIn)).toBe(wanted)
      expect(read?.closing ?? false, noteOf(run, builtIn)).toBe(false)
    }
  })
})

describe("a renewal call", () => {
  const regular = begin("script.renewal-regular")
  const owned = doing(regular, "client", next, "yes")

  test.each<[string, Run, string]>([
    ["still owned: praise", owned, "script.renewal-regular/praise"],
    ["hesitant: needs, elsewhere", doing(owned, next, "hesitant"), "script.needs-analysis/use"],
    [
      "needs done: back here",
      doing(owned, next, "hesitant", next, next, next, next),
      "script.renewal-regular/outcome",
    ],
    ["not there: when to call back", doing(regular, "later"), "script.renewal-regular/callback"],
    ["voice mail, then the file", doing(regular, "voicemail", next, next), "script.renewal-regular/wrap-up"],
    ["an answer it has not", doing(regular, "maybe"), "script.renewal-regular/greet"],
    ["next where an answer is owed", doing(regular, next), "script.renewal-regular/greet"],
    ["next follows what was answered before", doing(owned, back, next), "script.renewal-regular/praise"],
    ["go", doing(regular, { act: "go", step: "wrap-up" }), "script.renewal-regular/wrap-up"],
    ["go nowhere", doing(regular, { act: "go", step: "nowhere" }), "script.renewal-regular/greet"],
    ["end, and back from it", doing(owned, { act: "end" }, back), "script.renewal-regular/praise"],
    ["back before the beginning", doing(regular, back), "script.renewal-regular/greet"],
    ["restart", doing(owned, { act: "restart" }), "script.renewal-regular/greet"],
  ])("%s", (_name, run, wanted) => expect(place(run)).toBe(wanted))

  test("an accident told of in a call that came in goes to its script and ends there", () => {
    const run = doing(begin("script.aftersales-inbound"), next, next, "accident")
    expect(place(run)).toBe("script.aftersales-accident/reassure")
    expect(run.returns).toEqual([])
  })

  test("the note: what was answered and noted, in French, as typed; the hand-over says what is left", () => {
    const run = doing(
      { ...owned, language: "en" },
      next,
      { act: "note", text: "  Wants 3 rows, « quelque chose » de fiable\nRappelle jeudi " },
      "hesitant",
      { act: "note", text: "Camping" },
    )
    expect(noteOf(run, builtIn)).toBe(
      [
        "Renouvellement, crédit régulier",
        "Appel\u00a0: Client joint",
        "Toujours propriétaire du véhicule\u00a0: Oui",
        "Offre de rachat\u00a0: Hésitant.\nWants 3 rows, « quelque chose » de fiable\nRappelle jeudi",
        "Utilisation du véhicule\u00a0: Camping",
      ].join("\n"),
    )
    const handover = handoverOf(doing(run, { act: "fill", blank: "client", value: "Tremblay" }), builtIn)
    expect(handover).toContain("Rendu à\u00a0: Utilisation du véhicule")
    expect(handover).toContain("- Ce qui plaît, ce qui manque\n- Véhicule souhaité\n- Échéance\n- Suite\n")
    expect(handover).not.toContain("Tremblay")
    expect(noteOf(regular, builtIn)).toBe("")
  })

  test("blanks: what is known, what the agent filled in over it, what is left; values are never read for blanks", () => {
    const values = { client: "Roy {agent}", address: "Mme" }
    const blanks = shown(owned, values).step
    expect(blanks?.text).toEqual([{ text: "Super. C’est un excellent véhicule." }])
    expect(
      shown(doing(regular, { act: "fill", blank: "address", value: " M. " }), values).step?.text,
    ).toEqual([
      { text: "Bonjour, est-ce que je pourrais parler à " },
      { blank: "address", label: "Mme ou M.", value: "M." },
      { text: " " },
      { blank: "client", label: "nom du client", value: "Roy {agent}" },
      { text: ", s’il vous plaît?" },
    ])
    const emptied = doing(
      regular,
      { act: "fill", blank: "client", value: "X" },
      { act: "fill", blank: "client", value: " " },
    )
    expect(emptied.fills).toEqual({})
  })

  test("a pause is counted once, the clock set back takes nothing off", () => {
    const paused = act(
      act(regular, { act: "pause" }, builtIn, at + 1_000),
      { act: "pause" },
      builtIn,
      at + 5_000,
    )
    expect(pausedFor(paused, at + 11_000)).toBe(10_000)
    expect(pausedFor(paused, at - 11_000)).toBe(0)
    const resumed = act(paused, { act: "resume" }, builtIn, at + 4_000)
    expect([resumed.pausedAt, resumed.pausedMs, pausedFor(resumed, at + 99_000)]).toEqual([
      null,
      3_000,
      3_000,
    ])
    expect(act(resumed, { act: "resume" }, builtIn, at + 9_000)).toBe(resumed)
  })

  test("a step that the lead took out while it ran gives way, and nothing typed is lost", () => {
    const guide = builtIn.scripts["guide.filters-sms"] as Script
    const [first, second, ...rest] = guide.steps
    const run = doing(begin(guide.id), { act: "note", text: "gardé" }, next)
    const steps: Script["steps"] = [first, ...rest]
    const book: Book = { ...builtIn, scripts: { ...builtIn.scripts, [guide.id]: { ...guide, steps } } }
    expect(run.at?.step).toBe(second?.id)
    expect(standing(run, book)?.step).toBe(rest[0]?.id)
    expect(shown(run, {}, book).step?.id).toBe(rest[0]?.id)
    expect(place(act(run, next, book, at))).toBe(`${guide.id}/${rest[1]?.id ?? ""}`)
    expect(noteOf(run, book)).toContain("gardé")
    expect(standing(run, { ...builtIn, scripts: {} })).toBeNull()
  })
})

test("a guide: ticks go on to the next without one, by hand or by the page, in any order", () => {
  const guide = builtIn.scripts["guide.filters-sms"] as Script
  const ids = guide.steps.map(({ id }) => id)
  const tick = (step: string, on = true): RunAct => ({ act: "tick", step, on })
  let run = doing(begin(guide.id), tick(ids[1] ?? ""))
  expect(run.at?.step).toBe(ids[0])
  run = doing(run, tick(ids[0] ?? ""))
  expect(run.at?.step).toBe(ids[2])
  expect(shown(run)).toMatchObject({ kind: "guide", progress: { done: 2, left: ids.length - 2 } })
  expect(doing(run, tick("nowhere"))).toBe(run)
  expect(shown(doing(run, tick(ids[0] ?? "", false))).progress.done).toBe(1)
  for (const id of ids.slice(2)) run = doing(run, tick(id))
  expect(run.at).toBeNull()
  expect(shown(doing(run, back)).step?.id).toBe(ids.at(-1))
})

test("a template is never walked; the request's e-mail leaves its blanks to be seen", () => {
  expect(start("template.credit-request", builtIn, at)).toBeNull()
  const body = creditTemplate(builtIn, { creditNumber: "CRE123", client: "Roy" })
  expect(body).toContain("Numéro de la demande\u00a0: CRE123\nClient\u00a0: Roy\n")
  expect(body.match(openBlank)).toEqual([
    "[à compléter\u00a0: véhicule]",
    "[à compléter\u00a0: succursale]",
    "[à compléter\u00a0: votre nom]",
  ])
  const all = Object.fromEntries(variables.map((name) => [name, name]))
  for (const language of languages) expect(creditTemplate(builtIn, all, language)).not.toMatch(openBlank)
})

test.each([
  ["{modle}", ["{modle}"]],
  ["{client} {modle} {modle}", ["{modle}"]],
  ["{ client }", ["{ client }"]],
  ["{client", ["{"]],
  ["client}", ["}"]],
  ["{}", ["{}"]],
  ["{client} {vehicle}", []],
  ["{toString}{constructor}", ["{toString}", "{constructor}"]],
])("what is broken in %j", (text, broken) => expect(brokenIn(text)).toEqual(broken))

const anyAct = fc.oneof(
  fc.constantFrom<RunAct>(next, next, next, back, { act: "end" }, { act: "pause" }, { act: "resume" }),
  fc.nat(3).map((index) => index),
  fc.string({ maxLength: 40 }).map((text): RunAct => ({ act: "note", text })),
  fc
    .constantFrom(...walked.flatMap(({ steps }) => steps.map(({ id }) => id)))
    .map((step): RunAct => ({ act: "go", step })),
)
/** Does what is asked; a number picks that answer, where there is one. */
const apply = (run: Run, one: RunAct | number): Run => {
  if (typeof one !== "number") return doing(run, one)
  const answer = run.at && stepAt(builtIn, run.at)?.answers?.[one]
  return answer ? doing(run, answer.id) : run
}

test("whatever is done: back undoes what moved, nothing typed is lost, a run is plain data", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...walked.map(({ id }) => id)),
      fc.array(anyAct, { maxLength: 25 }),
      (script, acts) => {
        let run = begin(script)
        const typed = new Map<string, string>()
        for (const one of acts) {
          const before = run
          run = apply(run, one)
          if (typeof one !== "number" && one.act === "note" && before.at) {
            if (one.text.trim() === "") typed.delete(keyOf(before.at))
            else typed.set(keyOf(before.at), one.text.trim())
          }
          if (run.path.length > before.path.length) {
            const undone = doing(run, back)
            expect([undone.at, undone.returns, undone.path]).toEqual([before.at, before.returns, before.path])
          }
          expect(JSON.parse(JSON.stringify(run))).toEqual(run)
          expect(shown(run).progress.left).toBeGreaterThanOrEqual(run.at ? 1 : 0)
        }
        for (const text of typed.values()) {
          expect(noteOf(run, builtIn)).toContain(text)
          expect(handoverOf(run, builtIn)).toContain(text)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test("a text in pieces is the text again", () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(...variables).map((name) => `{${name}}`),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join("")
      const names = Object.fromEntries(variables.map((name) => [name, `{${name}}`]))
      expect(filled(text, names, "fr", () => "?")).toBe(text)
      expect(piecesOf(text, {}, "fr").every((piece) => !("text" in piece) || piece.text !== "")).toBe(true)
    }),
  )
})
