import { useState } from "react"
import type { RuleView } from "../src/messages"
import { fits, sameValue } from "../src/policy/registry"
import type { ParamSpec, ParamValue } from "../src/rules/rule"
import { say } from "../src/words"
import { Default, Locked } from "./asides"
import { useWords } from "./language"

type Props = {
  param: RuleView["params"][number]
  spec: ParamSpec
  title: string
  disabled: boolean
  changed: boolean
  set: (value: ParamValue) => void
}

const written = (value: ParamValue): string => (typeof value === "number" ? String(value) : value.join("\n"))
const read = (text: string, { kind }: ParamSpec): ParamValue =>
  kind === "number"
    ? text.trim() === ""
      ? NaN
      : Number(text.replace(",", "."))
    : text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)

/** One parameter, a number with its unit or a list with a value a line; taken when it is left or by Enter. */
export function Param({ param, spec, title, disabled, changed, set }: Props) {
  const words = useWords().rules
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? written(param.value)
  const value = read(text, spec)
  const good = fits(spec, value)
  const name = words.params[param.name] ?? param.name
  const label = say(words.param, { name, title })
  const take = () => {
    setDraft(null)
    if (good && !sameValue(value, param.value)) set(value)
  }
  const unit = spec.kind === "number" ? words.units[spec.unit] : ""
  const standard =
    typeof param.default === "number"
      ? `${param.default}\u00a0${unit}`.trim()
      : param.default.join(", ") || words.empty
  const common = { "aria-label": label, value: text, disabled, onBlur: take }
  return (
    <div className="param">
      <span>{name}</span>
      {spec.kind === "number" ? (
        <span className="number">
          <input
            {...common}
            type="number"
            min={spec.min}
            max={spec.max}
            aria-invalid={!good}
            onInput={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && take()}
          />
          {unit}
        </span>
      ) : (
        <textarea
          {...common}
          rows={Math.min(6, Math.max(2, text.split("\n").length))}
          title={words.listHelp}
          placeholder={words.listHelp}
          onInput={(event) => setDraft(event.currentTarget.value)}
        />
      )}
      {spec.kind === "number" && !good && (
        <small role="alert" className="changed">
          {say(words.range, { min: spec.min, max: spec.max })}
        </small>
      )}
      {param.locked && <Locked />}
      {changed && <Default value={standard} />}
    </div>
  )
}
