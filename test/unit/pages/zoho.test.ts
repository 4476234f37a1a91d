// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import "./drawn"
import { watchZoho } from "../../../src/pages/zoho"
import { signMap } from "../../../src/pages/zoho/signs"
import type { Snapshot, ZohoPage } from "../../../src/pages/zoho"
import type { FieldMap } from "../../../src/policy/types"
import { but, detailPage, form, formPage, meeting, modal, opportunity } from "../../e2e/pages"
import type { FieldSpec, Generation } from "../../e2e/pages"

const id = "6000000000000000001"
const org = "/crm/org700000001"
const detailUrl = `${org}/tab/Potentials/${id}`
let ends = new AbortController()
let changes: Snapshot[]

function open(html: string, path: string, fields: FieldMap = {}): ZohoPage {
  ends.abort()
  history.replaceState(null, "", path)
  const parsed = new DOMParser().parseFromString(html, "text/html")
  document.body.replaceChildren(...parsed.body.childNodes)
  ends = new AbortController()
  changes = []
  return watchZoho({ fields: signMap(fields), onChange: (now) => changes.push(now), signal: ends.signal })
}
const short = (field: { state: string; value?: unknown; why?: string }): unknown =>
  field.state === "known"
    ? field.value instanceof Date
      ? field.value.toISOString()
      : field.value
    : field.state === "empty"
      ? "∅"
      : `? ${field.why ?? ""}`
const opp = (page: ZohoPage): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(page.snapshot().opportunity?.fields ?? {}).map(([name, field]) => [name, short(field)]),
  )
const meet = (page: ZohoPage): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(page.snapshot().meeting?.fields ?? {}).map(([name, field]) => [name, short(field)]),
  )

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  ends.abort()
  vi.useRealTimers()
})

const absent = { createdAt: "? not-found", priority: "? not-found", source: "? not-found" }
const expected = (fields: Record<string, FieldSpec>): Record<string, unknown> => ({
  ...("owner" in fields && absent),
  ...Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value ?? "∅"])),
})
const generations: Generation[] = ["G1", "G2", "G3"]

