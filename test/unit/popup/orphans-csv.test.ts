import fc from "fast-check"
import Papa from "papaparse"
import { describe, expect, it } from "vitest"
import {
  guessMapping,
  orphanFields,
  readOrphans,
  samples,
  wanting,
  writeBadLines,
  type OrphanList,
} from "../../../popup/orphans-csv"
import { decode, readSheet, type Sheet, type Watch } from "../../../popup/orphans-sheet"
import { fr } from "../../../src/words/fr/orphans"

const today = "2026-11-20"
const watch = (): Watch => ({ signal: new AbortController().signal, tell: () => undefined })
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const wide = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
async function sheetOf(bytes: Uint8Array | string): Promise<Sheet> {
  const sheet = await readSheet(typeof bytes === "string" ? utf8(bytes) : bytes, watch())
  if ("wrong" in sheet) throw new Error(sheet.wrong)
  return sheet
}
async function listOf(text: string): Promise<OrphanList> {
  const sheet = await sheetOf(text)
  return readOrphans(sheet, guessMapping(sheet.header), today, watch())
}

describe("a file, whatever wrote it", () => {
  const text = "Prénom;Nom de famille;Courriel\r\nZoé;L'Écuyer;zoe@a.ca\r\n"
  it.each([
    ["UTF-8", utf8(text), "utf-8"],
    ["UTF-8 with its mark", utf8(`\uFEFF${text}`), "utf-8"],
    ["Windows-1252", latin(text), "windows-1252"],
    ["UTF-16 with its mark", wide(`\uFEFF${text}`, true), "utf-16le"],
    ["UTF-16 the other way", wide(`\uFEFF${text}`, false), "utf-16be"],
    ["UTF-16 without a mark", wide(text, true), "utf-16le"],
  ])("%s", async (_name, bytes, encoding) => {
    const sheet = await sheetOf(bytes)
    expect(sheet.encoding).toBe(encoding)
    expect(sheet.header).toEqual(["Prénom", "Nom de famille", "Courriel"])
    expect(sheet.lines).toEqual([{ line: 2, cells: ["Zoé", "L'Écuyer", "zoe@a.ca"] }])
  })
  it.each([";", ",", "\t", "|", "^"])("parted by %j", async (delimiter) => {
    const sheet = await sheetOf(
      ["Nom", "Téléphone"].join(delimiter) + "\n" + ["Zoé Roy", "514 700-0199"].join(delimiter),
    )
    expect(sheet.lines[0]?.cells).toEqual(["Zoé Roy", "514 700-0199"])
  })
  it("without headers, of addresses of the CRM alone", async () => {
    const row = (at: number) =>
      `Client ${String(at)};https://crm.zoho.com/crm/org1/tab/Contacts/600${String(at)}`
    expect((await sheetOf([row(1), row(2)].join("\n"))).lines).toHaveLength(2)
  })
  it("a quote left open in the last column hides nobody, however many lines it swallows", async () => {
    const { clients, bad } = await listOf(
      'Nom;Téléphone\nA Roy;"514 555-0101\nB Roy;514 555-0102\n"C" Roy;514 555-0103\nD Roy;514 555-0104\n',
    )
    expect(clients.map(({ name }) => name).slice(-1)).toEqual(["D Roy"])
    expect(clients.length + bad.length).toBe(4)
    const long = await sheetOf(`Nom;Téléphone\n"${"A Roy;514 555-0101\n".repeat(200_000)}`)
    expect(long.lines).toHaveLength(200_000)
  })
  it("notes of several lines hide nobody and make nobody", async () => {
    const { clients, bad } = await listOf(
      'Nom;Téléphone;Notes\nA Roy;514 555-0101;"appeler\n514 555-0199; le soir\nmerci"\n',
    )
    expect([clients.length, bad]).toEqual([1, []])
  })
  it("two columns of one name are both read", async () =>
    expect((await listOf("Nom;Téléphone;Téléphone\nA Roy;;514 555-0101")).clients).toHaveLength(1))
  it("that tells its delimiter", async () => {
    const sheet = await sheetOf("sep=,\r\nNom,Notes\r\nZoé Roy,a;b;c")
    expect(sheet).toMatchObject({
      header: ["Nom", "Notes"],
      lines: [{ line: 3, cells: ["Zoé Roy", "a;b;c"] }],
    })
  })
  it.each(["", " \n ", "Nom;Courriel"])("with nothing in it: %j", async (text) =>
    expect(await readSheet(utf8(text), watch())).toEqual({ wrong: "empty" }),
  )
  it("without headers loses no client: its columns have no name", async () => {
    const sheet = await sheetOf("Zoé Roy;514 700-0199\nNoé Li;514 700-0100")
    expect(sheet.header).toEqual(["", ""])
    const { clients } = await readOrphans(sheet, { name: 0, phone: 1 }, today, watch())
    expect(clients.map(({ name }) => name)).toEqual(["Zoé Roy", "Noé Li"])
  })
  it("a quote never closed loses no line below it", async () => {
    const lines = Array.from({ length: 40 }, (_one, at) => `Client ${String(at)};c${String(at)}@a.ca`)
    const { clients, bad } = await listOf(`Nom;Courriel\n"Zoé Roy;zoe@a.ca\n${lines.join("\n")}`)
    expect(bad).toMatchObject([{ line: 2, why: "quote" }])
    expect(clients).toHaveLength(40)
  })
  it("what is read a slice at a time is what is read at once", async () => {
    const cell = fc.string({ maxLength: 12, unit: fc.constantFrom("a", "é", '"', ";", ",", "\n", " ", "7") })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 500 }),
        async (some, times) => {
          const rows = Array.from({ length: times }, () => some)
            .flat()
            .map((row, at) => [`n${String(at)}`, ...row])
          const text = Papa.unparse(rows, { delimiter: ";", quotes: true })
          const sheet = await sheetOf(`h;i;j;k;l\n${text}`)
          expect(sheet.lines.filter(({ broken }) => broken)).toEqual([])
          expect(sheet.lines.map(({ cells }) => cells[0])).toEqual(rows.map(([first]) => first))
        },
      ),
      { numRuns: 6 },
    )
  })
  it("given up midway, it throws and nothing is read", async () => {
    const life = new AbortController()
    const rows = Array.from({ length: 60_000 }, (_one, at) => `Client ${String(at)};c${String(at)}@a.ca`)
    const read = readSheet(utf8(`Nom;Courriel\n${rows.join("\n")}`), {
      signal: life.signal,
      tell: () => life.abort(),
    })
    await expect(read).rejects.toThrow()
  })
})

