import { fold } from "../../../process/text"
import { invalid, ok, present } from "../../answers"
import { meetingRule } from "../../rule"
import { virtualOf } from "../appointment"

const device = (text: string): boolean => /iphone|android/.test(fold(text))

/** The device may be said in the description where the list of types has no place for it. */
export default meetingRule({
  id: "bdc.meeting.type",
  reads: ["meeting.type"],
  section: "meeting",
  level: "block",
  check: ({ meeting: { fields } }) =>
    present("meeting.type", fields.type, (type) => {
      const virtual = virtualOf(fields.type)
      if (virtual.state !== "known" || !virtual.value || device(type)) return ok
      return fields.description.state === "known" && device(fields.description.value) ? ok : invalid("device")
    }),
})