describe.each(generations)("%s", (generation) => {
  it("reads every field of a record", () => {
    const page = open(detailPage(generation, but(opportunity, {}), { id }), detailUrl)
    expect(opp(page)).toEqual(expected(opportunity))
    expect(page.snapshot()).toMatchObject({
      kind: "opportunity-detail",
      org: "org700000001",
      record: { module: "Potentials", id },
    })
  })
  it("tells empty from not rendered, masked, absent, standing twice", () => {
    const looks = {
      email: { look: "lazy" },
      phone: { look: "masked" },
      make: { look: "absent" },
      branch: { look: "twice" },
      stage: null,
      name: null,
      stock: null,
      contact: null,
      followUpDate: null,
    } as const
    const page = open(detailPage(generation, but(opportunity, looks), { id }), detailUrl)
    expect(opp(page)).toMatchObject({
      email: "? not-rendered",
      phone: "? masked",
      make: "? not-found",
      branch: "? conflict",
      stage: "∅",
      name: "∅",
      stock: "∅",
      contact: "∅",
      followUpDate: "∅",
    })
  })
  it("reads a ticked box", () => {
    expect(
      opp(open(detailPage(generation, but(opportunity, { expired: true }), { id }), detailUrl)).expired,
    ).toBe(true)
  })
  it.each(["create", `${id}/edit`])("reads a form: %s", (path) => {
    const page = open(
      formPage(generation, "Potentials", but(opportunity, {})),
      `${org}/tab/Potentials/${path}`,
    )
    expect(opp(page)).toEqual(expected(opportunity))
    expect(page.snapshot().opportunity?.redLineEmpty).toEqual({ state: "unknown", why: "not-found" })
  })
  it("tells the states of a form's fields apart", () => {
    const looks = {
      email: { look: "lazy" },
      make: { look: "absent" },
      branch: { look: "twice" },
      stage: null,
      name: null,
      phone: null,
      contact: null,
      vehicleNotes: "deux\u00a0portes",
    } as const
    const page = open(
      formPage(generation, "Potentials", but(opportunity, looks)),
      `${org}/tab/Potentials/create`,
    )
    expect(opp(page)).toMatchObject({
      email: "? not-rendered",
      make: "? not-found",
      branch: "? conflict",
      stage: "∅",
      name: "∅",
      phone: "∅",
      contact: "∅",
      vehicleNotes: "deux portes",
    })
  })
  it("names the empty fields of the red line", () => {
    const page = open(
      formPage(
        generation,
        "Potentials",
        but(opportunity, { name: { look: "red", value: null }, stage: { look: "red" } }),
      ),
      `${org}/tab/Potentials/create`,
    )
    expect(page.snapshot().opportunity?.redLineEmpty).toEqual({
      state: "known",
      value: ["Nom de l'opportunité"],
    })
  })
  it("reads a meeting over an opportunity, each in its own place", () => {
    const page = open(
      detailPage(generation, but(opportunity, {}), {
        id,
        over: modal(form(generation, "Events", but(meeting, {}))),
      }),
      detailUrl,
    )
    expect(meet(page)).toMatchObject({
      ...expected(meeting),
      start: "2026-12-18T19:00:00.000Z",
      end: "2026-12-18T20:00:00.000Z",
      participants: "? not-found",
    })
    expect(opp(page)).toEqual(expected(opportunity))
    expect(page.snapshot()).toMatchObject({
      kind: "opportunity-detail",
      opportunity: { from: "under" },
      meeting: { mode: "quick-create", fromOpportunity: { state: "known", value: true } },
    })
  })
  it.each(["create", `${id}/edit`])("reads a meeting's own page: %s", (path) => {
    const page = open(formPage(generation, "Events", but(meeting, {})), `${org}/tab/Events/${path}`)
    expect(meet(page)).toMatchObject({
      subject: "MARIE-ÈVE / A12345",
      location: "∅",
      transfer: "Non",
      start: "2026-12-18T19:00:00.000Z",
    })
    expect(page.snapshot().meeting?.mode).toBe(path === "create" ? "create" : "edit")
    expect(page.snapshot().opportunity).toBeNull()
  })
  it("sees the Save of the meeting's form, and no other button", () => {
    const page = open(
      detailPage(generation, but(opportunity, {}), {
        id,
        extra: "<button name='save' id='crm_create_savebutn'>Enregistrer</button>",
        over:
          modal(form(generation, "Events", but(meeting, {}))) +
          "<div class='lyteModal' role='dialog'><button id='other'>Enregistrer</button></div>",
      }),
      detailUrl,
    )
    const press = (target: Element, event: Event): string | null => {
      let seen: HTMLElement | null = null
      window.addEventListener(event.type, (now) => (seen = page.saveTarget(now)?.control ?? null), {
        once: true,
        capture: true,
      })
      target.dispatchEvent(event)
      return (seen as HTMLElement | null)?.id ?? null
    }
    const box = document.querySelector(".modalWrapper")
    const save = box?.querySelector("#saveEventsBtn,#crm_create_savebutn")
    const cancel = box?.querySelector("#cancelEventsBtn,#crm_create_cancelbutn")
    if (!box || !save || !cancel) throw new Error("no buttons")
    for (const type of ["pointerdown", "mousedown", "click"]) {
      expect(press(save, new MouseEvent(type, { bubbles: true, composed: true }))).toBe(save.id)
      expect(press(cancel, new MouseEvent(type, { bubbles: true, composed: true }))).toBeNull()
      for (const other of ["#other", "lyte-tab-body [name=save]"])
        expect(
          press(
            document.querySelector(other) ?? box,
            new MouseEvent(type, { bubbles: true, composed: true }),
          ),
        ).toBeNull()
    }
    const key = (name: string, extra = {}): KeyboardEvent =>
      new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, ...extra })
    expect(press(save, key("Enter"))).toBe(save.id)
    expect(press(save, key(" "))).toBe(save.id)
    expect(press(save, key("a"))).toBeNull()
    const text = box.querySelector("input[value^=MARIE]")
    if (!text) throw new Error("no subject")
    expect(press(text, key("Enter"))).not.toBeNull()
    expect(press(text, key(" "))).toBeNull()
    expect(press(text, key("Enter", { isComposing: true }))).toBeNull()
    expect(
      press(
        box.querySelector("form") ?? save,
        new Event(box.querySelector("form") ? "submit" : "click", { bubbles: true }),
      ),
    ).not.toBeNull()
  })
})
