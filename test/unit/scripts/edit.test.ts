import { expect, test } from "vitest"
import { readManaged, readPolicy } from "../../../src/policy/read"
import { merged } from "../../../src/policy/layers"
import type { ScriptView } from "../../../src/messages"
import { builtIn } from "../../../src/scripts"
import { checkScript } from "../../../src/scripts/check"
import { laid, mergedEdits, problemsOf, type ScriptEdit, type ScriptEdits } from "../../../src/scripts/edit"
import { findScripts, matching } from "../../../src/scripts/find"
import { wordsAt } from "../../../src/scripts/text"
import type { Language } from "../../../src/scripts/types"
import { saidBy, standsFor, stepEdit, withStep, withTitle } from "../../../popup/script-edits"

const id = "script.renewal-regular"
const guide = "guide.filters-sms"
const registry = { rules: [], packs: {} }
const steps = (builtIn.scripts[guide]?.steps ?? []).map((step) => step.id)
const said = (edits: readonly ScriptEdits[], step = "praise", language: Language = "fr") =>
  wordsAt(laid(builtIn, edits), language, { script: id, step })
const text = (words: string, language: Language = "fr"): ScriptEdits => ({
  [id]: { [language]: { steps: { praise: { text: words } } } },
})

test.each<[string, ScriptEdit, object[]]>([
  ["nothing", {}, []],
  [
    "a broken variable, by its name",
    { fr: { steps: { praise: { text: "Votre {modle}" } } } },
    [{ kind: "variable", path: ["fr", "steps", "praise", "text"], broken: ["{modle}"] }],
  ],
  ["in a title", { en: { title: "{x}" } }, [{ kind: "variable", path: ["en", "title"], broken: ["{x}"] }]],
  [
    "in an answer",
    { fr: { steps: { owns: { answers: { yes: "{" } } } } },
    [{ kind: "variable", path: ["fr", "steps", "owns", "answers", "yes"], broken: ["{"] }],
  ],
  ["no text", { fr: { steps: { praise: { text: " " } } } }, [{ kind: "empty" }]],
  ["no advice is well", { fr: { steps: { praise: { coach: "" } } } }, []],
  ["a script keeps its order", { steps: ["greet"] }, [{ kind: "not-a-guide" }]],
  ["steps and answers unknown here", { fr: { steps: { later: { answers: { x: "y" } } } } }, []],
])("an edit of a script: %s", (_name, edit, problems) => {
  const found = problemsOf(edit, builtIn.scripts[id])
  expect(found).toHaveLength(problems.length)
  expect(found).toMatchObject(problems)
})

test.each<[string, ScriptEdit, string[]]>([
  ["another order", { steps: [...steps].reverse() }, []],
  ["one taken out", { steps: steps.slice(1) }, []],
  ["one added", { steps: [...steps, "more"], fr: { steps: { more: { text: "Fermez l’onglet." } } } }, []],
  ["one added without words", { steps: [...steps, "more"] }, ["step-words"]],
  ["one twice", { steps: [...steps, steps[0] ?? ""] }, ["step-twice"]],
  ["none", { steps: [] }, ["no-steps"]],
  ["an odd name", { steps: ["a/b"], fr: { steps: { "a/b": { text: "x" } } } }, ["step-id"]],
])("the steps of a guide: %s", (_name, edit, kinds) => {
  expect(problemsOf(edit, builtIn.scripts[guide]).map(({ kind }) => kind)).toEqual(kinds)
  const { scripts, words } = laid(builtIn, [{ [guide]: edit }])
  const now = scripts[guide]?.steps.map((step) => step.id)
  expect(now).toEqual(kinds.length > 0 ? steps : edit.steps)
  const wordsLeft = { scripts, words: { fr: words.fr, en: words.en } }
  for (const step of now ?? [])
    expect(wordsAt(wordsLeft, "en", { script: guide, step })?.text, step).toMatch(/\S/)
  // Signs stay with their step, wherever it went.
  for (const step of scripts[guide]?.steps ?? [])
    expect(step).toEqual(
      builtIn.scripts[guide]?.steps.find((one) => one.id === step.id) ?? { id: "more", kind: "do" },
    )
})

test("layers: later over earlier, part by part; what is broken or unknown changes nothing", () => {
  expect(said([text("Équipe"), text("Moi")])?.text).toBe("Moi")
  expect(said([text("Équipe"), { [id]: { fr: { steps: { praise: { coach: "Souriez" } } } } }])).toMatchObject(
    {
      text: "Équipe",
      coach: "Souriez",
      label: "Bon choix",
    },
  )
  expect(said([text("Équipe"), text("{modle}"), text(" ")])?.text).toBe("Équipe")
  expect(said([text("Great", "en")])).toEqual(said([]))
  expect(
    said([{ [id]: { fr: { steps: { owns: { answers: { yes: "Bien sûr", maybe: "?" } } } } } }], "owns")
      ?.answers,
  ).toEqual({ yes: "Bien sûr", no: "Non" })
  for (const odd of ["__proto__", "toString", "script.nowhere"])
    expect(laid(builtIn, [{ [odd]: { fr: { title: "x" } } }]).scripts).toEqual(builtIn.scripts)
  expect(checkScript(id, laid(builtIn, [text("Vraiment {vehicle}")]))).toEqual([])
})

