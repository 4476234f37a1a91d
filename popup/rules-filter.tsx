import Search from "lucide-react/dist/esm/icons/search.mjs"
import { levels, type Level } from "../src/rules/rule"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { useIn, useWords } from "./language"
import type { Filter } from "./rules-shown"

type Props = { filter: Filter; put: (filter: Filter) => void; wide: boolean }

/** The search, and in the console what else narrows the list. */
export function RulesFilter({ filter, put, wide }: Props) {
  const words = useWords().rules
  const more = useIn({ fr, en })
  const toggles = [
    ["changed", words.changed],
    ...(wide
      ? ([
          ["silenced", more.silenced],
          ["ending", more.ending],
        ] as const)
      : []),
  ] as const
  return (
    <div role="search" aria-label={more.filters} className="find">
      <label>
        <span className="live">{words.search}</span>
        <Search size={16} aria-hidden />
        <input
          type="search"
          value={filter.search}
          placeholder={words.search}
          onInput={(event) => put({ ...filter, search: event.currentTarget.value })}
        />
      </label>
      {wide && (
        <select
          aria-label={more.ofLevel}
          value={filter.level}
          onChange={({ currentTarget }) => put({ ...filter, level: currentTarget.value as Level | "" })}
        >
          <option value="">{more.anyLevel}</option>
          {levels.map((level) => (
            <option key={level} value={level}>
              {words.levels[level]}
            </option>
          ))}
        </select>
      )}
      {toggles.map(([key, label]) => (
        <button
          key={key}
          type="button"
          aria-pressed={filter[key]}
          onClick={() => put({ ...filter, [key]: !filter[key] })}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
