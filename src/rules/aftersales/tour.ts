import { aftersalesRule } from "../rule"
import { listed, listOf } from "./parts/list"

export default aftersalesRule({
  id: "aftersales.tour",
  field: null,
  reads: ["aftersales.appointment"],
  section: "aftersales",
  level: "hint",
  params: { minutes: { kind: "number", default: 10, min: 1, max: 60, unit: "minutes" } },
  check: ({ aftersales }, context) => listed(listOf("aftersales.tour", aftersales, context)),
})
