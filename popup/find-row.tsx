import type { PageSettings } from "../src/messages"
import type { FoundFile } from "../src/messages/find"
import { dayOf } from "../src/process/calendar"
import { say } from "../src/words"
import type { FindWords } from "../src/words/fr/find"
import { DoNotCallMark } from "./do-not-call/mark"
import { useFindWords } from "./find-words"
import { clockTime, type Language } from "./language"
import { usePeopleWords } from "./roster-crm"

/** A file found, as a key. */
export const recordId = ({ record: { org, module, id } }: FoundFile): string => `${org}-${module}-${id}`

const longDay = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(`${language}-CA`, { dateStyle: "long", timeZone: "America/Toronto" }).format(at)

/** "aujourd’hui à 14 h 05", "le 18 décembre 2026 à 14 h 05". */
function when(text: string, language: Language, words: FindWords): string {
  const at = new Date(text)
  const time = clockTime(at, language)
  return dayOf(at) === dayOf(new Date())
    ? say(words.today, { time })
    : say(words.day, { day: longDay(at, language), time })
}

/** One file: who takes the caller in large, then what that rests on. */
export function FoundRow({
  id,
  file,
  selected,
  settings: { language },
  onOpen,
}: {
  id: string
  file: FoundFile
  selected: boolean
  settings: PageSettings
  onOpen: () => void
}) {
  const words = useFindWords()
  const { name, stock, stage, owner, lastNote, card, record, source } = file
  const told = usePeopleWords()
  const said = stock === null ? null : say(words.stock, { stock })
  const title = name ?? said ?? say(words.record, { id: record.id })
  const beside = [name === null ? null : said, stage].filter(Boolean).join(" · ")
  return (
    <li
      id={id}
      role="option"
      aria-selected={selected}
      className="caller"
      title={words.open}
      data-record={record.id}
      {...(card && { "data-verdict": card.verdict, "data-rule": card.rule })}
      onClick={onOpen}
    >
      <p>
        <strong>{title}</strong>
        {beside !== "" && <span className="dim"> · {beside}</span>}
      </p>
      {file.doNotCall !== undefined && (
        <p>
          <DoNotCallMark day={file.doNotCall} language={language} />
        </p>
      )}
      {card && card.verb !== "" && (
        <p className="verb">
          {card.verb}
          {card.until !== null && (
            <span className="figure dim">
              {" "}
              {say(words.until, { time: clockTime(new Date(card.until), language) })}
            </span>
          )}
        </p>
      )}
      {card?.lines.map((line) => (
        <p key={line} className="why">
          {line}
        </p>
      ))}
      <p className="dim">
        {owner === null ? words.noOwner : say(words.owner, { name: owner })}
        {" · "}
        {lastNote === null
          ? words.noNote
          : say(words.note, {
              author: lastNote.author,
              when: when(lastNote.at, language, words),
              outcome: words.outcomes[lastNote.outcome],
            })}
      </p>
      <p className="dim" {...(source !== undefined && { "data-source": "crm" })}>
        {say(source === undefined ? words.seen : told.seen, { when: when(file.seenAt, language, words) })}
      </p>
    </li>
  )
}
