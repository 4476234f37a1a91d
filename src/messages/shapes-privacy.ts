import "../policy/zod"
import * as z from "zod"
import { retentionKeys } from "../process/privacy"
import type { RequestOf } from "./index"
import type { PrivacyRequests } from "./privacy"

const nothing = z.undefined().or(z.null().transform(() => undefined))
const query = z.string().trim().min(1).max(500)
const files = z
  .array(
    z
      .string()
      .regex(/^[ro]:/)
      .max(300),
  )
  .min(1)
  .max(50)
const id = z.string().min(1).max(100)
const day = z.iso.date()
const text = z.string().trim().max(10_000)
/** A field left empty is said to be missing by the register itself, not by the shape. */
const dayOrNone = z.union([day, z.literal("")])

const incident = z.strictObject({
  information: text,
  circumstances: text,
  happenedFrom: dayOrNone,
  happenedTo: day.nullable(),
  happenedAbout: z.boolean(),
  known: dayOrNone,
  people: z.number().max(100_000_000),
  peopleAbout: z.boolean(),
  reasoning: text,
  notices: z.array(z.strictObject({ to: z.string().trim().max(500), on: dayOrNone })).max(50),
  measures: text,
})
/** What the privacy desk may ask. */
export const privacyShapes: { readonly [T in keyof PrivacyRequests]: z.ZodType<RequestOf<T>> } = {
  "privacy.find": z.strictObject({ query }),
  "privacy.export": z.strictObject({ files }),
  "privacy.erase": z.strictObject({ query, files }),
  "privacy.work": nothing,
  "privacy.events": z.strictObject({ kind: z.string().max(50).nullable() }),
  "privacy.work.export": nothing,
  "privacy.work.erase": z.strictObject({ all: z.boolean() }),
  "privacy.requests": nothing,
  "privacy.request.add": z.strictObject({
    kind: z.enum(["access", "correction", "erasure"]),
    label: z.string().trim().min(1).max(80),
    received: day,
  }),
  "privacy.request.done": z.strictObject({ id, note: z.string().trim().min(1).max(2_000) }),
  "privacy.due": nothing,
  "privacy.incidents": nothing,
  "privacy.incident.set": z.strictObject({
    id: id.nullable(),
    edits: z.number().int().min(0),
    incident,
  }),
  "privacy.retention": nothing,
  "privacy.retention.set": z.strictObject({
    key: z.enum(retentionKeys),
    days: z.number().int().min(1).max(400).nullable(),
  }),
  "privacy.wipe": z.strictObject({
    stay: z.strictObject({ incidents: z.boolean(), doNotCall: z.boolean() }),
  }),
}
