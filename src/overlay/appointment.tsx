/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import { writeAppointmentNote, type AppointmentNote } from "../process/appointment-note"
import { dayOf, minuteOfDay, montreal } from "../process/calendar"
import { valueOf } from "../process/field"
import { fold } from "../process/text"
import { say } from "../words"
import { useSession } from "./boundary"
import { Choose, Composed } from "./composed"
import type { Model } from "./model"

type Draft = {
  place: "showroom" | "virtual" | null
  branch: string
  date: string
  time: string
  vehicle: string
  tradeIn: boolean | null
  payment: "financing" | "cash" | null
  creditOk: boolean | null
  deposit: boolean | null
  livesAt: string
  other: string
}

const pad = (n: number) => String(n).padStart(2, "0")

/** What the page already says of the appointment; the rest is asked. */
function draftOf(model: Model | null): Draft {
  const meeting = model?.meeting?.fields
  const fields = model?.opportunity?.fields
  const start = meeting && valueOf(meeting.start)
  const type = meeting && valueOf(meeting.type)
  const deposit = meeting?.deposit
  const read = (name: "make" | "model" | "year" | "stock") => (fields ? (valueOf(fields[name]) ?? "") : "")
  const stock = read("stock")
  const vehicle = [read("year"), read("make"), read("model"), stock && `(${stock})`].filter(Boolean).join(" ")
  const trade = fields && [fields.tradeMake, fields.tradeModel, fields.tradeYear, fields.tradeOdometer]
  return {
    place: type === undefined ? null : fold(type).includes("virtuel") ? "virtual" : "showroom",
    branch: (meeting && valueOf(meeting.branch)) ?? (fields && valueOf(fields.branch)) ?? "",
    date: start ? dayOf(start) : "",
    time: start ? `${pad(Math.floor(minuteOfDay(start) / 60))}:${pad(minuteOfDay(start) % 60)}` : "",
    vehicle,
    tradeIn: trade?.some(({ state }) => state === "known") ? true : null,
    payment: null,
    creditOk: null,
    deposit: deposit?.state === "known" ? true : deposit?.state === "empty" ? false : null,
    livesAt: "",
    other: "",
  }
}

/** The note of a draft, or the labels of the points still to be said. */
function noteOf(draft: Draft, labels: Record<string, string>): { text: string } | { missing: string[] } {
  const { place, payment, tradeIn, deposit, creditOk, branch, date, time, vehicle, livesAt, other } = draft
  const asked = { place, branch, date, time, vehicle, tradeIn, payment, deposit, livesAt }
  const missing = Object.entries(asked)
    .filter(([, value]) => value === null || value === "")
    .map(([name]) => name)
  if (payment === "financing" && creditOk === null) missing.push("credit")
  const at = date && time ? montreal(date, time) : new Date(NaN)
  if (missing.length > 0 || place === null || payment === null || tradeIn === null || deposit === null)
    return { missing: missing.map((name) => labels[name] ?? name) }
  if (Number.isNaN(at.getTime())) return { missing: [labels.date ?? ""] }
  const credit = payment === "financing" ? creditOk : null
  const note: AppointmentNote = {
    place,
    branch,
    at,
    vehicle,
    tradeIn,
    payment,
    creditOk: credit,
    deposit,
    livesAt,
    other,
  }
  return { text: writeAppointmentNote(note) }
}

/** Builds the appointment note from what the page knows, asks for the rest, and writes the one layout. */
export function Appointment() {
  const session = useSession()
  const { appointment: words } = session.words.overlay
  const [draft, setDraft] = useState(() => draftOf(session.model))
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }))
  const note = noteOf(draft, words)
  const yesNo = [
    { value: true, label: words.yes },
    { value: false, label: words.no },
  ]
  const input = (name: "branch" | "date" | "time" | "vehicle" | "livesAt", type = "text") => (
    <label>
      <span>{words[name]}</span>
      <input
        type={type}
        value={draft[name]}
        onInput={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  )
  return (
    <div className="stack">
      <Choose
        label={words.place}
        value={draft.place}
        choices={[
          { value: "showroom", label: words.showroom },
          { value: "virtual", label: words.virtual },
        ]}
        onChoose={(place) => set({ place })}
      />
      {input("branch")}
      <div className="two">
        {input("date", "date")}
        {input("time", "time")}
      </div>
      {input("vehicle")}
      <div className="two">
        <Choose
          label={words.tradeIn}
          value={draft.tradeIn}
          choices={yesNo}
          onChoose={(tradeIn) => set({ tradeIn })}
        />
        <Choose
          label={words.deposit}
          value={draft.deposit}
          choices={yesNo}
          onChoose={(deposit) => set({ deposit })}
        />
      </div>
      <Choose
        label={words.payment}
        value={draft.payment}
        choices={[
          { value: "financing", label: words.financing },
          { value: "cash", label: words.cash },
        ]}
        onChoose={(payment) => set({ payment })}
      />
      {draft.payment === "financing" && (
        <Choose
          label={words.credit}
          value={draft.creditOk}
          choices={yesNo}
          onChoose={(creditOk) => set({ creditOk })}
        />
      )}
      {input("livesAt")}
      <label>
        <span>{words.other}</span>
        <textarea value={draft.other} onInput={(event) => set({ other: event.currentTarget.value })} />
      </label>
      {"text" in note ? (
        <Composed text={note.text} onDone={() => session.mark({ composedNote: true })} />
      ) : (
        <p className="count">{say(words.remaining, { points: note.missing.join(", ") })}</p>
      )}
    </div>
  )
}
