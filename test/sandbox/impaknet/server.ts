import { readFile } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import type { World } from "../world"
import { oldPage } from "./old"
import { salesOf, type Sale } from "./sales"

/** The names under which the two are served; the customer's own are not known. */
export const impaknetHosts = ["impaknet.groupe-exemple.ca", "gestion.groupe-exemple.ca"] as const

export type Impaknet = {
  sales: readonly Sale[]
  /** Files that somebody saved on the way out: each is a file spoilt. */
  spoilt: string[]
}
export const newImpaknet = (world: World): Impaknet => ({ sales: salesOf(world), spoilt: [] })

const shell = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Gestion</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/__sandbox/impaknet/page/style.css"><script type="module" src="/__sandbox/impaknet/page/app.js"></script></head><body></body></html>`
const types: Record<string, string> = { js: "text/javascript", css: "text/css" }
const here = new URL("./page/", import.meta.url)

/** Impaknet's stand-ins: a page a step at the first name, one page that draws itself at the second. */
export function impaknet({ sales, spoilt }: Impaknet) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "")
    const { pathname, searchParams } = new URL(request.url ?? "/", `https://${host}`)
    const send = (type: string, text: string) =>
      response
        .writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" })
        .end(text)
    const page = /^\/__sandbox\/impaknet\/page\/(\w+\.(js|css))$/.exec(pathname)
    if (page?.[1] && page[2])
      send(types[page[2]] ?? "", await readFile(new URL(page[1], here), "utf8").catch(() => ""))
    else if (pathname === "/__sandbox/impaknet/save") {
      spoilt.push(searchParams.get("stock") ?? "")
      response.writeHead(204).end()
    } else if (pathname === "/__sandbox/impaknet/sales") send("application/json", JSON.stringify(sales))
    else if (host === impaknetHosts[0]) send("text/html", oldPage(sales, searchParams))
    else send("text/html", shell)
  }
}
