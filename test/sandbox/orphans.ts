const models = ["Corolla", "RAV4", "Éclipse", "Civic"]

/** A list of clients without a seller as a sheet of here saves it: Windows-1252, semicolons, columns in an order of its own. */
export function orphanLines(rows: number): string[] {
  const lines = [
    "Année;Courriel;Prénom;Nom de famille;Téléphone;Modèle;Marque;Ville;Succursale;Date d'achat;Remarques",
  ]
  for (let n = 0; n < rows; n++) {
    const year = String(2012 + (n % 12))
    const phone = `514 2${String(10 + Math.floor(n / 10_000)).padStart(2, "0")}-${String(n % 10_000).padStart(4, "0")}`
    lines.push(
      `${year};c${String(n)}@exemple.ca;Hélène;Côté-${String(n)};${phone};${models[n % 4] ?? ""};Toyota;${n % 3 ? "Laval" : "Montréal"};${n % 5 ? "" : "Laval"};2019-0${String(1 + (n % 9))}-15;"dit ""oui""; à rappeler"`,
    )
  }
  return lines
}
export const orphanFile = (lines: readonly string[]): Buffer => Buffer.from(lines.join("\r\n"), "latin1")
