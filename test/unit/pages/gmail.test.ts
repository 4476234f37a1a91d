// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { accountOf, forgetAccounts } from "../../../src/pages/gmail/account"
import { composeRoots, ownText, readCompose } from "../../../src/pages/gmail/compose"
import { observe, type Seen } from "../../../src/pages/gmail/observe"
import { markupSeen } from "../../../src/pages/gmail/selectors"
import { sendControls, sendFinder } from "../../../src/pages/gmail/send"
import { messagesIn, visibleThread } from "../../../src/pages/gmail/thread"

const shown = (element: HTMLElement): boolean => {
  for (let at: HTMLElement | null = element; at; at = at.parentElement)
    if (at.style.display === "none") return false
  return true
}
const nodes = (html: string): ChildNode[] => [
  ...new DOMParser().parseFromString(html, "text/html").body.childNodes,
]
const show = (html: string): Document => {
  document.body.className = ""
  document.body.replaceChildren(...nodes(html))
  return document
}
const one = () => {
  const roots = composeRoots(document)
  expect(roots).toHaveLength(1)
  return readCompose(roots[0] as HTMLElement, { shown })
}

const people = (name: string, chips: string[], typed = "") =>
  `<tr class="bzf"><td><div name="${name}" class="anm"><div role="listbox">${chips
    .map((chip) => `<div role="option" data-name="x" data-hovercard-id="${chip}"></div>`)
    .join("")}</div><input role="combobox" class="agP" value="${typed}" aria-controls="s1"></div></td></tr>`
const old = (name: string, chips: string[], typed = "") =>
  `<tr class="bzf"><td>${chips
    .map((chip) => `<div class="vR"><input type="hidden" name="${name}" value="${chip}"></div>`)
    .join("")}<textarea class="vO" name="${name}">${typed}</textarea></td></tr>`
const hidden = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
    .join("")
const body = (html = "<br>") => `<div g_editable="true" role="textbox" contenteditable="true">${html}</div>`
const buttons = `<table class="IZ"><tr><td class="Up"><div><div id="archive" role="button" class="Uo">A</div></div><div class="dC"><div id="send" role="button" class="aoO"><b id="inner">S</b></div><div id="more" role="button" class="hG" aria-haspopup="true">v</div></div></td></tr></table>`
const m9 = (rows: string, ids: Record<string, string> = { composeid: "1" }, text?: string) =>
  `<div class="M9"><form><table class="GS">${rows}</table><div><input name="subjectbox" value="CRE1"></div>${hidden(ids)}</form>${body(text)}${buttons}</div>`
const dialog = (inner: string, style = "") =>
  `<div class="AD"><div role="dialog"><div>title</div><div style="${style}"><div class="aaZ">${inner}</div></div></div></div>`

