import { memo, useState } from "react"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { RuleView } from "../src/messages"
import { ruleOf } from "../src/rules"
import { levels, type Level, type Vars } from "../src/rules/rule"
import { sources } from "../src/rules/sources"
import { say } from "../src/words"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import type { RuleWords } from "../src/words/rules"
import { differs, paramDiffers } from "./differs"
import { Default, Locked } from "./asides"
import { useIn, useWords } from "./language"
import { Param } from "./param"
import { RuleMore, RuleSigns } from "./rule-more"
import type { SetRule } from "./rules"

/** The numbers of a rule fill the blanks of its own words. */
const blanks = (rule: RuleView): Vars =>
  Object.fromEntries(
    rule.params.flatMap(({ name, value }) => (typeof value === "number" ? [[name, value]] : [])),
  )

type Props = {
  rule: RuleView
  words: RuleWords | undefined
  readOnly: boolean
  wide: boolean
  /** Whether it is among those chosen; null where none is to be. */
  chosen: boolean | null
  set: SetRule
  silence: (id: string, on: boolean) => void
  pick: (id: string, on: boolean, shift: boolean) => void
}

/** The worker answers with every rule anew: a row whose rule reads the same is left as it is. */
const sameRow = (before: Props, after: Props): boolean =>
  (Object.keys(after) as (keyof Props)[]).every(
    (key) =>
      before[key] === after[key] ||
      (key === "rule" && JSON.stringify(before.rule) === JSON.stringify(after.rule)),
  )

/** One rule: what it is, why, where from, its level and its parameters; in the console also who changed it, and its finer settings. */
export const RuleRow = memo(function RuleRow(props: Props) {
  const { rule, words: own, readOnly, wide, chosen, set, silence, pick } = props
  const words = useWords().rules
  const more = useIn({ fr, en })
  const [open, setOpen] = useState(false)
  const definition = ruleOf(rule.id)
  const from = (sources as Record<string, string>)[rule.id]
  const title = own?.title ?? rule.id
  const source = from === "+" ? words.own : from
  const changed = differs(rule)
  const mayReset = rule.here && !readOnly && !(rule.locked && rule.params.every(({ locked }) => locked))
  const reset = () => set({ id: rule.id, ...(!rule.locked && { level: null }), params: null, budget: null })
  return (
    <li className={changed ? "rule is-changed" : "rule"} data-rule={rule.id}>
      {chosen !== null && (
        <input
          type="checkbox"
          className="choose"
          aria-label={say(more.choose, { title })}
          checked={chosen}
          onClick={(event) => pick(rule.id, event.currentTarget.checked, event.shiftKey)}
        />
      )}
      <div className="rule-text">
        <strong>{title}</strong>
        {own && <p>{say(own.why, blanks(rule))}</p>}
        {!rule.known && <p>{words.unknown}</p>}
        <small className="dim">
          {own && <code>{rule.id}</code>}
          {source !== undefined && <span>{say(words.source, { source })}</span>}
          <RuleSigns rule={rule} wide={wide} />
        </small>
      </div>
      <div className="rule-set">
        {rule.known && (
          <>
            <select
              aria-label={`${words.level}, ${title}`}
              title={words.levelWhy[rule.level]}
              data-level={rule.level}
              value={rule.level}
              disabled={readOnly || rule.locked}
              onChange={(event) => set({ id: rule.id, level: event.currentTarget.value as Level })}
            >
              {levels.map((level) => (
                <option key={level} value={level}>
                  {words.levels[level]}
                </option>
              ))}
            </select>
            {rule.locked && <Locked />}
            {rule.level !== rule.defaultLevel && <Default value={words.levels[rule.defaultLevel]} />}
          </>
        )}
        <div className="row-acts">
          {wide && rule.known && (
            <button
              type="button"
              className="quiet"
              aria-expanded={open}
              aria-label={say(more.moreOf, { title })}
              onClick={() => setOpen(!open)}
            >
              {more.more}
            </button>
          )}
          {mayReset && (
            <button
              type="button"
              className="quiet"
              data-reset
              aria-label={say(words.resetRule, { title })}
              onClick={reset}
            >
              <Undo size={12} aria-hidden />
              {rule.known ? words.reset : words.remove}
            </button>
          )}
        </div>
      </div>
      {rule.known && rule.params.length > 0 && (
        <div className="params">
          {rule.params.map((param) => {
            const spec = definition?.params?.[param.name]
            return (
              spec && (
                <Param
                  key={param.name}
                  param={param}
                  spec={spec}
                  title={title}
                  disabled={readOnly || param.locked}
                  changed={paramDiffers(param)}
                  set={(value) => set({ id: rule.id, params: { [param.name]: value } })}
                />
              )
            )
          })}
        </div>
      )}
      {wide && open && <RuleMore rule={rule} title={title} readOnly={readOnly} set={set} silence={silence} />}
    </li>
  )
}, sameRow)
