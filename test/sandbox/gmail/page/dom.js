/** Builds an element: `make("div.a.b", { role: "x", onclick }, ...children)`. No markup is ever parsed: the page's policy forbids it. */
export function make(what, attributes = {}, ...children) {
  const [tag, ...classes] = what.split(".")
  const element = document.createElement(tag || "div")
  if (classes.length > 0) element.className = classes.join(" ")
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value)
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value)
  }
  element.append(...children.filter((child) => child !== null))
  return element
}

const options = new URLSearchParams(location.search)
/** How this account's Gmail looks: recipients `old` or `people`, its language, whether it asks for what it lacks. */
export const look = {
  recipients: options.get("rcpt") ?? "people",
  language: options.get("hl") ?? "fr",
  titleless: options.has("titleless"),
  broken: options.has("broken"),
}

const labels = {
  fr: {
    compose: "Nouveau message",
    to: "À",
    toLong: "À, destinataires",
    cc: "Cc",
    bcc: "Cci",
    subject: "Objet",
    body: "Corps du message",
    send: "Envoyer \u202a(Ctrl-Entrée)\u202c",
    sendShort: "Envoyer",
    archive: "Envoyer et archiver",
    more: "Autres options d'envoi",
    schedule: "Programmer l'envoi",
    discard: "Supprimer le brouillon",
    recipients: "Destinataires",
    none: "Veuillez spécifier au moins un destinataire.",
    bad: "L'adresse du champ À n'est pas reconnue.",
    sent: "Message envoyé",
    reply: "Répondre",
    inbox: "Boîte de réception",
    me: "moi",
    draft: "Brouillon",
    toShort: "À : ",
    account: "Compte Google",
    minimise: "Réduire",
    full: "Plein écran (Maj pour une fenêtre)",
    close: "Enregistrer et fermer",
  },
  vi: {
    compose: "Soạn thư",
    to: "Tới",
    toLong: "Tới người nhận",
    cc: "Cc",
    bcc: "Bcc",
    subject: "Tiêu đề",
    body: "Nội dung thư",
    send: "Gửi \u202a(Ctrl-Enter)\u202c",
    sendShort: "Gửi",
    archive: "Gửi và lưu trữ",
    more: "Tùy chọn gửi khác",
    schedule: "Lên lịch gửi",
    discard: "Hủy thư nháp",
    recipients: "Người nhận",
    none: "Vui lòng chỉ định ít nhất một người nhận.",
    bad: "Địa chỉ không hợp lệ.",
    sent: "Đã gửi thư",
    reply: "Trả lời",
    inbox: "Hộp thư đến",
    me: "tôi",
    draft: "Thư nháp",
    toShort: "Tới: ",
    account: "Tài khoản Google",
    minimise: "Thu nhỏ",
    full: "Toàn màn hình",
    close: "Lưu và đóng",
  },
}
export const text = labels[look.language] ?? labels.fr

let serial = 0
/** Ids as the page makes them: `:a1`, new at each load. */
export const id = () => `:${(++serial + 100).toString(36)}`
