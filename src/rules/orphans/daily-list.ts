import { practiceRule } from "../rule"

/** Calls a day given to one seller; at `block`, more is refused. */
export default practiceRule({
  id: "orphans.daily-list",
  level: "block",
  params: {
    from: { kind: "number", default: 5, min: 1, max: 50, unit: "count" },
    to: { kind: "number", default: 10, min: 1, max: 50, unit: "count" },
  },
})
