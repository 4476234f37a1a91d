import fc from "fast-check"
import { describe, expect, it } from "vitest"

import { placeHint, placeSheet, shared, yieldTo } from "../../../src/overlay/place"

const view = { width: 1280, height: 720 }
const sheet = { width: 340, height: 340 }

describe("places", () => {
  it("a sheet never covers Save and stays in the window", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1180 }), fc.integer({ min: 0, max: 690 }), (left, top) => {
        const save = { left, top, width: 90, height: 28 }
        const form = { left: 200, top: 60, width: 800, height: 600 }
        const spot = { ...placeSheet(save, form, sheet, view), ...sheet }
        expect(shared(spot, save)).toBe(0)
        expect(spot.left >= 0 && spot.top >= 0).toBe(true)
        expect(spot.left + spot.width <= view.width && spot.top + spot.height <= view.height).toBe(true)
      }),
    )
  })

  it("a sheet leaves the form free where there is room", () => {
    const form = { left: 300, top: 100, width: 500, height: 250 }
    const save = { left: 700, top: 310, width: 90, height: 28 }
    expect(shared({ ...placeSheet(save, form, sheet, view), ...sheet }, form)).toBe(0)
  })

  it("a sheet over a form as large as the window stands by the button", () => {
    const form = { left: 20, top: 20, width: 1240, height: 690 }
    const save = { left: 1140, top: 670, width: 90, height: 28 }
    const { left, top } = placeSheet(save, form, sheet, view)
    expect([left + sheet.width, top + sheet.height]).toEqual([save.left + save.width, save.top - 8])
  })

  it.each([
    ["below", 100, () => false, 134],
    ["above, when something to press lies below", 100, () => true, 64],
    ["above, at the foot of the window", 690, () => false, 654],
  ])("a hint stands %s", (_, top, blocked, expected) => {
    const at = placeHint({ left: 50, top, width: 200, height: 28 }, { width: 300, height: 30 }, view, blocked)
    expect([at.left, at.top]).toEqual([50, expected])
  })

  it.each([
    ["free on its side", { left: 100, width: 600 }, "right", { side: "right", fold: false }],
    ["free on the other", { left: 400, width: 800 }, "right", { side: "left", fold: false }],
    ["free on neither", { left: 200, width: 900 }, "left", { side: "left", fold: true }],
  ] as const)("the panel stands aside for a dialog: %s", (_, dialog, side, expected) => {
    expect(yieldTo(side, 320, { ...dialog, top: 0, height: 500 }, view)).toEqual(expected)
  })
})
