import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { RuleView } from "../src/messages"
import { ruleOf } from "../src/rules"
import { levels, type Level, type Vars } from "../src/rules/rule"
import { sources } from "../src/rules/sources"
import { say } from "../src/words"
import type { RuleWords } from "../src/words/rules"
import { differs, paramDiffers } from "./differs"
import { Default, Locked } from "./asides"
import { useWords } from "./language"
import { Param } from "./param"
import type { SetRule } from "./rules"

/** The numbers of a rule fill the blanks of its own words. */
const blanks = (rule: RuleView): Vars =>
  Object.fromEntries(
    rule.params.flatMap(({ name, value }) => (typeof value === "number" ? [[name, value]] : [])),
  )

type Props = { rule: RuleView; words: RuleWords | undefined; readOnly: boolean; set: SetRule }

/** One rule: what it is, why, where from, its level and its parameters. */
export function RuleRow({ rule, words: own, readOnly, set }: Props) {
  const words = useWords().rules
  const definition = ruleOf(rule.id)
  const from = (sources as Record<string, string>)[rule.id]
  const title = own?.title ?? rule.id
  const source = from === "+" ? words.own : from
  const changed = differs(rule)
  const mayReset = changed && !readOnly && !(rule.locked && rule.params.every(({ locked }) => locked))
  const reset = () => set({ id: rule.id, ...(!rule.locked && { level: null }), params: null })
  return (
    <li className={changed ? "rule is-changed" : "rule"} data-rule={rule.id}>
      <div className="rule-text">
        <strong>{title}</strong>
        {own && <p>{say(own.why, blanks(rule))}</p>}
        {!rule.known && <p>{words.unknown}</p>}
        <small className="dim">
          {own && <code>{rule.id}</code>}
          {source !== undefined && <span>{say(words.source, { source })}</span>}
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
        {mayReset && (
          <button
            type="button"
            className="quiet"
            aria-label={say(words.resetRule, { title })}
            onClick={reset}
          >
            <Undo size={12} aria-hidden />
            {rule.known ? words.reset : words.remove}
          </button>
        )}
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
    </li>
  )
}
