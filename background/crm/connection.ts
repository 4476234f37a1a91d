import { defaultAllowance, pay } from "../../src/crm/budget"
import { makeCrm, type Heard } from "../../src/crm/client"
import { OAuthError } from "../../src/crm/oauth"
import type { Centre, Crm, CrmFault } from "../../src/crm/types"
import type { Access } from "../../src/messages"
import type { PolicyConnection } from "../../src/policy/types"
import { pageStanding, type ConnectionState, type CrmDoor, type CrmPage } from "./door"
import {
  allowed,
  forgetWish,
  keepTold,
  nothingTold,
  readTold,
  toldBy,
  wished,
  wishes,
  type Told,
} from "./memory"
import { passing, SignInError, TokenKeeper } from "./tokens"

export * from "./door"

export type ConnectionParts = {
  now: () => Date
  /** The connection of the policy in force. */
  policy: () => PolicyConnection
  /** Whether the person had signed in on this browser; a mark, no token. */
  wasIn: () => boolean
  keepIn: (signedIn: boolean) => Promise<unknown>
  fetch?: typeof fetch
  make?: typeof makeCrm
}

const later = (at: Date | null, now: Date): Date | null => (at && at > now ? at : null)
/** A quiet sign-in that failed for want of a network is not tried again sooner, ms. */
const pause = 5 * 60_000
/** Whose records they are is not asked again sooner where the CRM did not say, ms. */
const patience = 60_000
const accessAfter: Partial<Record<CrmFault, Access>> = { forbidden: "refused", absent: "absent" }
/** What a check asks beside who, where and which modules; each is refused or absent in some organisations. */
const asks: ((crm: Crm, year: number) => Promise<unknown>)[] = [
  (crm) => crm.users(),
  (crm) => crm.shifts(),
  (crm) => crm.unavailability(),
  (crm, year) => crm.holidays(year),
]

/** The connection to the CRM, made once in the worker: who is signed in, the reader, and what its answers tell. */
export class Connection implements CrmDoor {
  readonly tokens: TokenKeeper
  readonly #listeners = new Set<() => void>()
  #crm: Crm | null = null
  #told: Told = nothingTold
  #limitedUntil: Date | null = null
  #spentUntil: Date | null = null
  #ahead: number | null = null
  #signing: Promise<void> | null = null
  #resuming: Promise<void> | null = null
  #introducing: Promise<void> | null = null
  #elsewhere: Centre | null = null
  #askedAt = -Infinity
  readonly #others = new Set<string>()
  #ready: Promise<void> | null = null

