import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readManaged } from "../../../src/policy/read"
import { policyKeys } from "../../../src/policy/schema"
import { packs, rules } from "../../../src/rules"

const root = join(import.meta.dirname, "../../..")
const guide = readFileSync(join(root, "docs/deployment.md"), "utf8")
const registry = { rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) }

test("the policy that the guide gives is taken whole", () => {
  const [text = "{}"] = [...guide.matchAll(/```json\n(\{\n {2}"version"[^`]*)```/g)].map(
    ([, json]) => json ?? "",
  )
  const policy = JSON.parse(text) as Record<string, unknown>
  expect(Object.keys(policy)).toContain("publication")
  expect(readManaged(policy, registry)).toEqual(policy)
})

test("the guide's table names every key of a policy that IT may set, and no other", () => {
  const table = guide.split("| key ")[1]?.split("\n\n")[0] ?? ""
  const named = table
    .split("\n")
    .flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, key]) => key))
  // Impaknet's labels and lifting what was silenced are the lead's, in the console.
  const rest = ["impaknet", "unsilenced"]
  expect([...named, ...rest].sort()).toEqual([...Object.keys(policyKeys)].sort())
})
