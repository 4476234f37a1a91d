import { readFile } from "node:fs/promises"
import type { IncomingMessage, ServerResponse } from "node:http"
import { wall, type CrmRecord, type Value, type World } from "../world"
import { modules } from "../schema"

export type Save = {
  at: string
  module: string
  id: string
  kind: "create" | "edit" | "note" | "mass"
  values: Record<string, Value>
}
type Site = { world: World; saves: Save[]; delay: number }

const here = new URL("./page/", import.meta.url)
const types: Record<string, string> = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" }
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; " +
  "frame-src 'self'; frame-ancestors 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"

const shell = (delay: number) => `<!doctype html>
<html lang="fr" data-delay="${delay}"><head><meta charset="utf-8"><title>Zoho CRM</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/__sandbox/page/style.css">
<link rel="stylesheet" href="/__sandbox/page/activity.css">
<script type="module" src="/__sandbox/page/app.js"></script></head><body class="zcrm"></body></html>`

const body = async (request: IncomingMessage): Promise<Record<string, Value>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString() || "{}") as Record<string, Value>
}

/** Zoho CRM's look-alike: one page for every route, its records kept in memory. */
export function zoho({ world, saves, delay }: Site) {
  let serial = 0
  let requests = 0
  const newId = () => `57120000009${String(10_000 + ++serial)}`
  const now = () => new Date().toISOString()

  const save = (module: string, id: string | undefined, values: Record<string, Value>): CrmRecord => {
    const records = world.records[module] ?? new Map<string, CrmRecord>()
    // A request for credit is given its number, and its time, when it is first saved.
    if (!id && module === "CustomModule15")
      Object.assign(values, { NAME: `CRE${String(48_500 + ++requests)}`, CREATEDTIME: wall(new Date()) })
    const record = records.get(id ?? "") ?? { id: newId(), module, values: {}, notes: [], attachments: [] }
    Object.assign(record.values, values)
    records.set(record.id, record)
    saves.push({ at: now(), module, id: record.id, kind: id ? "edit" : "create", values })
    return record
  }

  const writeNote = (
    record: CrmRecord,
    noteId: string | undefined,
    sent: Record<string, Value>,
  ): CrmRecord => {
    const content = typeof sent["content"] === "string" ? sent["content"] : ""
    const old = record.notes.find((note) => note.id === noteId)
    if (old) Object.assign(old, { content, modifiedBy: world.me.name, modifiedAt: now() })
    else {
      const stamp = {
        createdBy: world.me.name,
        createdAt: now(),
        modifiedBy: world.me.name,
        modifiedAt: now(),
      }
      const name = ["NAME", "POTENTIALNAME", "FIRSTNAME", "LASTNAME"]
        .map((column) => record.values[column])
        .filter((value): value is string => typeof value === "string" && value !== "")
        .join(" ")
      const parent = { module: record.module, id: record.id, name }
      const title = typeof sent["title"] === "string" && sent["title"] ? { title: sent["title"] } : {}
      record.notes.unshift({ id: newId(), ...title, content, ...stamp, parent })
    }
    saves.push({ at: now(), module: record.module, id: record.id, kind: "note", values: sent })
    return record
  }

  const light = (record: CrmRecord) => ({ id: record.id, module: record.module, values: record.values })
  const all = (module: string) => [...(world.records[module]?.values() ?? [])]
  /** The records of a module whose lookup `column` names a record. */
  const linked = (module: string, column: string, id: string) =>
    all(module)
      .filter(
        ({ values: { [column]: about } }) =>
          !!about && typeof about === "object" && "id" in about && about.id === id,
      )
      .map(light)
  const related = ({ id, module }: CrmRecord) => {
    const column = module === "Contacts" ? "CONTACTID" : "SEID"
    return {
      activities: ["Events", "Tasks", "Calls"].flatMap((name) => linked(name, column, id)),
      deals: module === "Contacts" ? linked("Potentials", "CONTACTID", id) : [],
    }
  }
  const saveAll = (module: string, ids: Value | undefined, values: Record<string, Value>) => {
    const wanted = new Set(typeof ids === "string" ? ids.split(",") : [])
    const records = all(module).filter((record) => wanted.has(record.id))
    for (const record of records) {
      Object.assign(record.values, values)
      saves.push({ at: now(), module, id: record.id, kind: "mass", values })
    }
    return { count: records.length }
  }

  const api = async (request: IncomingMessage, path: string[]): Promise<unknown> => {
    const [door, module = "", id, sub, noteId] = path
    if (door === "saves") return saves
    if (door === "boot") {
      const { users, groups, me, dossiers } = world
      return { users, groups, me, dossiers, modules }
    }
    if (door === "mass" && modules[module]) {
      const { ids, ...values } = await body(request)
      return saveAll(module, ids, values)
    }
    if (door !== "records" || !modules[module]) return undefined
    const record = world.records[module]?.get(id ?? "")
    if (request.method === "POST" || request.method === "PUT") {
      const sent = await body(request)
      if (sub === "notes") return record && writeNote(record, noteId, sent)
      return save(module, id, sent)
    }
    if (!id) return all(module).map(light)
    return record && { ...record, ...related(record) }
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? "/", "https://crm.zoho.com").pathname
    const headers = { "content-security-policy": policy, "cache-control": "no-store" }
    // Its scripts and styles are kept by the browser, as a real CRM's are; what it shows never is.
    const kept = { ...headers, "cache-control": "max-age=3600" }
    const page = /^\/__sandbox\/page\/([a-z]+\.(js|css|svg))$/.exec(path)
    if (page?.[1] && page[2]) {
      const text = await readFile(new URL(page[1], here)).catch(() => null)
      response.writeHead(text ? 200 : 404, {
        ...(text ? kept : headers),
        "content-type": `${types[page[2]] ?? ""}; charset=utf-8`,
      })
      response.end(text ?? "")
    } else if (path.startsWith("/__sandbox/")) {
      const answer = await api(request, path.split("/").slice(2))
      response.writeHead(answer === undefined ? 404 : 200, { ...headers, "content-type": "application/json" })
      response.end(JSON.stringify(answer ?? null))
    } else {
      response.writeHead(200, { ...headers, "content-type": "text/html; charset=utf-8" })
      response.end(shell(delay))
    }
  }
}