  constructor(readonly parts: ConnectionParts) {
    const { now, fetch = (...request) => globalThis.fetch(...request) } = parts
    this.tokens = new TokenKeeper(() => this.#app(), { now: () => now().getTime(), fetch })
    this.tokens.onTurn = (why) => {
      this.#crm = null
      this.#limitedUntil = this.#spentUntil = null
      this.#tell({ why })
      this.#changed()
    }
  }

  ready = (): Promise<void> => {
    this.#ready ??= Promise.all([this.tokens.read(), readTold()]).then(([, told]) => {
      this.#told = { ...this.#told, ...told }
    })
    return this.#ready
  }

  crm = (): Crm | null => {
    const { held } = this.tokens
    if (!held) return null
    const { now, make = makeCrm } = this.parts
    if (this.#crm) return this.#crm
    const crm = make({
      centre: held.app.centre,
      token: (fresh) => this.tokens.access(fresh),
      pay: (credits, background) => this.#pay(credits, background),
      // What an earlier sign-in asked says nothing of this one.
      heard: (heard) => void (this.#crm === crm && this.#heard(heard)),
      now: () => now().getTime(),
      fetch: this.tokens.net.fetch,
    })
    return (this.#crm = crm)
  }

  crmFor = ({ org, url = null }: CrmPage): Crm | null => {
    const { held } = this.tokens
    if (!held) return null
    if (!held.org) {
      // Whose records these would be is not known yet.
      if (this.parts.now().getTime() - this.#askedAt > patience) void this.#introduce()
      return null
    }
    const standing = pageStanding({ org, url }, held.app.centre, held.org)
    // An address may leave the organisation out: it is the person's only one, as far as was seen.
    if (standing === "own" || (standing === "unnamed" && this.#others.size === 0)) return this.crm()
    if (standing === "other" && !this.#others.has(org)) {
      this.#others.add(org)
      this.#changed()
    }
    return null
  }

  state = (): ConnectionState => {
    const now = this.parts.now()
    const { held } = this.tokens
    const { lastSuccess, access } = this.#told
    return {
      standing: this.#signing ? "signing-in" : held ? "connected" : this.#app() ? "signed-out" : "unset",
      who: held?.who ?? null,
      org: held?.org ?? null,
      modules: access,
      limitedUntil: later(this.#limitedUntil, now),
      spentUntil: later(this.#spentUntil, now),
      lastSuccess: lastSuccess === null ? null : new Date(lastSuccess),
      ahead: this.#ahead,
    }
  }

  onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** What only the connection's own screen shows. */
  get detail() {
    const { spent, checked, modules, why } = this.#told
    return {
      why: this.tokens.held ? null : why,
      elsewhere: this.#elsewhere,
      others: [...this.#others],
      spent,
      allowed: this.#allowance,
      checked,
      modules,
    }
  }

  /**
   * On the person's click in the popup, which asks the browser's permission meanwhile: without it yet, the wish is
   * kept and `permitted` goes on from there. Never rejects; how it went is in the state.
   */
  signIn = (): Promise<void> => {
    this.#signing ??= this.#signIn().finally(() => {
      this.#signing = null
      this.#changed()
    })
    this.#changed()
    return this.#signing
  }

  async #signIn(): Promise<void> {
    const app = this.#app()
    if (!app) return
    this.#elsewhere = null
    this.#tell({ why: null })
    try {
      await wishes(this.parts.now())
      if (!(await allowed(app.centre))) return this.#tell({ why: "permission" })
      await forgetWish()
      await this.tokens.signIn(app)
      this.#tell({ access: {}, modules: {}, checked: null })
      await this.parts.keepIn(true).catch(() => undefined)
      await this.#introduce()
    } catch (error) {
      this.#failed(error)
    }
  }

  /** The browser was allowed to reach more addresses: goes on with the sign-in that waited for it. */
  permitted = async (): Promise<void> => {
    await this.ready()
    if (await wished(this.parts.now())) await this.signIn()
  }

  /** Addresses may no longer be reached: without those of the connection, its tokens are forgotten. */
  forbidden = async (): Promise<void> => {
    await this.ready()
    const { held } = this.tokens
    if (held && !(await allowed(held.app.centre))) await this.tokens.end("permission")
  }

  /** At the browser's start, for who had signed in here: without them. Never rejects. */
  resume = (): Promise<void> => {
    this.#resuming ??= this.#resume().finally(() => (this.#resuming = null))
    return this.#resuming
  }

  async #resume(): Promise<void> {
    await this.ready()
    const app = this.#app()
    const now = this.parts.now().getTime()
    const { why, tried } = this.#told
    const again = why === null || (passing(why) && tried !== null && now - tried > pause)
    if (!app || this.tokens.held || this.#signing || !again || !this.parts.wasIn()) return
    this.#tell({ tried: now })
    try {
      if (!(await allowed(app.centre))) return
      await this.tokens.resume(app)
      await this.#introduce()
    } catch (error) {
      this.#failed(error)
      this.#changed()
    }
  }

  signOut = async (): Promise<void> => {
    await this.parts.keepIn(false).catch(() => undefined)
    this.#tell({ ...nothingTold, spent: this.#told.spent })
    this.#others.clear()
    await this.tokens.signOut()
  }

  /** Asks everything once: who, where, which modules, and the rest. Resolves when all have answered; never rejects. */
  check = async (): Promise<void> => {
    const crm = this.crm()
    if (!crm) return
    this.#tell({ access: {} })
    const year = this.parts.now().getFullYear()
    const [[modules]] = await Promise.all([
      Promise.allSettled([crm.modules()]),
      this.#introduce(),
      Promise.allSettled(asks.map((one) => one(crm, year))),
    ])
    if (modules.status === "fulfilled") {
      const { modules: ours, access } = toldBy(modules.value)
      this.#tell({ modules: ours, access: { ...this.#told.access, ...access } })
    }
    this.#tell({ checked: this.parts.now().getTime() })
    this.#changed()
  }

  /** Asks who is signed in and to what; one at a time. Never rejects. */
  #introduce(): Promise<void> {
    this.#introducing ??= this.#asked().finally(() => (this.#introducing = null))
    return this.#introducing
  }

  async #asked(): Promise<void> {
    const crm = this.crm()
    if (!crm) return
    this.#askedAt = this.parts.now().getTime()
    const [org, who] = await Promise.allSettled([crm.org(), crm.me()])
    if (this.#crm !== crm) return
    await this.tokens.know({
      ...(org.status === "fulfilled" && { org: org.value }),
      ...(who.status === "fulfilled" && { who: { id: who.value.id, name: who.value.name } }),
    })
    this.#changed()
  }

  #app(): { client: string; centre: Centre; flow: "implicit" | "code" } | null {
    const { client, centre, flow = "implicit" } = this.parts.policy()
    return client !== undefined && centre !== undefined ? { client, centre, flow } : null
  }

  get #allowance(): number {
    return this.parts.policy().callsPerHour ?? defaultAllowance
  }

  #pay(credits: number, background: boolean): Date | null {
    const now = this.parts.now().getTime()
    const { spent, again } = pay(this.#told.spent, credits, this.#allowance, now, background)
    if (again === null) this.#tell({ spent })
    return again
  }

  #heard({ about, fault, again, ahead }: Heard): void {
    const before = this.#summary()
    if (ahead !== null) this.#ahead = ahead
    if (fault === "signed-out" && this.tokens.held) void this.tokens.end("ended")
    if (fault === "limited") this.#limitedUntil = again
    if (fault === "budget") this.#spentUntil = again
    if (fault === null) this.#limitedUntil = this.#spentUntil = null
    if (fault === null) this.#tell({ lastSuccess: this.parts.now().getTime() })
    const access = fault === null ? "readable" : accessAfter[fault]
    // A module's fields may be read where its records are not: what was refused stays so until the next check.
    if (access && this.#told.access[about] !== "refused")
      this.#tell({ access: { ...this.#told.access, [about]: access } })
    if (before !== this.#summary()) this.#changed()
  }

  #summary(): string {
    const { limitedUntil, spentUntil, modules } = this.state()
    return JSON.stringify([limitedUntil, spentUntil, modules])
  }

  #failed(error: unknown): void {
    const known = error instanceof SignInError || error instanceof OAuthError
    this.#tell({ why: known ? error.fault : "malformed" })
    this.#elsewhere = error instanceof OAuthError ? error.centre : null
  }

  #tell(told: Partial<Told>): void {
    this.#told = { ...this.#told, ...told }
    void keepTold(this.#told)
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