describe("columns", () => {
  it.each([
    [
      "in French",
      "Courriel;Nom de famille;Prénom;Cellulaire;Téléphone;Modèle;Année;Ville;Succursale;Vendeur;Date d’achat",
      {
        email: 0,
        last: 1,
        first: 2,
        phone2: 3,
        phone: 4,
        model: 5,
        year: 6,
        area: 7,
        branch: 8,
        seller: 9,
        purchased: 10,
      },
    ],
    [
      "in English",
      "Customer Name;Phone;E-mail;Make;Model;Year;Postal code;Link;Delivery date",
      { name: 0, phone: 1, email: 2, make: 3, model: 4, year: 5, area: 6, url: 7, purchased: 8 },
    ],
    ["of a cellphone alone", "NOM;CELLULAIRE", { name: 0, phone: 1 }],
    ["of nothing known", "A;B", {}],
  ])("are guessed %s", (_name, header, mapping) => expect(guessMapping(header.split(";"))).toEqual(mapping))
  it.each([
    [{ name: 0, phone: 1 }, null],
    [{ first: 0, last: 1, url: 2 }, null],
    [{ first: 0, phone: 1 }, "name"],
    [{ name: 0, model: 1 }, "reach"],
  ] as const)("what is wanting in %j: %s", (mapping, wants) => expect(wanting(mapping)).toBe(wants))
  it("are shown by three values", async () =>
    expect(
      samples(await sheetOf("Nom;Ville\nA;\nB;Laval\nC;Laval\nD;Brossard\nE;Longueuil\nF;Lévis"), 1),
    ).toEqual(["Laval", "Brossard", "Longueuil"]))
  it("have a name in both languages for each field", () => {
    for (const field of orphanFields) expect(fr.fields[field]).toBeTruthy()
  })
})

