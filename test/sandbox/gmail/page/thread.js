import { make, text } from "./dom.js"
import { writing } from "./compose.js"

const me = document.documentElement.dataset.account
const client = { name: "Marie-Ève Tremblay", address: "marie-eve@exemple.ca" }
/** The id of a message holds the instant it came, in ms, above its low 20 bits. */
const legacy = (at) => (BigInt(at) << 20n).toString(16)
const start = Date.UTC(2026, 10, 20, 15, 4, 5)

const said = {
  "19a1b2c3d4e5f601": [
    [client, start - 86_400_000, "Bonjour, où en est ma demande?", true],
    [{ name: "Camille Roy", address: me }, start - 3_600_000, "Je regarde et vous reviens.", true],
    [client, start, "Merci! Avez-vous eu une réponse?", false],
  ],
  "19a1b2c3d4e5f602": [[client, start - 200_000, "C'est toujours bon pour vendredi?", false]],
}
const subjects = {
  "19a1b2c3d4e5f601": "Suivi de votre demande",
  "19a1b2c3d4e5f602": "Rendez-vous de vendredi",
}

const shown = (at) => new Intl.DateTimeFormat("fr-CA", { dateStyle: "medium", timeStyle: "short" }).format(at)

function message([who, at, words, closed], subject) {
  const id = legacy(at)
  const fid = `#msg-f:${String(BigInt(at) << 20n)}`
  const sender = make(
    "span.gD",
    { email: who.address, name: who.name, "data-hovercard-id": who.address },
    who.name,
  )
  const date = make(
    "span.g3",
    { title: shown(at), alt: shown(at), role: "gridcell" },
    `${shown(at)} (il y a 2 jours)`,
  )
  const seat = make("div.ip.iq")
  const inner = make(
    closed ? "div.adf.ads" : "div.adn.ads",
    { "data-message-id": fid, "data-legacy-message-id": id },
    make(
      "div.gs",
      {},
      make(
        "div.gE.iv.gt",
        {},
        sender,
        make("span.hb", {}, make("span.g2", { email: me, name: "moi" }, "moi")),
        make("div.gK", {}, date),
      ),
    ),
    make("div.ii.gt", {}, closed ? make("div.iA.g6", {}, words) : make("div.a3s.aiL", {}, words)),
  )
  const answer = () => {
    if (seat.firstChild) return
    const { root } = writing({
      reply: {
        message: fid,
        thread: `#thread-f:${String(BigInt(at) << 20n)}`,
        to: [who.address],
        quote: words,
        subject,
      },
      gone: () => {
        seat.replaceChildren()
        seat.classList.remove("adB")
      },
    })
    seat.classList.add("adB")
    seat.append(make("div.HQ", {}, make("div", {}, root)))
  }
  return make(
    closed ? "div.kv" : "div.h7.ie.nH.oy8Mbf",
    { role: "listitem", tabindex: "-1" },
    inner,
    closed ? null : make("span.ams.bkH", { role: "link", tabindex: "0", onclick: answer }, text.reply),
    seat,
  )
}

/** A conversation: what was read is folded, what came last is open. */
export function threadView(thread) {
  const subject = subjects[thread] ?? thread
  const head = make("h2.hP", { "data-thread-perm-id": "undefined", "data-legacy-thread-id": thread }, subject)
  return make(
    "div.nH.g.id",
    {},
    make(
      "div.a98.iY",
      {},
      make("div.ha", {}, head),
      make("div.nH", { role: "list" }, ...(said[thread] ?? []).map((one) => message(one, subject))),
    ),
  )
}
