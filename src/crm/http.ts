import ky, { HTTPError, TimeoutError } from "ky"

import { instantText } from "./ask-text"
import { centreHosts } from "./centres"
import { faultOf, refusalIn } from "./errors"
import { CrmError, type Centre, type CrmFault } from "./types"

/** What each answer, or its absence, told; for who shows the connection's state. */
export type Heard = {
  /** A module's API name, or the kind of setting. */
  about: string
  /** Null: answered. */
  fault: CrmFault | null
  again: Date | null
  /** The CRM's clock less this browser's, ms; null when the answer did not say. */
  ahead: number | null
}

export type HttpOptions = {
  centre: Centre
  /** The access token; null: signed out. `fresh`: the last one is no longer taken, another is wanted. */
  token: (fresh: boolean) => Promise<string | null>
  /** Pays a call: null when paid, else when asking again may be of use (`budget.ts`). Called once for each call made, retries included. */
  pay: (credits: number, background: boolean) => Date | null
  heard?: (heard: Heard) => void
  now?: () => number
  fetch?: typeof fetch
  /** From 0 to 1, for the jitter of retries. */
  random?: () => number
}

/**
 * One reading. `path` is under `/crm/v8/`, its parts already safe; `body`: sent as JSON by POST; `parse`: what an answer's body says, null
 * when it is not of the shape that was described.
 */
export type Call<T> = {
  about: string
  path: string
  query?: Readonly<Record<string, string>>
  body?: unknown
  since?: Date
  background: boolean
  credits: number
  ofRecord: boolean
  parse: (body: unknown) => T | null
}
export type Answer<T> = { value: T } | "none" | "unchanged"

/** How long one attempt waits for its answer, and how long a reading may last with its retries and its body. */
const patience = 10_000
const longest = 25_000
/** A Retry-After beyond this is told instead of waited for. */
const shortWait = 3_000
/** What « later » is when the CRM asks to wait and does not say how long. */
const usualWait = 60_000
const retried = [429, 500, 502, 503, 504]

/**
 * Reads the API of one data centre.
 * @returns a function that makes one reading and throws a `CrmError` only; `signal` aborts it
 */
export function makeHttp(
  options: HttpOptions,
): <T>(call: Call<T>, signal: AbortSignal) => Promise<Answer<T>> {
  const { api } = centreHosts[options.centre]
  const { token, pay, heard, now = Date.now, random = Math.random } = options
  const ask = options.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request))
  let waitUntil = 0

  const tokenFor = async (about: string, fresh: boolean): Promise<string> => {
    try {
      const given = await token(fresh)
      if (given !== null) return given
    } catch (error) {
      if (error instanceof CrmError) throw error
    }
    throw new CrmError("signed-out", about)
  }

  const send = <T>(call: Call<T>, bearer: string, signal: AbortSignal): Promise<Response> => {
    const url = new URL(`${api}/crm/v8/${call.path}`)
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value)
    return ky(url, {
      method: call.body === undefined ? "get" : "post",
      ...(call.body === undefined ? {} : { json: call.body }),
      headers: {
        accept: "application/json",
        authorization: `Zoho-oauthtoken ${bearer}`,
        ...(call.since && { "if-modified-since": instantText(call.since) }),
      },
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      redirect: "error",
      signal,
      fetch: ask,
      timeout: patience,
      throwHttpErrors: (status) => retried.includes(status),
      retry: {
        limit: 2,
        methods: ["get", "post"],
        statusCodes: retried,
        afterStatusCodes: [429, 503],
        maxRetryAfter: shortWait,
        delay: (attempt) => 300 * 2 ** (attempt - 1),
        jitter: (delay) => delay * (0.5 + random()),
        shouldRetry: ({ error }) => {
          if (signal.aborted || error instanceof CrmError || error instanceof TimeoutError) return false
          if (error instanceof HTTPError && waitAsked(error.response, now()) > shortWait) return false
          return undefined
        },
      },
      hooks: {
        beforeRequest: [
          () => {
            const again = pay(call.credits, call.background)
            if (again) throw new CrmError("budget", call.about, again)
          },
        ],
      },
    })
  }

  /** The answer with its text, whatever its status. */
  const receive = async <T>(
    call: Call<T>,
    bearer: string,
    signal: AbortSignal,
  ): Promise<[Response, string]> => {
    const response = await send(call, bearer, signal).catch((error: unknown) => {
      if (error instanceof HTTPError) return error.response
      throw error instanceof CrmError ? error : new CrmError("unreachable", call.about)
    })
    try {
      return [response, await response.text()]
    } catch {
      throw new CrmError(response.status >= 500 ? "failed" : "malformed", call.about)
    }
  }

  const reading = async <T>(
    call: Call<T>,
    signal: AbortSignal,
    told: { ahead: number | null },
  ): Promise<Answer<T>> => {
    if (now() < waitUntil) throw new CrmError("limited", call.about, new Date(waitUntil))
    const refused = (error: CrmError): CrmError => {
      if (error.fault === "limited" && error.again !== null) waitUntil = +error.again
      return error
    }
    let bearer = await tokenFor(call.about, false)
    for (let attempt = 1; ; attempt++) {
      const [response, text] = await receive(call, bearer, signal)
      const date = Date.parse(response.headers.get("date") ?? "")
      if (!Number.isNaN(date)) told.ahead = date - now()
      if (response.status === 204) return "none"
      if (response.status === 304) return "unchanged"
      const body = parsed(text)
      const refusal = refusalIn(body)
      if (response.ok && refusal === null) {
        const value = body === undefined ? null : call.parse(body)
        if (value === null) throw new CrmError("malformed", call.about)
        return { value }
      }
      const fault = faultOf(response.status, refusal, call.ofRecord)
      if (fault !== "signed-out" || attempt > 1)
        throw refused(new CrmError(fault, call.about, againAfter(fault, response, now())))
      // Another call may have renewed it meanwhile.
      const current = await tokenFor(call.about, false)
      bearer = current === bearer ? await tokenFor(call.about, true) : current
    }
  }

  return async (call, signal) => {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), longest)
    const told: { ahead: number | null } = { ahead: null }
    const tell = (fault: CrmFault | null, again: Date | null): void =>
      heard?.({ about: call.about, fault, again, ...told })
    try {
      const answer = await reading(call, AbortSignal.any([signal, late.signal]), told)
      tell(null, null)
      return answer
    } catch (error) {
      const known = error instanceof CrmError ? error : new CrmError("failed", call.about)
      const fault = signal.aborted ? "cancelled" : late.signal.aborted ? "unreachable" : known.fault
      if (fault !== "cancelled") tell(fault, known.again)
      throw fault === known.fault ? known : new CrmError(fault, call.about)
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The wait that an answer asks for, ms; 0 when it asks for none. */
function waitAsked(response: Response, now: number): number {
  const said = response.headers.get("retry-after")
  if (said === null) return 0
  const wait = /^\s*\d+\s*$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now
  return Number.isNaN(wait) ? 0 : Math.max(0, wait)
}

function againAfter(fault: CrmFault, response: Response, now: number): Date | null {
  // A query that asks for too much is refused with 400: nothing else has to wait for it.
  if (fault !== "limited" || response.status === 400) return null
  return new Date(now + (waitAsked(response, now) || usualWait))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
