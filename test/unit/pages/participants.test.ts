// @vitest-environment jsdom
import { describe, expect, it } from "vitest"
import "./drawn"
import { watchZoho } from "../../../src/pages/zoho"
import { signMap } from "../../../src/pages/zoho/signs"

const read = (inner: string): unknown => {
  history.replaceState(null, "", "/crm/org1/tab/Events/create")
  const html = `<form><crux-create-field data-cy="Event_Title"><div class="cxElementLabel">Objet</div><div class="cxElementValue"><input value="x"></div></crux-create-field><crux-create-field data-cy="Participants"><div class="cxElementLabel">Participants</div><div class="cxElementValue">${inner}<lyte-button><button>+ Ajouter</button></lyte-button></div></crux-create-field></form>`
  document.body.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes)
  const ends = new AbortController()
  const field = watchZoho({ fields: signMap(), onChange: () => undefined, signal: ends.signal }).snapshot()
    .meeting?.fields.participants
  ends.abort()
  return field?.state === "known" ? field.value.map(({ name, kind }) => `${name} (${kind})`) : field
}

describe("participants", () => {
  it.each([
    [
      "a list",
      '<ul><li data-type="contact">RDV Laval</li><li data-type="user">Alex Gagnon</li></ul>',
      ["RDV Laval (contact)", "Alex Gagnon (user)"],
    ],
    [
      "chips with a cross",
      '<span class="participantChip"><span class="name">RDV Laval</span><i>×</i></span><span class="participantChip">Alex Gagnon</span>',
      ["RDV Laval (unknown)", "Alex Gagnon (unknown)"],
    ],
    [
      "headings",
      "<div><h4>Fiches Clients</h4><ul><li>RDV Laval</li></ul></div><div><h4>Utilisateurs</h4><ul><li>Alex Gagnon</li></ul></div><div><h4>Groupes</h4><ul><li>DV Laval</li></ul></div>",
      ["RDV Laval (contact)", "Alex Gagnon (user)", "DV Laval (group)"],
    ],
    [
      "one entry",
      '<ul><li><crux-user-component name="Alex Gagnon"><span>Alex Gagnon</span></crux-user-component></li></ul>',
      ["Alex Gagnon (user)"],
    ],
    [
      "several choices",
      '<lyte-dropdown><ul class="lyteMultipleSelect"><li data-value="1"><span class="lyteDropdownVisible">RDV Laval</span></li></ul></lyte-dropdown>',
      ["RDV Laval (unknown)"],
    ],
  ])("%s", (_name, inner, expected) => {
    expect(read(inner)).toEqual(expected)
  })
  it.each(["", "<div>3 participants</div>", '<div id="cruxLoadingElem" class="cxLoadOnViewElement"></div>'])(
    "unknown: %s",
    (inner) => {
      expect(read(inner)).toMatchObject({ state: "unknown" })
    },
  )
})
