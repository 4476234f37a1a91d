import { offline, type ConnectionState, type CrmDoor } from "../../../background/crm/connection"
import { CrmError, type Crm, type CrmFault } from "../../../src/crm/types"

/** Any method of the reader; those not given answer nothing, as an organisation that has none of it. */
type Asked = Omit<Crm, "ahead">
export type Given = { [K in keyof Asked]?: (...args: Parameters<Asked[K]>) => unknown }

/** A connection held by a test: what was asked, in its order, and how to sign out, in, or fail. */
export function fakeDoor(given: Given = {}) {
  const asked: string[] = []
  const listeners = new Set<() => void>()
  const none: Record<string, unknown> = {
    org: { id: "1", zgid: "777", name: "Groupe", timeZone: "America/Toronto" },
    query: { rows: [], more: false },
  }
  const door = {
    given,
    asked,
    /** Every question fails so. */
    fault: null as CrmFault | null,
    standing: "connected" as ConnectionState["standing"],
    turn: (standing: ConnectionState["standing"]) => {
      door.standing = standing
      for (const listener of listeners) listener()
    },
  }
  const crm = new Proxy({} as Crm, {
    get:
      (_target, name: keyof Asked) =>
      async (...args: unknown[]): Promise<unknown> => {
        asked.push([name, ...args.filter((arg) => typeof arg === "string")].join(" "))
        await Promise.resolve()
        if (door.fault) throw new CrmError(door.fault, name)
        const answer = door.given[name] as ((...args: unknown[]) => unknown) | undefined
        return answer ? answer(...args) : (none[name] ?? [])
      },
  })
  const held = (): Crm | null => (door.standing === "connected" ? crm : null)
  const connection: CrmDoor = {
    ready: () => Promise.resolve(),
    crm: held,
    crmFor: ({ org }) => (org === "" || org === "org777" ? held() : null),
    state: () => ({
      ...offline.state(),
      standing: door.standing,
      org: door.standing === "connected" ? { id: "1", zgid: "777", name: "Groupe", timeZone: null } : null,
    }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { ...door, connection, door }
}
