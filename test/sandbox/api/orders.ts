import { broken, fault, forbidden, invalidToken, tooMany, type Answer } from "./http"

/** A request that came, in the order of their coming. Tokens are not kept. */
export type Call = {
  /** The server's clock, ms. */
  at: number
  host: string
  method: string
  /** Without the query. */
  path: string
  query: Record<string, string>
  /** API name of the module asked about. */
  module: string | null
  status: number
  /** Id of the person whose token it was. */
  agent: string | null
  /** True: a cookie came with it. */
  cookie: boolean
  /** What the CRM counts for it. */
  credits: number
  body: string
}

/** What tests want of answers to come. Without `on` nor `module` it is about every request to the API. */
export type Order = {
  /** Looked for in `GET www.zohoapis.ca/crm/v8/Deals/1?fields=Stage`. */
  on?: string | RegExp
  /** API name of a module. */
  module?: string
  /** How many answers; 1 when nothing is said. */
  times?: number
  /** Milliseconds before the answer. */
  delay?: number
  /** Answered instead. */
  answer?: Answer
  /** Changes the body of a good answer: wrong types, a member that lacks. */
  change?: (body: never) => unknown
  /** Half of the text of the body. */
  cut?: true
  /** The connection breaks. */
  drop?: true
}

/** The usual troubles, to be ordered: `api.order({ ...trouble.failed, times: 2 })`. */
export const trouble = {
  unauthorized: { answer: invalidToken() },
  tooMany: (seconds?: number) => ({ answer: tooMany(seconds) }),
  failed: { answer: broken() },
  forbidden: (module: string) => ({ module, answer: forbidden(module), times: Infinity }),
  half: { cut: true as const },
  broken: { drop: true as const },
  /** Every text becomes a number, every list an object. */
  wrongTypes: { change: (body: never): unknown => spoiled(body) },
  scope: { answer: fault(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL") },
}
function spoiled(value: unknown): unknown {
  if (typeof value === "string") return value.length
  if (Array.isArray(value)) return value.length > 0 ? value.map(spoiled) : {}
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoiled(one)]))
  return value
}

export class Orders {
  readonly #kept: (Order & { left: number })[] = []

  /** Returns what takes the order back. */
  add(order: Order): () => void {
    const kept = { ...order, left: order.times ?? 1 }
    this.#kept.push(kept)
    return () => {
      const at = this.#kept.indexOf(kept)
      if (at >= 0) this.#kept.splice(at, 1)
    }
  }
  /** The orders about this request; each counts it. */
  take(line: string, module: string | null): Order[] {
    const wanted = this.#kept.filter(({ on, module: about, left }) => {
      const named = on === undefined || (typeof on === "string" ? line.includes(on) : on.test(line))
      const ours = on !== undefined || line.includes("www.zohoapis.")
      return left > 0 && named && ours && (about === undefined || about === module)
    })
    for (const order of wanted) order.left--
    return wanted
  }
  clear(): void {
    this.#kept.length = 0
  }
}
