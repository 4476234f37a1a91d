import { aftersalesCases } from "./aftersales"
import { cases } from "./cases"
import { crowd } from "./generate"
import { renewalCases, renewalCrowd } from "./renewals"
import { branches } from "./schema"
import { day, hour, newWorld, wall, type Value, type World } from "./world"

/** The whole dealership at one instant; the same `now` and seed always give the same world. */
export function makeWorld(now: Date, seed = 1): World {
  const made = newWorld(now)
  const { at, dateIn, id, user, contact, add, named, put } = made
  for (const branch of branches) contact({ first: "RDV", last: branch })

  const tomorrow = dateIn(1)
  const appointment = (extra: Partial<Record<"kind" | "deposit", string>> = {}) =>
    [
      `RDV ${extra.kind ?? "en concession"}`,
      "Succursale : Laval",
      `Date et heure : ${tomorrow} à 14 h 00`,
      "Véhicule d'intérêt : Toyota RAV4 2023 P48213",
      "Échange : non",
      "Paiement : financement",
      "Crédit ok : oui",
      `Dépôt : ${extra.deposit ?? "non"}`,
      "Client demeure à : Blainville",
    ].join("\n")
  const ready = { POTENTIALCF3: "Laval", POTENTIALCF31: dateIn(2) }

  add("ready", "complet, prêt pour la réunion", {
    values: ready,
    notes: [{ ago: 40 * 60_000, text: appointment() }],
  })
  add("poor", "la démonstration : il manque plusieurs choses", {
    values: {
      POTENTIALNAME: "Jean-François Unknown",
      STAGE: "En traitement",
      POTENTIALCF2: "",
      POTENTIALCF3: null,
      POTENTIALCF5: null,
      POTENTIALCF6: null,
      POTENTIALCF12: "",
      POTENTIALCF31: null,
    },
  })
  const missing: [string, string, string][] = [
    ["no-phone", "sans téléphone", "POTENTIALCF1"],
    ["no-email", "sans courriel", "POTENTIALCF2"],
    ["no-branch", "sans succursale", "POTENTIALCF3"],
    ["no-language", "sans langue", "POTENTIALCF4"],
    ["no-specialist", "sans spécialiste", "POTENTIALCF5"],
    ["no-dv", "sans DV", "POTENTIALCF6"],
    ["no-make", "sans marque", "POTENTIALCF11"],
    ["no-model", "sans modèle", "POTENTIALCF12"],
    ["no-year", "sans année", "POTENTIALCF13"],
    ["no-stock", "ni stock ni critères", "POTENTIALCF14"],
    ["no-follow-up", "sans date de suivi", "POTENTIALCF31"],
    ["no-type", "sans type", "POTENTIALTYPE"],
  ]
  for (const [key, what, col] of missing)
    add(key, what, { values: { ...ready, [col]: null }, notes: [{ ago: hour, text: appointment() }] })
  add("no-contact", "sans fiche client", { contact: null })
  add("no-note", "sans note de rendez-vous", { values: ready })
  add("unknown-name", "nom « Unknown »", { values: { POTENTIALNAME: "Unknown Belhadj" } })
  add("undefined-name", "nom « Undefined »", { values: { POTENTIALNAME: "Undefined Undefined" } })
  add("one-word", "un seul mot", { values: { POTENTIALNAME: "Mailhot" } })
  add("company", "une entreprise", {
    values: { POTENTIALNAME: "Toitures Boréales inc." },
    contact: { first: "", last: "Toitures Boréales inc." },
  })
  add("other-person", "fiche d’une autre personne", { contact: { first: "Gisèle", last: "Turmel" } })
  add("family-name", "même nom de famille, autre prénom", {
    values: { POTENTIALNAME: "Marie Turmel" },
    contact: { first: "Gisèle", last: "Turmel" },
  })
  add("swapped", "nom et prénom inversés", {
    values: { POTENTIALNAME: "Turmel, Gisèle" },
    contact: { first: "Gisèle", last: "Turmel" },
  })
  add("expired", "expirée", { values: { POTENTIALCF101: true, CREATEDTIME: wall(at(70 * day)) } })
  add("soon-expired", "expire bientôt", {
    values: { STAGE: "Réponse envoyée", CREATEDTIME: wall(at(47 * day)) },
  })
  add("two-stocks", "deux numéros de stock", { values: { POTENTIALCF14: "P48213, P47790" } })
  add("criteria", "aucun stock, des critères", {
    values: {
      POTENTIALCF11: "",
      POTENTIALCF12: "",
      POTENTIALCF13: "",
      POTENTIALCF14: "",
      POTENTIALCF15: "VUS compact, AWD, moins de 60 000 km, 450 $ par mois au plus",
    },
  })
  add("trade-in", "reprise complète", {
    values: {
      POTENTIALCF21: "Ford",
      POTENTIALCF22: "Escape",
      POTENTIALCF23: "2017",
      POTENTIALCF24: "132000",
    },
  })
  add("trade-in-partial", "reprise à moitié", { values: { POTENTIALCF21: "Ford", POTENTIALCF22: "Escape" } })
  add("deposit", "dépôt, reçu joint", {
    values: { POTENTIALCF33: "pi_3SandboxDepot01" },
    notes: [{ ago: hour, text: appointment({ deposit: "oui, Stripe" }) }],
    attachments: ["Reçu de dépôt Stripe.pdf"],
  })
  add("deposit-no-receipt", "dépôt sans reçu", {
    notes: [{ ago: hour, text: appointment({ deposit: "oui" }) }],
  })
  add("virtual", "rendez-vous virtuel", {
    notes: [{ ago: hour, text: appointment({ kind: "virtuel, iPhone" }) }],
  })
  add("transfer", "transfert entre succursales", {
    notes: [{ ago: hour, text: `${appointment()}\nTransfert de St-Hubert à Laval` }],
  })
  add("bad-phone", "numéro impossible", { values: { POTENTIALCF1: "514 155-0199" } })
  add("bad-email", "courriel mal formé", { values: { POTENTIALCF2: "client(at)exemple" } })
  add("masked-phone", "numéro masqué", { values: { POTENTIALCF1: "*******199" } })

  const other = user(1).name
  const pdr = (days: number, rounds = 2, by = other) =>
    Array.from({ length: days * rounds }, (_, index) => {
      const [j, r] = [Math.floor(index / rounds), index % rounds]
      return {
        by,
        ago: (days - j) * day - r * 3 * hour,
        text: `PDR J${j + 1} R${r + 1}${r ? "" : " + TEXTO"}`,
      }
    }).reverse()
  add("callback-recent", "note d’une collègue il y a 1 h 12", {
    values: { SMOWNERID: user(2), STAGE: "Réponse envoyée" },
    notes: [{ by: other, ago: 72 * 60_000, text: "PDR J3 R1 + TEXTO" }, ...pdr(2)],
  })
  add("callback-edge", "note d’une collègue il y a presque 3 h", {
    values: { SMOWNERID: user(2) },
    notes: [{ by: other, ago: 3 * hour - 90_000, text: "PDR J2 R2" }],
  })
  add("callback-old", "note d’une collègue il y a 5 h", {
    values: { SMOWNERID: user(2) },
    notes: [{ by: other, ago: 5 * hour, text: "PDR J2 R1 + MSG VOCAL" }],
  })
  add("callback-edited", "note modifiée par une autre personne", {
    values: { SMOWNERID: user(2) },
    notes: [{ by: other, editedBy: user(3).name, ago: hour, text: "PDR J1 R1" }],
  })
  add("callback-mine", "ma note, le dossier d’un collègue", {
    values: { SMOWNERID: user(2) },
    notes: [{ ago: hour, text: "pas de réponse jour 2 round 1" }],
  })
  for (const days of [1, 3, 6, 7])
    add(`pdr-${days}`, `${days} jours sans contact`, {
      values: { STAGE: "Réponse envoyée" },
      notes: pdr(days),
    })
  add("reached", "client rejoint", {
    notes: [{ ago: day, text: "Rejoint le client, il rappelle samedi" }, ...pdr(2)],
  })
  add("closed", "dossier fermé", {
    values: { STAGE: "Perdu BDC" },
    notes: [{ by: other, ago: 3 * hour, text: "PDR J7 je ferme le dossier" }, ...pdr(7)],
  })
  add("credsii", "Credsii sans téléphone", { values: { LEADSOURCE: "Credsii", POTENTIALCF1: "" } })
  add("long-name", "nom très long", {
    values: { POTENTIALNAME: "Marie-Joséphine-Antoinette de la Bruère-Montpetit-Vaillancourt Saint-Germain" },
  })
  add("emoji", "emoji et écriture de droite à gauche", {
    values: { POTENTIALNAME: "Zoé 🚗 Lafrenière \u202eمرحبا" },
  })
  add("markup", "du balisage dans le nom", {
    values: { POTENTIALNAME: "<img src=x onerror=alert(1)> <b>Gras</b>" },
    notes: [{ ago: hour, text: "<script>alert(1)</script> PDR J1 R1" }],
  })
  add("big-note", "une note de 2 Mo", {
    notes: [{ ago: hour, text: `PDR J1 R1\n${"Le client veut réfléchir encore un peu. ".repeat(50_000)}` }],
  })
  add("many-notes", "500 notes", {
    notes: Array.from({ length: 500 }, (_, index) => ({
      by: user(index % 4).name,
      ago: (index + 1) * 5 * hour,
      text: `PDR J${(index % 7) + 1} R${(index % 3) + 1}`,
    })),
  })
  const heavy: Record<string, Value> = {}
  for (let n = 1; n <= 300; n++) heavy[`CF${n}`] = `Valeur ${n}`
  const record = put("CustomModule9", heavy, id(9))
  named("heavy", "CustomModule9", { id: record.id, name: "Inventaire" }, "300 champs et 1 500 lignes")
  cases(made)
  renewalCases(made)
  aftersalesCases(made)
  crowd(made, seed)
  renewalCrowd(made)
  return made.world
}
