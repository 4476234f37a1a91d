import { expect, it, test } from "vitest"
import { readDoNotCall, writeDoNotCall } from "../../../popup/do-not-call/csv"
import type { DoNotCallShown } from "../../../src/messages"
import { en } from "../../../src/words/en/do-not-call"
import { fr } from "../../../src/words/fr/do-not-call"

const read = (text: string) => readDoNotCall(new TextEncoder().encode(text))

const rows: DoNotCallShown[] = [
  {
    id: "5147000199",
    phone: "514 700-0199",
    asked: "2026-11-20",
    entered: "2026-11-22",
    late: false,
    keptUntil: "2029-12-04",
    removed: null,
    reason: "",
  },
  {
    id: "33140000000",
    phone: "+33140000000",
    asked: "2026-10-01",
    entered: "2026-11-01",
    late: true,
    keptUntil: "2029-10-15",
    removed: "2026-11-10",
    reason: 'Il a dit "oui"; =1+1',
  },
]
test.each([
  ["fr", fr, ";"],
  ["en", en, ","],
] as const)("what is written in %s is read back", (_language, words, delimiter) => {
  const file = read(writeDoNotCall(rows, words.file.columns, delimiter))
  expect(file).toEqual({
    bad: [],
    lines: rows.map(({ phone, asked, entered, removed, reason }, index) => ({
      line: index + 2,
      phone,
      asked,
      entered,
      removed,
      reason,
    })),
  })
})

it.each<[what: string, text: string, lines: string[], bad: string[]]>([
  [
    "columns in another order",
    "Date;Téléphone\n2026-11-20;(514) 700-0199\n",
    ["(514) 700-0199 2026-11-20"],
    [],
  ],
  [
    "a blank line, and one at the end",
    "Numéro,Demandé le\n\n5147000199,2026-11-20\n\n",
    ["5147000199 2026-11-20"],
    [],
  ],
  [
    "dates of one order",
    "Phone\tAsked on\n1\t25/11/2026\n2\t03/11/2026",
    ["1 2026-11-25", "2 2026-11-03"],
    [],
  ],
  ["a date of two ways", "Phone;Date\n1;03/04/2026", [], ["2 ambiguous 03/04/2026"]],
  ["no date", "Phone;Date\n1;\n2;hier\n3;2026-02-30", [], ["2 date ", "3 date hier", "4 date 2026-02-30"]],
  ["a date of entry that is none", "Phone;Date;Inscrit le\n1;2026-11-20;x", [], ["2 date x"]],
])("%s", (_what, text, lines, bad) => {
  const file = read(text)
  if ("wrong" in file) throw new Error(file.wrong)
  expect(file.lines.map(({ phone, asked }) => `${phone} ${asked}`)).toEqual(lines)
  expect(file.bad.map(({ line, why, cell }) => `${String(line)} ${why} ${cell}`)).toEqual(bad)
})

it.each([
  ["empty", ""],
  ["empty", "Numéro;Demandé le\n"],
  ["columns", "5147000199\n4507000199"],
  ["columns", "Numéro;Nom\n1;x"],
])("is refused as %s: %j", (wrong, text) => expect(read(text)).toEqual({ wrong }))
