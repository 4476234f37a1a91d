import { useState } from "react"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import type { KeptVerdict, PageSettings } from "../src/messages"
import { callbackCases, type CaseVerdict } from "../src/process/callbacks"
import type { Presence } from "../src/process/roster"
import { dayOf } from "../src/process/calendar"
import { fold } from "../src/process/text"
import { ruleOf } from "../src/rules"
import { atLeast } from "../src/rules/answers"
import { noShow, noteAuthor } from "../src/rules/callbacks"
import { inForce } from "../src/rules/engine"
import { sources } from "../src/rules/sources"
import { say } from "../src/words"
import { clockTime } from "./language"
import { Message } from "./parts"
import { differences, played, replay, type Otherwise, type Part, type Played } from "./replay-decide"
import { ReplaySettings, useReplayWords } from "./replay-settings"
import { showDay } from "./roster-text"
import { openRecord } from "./tabs"

const nameIn = (id: string, { roster, agent }: PageSettings): string =>
  roster.people.find((person) => person.id === id)?.name ??
  (agent && fold(agent.name) === id ? agent.name : id)

/** The verdict in one phrase, as its card said it. */
export function verbOf({ verdict, to, because }: CaseVerdict, settings: PageSettings): string {
  const { verdicts } = settings.words.verdicts
  const mine = because.includes("owner-me") || because.includes("author-me")
  const key = verdict === "open" && mine ? "mine" : verdict
  return say(verdicts[key], { name: to === undefined ? "" : nameIn(to, settings) })
}

/** What stands in force today, on the facts of then. */
function standing({ facts, at }: Played, settings: PageSettings): Otherwise {
  const force = inForce(settings)
  const { hours, skew } = force.paramsOf(noteAuthor) as { hours: number; skew: number }
  const { hours: noShowHours } = force.paramsOf(noShow) as { hours: number }
  const speaks = callbackCases.filter((id) => {
    const rule = ruleOf(id)
    return rule !== undefined && atLeast(force.levelOf(rule), "hint")
  })
  return {
    hours,
    noShowHours,
    skewMinutes: skew,
    speaks: new Set(speaks),
    owner: facts.owner?.presence ?? null,
    author: facts.lastFollowUp?.presence ?? null,
    at,
  }
}

type SaidProps = {
  title: string
  verdict: CaseVerdict | null
  hours: { hours: number; noShowHours: number }
  settings: PageSettings
  marked: ReadonlySet<Part>
  name: string
}

/** One verdict: the verb, the rule quoted with its source, the reasons. What differs from the other is marked. */
function Said({ title, verdict, hours, settings, marked, name }: SaidProps) {
  const words = useReplayWords()
  const { rules } = settings.words.verdicts
  const because: Readonly<Record<string, string>> = settings.words.verdicts.because
  const mark = (part: Part) => (marked.has(part) ? <small className="changed">{words.changed}</small> : null)
  const source = verdict ? sources[verdict.rule] : undefined
  return (
    <section
      className="said-box"
      data-side={name}
      data-verdict={verdict?.verdict ?? "none"}
      aria-label={title}
    >
      <h3>{title}</h3>
      <p className="verb">
        {verdict ? verbOf(verdict, settings) : words.nothing} {mark(marked.has("verdict") ? "verdict" : "to")}
      </p>
      {!verdict && <p className="dim">{words.nothingWhy}</p>}
      {verdict?.until && (
        <p>
          {say(words.until, { time: clockTime(verdict.until, settings.language) })} {mark("until")}
        </p>
      )}
      {verdict && (
        <>
          <blockquote>
            {say(rules[verdict.rule], hours)} {mark("rule")}
            <small className="dim">
              <code>{verdict.rule}</code>{" "}
              {source !== undefined && say(words.source, { source: source === "+" ? words.own : source })}
            </small>
          </blockquote>
          <ul className="reasons">
            {verdict.because.map((reason) => (
              <li key={reason}>{say(because[reason] ?? reason, hours)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Everything that was read, each fact with its value. */
function Facts({ one, hours, settings }: { one: Played; hours: number; settings: PageSettings }) {
  const words = useReplayWords()
  const { facts, at } = one
  const { language } = settings
  const { owner, lastFollowUp: last, stage, noShowAt } = facts
  const moment = (when: Date): string =>
    Number.isNaN(when.getTime())
      ? words.notRead
      : `${showDay(dayOf(when), language)}, ${clockTime(when, language)}`
  const person = (id: string, presence: Presence): string =>
    say(words.person, { name: nameIn(id, settings) || words.notRead, presence: words.presences[presence] })
  const optional = <T,>(value: T | null | undefined, show: (value: T) => string): string =>
    value === undefined ? words.notRead : value === null ? words.none : show(value)
  const age = last ? at.getTime() - last.at.getTime() : NaN
  const lines: [string, string][] = [
    [words.fact.at, moment(at)],
    [words.fact.me, nameIn(facts.me, settings) || words.nobody],
    [words.fact.owner, optional(owner, ({ id, presence }) => person(id, presence))],
    [
      words.fact.note,
      optional(last, ({ author, at: when, presence }) =>
        [
          person(author, presence),
          moment(when),
          ...(age >= 0 ? [say(words.age, { age: duration(age) })] : []),
        ].join(", "),
      ),
    ],
    [words.fact.window, say(words.hours, { n: hours })],
    [words.fact.stage, optional(stage, (text) => text)],
    [words.fact.noShow, optional(noShowAt, moment)],
  ]
  return (
    <section aria-label={words.facts}>
      <h3>{words.facts}</h3>
      <dl className="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** "3 h 00 min", "45 min", "12 j": how old a note was. */
function duration(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const nb = "\u00a0"
  if (minutes < 60) return `${String(minutes)}${nb}min`
  const hours = Math.floor(minutes / 60)
  if (hours < 72) return `${String(hours)}${nb}h${nb}${String(minutes % 60).padStart(2, "0")}`
  return `${String(Math.floor(hours / 24))}${nb}j`
}

/** One kept verdict beside what the same facts would give, set otherwise. */
export function ReplayOne({
  kept,
  name,
  time,
  settings,
}: {
  kept: KeptVerdict
  name: string
  time: string
  settings: PageSettings
}) {
  const words = useReplayWords()
  const [one] = useState(() => played(kept))
  const [base] = useState(() => one && standing(one, settings))
  const [set, setSet] = useState(base)
  if (!one || !base || !set) return <Message title={words.unreadable} />
  const other = replay(one, set)
  const marked = differences(one.verdict, other)
  const { url } = kept
  return (
    <>
      <div className="me">
        <div>
          <strong>{name}</strong>
          <span className="dim">{[time, kept.stage].filter(Boolean).join(" · ")}</span>
        </div>
        {url !== null && (
          <button
            type="button"
            className="icon"
            aria-label={words.openRecord}
            title={words.openRecord}
            onClick={() => void openRecord({ url, id: kept.record.id })}
          >
            <External size={16} />
          </button>
        )}
      </div>
      <div className="beside">
        <Said
          name="then"
          title={words.then}
          verdict={one.verdict}
          hours={base}
          settings={settings}
          marked={new Set()}
        />
        <Said name="now" title={words.now} verdict={other} hours={set} settings={settings} marked={marked} />
      </div>
      <p role="status" className={marked.size > 0 ? "bar" : "bar quiet"}>
        {marked.size > 0 ? words.differs : words.same}
      </p>
      <div className="beside">
        <Facts one={one} hours={base.hours} settings={settings} />
        <ReplaySettings set={set} base={base} change={setSet} settings={settings} />
      </div>
    </>
  )
}
