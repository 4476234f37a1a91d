import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  OAuthError,
  readRedirect,
  refreshTokens,
  revokeTokens,
  signInAddress,
  type OAuthApp,
  type Tokens,
} from "../../../src/crm/oauth"
import { scopes } from "../../../src/crm/scopes"

const redirect = "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/"
const app = (flow: OAuthApp["flow"], centre: OAuthApp["centre"] = "ca"): OAuthApp => ({
  client: "1000.CLIENT",
  centre,
  flow,
  redirect,
})
const now = 1_700_000_000_000
const access = "1000.acc3ss.t0ken"
const refresh = "1000.r3fresh.t0ken"

type Sent = { url: string; init: RequestInit; body: URLSearchParams }
/** A network that answers with this, and what was sent to it. */
function net(answer: unknown, status = 200) {
  const sent: Sent[] = []
  const fetch = ((url: string, init: RequestInit) => {
    sent.push({ url, init, body: new URLSearchParams(init.body as URLSearchParams) })
    if (answer instanceof Error) return Promise.reject(answer)
    return Promise.resolve(
      new Response(typeof answer === "string" ? answer : JSON.stringify(answer), { status }),
    )
  }) as typeof globalThis.fetch
  return { sent, net: { fetch, now: () => now } }
}
const fault = async (question: Promise<unknown>): Promise<OAuthError> => {
  const error: unknown = await question.then(
    () => new Error("answered"),
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(OAuthError)
  return error as OAuthError
}
const fragment = (parts: Record<string, string>): string => `${redirect}#${new URLSearchParams(parts)}`
const query = (parts: Record<string, string>): string => `${redirect}?${new URLSearchParams(parts)}`

describe("the scopes", () => {
  it("only read", () => {
    for (const scope of scopes) expect(scope).toMatch(/\.READ$/)
    expect(new Set(scopes).size).toBe(scopes.length)
  })
})

describe("the address of a sign-in", () => {
  it("of the implicit flow asks for a token", async () => {
    const { address, pending } = await signInAddress(app("implicit"))
    const url = new URL(address)
    expect(url.origin + url.pathname).toBe("https://accounts.zohocloud.ca/oauth/v2/auth")
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: "token",
      client_id: "1000.CLIENT",
      scope: scopes.join(","),
      redirect_uri: redirect,
      state: pending.state,
    })
    expect(pending.verifier).toBeNull()
  })

  it("of the code flow asks for a code that only this browser can exchange", async () => {
    const { address, pending } = await signInAddress(app("code", "eu"))
    const url = new URL(address)
    expect(url.origin).toBe("https://accounts.zoho.eu")
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier ?? ""))
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      access_type: "offline",
      code_challenge_method: "S256",
      code_challenge: Buffer.from(digest).toString("base64url"),
    })
    expect(address).not.toContain(pending.verifier)
    expect(address).not.toContain("secret")
  })

  it("is never twice the same", async () => {
    const states = await Promise.all(Array.from({ length: 20 }, () => signInAddress(app("code"))))
    expect(new Set(states.flatMap(({ pending }) => [pending.state, pending.verifier])).size).toBe(40)
  })

  it("without the person is the one for renewing, in the implicit flow", async () => {
    const paths = await Promise.all(
      (["implicit", "code"] as const).map(
        async (flow) => new URL((await signInAddress(app(flow), true)).address),
      ),
    )
    expect(paths.map(({ pathname }) => pathname)).toEqual(["/oauth/v2/auth/refresh", "/oauth/v2/auth"])
  })
})

