import { make, text } from "./dom.js"
import { hour, mail, nameOf, namesOf, onMail, shown } from "./mail.js"

const me = document.documentElement.dataset.account

/** Who wrote, each once: names as the list shows them, "moi" for oneself, and a draft's mark. */
function people({ messages }) {
  const unread = messages.some((one) => one.unread)
  const sent = messages.filter((one) => !one.draft)
  const writers = new Map(sent.map(({ from }) => [from.address, from]))
  // A conversation that only we wrote in names those it went to.
  const onlyMine = sent.every(({ from }) => from.address === me)
  const named = onlyMine
    ? sent.flatMap(({ to }) => to.map((address) => ({ address, name: address })))
    : [...writers.values()]
  const span = ({ name, address }) =>
    make(
      unread ? "span.zF" : "span.yP",
      {
        email: address,
        name: address === me ? text.me : name,
        "data-hovercard-id": address,
        translate: "no",
      },
      address === me ? text.me : name.split(" ")[0],
    )
  const parts = named.slice(0, 3).flatMap((one, at) => (at === 0 ? [span(one)] : [", ", span(one)]))
  const draft = messages.some((one) => one.draft)
    ? [", ", make("font", { color: "#DD4B39" }, text.draft)]
    : []
  return [
    make("span.bA4", {}, ...(onlyMine ? [text.toShort] : []), ...parts),
    ...draft,
    ...(sent.length > 1 ? [" ", make("span.bx0", {}, String(sent.length))] : []),
  ]
}

function subjectOf(thread) {
  const { messages, subject } = thread
  const names = {
    "data-thread-id": `#thread-f:${namesOf(messages[0]).decimal}`,
    "data-legacy-thread-id": nameOf(thread),
    "data-legacy-last-message-id": namesOf(messages.at(-1)).legacy,
    "data-legacy-last-non-draft-message-id": namesOf(messages.findLast((one) => !one.draft)).legacy,
  }
  return make("span", names, subject)
}

function row(thread) {
  const { messages, label } = thread
  const last = messages.at(-1)
  const unread = messages.some((one) => one.unread)
  const button = (name) => make("li.bqX", { role: "button", "aria-label": name, "data-tooltip": name })
  return make(
    unread ? "tr.zA.zE" : "tr.zA.yO",
    {
      role: "row",
      tabindex: "-1",
      draggable: "true",
      onclick: () => (location.hash = `#inbox/${nameOf(thread)}`),
    },
    make("td.PF.xY"),
    make("td.oZ-x3.xY", {}, make("div.oZ-jc.T-Jo.J-J5-Ji", { role: "checkbox", "aria-checked": "false" })),
    make("td.apU.xY", {}, make("span.aXw.T-KT", { role: "button", "aria-label": "☆" }, "☆")),
    make(
      "td.yX.xY",
      { role: "gridcell", tabindex: "-1" },
      make("div.afn", {}, ...people(thread), ", ", subjectOf(thread), `, ${hour(last.at)}, ${last.text}`),
      make("div.yW", {}, ...people(thread)),
    ),
    make(
      "td.xY.a4W",
      { role: "gridcell", tabindex: "-1" },
      make(
        "div.xS",
        { role: "link" },
        make(
          "div.xT",
          {},
          label
            ? make(
                "div.yi",
                {},
                make(
                  "div.ar.as",
                  {},
                  make("div.at", { title: label }, make("div.au", {}, make("div.av", {}, label))),
                ),
              )
            : null,
          make("div.y6", {}, make("span.bog", {}, subjectOf(thread))),
          make("span.y2", {}, make("span.Zt", {}, "\u00a0-\u00a0"), last.text),
        ),
      ),
    ),
    make("td.byZ.xY", { role: "gridcell", tabindex: "-1" }),
    make("td.yf.xY", {}, "\u00a0"),
    make(
      "td.xW.xY",
      { role: "gridcell", tabindex: "-1" },
      make("span", { title: shown(last.at) }, make("span", {}, hour(last.at))),
    ),
    make("td.bq4.xY", {}, make("ul.bqY", { role: "toolbar" }, ...["▣", "🗑", "✉", "⏱"].map(button))),
  )
}

/** A list of conversations, made anew where it stands whenever the mail changes. `keep`: those of this list. */
export function listView(keep) {
  const body = make("tbody")
  const fill = () => {
    const latest = (one) => one.messages.at(-1).at
    const shownThreads = mail.threads.filter(keep).sort((one, other) => latest(other) - latest(one))
    body.replaceChildren(...shownThreads.map(row))
  }
  onMail(fill)
  fill()
  return make("div.Cp", {}, make("table.F.cf.zt", { role: "grid" }, body))
}
