import type { ScriptWords } from "../../../scripts/types"

const leave = { text: "When you close the pages, answer “NON” to “Sauvegarder les modifications”." }

/** The guides of Impaknet. */
export const en = {
  "guide.impaknet-5431": {
    title: "Impaknet 5431: client, vehicle and loan",
    steps: {
      command: { text: "Type 5431 in the search bar." },
      branch: { text: "Choose the branch in “commandes spéciales”, then press Enter." },
      search: { text: "Search by stock number, client’s name or phone." },
      vehicle: {
        text: "Open the “Véhicule” tab.",
        coach: "Options, creditor, term, rate, bi-monthly payment, serial number, make, year, bank.",
      },
      client: {
        text: "Open the “Client” tab.",
        coach: "Delivery date, phone, co-signer, seller, F&I team, sales director.",
      },
      summary: { text: "Open the “Sommaire” tab.", coach: "The figures of the contract." },
      fi: {
        text: "Open the “F&I” tab.",
        coach: "Warranties and services taken: tires, rust-proofing. They are the protection plans in Zoho.",
      },
      leave,
    },
  },
  "guide.impaknet-511": {
    title: "Impaknet 511: condition before the sale",
    steps: {
      command: { text: "Type 511 in the search bar." },
      stock: { text: "Enter the stock number.", coach: "No branch is asked." },
      inspection: { text: "Read the global inspection." },
      memo: { text: "At the top right, open the “Mémo” tab." },
      wear: { text: "Scroll down to the brakes (%) and the tire wear." },
      leave,
    },
  },
  "guide.impaknet-12": {
    title: "Impaknet 12: repairs done",
    steps: {
      command: { text: "Type 12 in the search bar." },
      branch: { text: "Choose the vehicle’s branch." },
      stock: { text: "Enter the stock number." },
      ok: { text: "Click OK, then OK again." },
      display: { text: "Open “Affichage”." },
      file: { text: "Choose “Dossier de service”." },
      line: { text: "Click any line." },
      details: { text: "Click “Détails”." },
      proof: { text: "If the client wants proof, take a screenshot of the invoice." },
      leave,
    },
  },
} satisfies Record<string, ScriptWords>
