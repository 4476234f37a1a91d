import { defaultAllowance } from "../../src/crm/budget"
import { makeCrm } from "../../src/crm/client"
import { OAuthError } from "../../src/crm/oauth"
import type { Centre, Crm } from "../../src/crm/types"
import type { PolicyConnection } from "../../src/policy/types"
import { pageStanding, type ConnectionState, type CrmDoor, type CrmPage } from "./door"
import { Ledger, nothingTold, toldBy } from "./ledger"
import { allowed, forgetWish, wished, wishes } from "./permission"
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

/** A quiet sign-in that failed for want of a network is not tried again sooner, ms. */
const pause = 5 * 60_000
/** Whose records they are is not asked again sooner where the CRM did not say, ms. */
const patience = 60_000
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
  readonly #ledger: Ledger
  #signing: Promise<void> | null = null
  #resuming: Promise<void> | null = null
  #introducing: Promise<void> | null = null
  #elsewhere: Centre | null = null
  #askedAt = -Infinity
  readonly #others = new Set<string>()
  #ready: Promise<void> | null = null

  constructor(readonly parts: ConnectionParts) {
    const { now } = parts
    const usual: typeof fetch = (input, init) => globalThis.fetch(input, init)
    this.#ledger = new Ledger(now, () => this.#changed())
    this.tokens = new TokenKeeper(() => this.#app(), {
      now: () => now().getTime(),
      fetch: parts.fetch ?? usual,
    })
    this.tokens.onTurn = (why) => {
      this.#crm = null
      this.#ledger.release()
      this.#ledger.tell({ why })
      this.#changed()
    }
  }

  ready = (): Promise<void> => {
    this.#ready ??= Promise.all([this.tokens.read(), this.#ledger.read()]).then(() => undefined)
    return this.#ready
  }

  crm = (): Crm | null => {
    const { held } = this.tokens
    if (!held) return null
    const { now, make = makeCrm } = this.parts
    if (this.#crm) return this.#crm
    const crm = make({
      centre: held.app.centre,
      // A reader serves one sign-in: neither its questions nor what it hears are of another.
      token: async (fresh) => (this.#crm === crm ? this.tokens.access(fresh) : null),
      pay: (credits, background) => this.#ledger.pay(credits, this.#allowance, background),
      heard: (heard) => {
        if (this.#crm !== crm) return
        if (heard.fault === "signed-out" && this.tokens.held) void this.tokens.end("ended")
        this.#ledger.heard(heard)
      },
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
    const other = standing === "away" ? new URL(url ?? "").hostname : org
    if (other !== "" && !this.#others.has(other)) {
      this.#others.add(other)
      this.#changed()
    }
    return null
  }

  state = (): ConnectionState => {
    const { held } = this.tokens
    const { lastSuccess, access } = this.#ledger.told
    return {
      standing: this.#signing ? "signing-in" : held ? "connected" : this.#app() ? "signed-out" : "unset",
      who: held?.who ?? null,
      org: held?.org ?? null,
      modules: access,
      ...this.#ledger.held,
      lastSuccess: lastSuccess === null ? null : new Date(lastSuccess),
      ahead: this.#ledger.ahead,
    }
  }

  onChange = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** What only the connection's own screen shows. */
  get detail() {
    const { spent, checked, modules, why } = this.#ledger.told
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
    this.#ledger.tell({ why: null })
    try {
      await wishes(this.parts.now())
      if (!(await allowed(app.centre))) {
        this.#ledger.tell({ why: "permission" })
        return
      }
      await forgetWish()
      await this.tokens.signIn(app)
      this.#ledger.tell({ access: {}, modules: {}, checked: null })
      this.#others.clear()
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
    const { why, tried } = this.#ledger.told
    const again = why === null || (passing(why) && tried !== null && now - tried > pause)
    if (!app || this.tokens.held || this.#signing || !again || !this.parts.wasIn()) return
    this.#ledger.tell({ tried: now })
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
    this.#others.clear()
    this.#ledger.tell({ ...nothingTold, spent: this.#ledger.told.spent })
    await Promise.all([this.tokens.signOut(), this.parts.keepIn(false).catch(() => undefined)])
  }

  /** Asks everything once: who, where, which modules, and the rest. Resolves when all have answered; never rejects. */
  check = async (): Promise<void> => {
    const crm = this.crm()
    if (!crm) return
    this.#ledger.tell({ access: {} })
    const year = this.parts.now().getFullYear()
    const [[modules]] = await Promise.all([
      Promise.allSettled([crm.modules()]),
      this.#introduce(),
      Promise.allSettled(asks.map((one) => one(crm, year))),
    ])
    if (modules.status === "fulfilled") {
      const { modules: ours, access } = toldBy(modules.value)
      this.#ledger.tell({ modules: ours, access: { ...this.#ledger.told.access, ...access } })
    }
    this.#ledger.tell({ checked: this.parts.now().getTime() })
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
    // Another signed in meanwhile: it is about them.
    if (this.#crm !== crm) return this.#asked()
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

  #failed(error: unknown): void {
    const known = error instanceof SignInError || error instanceof OAuthError
    this.#ledger.tell({ why: known ? error.fault : "malformed" })
    this.#elsewhere = error instanceof OAuthError ? error.centre : null
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}
