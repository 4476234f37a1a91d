import { beforeAll, expect, test } from "vitest"
import type { CrmFieldsView } from "../../src/messages"
import { fr } from "../../src/words/fr/crm-fields"
import { until, stopWorker } from "../browser"
import { connect, withConnection } from "./connected"

import { fieldKeys } from "../../src/rules/facts"
import { looks, Screen } from "./screens"

/** Signed in to the stand-in's CRM: its fields are asked for once, all are recognised, and they stay after sign-out. */
const held = withConnection()
let screen: Screen
const view = () => screen.ask<CrmFieldsView>("crm.fields")
const asked = () =>
  held.sandbox.api.calls.filter(({ path }) => path.includes("/settings/fields") || path.includes("/layouts"))
    .length

beforeAll(async () => {
  screen = await Screen.open(held.launched)
})

test("the fields of a connected organisation are all recognised, and stay known after sign-out", async () => {
  await connect(held, screen)
  const told = await until(screen.page, "the fields", async () => {
    const now = await view()
    return now.at === null ? undefined : now
  })
  expect(told.problems).toEqual([])
  expect(told.rows.filter(({ state }) => state !== "sure").map(({ field, state }) => [field, state])).toEqual(
    [],
  )
  // The fields and the layouts of five modules: the opportunity, the meeting and the three that are the organisation's own.
  const once = asked()
  expect(once).toBe(10)

  await screen.show("page", looks[2])
  await screen.says(".crm-fields", `${String(fieldKeys.length)} sur ${String(fieldKeys.length)}`)
  await (await screen.find("[data-check]")).click()
  await until(screen.page, "a check", () => Promise.resolve(asked() === 2 * once ? true : undefined))
  await screen.find("[data-check]:not(:disabled)")
  expect(await screen.page.$("[data-problem]")).toBeNull()
  await screen.clean("connected")

  await stopWorker(held.launched)
  await screen.ask("crm.sign-out")
  expect(await view()).toMatchObject({ connected: false, at: expect.any(String) as string })
  expect((await view()).rows.every(({ state }) => state === "sure")).toBe(true)
  await screen.show("page", looks[0])
  await screen.says(".crm-fields", fr.offline)
  expect(asked()).toBe(2 * once)
})
