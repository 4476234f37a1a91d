import type { Composition, CompositionFacts, ComposeField } from "../src/messages"
import { writeAppointmentNote } from "../src/process/appointment-note"
import { dayOf, minuteOfDay, montreal } from "../src/process/calendar"
import { valueOf, type Field } from "../src/process/field"
import { fold } from "../src/process/text"
import { say, type Words } from "../src/words"

const pad = (n: number) => String(n).padStart(2, "0")

/** What the page already says of the appointment; the rest is asked. */
function draftOf({ opportunity, meeting }: CompositionFacts) {
  const { make, model, year, stock, branch, ...fields } = opportunity.fields
  const start = meeting && valueOf(meeting.fields.start)
  const type = meeting && valueOf(meeting.fields.type)
  const deposit = meeting?.fields.deposit.state
  const read = (field: Field) => valueOf(field) ?? ""
  const inStock = read(stock)
  const trade = [fields.tradeMake, fields.tradeModel, fields.tradeYear, fields.tradeOdometer]
  const minute = start ? minuteOfDay(start) : 0
  return {
    place: !type ? "" : fold(type).includes("virtuel") ? "virtual" : "showroom",
    branch: (meeting && valueOf(meeting.fields.branch)) ?? read(branch),
    date: start ? dayOf(start) : "",
    time: start ? `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}` : "",
    vehicle: [read(year), read(make), read(model), inStock && `(${inStock})`].filter(Boolean).join(" "),
    tradeIn: trade.some(({ state }) => state === "known") ? "yes" : "",
    payment: "",
    credit: "",
    deposit: deposit === "known" ? "yes" : deposit === "empty" ? "no" : "",
    livesAt: "",
    other: "",
  }
}

/** The appointment note from what the page knows, asking for the rest. */
export function composeAppointment(
  facts: CompositionFacts,
  answers: Readonly<Record<string, string>>,
  words: Words["overlay"]["appointment"],
): Composition {
  const draft = { ...draftOf(facts), ...answers }
  type Name = keyof ReturnType<typeof draftOf>
  const text = (name: Name, kind: "text" | "long" | "date" | "time" = "text"): ComposeField => ({
    name,
    label: words[name],
    kind,
    value: draft[name],
    ...(kind !== "text" && kind !== "long" && { half: true }),
  })
  const one = (name: Name, ...choices: ("showroom" | "virtual" | "financing" | "cash" | "yes" | "no")[]) => ({
    name,
    label: words[name],
    kind: "one" as const,
    value: draft[name],
    choices: choices.map((value) => ({ value, label: words[value] })),
  })
  const financed = draft.payment === "financing"
  const at = montreal(draft.date, draft.time)
  const missing = (Object.keys(draft) as Name[]).filter(
    (name) =>
      name in words && draft[name].trim() === "" && name !== "other" && (name !== "credit" || financed),
  )
  if (missing.length === 0 && Number.isNaN(at.getTime())) missing.push("date")
  return {
    fields: [
      one("place", "showroom", "virtual"),
      text("branch"),
      text("date", "date"),
      text("time", "time"),
      text("vehicle"),
      { ...one("tradeIn", "yes", "no"), half: true },
      { ...one("deposit", "yes", "no"), half: true },
      one("payment", "financing", "cash"),
      ...(financed ? [one("credit", "yes", "no")] : []),
      text("livesAt"),
      text("other", "long"),
    ],
    text:
      missing.length > 0
        ? null
        : writeAppointmentNote({
            place: draft.place === "virtual" ? "virtual" : "showroom",
            branch: draft.branch,
            at,
            vehicle: draft.vehicle,
            tradeIn: draft.tradeIn === "yes",
            payment: financed ? "financing" : "cash",
            creditOk: financed ? draft.credit === "yes" : null,
            deposit: draft.deposit === "yes",
            livesAt: draft.livesAt,
            other: draft.other,
          }),
    remark:
      missing.length > 0
        ? say(words.remaining, { points: missing.map((name) => words[name]).join(", ") })
        : null,
  }
}
