import { aftersalesRule } from "../rule"
import { listed, listOf } from "./parts/list"

export default aftersalesRule({
  id: "aftersales.estimate",
  field: null,
  reads: ["aftersales.appointment"],
  section: "aftersales",
  level: "hint",
  check: ({ aftersales }, context) => listed(listOf("aftersales.estimate", aftersales, context)),
})
