import { aftersalesRule } from "../rule"
import { listed, listOf } from "./parts/list"

export default aftersalesRule({
  id: "aftersales.connected",
  field: null,
  reads: ["aftersales.appointment"],
  section: "aftersales",
  level: "hint",
  check: ({ aftersales }, context) => listed(listOf("aftersales.connected", aftersales, context)),
})
