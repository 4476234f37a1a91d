import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { strFromU8, unzipSync } from "fflate"
import { describe, expect, test } from "vitest"
import { idOf } from "../package/crx"
import { storeZip } from "../package/zip"
import { built } from "./harness"

/** What the build asks of a browser, to the last word: anything more must be added here on purpose. */
const ends = ["com", "eu", "in", "com.au", "jp", "sa", "uk", "com.cn"]
const hosts = ["crm", "crmsandbox", "crmplus"].flatMap((name) => [
  ...ends.map((end) => `https://${name}.zoho.${end}/*`),
  `https://${name}.zohocloud.ca/*`,
])
const mail = "https://mail.google.com/*"
/** Every content script: when it runs and where. Those of a host that cannot exist are put in a page by the worker alone. */
const scripts: Record<string, { at: string; on: readonly string[] }> = {
  carry: { at: "document_idle", on: ["https://carry.jalon.invalid/*"] },
  fit: { at: "document_idle", on: ["https://fit.jalon.invalid/*"] },
  gmail: { at: "document_idle", on: [mail] },
  impaknet: { at: "document_idle", on: ["https://impaknet.jalon.invalid/*"] },
  guard: { at: "document_start", on: [...hosts, mail] },
  player: { at: "document_idle", on: ["https://player.jalon.invalid/*"] },
  zoho: { at: "document_idle", on: hosts },
}
/**
 * Asked for on the click that signs in, those of one data centre; and any host, for the customer's own Impaknet: its name is not known
 * here, and only the one that a lead or a policy names is ever asked for, on a press.
 */
const optional = [
  "https://*/*",
  "http://*/*",
  ...ends.flatMap((end) => [`https://accounts.zoho.${end}/*`, `https://www.zohoapis.${end}/*`]),
  "https://accounts.zohocloud.ca/*",
  "https://www.zohoapis.ca/*",
]
const sorted = (list: readonly string[]) => [...list].sort()

type Manifest = {
  key?: string
  version: string
  permissions: string[]
  host_permissions: string[]
  optional_host_permissions: string[]
  content_scripts: {
    matches: string[]
    js: string[]
    run_at?: string
    all_frames?: boolean
    world?: string
    css?: string[]
  }[]
  externally_connectable?: { ids?: string[]; matches?: string[] }
  background: { service_worker?: string; scripts?: string[] }
  action: { default_popup?: string }
  storage?: { managed_schema: string }
  commands: Record<string, unknown>
  browser_specific_settings?: {
    gecko?: { id?: string; data_collection_permissions?: { required: string[] } }
  }
} & Record<string, unknown>

const read = (dir: string): Manifest =>
  JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as Manifest

function common(manifest: Manifest, dir: string) {
  expect(manifest["manifest_version"]).toBe(3)
  expect(sorted(manifest.permissions)).toEqual([
    "alarms",
    "contextMenus",
    "identity",
    "notifications",
    "scripting",
    "storage",
  ])
  expect(sorted(manifest.host_permissions)).toEqual(sorted([...hosts, mail]))
  // Seeing the tab of the telephone, asked for on a press (renewal.shift-start).
  expect(manifest["optional_permissions"]).toEqual(["tabs"])
  expect(sorted(manifest.optional_host_permissions)).toEqual(sorted(optional))
  expect(manifest["web_accessible_resources"] ?? []).toEqual([])
  const named = manifest.optional_host_permissions.filter((pattern) => !pattern.includes("//*/"))
  const sure = { ...manifest, optional_host_permissions: named }
  expect(JSON.stringify(sure)).not.toMatch(/<all_urls>|\*:\/\/|https?:\/\/\*|unsafe-/)

  const name = ({ js }: { js: string[] }): string =>
    js.map((file) => file.replace(/\.[0-9a-f]+\.js$/, "")).join()
  expect(sorted(manifest.content_scripts.map(name))).toEqual(sorted(Object.keys(scripts)))
  for (const script of manifest.content_scripts) {
    const { at, on } = scripts[name(script)] ?? { at: "", on: [] }
    expect(script.run_at).toBe(at)
    expect(sorted(script.matches)).toEqual(sorted(on))
    expect(script.all_frames ?? false).toBe(false)
    expect(script.world).toBeUndefined()
    expect(script.css ?? []).toEqual([])
    for (const file of script.js) expect(existsSync(join(dir, file)), file).toBe(true)
  }
}

describe("the manifest of the Chrome build", () => {
  const manifest = read(built)

  test("asks for these and no more", () => common(manifest, built))

  test("names no other keys than these", () => {
    expect(sorted(Object.keys(manifest))).toEqual(
      sorted([
        "action",
        "author",
        "background",
        "commands",
        "content_scripts",
        "description",
        "externally_connectable",
        "host_permissions",
        "icons",
        "key",
        "manifest_version",
        "minimum_chrome_version",
        "name",
        "omnibox",
        "optional_host_permissions",
        "optional_permissions",
        "permissions",
        "storage",
        "version",
      ]),
    )
  })

  test("lets no one connect from outside", () => {
    expect(manifest.externally_connectable).toEqual({ ids: [] })
  })

  test("keeps the extension's id", () => {
    expect(idOf(Buffer.from(manifest.key ?? "", "base64"))).toBe("bgihpmjegehnjngcbealpogjjngbigog")
  })

  test("names files that are there, three shortcuts and a keyword", () => {
    expect(sorted(Object.keys(manifest.commands))).toEqual(["find-caller", "open-list", "toggle-panel"])
    expect(manifest["omnibox"]).toEqual({ keyword: "jalon" })
    for (const file of [
      manifest.background.service_worker ?? "no worker",
      manifest.action.default_popup ?? "no popup",
      manifest.storage?.managed_schema.replace(/^\//, "") ?? "no schema",
      ...Object.values(manifest["icons"] as Record<string, string>),
    ])
      expect(existsSync(join(built, file)), file).toBe(true)
  })

  test("carries no source map and no address to fetch code from", () => {
    const files = readdirSync(built, { recursive: true }) as string[]
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([])
    for (const file of files.filter((one) => one.endsWith(".js")))
      expect(readFileSync(join(built, file), "utf8"), file).not.toMatch(
        /importScripts\(["']http|sourceMappingURL/,
      )
  })
})

test("the zip for the stores carries the same files, without the key that they refuse", () => {
  const zip = unzipSync(storeZip(built))
  const { key: _key, ...wanted } = read(built)
  expect(JSON.parse(strFromU8(zip["manifest.json"] ?? new Uint8Array()))).toEqual(wanted)
  const files = (readdirSync(built, { recursive: true }) as string[]).filter((name) => /\.[^/]+$/.test(name))
  expect(sorted(Object.keys(zip))).toEqual(sorted(files))
  for (const name of files.filter((one) => one !== "manifest.json"))
    expect(Buffer.compare(zip[name] ?? new Uint8Array(), readFileSync(join(built, name))), name).toBe(0)
})

const beside = (name: string) => join(built, "..", name)
describe.each(["edge-mv3-prod", "firefox-mv3-prod"])("the manifest of %s", (name) => {
  const there = existsSync(join(beside(name), "manifest.json"))
  test.skipIf(!there)(there ? "asks for the same" : "is not built here: skipped", () => {
    const manifest = read(beside(name))
    common(manifest, beside(name))
    if (!name.startsWith("firefox")) return
    const gecko = manifest.browser_specific_settings?.gecko
    expect(gecko?.id).toMatch(/^\{[0-9a-f-]{36}\}$/)
    expect(gecko?.data_collection_permissions).toEqual({ required: ["none"] })
  })
})
