import type * as z from "zod"

import { makeHttp, type Call, type HttpOptions } from "./http"
import { makeQueue, makeShare } from "./share"
import type { Page } from "./shapes"
import { CrmError, type Ask, type Unchanged } from "./types"

const atOnce = 4
export const perPage = "200"
/** Pages are asked by number as far as the CRM goes that way, then by its token; never more than this. */
const numberedPages = 10
export const mostPages = 50

/** What is asked of the API. */
export type Question<Row> = Partial<Pick<Call<Row>, "query" | "body" | "credits" | "ofRecord">> & {
  /** A module's API name, or the kind of setting. */
  about: string
  path: string
  shape: z.ZodType<Page<Row>>
}

/** How an answer of several pages is followed: by their number, by the CRM's token; "whole": it has one; "first": the others are left. */
export type Paging = "number" | "token" | "whole" | "first"

/** Asks questions of one organisation: a few at a time, the same one once, each answer looked at before it is given. */
export function makeReader(options: HttpOptions) {
  const http = makeHttp(options)
  const queue = makeQueue(atOnce)
  const share = makeShare()

  /** One page of an answer; null: there is none. */
  const page = async <Row>(
    { about, path, shape, ...rest }: Question<Row>,
    ask: Ask,
    signal: AbortSignal,
  ): Promise<Page<Row> | null | Unchanged> => {
    const background = ask.background === true
    const since = ask.since && { since: ask.since }
    const parse = (body: unknown): Page<Row> | null => shape.safeParse(body).data ?? null
    const usual = { about, path, background, credits: 1, ofRecord: false, parse }
    const call: Call<Page<Row>> = { ...usual, ...since, ...rest }
    const answer = await queue(() => http(call, signal), { about, background, signal })
    if (answer === "unchanged") return answer
    return answer === "none" ? null : answer.value
  }

  /** Every row of an answer. */
  const rows = async <Row>(
    question: Question<Row>,
    ask: Ask,
    signal: AbortSignal,
    by: Paging,
  ): Promise<Row[] | Unchanged> => {
    const all: Row[] = []
    let place: Record<string, string> = by === "whole" ? {} : { per_page: perPage }
    for (let number = 1; number <= mostPages; number++) {
      const read = await page({ ...question, query: { ...question.query, ...place } }, ask, signal)
      if (read === "unchanged") return read
      if (read === null) return all
      all.push(...read.rows)
      if (!read.info.more || by === "first") return all
      const next = placeAfter(number, read.info.token, by)
      if (next === null) break
      place = next
    }
    // What is known to be a part is never given for the whole.
    throw new CrmError("malformed", question.about)
  }

  /**
   * A question of one's own making, asked once at a time. `key` tells it from the others; what a person waits for does not hang on what
   * nobody does, which the budget refuses sooner.
   */
  const once = <T>(
    key: unknown,
    about: string,
    ask: Ask,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> =>
    share(JSON.stringify([key, ask.since ?? null, ask.background ?? false]), about, ask.signal, work)

  /** The rows of an answer, whether or not they changed. */
  const list = async <Row>(question: Question<Row>, ask: Ask = {}, by: Paging = "whole"): Promise<Row[]> => {
    const always = withoutSince(ask)
    const { shape: _shape, ...key } = question
    const read = await once([key, by], question.about, always, (signal) => rows(question, always, signal, by))
    return read === "unchanged" ? malformed(question.about) : read
  }

  const single = async <Row>(question: Question<Row>, ask?: Ask): Promise<Row> => {
    const [row] = await list(question, ask)
    return row ?? malformed(question.about)
  }

  return { page, rows, once, list, single }
}

/** The parameters of the page after the `number`th; null when the CRM tells of more and gives no way to it. */
export function placeAfter(number: number, token: string | null, by: Paging): Record<string, string> | null {
  if (by === "number" && number < numberedPages) return { per_page: perPage, page: String(number + 1) }
  return by === "whole" || token === null ? null : { page_token: token }
}

export const withoutSince = ({ since: _since, ...ask }: Ask): Ask => ask

export const malformed = (about: string): never => {
  throw new CrmError("malformed", about)
}
