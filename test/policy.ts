import { readFileSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { goodUntil, payloadOf } from "../src/policy/payload"
import { readPublished } from "../src/policy/published"
import { readPolicy } from "../src/policy/read"
import { keyFrom, newKey, seal } from "../src/policy/signing"
import type { Policy } from "../src/policy/types"
import { packs, rules } from "../src/rules"
import { say } from "../src/words"
import { en } from "../src/words/en/publishing"

const usage = `npm run policy -- key <new-key.pem>
npm run policy -- sign <policy.json> --key <key.pem> --serial <n> --note <what changes> [--by <name>] [--days 90] [--out jalon-policy.jws]
npm run policy -- check <jalon-policy.jws> --keys=<public key>,<public key>`
const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }
/** What a policy names that this release does not have: a slip of the pen, or something of a later one. */
function strangers(policy: Policy): string[] {
  const own = (policy.ownRules ?? []).map(({ id }) => id)
  const known = new Set([...rules.map(({ id }) => id), ...own, ...Object.keys(registry.packs)])
  const named = [
    ...Object.keys(policy.rules ?? {}),
    ...Object.keys(policy.packs ?? {}),
    ...(policy.silenced ?? []),
    ...(policy.unsilenced ?? []),
  ]
  return named.filter((id) => !known.has(id))
}
const stop = (why: string): never => {
  console.error(why)
  process.exit(1)
}

process.on("uncaughtException", ({ message }) => stop(message))

const text = { type: "string" } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: text, serial: text, note: text, by: text, days: text, out: text, keys: text },
})
const [command, path = stop(usage)] = positionals

if (command === "key") {
  const { pem, x } = await newKey()
  // Never over a key that stands.
  writeFileSync(path, pem, { flag: "wx", mode: 0o600 })
  console.log(x)
} else if (command === "sign") {
  const { key = stop(usage), note = stop(usage), by = "", days = "90", out = "jalon-policy.jws" } = values
  const [serial, length] = [Number(values.serial), Number(days)]
  if (!(serial >= 1) || !(length >= 1 && length <= 3_650)) stop(usage)
  const read = readPolicy(readFileSync(path, "utf8"), registry, "en")
  if (!read.ok)
    stop(read.problems.map((one) => [one.path, one.expected].filter(Boolean).join(": ")).join("\n"))
  const mine = (await keyFrom(readFileSync(key, "utf8"))) ?? stop(`${key} holds no Ed25519 private key`)
  const now = new Date()
  const said = { serial, at: now.getTime(), expires: goodUntil(now, length).getTime(), by, note }
  if (read.ok) {
    const file = await seal(payloadOf(read.policy, said), mine)
    // What every browser would refuse is not written.
    const found = await readPublished(new TextEncoder().encode(file), {
      keys: [mine.x],
      serials: {},
      registry,
      now,
    })
    if (!found.ok) stop(`refused: ${say(en.why[found.why], { detail: found.detail ?? "" })}`)
    writeFileSync(out, file)
    const odd = strangers(read.policy)
    if (odd.length > 0) console.error(`not in this release, and without effect there: ${odd.join(", ")}`)
  }
  console.log(
    `${out}: publication ${String(serial)}, good until ${new Date(said.expires).toISOString()}, signed by ${mine.x}`,
  )
} else if (command === "check") {
  const found = await readPublished(readFileSync(path), {
    keys: (values.keys ?? stop(usage)).split(","),
    serials: {},
    registry,
    now: new Date(),
  })
  if (!found.ok) stop(`refused: ${say(en.why[found.why], { detail: found.detail ?? "" })}`)
  else {
    const { serial, by, note, expires } = found.publication
    console.log(
      `good: publication ${String(serial)}${by && `, by ${by}`}, until ${new Date(expires).toISOString()}: ${note}`,
    )
  }
} else stop(usage)
