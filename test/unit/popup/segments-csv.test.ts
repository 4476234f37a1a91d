import { describe, expect, it } from "vitest"
import { isOf, readClients, writeBad, writeClients, type ClientList } from "../../../popup/segments-csv"
import { montreal } from "../../../src/process/calendar"
import { standardSegments } from "../../../src/process/renewal/segments"
import { fr } from "../../../src/words/fr/loyalty"

const now = montreal("2026-12-15", "10:00")
const read = (text: string) => readClients(text, now, standardSegments)
const list = (text: string): ClientList => {
  const answer = read(text)
  if ("wrong" in answer) throw new Error(answer.wrong)
  return answer
}

describe("a list of clients", () => {
  it.each([
    ["nothing", "  ", "empty"],
    ["headers alone", "Nom;Ville", "empty"],
    ["no name", "Ville;Courriel\nLaval;a@b.ca", "no-name"],
  ])("%s is refused whole", (_name, text, wrong) => expect(read(text)).toEqual({ wrong }))

  it.each([
    ["no name", ";2024-01-01;2027-01-01", "name"],
    ["a date that is none", "Julie Roy;2024-02-30;", "date"],
    ["a date in words", "Julie Roy;hier;", "date"],
    ["a date that reads two ways", "Julie Roy;03/04/2024;", "ambiguous"],
    ["dates in the other order", "Julie Roy;2024-01-02;2023-01-02", "order"],
    ["too many cells", "Julie Roy;2024-01-02;2027-01-02;72;x;y", "cells"],
    ["a number that is none", "Julie Roy;2024-01-02;2027-01-02;beaucoup", "number"],
  ])("a line with %s is said with its number, and stays whole", (_name, line, why) => {
    const { bad, clients } = list(
      `Nom;Date de livraison;Fin de financement;Terme;Ville\nLuc Gagnon\n\n${line}`,
    )
    expect(bad).toMatchObject([{ line: 4, why }])
    expect(bad[0]?.cells.join(";")).toBe(line)
    expect(clients).toHaveLength(1)
  })

  it.each([
    ["one date tells that days come first", "03/04/2024", "25/12/2023", "2024-04-03"],
    ["one date tells that months come first", "03/04/2024", "12/25/2023", "2024-03-04"],
    ["the same number twice needs no telling", "05/05/2024", "2023-01-01", "2024-05-05"],
  ])("%s", (_name, one, other, day) => {
    const { clients, bad } = list(`Nom,Date de livraison,Garantie\nA Roy,${one},3\nB Roy,${other},3`)
    expect(bad).toEqual([])
    const years = clients[0]?.segments.all.find(({ key }) => key === "warranty")
    expect(years?.why.end?.slice(4)).toBe(day.slice(4))
  })

  it("reads headers loosely, quoted lines counted, unknown ones said", () => {
    const { clients, bad, ignored } = list(
      'PRÉNOM,Nom de famille,Cell,Téléphone,Couleur\nJulie,"Roy\nLavoie",514 555-0142,,bleu\n,,,,x',
    )
    expect(clients[0]?.cells).toMatchObject({ name: "Julie Roy Lavoie", cell: "514 555-0142" })
    expect(bad).toMatchObject([{ line: 4, why: "name" }])
    expect(ignored).toEqual(["Couleur"])
  })

  it("counts purchases from the lines of one client, and leaves unknown what it cannot know", () => {
    const { clients } = list(
      "Nom;Courriel;Téléphone\nJulie Roy;a@b.ca;514 555-0142\nRoy Julie;;(514) 555-0142\nLuc Roy;c@b.ca;",
    )
    expect(clients.map((one) => isOf(one, "loyal"))).toEqual([true, true, false])
    const luc = clients.at(2)
    expect(luc !== undefined && isOf(luc, "loyal", "unknown")).toBe(true)
  })

  it("takes the rate before the kind, and a bracket of equity", () => {
    const { clients } = list(
      "Nom;Taux;Type de crédit;Fin de financement;Équité\nA Roy;14,0 %;Régulier;2028-01-01;-18\nB Roy;13,9 %;Spécialisé;2027-01-01;24",
    )
    const keys = clients.map(({ segments }) =>
      segments.all.filter(({ state }) => state === "in").map(({ key }) => key),
    )
    expect(keys).toEqual([
      ["specialised", "equity-negative", "running"],
      ["regular-ending", "running"],
    ])
  })

  it("gives out no formula nor figure, opens in a sheet, and reads back the same", () => {
    const before = list(
      'Nom;Téléphone;Taux;Date de livraison\n"=HYPERLINK(""x"")";+1 514 555-0142;14;2024-01-31\n@Roy;;6;2024-02-29',
    )
    const text = writeClients(before.clients, fr.segments.titles, ";")
    expect(text.startsWith("\uFEFFNom du client;")).toBe(true)
    expect(text).not.toMatch(/(^|[;\n"])[=+@]/m)
    expect(text).not.toMatch(/14;|taux/i)
    const after = list(text)
    expect(after.bad).toEqual([])
    expect(after.ignored).toEqual([])
    expect(after.clients.map(({ cells }) => [cells.name, cells.phones, cells.delivered])).toEqual(
      before.clients.map(({ cells }) => [cells.name, cells.phones, cells.delivered]),
    )
    const bad = list("Nom;Date de livraison\nA Roy\n=1+1;zut")
    expect(writeBad(bad, ";")).toBe(`\uFEFFNom;Date de livraison\r\n"'=1+1";zut`)
  })
})
