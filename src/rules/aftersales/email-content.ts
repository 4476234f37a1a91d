import { aftersalesRule } from "../rule"
import { listed, listOf } from "./parts/list"

export default aftersalesRule({
  id: "aftersales.email-content",
  field: null,
  reads: [],
  section: "aftersales",
  level: "hint",
  check: ({ aftersales }, context) => listed(listOf("aftersales.email-content", aftersales, context)),
})
