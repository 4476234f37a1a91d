// @vitest-environment jsdom
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { shapeOf, vocabulary } from "../../../src/fit/censor"
import { diagnose } from "../../../src/fit/diagnostic"

const root = (html: string): HTMLElement => new DOMParser().parseFromString(html, "text/html").documentElement
const of = (html: string, known: string[] = []): string => diagnose(root(html), { known })
const lineWith = (text: string, part: string): string =>
  text
    .split("\n")
    .find((line) => line.includes(part))
    ?.trim() ?? ""

describe("structure stays", () => {
  test.each([
    [
      "tags, ids and classes",
      `<crux-text-component id="field_label_X" class="cxDvInfoFormField"></crux-text-component>`,
      "crux-text-component#field_label_X.cxDvInfoFormField",
    ],
    ["long numbers struck out", `<i id="field_6000000000001" class="cx_123456"></i>`, "i#field_#.cx_#"],
    ["columns", `<i data-zcqa="dtVw_lbl_STAGE"></i>`, "i[data-zcqa=dtVw_lbl_STAGE]"],
    [
      "columns that are known, though the page writes them too",
      `<i data-zcqa="dtVw_lbl_PHONE">Phone</i>`,
      'i[data-zcqa=dtVw_lbl_PHONE] "A~8"',
    ],
    ["API names that are known", `<i data-cy="Deal_Name"></i>`, "i[data-cy=Deal_Name]"],
    ["roles and types", `<input role="combobox" type="text">`, "input[role=combobox][type=text]"],
  ])("%s", (_what, html, line) => {
    expect(
      of(html, ["deal_name", "phone"])
        .split("\n")
        .map((one) => one.trim()),
    ).toContain(line)
  })
})

describe("what is said goes", () => {
  test.each([
    ["a text", "<b>Marie Tremblay</b>", 'b "A~16"'],
    ["a value", `<input value="514 700-0199">`, "input[value=T~16] =T~16"],
    [
      "an address",
      `<a href="https://crm.zoho.com/crm/org1/tab/Potentials/6?x=Tremblay">x</a>`,
      'a[href=X/5] "A~1"',
    ],
    ["an e-mail link", `<a href="mailto:marie@exemple.ca"></a>`, "a[href=@]"],
    ["an API name that is not known", `<i data-cy="Notes_de_Marie"></i>`, "i[data-cy=Notes_de_~]"],
    ["a label's text in a QA hook", `<i data-zcqa="value_Téléphone"></i>`, "i[data-zcqa=value_~]"],
    ["a property", `<lyte-text lt-prop-value="TREMBLAY"></lyte-text>`, "lyte-text[lt-prop-value=A~8]"],
    ["a text that stands in a class too", `<b class="client-tremblay">Tremblay</b>`, 'b.client-~ "A~8"'],
    ["in capitals in a hook too", `<b data-cy="TREMBLAY">Tremblay</b>`, 'b[data-cy=~] "A~8"'],
    ["over two words of structure", `<b class="ALst">alst</b>`, 'b.~~ "A~4"'],
    ["over two parts of a name", `<b id="annieLuc">annieluc</b>`, 'b#~~ "A~8"'],
    ["what is not plain letters", `<b id="é@x"></b>`, "b#e?x"],
  ])("%s", (_what, html, line) => {
    expect(
      of(html)
        .split("\n")
        .map((one) => one.trim()),
    ).toContain(line)
  })

  test.each([
    ["2026-12-18", "D~16"],
    ["18/12/2026 14:00", "D~16"],
    ["14 h 05", "D~8"],
    ["514 700-0199", "T~16"],
    ["12 500 $", "9~8"],
    ["P48213", "A9~8"],
    ["Oui", "A~4"],
    ["a@b.ca", "@~8"],
    ["  ", ""],
  ])("the shape of %s is %s", (text, shape) => expect(shapeOf(text)).toBe(shape))
})

/** Three letters or more that no name of structure contains. */
const own = (word: string): boolean => ![...vocabulary].some((one) => one.includes(word.toLowerCase()))
const word = fc.stringMatching(/^[A-Za-z]{3,12}$/).filter(own)
const phrase = fc
  .array(fc.oneof(word, fc.constantFrom("514", "-", "à", "É")), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(" "))
const places = [
  "text",
  "value",
  "title",
  "aria-label",
  "placeholder",
  "href",
  "data-value",
  "lt-prop-value",
  "alt",
] as const
const piece = fc.record({
  tag: fc.constantFrom("div", "span", "lyte-text", "input", "a", "li", "crux-text-component"),
  place: fc.constantFrom(...places),
  said: phrase,
  name: fc.oneof(fc.constantFrom("cxElementValue", "dtVw_lbl_STAGE", "field_6000000001"), word),
  hook: fc.constantFrom("class", "id", "data-cy", "data-zcqa", "role"),
  borrows: fc.boolean(),
})

test("no word of a text, a value or an address of any page is in its diagnostic", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const page = root("<body></body>")
      let at: Element = page.querySelector("body") ?? page
      for (const { tag, place, said, name, hook, borrows } of pieces) {
        const element = at.ownerDocument.createElement(tag)
        if (place === "text") element.append(said)
        else if (place === "value" && element instanceof HTMLInputElement) element.value = said
        else element.setAttribute(place, said)
        // A name made of what the page says.
        element.setAttribute(hook, borrows ? said.replace(/\s+/g, "_") : name)
        at.append(element)
        if (tag !== "input") at = element
      }
      const text = diagnose(page).toLowerCase()
      for (const { said } of pieces)
        for (const [one] of said.matchAll(/[A-Za-z]{3,}/g)) expect(text).not.toContain(one.toLowerCase())
      expect(text).not.toMatch(/\d{4,}|[^\n -~]/)
    }),
    { numRuns: 300 },
  )
})

describe("bounds", () => {
  test("200 kB at most, however large the page", () => {
    const classes = (n: number): string =>
      Array.from({ length: 12 }, (_, at) => `k${(n * at) % 97}-${"cell".repeat(9)}`).join(" ")
    const text = of(Array.from({ length: 600 }, (_, n) => `<p class="${classes(n)}"></p>`).join(""))
    expect(text.length).toBeLessThanOrEqual(200_000)
    expect(text.endsWith("...")).toBe(true)
  })
  test("rows that are alike are counted, but for those that were found", () => {
    const page = root(`<ul>${"<li class='r'>Roy</li>".repeat(50)}</ul>`)
    const last = page.querySelector("li:last-child")
    const text = diagnose(page, { hits: new Map(last ? [[last, "7"]] : []) })
    expect(text.match(/li\.r/g)).toHaveLength(5)
    expect(text).toContain("... *45")
    expect(lineWith(text, "<== 7")).toBe('li.r "A~4" <== 7')
  })
  test("depth", () => {
    const text = of(`${"<div>".repeat(300)}x${"</div>".repeat(300)}`)
    expect(Math.max(...text.split("\n").map((line) => line.search(/\S/)))).toBeLessThan(100)
  })
  test("scripts, styles and our own elements are left out", () => {
    expect(
      of(`<script>var secretToken</script><style>.x{}</style><div id="jalon-overlay"><b>x</b></div>`),
    ).not.toMatch(/script|style|jalon/)
  })
})