describe("the redirect of the implicit flow", () => {
  const pending = { state: "S", verifier: null }
  const good = {
    access_token: access,
    expires_in: "3600",
    location: "ca",
    state: "S",
    api_domain: "https://x",
  }
  const { net: nowhere, sent } = net(new Error("asked"))

  it("gives the token and when it ends, with no call", async () => {
    expect(await readRedirect(app("implicit"), pending, fragment(good), nowhere)).toEqual({
      access,
      refresh: null,
      expiresAt: now + 3_600_000,
    })
    expect(sent).toEqual([])
  })

  it.each<[string, Record<string, string>, number]>([
    ["shorter", { expires_in: "60" }, 60],
    ["in milliseconds", { expires_in: "3600000" }, 3600],
    ["in both", { expires_in: "3600000", expires_in_sec: "1800" }, 1800],
  ])("a life %s is read as one of an hour at most", async (_what, more, seconds) => {
    const tokens = await readRedirect(app("implicit"), pending, fragment({ ...good, ...more }), nowhere)
    expect(tokens.expiresAt).toBe(now + seconds * 1000)
  })

  it.each<[string, string, Partial<OAuthError>]>([
    [
      "refused",
      fragment({ error: "access_denied", state: "S" }),
      { fault: "refused", code: "access_denied" },
    ],
    ["refused, told in the query", query({ error: "access_denied", state: "S" }), { fault: "refused" }],
    [
      "of an application it does not know",
      query({ error: "invalid_client", state: "S" }),
      { fault: "denied", code: "invalid_client" },
    ],
    ["with an odd error", fragment({ error: "<b>1000.x</b>", state: "S" }), { fault: "denied", code: null }],
    ["of another request", fragment({ ...good, state: "T" }), { fault: "forged" }],
    ["without its state", fragment({ access_token: access }), { fault: "forged" }],
    [
      "with two states",
      `${redirect}?state=S#${new URLSearchParams({ ...good, state: "T" })}`,
      { fault: "forged" },
    ],
    ["an error of another request", fragment({ error: "access_denied" }), { fault: "forged" }],
    ["to another address", fragment(good).replace("abc", "xyz"), { fault: "forged" }],
    ["to another path", fragment(good).replace("org/", "org/other"), { fault: "forged" }],
    ["to no address", "nothing", { fault: "forged" }],
    ["of a person of the EU", fragment({ ...good, location: "eu" }), { fault: "elsewhere", centre: "eu" }],
    ["of a place unknown", fragment({ ...good, location: "mars" }), { fault: "elsewhere", centre: null }],
    ["with no token", fragment({ state: "S" }), { fault: "malformed" }],
    ["with a life that is none", fragment({ ...good, expires_in: "soon" }), { fault: "malformed" }],
    ["with a life over", fragment({ ...good, expires_in: "-1" }), { fault: "malformed" }],
  ])("%s", async (_what, address, expected) => {
    const error = await fault(readRedirect(app("implicit"), pending, address, nowhere))
    expect(error).toMatchObject(expected)
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(access)
    expect(sent).toEqual([])
  })
})

describe("the redirect of the code flow", () => {
  const pending = { state: "S", verifier: "v".repeat(43) }
  const good = query({
    code: "1000.c0de",
    location: "ca",
    "accounts-server": "https://evil.example",
    state: "S",
  })
  const said = {
    access_token: access,
    refresh_token: refresh,
    expires_in: 3600,
    token_type: "Bearer",
    api_domain: "x",
  }

  it("is exchanged with its proof at the data centre's own accounts server, without a secret", async () => {
    const { sent, net: accounts } = net(said)
    expect(await readRedirect(app("code"), pending, good, accounts)).toEqual({
      access,
      refresh,
      expiresAt: now + 3_600_000,
    })
    const [{ url, init, body }] = sent as [Sent]
    expect(url).toBe("https://accounts.zohocloud.ca/oauth/v2/token")
    expect(Object.fromEntries(body)).toEqual({
      grant_type: "authorization_code",
      client_id: "1000.CLIENT",
      code: "1000.c0de",
      redirect_uri: redirect,
      code_verifier: pending.verifier,
    })
    expect(init).toMatchObject({
      method: "POST",
      credentials: "omit",
      cache: "no-store",
      redirect: "error",
      referrerPolicy: "no-referrer",
    })
  })

  it("of a person elsewhere, of another request, or without a code is not exchanged", async () => {
    const { sent, net: accounts } = net(said)
    for (const [address, expected] of [
      [good.replace("location=ca", "location=us"), "elsewhere"],
      [good.replace("state=S", "state=T"), "forged"],
      [good.replace("code=", "kode="), "malformed"],
      [query({ error: "access_denied", state: "S" }), "refused"],
    ] as const)
      expect((await fault(readRedirect(app("code"), pending, address, accounts))).fault).toBe(expected)
    expect(sent).toEqual([])
  })
})