describe("a message being written", () => {
  test.each([
    ["popup", dialog(m9("")), "popup", false],
    ["minimised", dialog(m9(""), "display: none"), "minimised", false],
    ["full screen", `<div class="aSs"><div class="aSt">${dialog(m9(""))}</div></div>`, "fullscreen", false],
    ["an answer in a conversation", `<div class="ip adB"><div>${m9("")}</div></div>`, "inline", true],
    ["an answer of another markup", `<div class="HQ">${m9("")}</div>`, "inline", true],
    ["an answer in a window", dialog(m9("", { composeid: "2", rm: "#msg-f:1" })), "popup", true],
    ["nothing known around it", m9(""), null, false],
  ])("%s", (_name, html, kind, reply) => {
    show(html)
    expect(one()).toMatchObject({ kind, reply })
  })

  test("a window of its own", () => {
    show(`<div role="main">${m9("")}</div>`)
    document.body.className = "xE xp"
    expect(one().kind).toBe("pop-out")
  })

  test("without its class, its dialog stands for it; without a form or an editor it is none", () => {
    show(dialog(m9("").replace('"M9"', '"Mx-1f"')))
    expect(one().kind).toBe("popup")
    expect(markupSeen()["compose"]).toBe("2013-dialog")
    show(dialog(`<div class="M9">${body()}</div>`))
    expect(composeRoots(document)).toEqual([])
    show(dialog(`<div class="M9"><form><input name="subjectbox"></form></div>`))
    expect(composeRoots(document)).toEqual([])
  })

  test.each([
    ["chips", people("to", ["A@B.ca", "c@d.ca"]), { chips: ["a@b.ca", "c@d.ca"], typed: [] }],
    [
      "chips and what is typed",
      people("to", ["a@b.ca"], "E@f.ca, g"),
      { chips: ["a@b.ca"], typed: ["e@f.ca", "g"] },
    ],
    [
      "of before 2021",
      old("to", ["&lt;a@b.ca&gt;", "C &lt;c@d.ca&gt;"], "C D <e@f.ca>"),
      { chips: ["a@b.ca", "c@d.ca"], typed: ["e@f.ca"] },
    ],
    [
      "of before 2021, several in one",
      old("to", ["a@b.ca, &quot;D, C&quot; &lt;c@d.ca&gt;"], '"F, E" <e@f.ca>; g@h.ca'),
      { chips: ["a@b.ca", "c@d.ca"], typed: ["e@f.ca", "g@h.ca"] },
    ],
    [
      "chips without a role",
      people("to", ["a@b.ca"]).replace('role="option" data-name="x"', ""),
      { chips: ["a@b.ca"], typed: [] },
    ],
    [
      "a chip that has no address yet",
      people("to", ["a@b.ca", ""]).replace(' data-hovercard-id=""', ""),
      { chips: ["a@b.ca", ""], typed: [] },
    ],
    ["no such row", "", null],
  ])("who it goes to: %s", (_name, rows, to) => {
    show(dialog(m9(rows)))
    expect(one().to).toEqual(to)
  })

  test("what is only suggested while one types is no address", () => {
    show(dialog(m9(people("to", ["a@b.ca"]))))
    document
      .querySelector(".anm")
      ?.append(
        ...nodes(`<div role="listbox" id="s1"><div role="option" data-hovercard-id="x@y.ca"></div></div>`),
      )
    expect(one().to?.chips).toEqual(["a@b.ca"])
  })

  test("ids that Gmail leaves empty are none; the key stays with the window", () => {
    show(dialog(m9("", { draft: "undefined", rt: "", composeid: "" })))
    const first = one()
    expect(first.ids).toEqual({ compose: null, draft: null, thread: null, replyTo: null })
    expect(one().key).toBe(first.key)
    show(dialog(m9("", { draft: "#msg-a:r1" })))
    expect(one()).toMatchObject({ key: "draft:msg-a:r1", ids: { draft: "msg-a:r1" } })
  })

  test("a subject that is there and hidden is not seen; what is quoted is not one’s own text", () => {
    show(
      dialog(
        m9(
          "",
          {},
          `<div>Un&nbsp;mot\u200b</div><div>deux<br>trois</div><div><div class="gmail_signature">Léa</div></div><div class="gmail_quote">quatre</div>`,
        ),
      ),
    )
    const subject = document.querySelector<HTMLElement>("[name=subjectbox]")
    if (subject) subject.style.display = "none"
    expect(one()).toMatchObject({ subjectVisible: false, text: "Un mot\ndeux\ntrois" })
    expect(ownText(document.createElement("div"))).toBe("")
  })
})

