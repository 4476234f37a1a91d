import { thisHour } from "../../src/crm/budget"
import type { ModuleKey } from "../../src/crm/fields"
import type { ConnectionView } from "../../src/messages"
import { readParts, type ReadPart } from "../../src/messages/connection"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import type { Connection } from "./connection"
import { hostsOf } from "./permission"

type ConnectionHandlers = Pick<Handlers, "crm.get" | "crm.check" | "crm.sign-in" | "crm.sign-out">

/** What the CRM calls them. The others go by the name that the organisation gave. */
const abouts: Partial<Record<ReadPart, string>> = {
  opportunity: "Deals",
  contact: "Contacts",
  meeting: "Events",
  notes: "Notes",
  people: "users",
  shifts: "shift_hours",
  absences: "users_unavailability",
  holidays: "holidays",
}
const iso = (at: Date | number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** What the connection's screen asks: its state, and the person's own hand on it. */
export function connectionHandlers(settings: Settings, connection: Connection): ConnectionHandlers {
  async function view(): Promise<ConnectionView> {
    await settings.load()
    const { client, centre = null } = settings.connection
    const { spent, allowed, checked, modules: ours, ...detail } = connection.detail
    const { who, org, modules, ...state } = connection.state()
    const hour = thisHour(spent, settings.parts.now().getTime())
    return {
      ...detail,
      standing: state.standing,
      missing: [...(client === undefined ? ["client" as const] : []), ...(centre ? [] : ["centre" as const])],
      managed: settings.managed?.connection !== undefined,
      centre,
      hosts: centre ? hostsOf(centre) : [],
      who: who?.name ?? null,
      org: org?.name ?? null,
      until: iso(connection.tokens.held?.tokens.expiresAt ?? null),
      calls: {
        made: hour.spent.calls,
        spent: hour.spent.credits,
        allowed,
        until: hour.until.toISOString(),
      },
      limitedUntil: iso(state.limitedUntil),
      spentUntil: iso(state.spentUntil),
      lastSuccess: iso(state.lastSuccess),
      checked: iso(checked),
      parts: readParts.map((part) => {
        const own = part in abouts ? undefined : ours[part as ModuleKey]
        const about = abouts[part] ?? own?.name
        const access = about === undefined ? own === null && "absent" : modules[about]
        const label = ours[part as ModuleKey]?.label ?? null
        return { part, label, access: access || "unasked" }
      }),
    }
  }
  const after = (work: () => Promise<void>) => async (): Promise<ConnectionView> => {
    await settings.load()
    await work()
    return view()
  }
  return {
    "crm.get": view,
    "crm.check": after(connection.check),
    "crm.sign-in": after(connection.signIn),
    "crm.sign-out": after(connection.signOut),
  }
}
