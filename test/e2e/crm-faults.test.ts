import type { Page } from "puppeteer"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fr } from "../../src/words/fr/connection"
import type { ConnectionView } from "../../src/messages"
import type { PolicyConnection } from "../../src/policy/types"
import { marks, until, waitForMark, type Mark } from "../browser"
import { trouble, type Api } from "../sandbox/api"
import { openRecord } from "../tour/agent"
import { connectionOf, withConnection } from "./connected"
import { address, meetingsSaved, meetingTab, readyToSave, recordTab, rightMeeting, saveButton } from "./desk"
import { Screen } from "./screens"

/** What goes wrong in the CRM, on the built extension: pages say what they say without it, and the popup says why. */
const held = withConnection()
let at: Screen
let page: Page
afterAll(() => at.page.close())

/** Files whose notes, authors, attachments or meetings the CRM tells better than the page, and one that it does not change. */
const files = ["callback-edited", "callback-recent", "deposit-no-receipt", "virtual"] as const
type File = (typeof files)[number]
/** Rule → state and level; the verdict under its own name. */
type Said = Record<string, string>

const saidBy = (all: readonly Mark[]): Said =>
  Object.fromEntries(
    all.flatMap(({ attributes: of }): [string, string][] => {
      const verdict = of["data-verdict"]
      const [rule, state, level] = [of["data-rule"] ?? "", of["data-state"], of["data-level"]]
      if (verdict !== undefined) return [["verdict", `${verdict} ${rule}`]]
      return state === undefined ? [] : [[rule, `${state} ${level ?? ""}`]]
    }),
  )
const holding = (said: Said): string[] =>
  Object.keys(said).filter((rule) => /^(missing|invalid) block/.test(said[rule] ?? ""))

/** A trip to the worker and back: what it was doing, and telling, is done. */
const trip = () => at.ask("settings.get")
type Asked = { record?: number; notes?: number; wanted?: Said }
/** Opens a file: what it says once its record and its notes were asked for so often, and it no longer changes. */
async function open(key: File, { record = 0, notes = 0, wanted }: Asked = {}): Promise<Said> {
  const { api } = held.sandbox
  const id = held.sandbox.dossiers[key]?.id ?? ""
  const before = api.calls.length
  await page.bringToFront()
  await openRecord(page, address(held.sandbox, key))
  const times = (end: string) => api.calls.slice(before).filter(({ path }) => path.endsWith(end)).length
  let [last, same] = ["", 0]
  let said: Said = {}
  const settled = async (): Promise<true | undefined> => {
    if (times(`/Deals/${id}`) < record || times(`/${id}/Notes`) < notes) return undefined
    await trip()
    said = saidBy(await marks(page))
    const text = JSON.stringify(said)
    same = text === last && Object.keys(said).length > 2 ? same + 1 : 0
    last = text
    // Where better is to come, it is waited for.
    const stands = wanted === undefined || JSON.stringify(sorted(wanted)) === JSON.stringify(sorted(said))
    return same >= 4 && stands ? true : undefined
  }
  await until(page, "a page that no longer changes", settled, 20_000).catch((error: unknown) => {
    if (wanted === undefined || same < 4) throw error
  })
  return said
}
const sorted = (said: Said): [string, string][] =>
  Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1))
async function openAll(asked: (key: File) => Asked = () => ({})): Promise<Record<File, Said>> {
  const all = {} as Record<File, Said>
  for (const key of files) all[key] = await open(key, asked(key))
  // Nothing stands that would ask the CRM before the next file does.
  await page.goto("about:blank")
  return all
}

const govern = (connection: PolicyConnection | null) =>
  at.ask("policy.import", {
    text: JSON.stringify({ ...held.sandbox.policy, ...(connection && { connection }) }),
  })
