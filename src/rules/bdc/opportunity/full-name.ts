import { cleanName, nameKind } from "../../../process/opportunity"
import { same } from "../../../process/text"
import { invalid, ok, present } from "../../answers"
import { opportunityRule } from "../../rule"

/** The part of a name that stands for nothing ("Unknown"), as written. */
const placeholder = (name: string, clean: string): string => {
  const kept = clean.split(/\s+/)
  return (
    name
      .split(/\s+/)
      .filter((word) => !kept.some((good) => same(good, word)))
      .join(" ") || name
  )
}

export default opportunityRule({
  id: "bdc.opp.full-name",
  reads: ["opportunity.name"],
  section: "information",
  level: "block",
  check: ({ opportunity: { fields } }) =>
    present("opportunity.name", fields.name, (name) => {
      const kind = nameKind(name)
      if (kind === "full") return ok
      if (kind !== "placeholder") return invalid(kind, { at: "warn" })
      const clean = cleanName(name)
      return invalid("placeholder", {
        vars: { part: placeholder(name, clean) },
        ...(clean ? { fix: { field: "opportunity.name", value: clean } } : {}),
      })
    }),
})
