import type { ScriptWords } from "../../../scripts/types"

/** The first call to a client whose seller has left. */
export const fr: Readonly<Record<string, ScriptWords>> = {
  "script.orphan-first-call": {
    title: "Client orphelin, premier appel",
    steps: {
      greet: {
        label: "Appel",
        text: "Bonjour, est-ce que je parle bien à {address} {client}?",
        answers: { client: "Client joint", none: "Pas de réponse" },
      },
      "seller-left": {
        label: "Départ du vendeur",
        text: "Je vous appelle parce que la personne qui vous a vendu votre {vehicle} ne travaille plus avec nous.",
        coach: "Dites-le simplement\u00a0: le client n’y est pour rien.",
      },
      introduce: {
        label: "Présentation",
        text: "Je m’appelle {agent}, de la succursale {branch}.",
        coach: "Prenez le temps de vous présenter.",
      },
      "from-now-on": {
        label: "Nouvelle personne",
        text: "À partir de maintenant, c’est moi qui prends soin de vous, et je serai là à vos prochains passages.",
      },
      questions: {
        label: "Questions du client",
        text: "Avez-vous des questions, ou quelque chose que je peux faire pour vous?",
        coach: "Intéressez-vous au client avant de parler d’un véhicule.",
      },
      thanks: { label: "Remerciements", text: "Merci, {address} {client}. Au plaisir de vous rencontrer." },
      "wrap-up": {
        label: "Dossier mis à jour",
        text: "Laissez une note au dossier et mettez-y votre nom à la place de celui du vendeur.",
        coach: "Le dossier est à qui a joint le client.",
      },
      "note-only": {
        label: "Note laissée",
        text: "Laissez une note au dossier. Le nom du vendeur n’y change pas.",
      },
    },
  },
}
