import type { Difference, DiffValue, PageSettings } from "../src/messages"
import { ruleOf } from "../src/rules"
import type { Level } from "../src/rules/rule"
import { say } from "../src/words"
import { dayWords } from "../src/words/clock"
import { en } from "../src/words/en/history"
import { fr, type HistoryWords } from "../src/words/fr/history"
import type { PopupWords } from "../src/words/fr/popup"
import { useIn, useWords, type Language } from "./language"
import { lastDay } from "./ends"

type Said = { title: string; name: string; before: string; after: string }
type Speech = { words: HistoryWords; popup: PopupWords; settings: PageSettings }

const titleOf = (settings: PageSettings, id: string): string =>
  (settings.words.rules as Record<string, { title: string } | undefined>)[id]?.title ??
  settings.ownRules?.find((rule) => rule.id === id)?.title ??
  id

/** A value as people read it, with the unit of a rule's parameter. */
function valueWords(value: DiffValue, words: HistoryWords, unit = ""): string {
  if (value === null) return words.unset
  if (typeof value === "boolean") return value ? words.yes : words.no
  if (typeof value === "number") return `${String(value)}\u00a0${unit}`.trim()
  if (typeof value === "string") return value === "" ? words.unset : value
  return value.length > 0 ? value.join(", ") : words.unset
}

function ruleValue(name: string, value: DiffValue, { words, popup }: Speech, language: Language): string {
  if (name === "level" && typeof value === "string") return popup.rules.levels[value as Level]
  if (name === "until" && typeof value === "string") return dayWords(lastDay(value), language)
  if (name === "silenced") return value ? words.yes : words.no
  return valueWords(value, words)
}

const keyWords = (id: string, words: HistoryWords): string => words.keys[id] ?? id

/** A difference in words: what it is of, its name there, and both sides. */
function said(one: Difference, speech: Speech, language: Language): Said {
  const { words, popup, settings } = speech
  const count = (n: number) => (n === 1 ? words.entriesOne : say(words.entries, { n }))
  switch (one.kind) {
    case "rule":
      return {
        title: titleOf(settings, one.id),
        name: words[one.name],
        before: ruleValue(one.name, one.before, speech, language),
        after: ruleValue(one.name, one.after, speech, language),
      }
    case "param": {
      const spec = ruleOf(one.id)?.params?.[one.name]
      const unit = spec?.kind === "number" ? popup.rules.units[spec.unit] : ""
      return {
        title: titleOf(settings, one.id),
        name: popup.rules.params[one.name] ?? one.name,
        before: valueWords(one.before, words, unit),
        after: valueWords(one.after, words, unit),
      }
    }
    case "pack": {
      const state = (on: boolean) => (on ? words.on : words.off)
      const title = (settings.words.fields.packs as Record<string, string | undefined>)[one.id] ?? one.id
      return { title, name: words.pack, before: state(one.before), after: state(one.after) }
    }
    case "own":
      return {
        title: one.after ?? one.before ?? one.id,
        name: words.own,
        before: one.before ?? words.unset,
        after: one.before !== null && one.before === one.after ? words.changed : (one.after ?? words.unset),
      }
    case "value":
      return {
        title: keyWords(one.id, words),
        name: "",
        before: valueWords(one.before, words),
        after: valueWords(one.after, words),
      }
    case "count":
      return {
        title: keyWords(one.id, words),
        name: count(one.changed),
        before: String(one.before),
        after: String(one.after),
      }
  }
}

/** Differences in words, those of one thing together. */
export function Differences({ of, settings }: { of: readonly Difference[]; settings: PageSettings }) {
  const words = useIn({ fr, en })
  const popup = useWords()
  const language = useIn<Language>({ fr: "fr", en: "en" })
  const groups = new Map<string, Said[]>()
  for (const one of of) {
    const key = `${one.kind === "param" || one.kind === "own" ? "rule" : one.kind} ${one.id}`
    groups.set(key, [...(groups.get(key) ?? []), said(one, { words, popup, settings }, language)])
  }
  return (
    <ul className="differences">
      {[...groups].map(([key, lines]) => (
        <li key={key} data-difference={key}>
          <strong>{lines[0]?.title}</strong>
          {lines.map(({ name, before, after }) => (
            <p key={name}>
              {name !== "" && <span className="dim">{say(words.named, { name })}</span>}{" "}
              <span className="was">{before}</span> <span aria-hidden="true">→</span>
              <span className="live"> {words.becomes} </span> <span>{after}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
