import type { ComposeField, Composition } from "../src/messages"
import type { Words } from "../src/words"

const usual = ["Laval", "St-Constant", "St-Hubert", "Île-Perrot"]

/** Who is at the keyboard: asked once, above the list. */
export function composeFirst(
  answers: Readonly<Record<string, string>>,
  branches: readonly string[],
  { first, departments }: Words["overlay"],
): Composition {
  const one = (name: "department" | "branch", choices: { value: string; label: string }[]): ComposeField => ({
    name,
    label: first[name],
    kind: "one",
    value: answers[name] ?? choices[0]?.value ?? "",
    choices,
  })
  const list = branches.length > 0 ? branches : usual
  return {
    fields: [
      { name: "name", label: first.name, kind: "text", value: answers["name"] ?? "", required: true },
      one(
        "department",
        Object.entries(departments).map(([value, label]) => ({ value, label })),
      ),
      one(
        "branch",
        list.map((value) => ({ value, label: value })),
      ),
    ],
    text: null,
    remark: first.why,
  }
}
