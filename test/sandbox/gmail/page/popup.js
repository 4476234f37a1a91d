import { make, text } from "./dom.js"
import { writing } from "./compose.js"

const images = [
  ["Hl", text.minimise],
  ["Hq.aUG", text.full],
  ["Ha", text.close],
]

/** A new message in a window at the bottom of the page. */
export function popup(dock) {
  const dialog = make("div.nH.Hd", { role: "dialog" })
  const seat = make("div.AD", {}, dialog)
  const { root } = writing({
    gone: () => {
      menuFree(dialog)
      seat.remove()
    },
  })
  const inner = make("div.aaZ", {}, root)
  const box = make("div.nH", {}, inner)
  const [minimise, full, close] = images.map(([classes, label]) =>
    make(`img.${classes}`, {
      alt: label,
      "aria-label": label,
      src: "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=",
      tabindex: "0",
    }),
  )
  minimise.addEventListener("click", () => {
    box.style.display = box.style.display === "none" ? "" : "none"
  })
  full.addEventListener("click", (event) => {
    if (event.shiftKey) {
      window.open(
        `/mail/u/0/?ui=2&view=cm&fs=1${location.search.replace("?", "&")}`,
        "_blank",
        "popup,width=600,height=600",
      )
      seat.remove()
      return
    }
    const cover = document.querySelector("body > .aSs")
    if (cover) {
      seat.append(dialog)
      cover.remove()
    } else document.body.append(make("div.aSs", {}, make("div.aSt", {}, dialog)))
  })
  close.addEventListener("click", () => {
    // In full screen the dialog stays while it is being saved, and is only emptied.
    inner.replaceChildren()
    setTimeout(() => {
      menuFree(dialog)
      seat.remove()
    }, 120)
  })
  dialog.append(
    make(
      "div.nH.Hy.aXJ",
      {},
      make(
        "table.cf.Ht",
        {},
        make(
          "tbody",
          {},
          make(
            "tr",
            {},
            make("td", {}, make("div.Hp", {}, make("h2.a3E", {}, make("div.aYF", {}, text.compose)))),
            make("td.Hm", {}, minimise, full, close),
          ),
        ),
      ),
    ),
    box,
  )
  dock.prepend(seat)
}

/** Takes the cover of full screen away with its dialog. */
function menuFree(dialog) {
  dialog.closest("body > .aSs")?.remove()
}
