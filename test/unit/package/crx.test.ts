import { generateKeyPairSync } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { folderOf, idOf, keyIn } from "../../package/crx"

const dir = mkdtempSync(join(tmpdir(), "jalon-keys-"))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const file = (name: string, text: string | Buffer): string => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}
const pair = (bits: number) => generateKeyPairSync("rsa", { modulusLength: bits })

describe("the key of JALON_KEY", () => {
  const { privateKey, publicKey } = pair(2048)
  const small = pair(1024).privateKey.export({ type: "pkcs8", format: "pem" })
  const elliptic = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" })

  test.each(["pkcs1", "pkcs8"] as const)("is read in %s", (type) => {
    expect(keyIn(file(`${type}.pem`, privateKey.export({ type, format: "pem" }))).equals(privateKey)).toBe(
      true,
    )
  })
  test.each([
    ["public.pem", publicKey.export({ type: "spki", format: "pem" })],
    ["small.pem", small],
    ["elliptic.pem", elliptic],
    ["text.pem", "hello"],
    ["empty.pem", ""],
  ])("%s is not one", (name, text) => {
    expect(() => keyIn(file(name, text))).toThrow(/^JALON_KEY: an RSA private key/)
  })
  test("a file that is not there is said", () => {
    expect(() => keyIn(join(dir, "none.pem"))).toThrow(/there is no file .*none\.pem/)
  })
})

test.each([
  ["https://it.example.com/jalon", "https://it.example.com/jalon/"],
  ["https://it.example.com/jalon/", "https://it.example.com/jalon/"],
  ["http://127.0.0.1:8970/", "http://127.0.0.1:8970/"],
  ["http://localhost/jalon", "http://localhost/jalon/"],
  ["http://it.example.com/jalon/", null],
  ["https://it.example.com/jalon/?a=1", null],
  ["https://it.example.com/#a", null],
  ["it.example.com/jalon", null],
  ["file:///srv/jalon/", null],
  ["", null],
])("the folder %s is %s", (text, folder) => {
  if (folder === null) expect(() => folderOf(text)).toThrow(/^JALON_UPDATE_URL/)
  else expect(folderOf(text).href).toBe(folder)
})

test("an id is that of the public key: half of its SHA-256, in the letters a to p", () => {
  expect(idOf(Buffer.from("abc"))).toBe("lkhibglpipabmpokebebeanofnkocccd")
})
