import { makeCrm, type CrmOptions, type Heard } from "../../../src/crm/client"

export type Sent = {
  method: string
  url: URL
  headers: Headers
  body: string
  request: Request
}
/** What the API says to a request: an answer's parts, or a function of it. `cut`: the connection breaks in the body. */
export type Said = {
  status?: number
  json?: unknown
  text?: string
  headers?: Record<string, string>
  cut?: true
}
export type Turn = (sent: Sent) => Said | Promise<Said>

/** A body that breaks before its end. */
const broken = (text: string): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, text.length / 2)))
    },
    pull(controller) {
      controller.error(new TypeError("terminated"))
    },
  })

/** An API made of one function, and everything that was sent to it. A request whose signal aborts rejects as fetch does. */
export function fakeApi(turn: Turn, options: Partial<CrmOptions> = {}) {
  const sent: Sent[] = []
  const heard: Heard[] = []
  const asked: boolean[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = input instanceof Request ? input : new Request(input, init)
    const body = await request.clone().text()
    const one = { method: request.method, url: new URL(request.url), headers: request.headers, body, request }
    sent.push(one)
    const aborted = new Promise<never>((_resolve, reject) => {
      const stop = (): void => reject(request.signal.reason as Error)
      if (request.signal.aborted) stop()
      else request.signal.addEventListener("abort", stop)
    })
    const said = await Promise.race([Promise.resolve(turn(one)), aborted])
    const { status = 200, json, headers = {}, cut } = said
    const text = said.text ?? (json === undefined ? "" : JSON.stringify(json))
    return new Response(status === 204 || status === 304 ? null : cut ? broken(text) : text, {
      status,
      headers,
    })
  }
  const crm = makeCrm({
    centre: "ca",
    token: (fresh) => {
      asked.push(fresh)
      return Promise.resolve(fresh ? "1000.fresh" : "1000.first")
    },
    pay: () => null,
    heard: (one) => heard.push(one),
    random: () => 0.5,
    ...options,
    fetch,
  })
  return { crm, sent, heard, asked }
}

export const refusal = (status: number, code: string, details: Record<string, unknown> = {}): Said => ({
  status,
  json: { code, details, message: `message of ${code}`, status: "error" },
})
export const page = (data: unknown[], info: Record<string, unknown> = {}): Said => ({
  json: { data, info: { per_page: 200, count: data.length, page: 1, more_records: false, ...info } },
})
export const someone = { id: "5712000000700001", name: "Alex Gagné", email: "alex@exemple.ca" }
export const noteRow = (id: string, at: string, more: Record<string, unknown> = {}) => ({
  id,
  Note_Title: null,
  Note_Content: "PDR J4 R1",
  Parent_Id: { module: { api_name: "Deals", id: "2" }, id: "12", name: "X" },
  Created_By: someone,
  Created_Time: at,
  Modified_By: someone,
  Modified_Time: at,
  ...more,
})
