// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import type { Desk } from "../../../src/gmail/desk"
import { Letters, settled } from "../../../src/gmail/letters"
import type { ServiceMail } from "../../../src/messages"
import { readCompose } from "../../../src/pages/gmail/compose"
import { fr } from "../../../src/words/fr/service-mail"

const service: ServiceMail = {
  ours: ["service@maison.example"],
  clocks: true,
  content: true,
  link: "https://reservation.example/rdv",
  contact: "Élodie Marchand",
  brand: null,
  words: fr,
}
const chip = (address: string): string =>
  `<div role="option" data-name="x" data-hovercard-id="${address}"></div>`
const windowOf = (to: string, body: string): string =>
  `<div class="M9"><form><table class="GS"><tr><td><div name="to" class="anm">${to}<input role="combobox"></div></td></tr></table><input name="subjectbox"><input type="hidden" name="composeid" value="1"></form><div g_editable="true" role="textbox" contenteditable="true">${body}</div></div>`

/** A window as it stands in the page, and its letter. */
function bench(html: string) {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  const root = document.querySelector<HTMLElement>(".M9")
  if (!root) throw new Error("no window")
  const state = {
    service: service as ServiceMail | null,
    offers: [] as string[],
    number: null as string | null,
    width: 500,
    caret: null as Range | null,
  }
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(
    () => ({ width: state.width }) as DOMRect,
  )
  const draw = vi.fn()
  const desk = {
    get view() {
      return { service: state.service }
    },
    page: {
      read: () => readCompose(root),
      roots: () => new Map([["a", root]]),
      account: () => ({ address: "service@maison.example", delegated: false }),
      caret: () => state.caret,
    },
    numberOf: () => state.number,
    offers: () => state.offers,
    update: draw,
  } as unknown as Desk
  const letters = new Letters(desk, draw)
  const stateOf = (point: string) => letters.points("a")?.find((one) => one.point === point)?.state
  return { letters, state, stateOf, root, draw }
}
const client = chip("marie@client.example")
/** An editor that takes text at its caret, as a browser's own command does. */
const editor = (takes: boolean) => {
  const command = vi.fn((name: string, _ui?: boolean, text?: string) => {
    const body = document.querySelector("[g_editable]")
    if (!takes || !body) return false
    const range = document.getSelection()?.getRangeAt(0)
    if (name === "insertText") range?.insertNode(document.createTextNode(text ?? ""))
    else body.replaceChildren(document.createTextNode("Bonjour"))
    return true
  })
  Object.assign(document, { execCommand: command })
  return command
}
const writeText = vi.fn(() => Promise.resolve())
beforeEach(() => {
  writeText.mockImplementation(() => Promise.resolve())
  vi.stubGlobal("navigator", { clipboard: { writeText } })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  Reflect.deleteProperty(document, "execCommand")
})

describe("gone through", () => {
  test.each<[string, string, boolean]>([
    ["a client", client, true],
    ["a client among colleagues", chip("luc@maison.example") + client, true],
    ["a colleague", chip("luc@maison.example"), false],
    ["a machine", chip("noreply@a.example"), false],
    ["a group, which is not read", chip("Clients"), false],
    ["nobody yet", "", false],
  ])("to %s: %s", (_name, to, wanted) => {
    expect(bench(windowOf(to, "")).letters.points("a") !== null).toBe(wanted)
  })

  test.each<[string, (state: ReturnType<typeof bench>["state"]) => void]>([
    ["another mailbox", (state) => void (state.service = null)],
    ["its rule off", (state) => void (state.service = { ...service, content: false })],
    ["a request for credit", (state) => void (state.number = "CRE1")],
    ["a request for credit to be filled in", (state) => void (state.offers = ["CRE1"])],
    ["one out of view", (state) => void (state.width = 0)],
  ])("not: %s", (_name, change) => {
    const { letters, state } = bench(windowOf(client, ""))
    change(state)
    expect(letters.points("a")).toBeNull()
  })

  test("what is quoted is not what one writes; the signature is", () => {
    const quoted = `<div class="gmail_quote">Élodie Marchand <a href="https://reservation.example/rdv">ici</a></div>`
    const one = bench(windowOf(client, `Bonjour${quoted}`))
    expect([one.stateOf("contact"), one.stateOf("link")]).toEqual(["missing", "missing"])
    const signed = `<div class="gmail_signature">Élodie Marchand <a href="https://reservation.example/rdv">ici</a></div>`
    const two = bench(windowOf(client, `Bonjour${signed}`))
    expect([two.stateOf("contact"), two.stateOf("link")]).toEqual(["ok", "ok"])
    const priced = bench(
      windowOf(client, `Bonjour<div class="gmail_signature">Dès 99 $. Des questions?</div>`),
    )
    expect([priced.stateOf("prices"), priced.stateOf("question")]).toEqual(["unknown", "unknown"])
  })

  test("ticked by hand, as long as its window stands", () => {
    const { letters } = bench(windowOf(client, ""))
    letters.tick("a", "prices", true)
    const points = letters.points("a") ?? []
    expect(settled(points)).toBe(1)
    letters.keep(new Set(["b"]))
    expect(settled(letters.points("a") ?? [])).toBe(0)
  })
})

describe("put in", () => {
  const caretIn = (selector: string, offset: number): Range => {
    const range = document.createRange()
    const node = document.querySelector(selector)?.firstChild
    if (node) range.setStart(node, offset)
    range.collapse(true)
    return range
  }
  test("at the caret, apart from the word before it; taken back", async () => {
    const { letters, state, root } = bench(windowOf(client, "Bonjour"))
    editor(true)
    state.caret = caretIn("[g_editable]", 7)
    await letters.insert("a", "link")
    expect(root.querySelector("[g_editable]")?.textContent).toBe("Bonjour https://reservation.example/rdv")
    letters.undo("a")
    expect(root.querySelector("[g_editable]")?.textContent).toBe("Bonjour")
    expect(letters.of("a")).toMatchObject({ undo: null, said: null })
  })
  test("never in what is quoted", async () => {
    const { letters, state, stateOf } = bench(
      windowOf(client, `<div><br></div><div class="gmail_quote">Avant</div>`),
    )
    editor(true)
    state.caret = caretIn(".gmail_quote", 3)
    await letters.insert("a", "contact")
    expect(stateOf("contact")).toBe("ok")
    expect(document.querySelector(".gmail_quote")?.textContent).toBe("Avant")
  })
  test("on the clipboard where Gmail takes nothing; by hand where that is refused too", async () => {
    const { letters } = bench(windowOf(client, "Bonjour"))
    editor(false)
    await letters.insert("a", "contact")
    expect(letters.of("a").said).toBe(fr.content.copied)
    writeText.mockImplementation(() => Promise.reject(new Error("refused")))
    await letters.insert("a", "contact")
    expect(letters.of("a").said).toBe(fr.content.failed)
  })
  test("changed since, it is left as it is, and said", async () => {
    const { letters, root } = bench(windowOf(client, "Bonjour"))
    editor(true)
    await letters.insert("a", "link")
    root.querySelector("[g_editable]")?.append("!")
    letters.undo("a")
    expect(letters.of("a").said).toBe(fr.content.undoLeft)
  })
})
