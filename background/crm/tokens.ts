import browser from "webextension-polyfill"
import {
  OAuthError,
  readRedirect,
  refreshTokens,
  revokeTokens,
  signInAddress,
  type OAuthApp,
  type Tokens,
} from "../../src/crm/oauth"
import { CrmError, type CrmOrg, type CrmPerson } from "../../src/crm/types"
import type { ConnectionFault } from "../../src/messages"

/** Memory of the browser session, for the extension's own contexts alone: a token is in no other place. */
const place = "crm:held"
/** Renewed this long before its end, ms. */
const margin = 5 * 60_000
/** After a renewal that failed, the next is not tried sooner, ms. */
const pause = 60_000

/** Thrown by a sign-in that gave no token; holds no token and no address. */
export class SignInError extends Error {
  constructor(readonly fault: ConnectionFault) {
    super(fault)
    this.name = "SignInError"
  }
}

type App = Omit<OAuthApp, "redirect">
/** The tokens in force, of which application, and whose they are once the CRM has said it. */
export type Held = {
  app: App
  tokens: Tokens
  who: CrmPerson | null
  org: CrmOrg | null
}

const sameApp = (one: App, other: App): boolean =>
  one.client === other.client && one.centre === other.centre && one.flow === other.flow
const withRedirect = (app: App): OAuthApp => ({ ...app, redirect: browser.identity.getRedirectURL() })

/** Opens an address of the accounts server and waits for its redirect; without a window when the person does not wait. */
async function redirectOf(url: string, interactive: boolean): Promise<string> {
  try {
    return await browser.identity.launchWebAuthFlow({ url, interactive })
  } catch (error) {
    const said = error instanceof Error ? error.message : ""
    if (/could not be loaded/i.test(said)) throw new SignInError("unreachable")
    throw new SignInError(interactive ? "closed" : "ended")
  }
}

const faultOf = (error: unknown): ConnectionFault =>
  error instanceof SignInError || error instanceof OAuthError ? error.fault : "malformed"
/** Of no consequence for the session: the same may succeed a little later. */
export const passing = (fault: ConnectionFault): boolean =>
  fault === "unreachable" || fault === "limited" || fault === "malformed"

/** The tokens of this browser session: got, renewed one renewal at a time, given back. */
export class TokenKeeper {
  #held: Held | null = null
  #renewing: Promise<void> | null = null
  #notBefore = 0
  /** Called when someone is signed in, or no longer is: `why` tells how a session ended by itself. */
  onTurn: (why: ConnectionFault | null) => void = () => undefined

  constructor(
    /** The application of the policy in force; null where it names none. */
    readonly app: () => App | null,
    readonly net: { now: () => number; fetch: typeof fetch },
  ) {}

  /** What is held for the application in force; null: nobody is signed in. */
  get held(): Held | null {
    const app = this.app()
    return this.#held && app && sameApp(this.#held.app, app) ? this.#held : null
  }

  /** Reads what this browser session holds. Never rejects. */
  async read(): Promise<void> {
    const kept = await browser.storage.session.get(place).catch(() => ({}))
    this.#held ??= (kept as Record<string, Held | undefined>)[place] ?? null
  }

  /** On the person's click: opens the accounts server's window. @throws SignInError, OAuthError */
  signIn(app: App): Promise<void> {
    return this.#ask(app, true)
  }

  /** Without the person, who signed in here before: no window. @throws SignInError, OAuthError */
  resume(app: App): Promise<void> {
    return this.#ask(app, false)
  }

  async #ask(app: App, interactive: boolean): Promise<void> {
    const before = this.#held
    const tokens = await this.#opened(app, interactive)
    // Signed in, or out, by another hand meanwhile: that stands.
    if (this.#held !== before && !interactive) {
      await this.#revoke(app, tokens)
      return
    }
    await this.#hold({ app, tokens, who: null, org: null })
    this.onTurn(null)
  }

  async #opened(app: App, interactive: boolean): Promise<Tokens> {
    const whole = withRedirect(app)
    const { address, pending } = await signInAddress(whole, !interactive)
    return readRedirect(whole, pending, await redirectOf(address, interactive), this.net)
  }

  /** Whose the tokens are. */
  async know(known: { who?: CrmPerson; org?: CrmOrg }): Promise<void> {
    if (this.#held) await this.#hold({ ...this.#held, ...known })
  }

  /**
   * An access token that is good for a while, renewed where it must be.
   * @param fresh the last one is no longer taken
   * @returns null when nobody is signed in, or no longer
   * @throws CrmError "unreachable" or "limited" when it could not be renewed for now
   */
  async access(fresh: boolean): Promise<string | null> {
    const { held } = this
    if (!held) return null
    const now = this.net.now()
    const { access, expiresAt } = held.tokens
    if (!fresh && expiresAt - now > margin) return access
    try {
      await this.#renew(held)
    } catch (error) {
      // It stands to its end: nothing is lost yet.
      if (!fresh && expiresAt > this.net.now()) return access
      const fault = faultOf(error)
      if (passing(fault))
        throw new CrmError(
          fault === "limited" ? "limited" : "unreachable",
          "token",
          new Date(this.#notBefore),
        )
      if (this.#held === held) await this.end("ended")
    }
    return this.held?.tokens.access ?? null
  }

  #renew(held: Held): Promise<void> {
    this.#renewing ??= this.#renewed(held).finally(() => (this.#renewing = null))
    return this.#renewing
  }

  async #renewed(held: Held): Promise<void> {
    const { app, tokens } = held
    if (this.net.now() < this.#notBefore) throw new SignInError("unreachable")
    try {
      const fresh =
        tokens.refresh === null
          ? await this.#opened(app, false)
          : await refreshTokens(withRedirect(app), tokens.refresh, this.net)
      const now = this.#held
      if (now?.tokens !== tokens) {
        await this.#revoke(app, fresh)
        return
      }
      await this.#hold({ ...now, tokens: fresh })
    } catch (error) {
      this.#notBefore = this.net.now() + pause
      throw error
    }
  }

  /** The session is over, whatever the tokens: forgotten here, and told. */
  async end(why: ConnectionFault): Promise<void> {
    await this.#hold(null)
    this.onTurn(why)
  }

  /** Forgets the tokens, and tells the accounts server to. Resolves to whether it heard. */
  async signOut(): Promise<boolean> {
    const held = this.#held
    await this.#hold(null)
    this.onTurn(null)
    return held === null || this.#revoke(held.app, held.tokens)
  }

  #revoke(app: App, tokens: Tokens): Promise<boolean> {
    return revokeTokens(withRedirect(app), tokens, this.net)
  }

  async #hold(held: Held | null): Promise<void> {
    this.#held = held
    if (held) this.#notBefore = 0
    const { session } = browser.storage
    await (held ? session.set({ [place]: held }) : session.remove(place)).catch(() => undefined)
  }
}
