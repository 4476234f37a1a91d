// @vitest-environment jsdom
/** @jsxImportSource preact */
import { render } from "preact"
import { act } from "preact/test-utils"
import { beforeEach, expect, it } from "vitest"

import { SessionProvider } from "../../../src/overlay/boundary"
import { Chips } from "../../../src/overlay/chips"
import type { Session } from "../../../src/overlay/session"
import { record } from "./pages"

const row = (top: number, right: number) => {
  const box = document.createElement("div")
  box.getBoundingClientRect = () => new DOMRect(0, top, right, 40)
  return { record, box }
}
const frame = () => new Promise((done) => requestAnimationFrame(done))
let rows: ReturnType<typeof row>[]
const chip = () => document.querySelector<HTMLElement>("[data-chip]")
const scrolled = async (now: typeof rows) => {
  rows = now
  document.body.dispatchEvent(new Event("scroll"))
  await frame()
}

beforeEach(async () => {
  const box = document.createElement("div")
  document.body.replaceChildren(box)
  rows = [row(100, 600)]
  const session = { page: { listRows: () => rows } } as unknown as Session
  await act(() => {
    render(
      <SessionProvider value={session}>
        <Chips chips={[{ record, text: "J2 · 1/3", label: "Jour 2", due: true }]} />
      </SessionProvider>,
      box,
    )
  })
  await frame()
})

it("stands at the end of its row, by its own width, and says it all", () => {
  expect(chip()?.style.transform).toBe("translate(calc(592px - 100%),110px)")
  expect([chip()?.hidden, chip()?.getAttribute("aria-label")]).toEqual([false, "Jour 2"])
})
it("follows its row, inside the window, and leaves with it", async () => {
  await scrolled([row(300, 5_000)])
  expect(chip()?.style.transform).toBe(`translate(calc(${String(innerWidth - 8)}px - 100%),310px)`)
  for (const gone of [[row(-100, 600)], [row(innerHeight + 1, 600)], []]) {
    await scrolled(gone)
    expect(chip()?.hidden).toBe(true)
    await scrolled([row(100, 600)])
    expect(chip()?.hidden).toBe(false)
  }
})