/** Signs in, pressing « Accepter » where the accounts server asks for it. */
async function signIn(more: Partial<PolicyConnection> = {}): Promise<ConnectionView> {
  await govern({ ...connectionOf(held.sandbox), flow: "code", callsPerHour: 5_000, ...more })
  const over = new AbortController()
  const accepted = held.launched.browser
    .waitForTarget((one) => /^https:\/\/accounts\.[^/]+\/oauth\/v2\/auth\?/.test(one.url()), {
      timeout: 0,
      signal: over.signal,
    })
    .then((target) => target.asPage())
    .then(async (page) => {
      await page.waitForSelector("button[value=accept]")
      await page.click("button[value=accept]")
    })
    .catch(() => undefined)
  const view = await at.ask<ConnectionView>("crm.sign-in")
  over.abort()
  await accepted
  return view
}
async function signOut(): Promise<void> {
  const { api } = held.sandbox
  api.calm()
  api.forbidden.clear()
  api.absent.clear()
  api.skew = 0
  api.centre = "com"
  await at.ask("crm.sign-out")
  // What was allowed at one data centre is nothing at another.
  api.grants.forget()
}

/** What a fault is about: everything but who is signed in, and to what. */
const everything = /zohoapis\.[^/]+\/crm\/v8\/(?!org\b|users\?type=CurrentUser)/
const always = { on: everything, times: Infinity }

let alone: Record<File, Said>
let better: Record<File, Said>
beforeAll(async () => {
  at = await Screen.open(held.launched)
  page = await held.launched.browser.newPage()
  held.sandbox.api.centre = "com"
  await govern(null)
  await at.ask("agent.set", { name: "Alex Gagné", department: "bdc", branch: "Laval" })
  // What this browser has seen of the files is the same in all that follows.
  await openAll()
  alone = await openAll()
  await signIn()
  await at.ask("crm.fields.check")
  better = await openAll(() => ({ record: 1, notes: 1 }))
  await signOut()
}, 120_000)

test("the stand-in is one that a connection changes", () => {
  expect(better).not.toEqual(alone)
  for (const key of files) expect(Object.keys(alone[key]).length, key).toBeGreaterThan(5)
})

type Case = {
  name: string
  /** Ordered before the sign-in, or after it. */
  before?: (api: Api) => void
  after?: (api: Api) => void
  connection?: Partial<PolicyConnection>
  /** How often the record is asked for. */
  asked: number
  /** What the pages say; all that they say without a connection when nothing is said. */
  says?: "better" | "at least"
  standing?: ConnectionView["standing"]
  /** On the connection's screen, after « Vérifier » when `check`. */
  screen: string[]
  check?: true
}
const cases: Case[] = [
  {
    name: "no answer for ten seconds",
    before: (api) => api.order({ ...always, delay: 30_000 }),
    asked: 1,
    check: true,
    screen: [fr.checkedNone, fr.access.silent],
  },
  {
    name: "a token that is no longer taken, renewed",
    after: (api) => api.grants.expire(),
    asked: 1,
    says: "better",
    screen: [fr.parts.notes, fr.access.readable],
  },
  {
    name: "a token that is no longer taken, nor renewed",
    after: (api) => api.grants.forget(),
    // What is asked at the sign-in may be refused before any page asks.
    asked: 0,
    standing: "signed-out",
    screen: [fr.why.ended, fr.next.ended, fr.anyway],
  },
  {
    name: "too many requests, later",
    before: (api) => api.order({ ...always, ...trouble.tooMany(600) }),
    asked: 0,
    screen: [fr.limited.split("{time}")[0] ?? "", fr.limited.split("{time}")[1] ?? ""],
  },
  {
    name: "a server that fails",
    before: (api) => api.order({ ...always, ...trouble.failed }),
    asked: 3,
    check: true,
    screen: [fr.checkedNone, fr.access.silent],
  },
  {
    name: "half of a body",
    before: (api) => api.order({ ...always, ...trouble.half }),
    asked: 1,
    check: true,
    screen: [fr.checkedNone, fr.access.silent],
  },
  {
    name: "wrong types",
    before: (api) => api.order({ ...always, ...trouble.wrongTypes }),
    asked: 1,
    check: true,
    screen: [fr.checkedNone, fr.access.silent],
  },
  {
    name: "a network that is gone",
    before: (api) => api.order({ ...always, ...trouble.broken }),
    asked: 1,
    check: true,
    screen: [fr.checkedNone, fr.access.silent],
  },
  {
    name: "a clock five minutes ahead",
    before: (api) => (api.skew = 300_000),
    asked: 1,
    says: "better",
    screen: [fr.parts.notes, fr.access.readable],
  },
  {
    name: "an organisation at another data centre",
    before: (api) => (api.centre = "ca"),
    connection: { centre: "ca" },
    asked: 0,
    screen: [fr.centres.ca],
  },
  {
    name: "an account at another data centre",
    before: (api) => (api.centre = "eu"),
    connection: { centre: "com" },
    asked: 0,
    standing: "signed-out",
    screen: [fr.why.elsewhere, "Europe (zoho.eu)", "États-Unis (zoho.com)"],
  },
  {
    name: "a profile without the notes",
    before: (api) => api.forbidden.add("Notes"),
    asked: 1,
    says: "at least",
    check: true,
    screen: [fr.parts.notes, fr.access.refused, fr.without.notes],
  },
  {
    name: "an edition without shift hours",
    before: (api) => api.absent.add("shift_hours"),
    asked: 1,
    says: "at least",
    check: true,
    screen: [fr.parts.shifts, fr.access.absent, fr.without.shifts],
  },
]

