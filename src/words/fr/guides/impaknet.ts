import type { ScriptWords } from "../../../scripts/types"

const leave = {
  text: "En fermant les pages, répondez «\u00a0NON\u00a0» à «\u00a0Sauvegarder les modifications\u00a0».",
}

/** The guides of Impaknet. */
export const fr = {
  "guide.impaknet-5431": {
    title: "Impaknet 5431\u00a0: client, véhicule et prêt",
    steps: {
      command: { text: "Tapez 5431 dans la barre de recherche." },
      branch: { text: "Choisissez la succursale dans «\u00a0commandes spéciales\u00a0», puis Entrée." },
      search: { text: "Cherchez par numéro de stock, nom du client ou téléphone." },
      vehicle: {
        text: "Ouvrez l’onglet «\u00a0Véhicule\u00a0».",
        coach:
          "Options, créancier, terme, taux, versement bimensuel, numéro de série, marque, année, banque.",
      },
      client: {
        text: "Ouvrez l’onglet «\u00a0Client\u00a0».",
        coach: "Date de livraison, téléphone, cosignataire, vendeur, équipe F&I, directeur des ventes.",
      },
      summary: { text: "Ouvrez l’onglet «\u00a0Sommaire\u00a0».", coach: "Les chiffres du contrat." },
      fi: {
        text: "Ouvrez l’onglet «\u00a0F&I\u00a0».",
        coach:
          "Garanties et services pris\u00a0: pneus, antirouille. Ce sont les plans de protection dans Zoho.",
      },
      leave,
    },
  },
  "guide.impaknet-511": {
    title: "Impaknet 511\u00a0: état avant la vente",
    steps: {
      command: { text: "Tapez 511 dans la barre de recherche." },
      stock: { text: "Entrez le numéro de stock.", coach: "La succursale n’est pas demandée." },
      inspection: { text: "Lisez l’inspection globale." },
      memo: { text: "En haut à droite, ouvrez l’onglet «\u00a0Mémo\u00a0»." },
      wear: { text: "Descendez jusqu’aux freins (%) et à l’usure des pneus." },
      leave,
    },
  },
  "guide.impaknet-12": {
    title: "Impaknet 12\u00a0: réparations faites",
    steps: {
      command: { text: "Tapez 12 dans la barre de recherche." },
      branch: { text: "Choisissez la succursale du véhicule." },
      stock: { text: "Entrez le numéro de stock." },
      ok: { text: "Cliquez sur OK, puis encore sur OK." },
      display: { text: "Ouvrez «\u00a0Affichage\u00a0»." },
      file: { text: "Choisissez «\u00a0Dossier de service\u00a0»." },
      line: { text: "Cliquez sur n’importe quelle ligne." },
      details: { text: "Cliquez sur «\u00a0Détails\u00a0»." },
      proof: { text: "Si le client veut une preuve, faites une capture de la facture." },
      leave,
    },
  },
} satisfies Record<string, ScriptWords>
