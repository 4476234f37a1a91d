import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { shared, type Box } from "../../../src/overlay/place"
import { foldedAt, stand, width, type Spot } from "../../../src/player/stand"
import { clockOf } from "../../../src/player/time"

const view = { width: 1280, height: 720 }
const panel: Box = { left: 960, top: 96, width: 320, height: 612 }
const boxOf = ({ side, inset, top, folded }: Spot, height: number): Box => {
  const size = folded ? { width: 36, height: 36 } : { width, height: Math.min(height, view.height - 16) }
  return { left: side === "left" ? inset : view.width - inset - size.width, top, ...size }
}

describe("the player stands", () => {
  test.each<[string, Parameters<typeof stand>[0], Box[], Partial<Spot>]>([
    ["at the right of a free page", { side: null, top: 96 }, [], { side: "right", inset: 0, top: 96 }],
    [
      "at the left of the panel's page",
      { side: null, top: 96 },
      [panel],
      { side: "left", inset: 0, top: 96 },
    ],
    ["where it was put", { side: "left", top: 200 }, [panel], { side: "left", top: 200 }],
    [
      "off a Save at the left, beside the panel",
      { side: null, top: 96 },
      [panel, { left: 20, top: 0, width: 80, height: 720 }],
      { side: "right", inset: 328 },
    ],
    [
      "higher than a Save at the bottom",
      { side: "left", top: 300 },
      [{ left: 20, top: 660, width: 80, height: 30 }],
      { side: "left", top: 8 },
    ],
    ["inside the window", { side: "right", top: 5_000 }, [], { top: 720 - 400 - 8 }],
    [
      "folded where nothing is free",
      { side: null, top: 96 },
      [{ left: 200, top: 0, width: 880, height: 720 }],
      { folded: true, side: "right" },
    ],
  ])("%s", (_where, prefs, avoid, wanted) => {
    expect(stand(prefs, 400, view, avoid)).toMatchObject({ folded: false, ...wanted })
  })

  test("never open over what it must avoid, never out of the window", () => {
    const box = fc.record({
      left: fc.integer({ min: -50, max: 1300 }),
      top: fc.integer({ min: -50, max: 760 }),
      width: fc.integer({ min: 1, max: 700 }),
      height: fc.integer({ min: 1, max: 700 }),
    })
    const prefs = fc.record({
      side: fc.constantFrom("left" as const, "right" as const, null),
      top: fc.integer({ min: 0, max: 9_000 }),
    })
    fc.assert(
      fc.property(
        prefs,
        fc.integer({ min: 40, max: 2_000 }),
        fc.array(box, { maxLength: 5 }),
        (at, height, avoid) => {
          const spot = stand(at, height, view, avoid)
          const own = boxOf(spot, height)
          if (!spot.folded) for (const one of avoid) expect(shared(own, one)).toBe(0)
          expect(own.left).toBeGreaterThanOrEqual(0)
          expect(own.left + own.width).toBeLessThanOrEqual(view.width)
          expect(own.top).toBeGreaterThanOrEqual(0)
          expect(own.top + own.height).toBeLessThanOrEqual(view.height)
        },
      ),
    )
  })

  test("folded, off a Save too", () => {
    const save = { left: 1200, top: 90, width: 80, height: 40 }
    expect(foldedAt(null, 96, view, [save])).toEqual({ side: "right", inset: 0, top: 8 })
  })
})

test.each([
  [0, "0:00"],
  [-5_000, "0:00"],
  [59_999, "0:59"],
  [247_000, "4:07"],
  [3_600_000, "1:00:00"],
  [90_061_000, "25:01:01"],
])("%i ms is %s", (ms, wanted) => {
  expect(clockOf(ms)).toBe(wanted)
})