describe.each(cases)("$name", ({ before, after, connection, asked, says, standing, screen, check }) => {
  let found: Record<File, Said>
  beforeAll(async () => {
    before?.(held.sandbox.api)
    const { standing: now } = await signIn(connection)
    expect(now).toBe(connection?.centre === "com" ? "signed-out" : "connected")
    after?.(held.sandbox.api)
    found = await openAll((key) => {
      // A part that did not come is left alone for a while, whatever the file.
      const first = key === files[0]
      return {
        record: first || says ? asked : 0,
        notes: first || says === "better" ? asked : 0,
        ...(says === "better" && { wanted: better[key] }),
      }
    })
  }, 120_000)
  afterAll(signOut)

  test("pages say what they know", () => {
    if (says !== "at least") expect(found).toEqual(says === "better" ? better : alone)
    for (const key of files)
      for (const [rule, said] of Object.entries(found[key]))
        expect([alone[key][rule], better[key][rule]], `${key} ${rule}`).toContain(said)
  })

  test("no Save is held that would not be without the CRM, nor with all of it", () => {
    for (const key of files)
      for (const rule of holding(found[key]))
        expect([...holding(alone[key]), ...holding(better[key])], `${key} ${rule}`).toContain(rule)
  })

  test("the popup says it, and what still works", async () => {
    await at.page.bringToFront()
    await at.show("connection")
    await at.find(`.connection[data-standing="${standing ?? "connected"}"]`)
    if (check) {
      await at.press(fr.check)
      await until(
        at.page,
        "the end of the check",
        async () => {
          const text = await at.text(".connection .bar.quiet")
          return text !== "" && text !== fr.checking ? true : undefined
        },
        45_000,
      )
    }
    const text = (await at.text(".connection")).replace(/\u00a0/g, " ")
    for (const wanted of screen) expect(text).toContain(wanted.replace(/\u00a0/g, " "))
  }, 60_000)
})

test.each(["slow", "failing"])("a meeting that is right is saved at once, the CRM %s", async (how) => {
  const { api } = held.sandbox
  await signIn()
  api.order({ ...always, ...(how === "slow" ? { delay: 30_000 } : trouble.failed) })
  const page = await meetingTab(held.launched, held.sandbox, "ready")
  await rightMeeting(page)
  await readyToSave(page)
  const before = meetingsSaved(held.sandbox)
  await (await saveButton(page)).click()
  await until(page, "a save", () => Promise.resolve(meetingsSaved(held.sandbox) > before ? true : undefined))
  await page.close()
  await signOut()
})

test("a page is answered before the CRM is, however slow", async () => {
  const { api } = held.sandbox
  await signIn()
  api.order({ ...always, delay: 30_000 })
  const asked = performance.now()
  const page = await recordTab(held.launched, held.sandbox, "callback-recent")
  await waitForMark(page, { "data-verdict": /./ }, 5_000)
  expect(performance.now() - asked).toBeLessThan(10_000)
  await page.close()
  await signOut()
})