describe("a line", () => {
  const header = "Nom;Téléphone;Courriel;Lien;Année;Date d’achat"
  it.each([
    [";514 700-0199", "name"],
    ["123;514 700-0199", "name"],
    ["Zoé Roy", "reach"],
    ["Zoé Roy;700-0199;zoe@;https://a.ca", "reach"],
    ["Zoé Roy;514 700-0199;;;1899", "year"],
    ["Zoé Roy;514 700-0199;;;2031", "year"],
    ["Zoé Roy;514 700-0199;;;dix", "year"],
    ["Zoé Roy;514 700-0199;;;;2024-02-30", "date"],
    ["Zoé Roy;514 700-0199;;;;2027-01-01", "date"],
    ["Zoé Roy;514 700-0199;;;;03/04/2024", "ambiguous"],
    ["Zoé Roy;514 700-0199;;;;;x", "cells"],
    [`${"Zoé ".repeat(60)};514 700-0199`, "long"],
  ])("%s is listed: %s", async (line, why) => {
    const { clients, bad } = await listOf(`${header}\n\n${line}\nNoé Li;514 700-0100`)
    expect(bad).toMatchObject([{ line: 3, why, taken: false }])
    expect(clients.map(({ name }) => name)).toEqual(["Noé Li"])
  })
  it.each([
    ["Zoé Roy;700-0199;zoe@a.ca", "phone", "700-0199"],
    ["Zoé Roy;514 700-0199;zoe@", "email", "zoe@"],
    ["Zoé Roy;514 700-0199;;javascript:alert(1)", "url", "javascript:alert(1)"],
    [
      "Zoé Roy;514 700-0199;;https://evil.ca/crm/tab/Contacts/6000000000000000001",
      "url",
      "https://evil.ca/crm/tab/Contacts/6000000000000000001",
    ],
  ])("%s is taken without its %s, and said", async (line, why, cell) => {
    const { clients, bad } = await listOf(`${header}\n${line}`)
    expect(bad).toMatchObject([{ line: 2, why, taken: true, cell }])
    expect(clients).toHaveLength(1)
    expect(Object.values(clients[0] ?? {})).not.toContain(cell)
  })
  it.each([
    ["514.700.0199", "514 700-0199"],
    ["+1 (514) 700-0199 poste 12", "514 700-0199"],
    ["résidence 514-700-0199 / cell 438 555-0100", "514 700-0199"],
    ["5147000199 4385550100", "514 700-0199"],
    ["514–700–0199", "514 700-0199"],
    ["+33 1 99 00 12 34", "+33199001234"],
  ])("the phone %s", async (text, phone) =>
    expect((await listOf(`${header}\nZoé Roy;${text}`)).clients).toMatchObject([{ phone }]),
  )
  it("what names a client makes their id, the same at each import", async () => {
    const [first] = (await listOf("Nom;Tél.\nZoé Roy;514 700-0199")).clients
    const [again] = (await listOf('Courriel,Phone,Full name\nz@a.ca,(514) 700 0199,"Roy, Zoé"')).clients
    expect(again?.id).toBe(first?.id)
  })
  it("the same client twice is one, filled from both; under another name the line is listed", async () => {
    const { clients, bad, merged } = await listOf(
      "Nom;Téléphone;Modèle;Ville\nZoé Roy;514 700-0199;Corolla;\nROY Zoe;(514) 700-0199;;J4W 1A1\nNoé Li;5147000199;;",
    )
    expect(clients).toMatchObject([{ name: "Zoé Roy", model: "Corolla", area: "J4W" }])
    expect(merged).toBe(1)
    expect(bad).toMatchObject([{ line: 4, why: "namesake", cell: "Zoé Roy" }])
  })
  it("days come first where one date tells", async () =>
    expect(
      (await listOf(`${header}\nA B;514 700-0101;;;;25/12/2023\nC D;514 700-0102;;;;03/04/2024`)).clients,
    ).toMatchObject([{ purchased: "2023-12-25" }, { purchased: "2024-04-03" }]))
  it("every line is taken, merged or listed, whatever it holds", async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom("Zoé Roy", "514 700-0199", "z@a.ca", "2019", "2020-01-02", ""),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 30 }),
        async (rows) => {
          const kept = rows.filter((row) => row.some((one) => one.trim().replace(/^'(?=[=+\-@])/, "") !== ""))
          fc.pre(kept.length > 0)
          const text = Papa.unparse([header.split(";"), ...kept], { delimiter: ";", quotes: true })
          const { clients, bad, merged } = await listOf(text)
          expect(clients.length + merged + bad.filter(({ taken }) => !taken).length).toBe(kept.length)
        },
      ),
      { numRuns: 60 },
    )
  })
  it("is given back to be mended, and is no formula there", async () => {
    const sheet = await sheetOf("Nom;Téléphone\n=1+1;@x")
    const { bad } = await readOrphans(sheet, guessMapping(sheet.header), today, watch())
    const text = writeBadLines(sheet, bad, fr, ";")
    expect(text).toBe(`\uFEFF${fr.line};${fr.reason};Nom;Téléphone\r\n2;${fr.why.name};"'=1+1";"'@x"`)
  })
})

describe("an encoding", () => {
  it("is told of any bytes, without loss of what is plain", () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abc;é€ ".split("")), minLength: 1 }), (text) => {
        expect(decode(utf8(text)).text).toBe(text)
      }),
    ))
})
