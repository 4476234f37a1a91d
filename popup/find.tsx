import { useEffect, useRef, useState, type KeyboardEvent } from "react"
import Search from "lucide-react/dist/esm/icons/search.mjs"
import type { Answered, PageSettings } from "../src/messages"
import { ask } from "../src/messages/client"
import type { FindAnswer, FoundFile } from "../src/messages/find"
import { say } from "../src/words"
import { DoNotCallMark } from "./do-not-call/mark"
import { FoundRow, recordId } from "./find-row"
import { useFindWords } from "./find-words"
import { useOptions } from "./options"
import { Message } from "./parts"
import { usePeopleWords } from "./roster-crm"
import { inPopup, leaveSmallWindow, openRecord } from "./tabs"

/** What the address asks for: `#find?q=…`. */
const askedFor = (): string => new URLSearchParams(location.hash.split("?")[1] ?? "").get("q") ?? ""

/** `waiting`: the CRM is being asked. */
type Got = { query: string; answer: Answered<FindAnswer>; waiting: boolean }
/** A pause in typing after which the CRM is asked, ms. */
const pause = 350

/**
 * The last answer while something is typed: what this browser has seen at once, then with what the CRM knows. One that comes after a newer
 * question is dropped.
 */
function useFound(query: string, turn: number): Got | null {
  const [got, setGot] = useState<Got | null>(null)
  useEffect(() => {
    if (query === "") return
    let stale = false
    let timer: ReturnType<typeof setTimeout> | undefined
    void ask("callers.find", { query }).then((answer) => {
      if (stale) return
      const waiting = answer.ok && answer.value.more === true
      setGot({ query, answer, waiting })
      if (!waiting) return
      timer = setTimeout(() => {
        void ask("callers.more", { query }).then((more) => {
          if (!stale) setGot({ query, answer: more.ok ? more : answer, waiting: false })
        })
      }, pause)
    })
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [query, turn])
  return query === "" ? null : got
}

/** Nothing found, too short, or no answer: what was searched and what to do next. */
function Nothing({ got, again }: { got: Answered<FindAnswer>; again: () => void }) {
  const words = useFindWords()
  const told = usePeopleWords().find
  if (!got.ok) {
    const store = got.error === "store"
    return (
      <div role="alert">
        <Message title={store ? words.store : words.failed} {...(store && { next: words.storeNext })}>
          <button type="button" onClick={again}>
            {words.retry}
          </button>
        </Message>
      </div>
    )
  }
  const { query, tried, crm } = got.value
  if (tried.length === 0) return <Message title={words.short} next={words.shortNext} />
  const kinds = tried.map((kind) => words.kinds[kind]).join(words.and)
  return (
    <Message
      title={say(words.nothing, { query })}
      next={say(crm === "answered" ? told.tried : words.tried, { kinds })}
    >
      <p className="dim">{crm === "answered" ? told.triedNext : words.nothingNext}</p>
    </Message>
  )
}

/** Where the search stands with the CRM: asked, or why it says nothing. */
function Told({ got }: { got: Got | null }) {
  const told = usePeopleWords().find
  const crm = got?.answer.ok === true ? got.answer.value.crm : undefined
  const said = got?.waiting === true ? told.asking : crm && crm !== "answered" ? told[crm] : null
  return (
    <p
      role="status"
      className={said === null ? "live" : "dim"}
      data-crm={got?.waiting === true ? "asking" : crm}
    >
      {said}
    </p>
  )
}

/** Who takes a caller, from what is typed: answers while typing, arrows walk the files, Enter opens one. */
export function Find({ settings, alone = true }: { settings: PageSettings; alone?: boolean }) {
  const words = useFindWords()
  const [typed, setTyped] = useState(askedFor)
  const [turn, setTurn] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const query = typed.trim()
  const got = useFound(query, turn)
  const files = got?.answer.ok === true ? got.answer.value.files : []
  const doNotCall = got?.answer.ok === true ? got.answer.value.doNotCall : undefined
  const open = ({ url, record }: FoundFile) => void openRecord({ url, id: record.id }).then(leaveSmallWindow)
  // What is shown may be of what was typed before.
  const options = useOptions(files, recordId, (file) => {
    if (got?.query === query) open(file)
  })
  const { restart } = options

  useEffect(() => {
    // Not from under someone who walks the screens by keyboard.
    if ((alone || inPopup()) && document.activeElement === document.body) field.current?.focus()
    // The menu asks again in the window that is there already.
    const follow = () => {
      setTyped(askedFor())
      restart()
      field.current?.focus()
    }
    addEventListener("hashchange", follow)
    return () => removeEventListener("hashchange", follow)
  }, [alone, restart])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!options.walk(event) && event.key === "Escape" && typed !== "") {
      event.preventDefault()
      setTyped("")
    }
  }
  const count = files.length === 1 ? words.one : say(words.count, { n: files.length })
  return (
    <section className="callers" aria-label={words.label}>
      <div className="search">
        <Search size={16} aria-hidden />
        <input
          ref={field}
          {...options.field}
          aria-label={words.label}
          placeholder={words.placeholder}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            restart()
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="live" role="status">
        {files.length > 0 ? count : ""}
      </p>
      {doNotCall !== undefined && files.every((file) => file.doNotCall === undefined) && (
        <p>
          <DoNotCallMark day={doNotCall} language={settings.language} />
        </p>
      )}
      <ul
        id={options.listId}
        role="listbox"
        aria-label={words.results}
        className="list"
        hidden={files.length === 0}
      >
        {files.map((file, index) => (
          <FoundRow
            key={recordId(file)}
            id={options.optionId(file)}
            file={file}
            selected={index === options.active}
            settings={settings}
            onOpen={() => open(file)}
          />
        ))}
      </ul>
      {alone && query === "" && <p className="dim">{words.empty}</p>}
      {query !== "" && got === null && <p className="dim">{words.searching}</p>}
      {query !== "" && <Told got={got} />}
      {got && !got.waiting && files.length === 0 && (
        <Nothing got={got.answer} again={() => setTurn(turn + 1)} />
      )}
    </section>
  )
}
