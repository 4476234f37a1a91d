import type { PolicyProblem } from "../messages"
import { emptyRoster } from "../process/roster"
import { checkRoster } from "../process/roster-check"
import { isTable } from "../process/table"
import { ownProblems } from "../rules/own/problems"
import type { OwnRule } from "../rules/own/types"
import { builtIn } from "../scripts"
import { problemsOf } from "../scripts/edit"
import { variables } from "../scripts/types"
import { scriptOf } from "../scripts/way"
import { say } from "../words"
import { en as enOwn } from "../words/en/own"
import { en } from "../words/en/worker"
import { fr as frOwn } from "../words/fr/own"
import { fr, type WorkerWord } from "../words/fr/worker"
import { problemsIn } from "./aftersales"
import { fits, type Registry } from "./registry"
import { ownRuleShape, policyKeys, policyShape, ruleShape, scriptShape } from "./schema"
import { mostOwn } from "./own"
import type { Policy, PolicyRule } from "./types"
import "./zod"
import * as z from "zod"

type Language = "fr" | "en"
type Issue = z.core.$ZodIssue
export type PolicyRead = { ok: true; policy: Policy } | { ok: false; problems: PolicyProblem[] }

const worded = (language: Language, word: WorkerWord, vars: Record<string, string | number> = {}): string =>
  say((language === "en" ? en : fr)[word], vars)

const pathText = (path: readonly PropertyKey[]): string => path.map(String).join(".")

function expected(issue: Issue, language: Language): string {
  const told = (word: WorkerWord, vars?: Record<string, string | number>): string =>
    worded(language, word, vars)
  switch (issue.code) {
    case "unrecognized_keys":
      return told("policy.unknown-key", { keys: issue.keys.join(", ") })
    case "invalid_value":
      return told("policy.one-of", { values: issue.values.map(String).join(", ") })
    case "invalid_type": {
      const word = `policy.type.${issue.expected}`
      return told(word in fr ? (word as WorkerWord) : "policy.other")
    }
    case "too_small":
      return told("policy.at-least", { count: Number(issue.minimum) })
    case "too_big":
      return told("policy.at-most", { count: Number(issue.maximum) })
    case "invalid_format": {
      const name = issue.path.at(-1)
      if (name === "until") return told("policy.instant")
      if (issue.path[0] === "ownRules") return told(name === "id" ? "policy.own-id" : "policy.own-field")
      return told(name === "start" || name === "end" ? "policy.time" : "policy.day")
    }
    case "invalid_union":
      return told("policy.parameter")
    case "invalid_key":
      return issue.issues[0] ? expected(issue.issues[0], language) : told("policy.other")
    default:
      return told("policy.other")
  }
}

const problemOf = (issue: Issue, language: Language): PolicyProblem => ({
  path: pathText(issue.path),
  expected: expected(issue, language),
})

/** What is wrong with the parameters of a rule that this version knows. Unknown rules have none that can be judged. */
export function paramProblems(
  id: string,
  params: PolicyRule["params"],
  registry: Registry,
  language: Language,
): PolicyProblem[] {
  const rule = registry.rules.find((one) => one.id === id)
  if (!rule || !params) return []
  const specs = rule.params ?? {}
  return Object.entries(params).flatMap(([name, value]) => {
    const spec = specs[name]
    const path = pathText(["rules", id, "params", name])
    if (!spec)
      return [
        {
          path,
          expected: worded(language, "policy.param-unknown", { values: Object.keys(specs).join(", ") }),
        },
      ]
    if (fits(spec, value)) return []
    return [
      {
        path,
        expected:
          spec.kind === "number"
            ? worded(language, "policy.param-number", { min: spec.min, max: spec.max })
            : worded(language, "policy.param-list"),
      },
    ]
  })
}

/** What is wrong in a roster beyond its shape. Without `people` they may stand in another layer: none is called unknown. */
function rosterProblems(roster: Policy["roster"], language: Language): PolicyProblem[] {
  if (!roster) return []
  const names = new Map(roster.people?.map(({ id, name }) => [id, name]))
  return checkRoster({ ...emptyRoster, ...roster })
    .filter(({ severity, kind }) => severity === "error" && (roster.people || kind !== "person-unknown"))
    .map(({ path, person, day, kind }) => {
      const word = `policy.roster.${kind}`
      return {
        path: path.replace(/\[(\d+)\]/g, ".$1"),
        expected: worded(language, word in fr ? (word as WorkerWord) : "policy.other", {
          person: kind === "person-twice" ? person : (names.get(person) ?? person),
          day: day ?? "",
        }),
      }
    })
}

/** What is wrong in the words of scripts beyond their shape. */
const scriptProblems = (scripts: Policy["scripts"] = {}, language: Language): PolicyProblem[] =>
  Object.entries(scripts).flatMap(([id, edit]) =>
    problemsOf(edit, scriptOf(builtIn, id)).map((problem) => ({
      path: pathText(["scripts", id, ...problem.path]),
      expected:
        problem.kind === "variable"
          ? worded(language, "policy.script.variable", {
              broken: problem.broken.join(", "),
              values: variables.map((name) => `{${name}}`).join(", "),
            })
          : worded(language, `policy.script.${problem.kind}`),
    })),
  )

/** Hours of after-sales that end before they start would be hours when nobody is there. */
const hoursProblems = (aftersales: Policy["aftersales"] = {}, language: Language): PolicyProblem[] =>
  problemsIn(aftersales).flatMap((problem) =>
    problem.kind === "order"
      ? [
          {
            path: pathText(["aftersales", "hours", problem.field, problem.at]),
            expected: worded(language, "policy.hours"),
          },
        ]
      : [],
  )

