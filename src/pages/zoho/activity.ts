import { known, unknown } from "../../process/field"
import type { Field } from "../../process/field"
import { fold } from "../../process/text"
import type { ActivityFacts, FieldKey } from "../../rules/facts"
import type { Cell } from "./cells"
import { all, attr, textIn } from "./dom"
import { unreadable } from "./fields"
import { formOf } from "./forms"
import type { Found } from "./match"
import type { Route } from "./route"
import { agree } from "./value"

type Form = { what: ActivityFacts["what"]; form: HTMLElement }

const has = ({ names }: Cell, ...wanted: string[]): boolean => wanted.some((name) => names.has(name))
/** Cells that only the form of a call, or of a task, holds; the box that opens after a call has none of them. */
const isCall = (cell: Cell): boolean =>
  cell.form &&
  (cell.module === "Calls"
    ? has(cell, "subject", "calltype", "callstarttime")
    : cell.module === null && has(cell, "call_type", "call_start_time"))
const isTask = (cell: Cell): boolean =>
  cell.form &&
  (cell.module === "Tasks"
    ? has(cell, "subject", "duedate")
    : cell.module === null && has(cell, "due_date", "send_notification_email"))
/** Other modules have a due date too: a task names who or what it is about. */
const isTied = (cell: Cell): boolean => cell.module === "Tasks" || has(cell, "who_id", "what_id")

/** The form of a call or of a task in view, laid over the page or its own; null where there is none. */
export function activityForm({ kind, module }: Route, cells: Iterable<Cell>): Form | null {
  const held = [...cells].filter(({ form }) => form)
  const page = kind === "activity-create"
  for (const [what, holds, own] of [
    ["call", isCall, "Calls"],
    ["task", isTask, "Tasks"],
  ] as const) {
    const form = formOf(held, holds, page && module === own ? "any" : "over")
    const cell = form && held.find((one) => form.contains(one.key) && (what === "call" || isTied(one)))
    if (form && cell) return { what, form }
  }
  return null
}

/** Whether what an activity names is an opportunity. */
export function tiedTo(related: Field, cell: Cell | null): Field<boolean> {
  if (related.state !== "known") return related.state === "empty" ? known(false) : related
  const told = cell && [
    textIn(cell.box),
    cell.label,
    ...all(cell.key, "select,lyte-dropdown,a").flatMap((one) => [
      attr(one, "lt-prop-selected"),
      attr(one, "href"),
      one instanceof HTMLSelectElement ? one.value : "",
    ]),
  ]
  return /opportunit|potential|\b(deal|affaire|transaction)s?\b/.test(fold(told?.join(" ") ?? ""))
    ? known(true)
    : unreadable
}

/** Reads such a form. One laid over an opportunity's page is made from it. */
export function readActivity(
  { kind }: Route,
  { what }: Form,
  find: (key: FieldKey) => Found,
  read: (cell: Cell) => Field,
): ActivityFacts {
  const field = ({ why, cells }: Found): Field => (why ? unknown(why) : agree(cells.map(read)))
  const place = find("meeting.related")
  const related = field(place)
  const tied = tiedTo(related, place.cells[0] ?? null)
  const full = kind === "activity-create"
  const over = (page: Route["kind"]): boolean => !full && kind === page
  return {
    what,
    mode: full ? "create" : "quick-create",
    related,
    contact: field(find("meeting.contact")),
    fromOpportunity: over("opportunity-detail")
      ? known(true)
      : over("contact-detail") && tied.state === "unknown"
        ? known(false)
        : tied,
  }
}
