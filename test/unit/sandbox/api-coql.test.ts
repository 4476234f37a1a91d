import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parse } from "../../sandbox/api/coql-parse"
import { Refusal } from "../../sandbox/api/http"
import { textOf } from "../../sandbox/api/shapes"
import { stages } from "../../sandbox/schema"
import { coql, id, make, world } from "./api-ask"

describe("COQL", () => {
  const api = make()
  const deals = [...(world.records["Potentials"]?.values() ?? [])]

  test("gives the rows that a filter would", () =>
    fc.assert(
      fc.asyncProperty(
        fc.subarray(stages, { minLength: 1 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 300 }),
        async (some, not, limit) => {
          const list = some.map((stage) => `'${stage.replaceAll("'", "''")}'`).join(", ")
          const { data, info } = await coql(
            api,
            `select Stage from Deals where Stage ${not ? "not " : ""}in (${list}) order by id asc limit ${String(limit)}`,
          )
          const wanted = deals.filter(({ values }) => some.includes(textOf(values["STAGE"])) !== not)
          expect(data.length).toBe(Math.min(limit, wanted.length))
          expect(info.more_records).toBe(wanted.length > limit)
          const ids = new Set(wanted.map((one) => one.id))
          expect(data.every((one) => ids.has(String(one["id"])))).toBe(true)
        },
      ),
      { numRuns: 30 },
    ))

  test("takes any text without falling", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "select",
            "id",
            ",",
            "from",
            "Deals",
            "where",
            "(",
            ")",
            "and",
            "=",
            "'a'",
            "in",
            "limit",
            "1",
            "order by",
            "is null",
            "*",
            "'",
            ";",
            "é",
          ),
        ),
        (words) => {
          try {
            parse(words.join(" "))
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
          }
        },
      ),
    ))

  test.each([
    [
      "two by two",
      "select id from Deals where ((Stage = 'Contacté' and Lead_Source = 'Credsii') or id is null)",
      1,
    ],
    [
      "a linked record",
      "select Contact_Name.Last_Name from Deals where Contact_Name.Last_Name = 'Troisnuméros'",
      1,
    ],
    ["its id", `select id from Deals where Contact_Name = '${id("contact-three-numbers")}'`, 1],
    ["a beginning", "select id from Deals where Deal_Name like 'Mireille%'", 2],
    ["an instant in another zone", "select id from Notes where Created_Time > '2026-11-18T15:00:00Z'", 1],
    ["offset first", "select id from Deals where id is not null limit 100, 5", 5],
    ["keywords in capitals", "SELECT id FROM Deals WHERE id IS NOT NULL LIMIT 5", 5],
    ["a quote in a text", "select id from Deals where Deal_Name = 'L''Heureux'", 0],
  ])("reads %s", async (_, text, least) => {
    const { data } = await coql(api, text)
    expect(data.length).toBeGreaterThanOrEqual(least)
  })

  test("an owner comes as an id alone, and limits cost credits", async () => {
    const { data } = await coql(api, "select Owner from Deals where id is not null limit 1")
    expect(Object.keys(data[0]?.["Owner"] as object)).toEqual(["id"])
    await coql(api, "select id from Deals where id is not null limit 900")
    await coql(api, "select id from Deals where id is not null limit 2000")
    expect(api.calls.slice(-3).map(({ credits }) => credits)).toEqual([1, 2, 3])
  })
})
