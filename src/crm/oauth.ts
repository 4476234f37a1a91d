import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  ResponseBodyError,
  revocationRequest,
  validateAuthResponse,
  type AuthorizationServer,
  type TokenEndpointResponse,
} from "oauth4webapi"

import { centreAt, centreHosts } from "./centres"
import { scopes } from "./scopes"
import type { Centre } from "./types"

/** An application registered with Zoho: "implicit" is client-based, "code" is mobile-based (PKCE). Neither has a secret here. */
export type OAuthApp = { client: string; centre: Centre; flow: "implicit" | "code"; redirect: string }

/** What must be remembered between the address that is opened and the redirect that comes back. */
export type Pending = { state: string; verifier: string | null }

/** `expiresAt`: ms on this browser's clock. `refresh`: of the "code" flow only. */
export type Tokens = { access: string; refresh: string | null; expiresAt: number }

export type OAuthFault =
  /** The person said no. */
  | "refused"
  /** The redirect is not the answer to what was asked. */
  | "forged"
  /** The person's account is in another data centre (`centre`, null when it is not one that is known). */
  | "elsewhere"
  /** The accounts server does not take the application, the code or the token (`code` says its reason). */
  | "denied"
  /** Too many tokens asked for; later. */
  | "limited"
  | "unreachable"
  | "malformed"

/** Holds no token, no code and no address. */
export class OAuthError extends Error {
  constructor(
    readonly fault: OAuthFault,
    /** The server's own word for it (`invalid_client`), when it has the form of one. */
    readonly code: string | null = null,
    readonly centre: Centre | null = null,
  ) {
    super(code === null ? fault : `${fault}: ${code}`)
    this.name = "OAuthError"
  }
}

type Net = { fetch: typeof fetch; now: () => number }

/** Tokens live an hour; a server that says more, or says it in milliseconds, is not believed. */
const longestLife = 3600
const patience = 15_000

const serverOf = (centre: Centre): AuthorizationServer => {
  const { accounts } = centreHosts[centre]
  return {
    issuer: accounts,
    authorization_endpoint: `${accounts}/oauth/v2/auth`,
    token_endpoint: `${accounts}/oauth/v2/token`,
    revocation_endpoint: `${accounts}/oauth/v2/token/revoke`,
  }
}

/**
 * The address to open for a sign-in, and what to keep until it redirects.
 * @param quiet without the person, for somebody who has consented before: opened with no window. A token of the "code" flow is rather
 * renewed by `refreshTokens`; without a refresh token this address serves both flows.
 */
export async function signInAddress(
  app: OAuthApp,
  quiet = false,
): Promise<{ address: string; pending: Pending }> {
  const state = generateRandomState()
  const verifier = app.flow === "code" ? generateRandomCodeVerifier() : null
  const address = new URL(`${centreHosts[app.centre].accounts}/oauth/v2/auth`)
  if (quiet && app.flow === "implicit") address.pathname += "/refresh"
  address.search = new URLSearchParams({
    response_type: verifier === null ? "token" : "code",
    client_id: app.client,
    scope: scopes.join(","),
    redirect_uri: app.redirect,
    state,
    ...(verifier === null
      ? {}
      : {
          access_type: "offline",
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: "S256",
        }),
  }).toString()
  return { address: address.href, pending: { state, verifier } }
}

/**
 * Reads the address that a sign-in redirected to, and exchanges its code in the "code" flow.
 * @throws OAuthError and nothing else
 */
export async function readRedirect(
  app: OAuthApp,
  pending: Pending,
  address: string,
  net: Net,
): Promise<Tokens> {
  const said = answerIn(app, pending, address)
  const location = said.get("location")
  if (location !== null && centreAt(location) !== app.centre)
    throw new OAuthError("elsewhere", null, centreAt(location))
  if (pending.verifier === null) {
    const access = said.get("access_token")
    if (!access) throw new OAuthError("malformed")
    const life = Number(said.get("expires_in_sec") ?? said.get("expires_in") ?? longestLife)
    return tokensFrom({ access_token: access, expires_in: life }, net.now())
  }
  const { verifier } = pending
  if (!said.get("code")) throw new OAuthError("malformed")
  return exchange(app, net, async (server, client, options) =>
    processAuthorizationCodeResponse(
      server,
      client,
      await authorizationCodeGrantRequest(server, client, None(), said, app.redirect, verifier, options),
    ),
  )
}

