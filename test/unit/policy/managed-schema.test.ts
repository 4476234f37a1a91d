import { format, resolveConfig } from "prettier"
import { expect, test } from "vitest"
import { managedSchema } from "../../../src/policy/managed-schema"
import { packs, rules } from "../../../src/rules"

const schema = managedSchema({ rules, packs: Object.fromEntries(packs.map((pack) => [pack, true])) })

/** Written by `npx vitest run --project unit -u test/unit/policy/managed-schema.test.ts`. */
test("the schema that IT's browsers read is the policy's own", async () => {
  const options = await resolveConfig(import.meta.dirname)
  const text = await format(JSON.stringify(schema), { ...options, parser: "json" })
  await expect(text).toMatchFileSnapshot("../../../assets/managed-schema.json")
})

test("nothing that Chromium refuses stands in it", () => {
  const walk = (node: unknown, path: string): void => {
    expect(node, path).toBeTypeOf("object")
    const { type, properties = {}, items, additionalProperties, ...rest } = node as Record<string, unknown>
    expect(["string", "number", "integer", "boolean", "array", "object"], path).toContain(type)
    expect(
      Object.keys(rest).filter((key) => !["enum", "minimum", "maximum"].includes(key)),
      path,
    ).toEqual([])
    for (const [key, child] of Object.entries(properties as object)) walk(child, `${path}.${key}`)
    if (type === "array") walk(items, `${path}[]`)
    if (additionalProperties !== undefined) walk(additionalProperties, `${path}.*`)
  }
  walk(schema, "policy")
})

test("levels and parameters can be set for any rule", () => {
  expect(schema).toMatchObject({
    properties: {
      version: { type: "integer", enum: [1] },
      rules: {
        additionalProperties: {
          properties: {
            level: { type: "string", enum: ["off", "observe", "hint", "warn", "block"] },
            params: { type: "object" },
          },
        },
      },
    },
  })
})
