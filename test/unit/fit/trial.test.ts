// @vitest-environment jsdom
import "../pages/drawn"
import { beforeEach, describe, expect, test } from "vitest"
import { besideLabel, candidates, pointedAt } from "../../../src/fit/pointed"
import { proposalsOf } from "../../../src/fit/proposals"
import { selectorsOf } from "../../../src/fit/selector"
import { readerNow, tryAll } from "../../../src/fit/trial"
import { signMap } from "../../../src/pages/zoho/signs"
import type { FieldMap } from "../../../src/policy/types"
import type { FieldKey } from "../../../src/rules/facts"

const phone: FieldKey = "opportunity.phone"
const crux = (column: string, label: string, value: string): string =>
  `<div class="row"><div id="field_label_${column}" data-zcqa="dtVw_lbl_${column}">${label}</div><div id="field_${column}" class="dvValueContainer"><crux-text-component><lyte-text class="cxElemCompViewValue" lt-prop-value="${value}">${value}</lyte-text></crux-text-component></div></div>`
const api = (name: string, label: string, value: string): string =>
  `<crux-create-field data-cy="${name}"><div class="cxElementLabel">${label}</div><div class="cxElementValue"><input value="${value}"></div></crux-create-field>`

function open(html: string, path = "/crm/org1/tab/Potentials/600"): void {
  history.replaceState(null, "", path)
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
}
const at = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(selector)
  return found
}
const point = (selector: string) => pointedAt(at(selector), readerNow(signMap()).cells)
/** Each sign with what it gives: "column CF1: once known keep". */
const tried = (selector: string, field: FieldKey = phone, policy: FieldMap = {}): string[] =>
  tryAll(signMap(policy), field, point(selector)).map(({ proposal, trial }) =>
    [
      `${proposal.kind} ${proposal.shown}:`,
      trial.found,
      trial.state ?? "-",
      trial.keepable ? "keep" : "no",
      ...(proposal.signs.labels && proposal.kind !== "label" ? [`+ ${proposal.signs.labels.join()}`] : []),
    ].join(" "),
  )

beforeEach(() => open(""))

describe("what was pointed at", () => {
  const page = `${crux("CF1", "Rejoindre au", "514 700-0199")}${crux("CF2", "Autre", "x")}<p>libre</p>`
  test.each([
    ["its label", "#field_label_CF1", "Rejoindre au"],
    ["its value", "#field_CF1 lyte-text", "Rejoindre au"],
    ["the row around it", ".row", "Rejoindre au"],
    ["more than one field", "body", null],
    ["no field", "p", null],
  ])("%s", (_what, selector, label) => {
    open(page)
    expect(point(selector).cell?.label ?? null).toBe(label)
  })

  test.each([
    ["<dl><dt>Tél.</dt><dd>5</dd></dl>", "dt", "dd"],
    ["<table><tr><th><b>Tél.</b></th><td>5</td></tr></table>", "b", "td"],
    ["<label for='a'>Tél.</label><i></i><input id='a'>", "label", "input"],
    ["<div><span>Tél. :</span><span class='v'>5</span></div>", "span", ".v"],
    ["<div><span>514</span><span class='v'>5</span></div>", "span", null],
  ])("the value beside a label: %s", (html, from, to) => {
    open(html)
    expect(besideLabel(at(from))).toBe(to === null ? null : at(to))
  })

  test("the keyboard walks the fields first, then the rest, and nothing hidden or listed", () => {
    open(
      `<a>Menu</a>${page}<div role="grid"><b>Ligne</b></div><span hidden>caché</span><div id="jalon-overlay"><b>nous</b></div>`,
    )
    expect(candidates(readerNow(signMap()).cells).map((one) => one.textContent)).toEqual([
      "Rejoindre au",
      "Autre",
      "Menu",
      "libre",
    ])
  })
})

