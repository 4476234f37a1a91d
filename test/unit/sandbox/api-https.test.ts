import { request } from "node:https"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { crmHosts } from "../../sandbox/api"
import { startSandbox, type Sandbox } from "../../sandbox/index"
import type { Rows } from "./api-ask"

describe("over HTTPS", () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox()
  })
  afterAll(() => sandbox.close())
  const send = (host: string, path: string, { method = "GET", headers = {}, body = "" } = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const options = {
        host: "127.0.0.1",
        port: sandbox.port,
        servername: host,
        rejectUnauthorized: false,
        method,
        path,
        headers: { host, ...headers },
      }
      const sent = request(options, (response) => {
        let text = ""
        response.on("data", (chunk: Buffer) => (text += chunk.toString()))
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }))
        response.on("error", reject)
      })
      sent.on("error", reject)
      sent.end(body)
    })
  const read = (path: string) =>
    send("www.zohoapis.ca", `/crm/v8/${path}`, {
      headers: { authorization: `Zoho-oauthtoken ${sandbox.api.token()}` },
    })

  test("every name answers", async () => {
    for (const host of crmHosts) {
      const { status } = await send(host, host.startsWith("www") ? "/crm/v8/org" : "/oauth/v2/auth")
      expect([host, status]).toEqual([host, host.startsWith("www") ? 401 : 200])
    }
  })

  test("what is saved in the pages shows in the API", async () => {
    const deal = sandbox.dossiers["ready"]?.id ?? ""
    const page = (path: string, method: string, sent: object) =>
      send("crm.zoho.com", `/__sandbox/records/Potentials/${path}`, { method, body: JSON.stringify(sent) })
    await page(`${deal}/notes`, "POST", { content: "PDR J1 R1 écrit à l’instant" })
    await page(deal, "PUT", { STAGE: "Rendez-vous cédulé" })
    const { text: notes } = await read(`Deals/${deal}/Notes?fields=Note_Content,Created_By`)
    expect(notes).toContain("écrit à l’instant")
    const { text: record } = await read(`Deals/${deal}`)
    const [row] = (JSON.parse(record) as Rows).data
    expect(row).toMatchObject({ Stage: "Rendez-vous cédulé", Modified_By: { name: "Alex Gagné" } })
    expect(Date.now() - Date.parse(String(row?.["Modified_Time"]))).toBeLessThan(60_000)
    const { text: history } = await read(`Deals/${deal}/Stage_History?fields=Stage`)
    expect((JSON.parse(history) as Rows).data.map(({ Stage }) => Stage)).toEqual([
      "Rendez-vous cédulé",
      "Contacté",
      "Réponse envoyée",
      "En traitement",
    ])
    expect((await read(`Deals/${deal}/__timeline`)).text).toContain(
      '"new":"Rendez-vous cédulé","old":"Contacté"',
    )
  })

  test("a line that breaks breaks", async () => {
    sandbox.api.order({ drop: true })
    await expect(read("org")).rejects.toThrow()
    expect((await read("org")).status).toBe(200)
  })
})
