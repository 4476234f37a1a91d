import Papa from "papaparse"
import { expect, it } from "vitest"
import { plain, written } from "../../../popup/csv"

it.each([
  "=1+1",
  "+1 514 700-0199",
  "-5",
  "@somme",
  "=1\nsuite",
  "@a\r\nb",
  "\t=1",
  "\r=1",
  "\n=1",
  "  =1+1",
  "\u00a0=1",
  "＝1+1",
])("%j is no formula in a sheet, in the header either", (cell) => {
  for (const delimiter of [";", ","]) {
    const text = written([[cell], ["x"], [cell]], delimiter)
    const { data } = Papa.parse<string[]>(text.slice(1), { delimiter, newline: "\r\n" })
    expect([data[0]?.[0], data[2]?.[0]]).toEqual([`'${cell}`, `'${cell}`])
  }
})

it.each(["Roy", "", "514 700-0199", "l’an = 12", "a-b", "'cité", "1\n=2"])("%j stays as it is", (cell) => {
  const { data } = Papa.parse<string[]>(written([[cell], ["x"]], ";").slice(1), {
    delimiter: ";",
    newline: "\r\n",
  })
  expect(data[0]?.[0]).toBe(cell)
})

it.each(["=1+1", "+1 514 700-0199", "@Roy"])("%s written and read is itself", (cell) => {
  const { data } = Papa.parse<string[]>(written([[cell]], ";").slice(1), { delimiter: ";" })
  expect(plain(data[0]?.[0] ?? "")).toBe(cell)
})
