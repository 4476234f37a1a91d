import type { Site } from "../scripts/types"
import type { RequestType } from "./index"

/** Requests that only the extension's own pages may make. */
export const leadRequests: ReadonlySet<RequestType> = new Set<RequestType>([
  "callers.more",
  "due.get",
  "due.done",
  "target.set",
  "shift.get",
  "shift.tick",
  "shift.order",
  "offers.get",
  "offers.set",
  "lead.get",
  "rule.set",
  "pack.set",
  "policy.reset",
  "policy.import",
  "policy.export",
  "roster.get",
  "roster.renew",
  "roster.set",
  "roster.undo",
  "verdicts.list",
  "day.get",
  "turn.get",
  "team.get",
  "team.names",
  "crm.get",
  "crm.check",
  "crm.sign-in",
  "crm.sign-out",
  "fit.view",
  "fit.start",
  "fit.diagnose",
  "crm.fields",
  "crm.fields.check",
  "impaknet.hosts",
  "impaknet.add",
  "impaknet.remove",
  "gmail.mailboxes",
  "scripts.get",
  "scripts.read",
  "scripts.set",
])

const runRequests = [
  "run.start",
  "run.get",
  "run.open",
  "run.act",
  "player.set",
  "scripts.find",
  "guides.here",
] as const satisfies RequestType[]
/** What a page of each site may ask beside; the CRM's may ask all that is not here, nor our own pages' alone. */
export const siteRequests: Readonly<Record<Exclude<Site, "zoho">, ReadonlySet<RequestType>>> = {
  gmail: new Set<RequestType>([...runRequests, "gmail.view", "gmail.done", "gmail.sent"]),
  impaknet: new Set<RequestType>([
    ...runRequests,
    "impaknet.start",
    "impaknet.read",
    "impaknet.keep",
    "impaknet.leave",
  ]),
}
