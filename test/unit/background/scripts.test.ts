import { managed, page, popup, send } from "./chrome"
import { db, freshWorker, wakeWorker } from "./worker"
import { beforeEach, expect, test } from "vitest"
import type { Answered, ScriptRow, ScriptTaken, ScriptView, ScriptsView } from "../../../src/messages"
import type { Policy } from "../../../src/policy/types"

beforeEach(freshWorker)

const script = "script.renewal-regular"
const ask = (jalon: string, payload?: unknown, from = popup) =>
  send(jalon, payload, from) as Promise<Answered<unknown>>
async function value<T>(jalon: string, payload?: unknown): Promise<T> {
  const answer = (await ask(jalon, payload)) as Answered<T>
  if (!answer.ok) throw new Error(`${jalon}: ${answer.error} ${answer.detail ?? ""}`)
  return answer.value
}
const titled = (title: string) => ({ fr: { title } })
const set = (mine: boolean, edit: unknown) => value<ScriptTaken>("scripts.set", { script, mine, edit })
const row = async () =>
  (await value<ScriptsView>("scripts.get", { query: "" })).rows.find(({ id }) => id === script)
const titles = async () =>
  (await value<ScriptRow[]>("scripts.find", { query: script })).map(({ title }) => title)

test("the team's words, then the person's, are in force here and after the worker was stopped", async () => {
  await set(false, titled("De l’équipe"))
  expect(await titles()).toEqual(["De l’équipe"])
  await set(true, titled("De moi"))
  await wakeWorker()
  expect(await titles()).toEqual(["De moi"])
  expect(await row()).toMatchObject({ title: "De moi", editedBy: ["team", "person"], draft: false })
  expect((await value<Policy>("policy.export")).scripts).toEqual({ [script]: titled("De l’équipe") })
  await set(true, null)
  expect(await titles()).toEqual(["De l’équipe"])
  await set(false, {})
  expect(await row()).toMatchObject({ title: "Renouvellement, crédit régulier", editedBy: [] })
  const journal = (await db().journal.toArray()).map(({ details }) => details)
  expect(journal.map((details) => details?.["built-in"]).sort()).toEqual([false, true])
  expect(journal[0]).toMatchObject({ what: "scripts.set", script })
})

test("what is broken is refused with its place, and changes nothing", async () => {
  expect(await set(false, { fr: { steps: { praise: { text: "{modle}" } } } })).toEqual({
    ok: false,
    problems: [{ kind: "variable", path: ["fr", "steps", "praise", "text"], broken: ["{modle}"] }],
  })
  expect((await value<ScriptView>("scripts.read", { script })).edits.team).toBeNull()
  for (const [payload, error] of [
    [{ script: "script.nowhere", mine: false, edit: null }, "shape"],
    [{ script, mine: false, edit: { fr: { words: 1 } } }, "shape"],
    [{ script: "guide.filters-sms", mine: true, edit: { steps: ["module"] } }, "shape"],
  ] as const)
    expect(await ask("scripts.set", payload)).toMatchObject({ ok: false, error })
  expect(await ask("scripts.read", { script: "__proto__" })).toMatchObject({ ok: false, error: "shape" })
  expect(await ask("scripts.set", { script, mine: false, edit: null }, page())).toMatchObject({
    error: "refused",
  })
})

test("the browser's policy goes before all; who does not lead words for themself alone", async () => {
  managed.replace({ agent: { role: "agent" }, scripts: { [script]: { en: { title: "From IT" } } } })
  await wakeWorker()
  expect(await ask("scripts.set", { script, mine: false, edit: titled("x") })).toMatchObject({
    error: "refused",
  })
  expect(await set(true, { fr: { title: "De moi" }, en: { title: "Mine" } })).toMatchObject({ ok: true })
  expect(await titles()).toEqual(["De moi"])
  await value("language.set", { language: "en" })
  expect(await titles()).toEqual(["From IT"])
})
