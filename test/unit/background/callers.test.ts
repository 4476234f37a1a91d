import { describe, expect, test, vi } from "vitest"
import { callsOf, chipsOf } from "../../../background/callers"
import type { ListedFile, PageFacts } from "../../../src/messages"
import type { FoundFile } from "../../../src/messages/find"
import { empty, known, unknown } from "../../../src/process/field"
import type { ContactFacts, Elsewhere, IncomingCall } from "../../../src/rules/facts"
import { fr } from "../../../src/words/fr"

const { calls: words, list } = fr.overlay
const file = (id: string, exact = true): FoundFile => ({
  record: { org: "org1", module: "Potentials", id },
  url: `https://crm.zoho.com/crm/org1/tab/Potentials/${id}`,
  name: null,
  stock: null,
  stage: "Contacté",
  owner: "Zoé Li",
  lastNote: null,
  seenAt: "2026-11-20T15:00:00Z",
  by: "phone",
  exact,
  card: null,
})
/** What a look-up finds, by the number asked. */
const finds = (found: Record<string, FoundFile[]>) =>
  vi.fn((query: string) => Promise.resolve({ query, tried: [], files: found[query] ?? [] }))
const page = (part: Elsewhere): PageFacts => ({
  kind: "other",
  opportunity: null,
  meeting: null,
  renewal: null,
  credit: null,
  incoming: null,
  ...part,
})
const incoming = (number: string): IncomingCall => ({ number, state: "ringing" })
const ringing = (number: string) => page({ incoming: incoming(number) })
const contact = (phones: ContactFacts["phones"]): ContactFacts => ({
  record: null,
  name: empty,
  phones,
  email: empty,
})
const client = (...phones: string[]) => page({ contact: contact(known(phones)) })
const ids = (view: Awaited<ReturnType<typeof callsOf>>) => view?.files.map(({ record }) => record.id)

describe("a call coming in", () => {
  const number = "5145550123"
  test("is of the files that have its whole number, and says it as it is dialled", async () => {
    const view = await callsOf(ringing(number), words, finds({ [number]: [file("1"), file("2", false)] }))
    expect(ids(view)).toEqual(["1"])
    expect(view?.title).toContain("514 555-0123")
    expect(view?.none).toBeNull()
  })
  test.each([["nothing"], ["a part of it alone"]])("that finds %s says so", async (what) => {
    const find = finds({ [number]: what === "nothing" ? [] : [file("1", false)] })
    expect(await callsOf(ringing(number), words, find)).toMatchObject({ files: [], none: words.none })
  })
  test("from a number that is none is shown as it was read", async () => {
    expect((await callsOf(ringing("*98"), words, finds({})))?.title).toContain("*98")
  })
  test("comes before the client whose page it is", async () => {
    const both = { ...client("4505550190"), incoming: incoming(number) }
    const find = finds({ [number]: [file("1")], "4505550190": [file("2")] })
    expect(ids(await callsOf(both, words, find))).toEqual(["1"])
  })
})

describe("a client's page", () => {
  test("has the files of all their numbers, each once, three at most", async () => {
    const find = finds({ a: [file("1"), file("2")], b: [file("2"), file("3"), file("4")] })
    const view = await callsOf(client("a", "b"), words, find)
    expect(ids(view)).toEqual(["1", "2", "3"])
    expect(view?.title).toBe(words.contact)
  })
  test("looks for five numbers at most", async () => {
    const find = finds({})
    await callsOf(client(..."abcdefgh"), words, find)
    expect(find).toHaveBeenCalledTimes(5)
  })
  test.each([
    ["no file", client("a")],
    ["no number", client()],
    ["numbers that cannot be read", page({ contact: contact(unknown("masked")) })],
    ["no client", page({})],
  ])("with %s says nothing", async (_, facts) => {
    expect(await callsOf(facts, words, finds({}))).toBeNull()
  })
})

test.each([
  ["a call", ringing("5145550123")],
  ["a client", client("5145550123")],
])("%s says nothing while the store fails", async (_, facts) => {
  expect(await callsOf(facts, words, () => Promise.reject(new Error("store")))).toBeNull()
})

describe("the rows of a list", () => {
  const row = (part: Partial<ListedFile>): ListedFile => ({
    record: { org: "org1", module: "Potentials", id: "1" },
    day: 3,
    rounds: 1,
    due: false,
    heldUntil: null,
    ...part,
  })
  const chip = (part: Partial<ListedFile>) => chipsOf([row(part)], 3, list, (iso) => iso.slice(11, 16))[0]
  test.each<[string, Partial<ListedFile>, boolean, RegExp]>([
    ["done", {}, false, /^Jour 3, .*: 1 sur/],
    ["to call", { due: true }, true, /^À appeler .*jour 3, .*: 1 sur/],
    ["held for its agent", { due: true, heldUntil: "2026-11-20T17:59:00Z" }, false, /17:59/],
  ])("%s", (_, part, due, label) => {
    expect(chip(part)).toMatchObject({ text: expect.stringMatching(/^J3\s·\s1\/3$/) as string, due })
    expect(chip(part)?.label).toMatch(label)
  })
})
