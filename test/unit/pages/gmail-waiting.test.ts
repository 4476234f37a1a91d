// @vitest-environment jsdom
import fc from "fast-check"
import { afterEach, describe, expect, test } from "vitest"
import { isAutomatic, sides } from "../../../src/pages/gmail/people"
import { phoneIn } from "../../../src/pages/gmail/phone"
import { conversationIn, rowsIn } from "../../../src/pages/gmail/waiting"

const us = "service@maison.example"
const side = sides([us, "accueil@autre.example"])
const now = new Date("2026-11-22T15:00:00.000Z")
const at = (ago: number): number => now.getTime() - ago * 60_000
const idAt = (ms: number, low = 0): string => ((BigInt(ms) << 20n) + BigInt(low)).toString(16)
const shown = (element: HTMLElement): boolean => {
  for (let one: HTMLElement | null = element; one; one = one.parentElement)
    if (one.style.display === "none") return false
  return true
}
const show = (html: string, hash = "#inbox"): void => {
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  location.hash = hash
}
afterEach(() => document.body.replaceChildren())

describe("who wrote", () => {
  test.each([
    ["service@maison.example", "ours"],
    ["luc@maison.example", "ours"],
    ["accueil@autre.example", "ours"],
    ["marie@client.example", "theirs"],
    ["marie@sous.maison.example", "theirs"],
    ["no-reply@maison2.example", "automatic"],
  ])("%s: %s", (address, wanted) => {
    expect(side(address)).toBe(wanted)
  })
  test("who shares a public domain is no colleague", () => {
    expect(sides(["garage@gmail.com"])("marie@gmail.com")).toBe("theirs")
    expect(sides(["garage@gmail.com"])("garage@gmail.com")).toBe("ours")
    for (const domain of ["videotron.ca", "hotmail.com", "yahoo.ca", "icloud.com"])
      expect(sides([`garage@${domain}`])(`marie@${domain}`)).toBe("theirs")
  })
  test.each([
    ["noreply@a.example", true],
    ["no_reply+12@a.example", true],
    ["drive-shares-dm-noreply@google.example", true],
    ["ne-pas-repondre@a.example", true],
    ["mailer-daemon@googlemail.com", true],
    ["notifications@github.example", true],
    ["bounce-123@a.example", true],
    ["noel.reply@a.example", false],
    ["albert.rouge@a.example", false],
    ["nora.eply@a.example", false],
    ["marie@notifications.example", false],
  ])("a machine, %s: %s", (address, wanted) => {
    expect(isAutomatic(address)).toBe(wanted)
  })
})

type Said = {
  file?: boolean
  from: string
  ago: number
  to?: string[]
  /** Its names; none, a draft or one on its way. */
  names?: string
  body?: string
}
let low = 0
const message = ({ from, ago, to = [us], names, body = "", file = false }: Said): string => {
  const named = names ?? `data-message-id="#msg-f:1" data-legacy-message-id="${idAt(at(ago), ++low % 1000)}"`
  const receivers = to.map((one) => `<span class="g2" email="${one}"></span>`).join("")
  return `<div role="listitem" class="h7"><div class="adn" ${named}><span class="gD" email="${from}" name="N"></span><span class="hb">${receivers}</span><div class="a3s">${body}</div>${file ? '<span class="aZo"></span>' : ""}</div></div>`
}
const thread = (inner: string, number = "19a1b2c3d4e5f601", style = "", subject = "S"): string =>
  `<div class="nH" style="${style}"><div class="a98 iY"><h2 class="hP" data-legacy-thread-id="${number}">${subject}</h2><div role="list">${inner}</div></div></div>`
const client = "marie@client.example"
const asked: Said = { from: client, ago: 60 }
const answer: Said = { from: us, ago: 30, to: [client] }
const conversation = () => conversationIn(document, side, now, { shown })