test("a policy: its scripts are judged with it, exported as one, and IT's taken one by one", () => {
  const policy = (scripts: unknown): string => JSON.stringify({ version: 1, scripts })
  const bad = readPolicy(policy(text("{modle}")), registry)
  expect(bad).toMatchObject({ ok: false, problems: [{ path: `scripts.${id}.fr.steps.praise.text` }] })
  expect(JSON.stringify(bad)).toContain("inconnue : {modle}".replace(" :", "\u00a0:"))
  expect(readPolicy(policy({ [id]: { de: {} } }), registry)).toMatchObject({ ok: false })
  expect(readPolicy(policy({ "script.to-come": text("{client}")[id] }), registry)).toMatchObject({ ok: true })
  const team = {
    version: 1 as const,
    scripts: { [id]: { fr: { title: "A", steps: { praise: { text: "B" } } } } },
  }
  const managed = { version: 1 as const, scripts: { [id]: { fr: { title: "C" } } } }
  expect(merged({ published: null, team, managed, person: null }).scripts).toEqual({
    [id]: { fr: { title: "C", steps: { praise: { text: "B" } } } },
  })
  expect(readManaged({ scripts: { [id]: { fr: { title: "C" } }, bad: 3 } }, registry)?.scripts).toEqual({
    [id]: { fr: { title: "C" } },
  })
  expect(mergedEdits({ a: { steps: ["x"] } }, { b: { steps: ["y"] } })).toEqual({
    a: { steps: ["x"] },
    b: { steps: ["y"] },
  })
})

test("the editor: only what differs is said, who said it last, and what stands without", () => {
  const view = (edits: Partial<ScriptView["edits"]>): ScriptView => {
    const { [id]: script } = builtIn.scripts
    const { [id]: fr } = builtIn.words.fr
    const { [id]: en } = builtIn.words.en
    if (!script || !fr || !en) throw new Error(id)
    return {
      mayLead: true,
      script,
      words: { fr, en },
      edits: { team: null, person: null, managed: null, ...edits },
    }
  }
  const before = said([], "owns") ?? { text: "" }
  expect(stepEdit(before, before)).toEqual({})
  expect(
    stepEdit({ ...before, text: "Autre?", answers: { yes: "Oui", no: "Plus maintenant" } }, before),
  ).toEqual({
    text: "Autre?",
    answers: { no: "Plus maintenant" },
  })
  const edit = withStep(null, "fr", "owns", { text: "Autre?" })
  expect(edit).toEqual({ fr: { steps: { owns: { text: "Autre?" } } } })
  expect(withTitle(edit, "fr", "T")).toEqual({ fr: { title: "T", steps: { owns: { text: "Autre?" } } } })
  expect(withStep(withTitle(edit, "en", "T"), "fr", "owns", {})).toEqual({ en: { title: "T" } })
  expect(withTitle({ en: { title: "T" } }, "en", null)).toBeNull()

  const both = view({ team: text("Équipe")[id] ?? null, person: text("Moi")[id] ?? null })
  const place = { script: id, step: "praise" }
  expect(saidBy(both, "team", "fr", "praise")).toBe("team")
  expect(saidBy(both, "person", "fr", "praise")).toBe("person")
  expect(
    saidBy({ ...both, edits: { ...both.edits, managed: text("IT")[id] ?? null } }, "person", "fr", "praise"),
  ).toBe("managed")
  expect(saidBy(both, "person", "en", "praise")).toBeNull()
  expect(wordsAt(standsFor(both, "person").now, "fr", place)?.text).toBe("Moi")
  expect(wordsAt(standsFor(both, "person").before, "fr", place)?.text).toBe("Équipe")
  expect(wordsAt(standsFor(both, "team").now, "fr", place)?.text).toBe("Équipe")
})

test("found by title first, then by words, whatever the accents; for the department when nothing is asked", () => {
  expect(matching(builtIn, "fr", "REPONDEUR inexistant")).toEqual([])
  expect(matching(builtIn, "fr", "credit specialise")[0]?.id).toBe("script.renewal-specialised")
  const ids = (department: string): string[] => findScripts(builtIn, "", department).map((row) => row.id)
  expect(ids("aftersales")).toContain("script.aftersales-inbound")
  expect(ids("aftersales")).not.toContain(id)
  expect(ids("")).not.toContain("template.credit-request")
  expect(findScripts(builtIn, "remorqueuse", "renewal").map((row) => row.id)).toContain(
    "script.aftersales-accident",
  )
  expect(findScripts(builtIn, "voice message", "", "en")[0]).toMatchObject({
    id: "script.voice-message",
    draft: true,
  })
})
