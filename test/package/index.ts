import { execFileSync } from "node:child_process"
import { chmodSync, writeFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { folderOf, keyIn, packCrx } from "./crx"
import { storeZip } from "./zip"

const build = resolve(import.meta.dirname, "../../build")
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const near = (path: string): string => relative(process.cwd(), path)

/** What a team serves itself is made with, if it is; said before anything is built when it cannot be. */
function own(): { key: string; folder: string } | null {
  const { JALON_KEY: key, JALON_UPDATE_URL: folder } = process.env
  if (!key && !folder) return null
  if (!key || !folder) throw new Error("JALON_KEY and JALON_UPDATE_URL go together: see docs/deployment.md")
  keyIn(key)
  folderOf(folder)
  return { key, folder }
}

function makeAll(): void {
  const hosting = own()
  execFileSync("bash", [join(import.meta.dirname, "../package.sh")], {
    stdio: ["ignore", "ignore", "inherit"],
  })
  for (const target of ["chrome", "edge", "firefox"]) {
    const dir = join(build, `${target}-mv3-prod`)
    writeFileSync(`${dir}.zip`, storeZip(dir))
    say(near(`${dir}.zip`))
  }
  if (!hosting) return
  const { id, updates, files } = packCrx(join(build, "chrome-mv3-prod"), join(build, "hosted"), hosting)
  for (const file of files) {
    // The browser writes it for its owner alone; a web server reads it too.
    chmodSync(file, 0o644)
    say(near(file))
  }
  say(`\nid      ${id}\nupdates ${updates}\npolicy  ${id};${updates}`)
}

try {
  makeAll()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
