import type { StageKey } from "../../process/stages"

/** What each stage of an opportunity means, in French. */
export const fr = {
  new: "Nouvelle demande, client pas encore contacté.",
  answered: "Texto ou courriel envoyé, le client n’a pas répondu.",
  contacted: "Contact avec le client : téléphone, texto ou courriel.",
  "lost-bdc": "Le BDC n’a pas conclu : la relance automatique commence.",
  void: "Corbeille : comme si le client n’avait jamais existé.",
  booked: "Un rendez-vous est planifié.",
  present: "Le client est venu à la succursale.",
  "lost-showroom": "Perdu après la visite en succursale.",
  sold: "Vendu : la date de vente est inscrite.",
  "lost-fni": "Vendu, puis perdu au F&I.",
  preparing: "Vendu, véhicule en préparation.",
  delivered: "Livré : la date de livraison est inscrite.",
  "long-term": "Achat plus tard : suivi à plus de 4 semaines.",
} as const satisfies Record<StageKey, string>
