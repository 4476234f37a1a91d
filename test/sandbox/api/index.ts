import type { IncomingMessage, ServerResponse } from "node:http"
import type { Roster } from "../../../src/process/roster"
import type { Ref, World } from "../world"
import type { Save } from "../zoho/server"
import { accounts } from "./accounts"
import { Book } from "./book"
import { accountsHosts, apiHosts, centreOfHost, type CentreName } from "./centres"
import { Grants } from "./grants"
import { fault, invalidToken, Refusal, type Answer, type Ask } from "./http"
import { Lists } from "./lists"
import { moduleByApi } from "./modules"
import { Orders, type Call, type Order } from "./orders"
import { rest, type RestKnobs } from "./rest"

export { trouble, type Call, type Order } from "./orders"
export type { CentreName } from "./centres"

/** Every name that the API and the accounts servers answer to. */
export const crmHosts: readonly string[] = [...apiHosts, ...accountsHosts]

type Seen = { status: number; headers: Record<string, string>; text: string; drop: boolean; delay: number }
type Options = {
  world: World
  saves: readonly Save[]
  now: Date
  roster: Roster
  centre?: CentreName
  zgid?: string
}

/** What an application may ask for at most, for tests that need a token and no more. */
export const everyScope = [
  ...["org", "users", "coql", "modules", "settings"].map(
    (name) => `ZohoCRM.${name}.${name === "modules" || name === "settings" ? "ALL" : "READ"}`,
  ),
  "ZohoSearch.securesearch.READ",
]

/**
 * The CRM's REST API (v8) and accounts servers over the world that the pages show. What a test wants otherwise is set
 * on its members, or ordered.
 */
export class Api implements RestKnobs {
  /** Every request, in order. */
  readonly calls: Call[] = []
  readonly forbidden = new Set<string>()
  readonly absent = new Set<string>()
  ownAwayOnly = false
  /** Where the organisation's data live: its tokens say nothing elsewhere. */
  centre: CentreName
  /** False: an application registered at another data centre is not known. */
  multi = true
  /** Milliseconds that the server's clock is ahead of this machine's. */
  skew = 0
  /** Credits left for the organisation today; null: as many as wanted. */
  credits: number | null = null
  /** Who is signed in to the accounts server; null: nobody. */
  person: Ref | null
  readonly book: Book
  readonly grants: Grants
  readonly #orders = new Orders()
  readonly #rest: (ask: Ask, grant: Parameters<ReturnType<typeof rest>>[1]) => Answer
  readonly #accounts: (ask: Ask) => Answer

