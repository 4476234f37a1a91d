import { useEffect, useState } from "react"
import type { BranchTurn, PageSettings } from "../src/messages"
import { say } from "../src/words"
import { en } from "../src/words/en/turn"
import { fr, type TurnWords } from "../src/words/fr/turn"
import { useAsked } from "./asked"
import { useIn, type Language } from "./language"
import { Failed, Loading, Message } from "./parts"
import { Wheel } from "./turn-wheel"

type Seat = BranchTurn["line"][number]

/** In the order of the turn: the fewest appointments first, those passed over at the end. */
const inTurn = (line: readonly Seat[]): Seat[] =>
  [...line].sort(
    (one, other) =>
      Number(one.skipped !== null) - Number(other.skipped !== null) ||
      (one.skipped === null ? one.count - other.count : 0),
  )

const countText = (n: number, { count }: TurnWords): string =>
  n === 0 ? count.none : n === 1 ? count.one : say(count.many, { n })

const skipText = ({ skipped }: Seat, words: TurnWords): string =>
  skipped === null ? "" : say(words.skipped, { why: words.skips[skipped] })

function Line({ turn, share }: { turn: BranchTurn; share: number }) {
  const words = useIn({ fr, en })
  const { line, next, last } = turn
  const most = Math.max(share, ...line.map(({ count }) => count))
  const part = (n: number): string => `${String(most === 0 ? 0 : (100 * n) / most)}%`
  return (
    <ol className="list seats" aria-label={words.list}>
      {inTurn(line).map((seat) => (
        <li key={seat.id} data-person={seat.id} data-skipped={seat.skipped ?? undefined}>
          <strong>
            {seat.name}
            {seat.id === next && <span className="tag is-next">{words.tagNext}</span>}
            {seat.id === last && <span className="tag">{words.tagLast}</span>}
          </strong>
          <span className="share" aria-hidden>
            <span style={{ width: part(seat.count) }} />
            {share > 0 && <i style={{ insetInlineStart: part(share) }} />}
          </span>
          <span className="dim figure">
            {[countText(seat.count, words), skipText(seat, words)].filter(Boolean).join(", ")}
          </span>
        </li>
      ))}
    </ol>
  )
}

const ToRoster = ({ text }: { text: string }) => <a href="#roster">{text}</a>

function Branch({ turn, language }: { turn: BranchTurn; language: Language }) {
  const words = useIn({ fr, en })
  const { branch, line, next, last } = turn
  if (line.length === 0)
    return (
      <Message title={say(words.noSpecialist, { branch })} next={words.noSpecialistNext}>
        <ToRoster text={words.toRoster} />
      </Message>
    )
  const nameOf = (id: string | null): string | undefined => line.find((seat) => seat.id === id)?.name
  const nextName = nameOf(next)
  const lastName = nameOf(last)
  const head = nextName === undefined ? words.nobody : say(words.next, { name: nextName })
  const given = line.reduce((sum, { count }) => sum + count, 0)
  // Whoever could take one today, or has: the others do not weigh on the share.
  const sharing = line.filter(({ skipped, count }) => skipped === null || count > 0).length
  const share = sharing === 0 ? 0 : given / sharing
  const others = line
    .map(
      (seat) =>
        `${seat.name}, ${[countText(seat.count, words), skipText(seat, words)].filter(Boolean).join(", ")}`,
    )
    .join("; ")
  return (
    <div className="turn-of">
      <Wheel
        turn={turn}
        word={words.tagNext}
        label={say(words.wheel, { branch, next: head.replace(/\.$/, ""), others })}
      />
      <div className="said-turn" role="status">
        <p className="verb">{head}</p>
        {nextName === undefined && <p className="dim">{words.nobodyNext}</p>}
        <p className="dim">{lastName === undefined ? words.noneYet : say(words.last, { name: lastName })}</p>
        {given > 0 && (
          <p className="dim figure">
            {say(words.share, {
              n: new Intl.NumberFormat(`${language}-CA`, { maximumFractionDigits: 1 }).format(share),
            })}
          </p>
        )}
      </div>
      <p className="dim">{words.seen}</p>
      <Line turn={turn} share={share} />
    </div>
  )
}

/** The tour de gun: whose turn it is among the specialists of a branch, and why the others are passed over. */
export function Turn({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const asked = useAsked("turn.get")
  const [chosen, setChosen] = useState<string | null>(null)
  const { again } = asked
  const { revision } = settings
  useEffect(again, [again, revision])
  // Shifts and breaks begin and end while it is looked at.
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && again(), 15_000)
    return () => clearInterval(timer)
  }, [again])
  const view = asked.value
  if (!view) return asked.failed ? <Failed again={again} /> : <Loading />
  const { branches, own } = view
  const turn =
    branches.find(({ branch }) => branch === (chosen ?? own)) ??
    branches.find(({ line }) => line.length > 0) ??
    branches[0]
  if (!view.roster || !turn)
    return (
      <Message title={words.empty} next={words.emptyNext}>
        <ToRoster text={words.toRoster} />
      </Message>
    )
  return (
    <div className="turn">
      <label>
        <span>{words.branch}</span>
        <select value={turn.branch} onChange={(event) => setChosen(event.currentTarget.value)}>
          {branches.map(({ branch }) => (
            <option key={branch}>{branch}</option>
          ))}
        </select>
      </label>
      <Branch turn={turn} language={settings.language} />
    </div>
  )
}