describe("signs, the most lasting first, each tried", () => {
  test("a column", () => {
    open(crux("CF1", "Rejoindre au", "514 700-0199"))
    expect(tried("lyte-text")).toEqual([
      "column CF1: once known keep",
      'selector [id="field_CF1"]: once known keep',
      "selector div.dvValueContainer: once known keep",
      "label Rejoindre au: once known keep",
    ])
  })
  test("an API name, as the page spells it", () => {
    open(
      `<form>${api("Deal_Name", "Nom", "x")}${api("Rejoindre_Au", "Rejoindre au", "")}</form>`,
      "/crm/org1/tab/Potentials/create",
    )
    expect(tried("[data-cy=Rejoindre_Au] input").slice(0, 2)).toEqual([
      "api Rejoindre_Au: once empty keep",
      'selector [data-cy="Rejoindre_Au"]: once empty keep',
    ])
  })
  test("by its rank only where nothing else serves", () => {
    const bare = (column: string, label: string): string =>
      `<p><b id="labelTD_${column}">${label}</b><i>514</i></p>`
    open(`<main>${bare("CF1", "Rejoindre au")}${bare("CF2", "Autre")}</main>`)
    expect(tried("b")).toEqual(["column CF1: once known keep", "label Rejoindre au: once known keep"])
    open("<div><div><i>1</i><i>514</i></div></div>")
    expect(tried("i + i")).toEqual([expect.stringMatching(/^selector .*nth-of-type.*: once known keep$/)])
  })
  test("a field of a meeting, in a dialog over the record", () => {
    const form = ["Event_Title", "Start_DateTime", "End_DateTime"]
      .map((name) => api(name, name, "x"))
      .join("")
    open(
      `${crux("CF1", "Rang", "9")}<div class="modalWrapper"><form>${form}${api("Rang_Client", "Rang", "Or")}</form></div>`,
    )
    expect(tried("[data-cy=Rang_Client] input", "meeting.priority")[0]).toBe(
      "api Rang_Client: once known keep",
    )
    expect(tried("#field_CF1", "meeting.priority").filter((one) => one.endsWith("keep"))).toEqual([])
  })
  test("not drawn yet: found, and kept with its doubt", () => {
    open(
      crux("CF1", "Rejoindre au", "").replace(
        /<lyte-text.*?<\/lyte-text>/,
        '<div class="cxLoadOnViewElement"></div>',
      ),
    )
    expect(tried("#field_label_CF1")[0]).toBe("column CF1: once unknown keep")
  })
  test("two that look alike: none that finds both can be kept", () => {
    open(crux("CF1", "Rejoindre au", "1") + crux("CF1", "Rejoindre au", "2"))
    const named = tried("#field_CF1").filter((one) => !one.startsWith("selector"))
    expect(named).toEqual(["column CF1: many - no", "label Rejoindre au: many - no"])
  })
  test("another field bears the usual label: the right one's label comes with its column", () => {
    open(crux("CF1", "Téléphone", "1") + crux("CF2", "Rejoindre au", "2"))
    expect(tried("#field_CF2")[0]).toBe("column CF2: once known keep + Rejoindre au")
  })
  test("a loose value, where another field bears the usual label", () => {
    open(
      `${crux("CF1", "Téléphone", "1")}<dl><dt>Rejoindre au</dt><dd data-testid="tel">514 700-0199</dd></dl>`,
    )
    expect(tried("dt")[0]).toBe('selector [data-testid="tel"]: once known keep + Rejoindre au')
    expect(tried("dd")[0]).toBe('selector [data-testid="tel"]: once known keep + Rejoindre au')
  })
  test("a page without the part that the field belongs to", () => {
    open(crux("CF1", "Rejoindre au", "1"), "/crm/org1/tab/Leads/600")
    expect(tried("#field_CF1").every((one) => one.endsWith("absent - no"))).toBe(true)
  })
  test("the signs kept before do not count", () => {
    open(crux("CF1", "Rejoindre au", "1") + crux("CF2", "Autre", "2"))
    expect(tried("#field_CF2", phone, { [phone]: { column: ["CF1"] } })[0]).toBe(
      "column CF2: once known keep",
    )
  })
  test("what is proposed never holds the value", () => {
    open(`<div id="Tremblay-box" data-zcqa="value_Tremblay"><span class="nom">Tremblay</span></div>`)
    for (const { signs } of proposalsOf(point(".nom")))
      expect(JSON.stringify(signs)).not.toContain("Tremblay")
  })
})

describe("selectors", () => {
  test.each<[string, string, string, string | null]>([
    ["its own name", `<i data-testid="tel">1</i>`, "i", '[data-testid="tel"]'],
    ["not a number made for a record", `<i id="field_6000000000123" class="tel">1</i>`, "i", "i.tel"],
    ["from a named one around", `<p data-cy="Bloc"><i>1</i><b>2</b></p>`, "i", '[data-cy="Bloc"] i'],
    ["no passing class", `<p class="tel is-open active">1</p><p class="tel">2</p><p>3</p>`, "p.active", null],
    ["no hash of a bundler", `<i id="a1b2c3d4e5f6" class="tel">1</i>`, "i", "i.tel"],
    ["no text of the record", `<i id="Luc" class="tel">Luc</i>`, "i", "i.tel"],
  ])("%s", (_what, html, selector, expected) => {
    open(html)
    const [found] = selectorsOf(at(selector))
    if (expected === null) expect(found?.fragile).toBe(true)
    else expect(found).toEqual({ selector: expected, fragile: false })
  })
  test("by rank when nothing else names it, and only then", () => {
    open("<div><div><i>1</i><i>2</i></div></div>")
    const [found] = selectorsOf(at("i + i"))
    expect(found?.fragile).toBe(true)
    expect(document.querySelector(found?.selector ?? "x")).toBe(at("i + i"))
  })
  test("each finds the element and no other", () => {
    open(crux("CF1", "a", "1") + crux("CF2", "b", "2") + api("Nom_X", "c", "3"))
    for (const element of document.body.querySelectorAll("*"))
      for (const { selector } of selectorsOf(element))
        expect([...document.querySelectorAll(selector)]).toEqual([element])
  })
})
