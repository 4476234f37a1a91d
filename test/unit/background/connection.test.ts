import { clock, restartBrowser, state } from "./chrome"
import { describe, expect, test } from "vitest"
import { CrmError } from "../../../src/crm/types"
import { trouble } from "../../sandbox/api"
import { desk, minutes, until, type Desk } from "./connection-desk"
import browser from "webextension-polyfill"

const flows = ["implicit", "code"] as const
const session = () => browser.storage.session.get()
const standing = ({ connection }: Desk) => [connection.state().standing, connection.detail.why]
const connected = async (flow: (typeof flows)[number] = "implicit") => {
  const at = desk({ flow })
  await at.connection.ready()
  await at.connection.signIn()
  expect(standing(at)).toEqual(["connected", null])
  return at
}
const faultOf = (work: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.resolve(work).then(
    () => "no fault",
    (error: unknown) => (error instanceof CrmError ? error.fault : error),
  )

describe.each(flows)("signed in, %s flow", (flow) => {
  test("on a click, with a window: who and to what are known, and it is remembered", async () => {
    const at = await connected(flow)
    expect(at.opened).toEqual(["seen"])
    expect(at.connection.state()).toMatchObject({
      who: { name: "Alex Gagné" },
      org: { zgid: "700000001" },
    })
    expect(at.wasIn).toBe(true)
    expect(at.changes).toBeGreaterThan(0)
    expect(at.asked("/oauth/v2/token")).toBe(flow === "code" ? 1 : 0)
  })

  test("renewed before its end, once for all that ask at once", async () => {
    const at = await connected(flow)
    const before = at.token()
    minutes(54)
    expect(await at.connection.tokens.access(false)).toBe(before)
    minutes(2)
    const given = await Promise.all(Array.from({ length: 8 }, () => at.connection.tokens.access(false)))
    expect(new Set(given).size).toBe(1)
    expect(given[0]).not.toBe(before)
    expect(flow === "code" ? at.asked("/oauth/v2/token") : at.opened.length).toBe(2)
    expect(at.opened.slice(1)).not.toContain("seen")
  })

  test("a token no longer taken is renewed once, whatever waits for it, and no answer is lost", async () => {
    const at = await connected(flow)
    at.api.grants.expire()
    const crm = at.connection.crm()
    const answers = await Promise.all([crm?.org(), crm?.me(), crm?.modules(), crm?.fields("Deals")])
    expect(answers).not.toContain(undefined)
    expect(flow === "code" ? at.asked("/oauth/v2/token") : at.opened.length).toBe(2)
    expect(standing(at)).toEqual(["connected", null])
  })

  test("a session over on the server's side ends here, and is told once", async () => {
    const at = await connected(flow)
    at.api.grants.forget()
    at.changes = 0
    const crm = at.connection.crm()
    expect(await Promise.all([faultOf(crm?.org()), faultOf(crm?.modules())])).toEqual([
      "signed-out",
      "signed-out",
    ])
    expect(standing(at)).toEqual(["signed-out", "ended"])
    expect(at.connection.crm()).toBeNull()
    expect(at.changes).toBe(1)
    expect(await session()).not.toHaveProperty("crm:held")
  })

  test("signed out: revoked there, forgotten here, and not resumed", async () => {
    const at = await connected(flow)
    const before = at.token()
    await at.connection.signOut()
    expect(at.asked("/revoke")).toBe(1)
    expect(at.api.grants.holder(before)).toBeUndefined()
    expect([standing(at), at.wasIn]).toEqual([["signed-out", null], false])
    expect(JSON.stringify(await session())).not.toContain(before)
    restartBrowser()
    await at.kill()
    await at.connection.resume()
    expect(at.opened).toEqual(["seen"])
  })

  test("signed out while it is renewed: stays out, and the new token is given back too", async () => {
    const at = await connected(flow)
    minutes(56)
    const renewing = at.connection.tokens.access(false)
    await at.connection.signOut()
    expect(await renewing).toBeNull()
    await until(() => at.api.grants.open === 0)
    expect(standing(at)).toEqual(["signed-out", null])
  })

  test("a worker that is killed loses nothing, and asks the network nothing to go on", async () => {
    const at = await connected(flow)
    const [token, calls] = [at.token(), at.api.calls.length]
    await at.kill()
    expect(at.token()).toBe(token)
    expect(at.connection.state()).toMatchObject({ standing: "connected", org: { zgid: "700000001" } })
    expect(at.api.calls.length).toBe(calls)
    expect(await at.connection.crm()?.org()).toMatchObject({ zgid: "700000001" })
  })

  test("a browser that starts again resumes without a window; where it cannot, it says so and does not insist", async () => {
    const at = await connected(flow)
    restartBrowser()
    await at.kill()
    expect(at.connection.crm()).toBeNull()
    await Promise.all([at.connection.resume(), at.connection.resume()])
    expect(at.opened).toEqual(["seen", "quiet"])
    expect(standing(at)).toEqual(["connected", null])

    at.api.grants.forget()
    restartBrowser()
    await at.kill()
    await at.connection.resume()
    await at.kill()
    minutes(30)
    await at.connection.resume()
    expect(at.opened).toEqual(["seen", "quiet", "quiet"])
    expect(standing(at)).toEqual(["signed-out", "ended"])
  })
})

describe("a sign-in that gives nothing", () => {
  const answer = (change: (back: URL) => string) => (at: Desk) => {
    const { visit } = at
    at.visit = (url, interactive) => change(new URL(visit(url, interactive) ?? ""))
  }
  const cases: [why: string, flow: (typeof flows)[number], happens: (at: Desk) => void][] = [
    ["refused", "implicit", (at) => (at.decision = "refuse")],
    ["refused", "code", (at) => (at.decision = "refuse")],
    ["closed", "implicit", (at) => (at.visit = () => undefined)],
    [
      "unreachable",
      "code",
      () => (state.flow = () => Promise.reject(new Error("Authorization page could not be loaded."))),
    ],
    ["forged", "implicit", answer((back) => back.href.replace(/state=[^&]+/, "state=x"))],
    ["forged", "code", answer((back) => `https://${"b".repeat(32)}.chromiumapp.org/${back.search}`)],
    ["elsewhere", "implicit", answer((back) => back.href.replace("location=ca", "location=eu"))],
    ["elsewhere", "code", (at) => (at.api.centre = "eu")],
    ["malformed", "implicit", answer((back) => back.href.replace("access_token", "other"))],
    ["denied", "code", answer((back) => back.href.replace(/code=[^&]+/, "code=spent"))],
    ["unreachable", "code", (at) => at.api.order({ on: "/oauth/v2/token", ...trouble.failed })],
    ["unreachable", "code", (at) => at.api.order({ on: "/oauth/v2/token", drop: true })],
    ["malformed", "code", (at) => at.api.order({ on: "/oauth/v2/token", ...trouble.half })],
  ]
  test.each(cases)("%s, %s flow", async (why, flow, happens) => {
    const at = desk({ flow })
    happens(at)
    await at.connection.signIn()
    expect(standing(at)).toEqual(["signed-out", why])
    expect(at.connection.detail.elsewhere).toBe(why === "elsewhere" ? "eu" : null)
    expect([at.connection.crm(), at.wasIn]).toEqual([null, false])
    expect(await session()).not.toHaveProperty("crm:held")
  })

  test("one window at a time, whatever the clicks", async () => {
    const at = desk()
    await Promise.all([at.connection.signIn(), at.connection.signIn()])
    expect(at.opened).toEqual(["seen"])
  })

  test("without the browser's permission no window: it goes on by itself once that is given, or never", async () => {
    const at = desk()
    const [accounts, ...others] = state.permitted.splice(0)
    await at.connection.signIn()
    expect([standing(at), at.opened]).toEqual([["signed-out", "permission"], []])
    // The worker may be gone by the time the person answers.
    await at.kill()
    state.permitted.push(...others)
    await at.connection.permitted()
    expect(at.opened).toEqual([])
    state.permitted.push(accounts ?? "")
    await at.connection.permitted()
    expect(standing(at)).toEqual(["connected", null])

    state.permitted.length = 0
    await at.connection.forbidden()
    expect(standing(at)).toEqual(["signed-out", "permission"])
    await at.connection.signIn()
    minutes(6)
    state.permitted.push(accounts ?? "", ...others)
    await at.connection.permitted()
    expect(at.opened).toEqual(["seen"])
  })

  test.each([{ client: undefined }, { centre: undefined }])(
    "a policy without %o: nothing is opened",
    async (less) => {
      const at = desk(less as object)
      await at.connection.signIn()
      await at.connection.resume()
      expect([standing(at), at.opened]).toEqual([["unset", null], []])
    },
  )
})

describe("what fails for a while", () => {
  test("a renewal: the token serves to its end, nothing is hammered, and it comes back by itself", async () => {
    const at = await connected("code")
    const before = at.token()
    const calm = at.api.order({ on: "/oauth/v2/token", ...trouble.failed, times: Infinity })
    minutes(57)
    expect(await at.connection.tokens.access(false)).toBe(before)
    expect(await at.connection.tokens.access(false)).toBe(before)
    expect(at.asked("/oauth/v2/token")).toBe(2)
    minutes(4)
    const error = await at.connection
      .crm()
      ?.org()
      .catch((one: unknown) => one)
    expect(error).toMatchObject({ fault: "unreachable" })
    expect(at.asked("/oauth/v2/token")).toBe(3)
    expect(standing(at)).toEqual(["connected", null])
    calm()
    minutes(2)
    expect(await at.connection.crm()?.org()).toMatchObject({ zgid: "700000001" })
  })

  test("a network that is not there at the browser's start is tried again later", async () => {
    const at = await connected()
    const usual = state.flow
    restartBrowser()
    await at.kill()
    state.flow = () => Promise.reject(new Error("Authorization page could not be loaded."))
    await at.connection.resume()
    state.flow = usual
    expect(standing(at)).toEqual(["signed-out", "unreachable"])
    minutes(4)
    await at.kill()
    await at.connection.resume()
    expect(standing(at)[0]).toBe("signed-out")
    minutes(2)
    await at.connection.resume()
    expect(standing(at)).toEqual(["connected", null])
  })

  test.each([-120, 120])("a clock moved by %d minutes costs one renewal", async (moved) => {
    const at = await connected("code")
    const server = clock.now
    at.api.clock = () => server
    at.api.grants.expire()
    minutes(moved)
    expect(await at.connection.crm()?.org()).toMatchObject({ zgid: "700000001" })
    expect(await at.connection.crm()?.me()).toMatchObject({ name: "Alex Gagné" })
    expect(at.asked("/oauth/v2/token")).toBe(2)
  })
})

test("the reader of an earlier sign-in reads nothing for another, and says nothing of it", async () => {
  const at = await connected()
  const before = at.connection.crm()
  await at.connection.signOut()
  await at.connection.signIn()
  expect(await faultOf(before?.org())).toBe("signed-out")
  expect(standing(at)).toEqual(["connected", null])
  expect(await at.connection.crm()?.org()).toMatchObject({ zgid: "700000001" })
})

test("another application or data centre in the policy: the tokens of the first say nothing", async () => {
  const at = await connected()
  for (const other of [{ client: "1000.OTHER" }, { centre: "com" as const }, { flow: "code" as const }]) {
    const { policy } = at
    at.policy = { ...policy, ...other }
    expect(at.connection.crm(), JSON.stringify(other)).toBeNull()
    at.policy = policy
    expect(at.connection.crm()).not.toBeNull()
  }
})