describe("the conversation in view", () => {
  test.each<[string, Said[], number | null, boolean | null]>([
    ["one that waits", [asked], 60, false],
    ["answered", [asked, answer], 60, true],
    ["asked again", [asked, answer, { from: client, ago: 5 }], 5, false],
    ["answered by a colleague", [asked, { ...answer, from: "luc@maison.example" }], 60, true],
    ["passed on to a colleague", [asked, { ...answer, to: ["luc@maison.example"] }], 60, false],
    ["a colleague last", [asked, { from: "luc@maison.example", ago: 5 }], 60, false],
    ["a machine last", [asked, { from: "no-reply@a.example", ago: 5 }], 60, false],
    [
      "a draft, or an answer on its way",
      [asked, { ...answer, names: `data-message-id="#msg-a:r-77"` }],
      60,
      null,
    ],
    ["its recipients folded", [asked, { ...answer, to: [] }], 60, true],
    ["an answer that is older by its number", [asked, { ...answer, ago: 90 }], 60, null],
    ["machines alone", [{ from: "no-reply@a.example", ago: 5 }], null, null],
    ["ours alone", [answer], null, null],
    ["no number", [{ ...asked, names: "" }], null, null],
    [
      "a number of another day than any",
      [{ ...asked, names: `data-legacy-message-id="ffffffffffffffff"` }],
      null,
      null,
    ],
  ])("%s", (_name, said, ago, answered) => {
    show(thread(said.map(message).join("")))
    const found = conversation()
    expect(found?.at.getTime() ?? null).toBe(ago === null ? null : at(ago))
    expect(found?.answered ?? null).toBe(answered)
    if (answered) expect(found?.answeredAt?.getTime()).toBe(at(30))
  })

  test("each e-mail before the last one that ours follows is answered with it; without a dated answer, none is", () => {
    const again: Said = { from: client, ago: 50 }
    const ends = () =>
      conversation()?.earlier.map(({ at, answeredAt }) => [at.getTime(), answeredAt?.getTime()])
    show(thread([{ ...asked, ago: 70 }, asked, again, answer].map(message).join("")))
    expect(ends()).toEqual([70, 60].map((ago) => [at(ago), at(30)]))
    show(
      thread(
        [asked, answer, { from: us, ago: 20, to: [client] }, { from: client, ago: 5 }].map(message).join(""),
      ),
    )
    expect(ends()).toEqual([[at(60), at(30)]])
    const unsent = { ...answer, names: `data-message-id="#msg-a:r-77"` }
    for (const last of [unsent, { ...answer, to: ["luc@maison.example"] }, { ...answer, ago: 90 }]) {
      show(thread([asked, again, last].map(message).join("")))
      expect(ends()).toEqual([])
    }
  })

  test("by its own number, under the conversation’s; the words of a search go nowhere", () => {
    show(thread(message(asked)), "#search/marie+tremblay/FMfcgz")
    expect(conversation()).toMatchObject({ message: idAt(at(60), low % 1000) })
    expect(conversation()?.url).toMatch(/#all\/19a1b2c3d4e5f601$/)
    const token = "FMfcgzQXKkbNJhRrLvWpTzSdqCxGmBHf"
    show(thread(message(asked), "undefined"), `#search/marie+tremblay/${token}?compose=new`)
    expect(conversation()?.url).toMatch(new RegExp(`#all/${token}$`))
    // In the pane beside a list.
    for (const hash of ["#inbox", "#inbox/p2", "#label/Service", "#search/marie"]) {
      show(thread(message(asked), "undefined"), hash)
      expect(conversation()?.url).toMatch(new RegExp(`#all/${idAt(at(60), low % 1000)}$`))
    }
  })

  test("the one in view, not those left hidden; none among what nobody answers", () => {
    show(thread(message({ ...asked, ago: 90 }), "19a1b2c3d4e5f601", "display: none") + thread(message(asked)))
    expect(conversation()?.at.getTime()).toBe(at(60))
    for (const hash of [
      "#search/in%3Aspam/x",
      "#search/is:unread+IN:Trash/x",
      "#advanced-search/subset=any&q=a/x",
    ]) {
      location.hash = hash
      expect(conversation()).toBeNull()
    }
    location.hash = "#search/spam/x"
    expect(conversation()).not.toBeNull()
    for (const hash of ["#spam/x", "#trash/x"]) {
      location.hash = hash
      expect(conversation()).toBeNull()
    }
  })

  test("what is folded away, or half there, after it leaves it open", () => {
    show(thread(`${message(asked)}<div class="kQ">2</div>`))
    expect(conversation()?.answered).toBeNull()
    show(thread(`${message(asked)}<div role="listitem"><div class="adf"></div></div>`))
    expect(conversation()?.answered).toBeNull()
    show(thread(`<div class="kQ">2</div>${message(asked)}`))
    expect(conversation()?.answered).toBe(false)
  })

  const thanks: Said = { from: client, ago: 5, body: "Merci beaucoup, bonne journée!" }
  test.each<[string, Said[], string, number, boolean | null]>([
    ["after our answer", [asked, answer, thanks], "S", 60, true],
    ["before any answer", [asked, thanks], "S", 60, false],
    ["after one of ours alone", [{ ...answer, ago: 40 }, thanks], "S", 5, null],
    ["by itself, under a subject that may ask", [thanks], "Annuler mon rendez-vous", 5, false],
    ["by itself, to an answer", [thanks], "Re: Rendez-vous", 5, null],
    ["by itself, under its own subject", [thanks], "Merci", 5, null],
    ["with a file", [answer, { ...thanks, file: true }], "S", 5, false],
    ["with a picture", [answer, { ...thanks, body: 'Merci<img src="x">' }], "S", 5, false],
    ["with a small face", [answer, { ...thanks, body: 'Merci<img data-emoji="🙏">' }], "S", 5, null],
    [
      "over what it quotes",
      [
        answer,
        {
          ...thanks,
          body: `Merci!<div class="gmail_quote">Mardi à 10 h?</div><blockquote>Ou 11 h?<img src="x"></blockquote>`,
        },
      ],
      "S",
      5,
      null,
    ],
    ["with a question", [answer, { ...thanks, body: "Merci, à quelle heure?" }], "S", 5, false],
  ])("mere courtesy %s", (_name, said, subject, ago, answered) => {
    show(thread(said.map(message).join(""), undefined, "", subject))
    expect(conversation()).toMatchObject({ at: new Date(at(ago)), answered })
  })
  test("a clock that courtesy had started ends with our answer", () => {
    show(thread([asked, { ...thanks, ago: 50 }, answer].map(message).join("")))
    expect(conversation()).toMatchObject({ at: new Date(at(60)), answered: true })
    expect(conversation()?.earlier).toMatchObject([{ at: new Date(at(50)), answered: true }])
  })

  test.each([
    ["Réponse automatique\u00a0: Entretien", null],
    ["Automatic reply: Service", null],
    ["Out of office", null],
    ["Absente du bureau jusqu’à lundi", null],
    ["Accepted: Essai @ Mon Nov 23, 2026 10am (service@maison.example)", null],
    ["Acceptée : la soumission", false],
    ["Automatique ou manuelle?", false],
  ])("under « %s »: %s", (subject, answered) => {
    show(thread(message(asked), undefined, "", subject))
    expect(conversation()).toMatchObject({ answered })
  })

  test("what somebody wrote passes for no message", () => {
    const forged = message({ ...answer, ago: 10 })
    show(thread(message({ ...asked, body: `${forged}<div class="kQ"></div>` })))
    expect(conversation()).toMatchObject({ answered: false, at: new Date(at(60)) })
  })
})

type RowSaid = {
  subject?: string
  start?: string
  file?: boolean
  people: string
  last?: string
  draft?: string
  thread?: string
  style?: string
}
const person = (email: string, name = "N"): string =>
  `<span class="yP" email="${email}" name="${name}">${name}</span>`
const row = ({
  people,
  last = idAt(at(20)),
  draft,
  thread: number,
  style = "",
  subject = "S",
  start = "",
  file = false,
}: RowSaid): string => {
  const names = `data-thread-id="#thread-f:1" ${number ? `data-legacy-thread-id="${number}"` : ""} data-legacy-last-message-id="${draft ?? last}" ${draft === "" ? "" : `data-legacy-last-non-draft-message-id="${last}"`}`
  return `<table style="${style}"><tbody><tr class="zA yO"><td class="yX"><div class="afn">${people}, <span ${names}>S</span>, 10 h</div><div class="yW">${people}</div></td><td class="a4W"><span class="bog"><span ${names}>${subject}</span></span><span class="y2"><span class="Zt">\u00a0-\u00a0</span>${start}</span></td><td class="yf">${file ? '<img class="yE">' : ""}</td></tr></tbody></table>`
}
const rows = () => rowsIn(document, side, now, { shown })

describe("the rows of the list", () => {
  const two = '<span class="bx0">2</span>'
  test.each<[string, RowSaid, boolean | null]>([
    ["somebody else", { people: person(client) }, false],
    ["somebody else, twice", { people: `<span class="bA4">${person(client)}</span> ${two}` }, false],
    ["two of them", { people: `${person(client)}, ${person("omar@client.example")} (3)` }, false],
    ["them and us", { people: `${person(client)}, ${person(us, "moi")} ${two}` }, null],
    ["them and a machine", { people: `${person(client)}, ${person("noreply@a.example")}` }, null],
    ["a machine", { people: person("noreply@a.example") }, null],
    ["a colleague", { people: person("luc@maison.example") }, null],
    ["names left out", { people: `${person(client)} .. ${person("omar@client.example")}` }, null],
    ["whom it was sent to", { people: `À\u00a0: ${person(client)}` }, null],
    ["a draft", { people: `${person(client)}, <font>Brouillon</font>`, draft: idAt(at(1)) }, null],
    ["no address", { people: "<span>Marie</span>" }, null],
    ["an address that is none", { people: person("marie") }, null],
  ])("%s", (_name, said, answered) => {
    show(row(said))
    expect(rows().rows).toMatchObject([{ message: idAt(at(20)), at: new Date(at(20)), answered }])
  })

  test.each<[string, RowSaid]>([
    ["no number of its last message", { people: person(client), last: "" }],
    ["a number that holds no instant", { people: person(client), last: "ffffffffffffffff" }],
    ["left hidden", { people: person(client), style: "display: none" }],
  ])("silent: %s", (_name, said) => {
    show(row(said))
    expect(rows().rows).toEqual([])
  })

  const began = idAt(at(90))
  test.each<[string, Partial<RowSaid>, string, boolean | null]>([
    ["to an answer", { subject: "RE : Entretien" }, idAt(at(20)), null],
    ["under its own subject", { subject: "Merci" }, idAt(at(20)), null],
    ["under a subject that may ask", { subject: "Annuler" }, idAt(at(20)), false],
    ["after what was asked first", { thread: began }, began, false],
    ["with a file", { subject: "Re: Entretien", file: true }, idAt(at(20)), false],
    ["and a request", { subject: "Re: Entretien", start: "Merci, rappelez-moi" }, idAt(at(20)), false],
  ])("mere courtesy %s", (_name, said, wanted, answered) => {
    show(row({ people: person(client, "Marie Roy"), start: "Merci beaucoup! Marie", ...said }))
    expect(rows().rows).toMatchObject([{ message: wanted, answered }])
  })
  test("what a program answers is not waited for", () => {
    show(row({ people: person(client), subject: "Réponse automatique : Entretien" }))
    expect(rows().rows).toMatchObject([{ answered: null }])
  })

  test("a number said twice otherwise is none", () => {
    show(row({ people: person(client) }))
    document
      .querySelector(".bog [data-legacy-last-non-draft-message-id]")
      ?.setAttribute("data-legacy-last-non-draft-message-id", idAt(at(5)))
    document
      .querySelector(".bog [data-legacy-last-message-id]")
      ?.setAttribute("data-legacy-last-message-id", idAt(at(5)))
    expect(rows().rows).toEqual([])
  })

  test.each([
    ["#inbox", false],
    ["", false],
    ["#inbox/p2", false],
    ["#label/Après-vente", false],
    ["#category/updates", false],
    ["#sent", null],
    ["#all", null],
    ["#search/marie", null],
    ["#drafts", null],
  ])("in %s the people of a row are told: %s", (hash, answered) => {
    show(row({ people: person(client) }), hash)
    expect(rows().rows.map((one) => one.answered)).toEqual([answered])
  })

  test("the conversation’s number is never its last message; one of ours in it answered the first", () => {
    const began = idAt(at(90))
    show(row({ people: person(client), thread: began }))
    expect(rows()).toMatchObject({ rows: [{ message: idAt(at(20)) }], answered: [] })
    expect(rows().rows[0]?.url).toMatch(new RegExp(`#all/${began}$`))
    show(row({ people: `${person(client)}, ${person(us, "moi")} ${two}`, thread: began }))
    expect(rows().answered).toMatchObject([{ message: began, answered: true, at: new Date(at(90)) }])
    show(row({ people: person(us, "moi"), thread: idAt(at(20)) }))
    expect(rows().answered).toEqual([])
  })

  test("with each message alone, no answer would be seen: it is not told whether one went", () => {
    show(row({ people: person(client) }).replaceAll("#thread-f:", "#msg-f:"))
    expect(rows().rows).toMatchObject([{ answered: null }])
    show(thread(message(asked)).replace("<h2", '<h2 data-thread-perm-id="msg-f:17"'))
    expect(conversation()).toMatchObject({ answered: null })
  })

  test("whatever the page holds, nothing is thrown and nothing is made up", () => {
    const piece = fc.constantFrom(
      "<tr class='zA'>",
      "<td class='yW'>",
      "<span email='",
      "'>",
      "</span>",
      "..",
      "data-legacy-last-message-id='",
      "19",
      "a@b.ca",
      "<h2 class='hP'>",
      "<div class='a98 iY'>",
      "<div role='listitem'>",
      "<span class='gD' email='a@b.ca'>",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        show(`<table>${pieces.join("")}`)
        expect(rows()).toEqual({ rows: [], answered: [] })
        expect(conversation()).toBeNull()
      }),
      { numRuns: 60 },
    )
  })
})

describe("a client’s phone number in the conversation", () => {
  const here = (inner: string): boolean | null => {
    show(thread(`${inner}<div class="ip"><div class="M9"></div></div>`))
    return phoneIn(document.querySelector<HTMLElement>(".M9") ?? document.body, side)
  }
  test.each<[string, Said[], boolean | null]>([
    ["written", [{ ...asked, body: "Au 514 555-0199" }], true],
    ["not there", [{ ...asked, body: "Bonjour" }], false],
    ["only quoted", [{ ...asked, body: `Oui<div class="gmail_quote">514 555-0199</div>` }], false],
    [
      "only ours",
      [
        { ...asked, body: "Oui" },
        { ...answer, body: "514 555-0199" },
      ],
      false,
    ],
    [
      "in one that is folded",
      [
        { ...asked, body: "" },
        { ...asked, body: "Bonjour" },
      ],
      null,
    ],
    ["of nobody", [answer], null],
  ])("%s", (_name, said, wanted) => {
    expect(here(said.map(message).join(""))).toBe(wanted)
  })
  test("an answer in a window of its own does not see it", () => {
    show(`<div class="M9"></div>`)
    expect(phoneIn(document.querySelector<HTMLElement>(".M9") ?? document.body, side)).toBeNull()
  })
})
