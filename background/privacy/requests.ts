import type { IncidentView, PrivacyRequests, RequestView } from "../../src/messages"
import { dayOf } from "../../src/process/calendar"
import {
  incidentKept,
  incidentProblems,
  requestDue,
  requestStage,
  requestYears,
  yearsAfter,
} from "../../src/process/privacy"
import type { IncidentRow, PrivacyRequestRow } from "../../src/store/rows"
import { Refusal, type Handlers } from "../router"
import type { Settings } from "../settings"

const iso = (at: number): string => new Date(at).toISOString()

export function requestView(row: PrivacyRequestRow, now: Date): RequestView {
  const { at, doneAt, received } = row
  return {
    ...row,
    at: iso(at),
    doneAt: doneAt === null ? null : iso(doneAt),
    due: requestDue(received),
    stage: doneAt === null ? requestStage(received, dayOf(now)) : "done",
    kept: doneAt === null ? null : yearsAfter(dayOf(new Date(doneAt)), requestYears),
  }
}

const incidentView = (row: IncidentRow): IncidentView => ({
  ...row,
  writtenAt: iso(row.writtenAt),
  edits: row.edits.map(({ at, by }) => ({ at: iso(at), by })),
  kept: incidentKept(row.known),
})

type RegisterHandlers = Pick<
  Handlers,
  keyof PrivacyRequests &
    (
      | "privacy.requests"
      | "privacy.request.add"
      | "privacy.request.done"
      | "privacy.due"
      | "privacy.incidents"
      | "privacy.incident.set"
    )
>

/** The registers of Law 25: requests, to be answered within 30 days, and incidents, kept 5 years. */
export function registerHandlers(settings: Settings): RegisterHandlers {
  const { store, keep, now } = settings.parts

  /** Those that wait first, the nearest its end before; then the answered, the latest first. */
  async function requests(): Promise<RequestView[]> {
    const views = (await keep.attempt(() => store.requests.toArray())).map((row) => requestView(row, now()))
    return views.sort(
      (one, other) =>
        Number(one.doneAt !== null) - Number(other.doneAt !== null) ||
        (one.doneAt === null ? one.due.localeCompare(other.due) : other.at.localeCompare(one.at)),
    )
  }
  const incidents = async (): Promise<IncidentView[]> =>
    (await keep.attempt(() => store.incidents.orderBy("known").reverse().toArray())).map(incidentView)

  return {
    "privacy.requests": requests,
    "privacy.request.add": async ({ kind, label, received }) => {
      const at = now()
      if (received > dayOf(at)) throw new Refusal("shape")
      const row: PrivacyRequestRow = {
        ...{ id: crypto.randomUUID(), at: at.getTime(), kind, label, received },
        ...{ doneAt: null, note: "", proof: null },
      }
      await keep.write(() => store.requests.add(row))
      return requests()
    },
    "privacy.request.done": async ({ id, note }) => {
      await keep.write(() =>
        store.requests
          .where("id")
          .equals(id)
          .and(({ doneAt }) => doneAt === null)
          .modify({ doneAt: now().getTime(), note }),
      )
      return requests()
    },
    "privacy.due": async () => (await requests()).filter(({ stage }) => stage !== "done" && stage !== "open"),
    "privacy.incidents": incidents,
    "privacy.incident.set": async ({ id, edits, incident }) => {
      const at = now()
      const fields = incidentProblems(incident, dayOf(at))
      if (fields.length > 0) return { ok: false, fields }
      const by = (await settings.page()).agent?.name ?? ""
      const taken = await keep.write(() =>
        store.transaction("rw", store.incidents, async () => {
          const before = id === null ? undefined : await store.incidents.get(id)
          if (id !== null && !before) throw new Refusal("shape")
          if (before && before.edits.length !== edits) return false
          await store.incidents.put({
            ...incident,
            id: before?.id ?? crypto.randomUUID(),
            writtenAt: before?.writtenAt ?? at.getTime(),
            edits: before ? [...before.edits, { at: at.getTime(), by }] : [],
          })
          return true
        }),
      )
      const all = await incidents()
      return taken ? { ok: true, incidents: all } : { ok: false, fields: [], others: all }
    },
  }
}
