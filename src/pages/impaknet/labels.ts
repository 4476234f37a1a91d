import type { ImpaknetField } from "../../process/impaknet/facts"
import { labelKey } from "../zoho/dom"

/** Labels given by a policy: they come with the built-in ones. */
export type Labels = Partial<Record<ImpaknetField, readonly string[]>>

/** Parts of a name that a page may hold apart, and the services sold with a vehicle, one label each. */
export type Part = "firstName" | "lastName" | "service"
export type Named = ImpaknetField | Part

const guesses: Record<Named, string> = {
  stock:
    "Stock|No de stock|Numéro de stock|No stock|Stock no|N° de stock|N° stock|# stock|Inventaire|No d’inventaire|No inventaire|Stock number|Stock #",
  branch: "Succursale|Branche|Branch|Concession|Concessionnaire",
  client:
    "Client|Nom du client|Nom client|Nom complet|Nom|Acheteur|Nom de l’acheteur|Customer|Customer name|Buyer",
  firstName: "Prénom|First name",
  lastName: "Nom de famille|Last name",
  coSigner:
    "Co-signataire|Cosignataire|Co-acheteur|Coacheteur|Co-emprunteur|Coemprunteur|Endosseur|Co-signer|Cosigner",
  phone:
    "Téléphone|Tél|Cellulaire|Cell|Mobile|No de téléphone|Numéro de téléphone|Téléphone résidence|Tél résidence|Téléphone maison|Tél maison|Tél cell|Téléphone cellulaire|Phone|Home phone|Cell phone",
  make: "Marque|Fabricant|Manufacturier|Make",
  model: "Modèle|Model",
  year: "Année|An|Année modèle|Année du véhicule|Year|Model year",
  serial: "No de série|Numéro de série|N° de série|NIV|No série|Série|VIN|Serial number",
  options: "Options|Équipement|Équipements",
  deliveryDate: "Date de livraison|Livraison|Livré le|Date livraison|Delivery date|Delivered",
  termMonths: "Terme|Durée|Durée du prêt|Durée du financement|Nombre de mois|Terme mois|Term",
  financingEnd:
    "Fin de financement|Fin du financement|Date de fin de financement|Fin du terme|Fin de terme|Date d’échéance|Échéance|Maturité|Maturity date",
  monthsLeft: "Mois restants|Mois restant|Terme restant|Mois à payer|Months left|Remaining term",
  seller: "Vendeur|Vendeuse|Conseiller|Conseiller aux ventes|Représentant|Salesperson",
  fi: "F&I|F & I|FNI|Équipe F&I|Équipe du F&I|Équipe FNI|Nom du F&I|Directeur F&I|F&I manager|Directeur financier|Directeur commercial|Finance manager",
  salesDirector:
    "Directeur des ventes|Directrice des ventes|Directeur ventes|Dir ventes|DV|Sales director|Sales manager",
  protection:
    "Plans de protection|Plan de protection|Garanties|Garanties et services|Produits F&I|Services et garanties|Protection plans",
  service:
    "Garantie prolongée|Garantie|Pneus|Antirouille|Pneus et jantes|Protection de peinture|Traitement antirouille|Protection du tissu|Assurance remplacement|Burinage|Gravure|Warranty|Tires|Rust-proofing|Rustproofing",
  brakes: "Freins|Freins avant|Freins arrière|Freins %|% freins|% des freins|Brakes|Front brakes|Rear brakes",
  tires: "Pneus|Usure des pneus|Usure pneus|Pneus avant|Pneus arrière|Tires|Tire wear",
  rate: "Taux|Taux d’intérêt|Taux intérêt|Taux annuel|Interest rate|Rate|APR",
  payment:
    "Paiement|Versement|Montant du versement|Montant par versement|Montant bi-mensuel|Paiement bi-mensuel|Paiement bimensuel|Versement bi-mensuel|Mensualité|Payment",
  value: "Valeur de rachat|Rachat|Prix de rachat|Valeur|Buy-back value|Buyback value|Buyback|Trade value",
  chance: "Chance|Chance au crédit|Type de crédit|Type de financement|Catégorie de crédit|Credit tier",
  lender: "Créancier|Banque|Prêteur|Institution|Institution financière|Lender|Bank",
}

const unit = /\((?:en )?(?:mois|months?|ans?|années|%|\$|\$ ?ca|cad|km|[ajmdy]+(?:[-/ ][ajmdy]+)+)\)/gi

/** A label folded for comparison, without its unit in brackets; anything else there makes it another label. */
export const keyOf = (text: string): string => {
  const bare = labelKey(text.replace(unit, " ").replace(/’/g, "'"))
  return bare.replace(/^(n°|nº|numero) /, "no ").replace(/ ?& ?/g, "&")
}

/** Which names a label may stand for, by its key. */
export type LabelIndex = ReadonlyMap<string, readonly Named[]>

export function indexLabels(own: Labels = {}): LabelIndex {
  const index = new Map<string, Named[]>()
  for (const [name, texts] of Object.entries(guesses) as [Named, string][]) {
    for (const text of [
      ...texts.split("|"),
      ...((own as Partial<Record<Named, readonly string[]>>)[name] ?? []),
    ]) {
      const key = keyOf(text)
      const named = index.get(key) ?? []
      if (key !== "" && !named.includes(name)) index.set(key, [...named, name])
    }
  }
  return index
}
