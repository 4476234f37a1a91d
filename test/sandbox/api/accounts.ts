import { createHash, randomBytes } from "node:crypto"
import type { Ref } from "../world"
import { accountsHost, apiHost, centreOfHost, locationOf, type CentreName } from "./centres"
import type { Grant, Grants } from "./grants"
import type { Answer, Ask } from "./http"

type Door = {
  grants: Grants
  /** Who is signed in to the accounts server; null: nobody. */
  person: () => Ref | null
  /** Where the organisation's data live. */
  centre: () => CentreName
  /** Whether an application registered elsewhere may serve it. */
  multi: () => boolean
}

const redirectForm = /^https:\/\/[a-p]{32}\.chromiumapp\.org\//
const scopeForm = /^Zoho[A-Za-z]+\.[A-Za-z_]+(\.[A-Za-z_0-9]+)*\.(ALL|READ|CREATE|UPDATE|WRITE|DELETE)$/
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

const page = (title: string, inside: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${title}</title><style>
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f1f3f7; color: #2b3144;
  font: 14px/20px system-ui, sans-serif }
main { width: 420px; padding: 24px; background: #fff; border: 1px solid #e3e7ef; border-radius: 8px }
h1 { margin: 0 0 8px; font-size: 18px } p { color: #6b7488 } ul { padding-left: 18px; max-height: 240px; overflow: auto }
form { display: flex; gap: 8px; justify-content: flex-end }
button { padding: 6px 16px; border: 1px solid #cfd6e4; border-radius: 6px; background: #fff; font: inherit }
button[value=accept] { background: #2c66dd; color: #fff; border-color: #2c66dd }
</style></head><body><main>${inside}</main></body></html>`
const errorPage = (code: string): Answer => ({
  status: 200,
  html: page("Erreur", `<h1>Une erreur est survenue</h1><p id="error">${html(code)}</p>`),
})
/** Zoho's errors of the token server come as a success. */
const wrong = (error: string): Answer => ({ status: 200, json: { error } })

const scopesOf = (query: URLSearchParams): string[] =>
  (query.get("scope") ?? "").split(/[,\s]+/).filter((scope) => scope !== "")
const sessionOf = ({ headers }: Ask): string | undefined =>
  /(?:^|;\s*)_iamsandbox=([0-9a-f]+)/.exec(headers["cookie"] ?? "")?.[1]

/** The accounts server: signing in, consent, tokens. */
export function accounts(door: Door): (ask: Ask) => Answer {
  const { grants } = door
  const servers = () => ({
    location: locationOf(door.centre()),
    api_domain: `https://${apiHost(door.centre())}`,
  })

  const back = (query: URLSearchParams, values: Record<string, string>): Answer => {
    const state = query.get("state")
    const all = new URLSearchParams({ ...values, ...(state === null ? {} : { state }) }).toString()
    const sign = query.get("response_type") === "token" ? "#" : "?"
    return { status: 302, headers: { location: `${query.get("redirect_uri") ?? ""}${sign}${all}` } }
  }

  const give = (query: URLSearchParams, grant: Grant): Answer => {
    if (query.get("response_type") === "token") {
      const { token, life } = grants.access(grant)
      return back(query, {
        access_token: token,
        token_type: "Bearer",
        expires_in: String(life),
        ...servers(),
      })
    }
    const code = grants.code(
      grant,
      query.get("code_challenge") ?? "",
      query.get("redirect_uri") ?? "",
      query.get("access_type") === "offline",
    )
    const server = `https://${accountsHost(grant.centre)}`
    return back(query, { code, location: servers().location, "accounts-server": server })
  }

  const checked = (ask: Ask): string | null => {
    const { query } = ask
    const kind = query.get("response_type")
    if (!query.get("client_id")?.startsWith("1000.")) return "invalid_client"
    if (!redirectForm.test(query.get("redirect_uri") ?? "")) return "invalid_redirect_uri"
    if (kind !== "token" && kind !== "code") return "invalid_response_type"
    if (kind === "code" && (query.get("code_challenge_method") !== "S256" || !query.get("code_challenge")))
      return "invalid_code_challenge"
    if (centreOfHost(ask.host) !== door.centre() && !door.multi()) return "invalid_client"
    return null
  }
  const authorise = (ask: Ask): Answer => {
    const { query } = ask
    const scopes = scopesOf(query)
    const error = checked(ask)
    if (error !== null) return errorPage(error)
    if (scopes.length === 0 || !scopes.every((scope) => scopeForm.test(scope)))
      return errorPage("invalid_scope")
    const person = door.person()
    if (!person)
      return { status: 200, html: page("Connexion", "<h1>Connexion</h1><p>Personne n’est connecté.</p>") }
    const session = sessionOf(ask) ?? randomBytes(8).toString("hex")
    const cookie = { "set-cookie": `_iamsandbox=${session}; Path=/; Secure; HttpOnly; SameSite=None` }
    const before = grants.consent(session, query.get("client_id") ?? "")
    const same = before?.person.id === person.id && scopes.every((scope) => before.scopes.includes(scope))
    if (same && query.get("prompt") !== "consent") return give(query, { ...before, scopes })
    const list = scopes.map((scope) => `<li>${html(scope)}</li>`).join("")
    return {
      status: 200,
      headers: cookie,
      html: page(
        "Autoriser l’accès",
        `<h1>Jalon demande l’accès à votre compte</h1><p>${html(person.name)}</p><ul>${list}</ul>
<form method="post" action="/oauth/v2/approve?${html(query.toString())}">
<button name="decision" value="refuse">Refuser</button><button name="decision" value="accept">Accepter</button></form>`,
      ),
    }
  }
  const decide = (ask: Ask): Answer => {
    const { query } = ask
    const [session, person, error] = [sessionOf(ask), door.person(), checked(ask)]
    if (error !== null || session === undefined || !person) return errorPage(error ?? "invalid_session")
    if (new URLSearchParams(ask.body).get("decision") !== "accept")
      return back(query, { error: "access_denied" })
    const client = query.get("client_id") ?? ""
    const grant: Grant = { person, client, scopes: scopesOf(query), centre: door.centre() }
    grants.allow(session, grant)
    return give(query, grant)
  }
  /** The implicit flow's renewal: no page is shown, what the session allowed is given again. */
  const again = (ask: Ask): Answer => {
    const error = checked(ask)
    const before = grants.consent(sessionOf(ask) ?? "", ask.query.get("client_id") ?? "")
    if (error !== null || before?.person.id !== door.person()?.id || !before)
      return errorPage(error ?? "invalid_session")
    return give(ask.query, before)
  }

  const answerOf = (given: { token: string; life: number }, refresh?: string): Answer => ({
    status: 200,
    json: {
      access_token: given.token,
      ...(refresh === undefined ? {} : { refresh_token: refresh }),
      api_domain: servers().api_domain,
      token_type: "Bearer",
      expires_in: given.life,
    },
  })
  const tokens = (ask: Ask): Answer => {
    const sent = new URLSearchParams([...ask.query, ...new URLSearchParams(ask.body)])
    const client = sent.get("client_id") ?? ""
    if (sent.get("grant_type") === "refresh_token") {
      const made = grants.renew(sent.get("refresh_token") ?? "", client)
      if (made === "slow down")
        return {
          status: 400,
          json: { error: "Access Denied", error_description: "too many requests", status: "failure" },
        }
      return made === undefined ? wrong("invalid_code") : answerOf(made)
    }
    if (sent.get("grant_type") !== "authorization_code") return wrong("unsupported_grant_type")
    const code = grants.spend(sent.get("code") ?? "")
    // Codes and tokens of one data centre say nothing to another.
    if (!code || code.centre !== centreOfHost(ask.host)) return wrong("invalid_code")
    if (code.client !== client) return wrong("invalid_client")
    if (code.redirect !== sent.get("redirect_uri")) return wrong("invalid_redirect_uri")
    const proof = createHash("sha256")
      .update(sent.get("code_verifier") ?? "")
      .digest("base64url")
    if (proof !== code.challenge) return wrong("invalid_code")
    const refresh = code.offline ? grants.refresh(code) : undefined
    return answerOf(grants.access(code, refresh ?? null), refresh)
  }
  const revoke = (ask: Ask): Answer => {
    const sent = new URLSearchParams([...ask.query, ...new URLSearchParams(ask.body)])
    return grants.revoke(sent.get("token") ?? "")
      ? { status: 200, json: { status: "success" } }
      : wrong("invalid_token")
  }

  const doors: Record<string, (ask: Ask) => Answer> = {
    "GET /oauth/v2/auth": authorise,
    "POST /oauth/v2/approve": decide,
    "GET /oauth/v2/auth/refresh": again,
    "GET /oauth/v2/refresh": again,
    "POST /oauth/v2/token": tokens,
    "POST /oauth/v2/token/revoke": revoke,
  }
  return (ask) =>
    doors[`${ask.method} ${ask.path}`]?.(ask) ?? { status: 404, html: page("Introuvable", "<h1>404</h1>") }
}
