import type { ConnectionView } from "../../src/messages"
import type { Handlers } from "../router"
import type { Settings } from "../settings"
import type { Connection } from "./connection"
import { hostsOf } from "./memory"

type ConnectionHandlers = Pick<Handlers, "crm.get" | "crm.check" | "crm.sign-in" | "crm.sign-out">

const hourLength = 3_600_000
const iso = (at: Date | number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** What the connection's screen asks: its state, and the person's own hand on it. */
export function connectionHandlers(settings: Settings, connection: Connection): ConnectionHandlers {
  async function view(): Promise<ConnectionView> {
    await settings.load()
    const { client, centre = null } = settings.connection
    const { spent, allowed, checked, ...detail } = connection.detail
    const { who, org, modules, ...state } = connection.state()
    const now = settings.parts.now().getTime()
    const hour = now - (now % hourLength)
    const current = spent.hour === hour
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
        made: current ? spent.calls : 0,
        spent: current ? spent.credits : 0,
        allowed,
        until: new Date(hour + hourLength).toISOString(),
      },
      limitedUntil: iso(state.limitedUntil),
      spentUntil: iso(state.spentUntil),
      lastSuccess: iso(state.lastSuccess),
      checked: iso(checked),
      access: { ...modules },
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
