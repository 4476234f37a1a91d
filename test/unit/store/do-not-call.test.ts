import "fake-indexeddb/auto"
import Dexie from "dexie"
import fc from "fast-check"
import { afterEach, beforeEach, expect, it, test } from "vitest"
import { dayOf, montreal, shiftDay } from "../../../src/process/calendar"
import { doNotCallDays } from "../../../src/process/law"
import { Store } from "../../../src/store/database"
import {
  askedNotToBeCalled,
  doNotCallList,
  enterDoNotCall,
  filesNotToBeCalled,
  forgetDoNotCall,
  mergedEntry,
  removeDoNotCall,
  restoreDoNotCall,
  takeBackDoNotCall,
  takeDoNotCall,
} from "../../../src/store/do-not-call"
import { hashes, indexed } from "../../../src/store/keys"
import { forget } from "../../../src/store/retention"

const now = montreal("2026-11-22", "14:00")
const today = dayOf(now)
let store: Store
beforeEach(async () => {
  await Dexie.delete("law")
  store = new Store("law")
})
afterEach(() => store.close())

const entry = (phone: string, asked: string, over: object = {}) => ({
  phone,
  asked,
  entered: asked,
  removed: null,
  reason: "",
  ...over,
})

test("a number is entered, found by any of the client's, taken out with a reason, put back", async () => {
  expect(await enterDoNotCall(store, "5147000199", "2026-11-20", now)).toEqual({ fresh: true })
  expect(await askedNotToBeCalled(store, ["4507000100", "5147000199"], now)).toBe("2026-11-20")
  // Asked again: the request is the latest, and it is kept as long.
  expect(await enterDoNotCall(store, "5147000199", "2026-11-22", now)).toEqual({ fresh: false })
  expect(await askedNotToBeCalled(store, ["5147000199"], now)).toBe("2026-11-22")
  await removeDoNotCall(store, "5147000199", "Le client a rappelé.", now)
  expect(await askedNotToBeCalled(store, ["5147000199"], now)).toBeNull()
  expect(await doNotCallList(store, now)).toMatchObject([{ removed: today, reason: "Le client a rappelé." }])
  await restoreDoNotCall(store, "5147000199")
  expect(await askedNotToBeCalled(store, ["5147000199"], now)).toBe("2026-11-22")
})

test("a number entered today may be taken back, an older one may not", async () => {
  await enterDoNotCall(store, "5147000199", today, now)
  await takeDoNotCall(store, [entry("4507000199", "2026-11-01")], now)
  expect(await takeBackDoNotCall(store, "5147000199", now)).toBe(1)
  expect(await takeBackDoNotCall(store, "4507000199", now)).toBe(0)
  expect((await doNotCallList(store, now)).map(({ id }) => id)).toEqual(["4507000199"])
})

test("kept 3 years and 14 days to the day, then forgotten with the rest", async () => {
  await takeDoNotCall(store, [entry("5147000199", "2026-11-22")], now)
  const { forgetAt } = doNotCallDays("2026-11-22")
  expect(await forgetDoNotCall(store, new Date(forgetAt.getTime() - 1))).toBe(0)
  expect(await askedNotToBeCalled(store, ["5147000199"], new Date(forgetAt.getTime() - 1))).toBe("2026-11-22")
  // Even before it is swept.
  expect(await askedNotToBeCalled(store, ["5147000199"], forgetAt)).toBeNull()
  await forget(store, forgetAt)
  expect(await store.doNotCall.count()).toBe(0)
})

test("a request past its time is not taken in; one that was taken out is not brought back by an older file", async () => {
  const old = shiftDay(today, -1_200)
  expect(await takeDoNotCall(store, [entry("5147000199", old)], now)).toEqual({
    added: 0,
    changed: 0,
    same: 0,
    over: 1,
  })
  await enterDoNotCall(store, "5147000199", "2026-11-10", now)
  await removeDoNotCall(store, "5147000199", "Entente", now)
  await takeDoNotCall(store, [entry("5147000199", "2026-11-10")], now)
  expect(await askedNotToBeCalled(store, ["5147000199"], now)).toBeNull()
  // A line that was taken out before it was asked for: they asked since.
  const odd = { ...entry("4507000199", "2026-11-10"), removed: "2026-11-01", reason: "Entente" }
  await takeDoNotCall(store, [odd], now)
  expect(await askedNotToBeCalled(store, ["4507000199"], now)).toBe("2026-11-10")
  // Asked anew, by hand, the same day: they said so.
  await enterDoNotCall(store, "5147000199", today, now)
  expect(await askedNotToBeCalled(store, ["5147000199"], now)).toBe(today)
})

it("knows the files of a client by their look-up keys", async () => {
  const [phone = "", email = "", other = ""] = await hashes(store, [
    ["phone", "5147000199"],
    ["email", "a@exemple.ca"],
    ["phone", "4507000199"],
  ])
  const files = [
    { keys: [indexed(email, 1), indexed(phone, 2)] },
    { keys: [indexed(other, 3)] },
    { keys: [] },
  ]
  expect(files.map(await filesNotToBeCalled(store, files, now))).toEqual([null, null, null])
  await enterDoNotCall(store, "5147000199", "2026-11-20", now)
  expect(files.map(await filesNotToBeCalled(store, files, now))).toEqual(["2026-11-20", null, null])
})

test("2,000 lines are taken at once, and once or twice is the same", async () => {
  const lines = Array.from({ length: 2_000 }, (_one, index) =>
    entry(`514${String(2_000_000 + index)}`, shiftDay(today, -(index % 900))),
  )
  expect(await takeDoNotCall(store, lines, now)).toEqual({ added: 2_000, changed: 0, same: 0, over: 0 })
  expect(await takeDoNotCall(store, lines, now)).toEqual({ added: 0, changed: 0, same: 2_000, over: 0 })
})

const day = fc.integer({ min: 0, max: 40 }).map((count) => shiftDay("2026-10-01", count))
const said = fc.record({
  asked: day,
  entered: day,
  removed: fc.option(day),
  reason: fc.constantFrom("", "Entente", "Erreur"),
})
const clean = (one: { asked: string; removed: string | null; reason: string; entered: string }) =>
  one.removed === null || one.removed < one.asked ? { ...one, removed: null, reason: "" } : one

test("lists merge alike in any order, and a list with itself is itself", () => {
  fc.assert(
    fc.property(said, said, said, (a, b, c) => {
      const [one, two, three] = [clean(a), clean(b), clean(c)]
      expect(mergedEntry(one, one)).toEqual(one)
      expect(mergedEntry(one, two)).toEqual(mergedEntry(two, one))
      expect(mergedEntry(mergedEntry(one, two), three)).toEqual(mergedEntry(one, mergedEntry(two, three)))
    }),
  )
})
