import { Switch } from "radix-ui"
import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import type { LeadView, RuleView } from "../src/messages"
import { say, type Words } from "../src/words"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { useIn, useWords } from "./language"
import { RuleRow } from "./rule-row"
import type { SetRule } from "./rules"
import { wordsFor } from "./rules-shown"

type Props = {
  title: string
  pack: LeadView["packs"][number] | undefined
  rules: readonly RuleView[]
  said: Words
  readOnly: boolean
  count: string
  /** The rules chosen; null where none is to be. */
  chosen: ReadonlySet<string> | null
  wide: boolean
  setPack: (id: string, on: boolean) => void
  set: SetRule
  silence: (id: string, on: boolean) => void
  choose: (ids: readonly string[], on: boolean) => void
  pick: (id: string, on: boolean, shift: boolean) => void
}

/** The rules of a pack, and the pack's own switch. */
export function RulesPack(props: Props) {
  const { title, pack, rules, said, readOnly, count, chosen, wide, setPack, set, silence, choose, pick } =
    props
  const words = useWords().rules
  const more = useIn({ fr, en })
  const ids = rules.map(({ id }) => id)
  const many = chosen ? ids.filter((id) => chosen.has(id)).length : 0
  return (
    <section aria-label={title} className={pack?.on === false ? "pack is-off" : "pack"}>
      <div className="pack-head">
        {chosen && (
          <input
            type="checkbox"
            aria-label={say(more.choosePack, { title })}
            checked={many === ids.length}
            ref={(box) => {
              if (box) box.indeterminate = many > 0 && many < ids.length
            }}
            onChange={({ currentTarget }) => choose(ids, currentTarget.checked)}
          />
        )}
        <h3>{title}</h3>
        <span className="dim">{pack?.on === false ? words.packOff : count}</span>
        {pack?.locked && <Lock size={14} role="img" aria-label={words.locked} />}
        {pack && (
          <Switch.Root
            className="switch"
            aria-label={title}
            checked={pack.on}
            disabled={readOnly || pack.locked}
            onCheckedChange={(on) => setPack(pack.id, on)}
          >
            <Switch.Thumb />
          </Switch.Root>
        )}
      </div>
      <ul className="list">
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            words={wordsFor(said, rule.id)}
            readOnly={readOnly}
            wide={wide}
            chosen={chosen ? chosen.has(rule.id) : null}
            set={set}
            silence={silence}
            pick={pick}
          />
        ))}
      </ul>
    </section>
  )
}
