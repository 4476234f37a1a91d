/** The heavy page of the bench. */
import { h } from "./dom.js"
import { detailPage } from "./detail.js"

const moreFields = () =>
  Array.from({ length: 275 }, (_, n) =>
    h(
      "div",
      { class: "cxDvBcInfoFormRow" },
      h(
        "div",
        { class: "cxDvInfoFormField", id: `field_label_90${n}`, "data-zcqa": `dtVw_lbl_POTENTIALCF9${n}` },
        `Champ ${n}`,
      ),
      h(
        "div",
        { class: "dvValueContainer cxDvInfoValue", id: `field_90${n}` },
        h(
          "crux-text-component",
          {},
          h(
            "span",
            { class: "cxElemCompViewWrap" },
            h("lyte-text", { class: "cxElemCompViewValue", "lt-prop-value": `Valeur ${n}` }, `Valeur ${n}`),
          ),
        ),
      ),
    ),
  )

/** 300 fields and 1,500 rows (any record, with `?heavy=1`); with `?churn=1` a click on "Faire bouger" changes 20 cells every 100 ms for 5 s. */
export async function heavyPage(module, id) {
  const page = await detailPage(module, id)
  const cells = []
  const rows = Array.from({ length: 1500 }, (_, row) =>
    h(
      "lyte-tr",
      { id: `57120000099${row}`, class: "attRow" },
      ...["Stock", "Marque", "Prix"].map((name, column) => {
        const text = column === 0 ? `P${10_000 + row}` : column === 1 ? "Toyota" : `${15_000 + row} $`
        const value = h("lyte-text", { "lt-prop-value": text }, text)
        if (column === 2) cells.push(value)
        return h("lyte-td", { "data-zcqa": `value_listviewtable_${name}` }, value)
      }),
    ),
  )
  if (module !== "CustomModule9") page.body.append(h("section", { class: "card" }, ...moreFields()))
  page.body.append(h("section", { class: "card" }, h("h2", {}, "Véhicules"), h("lyte-tbody", {}, ...rows)))
  if (new URLSearchParams(location.search).has("churn")) {
    const start = h("button", { type: "button", id: "churn", class: "zBtn" }, "Faire bouger")
    start.addEventListener("click", () => {
      let turn = 0
      start.dataset.state = "running"
      const timer = setInterval(() => {
        for (let n = 0; n < 20; n++) {
          const cell = cells[(turn * 20 + n * 37) % cells.length]
          const text = `${20_000 + turn} $`
          cell.setAttribute("lt-prop-value", text)
          cell.textContent = text
        }
        if (++turn < 50) return
        clearInterval(timer)
        start.dataset.state = "done"
      }, 100)
    })
    page.body.prepend(start)
  }
  return page
}
