/** The people of the stand-in: who works there, and the names that clients are given. */
export type Department = "BDC" | "Spécialiste" | "DV" | "Analyste" | "Directeur adjoint"
export type Worker = readonly [name: string, department: Department, branch?: string]

/** The CRM's users, in the order of their numbers. Two of them bear one name. */
export const workers: readonly Worker[] = [
  ["Alex Gagné", "BDC"],
  ["Naomie Labonté", "BDC"],
  ["Bastien Cormier", "BDC"],
  ["Rosalie Quintal", "BDC"],
  ["Ismaël Traoré", "Spécialiste", "Laval"],
  ["Coralie Vachon", "Spécialiste", "St-Constant"],
  ["Théo Marcoux", "Spécialiste", "St-Hubert"],
  ["Maëlle Dansereau", "Spécialiste", "Île-Perrot"],
  ["Hugo Sansregret", "DV", "Laval"],
  ["Dalia Benchekroun", "DV", "St-Constant"],
  ["Félix-Antoine Roy", "DV", "St-Hubert"],
  ["Sabrina Lemoyne", "DV", "Île-Perrot"],
  ["Émile Fortin", "BDC"],
  ["Chloé Arsenault", "BDC"],
  ["Alexandre Tremblay", "BDC", "Laval"],
  ["Alexandre Tremblay", "BDC", "St-Hubert"],
  ["Soraya Haddad", "BDC"],
  ["Gaël Pruneau", "BDC"],
  ["Mégane Rioux", "BDC"],
  ["Noémie Castonguay", "Analyste"],
  ["Yannick Poulin", "Analyste"],
  ["Béatrice Lamontagne", "Spécialiste", "Laval"],
  ["Olivier Nadeau", "Spécialiste", "Laval"],
  ["Camila Restrepo", "Spécialiste", "Laval"],
  ["Loïc Gendron", "Spécialiste", "St-Constant"],
  ["Patrice Thibodeau", "Directeur adjoint"],
]

export const clients = [
  ["Marie-Ève", "Chouinard"],
  ["Jean-François", "Lapierre"],
  ["Olivia", "Bergevin"],
  ["Samuel", "Desormeaux"],
  ["Fatou", "Camara"],
  ["Nathan", "Villemure"],
  ["Léonie", "Charlebois"],
  ["Karim", "Belhadj"],
  ["Juliette", "Painchaud"],
  ["Édouard", "Mailhot"],
  ["Zoé", "Lafrenière"],
  ["William", "Archer"],
] as const

const words = (text: string): string[] => text.trim().split(/\s+/)
export const firstNames = words(`
  Adèle Anaïs Antoine Arnaud Béatrice Benoît Camille Catherine Charles-Étienne Cédric Daphné David Diane Éloïse Emma
  Étienne Fatima Florence Francis Gabrielle Geneviève Guillaume Hassan Hélène Inès Isabelle Jacob Jean-Philippe Jérôme
  Josée Kevin Laurence Liam Louis-Philippe Lucie Magalie Malik Marc-André Mathilde Maxime Mélodie Mohamed Nadia Nicolas
  Noah Océane Pascale Pierre-Luc Raphaëlle Rémi Sandrine Simon Sofia Stéphane Thérèse Thomas Valérie Vincent Xavier Yasmine`)
export const lastNames = words(`
  Abdallah Allard Archambault Aubin Baril Beaudoin Beauregard Bédard Bélanger Benali Bernier Bolduc Bouchard Boutin
  Brisebois Carrier Cloutier Côté Couture Cyr D’Amours Demers Désilets Diallo Doyon Drouin Dubé Dufresne Dumont
  Émond Filiatrault Gaudreau Gendreau Giguère Goulet Guérin Hébert Joly Kaboré Labrecque Lachance Lacombe Lajoie Lalonde
  Landry Laverdière Leblanc Legault Lemieux L’Heureux Mercier Michaud Morissette Nguyen Ouellet Paquin Pelchat Plourde
  Provencher Racine Rivest Rousseau Saint-Amour Savoie Sirois Thériault Turgeon Vaillancourt Veilleux Zerrouki`)

export const cars = [
  ["Toyota", "RAV4", "2023", "P48213"],
  ["Honda", "Civic", "2022", "P47790"],
  ["Mazda", "CX-5", "2024", "P50118"],
  ["Hyundai", "Kona", "2021", "P46355"],
  ["Nissan", "Rogue", "2023", "P49027"],
  ["Kia", "Sportage", "2022", "P48841"],
] as const
