import { valueOf } from "../../../process/field"
import { invalid, ok, unsure } from "../../answers"
import { activityRule } from "../../rule"

export default activityRule({
  id: "bdc.call.from-opportunity",
  field: null,
  reads: [],
  section: "follow-up",
  level: "warn",
  check: ({ activity: { fromOpportunity, what } }) => {
    if (fromOpportunity.state === "unknown") return unsure(fromOpportunity.why)
    return valueOf(fromOpportunity) === true ? ok : what === "call" ? invalid("call") : invalid("task")
  },
})
