import type { Value, World } from "../world"

/** A sale as Impaknet holds it. */
export type Sale = {
  stock: string
  branch: string
  first: string
  last: string
  phone: string
  make: string
  model: string
  year: string
  serial: string
  /** yyyy-mm-dd */
  delivered: string
  ends: string
  term: number
  left: number
  rate: string
  payment: string
  buyBack: string
  chance: string
  lender: string
  seller: string
  fi: string
  director: string
  coSigner: string
  services: [name: string, taken: string][]
  brakes: [front: string, rear: string]
  tires: [front: string, rear: string]
  repairs: { number: string; day: string; what: string; lines: string[] }[]
}

const text = (value: Value | undefined, other: string): string =>
  typeof value === "string" && value !== "" ? value : other

/** The sales behind the renewal files of the CRM, two of one name, and one stock number that stands in two branches. */
export function salesOf(world: World): Sale[] {
  const files = [...(world.records["CustomModule12"]?.values() ?? [])]
  const sales = files.slice(0, 40).flatMap(({ values }, at): Sale[] => {
    const name = text(values["NAME"], "")
    const stock = text(values["CUSTOMMODULE12CF24"], "")
    if (name === "" || stock === "") return []
    const [first = "", ...rest] = name.split(" ")
    return [
      {
        stock,
        branch: text(values["CUSTOMMODULE12CF6"], "Laval"),
        first,
        last: rest.join(" "),
        phone: text(values["CUSTOMMODULE12CF1"], "354 555-0177"),
        make: text(values["CUSTOMMODULE12CF21"], "Toyota"),
        model: text(values["CUSTOMMODULE12CF22"], "Camry SE"),
        year: text(values["CUSTOMMODULE12CF23"], "2021"),
        serial: `4T1B11HK0KU${String(100_000 + at)}`,
        delivered: text(values["CUSTOMMODULE12CF11"], "2023-05-18"),
        ends: text(values["CUSTOMMODULE12CF3"], "2028-05-18"),
        term: 60,
        left: 18,
        rate: "17,99",
        payment: "214,55",
        buyBack: "14 250,00",
        chance: "3e chance",
        lender: "Banque Boréale",
        seller: "Paul Racine",
        fi: "Léa Fortier",
        director: "Marc Tessier",
        coSigner: "Luce Racine",
        services: [
          ["Garantie prolongée", "60 mois"],
          ["Pneus", "Oui"],
          ["Antirouille", "Oui"],
          ["Protection de peinture", "Non"],
        ],
        brakes: ["70 %", "55 %"],
        tires: ["7/32", "6/32"],
        repairs: [
          {
            number: "F-88120",
            day: "2023-05-12",
            what: "Inspection",
            lines: ["Changement d’huile", "Filtre à air"],
          },
          { number: "F-88155", day: "2023-05-15", what: "Freins", lines: ["Plaquettes avant"] },
        ],
      },
    ]
  })
  const [one, two] = sales
  return one && two
    ? [
        ...sales,
        { ...two, stock: "P49001", last: one.last, first: one.first, phone: "354 555-0188" },
        {
          ...two,
          stock: one.stock,
          branch: one.branch === "Laval" ? "St-Hubert" : "Laval",
          last: "Lavigne",
          first: "Odette",
        },
      ]
    : sales
}
