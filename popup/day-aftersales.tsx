import { useEffect, useState } from "react"
import Copy from "lucide-react/dist/esm/icons/copy.mjs"
import type { PracticesView, Ticked } from "../src/messages"
import { ask } from "../src/messages/client"
import { roles, type PracticeItem, type Role } from "../src/process/aftersales/practices"
import { dayOf, montreal, shiftDay } from "../src/process/calendar"
import { say } from "../src/words"
import { clockTime, dayWords } from "../src/words/clock"
import { en } from "../src/words/en/aftersales-settings"
import { fr } from "../src/words/fr/aftersales-settings"
import { useAsked } from "./asked"
import { useIn, type Language } from "./language"
import { StartScript } from "./start-script"

type View = NonNullable<PracticesView>
type Tick = (item: PracticeItem, on: boolean) => void

/** One thing to tick, and what is said of it. */
function Item({ id, ticked, about, tick }: { id: PracticeItem; ticked: boolean; about: string; tick: Tick }) {
  const { items } = useIn({ fr, en }).practices
  return (
    <li data-practice={id} data-done={ticked}>
      <label>
        <input type="checkbox" checked={ticked} onChange={(event) => tick(id, event.currentTarget.checked)} />
        <span>{items[id]}</span>
      </label>
      {about !== "" && <small className={ticked ? "dim" : "due"}>{about}</small>}
    </li>
  )
}

/** The e-mail that says what the call says, with what is known of the department. */
function CopyEmail({ language }: { language: Language }) {
  const words = useIn({ fr, en }).practices
  const [copied, setCopied] = useState<Language | null>(null)
  const copy = async (of: Language) => {
    const answer = await ask("practices.email", { language: of })
    if (!answer.ok) return
    await navigator.clipboard.writeText(answer.value)
    setCopied(of)
  }
  return (
    <li className="startable">
      <span>{words.email}</span>
      {([language, language === "fr" ? "en" : "fr"] as const).map((of) => (
        <button
          key={of}
          type="button"
          className="quiet"
          data-email={of}
          aria-label={copied === of ? words.copied : say(words.copy, { language: words.languages[of] })}
          onClick={() => void copy(of)}
        >
          <Copy size={12} aria-hidden />
          {copied === of ? words.copied : say(words.inLanguage, { language: words.languages[of] })}
        </button>
      ))}
    </li>
  )
}

/** What the brand manager looks over: in the day, what is due or was ticked today; `whole`: all of it. */
function Desk({
  view,
  tick,
  language,
  whole,
}: {
  view: View
  tick: Tick
  language: Language
  whole: boolean
}) {
  const words = useIn({ fr, en }).practices
  const onDay = ({ at }: NonNullable<Ticked>): string => dayOf(new Date(at))
  const shown = view.desk.filter(
    ({ due, ticked }) => whole || due || (ticked && onDay(ticked) === view.today),
  )
  const [next] = view.desk.flatMap(({ again }) => again ?? []).sort()
  return (
    <section aria-label={words.desk} data-group="desk">
      <h4>{words.desk}</h4>
      {view.desk.every(({ due }) => !due) && next !== undefined && (
        <p className="dim">{say(words.deskDone, { day: dayWords(next, language) })}</p>
      )}
      <ul className="ticks">
        {shown.map(({ id, ticked, again, due }) => {
          const last =
            ticked && say(words.tickedOn, { day: dayWords(onDay(ticked), language), by: ticked.by })
          const then = due ? words.dueAgain : again && say(words.again, { day: dayWords(again, language) })
          const about = last ? [last, then].filter(Boolean).join(", ") : ""
          return <Item key={id} id={id} ticked={!due} about={about} tick={tick} />
        })}
      </ul>
    </section>
  )
}

/** The practices of after-sales by the role of the person: what is done each day, the lists to call, the brand's desk. */
export function Practices({
  language,
  revision,
  whole = false,
}: {
  language: Language
  revision: number
  whole?: boolean
}) {
  const words = useIn({ fr, en }).practices
  const { value: view, again, put } = useAsked("practices.get")
  useEffect(again, [again, revision])
  const today = view?.today
  // A window left open meets the next day too.
  useEffect(() => {
    if (today === undefined) return
    const ends = montreal(shiftDay(today, 1), "00:00").getTime()
    const left = Math.min(Math.max(ends - Date.now(), 0), 86_400_000)
    const timer = setTimeout(again, left + 1_000)
    return () => clearTimeout(timer)
  }, [today, again])
  if (!view) return null
  const { contacts, daily, desk } = view
  const tick: Tick = (item, on) =>
    void ask("practices.tick", { item, on }).then((answer) => {
      if (answer.ok) put(answer.value)
    })
  const choose = (role: Role | null) =>
    void ask("practices.role", { role }).then((answer) => {
      if (answer.ok) put(answer.value)
    })
  const about = (ticked: Ticked): string =>
    ticked ? say(words.ticked, { by: ticked.by, time: clockTime(new Date(ticked.at), language) }) : ""
  const reached = contacts?.items.filter(({ ticked }) => ticked).length ?? 0
  return (
    <section className="practices" aria-label={words.title} data-role={view.role ?? "all"}>
      <header>
        <h3>{whole ? words.whole : words.title}</h3>
        <select
          aria-label={words.role}
          value={view.role ?? ""}
          onChange={(event) => choose(roles.find((one) => one === event.currentTarget.value) ?? null)}
        >
          <option value="">{words.all}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {words.roles[role]}
            </option>
          ))}
        </select>
      </header>
      {(daily.length > 0 || (view.closed && view.role !== "adviser" && view.role !== "brand")) && (
        <section aria-label={words.daily} data-group="daily">
          <h4>{words.daily}</h4>
          {daily.length === 0 && <p className="dim">{words.closed}</p>}
          <ul className="ticks">
            {daily.map(({ id, ticked }) => (
              <Item key={id} id={id} ticked={ticked !== null} about={about(ticked)} tick={tick} />
            ))}
          </ul>
        </section>
      )}
      {contacts && (
        <section aria-label={words.contacts} data-group="contacts">
          <h4>
            {words.contacts}{" "}
            <span className="dim">
              {say(words.contactsOf, { done: reached, all: contacts.items.length })}
            </span>
          </h4>
          <ul className="ticks">
            {contacts.items.map(({ id, ticked }) => (
              <Item key={id} id={id} ticked={ticked !== null} about={about(ticked)} tick={tick} />
            ))}
          </ul>
          <p className="dim">{words.channel}</p>
          <p className="dim" data-inactive>
            {contacts.inactive === "" ? words.inactiveOwn : say(words.inactive, { text: contacts.inactive })}
          </p>
          <ul className="follow">
            <li className="startable">
              <span>{words.script}</span>
              <StartScript id="script.aftersales-outbound" title={words.script} />
            </li>
            <CopyEmail language={language} />
          </ul>
        </section>
      )}
      {desk.length > 0 && <Desk view={view} tick={tick} language={language} whole={whole} />}
      <p className="dim">{words.kept}</p>
    </section>
  )
}
