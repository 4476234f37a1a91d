import { expect, it } from "vitest"
import { outAtFirst } from "../../../popup/privacy/ticked"

const found = (...by: string[]) => by.map((one, at) => ({ id: `r:${String(at)}`, by: one }))

it.each<[by: string[], out: string[]]>([
  [[], []],
  [["last4"], []],
  [["surname"], []],
  [["phone", "phone"], []],
  [
    ["phone", "last7", "name", "surname"],
    ["r:1", "r:3"],
  ],
  [
    ["last4", "last4"],
    ["r:0", "r:1"],
  ],
  [
    ["stock", "stock"],
    ["r:0", "r:1"],
  ],
])("found by %j: %j wait for a tick", (by, out) => expect(outAtFirst(found(...by))).toEqual(out))