/** A new access token for a refresh token ("code" flow). @throws OAuthError: "denied" when it is no longer taken */
export const refreshTokens = (app: OAuthApp, refresh: string, net: Net): Promise<Tokens> =>
  exchange(app, net, async (server, client, options) => ({
    refresh_token: refresh,
    ...(await processRefreshTokenResponse(
      server,
      client,
      await refreshTokenGrantRequest(server, client, None(), refresh, options),
    )),
  }))

/** Tells the accounts server to forget these tokens. Resolves to whether it did; never rejects. */
export async function revokeTokens(app: OAuthApp, tokens: Tokens, net: Net): Promise<boolean> {
  try {
    const answer = await revocationRequest(
      serverOf(app.centre),
      { client_id: app.client },
      None(),
      tokens.refresh ?? tokens.access,
      optionsOf(net),
    )
    return answer.ok
  } catch {
    return false
  }
}

/** The parameters of a redirect, once it is the answer to this request and not an error. */
function answerIn(app: OAuthApp, pending: Pending, address: string): URLSearchParams {
  if (!URL.canParse(address)) throw new OAuthError("forged")
  const url = new URL(address)
  const redirect = new URL(app.redirect)
  if (url.origin !== redirect.origin || url.pathname !== redirect.pathname) throw new OAuthError("forged")
  const said = new URLSearchParams([...url.searchParams, ...new URLSearchParams(url.hash.slice(1))])
  if (said.getAll("state").join() !== pending.state) throw new OAuthError("forged")
  const error = said.get("error")
  if (error !== null) throw new OAuthError(/denied/i.test(error) ? "refused" : "denied", wordOf(error))
  if (pending.verifier === null) return said
  try {
    return validateAuthResponse(serverOf(app.centre), { client_id: app.client }, said, pending.state)
  } catch {
    throw new OAuthError("malformed")
  }
}

type Exchange = (
  server: AuthorizationServer,
  client: { client_id: string },
  options: ReturnType<typeof optionsOf>,
) => Promise<TokenEndpointResponse | { access_token: string; refresh_token: string; expires_in?: number }>

/** One exchange of tokens. The library's errors carry the answer, so none goes further. */
async function exchange(app: OAuthApp, net: Net, ask: Exchange): Promise<Tokens> {
  const asked = net.now()
  try {
    return tokensFrom(await ask(serverOf(app.centre), { client_id: app.client }, optionsOf(net)), asked)
  } catch (error) {
    if (error instanceof OAuthError) throw error
    if (!(error instanceof ResponseBodyError)) throw new OAuthError("malformed")
    throw new OAuthError(/^access[ _]denied$/i.test(error.error) ? "limited" : "denied", wordOf(error.error))
  }
}

/** Zoho tells errors of tokens with status 200, and too many requests as « Access Denied »: given the status that the protocol wants. */
const optionsOf = (net: Net) => ({
  signal: () => AbortSignal.timeout(patience),
  [customFetch]: async (address: string, init: RequestInit): Promise<Response> => {
    const unreachable = (): never => {
      throw new OAuthError("unreachable")
    }
    const answer = await net
      .fetch(address, {
        ...init,
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
        redirect: "error",
      })
      .catch(unreachable)
    if (answer.status >= 500) unreachable()
    const text = await answer.text()
    const status = answer.ok && /^\s*\{\s*"error"/.test(text) ? 400 : answer.status
    return new Response(text, { status, headers: { "content-type": "application/json" } })
  },
})

function tokensFrom(
  said: { access_token: string; refresh_token?: string | undefined; expires_in?: number | undefined },
  asked: number,
): Tokens {
  const life = said.expires_in ?? longestLife
  if (!(life > 0)) throw new OAuthError("malformed")
  return {
    access: said.access_token,
    refresh: said.refresh_token ?? null,
    expiresAt: asked + Math.min(life, longestLife) * 1000,
  }
}

const wordOf = (error: string): string | null =>
  /^[a-z]{2,20}([ _][a-z]{2,20}){0,3}$/i.test(error) ? error : null
