import { readFile } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"

/** An e-mail as it left, or as its draft was last kept. */
export type Mail = {
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  body: string
  reply: boolean
  scheduled?: true
  archived?: true
}
export type Mailbox = {
  /** Whose mailbox it is: the address that the page shows. */
  account: string
  /** Everything that was sent, in order. */
  sent: Mail[]
  /** The drafts as last kept, by their id. */
  drafts: Record<string, Mail>
}
export const newMailbox = (account = "renouvellement@exemple.ca"): Mailbox => ({
  account,
  sent: [],
  drafts: {},
})

const here = new URL("./page/", import.meta.url)
const types: Record<string, string> = { js: "text/javascript", css: "text/css" }
/** As the real one: no script from elsewhere, and no markup made of a string. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; " +
  "base-uri 'self'; require-trusted-types-for 'script'; trusted-types goog#html"

const shell = (account: string, dark: boolean): string => `<!doctype html>
<html lang="fr"${dark ? ' class="dark"' : ""} data-account="${account}"><head><meta charset="utf-8"><title>Gmail</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/__sandbox/gmail/page/style.css">
<script type="module" src="/__sandbox/gmail/page/app.js"></script></head><body></body></html>`

const read = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString() || "{}")
}

/** Gmail's look-alike: one page for every route; what is sent is kept in memory. */
export function gmail(mailbox: Mailbox) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "https://mail.google.com")
    const headers = { "content-security-policy": policy, "cache-control": "no-store" }
    const page = /^\/__sandbox\/gmail\/page\/([a-z]+\.(js|css))$/.exec(url.pathname)
    if (page?.[1] && page[2]) {
      const text = await readFile(new URL(page[1], here)).catch(() => null)
      response.writeHead(text ? 200 : 404, {
        ...headers,
        "content-type": `${types[page[2]] ?? ""}; charset=utf-8`,
      })
      response.end(text ?? "")
    } else if (url.pathname === "/__sandbox/gmail/sent") {
      mailbox.sent.push((await read(request)) as Mail)
      response.writeHead(204, headers).end()
    } else if (url.pathname === "/__sandbox/gmail/drafts") {
      const { draft, ...mail } = (await read(request)) as Mail & { draft: string }
      mailbox.drafts[draft] = mail
      response.writeHead(204, headers).end()
    } else {
      response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" })
      response.end(shell(mailbox.account, url.searchParams.has("dark")))
    }
  }
}
