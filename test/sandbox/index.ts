import { createServer } from "node:https"
import type { AddressInfo } from "node:net"
import { generate } from "selfsigned"
import type { Policy } from "../../src/policy/types"
import { Api, crmHosts, type CentreName } from "./api"
import { makeWorld } from "./dossiers"
import { gmail, newMailbox, type Mailbox } from "./gmail/server"
import { impaknet, impaknetHosts, newImpaknet, type Impaknet } from "./impaknet/server"
import { policyFor, rosterFor } from "./roster"
import type { CrmRecord, Dossier } from "./world"
import { zoho, type Save } from "./zoho/server"

export type SandboxOptions = {
  port?: number
  /** What the clock said when the dossiers were made: their notes are relative to it. */
  now?: Date
  /** Milliseconds between a route change and the page of the new record. */
  delay?: number
  /** Which few hundred clients fill the CRM beside the dossiers. */
  seed?: number
  /** Where the organisation's data live, for its REST API; Canada when nothing is said. */
  centre?: CentreName
}
export type Sandbox = {
  port: number
  /** `host:port` of every site, for `--host-resolver-rules`. */
  hosts: readonly string[]
  dossiers: Record<string, Dossier>
  /** What the server holds now, a module at a time. */
  records(module: string): readonly CrmRecord[]
  /** The team's policy whose roster fits this instant: who is on shift, on a break, absent. */
  policy: Policy
  /** Everything that was saved, in order: a save lost or sent twice shows here. */
  saves: readonly Save[]
  /** The REST API and the accounts servers: what was asked of them, and what they are to answer. */
  api: Api
  /** The mailbox of Gmail: what was sent from it, and the drafts kept. */
  mailbox: Mailbox
  /** Impaknet: what it holds, and the files that were saved on the way out. */
  impaknet: Impaknet
  /** The address of a record's page. */
  url(key: string, options?: { org?: string; host?: string; tail?: string }): string
  close(): Promise<void>
}

const pageHosts = ["com", "eu", "in", "com.au", "jp", "sa", "uk", "com.cn"]
  .flatMap((end) => [`crm.zoho.${end}`, `crmsandbox.zoho.${end}`, `crmplus.zoho.${end}`])
  .concat("crm.zohocloud.ca", "crmsandbox.zohocloud.ca", "crmplus.zohocloud.ca")
const mailHosts = ["mail.google.com"]
/** The real names that the stand-in answers to. */
export const hosts: readonly string[] = [...pageHosts, ...crmHosts, ...mailHosts, ...impaknetHosts]

/** A folder a site; each answers for its own host names. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? new Date()
  const world = makeWorld(now, options.seed)
  const saves: Save[] = []
  const policy = policyFor(now)
  const roster = rosterFor(now)
  const mailbox = newMailbox()
  const dms = newImpaknet(world)
  const { centre } = options
  const api = new Api({ world, saves, now, roster, ...(centre && { centre }) })
  const sites = [
    { hosts: pageHosts, answer: zoho({ world, saves, delay: options.delay ?? 60 }) },
    { hosts: crmHosts, answer: api.serve },
    { hosts: mailHosts, answer: gmail(mailbox) },
    { hosts: [...impaknetHosts], answer: impaknet(dms) },
  ]
  const pems = await generate([{ name: "commonName", value: "crm.zoho.com" }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: hosts.map((value) => ({ type: 2, value })) }],
  })
  const server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "")
    const site = sites.find((one) => one.hosts.includes(host))
    if (site) void site.answer(request, response)
    else response.writeHead(421).end("Unknown site")
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    hosts,
    dossiers: world.dossiers,
    records: (module) => [...(world.records[module]?.values() ?? [])],
    policy,
    saves,
    api,
    mailbox,
    impaknet: dms,
    url: (key, { org = "org700000001", host = "crm.zoho.com", tail = "" } = {}) => {
      const { id = key, module = "Potentials" } = world.dossiers[key] ?? {}
      return `https://${host}/crm/${org}/tab/${module}/${id}${tail}`
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
