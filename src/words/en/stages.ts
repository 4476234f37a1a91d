import type { StageKey } from "../../process/stages"

/** What each stage of an opportunity means, in English. */
export const en: Readonly<Record<StageKey, string>> = {
  new: "New request, client not contacted yet.",
  answered: "Text or e-mail sent, no answer from the client.",
  contacted: "Contact with the client: phone, text or e-mail.",
  "lost-bdc": "The BDC did not close: automatic follow-up begins.",
  void: "Bin: as if the client had never existed.",
  booked: "An appointment is planned.",
  present: "The client came to the branch.",
  "lost-showroom": "Lost after coming to the branch.",
  sold: "Sold: the sale date is set.",
  "lost-fni": "Sold, then lost by the F&I.",
  preparing: "Sold, vehicle being prepared.",
  delivered: "Delivered: the delivery date is set.",
  "long-term": "Later purchase: follow-up beyond 4 weeks.",
}