/** What does not go together in the rules made without code. */
const ownRuleProblems = (rules: Policy["ownRules"] = [], language: Language): PolicyProblem[] =>
  ownProblems(rules).map(({ path, kind }) => ({
    path: pathText(["ownRules", ...path]),
    expected: (language === "en" ? enOwn : frOwn).expected[kind],
  }))

/** A roster cut to its first lines, for a file that is wrong at more of them than zod can list. */
function cut(raw: unknown): unknown {
  const { roster, ...rest } = raw as { roster?: unknown }
  if (typeof roster !== "object" || roster === null) return rest
  const lists = Object.entries(roster).map(([key, list]: [string, unknown]) => [
    key,
    Array.isArray(list) ? list.slice(0, 1_000) : list,
  ])
  return { ...rest, roster: Object.fromEntries(lists) as object }
}

function shaped(raw: unknown): { policy: Policy } | { issues: readonly Issue[] } {
  const read = (value: unknown) => {
    const parsed = policyShape.safeParse(value)
    return parsed.success ? { policy: parsed.data } : { issues: parsed.error.issues }
  }
  try {
    return read(raw)
  } catch {
    const first = read(cut(raw))
    return "issues" in first ? first : { issues: [] }
  }
}

/** Reads a policy file whole: one thing wrong and nothing of it is taken, each problem with its path. */
export function readPolicy(text: string, registry: Registry, language: Language = "fr"): PolicyRead {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch {
    return { ok: false, problems: [{ path: "", expected: worded(language, "policy.json") }] }
  }
  const read = shaped(raw)
  if ("issues" in read) {
    const problems = read.issues.map((issue) => problemOf(issue, language))
    const whole = { path: "", expected: worded(language, "policy.other") }
    return { ok: false, problems: problems.length > 0 ? problems : [whole] }
  }
  const { policy } = read
  const problems = [
    ...Object.entries(policy.rules ?? {}).flatMap(([id, { params }]) =>
      paramProblems(id, params, registry, language),
    ),
    ...rosterProblems(policy.roster, language),
    ...scriptProblems(policy.scripts, language),
    ...hoursProblems(policy.aftersales, language),
    ...ownRuleProblems(policy.ownRules, language),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, policy }
}

/**
 * Reads the browser's own policy key by key: IT's wish is followed wherever it can be understood, so that one bad
 * value does not free the rest. Null when nothing is set.
 */
export function readManaged(raw: Record<string, unknown>, registry: Registry): Policy | null {
  const kept: Record<string, unknown> = {}
  for (const [key, shape] of Object.entries(policyKeys)) {
    const value = raw[key]
    if (value === undefined) continue
    if (key === "rules") kept[key] = managedRules(value, registry)
    else if (key === "scripts") kept[key] = managedScripts(value)
    else if (key === "ownRules") kept[key] = managedOwn(value)
    else {
      const sound = soundOf(shape, value)
      if (sound !== undefined) kept[key] = sound
    }
  }
  delete kept["version"]
  return Object.keys(kept).length > 0 ? { ...kept, version: 1 } : null
}

/** A value without the entries that do not fit: one bad key of two, or one mailbox of three, takes nothing else away. Undefined: nothing fits. */
function soundOf(shape: z.ZodType, value: unknown): unknown {
  const agrees = (one: unknown): boolean => {
    try {
      return shape.safeParse(one).success
    } catch {
      // Wrong at more lines than zod can list.
      return false
    }
  }
  const soundList = (list: readonly unknown[], fit: (part: unknown) => boolean): unknown => {
    const good = list.filter((one) => fit([one]))
    return good.length > 0 && fit(good) ? good : undefined
  }
  if (agrees(value)) return value
  if (Array.isArray(value)) return soundList(value, agrees)
  if (!isTable(value)) return undefined
  const entries = Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
    const fit = (part: unknown): boolean => agrees({ [name]: part })
    const good = fit(one) ? one : Array.isArray(one) ? soundList(one, fit) : undefined
    return good === undefined ? [] : [[name, good]]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

/** The rules that are sound, the first of each id. */
function managedOwn(value: unknown): OwnRule[] {
  if (!Array.isArray(value)) return []
  const good = value.slice(0, mostOwn).flatMap((one) => ownRuleShape.safeParse(one).data ?? [])
  const wrong = new Set(ownProblems(good).map(({ path }) => path[0]))
  return good.filter((_rule, at) => !wrong.has(at))
}

/** A script whose edit has not the right shape stays as it is; of the others, what is not sound is passed over where they are laid. */
function managedScripts(value: unknown): Policy["scripts"] {
  if (typeof value !== "object" || value === null) return {}
  const read = Object.entries(value).map(([id, edit]) => [id, scriptShape.safeParse(edit).data] as const)
  return Object.fromEntries(read.flatMap(([id, edit]) => (edit ? [[id, edit]] : [])))
}

function managedRules(value: unknown, registry: Registry): Record<string, PolicyRule> {
  if (typeof value !== "object" || value === null) return {}
  const good = Object.entries(value).flatMap(([id, rule]) => {
    const read = ruleShape.safeParse(rule)
    if (!read.success) return []
    const bad = new Set(paramProblems(id, read.data.params, registry, "fr").map(({ path }) => path))
    const params = Object.entries(read.data.params ?? {}).filter(
      ([name]) => !bad.has(`rules.${id}.params.${name}`),
    )
    const { params: _params, ...rest } = read.data
    return [[id, { ...rest, ...(params.length && { params: Object.fromEntries(params) }) }] as const]
  })
  return Object.fromEntries(good)
}
