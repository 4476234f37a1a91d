import { execFileSync } from "node:child_process"
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto"
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { findBrowser } from "../browser"
import { manifestOf } from "./zip"

/** The id that Chromium gives to the extension of a public key. */
export const idOf = (publicKey: Buffer): string =>
  [...createHash("sha256").update(publicKey).digest("hex").slice(0, 32)]
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 16)))
    .join("")

/** The private key of a PEM file. Throws what is wrong with it. */
export function keyIn(path: string): KeyObject {
  if (!existsSync(path)) throw new Error(`JALON_KEY: there is no file ${path}`)
  const text = readFileSync(path)
  const wanted =
    "JALON_KEY: an RSA private key of 2048 bits or more is wanted (openssl genrsa -out key.pem 2048)"
  let key: KeyObject
  try {
    key = createPrivateKey(text)
  } catch {
    throw new Error(wanted)
  }
  if (key.asymmetricKeyType !== "rsa" || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw new Error(wanted)
  return key
}

/** What the manifest says of a key, and the id comes from. */
const publicHalf = (key: KeyObject): Buffer => createPublicKey(key).export({ type: "spki", format: "der" })

/** The folder that browsers fetch from. Over https, but on this machine itself. */
export function folderOf(address: string): URL {
  const whole = address.endsWith("/") ? address : `${address}/`
  const url = URL.canParse(whole) ? new URL(whole) : null
  const here = url?.protocol === "http:" && ["127.0.0.1", "localhost"].includes(url.hostname)
  if (!url || (url.protocol !== "https:" && !here) || url.search !== "" || url.hash !== "")
    throw new Error(
      "JALON_UPDATE_URL: the https:// address of the folder is wanted, e.g. https://it.example.com/jalon/",
    )
  return url
}

/** What a browser asks for to know of a new version (gupdate 2.0). */
const updatesOf = (id: string, crx: URL, version: string, browser: unknown): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${crx.href.replaceAll("&", "&amp;")}" version="${version}" prodversionmin="${String(browser)}" />
  </app>
</gupdate>
`

export type Hosted = { id: string; version: string; updates: string; files: string[] }

/**
 * A build signed with the team's own key, and its update manifest, written in `into` to be served as they are from
 * `folder`. The browser signs: a CRX is what it says it is.
 */
export function packCrx(
  build: string,
  into: string,
  { key, folder }: { key: string; folder: string },
): Hosted {
  const privateKey = keyIn(key)
  const publicKey = publicHalf(privateKey)
  const [id, at] = [idOf(publicKey), folderOf(folder)]
  const updates = new URL("updates.xml", at).href
  const built = manifestOf(build)
  const manifest = { ...built, key: publicKey.toString("base64"), update_url: updates }
  const name = `jalon-${manifest.version}.crx`
  const work = mkdtempSync(join(tmpdir(), "jalon-crx-"))
  try {
    const dir = join(work, "jalon")
    cpSync(build, dir, { recursive: true })
    writeFileSync(join(dir, "manifest.json"), JSON.stringify(manifest))
    // The browser reads PKCS #8 alone, and openssl wrote PKCS #1 for long.
    const pem = privateKey.export({ type: "pkcs8", format: "pem" })
    writeFileSync(join(work, "key.pem"), pem, { mode: 0o600 })
    execFileSync(
      findBrowser(),
      [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        `--user-data-dir=${join(work, "profile")}`,
        `--pack-extension=${dir}`,
        `--pack-extension-key=${join(work, "key.pem")}`,
      ],
      { stdio: "pipe", timeout: 60_000 },
    )
    if (!existsSync(`${dir}.crx`)) throw new Error("The browser did not sign the package.")
    mkdirSync(into, { recursive: true })
    copyFileSync(`${dir}.crx`, join(into, name))
    writeFileSync(
      join(into, "updates.xml"),
      updatesOf(id, new URL(name, at), manifest.version, built["minimum_chrome_version"]),
    )
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 5 })
  }
  return { id, version: manifest.version, updates, files: [join(into, name), join(into, "updates.xml")] }
}