describe("what a gesture would send", () => {
  const on = (id: string, event: Event) => {
    let found: ReturnType<ReturnType<typeof sendFinder>> = null
    const target = document.getElementById(id)
    target?.addEventListener(event.type, (heard) => (found = finder(heard)), { once: true })
    target?.dispatchEvent(event)
    return found as { control: HTMLElement; form: HTMLElement } | null
  }
  let finder = sendFinder(() => [])
  beforeEach(() => {
    show(
      `${dialog(m9(people("to", [])))}<div role="menu"><div id="later" selector="scheduledSend">L</div></div><p id="away">x</p>`,
    )
    document.querySelector("[role=combobox]")?.setAttribute("id", "field")
    finder = sendFinder(() => composeRoots(document))
  })
  const key = (name: string, init: KeyboardEventInit = {}) =>
    new KeyboardEvent("keydown", { key: name, bubbles: true, ...init })
  const press = () => new MouseEvent("mousedown", { bubbles: true })

  test.each<[string, string, () => Event, string | null]>([
    ["Send", "send", press, "send"],
    ["something in Send", "inner", press, "send"],
    ["Send and archive", "archive", press, "archive"],
    ["Enter on Send", "send", () => key("Enter"), "send"],
    ["Space on Send", "send", () => key(" "), "send"],
    ["another key on Send", "send", () => key("a"), null],
    ["Ctrl + Enter anywhere", "field", () => key("Enter", { ctrlKey: true }), "send"],
    ["⌘ + Enter anywhere", "field", () => key("Enter", { metaKey: true }), "send"],
    ["Enter in a field", "field", () => key("Enter"), null],
    [
      "Ctrl + Enter while letters are being composed",
      "field",
      () => key("Enter", { ctrlKey: true, isComposing: true }),
      null,
    ],
    ["the arrow beside Send", "more", press, null],
    ["a later sending, in a menu at the end of the page", "later", press, "send"],
    ["elsewhere", "away", press, null],
    ["Ctrl + Enter elsewhere", "away", () => key("Enter", { ctrlKey: true }), null],
  ])("%s", (_name, id, event, control) => {
    expect(on(id, event())?.control.id ?? null).toBe(control)
  })

  test("a later sending is of the window whose menu was opened; of none in doubt", () => {
    document
      .querySelector(".AD")
      ?.after(...nodes(dialog(m9("", { composeid: "2" }).replace(/id="more"/, 'id="more2"'))))
    expect(on("later", press())).toBeNull()
    on("more2", press())
    expect(on("later", press())?.form).toBe(composeRoots(document)[1])
  })

  test("every Send is found, whatever else is on it", () => {
    show(`<div class="T-I aoO T-I-Zf-aw2" role="button"></div><div class="aoO" role="button"></div>`)
    expect(sendControls(document.body)).toHaveLength(2)
  })
})

describe("a conversation", () => {
  const now = new Date("2026-11-22T12:00:00Z")
  const at = Date.UTC(2026, 10, 20, 15, 4, 5, 678)
  const legacy = (ms: number) => (BigInt(ms) << 20n).toString(16)
  const message = (email: string, attributes = "", title = "20 nov. 2026, 10 h 04") =>
    `<div role="listitem" class="h7"><div class="adn" ${attributes}><span class="gD" email="${email}" name="N"></span><span class="hb"><span class="g2" email="me@x.ca"></span></span><span class="g3" title="${title}"></span></div></div>`
  const thread = (inner: string, style = "") =>
    `<div class="nH" style="${style}"><div class="a98 iY"><h2 class="hP" data-thread-perm-id="undefined">Oui <img data-emoji="🎉"> non</h2><div role="list">${inner}</div></div></div>`

  test("the one in view, not those left hidden", () => {
    show(
      `<div role="main"><div class="aeF">${thread(message("old@x.ca"), "display: none")}${thread(message("new@x.ca"))}</div></div>`,
    )
    const view = visibleThread(document, { shown })
    expect(messagesIn(view ?? document, now).map(({ sender }) => sender.email)).toEqual(["new@x.ca"])
    expect(visibleThread(show(""), { shown })).toBeNull()
  })

  test.each([
    ["its number", `data-legacy-message-id="${legacy(at)}"`, new Date(at)],
    ["its other number", `data-message-id="#msg-f:${String(BigInt(at) << 20n)}"`, new Date(at)],
    ["no number of another day than any", `data-legacy-message-id="${legacy(Date.UTC(2031, 1, 1))}"`, null],
    ["nothing, just sent", `data-message-id="#msg-a:r-12345678901234567"`, null],
  ])("when it came, by %s; never by its date in words", (_name, attributes, received) => {
    show(thread(message("a@x.ca", attributes)))
    expect(messagesIn(document, now)[0]?.received).toEqual(received)
  })
})

