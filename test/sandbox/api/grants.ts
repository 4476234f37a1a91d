import { randomBytes } from "node:crypto"
import type { Ref } from "../world"
import type { CentreName } from "./centres"

/** What a person allowed an application. `centre`: where the organisation was when they did. */
export type Grant = { person: Ref; client: string; scopes: readonly string[]; centre: CentreName }
type Access = Grant & { expires: number; refresh: string | null }
type Code = Grant & { challenge: string; redirect: string; offline: boolean; expires: number }

const secret = () => randomBytes(16).toString("hex")
const token = () => `1000.${secret()}.${secret()}`
const tenMinutes = 600_000

/** The tokens of every application; `now` is the server's clock, in ms. */
export class Grants {
  readonly #access = new Map<string, Access>()
  readonly #refresh = new Map<string, Grant & { given: number[] }>()
  readonly #codes = new Map<string, Code>()
  readonly #consents = new Map<string, Grant>()
  /** Seconds that an access token lasts. */
  life = 3600

  constructor(readonly now: () => number) {}

  access(grant: Grant, refresh: string | null = null, life = this.life): { token: string; life: number } {
    const made = token()
    this.#access.set(made, { ...grant, refresh, expires: this.now() + life * 1000 })
    return { token: made, life }
  }
  /** Whose token it is; undefined: unknown, revoked or expired. */
  holder(made: string): Grant | undefined {
    const found = this.#access.get(made)
    return found && found.expires > this.now() ? found : undefined
  }
  code(grant: Grant, challenge: string, redirect: string, offline: boolean): string {
    const made = token()
    const expires = this.now() + 3 * 60_000
    this.#codes.set(made, { ...grant, challenge, redirect, offline, expires })
    return made
  }
  /** A code serves once. */
  spend(code: string): Code | undefined {
    const found = this.#codes.get(code)
    this.#codes.delete(code)
    return found && found.expires > this.now() ? found : undefined
  }
  refresh(grant: Grant): string {
    const made = token()
    this.#refresh.set(made, { ...grant, given: [] })
    return made
  }
  /** A new access token for a refresh token: "slow down" after ten in ten minutes, undefined for one that is not known. */
  renew(refresh: string, client: string): { token: string; life: number } | "slow down" | undefined {
    const found = this.#refresh.get(refresh)
    if (found?.client !== client) return undefined
    const now = this.now()
    found.given = found.given.filter((at) => at > now - tenMinutes)
    if (found.given.length >= 10) return "slow down"
    found.given.push(now)
    return this.access(found, refresh)
  }
  /** What this browser session allowed this application, as long as it was not taken back. */
  consent(session: string, client: string): Grant | undefined {
    return this.#consents.get(`${session} ${client}`)
  }
  allow(session: string, grant: Grant): void {
    this.#consents.set(`${session} ${grant.client}`, grant)
  }
  /** False: no such token. A refresh token takes its access tokens and the consent with it. */
  revoke(made: string): boolean {
    const grant = this.#refresh.get(made) ?? this.#access.get(made)
    if (!grant) return false
    this.#refresh.delete(made)
    this.#access.delete(made)
    for (const [key, { refresh }] of this.#access) if (refresh === made) this.#access.delete(key)
    for (const [key, { client, person }] of this.#consents)
      if (client === grant.client && person.id === grant.person.id) this.#consents.delete(key)
    return true
  }
  /** Ends every access token now; refresh tokens and consents stay. */
  expire(): void {
    this.#access.clear()
  }
  /** Ends everything: tokens, refresh tokens, consents. */
  forget(): void {
    for (const kept of [this.#access, this.#refresh, this.#codes, this.#consents]) kept.clear()
  }
  /** How many access tokens are good now. */
  get open(): number {
    return [...this.#access.values()].filter(({ expires }) => expires > this.now()).length
  }
}
