import "../policy/zod"
import * as z from "zod"
import type { ClockRequests } from "./clocks"
import type { RequestOf } from "./index"

const id = z.string().min(1).max(600)
const name = z.string().min(1).max(200)
const instant = z.iso.datetime({ offset: true })
const address = z.url({ protocol: /^https$/ }).max(4_000)
const record = z.strictObject({ org: z.string().max(100), module: name, id: name })

/** The shape of what is asked about clocks. */
export const clockShapes: { readonly [T in keyof ClockRequests]: z.ZodType<RequestOf<T>> } = {
  "clock.start": z.strictObject({
    kind: z.enum(["confirm", "service-again", "diagnosis"]),
    record,
    url: address,
    at: instant,
  }),
  "clock.done": z.strictObject({ id, done: z.boolean() }),
  "clock.snooze": z.strictObject({
    id,
    minutes: z
      .number()
      .int()
      .min(1)
      .max(31 * 24 * 60),
  }),
  "clock.mail": z.strictObject({
    mailbox: z
      .string()
      .max(200)
      .regex(/^\s*[^\s/@]+@[^\s/@]+\s*$/),
    seen: z
      .array(
        z.strictObject({
          message: z.string().regex(/^(\d{17,20}|[0-9a-f]{12,16})$/i),
          at: instant,
          url: address,
          answered: z.boolean().nullable(),
          answeredAt: instant.exactOptional(),
        }),
      )
      .max(500),
  }),
}
