import { readdirSync, readFileSync, statSync } from "node:fs"
import { join, sep } from "node:path"
import { zipSync } from "fflate"

type Manifest = Record<string, unknown> & { version: string }
export const manifestOf = (dir: string): Manifest =>
  JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as Manifest

/**
 * A build as the stores take it. They give an extension its key and its updates themselves, and refuse a package that
 * names its own.
 */
export function storeZip(dir: string): Uint8Array {
  const { key: _key, update_url: _updates, ...manifest } = manifestOf(dir)
  const names = (readdirSync(dir, { recursive: true }) as string[]).filter((name) =>
    statSync(join(dir, name)).isFile(),
  )
  const files = names.map((name) => [name.split(sep).join("/"), readFileSync(join(dir, name))] as const)
  return zipSync(
    { ...Object.fromEntries(files), "manifest.json": Buffer.from(JSON.stringify(manifest)) },
    { level: 9 },
  )
}