  constructor({ world, saves, now, roster, centre = "ca", zgid = "700000001" }: Options) {
    this.centre = centre
    this.person = world.me
    this.book = new Book(world, saves, now)
    this.grants = new Grants(() => this.now())
    this.#rest = rest({
      book: this.book,
      lists: new Lists(),
      roster,
      zgid,
      knobs: this,
      now: () => this.now(),
    })
    this.#accounts = accounts({
      grants: this.grants,
      person: () => this.person,
      centre: () => this.centre,
      multi: () => this.multi,
    })
  }

  /** This machine's clock; tests that simulate a day set it. ms. */
  clock = (): number => Date.now()
  /** The server's clock, ms. */
  now(): number {
    return this.clock() + this.skew
  }
  /** Seconds that access tokens given from now on last. */
  get life(): number {
    return this.grants.life
  }
  set life(seconds: number) {
    this.grants.life = seconds
  }
  /** Orders answers to come; returns what takes it back. */
  order(order: Order): () => void {
    return this.#orders.add(order)
  }
  /** Takes every order back. */
  calm(): void {
    this.#orders.clear()
  }
  /** A token of a person, without the accounts server. */
  token(person: Ref = this.book.world.me, scopes: readonly string[] = everyScope): string {
    return this.grants.access({ person, client: "1000.TEST", scopes, centre: this.centre }).token
  }

  #answer(ask: Ask): { answer: Answer; agent: string | null } {
    if (accountsHosts.includes(ask.host)) return { answer: this.#accounts(ask), agent: null }
    const sent = /^(?:Zoho-oauthtoken|Bearer) (\S+)$/.exec(ask.headers["authorization"] ?? "")?.[1]
    if (sent === undefined)
      return { answer: fault(401, "AUTHENTICATION_FAILURE", "Authentication failed"), agent: null }
    const grant = this.grants.holder(sent)
    if (!grant || grant.centre !== this.centre || centreOfHost(ask.host) !== this.centre)
      return { answer: invalidToken(), agent: grant?.person.id ?? null }
    const agent = grant.person.id
    if (this.credits !== null && this.credits <= 0)
      return { answer: fault(429, "LIMIT_EXCEEDED", "The API credits of the organisation are spent"), agent }
    if (!ask.path.startsWith("/crm/v8/"))
      return {
        answer: fault(
          404,
          "INVALID_URL_PATTERN",
          "Please check if the URL trying to access is a correct one",
        ),
        agent,
      }
    try {
      return { answer: this.#rest(ask, grant), agent }
    } catch (error) {
      if (error instanceof Refusal) return { answer: error.answer, agent }
      throw error
    }
  }

  /** Answers a request, whatever brought it. */
  answer(ask: Ask): Seen {
    const query = ask.query.toString()
    const line = `${ask.method} ${ask.host}${ask.path}${query === "" ? "" : `?${query}`}`
    const from = /\bfrom\s+(\w+)/i.exec(ask.path.endsWith("/coql") ? ask.body : "")?.[1]
    const part = ask.path.split("/")[3] ?? ""
    const named = from ?? (part === "settings" ? ask.query.get("module") : part) ?? ""
    const module = moduleByApi(named) ? named : null
    const orders = this.#orders.take(line, module)
    const ordered = orders.find((order) => order.answer)?.answer
    const { answer: usual, agent } = this.#answer(ask)
    const answer = ordered ?? usual
    let json = answer.json
    for (const { change } of orders) if (change && json !== undefined) json = change(json as never)
    const full = answer.html ?? (json === undefined ? "" : JSON.stringify(json))
    const text = orders.some(({ cut }) => cut) ? full.slice(0, full.length / 2) : full
    const rows = Number(/\blimit\s+(?:\d+\s*,\s*)?(\d+)/i.exec(ask.body)?.[1] ?? 200)
    const credits =
      !apiHosts.includes(ask.host) || answer.status === 401
        ? 0
        : from === undefined || rows <= 200
          ? 1
          : rows <= 1000
            ? 2
            : 3
    if (this.credits !== null) this.credits = Math.max(0, this.credits - credits)
    const { method, host, path, body } = ask
    const asked = accountsHosts.includes(host) ? {} : Object.fromEntries(ask.query)
    const said = accountsHosts.includes(host) ? "" : body
    const cookie = "cookie" in ask.headers
    this.calls.push({
      at: this.now(),
      host,
      method,
      path,
      query: asked,
      module,
      status: answer.status,
      agent,
      cookie,
      credits,
      body: said,
    })
    const type = answer.html === undefined ? "application/json;charset=utf-8" : "text/html; charset=utf-8"
    return {
      status: answer.status,
      headers: {
        date: new Date(this.now()).toUTCString(),
        "cache-control": "no-store",
        ...(full === "" ? {} : { "content-type": type }),
        ...(this.credits === null ? {} : { "x-api-credits-remaining": String(this.credits) }),
        ...answer.headers,
      },
      text,
      drop: orders.some(({ drop }) => drop),
      delay: Math.max(0, ...orders.map(({ delay = 0 }) => delay)),
    }
  }

  /** The API without a network, in the place of `fetch`: for a day of many agents. Orders hold here too. */
  fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const body = await request.text()
    const headers = Object.fromEntries(request.headers)
    const seen = this.answer({
      method: request.method,
      host: url.host,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body,
    })
    if (seen.delay > 0 && !request.signal.aborted)
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(resolve, seen.delay)
        request.signal.addEventListener("abort", () => {
          clearTimeout(timer)
          reject(request.signal.reason as Error)
        })
      })
    request.signal.throwIfAborted()
    if (seen.drop) throw new TypeError("fetch failed")
    return new Response(seen.text === "" ? null : seen.text, { status: seen.status, headers: seen.headers })
  }

  /** The same over HTTPS. */
  serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const host = (request.headers.host ?? "").replace(/:\d+$/, "")
    const url = new URL(request.url ?? "/", `https://${host}`)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(", ") : (value ?? ""),
      ]),
    )
    const body = Buffer.concat(chunks).toString()
    const seen = this.answer({
      method: request.method ?? "GET",
      host,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body,
    })
    if (seen.delay > 0) await new Promise((resolve) => setTimeout(resolve, seen.delay))
    if (response.destroyed) return
    response.sendDate = false
    response.writeHead(seen.status, seen.headers)
    if (seen.drop) {
      response.write(seen.text.slice(0, seen.text.length / 2))
      // What was written leaves before the line breaks.
      setImmediate(() => response.destroy())
    } else response.end(seen.text === "" ? undefined : seen.text)
  }
}
