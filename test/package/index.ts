import { chmodSync, writeFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { packCrx } from "./crx"
import { storeZip } from "./zip"

const build = resolve(import.meta.dirname, "../../build")
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const near = (path: string): string => relative(process.cwd(), path)

for (const target of ["chrome", "edge", "firefox"]) {
  const dir = join(build, `${target}-mv3-prod`)
  writeFileSync(`${dir}.zip`, storeZip(dir))
  say(near(`${dir}.zip`))
}

const { JALON_KEY: key, JALON_UPDATE_URL: folder } = process.env
if (key !== undefined || folder !== undefined) {
  try {
    if (!key || !folder)
      throw new Error("JALON_KEY and JALON_UPDATE_URL go together: see docs/deployment.md.")
    const { id, updates, files } = packCrx(join(build, "chrome-mv3-prod"), join(build, "hosted"), {
      key,
      folder,
    })
    for (const file of files) {
      // The browser writes it for its owner alone; a web server reads it too.
      chmodSync(file, 0o644)
      say(near(file))
    }
    say(`\nid      ${id}\nupdates ${updates}\npolicy  ${id};${updates}`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
