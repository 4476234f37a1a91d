import { useEffect, useState } from "react"
import Back from "lucide-react/dist/esm/icons/arrow-left.mjs"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import { tallyOf } from "../src/crm/board"
import type { PageSettings, TeamView } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf, minuteOfDay } from "../src/process/calendar"
import { say } from "../src/words"
import { en } from "../src/words/en/team-board"
import { fr } from "../src/words/fr/team-board"
import { useAsked, useWide, type Asked } from "./asked"
import { clockTime, useIn, type Language } from "./language"
import { Failed, Loading, Message } from "./parts"
import { showDay } from "./roster-text"
import { TeamAgents } from "./team-agents"
import {
  agentLines,
  agentsCsv,
  filesCsv,
  filesIn,
  namesOf,
  pressing,
  readOf,
  sorts,
  type Shown,
  type Sort,
} from "./team-board"
import { TeamFiles } from "./team-files"
import { TeamTotals } from "./team-totals"

/** How often the board is asked for while it is being read, and otherwise, ms: the worker decides when it is due. */
const often = { looking: 2_000, still: 30_000 }
const everyone: Shown = { owner: null, branch: null, kind: null }

/** The board, followed while it is in view. */
function useBoard(): Asked<TeamView> {
  const asked = useAsked("team.get")
  const { again, value } = asked
  const wait = value?.looking === true ? often.looking : often.still
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && again(), wait)
    return () => clearInterval(timer)
  }, [again, wait])
  return asked
}

/** Hands a table to the browser as a file to keep. */
function download(name: string, text: string): void {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** An instant as a spreadsheet reads it: "2026-11-20 14:05", on Montréal's clock. */
const sheetTime = (at: Date): string => {
  const minute = String(minuteOfDay(at) % 60).padStart(2, "0")
  return `${dayOf(at)} ${String(Math.floor(minuteOfDay(at) / 60)).padStart(2, "0")}:${minute}`
}

/** How right the board is, and what the last look could not do. */
function Standing({ view, language }: { view: TeamView; language: Language }) {
  const words = useIn({ fr, en })
  const { rightAt, fault, looking, goesOn, files, closedToday } = view
  const time = (iso: string): string => clockTime(new Date(iso), language)
  const right = rightAt === null ? null : new Date(rightAt)
  const read = readOf(files)
  const said = [
    right === null
      ? ""
      : dayOf(right) === dayOf(new Date())
        ? say(words.right, { time: time(right.toISOString()) })
        : say(words.rightOn, { day: showDay(dayOf(right), language), time: time(right.toISOString()) }),
    read < files.length ? say(read === 1 ? words.readOne : words.read, { n: read, of: files.length }) : "",
    looking ? words.looking : goesOn === null ? "" : say(words.goesOn, { time: time(goesOn) }),
  ].filter(Boolean)
  const known: Readonly<Record<string, string>> = words.about
  const about = (fault && known[fault.about]) ?? words.about.other
  return (
    <>
      <p className="dim figure" role="status">
        {said.join(" · ")}
      </p>
      {fault && (
        <p role="alert" className="bar wrap" data-fault={fault.fault}>
          {say(words.faults[fault.fault], { about })}{" "}
          {fault.again === null ? words.nexts[fault.fault] : say(words.again, { time: time(fault.again) })}
          {fault.fault === "signed-out" && <a href="#connection">{words.connect}</a>}
        </p>
      )}
      {closedToday && <p className="bar quiet">{words.closed}</p>}
    </>
  )
}

/** The follow-up of the team's open files, for its lead, counted from the CRM's notes. */
export function Team({ settings: { language } }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const asked = useBoard()
  const wide = useWide()
  const [shown, setShown] = useState(everyone)
  const [sort, setSort] = useState<Sort>("atRisk")
  const [exported, setExported] = useState(false)
  const view = asked.value
  if (!view) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  if (view.stop === "not-lead") return <Message title={words.notLead} next={words.notLeadNext} />
  if (view.stop === "not-connected")
    return (
      <Message title={words.notConnected} next={words.notConnectedNext}>
        <a href="#connection">{words.connect}</a>
      </Message>
    )
  // Nothing read yet: no count is one.
  if (view.files.length === 0 || (view.looking && readOf(view.files) === 0))
    return (
      <div className="team-board">
        <Standing view={view} language={language} />
        {view.rightAt !== null && !view.looking && <Message title={words.empty} next={words.emptyNext} />}
        {view.looking && <p className="message dim">{words.loading}</p>}
      </div>
    )

  const change = (next: Partial<Shown>) => {
    setShown({ ...shown, ...next })
    setExported(false)
  }
  const within = filesIn(view, shown)
  const lines = agentLines(view, filesIn(view, { owner: null, branch: shown.branch }), sort, words)
  const named = namesOf(view, words)
  const table = shown.owner !== null || shown.kind !== null
  const listed = table ? pressing(within, shown.kind) : []
  const save = async () => {
    const day = dayOf(new Date())
    if (table) {
      const answer = await ask("team.names", { ids: listed.slice(0, 500).map(({ id }) => id) })
      const names = answer.ok ? answer.value : {}
      download(`jalon-${day}.csv`, filesCsv(view, listed, names, sheetTime, words))
    } else download(`jalon-${day}.csv`, agentsCsv(lines, words))
    setExported(true)
  }
  const branches = [...new Set(view.files.flatMap(({ branch }) => branch ?? []))].sort()
  const owners = agentLines(view, view.files, "name", words)
  return (
    <div className="team-board">
      <Standing view={view} language={language} />
      <div className="board-filters">
        <label>
          <span>{words.agent}</span>
          <select
            value={shown.owner ?? "*"}
            onChange={({ currentTarget: { value } }) => change({ owner: value === "*" ? null : value })}
          >
            <option value="*">{words.every}</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {branches.length > 0 && (
          <label>
            <span>{words.branch}</span>
            <select
              value={shown.branch ?? ""}
              onChange={({ currentTarget: { value } }) => change({ branch: value === "" ? null : value })}
            >
              <option value="">{words.everywhere}</option>
              {branches.map((branch) => (
                <option key={branch}>{branch}</option>
              ))}
            </select>
          </label>
        )}
        {!table && (
          <label>
            <span>{words.sort}</span>
            <select value={sort} onChange={({ currentTarget: { value } }) => setSort(value as Sort)}>
              {sorts.map((one) => (
                <option key={one} value={one}>
                  {words.sorts[one]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <TeamTotals
        title={shown.owner === null ? words.totals : named(shown.owner)}
        tally={tallyOf(within, view.options)}
        kind={shown.kind}
        choose={(kind) => change({ kind })}
        brief={table && !wide}
        words={words}
      />
      <div className="acts">
        {table && (
          <button type="button" onClick={() => change({ owner: null, kind: null })}>
            <Back size={14} aria-hidden />
            {words.back}
          </button>
        )}
        <button type="button" onClick={() => void save()}>
          <Download size={14} aria-hidden />
          {words.export}
        </button>
      </div>
      <p role="status" className={exported ? "bar quiet" : "live"}>
        {exported && words.exported}
      </p>
      {table ? (
        <TeamFiles
          key={JSON.stringify(shown)}
          view={view}
          files={listed}
          owner={shown.owner === null ? named : null}
          language={language}
        />
      ) : (
        <TeamAgents lines={lines} choose={(owner) => change({ owner })} words={words} />
      )}
    </div>
  )
}
