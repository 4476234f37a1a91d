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

type ActProps = {
  icon: typeof Pencil
  /** Its name, with a blank for the rule's title, and what it says under the pointer. */
  of: string
  says: string
  title: string
  pressed?: boolean
  act: () => void
}

/** What may be done to a rule, as an icon. */
function Act({ icon: Icon, of, says, title, pressed, act }: ActProps) {
  return (
    <button
      type="button"
      className="icon"
      aria-pressed={pressed}
      aria-label={say(of, { title })}
      title={says}
      onClick={act}
    >
      <Icon size={16} />
    </button>
  )
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
            {!locked && <Act icon={Pencil} of={words.editOf} says={words.edit} title={title} act={edit} />}
            <Act icon={Copy} of={words.duplicateOf} says={words.duplicate} title={title} act={duplicate} />
            {!locked && (
              <Act
                icon={BellOff}
                of={words.silenceOf}
                says={silenced ? words.speak : words.silence}
                title={title}
                pressed={silenced}
                act={() => silence(!silenced)}
              />
            )}
            {from === "team" && (
              <Act icon={Trash} of={words.removeOf} says={words.remove} title={title} act={remove} />
            )}
          </div>
        )}
      </div>
    </li>
  )
}
