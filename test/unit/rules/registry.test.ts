import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { describe, expect, it } from "vitest"
import { packOf, packs, ruleOf, rules } from "../../../src/rules"
import { fieldKeys } from "../../../src/rules/facts"
import { levels, type Rule } from "../../../src/rules/rule"
import { sources } from "../../../src/rules/sources"
import { en as enFields } from "../../../src/words/en/fields"
import { en } from "../../../src/words/en/rules"
import { fr as frFields } from "../../../src/words/fr/fields"
import { fr } from "../../../src/words/fr/rules"
import type { RuleId, RuleWords } from "../../../src/words/rules"

const root = "src/rules"
/** What a rule takes from its pack's common parts. */
const partsOf = (pack: string): string =>
  readdirSync(join(root, pack, "parts"))
    .map((file) => readFileSync(join(root, pack, "parts", file), "utf8"))
    .join("\n")
const parts = partsOf("followups")
const idOf = (file: string, text: string): string => {
  const [, shared = ""] = /^ {2}\.\.\.(\w+),$/m.exec(text) ?? []
  const where = shared ? parts.slice(parts.indexOf(`export const ${shared} = `)) : text
  return /id: "([^"]+)"/.exec(where)?.[1] ?? file
}
const folders = [
  "bdc/opportunity",
  "bdc/meeting",
  "bdc/call",
  "followups",
  "callbacks",
  "renewal",
  "loyalty",
  "impaknet",
  "aftersales",
  "orphans",
  "law",
]
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((file) => file.isFile() && file.name !== "index.ts")
    .map(({ name }) => [`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")] as const)
    .filter(([, text]) => /^export default \w+Rule\(/m.test(text)),
)
const texts = new Map(files.map(([file, text]) => [idOf(file, text), text]))
const inFrench: Readonly<Record<string, RuleWords>> = fr
const blanks = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort()

describe.each(files)("%s", (file, text) => {
  const id = idOf(file, text)
  const rule = ruleOf(id)
  it("is one rule of the registry, named as its file, with its words", () => {
    expect(rule?.on).toBe(/^export default (\w+)Rule\(/m.exec(text)?.[1])
    expect(id.split(".").at(-1)).toBe(basename(file, ".ts"))
    expect(text.match(/^export default /gm)).toHaveLength(1)
    expect(inFrench[id]).toBeDefined()
  })
  it("says only problems and notes that have words, and fills their blanks", () => {
    const problems = inFrench[id]?.problems ?? {}
    if (id.startsWith("followups.")) text += parts
    if (id.startsWith("aftersales.")) text += partsOf("aftersales")
    for (const [key, said] of Object.entries(problems)) {
      // A key may come from the core ("placeholder", "situation"): then the file names the function.
      const named =
        text.includes(`"${key}"`) ||
        /invalid\((kind|problem)[,)]|note: stage\.key|problem: state === "unknown" \? "wanting" : key/.test(
          text,
        )
      expect(named, `${id} uses ${key}`).toBe(true)
      // The time of an instant is said in the language of the page, from `at`.
      for (const blank of blanks(said))
        expect(text, `${id} fills ${blank}`).toMatch(
          new RegExp(`\\b(${blank}|${["time", "when"].includes(blank) ? "at:" : blank})`),
        )
    }
    const own = id.startsWith("followups.") ? text.slice(0, text.length - parts.length) : text
    for (const [, key] of own.matchAll(/(?:invalid|missing)\("([\w-]+)"|note: "([\w-]+)"/g))
      if (key !== undefined) expect(Object.keys(problems), id).toContain(key)
  })
})

it("every rule's id is one, and the registry holds no other than the files' and the calls'", () => {
  const ids = rules.map((rule) => rule.id)
  expect(new Set(ids).size).toBe(ids.length)
  const checked = rules.filter((rule) => rule.on !== "call").map((rule) => rule.id)
  expect([...checked].sort()).toEqual([...texts.keys()].sort())
})

it("words and rules are one to one, in both languages", () => {
  expect(Object.keys(fr).sort()).toEqual(rules.map((rule) => rule.id as string).sort())
  expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort())
})

describe.each(Object.entries(inFrench))("the words of %s", (id, words) => {
  const english = en[id as RuleId]
  it("say the same in English, with the same blanks", () => {
    expect(Object.keys(english.problems ?? {}).sort()).toEqual(Object.keys(words.problems ?? {}).sort())
    for (const [key, said] of Object.entries(words.problems ?? {}))
      expect(blanks(english.problems?.[key] ?? "")).toEqual(blanks(said))
  })
  it("are short, whole and typeset", () => {
    for (const set of [words, english]) {
      for (const said of [set.do, ...Object.values(set.problems ?? {})])
        expect(said.length, said).toBeLessThanOrEqual(60)
      for (const said of [set.title, set.do, set.why]) expect(said).toMatch(/\S/)
      for (const said of [set.do, set.why]) expect(said).toMatch(/[.»”]$/)
      expect(JSON.stringify(set)).not.toMatch(/!|'/)
    }
    expect(JSON.stringify(words)).not.toMatch(/ [:»]|« |"[^"]*”/)
  })
})

it("fields, sections and doubts have their words in both languages", () => {
  const keys = [...fieldKeys].sort()
  for (const words of [frFields, enFields]) {
    expect(Object.keys(words.labels).sort()).toEqual(keys)
    for (const [name, group] of Object.entries(words)) {
      expect(Object.keys(group).sort(), name).toEqual(
        Object.keys(frFields[name as keyof typeof frFields]).sort(),
      )
      for (const said of Object.values(group)) expect(said).toMatch(/^\S.*\S$/)
    }
  }
})

it("a pack is the first part of the id", () => {
  for (const rule of rules) expect(packOf(rule.id)).toBe(rule.id.split(".")[0])
  expect([...new Set(rules.map((rule) => packOf(rule.id)))].sort()).toEqual([...packs].sort())
})

it("defaults and parameters stand as the process says", () => {
  const tables = "../shared/process.md"
  for (const rule of rules) {
    expect(levels).toContain(rule.level)
    expect(sources[rule.id]).toMatch(/^(S\d|K|\+)(, (S\d|K|\+))*$/)
  }
  if (!existsSync(tables)) {
    console.log("process.md is absent: levels not compared")
    return
  }
  const levelOf = new Map<string, string>()
  for (const line of readFileSync(tables, "utf8").split("\n")) {
    const [, id = "", level = ""] =
      /^\| ((?:bdc|callbacks|followups)\.[\w.-]+) \|.*\| (off|observe|hint|warn|block) \|$/.exec(line) ?? []
    if (id) levelOf.set(id, level)
  }
  // 3.3 and 3.4 stand outside the tables: "3.3 callbacks.shift-soon (S3): … warn."
  const text = readFileSync(tables, "utf8")
  for (const [, id = "", level = ""] of text.matchAll(
    /^3\.[34] (callbacks\.[\w-]+)[^]*?\b(off|observe|hint|warn|block)\.\n/gm,
  ))
    levelOf.set(id, level)
  const ofRegistry = new Map<string, string>(rules.map((rule: Rule) => [rule.id, rule.level]))
  for (const [id, level] of levelOf) expect(`${id} ${ofRegistry.get(id) ?? "absent"}`).toBe(`${id} ${level}`)
  expect(levelOf.size).toBeGreaterThan(70)
  expect([...levelOf.keys()].filter((id) => id.startsWith("followups."))).toHaveLength(15)
  expect(levelOf.get("callbacks.shift-soon")).toBe("warn")
  expect(levelOf.get("callbacks.absent-cover")).toBe("hint")
})