/** What the accounts server may say to a request for tokens. */
const troubles: [string, unknown, number, Partial<OAuthError>][] = [
  ["an error with 200", { error: "invalid_code" }, 200, { fault: "denied", code: "invalid_code" }],
  ["an error with 400", { error: "invalid_client" }, 400, { fault: "denied", code: "invalid_client" }],
  [
    "too many requests",
    { error: "Access Denied", error_description: "too many requests" },
    400,
    { fault: "limited" },
  ],
  ["too many requests with 200", { error: "Access Denied" }, 200, { fault: "limited" }],
  ["a server that fails", { error: "server_error" }, 500, { fault: "unreachable" }],
  ["no network", new TypeError("Failed to fetch"), 0, { fault: "unreachable" }],
  ["a page of HTML", `<html>${access}`, 200, { fault: "malformed" }],
  ["nothing", "", 200, { fault: "malformed" }],
  ["no token", { token_type: "Bearer", refresh_token: refresh }, 200, { fault: "malformed" }],
  ["a token that is a number", { access_token: 12, token_type: "Bearer" }, 200, { fault: "malformed" }],
  ["half a body", `{"access_token":"${access}","tok`, 200, { fault: "malformed" }],
]

describe("what the accounts server says", () => {
  const pending = { state: "S", verifier: "v".repeat(43) }
  const address = query({ code: "1000.c0de", state: "S" })
  it.each(troubles)("%s", async (_what, answer, status, expected) => {
    const ask = [
      () => readRedirect(app("code"), pending, address, net(answer, status).net),
      () => refreshTokens(app("code"), refresh, net(answer, status).net),
    ]
    for (const question of ask) {
      const error = await fault(question())
      expect(error).toMatchObject(expected)
      const told = `${error.message}${error.stack}${JSON.stringify(error)}${String(error.cause)}`
      for (const secret of [access, refresh, "1000.c0de", pending.verifier])
        expect(told).not.toContain(secret)
    }
  })

  it("of a renewal keeps the refresh token unless it gives another", async () => {
    const said = { access_token: "1000.new", expires_in: 3600, token_type: "Bearer" }
    const { sent, net: accounts } = net(said)
    expect(await refreshTokens(app("code"), refresh, accounts)).toEqual({
      access: "1000.new",
      refresh,
      expiresAt: now + 3_600_000,
    })
    expect(Object.fromEntries(sent[0]?.body ?? [])).toEqual({
      grant_type: "refresh_token",
      client_id: "1000.CLIENT",
      refresh_token: refresh,
    })
    const other = net({ ...said, refresh_token: "1000.other" })
    expect((await refreshTokens(app("code"), refresh, other.net)).refresh).toBe("1000.other")
  })

  it("is never let out in an error", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 8, unit: fc.constantFrom(..."ABCDEF0123456789.") }),
        async (text) => {
          const secret = `~${text}~`
          const error = await fault(refreshTokens(app("code"), secret, net({ error: secret, x: secret }).net))
          expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(secret)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe("signing out", () => {
  const tokens = (more: Partial<Tokens> = {}): Tokens => ({ access, refresh: null, expiresAt: now, ...more })
  it.each([
    [tokens(), access],
    [tokens({ refresh }), refresh],
  ])("takes back the token that gives the others", async (held, token) => {
    const { sent, net: accounts } = net({ status: "success" })
    expect(await revokeTokens(app("code"), held, accounts)).toBe(true)
    expect(sent[0]?.url).toBe("https://accounts.zohocloud.ca/oauth/v2/token/revoke")
    expect(sent[0]?.url).not.toContain(token)
    expect(sent[0]?.body.get("token")).toBe(token)
  })
  it.each([
    ["an error", { error: "invalid_code" }],
    ["no network", new TypeError("x")],
  ])("answers false to %s, and never throws", async (_what, answer) =>
    expect(await revokeTokens(app("implicit"), tokens(), net(answer).net)).toBe(false),
  )
})
