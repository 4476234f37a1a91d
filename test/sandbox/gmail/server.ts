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
/** A message of a conversation; its id holds `at`, ms. `low`: what is below, for those of one instant. */
export type Letter = {
  from: { name: string; address: string }
  to: string[]
  at: number
  low?: number
  text: string
  draft?: true
  unread?: true
  /** Folded or open, whatever stands around it. */
  closed?: boolean
}
export type Thread = { id?: string; subject: string; label?: string; messages: Letter[] }
export type Mailbox = {
  /** Whose mailbox it is: the address that the page shows. */
  account: string
  /** Everything that was sent, in order. */
  sent: Mail[]
  /** The drafts as last kept, by their id. */
  drafts: Record<string, Mail>
  /** The conversations; a page asks for them when it opens, and when it hears "sandbox-mail". */
  threads: Thread[]
}
export const newMailbox = (account = "renouvellement@exemple.ca"): Mailbox => ({
  account,
  sent: [],
  drafts: {},
  threads: ordinary(account),
})

/** Two conversations with a client, under names that no message has. */
function ordinary(account: string): Thread[] {
  const client = { name: "Marie-Ève Tremblay", address: "marie-eve@exemple.ca" }
  const self = { name: "Camille Roy", address: account }
  const at = Date.UTC(2026, 10, 20, 15, 4, 5)
  const asked = (ago: number, text: string): Letter => ({ from: client, to: [account], at: at - ago, text })
  return [
    {
      id: "19a1b2c3d4e5f601",
      subject: "Suivi de votre demande",
      messages: [
        asked(86_400_000, "Bonjour, où en est ma demande?"),
        { from: self, to: [client.address], at: at - 3_600_000, text: "Je regarde et vous reviens." },
        asked(0, "Merci! Avez-vous eu une réponse?"),
      ],
    },
    {
      id: "19a1b2c3d4e5f602",
      subject: "Rendez-vous de vendredi",
      messages: [asked(200_000, "C'est toujours bon pour vendredi?")],
    },
  ]
}

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
    } else if (url.pathname === "/__sandbox/gmail/threads") {
      response.writeHead(200, { ...headers, "content-type": "application/json" })
      response.end(JSON.stringify(mailbox.threads))
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
