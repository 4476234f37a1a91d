import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import type { Api } from "../../sandbox/api"
import { make } from "./api-ask"

const home = `https://${"a".repeat(32)}.chromiumapp.org/crm`
const verifier = "v".repeat(50)
const challenge = createHash("sha256").update(verifier).digest("base64url")
const implicit = {
  response_type: "token",
  client_id: "1000.A",
  redirect_uri: home,
  scope: "ZohoCRM.org.READ,ZohoCRM.users.READ",
  state: "s1",
}
const coded = {
  ...implicit,
  response_type: "code",
  access_type: "offline",
  code_challenge: challenge,
  code_challenge_method: "S256",
}

/** A browser that keeps the accounts server's cookie and does not follow redirects. */
function browser(api: Api, server = "https://accounts.zohocloud.ca") {
  let cookie = ""
  const go = async (path: string, query: Record<string, string>, form?: Record<string, string>) => {
    const url = `${server}${path}?${new URLSearchParams(query).toString()}`
    const request = form ? { method: "POST", body: new URLSearchParams(form).toString() } : {}
    const response = await api.fetch(url, { ...request, headers: cookie === "" ? {} : { cookie } })
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie
    const text = await response.text()
    const to = response.headers.get("location")
    const back = to === null ? null : new URL(to)
    return {
      text,
      status: response.status,
      back,
      told: new URLSearchParams(back?.hash.slice(1) || back?.search),
    }
  }
  const accept = (query: Record<string, string>) => go("/oauth/v2/approve", query, { decision: "accept" })
  return {
    go,
    accept,
    enter: async (query: Record<string, string>) => {
      await go("/oauth/v2/auth", query)
      return accept(query)
    },
    token: async (form: Record<string, string>) =>
      JSON.parse((await go("/oauth/v2/token", {}, form)).text) as Record<string, unknown>,
  }
}
const org = (api: Api, token: unknown, host = "www.zohoapis.ca") =>
  api.fetch(`https://${host}/crm/v8/org`, { headers: { authorization: `Zoho-oauthtoken ${String(token)}` } })
const exchange = (code: string | null) => ({
  grant_type: "authorization_code",
  code: code ?? "",
  client_id: "1000.A",
  redirect_uri: home,
  code_verifier: verifier,
})

test("implicit: consent, a token in the fragment, then no question in this session", async () => {
  const api = make()
  const tab = browser(api)
  const asked = await tab.go("/oauth/v2/auth", implicit)
  expect([asked.status, asked.back]).toEqual([200, null])
  expect(asked.text).toMatch(/Accepter[\s\S]*|Refuser/)
  expect(asked.text).toContain("ZohoCRM.users.READ")
  const { back, told } = await tab.accept(implicit)
  expect(back?.href.startsWith(`${home}#access_token=1000.`)).toBe(true)
  expect(Object.fromEntries(told)).toMatchObject({
    expires_in: "3600",
    location: "ca",
    api_domain: "https://www.zohoapis.ca",
    state: "s1",
  })
  expect((await org(api, told.get("access_token"))).status).toBe(200)
  const again = await tab.go("/oauth/v2/auth", implicit)
  expect(again.told.get("access_token")).toMatch(/^1000\./)
  const { told: renewed } = await tab.go("/oauth/v2/auth/refresh", { ...implicit, state: "s2" })
  expect([renewed.get("state"), renewed.get("access_token") === told.get("access_token")]).toEqual([
    "s2",
    false,
  ])
  // More than was allowed is asked for anew; another browser was allowed nothing.
  expect((await tab.go("/oauth/v2/auth", { ...implicit, scope: "ZohoCRM.coql.READ" })).back).toBeNull()
  expect((await browser(api).go("/oauth/v2/auth/refresh", implicit)).back).toBeNull()
})

test("a refusal comes back as one", async () => {
  for (const [query, sign] of [
    [implicit, "#"],
    [coded, "?"],
  ] as const) {
    const tab = browser(make())
    await tab.go("/oauth/v2/auth", query)
    const { back } = await tab.go("/oauth/v2/approve", query, { decision: "refuse" })
    expect(back?.href).toBe(`${home}${sign}error=access_denied&state=s1`)
  }
})

test.each<[string, Record<string, string>]>([
  ["another site", { redirect_uri: "https://exemple.ca/" }],
  ["a site that looks like ours", { redirect_uri: `https://${"a".repeat(32)}.chromiumapp.org.exemple.ca/` }],
  ["a scope that is none", { scope: "tout" }],
  ["no scope", { scope: "" }],
  ["no application", { client_id: "" }],
  ["a code without PKCE", { response_type: "code" }],
  ["a plain challenge", { ...coded, code_challenge_method: "plain" }],
])("%s is sent nowhere", async (_, change) => {
  const tab = browser(make())
  expect((await tab.enter({ ...implicit, ...change })).back).toBeNull()
})

