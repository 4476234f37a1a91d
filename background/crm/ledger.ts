import browser from "webextension-polyfill"
import { nothingSpent, pay, type Spent } from "../../src/crm/budget"
import type { Heard } from "../../src/crm/client"
import { moduleGuess, moduleKeys, type ModuleKey } from "../../src/crm/fields"
import type { CrmFault, CrmModule } from "../../src/crm/types"
import type { Access, ConnectionFault } from "../../src/messages"

/** What the connection keeps for the length of a browser session, tokens aside: figures and what was refused. */
export type Told = {
  spent: Spent
  /** ms */
  lastSuccess: number | null
  checked: number | null
  /** By API name of a module, or kind of setting. */
  access: Record<string, Access>
  /** Which modules of the organisation are ours; null: none is, or several may be. */
  modules: Partial<Record<ModuleKey, { name: string; label: string } | null>>
  /** Why nobody is signed in any more; when that was last tried without the person, ms. */
  why: ConnectionFault | null
  tried: number | null
}
export const nothingTold: Told = {
  spent: nothingSpent,
  lastSuccess: null,
  checked: null,
  access: {},
  modules: {},
  why: null,
  tried: null,
}

/** The modules that are read, whatever the organisation. */
const standard = ["Deals", "Contacts", "Events", "Notes"]

/** Which modules are ours, and whether each may be read. */
export function toldBy(all: readonly CrmModule[]): Pick<Told, "modules" | "access"> {
  const modules: Told["modules"] = {}
  for (const key of moduleKeys) {
    const { module } = moduleGuess(key, all)
    modules[key] = module && { name: module.apiName, label: module.plural }
  }
  const access: Told["access"] = {}
  for (const name of [...standard, ...Object.values(modules).flatMap((one) => one?.name ?? [])]) {
    const module = all.find(({ apiName }) => apiName === name)
    access[name] = !module ? "absent" : module.readable ? "readable" : "refused"
  }
  return { modules, access }
}

const place = "crm:told"
const accessAfter: Partial<Record<CrmFault, Access>> = {
  forbidden: "refused",
  absent: "absent",
  unreachable: "silent",
  failed: "silent",
  malformed: "silent",
}
const later = (at: Date | null, now: Date): Date | null => (at && at > now ? at : null)

/** What the CRM's answers told, and what they cost: kept for the browser session, without a token nor an answer. */
export class Ledger {
  told: Told = nothingTold
  /** The CRM's clock less this browser's, ms, as its last answer told. */
  ahead: number | null = null
  #limitedUntil: Date | null = null
  #spentUntil: Date | null = null

  constructor(
    readonly now: () => Date,
    readonly changed: () => void,
  ) {}

  /** Reads what this browser session kept. Never rejects. */
  async read(): Promise<void> {
    const kept = (await browser.storage.session.get(place).catch(() => ({}))) as Record<string, Partial<Told>>
    this.told = { ...this.told, ...kept[place] }
  }

  tell(told: Partial<Told>): void {
    this.told = { ...this.told, ...told }
    void browser.storage.session.set({ [place]: this.told }).catch(() => undefined)
  }

  /** Until when the CRM asked to wait, and until when this hour's calls are spent; null: not so. */
  get held(): { limitedUntil: Date | null; spentUntil: Date | null } {
    const now = this.now()
    return { limitedUntil: later(this.#limitedUntil, now), spentUntil: later(this.#spentUntil, now) }
  }
  release(): void {
    this.#limitedUntil = this.#spentUntil = null
  }

  /** Pays a call; null when it is paid, else when asking again may be of use. */
  pay(credits: number, allowance: number, background: boolean): Date | null {
    const { spent, again } = pay(this.told.spent, credits, allowance, this.now().getTime(), background)
    if (again === null) this.tell({ spent })
    return again
  }

  /** An answer, or its absence. */
  heard({ about, fault, again, ahead }: Heard): void {
    const before = this.#summary()
    if (ahead !== null) this.ahead = ahead
    // No answer ends it sooner: one may have been on its way when the CRM asked to wait.
    if (fault === "limited") this.#limitedUntil = again ?? this.#limitedUntil
    if (fault === "budget") this.#spentUntil = again
    if (fault === null) {
      this.#spentUntil = null
      this.tell({ lastSuccess: this.now().getTime() })
    }
    const access = fault === null ? "readable" : accessAfter[fault]
    // A module's fields may be read where its records are not: what was refused stays so until the next check.
    const told = this.told.access[about]
    if (access && told !== "refused" && !(access === "silent" && told === "absent"))
      this.tell({ access: { ...this.told.access, [about]: access } })
    if (before !== this.#summary()) this.changed()
  }

  #summary(): string {
    const lacking = Object.entries(this.told.access).filter(([, access]) => access !== "readable")
    return JSON.stringify([this.held, lacking])
  }
}
