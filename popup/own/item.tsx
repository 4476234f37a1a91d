import BellOff from "lucide-react/dist/esm/icons/bell-off.mjs"
import Copy from "lucide-react/dist/esm/icons/copy.mjs"
import Pencil from "lucide-react/dist/esm/icons/pencil.mjs"
import Trash from "lucide-react/dist/esm/icons/trash-2.mjs"
import type { OwnRuleView } from "../../src/messages"
import { levels, type Level } from "../../src/rules/rule"
import { say, type Words } from "../../src/words"
import { en } from "../../src/words/en/own"
import { fr } from "../../src/words/fr/own"
import { Locked } from "../asides"
import { useIn, useWords } from "../language"
import { sentenceOf } from "./sentence"

type Props = {
  view: OwnRuleView
  said: Words
  readOnly: boolean
  edit: () => void
  duplicate: () => void
  remove: () => void
  setLevel: (level: Level) => void
  /** Silences it everywhere, or lets it speak again. */
  silence: (on: boolean) => void
}

/** One rule of the team's own: what it says, where it comes from, its level. */
export function RuleItem({ view, said, readOnly, edit, duplicate, remove, setLevel, silence }: Props) {
  const words = useIn({ fr, en })
  const shared = useWords().rules
  const { rule, from, below, locked, silenced, known } = view
  const { title } = rule
  const asides = [
    words.from[from],
    ...(below !== null ? [words.replaces] : []),
    ...(silenced ? [words.silenced] : []),
    ...(known ? [] : [words.unknown]),
  ].filter((text) => text !== "")
  return (
    <li className="own-rule" data-rule={rule.id}>
      <div className="rule-text">
        <strong>{title}</strong>
        <p>{sentenceOf(rule, words, said)}</p>
        {rule.why !== undefined && <p>{rule.why}</p>}
        {asides.length > 0 && (
          <small className="dim">
            {asides.map((text) => (
              <span key={text}>{text}</span>
            ))}
          </small>
        )}
      </div>
      <div className="rule-set">
        <select
          aria-label={say(words.levelOf, { title })}
          title={shared.levelWhy[rule.level]}
          data-level={rule.level}
          value={rule.level}
          disabled={readOnly || locked}
          onChange={(event) => setLevel(event.currentTarget.value as Level)}
        >
          {levels.map((level) => (
            <option key={level} value={level}>
              {shared.levels[level]}
            </option>
          ))}
        </select>
        {locked && <Locked />}
        {!readOnly && (
          <div className="own-acts">
            {!locked && (
              <button
                type="button"
                className="icon"
                aria-label={say(words.editOf, { title })}
                title={words.edit}
                onClick={edit}
              >
                <Pencil size={16} />
              </button>
            )}
            <button
              type="button"
              className="icon"
              aria-label={say(words.duplicateOf, { title })}
              title={words.duplicate}
              onClick={duplicate}
            >
              <Copy size={16} />
            </button>
            {!locked && (
              <button
                type="button"
                className="icon"
                aria-pressed={silenced}
                aria-label={say(words.silenceOf, { title })}
                title={silenced ? words.speak : words.silence}
                onClick={() => silence(!silenced)}
              >
                <BellOff size={16} />
              </button>
            )}
            {from === "team" && (
              <button
                type="button"
                className="icon"
                aria-label={say(words.removeOf, { title })}
                title={words.remove}
                onClick={remove}
              >
                <Trash size={16} />
              </button>
            )}
          </div>
        )}
      </div>
    </li>
  )
}