test("code and PKCE: a code serves once, with its verifier, where it was given", async () => {
  const api = make()
  const tab = browser(api)
  const { told } = await tab.enter(coded)
  expect(Object.fromEntries(told)).toMatchObject({
    location: "ca",
    "accounts-server": "https://accounts.zohocloud.ca",
    state: "s1",
  })
  const given = await tab.token(exchange(told.get("code")))
  expect(given).toMatchObject({
    token_type: "Bearer",
    expires_in: 3600,
    api_domain: "https://www.zohoapis.ca",
  })
  expect((await org(api, given["access_token"])).status).toBe(200)
  expect(await tab.token(exchange(told.get("code")))).toEqual({ error: "invalid_code" })
  const renewed = await tab.token({
    grant_type: "refresh_token",
    client_id: "1000.A",
    refresh_token: String(given["refresh_token"]),
  })
  expect(renewed).toMatchObject({ expires_in: 3600 })
  expect("refresh_token" in renewed).toBe(false)
  expect(
    await tab.token({
      grant_type: "refresh_token",
      client_id: "1000.B",
      refresh_token: String(given["refresh_token"]),
    }),
  ).toEqual({ error: "invalid_code" })

  const fresh = async (query: Record<string, string> = coded) =>
    (await tab.go("/oauth/v2/auth", query)).told.get("code")
  expect(await tab.token({ ...exchange(await fresh()), code_verifier: "w".repeat(50) })).toEqual({
    error: "invalid_code",
  })
  expect(await tab.token({ ...exchange(await fresh()), redirect_uri: `${home}2` })).toEqual({
    error: "invalid_redirect_uri",
  })
  expect(await tab.token({ ...exchange(await fresh()), client_id: "1000.B" })).toEqual({
    error: "invalid_client",
  })
  expect(await browser(api, "https://accounts.zoho.com").token(exchange(await fresh()))).toEqual({
    error: "invalid_code",
  })
  expect(
    "refresh_token" in (await tab.token(exchange(await fresh({ ...coded, access_type: "online" })))),
  ).toBe(false)
  const late = await fresh()
  api.skew = 4 * 60_000
  expect(await tab.token(exchange(late))).toEqual({ error: "invalid_code" })
})

test("a refresh token serves ten times in ten minutes; revoked, it takes its tokens and the consent with it", async () => {
  const api = make()
  const tab = browser(api)
  const given = await tab.token(exchange((await tab.enter(coded)).told.get("code")))
  const renew = () =>
    tab.token({
      grant_type: "refresh_token",
      client_id: "1000.A",
      refresh_token: String(given["refresh_token"]),
    })
  for (let n = 0; n < 10; n++) expect(await renew()).toHaveProperty("access_token")
  expect(await renew()).toMatchObject({ error: "Access Denied" })
  api.skew = 601_000
  const { access_token: last } = await renew()
  expect((await tab.go("/oauth/v2/token/revoke", {}, { token: String(given["refresh_token"]) })).text).toBe(
    '{"status":"success"}',
  )
  expect((await org(api, last)).status).toBe(401)
  expect(await renew()).toEqual({ error: "invalid_code" })
  expect((await tab.go("/oauth/v2/auth", coded)).back).toBeNull()
  expect((await tab.go("/oauth/v2/token/revoke", {}, { token: "1000.nada" })).text).toBe(
    '{"error":"invalid_token"}',
  )
})

test("an organisation of another data centre says so, and its tokens serve nowhere else", async () => {
  const api = make()
  const tab = browser(api, "https://accounts.zoho.com")
  const { told } = await tab.enter(implicit)
  expect([told.get("location"), told.get("api_domain")]).toEqual(["ca", "https://www.zohoapis.ca"])
  expect((await org(api, told.get("access_token"), "www.zohoapis.com")).status).toBe(401)
  expect((await org(api, told.get("access_token"))).status).toBe(200)
  const alone = make()
  alone.multi = false
  expect((await browser(alone, "https://accounts.zoho.com").enter(implicit)).back).toBeNull()
  alone.person = null
  expect((await browser(alone).enter(implicit)).back).toBeNull()
})

test("neither tokens nor codes are kept in what was asked", async () => {
  const api = make()
  const tab = browser(api)
  await tab.token(exchange((await tab.enter(coded)).told.get("code")))
  await org(api, api.token())
  expect(JSON.stringify(api.calls)).not.toMatch(/1000\.[0-9a-f]{8}/)
  expect(api.calls.map(({ path }) => path)).toContain("/oauth/v2/token")
})
