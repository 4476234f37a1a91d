import { execFile } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, expect, test } from "vitest"

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), "jalon-policy-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const root = join(import.meta.dirname, "../../..")
const at = (name: string): string => join(folder, name)
const tell = (...args: string[]): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, ["--import", "tsx", join(root, "test/policy.ts"), ...args], { cwd: root })
const tool = async (...args: string[]): Promise<string> => (await tell(...args)).stdout.trim()
const wrong = (...args: string[]): Promise<string> =>
  tool(...args).then(
    (said) => `done: ${said}`,
    (error: unknown) => (error as { stderr: string }).stderr.trim().split("\n").at(-1) ?? "",
  )

test("npm run policy: a key for its owner alone, a policy signed, checked, and refused once touched; a name that is none is told", async () => {
  const [key, policy, signed, bent, bad] = ["key.pem", "policy.json", "p.jws", "bent.jws", "bad.json"].map(
    at,
  ) as [string, string, string, string, string]
  writeFileSync(policy, JSON.stringify({ version: 1, silenced: ["bdc.opp.email"] }))
  writeFileSync(bad, JSON.stringify({ version: 1, rules: { "bdc.opp.email": { level: "loud" } } }))
  const x = await tool("key", key)
  expect(x).toMatch(/^[\w-]{43}$/)
  expect(statSync(key).mode & 0o077).toBe(0)
  const sign = ["--key", key, "--serial", "4", "--note", "Silence", "--by", "TI"]
  await tool("sign", policy, ...sign, "--out", signed)
  const text = readFileSync(signed, "utf8")
  writeFileSync(bent, `${text.slice(0, 200)}${text[200] === "A" ? "B" : "A"}${text.slice(201)}`)
  const said = await Promise.all([
    tool("check", signed, `--keys=AAAA,${x}`),
    wrong("check", bent, `--keys=${x}`),
    wrong("check", signed, "--keys=AAAA"),
    wrong("key", key),
    wrong("sign", bad, ...sign, "--out", at("never.jws")),
    wrong("sign", policy, ...sign, "--serial", "4.5", "--out", at("never.jws")),
    wrong("sign", policy, ...sign, "--days", "1e9", "--out", at("never.jws")),
  ])
  expect(said[0]).toMatch(/^good: publication 4, by TI, until 20\d\d-.*: Silence$/)
  expect(said.slice(1)).toEqual([
    "refused: the file was changed after it was signed.",
    "refused: the file is signed with a key that IT did not give.",
    expect.stringMatching(/^EEXIST/),
    expect.stringMatching(/^rules\.bdc\.opp\.email\.level: /),
    "refused: the file is properly signed, but is not a publication.",
    expect.stringMatching(/^npm run policy -- check/),
  ])
  expect(existsSync(at("never.jws"))).toBe(false)

  const slip = {
    rules: { "bdc.opp.emial": { level: "warn" }, "bdc.opp.email": { level: "warn" } },
    packs: { bcd: true },
  }
  writeFileSync(policy, JSON.stringify({ version: 1, ...slip }))
  const { stderr } = await tell("sign", policy, ...sign, "--out", signed)
  expect(stderr.trim()).toMatch(/: bdc\.opp\.emial, bcd$/)
}, 30_000)
