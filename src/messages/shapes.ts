import { levelShape, paramShape, rosterShape } from "../policy/schema"
import { procedures } from "../process/aftersales/procedures"
import { fieldKeys, type FieldKey } from "../rules/facts"
import "../policy/zod"
import * as z from "zod"
import { aftersalesSettingsShapes } from "./shapes-aftersales-settings"
import { canaryShapes } from "./shapes-canary"
import { clockShapes } from "./shapes-clocks"
import { creditShapes } from "./shapes-credit"
import { effectShapes } from "./shapes-effects"
import { doNotCallShapes } from "./shapes-do-not-call"
import { loyaltyShapes } from "./shapes-loyalty"
import { givenShapes } from "./shapes-given"
import { gmailShapes } from "./shapes-gmail"
import { historyShapes, ruleChange } from "./shapes-history"
import { impaknetShapes } from "./shapes-impaknet"
import { indicatorShapes } from "./shapes-indicators"
import { orphanShapes } from "./shapes-orphans"
import { ownShapes } from "./shapes-own"
import { privacyShapes } from "./shapes-privacy"
import { publishingShapes } from "./shapes-publishing"
import { runShapes } from "./shapes-runs"
import { scriptShapes } from "./shapes-scripts"
import { shiftShapes } from "./shapes-shift"
import type { RequestOf, RequestType } from "./index"

const name = z.string().max(200)
const id = z.string().min(1).max(200)
const record = z.strictObject({ org: z.string().max(100), module: id, id })
const instant = z.iso.datetime({ offset: true })
const nothing = z.undefined().or(z.null().transform(() => undefined))
const wire = z.string().max(4_000_000)
const address = z.url({ protocol: /^https$/ }).max(4_000)
const presence = z.enum(["on-shift", "busy", "off", "unknown"])
const details = z.record(
  z.string().max(100),
  z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]),
)
const proposed = instant.nullable()
const aftersalesTicks = z.strictObject({
  since: z.iso.datetime().exactOptional(),
  procedure: z.enum(procedures).exactOptional(),
  done: z.record(z.string().max(50), z.boolean()).exactOptional(),
  proposals: z
    .strictObject({ first: proposed, second: proposed, mobility: z.boolean(), urgent: z.boolean() })
    .exactOptional(),
})
const ticks = z.strictObject({
  cellphone: z.boolean().exactOptional(),
  dossier: z.record(z.string().max(50), z.boolean()).exactOptional(),
  aftersales: aftersalesTicks.exactOptional(),
})

const event = z.strictObject({
  kind: z.enum([
    "shown",
    "observed",
    "mended",
    "undone",
    "held",
    "overridden",
    "verdict",
    "answered",
    "pinned",
    "policy",
  ]),
  record: record.exactOptional(),
  rule: id.exactOptional(),
  state: z.enum(["ok", "missing", "invalid", "unknown", "overridden"]).exactOptional(),
  level: levelShape.exactOptional(),
  reason: z.string().max(2_000).exactOptional(),
  details: details.exactOptional(),
})
const field = z.enum(fieldKeys as [FieldKey, ...FieldKey[]])
const question = z.strictObject({
  page: id,
  record: record.nullable(),
  facts: wire,
  notes: z.string().max(20_000_000).nullable(),
  unsettled: z.array(field).max(200),
  signs: z.string().max(300).exactOptional(),
  own: z.strictObject({
    ticks: ticks.exactOptional(),
    meetingBooked: z.literal(true).exactOptional(),
    composedNote: z.literal(true).exactOptional(),
    equity: z.number().min(-1_000).max(1_000).nullable().exactOptional(),
  }),
})
const names = z.array(id).min(1).max(20).exactOptional()
const signs = z.strictObject({ selector: id.exactOptional(), api: names, column: names, labels: names })

/** The shape of every request, held to at the worker's door. For the worker alone: zod is too heavy for a page. */
export const shapes: { readonly [T in RequestType]: z.ZodType<RequestOf<T>> } = {
  ...aftersalesSettingsShapes,
  ...canaryShapes,
  ...clockShapes,
  ...creditShapes,
  ...doNotCallShapes,
  ...effectShapes,
  ...loyaltyShapes,
  ...givenShapes,
  ...gmailShapes,
  ...historyShapes,
  ...impaknetShapes,
  ...indicatorShapes,
  ...orphanShapes,
  ...ownShapes,
  ...privacyShapes,
  ...publishingShapes,
  ...runShapes,
  ...scriptShapes,
  ...shiftShapes,
  "settings.get": nothing,
  "page.start": nothing,
  "page.answer": question,
  "agent.set": z.strictObject({ name: name.trim().min(1), department: name, branch: name }),
  "language.set": z.strictObject({ language: z.enum(["fr", "en"]) }),
  "presence.set": z.strictObject({ presence }),
  "presence.answer": z.strictObject({ person: id, presence: z.enum(["on-shift", "busy", "off"]) }),
  "panel.set": z.strictObject({
    side: z.enum(["left", "right"]).exactOptional(),
    top: z.number().exactOptional(),
    folded: z.boolean().exactOptional(),
    hidden: z.boolean().exactOptional(),
    openSections: z.array(name).max(50).exactOptional(),
  }),
  "pause.set": z.union([
    z.strictObject({ minutes: z.number().positive().max(1_440) }),
    z.strictObject({ page: z.string().min(1).max(4_000) }),
    z.strictObject({ resume: z.literal(true) }),
  ]),
  compose: z.strictObject({
    kind: z.enum(["note", "appointment", "first"]),
    on: question.nullable(),
    answers: z.record(name, z.string().max(20_000)),
  }),
  "ticks.set": z.strictObject({ record, ticks }),
  "record.mark": z.strictObject({
    record,
    meetingBooked: z.literal(true).exactOptional(),
    composedNote: z.literal(true).exactOptional(),
  }),
  "journal.add": z.strictObject({ key: id, event }),
  "callback.pin": z.strictObject({ record, until: instant, url: address }),
  "callback.unpin": z.strictObject({ record }),
  "callbacks.list": nothing,
  "callers.find": z.strictObject({ query: z.string().max(1_000) }),
  "callers.more": z.strictObject({ query: z.string().max(1_000) }),
  "lead.get": nothing,
  "rule.set": z.strictObject({
    id,
    ...ruleChange,
    params: z.record(id, paramShape).nullable().exactOptional(),
  }),
  "pack.set": z.strictObject({ id, on: z.boolean() }),
  "policy.reset": nothing,
  "policy.import": z.strictObject({ text: z.string().max(4_000_000) }),
  "policy.export": nothing,
  "roster.get": nothing,
  "roster.renew": nothing,
  "roster.set": z.strictObject({ roster: rosterShape, imported: z.boolean() }),
  "roster.undo": nothing,
  "verdicts.list": nothing,
  "day.get": nothing,
  "turn.get": nothing,
  "team.get": nothing,
  "team.names": z.strictObject({ ids: z.array(z.string().regex(/^\d{1,30}$/)).max(500) }),
  "crm.get": nothing,
  "crm.check": nothing,
  "crm.sign-in": nothing,
  "crm.sign-out": nothing,
  "fit.view": nothing,
  "crm.fields": nothing,
  "crm.fields.check": nothing,
  "fit.start": z.strictObject({ tab: z.number().int(), field }),
  "fit.diagnose": z.strictObject({ tab: z.number().int() }),
  "fit.get": nothing,
  "fit.end": nothing,
  "field.set": z.strictObject({ field, signs: signs.nullable() }),
}