describe("whose mailbox", () => {
  beforeEach(() => {
    forgetAccounts()
    show("")
  })
  const titled = (title: string, path = "/mail/u/0/") => {
    document.title = title
    return accountOf(document, path)
  }
  test.each([
    ["Boîte de réception (3) - ren@exemple.ca - Gmail", "ren@exemple.ca"],
    ["Inbox - Ren@Exemple.ca - Exemple Mail", "ren@exemple.ca"],
    ["Écrire à x@y.ca - ren@exemple.ca - Messagerie", "ren@exemple.ca"],
    ["Écrire à x@y.ca - Gmail", null],
    ["Gmail", null],
  ])("%s", (title, address) => {
    expect(titled(title)).toEqual({ address, delegated: false })
  })

  test("by the account’s button, in any language; then as last seen under its number", () => {
    show(
      `<a href="https://accounts.google.com/SignOutOptions?x" aria-label="Tài khoản: C (b@exemple.ca)"></a>`,
    )
    expect(titled("Gmail", "/mail/u/1/").address).toBe("b@exemple.ca")
    show("")
    expect(titled("Gmail", "/mail/u/1/").address).toBe("b@exemple.ca")
    expect(titled("Gmail", "/mail/u/0/").address).toBeNull()
  })

  test.each(["/mail/b/143/u/0/", "/mail/u/0/d/AEoR/"])("a lent one (%s) is not guessed", (path) => {
    expect(titled("Inbox - a@b.ca - Gmail", path)).toEqual({ address: null, delegated: true })
  })
})

describe("following the page", () => {
  let life = new AbortController()
  const seen: Seen[] = []
  beforeEach(() => {
    seen.length = 0
    life = new AbortController()
    vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"],
    })
    vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockReturnValue({ width: 9 } as DOMRect)
    show("")
  })
  afterEach(() => {
    life.abort()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  const start = () => observe(document, (now) => seen.push(now), life.signal)
  const changed = async () => {
    await Promise.resolve()
    vi.advanceTimersByTime(20)
  }

  test("once a frame however much changes, and not while hidden or once over", async () => {
    start()
    await changed()
    expect(seen).toHaveLength(1)
    for (let at = 0; at < 50; at++) document.body.append(document.createElement("p"))
    await changed()
    expect(seen).toHaveLength(2)
    document.body.append("text alone")
    await changed()
    expect(seen).toHaveLength(2)
    const hides = vi.spyOn(document, "hidden", "get").mockReturnValue(true)
    document.body.append(document.createElement("p"))
    await changed()
    expect(seen).toHaveLength(2)
    hides.mockRestore()
    show(dialog(m9("")))
    await changed()
    expect(seen.at(-1)?.roots).toHaveLength(1)
    life.abort()
    document.body.append(document.createElement("p"))
    await changed()
    expect(seen).toHaveLength(3)
  })

  test("an editor that stands in no window that we know: said after a while, withdrawn once one is known", async () => {
    show(body())
    start()
    await changed()
    vi.advanceTimersByTime(2_000)
    expect(seen.some((now) => now.changed)).toBe(false)
    vi.advanceTimersByTime(2_000)
    expect(seen.at(-1)?.changed).toBe(true)
    show(dialog(m9("")))
    await changed()
    expect(seen.at(-1)).toMatchObject({ changed: false, roots: [expect.anything()] })
  })

  test("an editor that leaves before, or one of the settings, is no change of Gmail’s", async () => {
    show(body())
    start()
    await changed()
    show("")
    await changed()
    location.hash = "#settings/general"
    show(body())
    await changed()
    vi.advanceTimersByTime(5_000)
    location.hash = ""
    expect(seen.some((now) => now.changed)).toBe(false)
  })
})
