import { make, text } from "./dom.js"
import { writing } from "./compose.js"
import { mail, nameOf, namesOf, onMail, shown, tellMail } from "./mail.js"

const me = document.documentElement.dataset.account
const self = { name: "Camille Roy", address: me }

function message(one, thread, closed) {
  const { from, to, at, text: words } = one
  const { decimal, legacy } = namesOf(one)
  const sender = make(
    "span.gD",
    { email: from.address, name: from.name, "data-hovercard-id": from.address },
    from.name,
  )
  const date = make(
    "span.g3",
    { title: shown(at), alt: shown(at), role: "gridcell" },
    `${shown(at)} (il y a 2 jours)`,
  )
  const seat = make("div.ip.iq")
  const receivers = to.map((address) =>
    make("span.g2", { email: address, name: address }, address === me ? text.me : address),
  )
  // What was just sent has no number until it is synced.
  const names = one.fresh
    ? { "data-message-id": `#msg-a:r${String(at)}` }
    : { "data-message-id": `#msg-f:${decimal}`, "data-legacy-message-id": legacy }
  const inner = make(
    closed ? "div.adf.ads" : "div.adn.ads",
    names,
    make(
      "div.gs",
      {},
      make("div.gE.iv.gt", {}, sender, make("span.hb", {}, ...receivers), make("div.gK", {}, date)),
    ),
    make("div.ii.gt", {}, closed ? make("div.iA.g6", {}, words) : make("div.a3s.aiL", {}, words)),
  )
  if (one.fresh)
    one.named = () => {
      inner.setAttribute("data-legacy-message-id", legacy)
    }
  const answer = () => {
    if (seat.firstChild) return
    const { root } = writing({
      reply: {
        message: `#msg-f:${decimal}`,
        thread: `#thread-f:${namesOf(thread.messages[0]).decimal}`,
        to: [from.address],
        quote: words,
        subject: thread.subject,
      },
      sent: (sending) => {
        const answered = { from: self, to: sending.to, at: Date.now(), text: sending.body, fresh: true }
        thread.messages.push(answered)
        tellMail()
        setTimeout(() => {
          answered.named?.()
          delete answered.fresh
          tellMail()
        }, 120)
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

/** A conversation: what was read is folded, what came last is open; what comes while it is in view is added to it. */
export function threadView(name) {
  const find = () => mail.threads.find((one) => nameOf(one) === name)
  const subject = find()?.subject ?? name
  const head = make("h2.hP", { "data-thread-perm-id": "undefined", "data-legacy-thread-id": name }, subject)
  const list = make("div.nH", { role: "list" })
  let count = 0
  const fill = () => {
    const thread = find()
    const messages = thread?.messages.filter((one) => !one.draft) ?? []
    const all = messages.map((one) => one.closed ?? (count === 0 && one !== messages.at(-1)))
    list.append(...messages.slice(count).map((one, at) => message(one, thread, all[count + at])))
    count = messages.length
  }
  onMail(fill)
  fill()
  return make("div.nH.g.id", {}, make("div.a98.iY", {}, make("div.ha", {}, head), list))
}
