import { aftersalesRule } from "../rule"
import { listed, listOf } from "./parts/list"

/** A call that comes in, whatever it is about. */
export default aftersalesRule({
  id: "aftersales.answer",
  field: null,
  reads: [],
  section: "aftersales",
  level: "hint",
  params: { rings: { kind: "number", default: 5, min: 1, max: 20, unit: "count" } },
  check: ({ aftersales }, context) => listed(listOf("aftersales.answer", aftersales, context)),
})
