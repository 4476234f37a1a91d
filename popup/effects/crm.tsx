import { tallyOf } from "../../src/crm/board"
import { say } from "../../src/words"
import { clockTime } from "../../src/words/clock"
import { useAsked } from "../asked"
import type { Speech } from "./speech"

/** What the CRM's records alone count of the team; its board shows the files behind each. */
export function CrmFigures({ speech: { words, language } }: { speech: Speech }) {
  const { value } = useAsked("team.get")
  const { crm } = words.team
  const counts = value && value.files.length > 0 ? tallyOf(value.files, value.options) : null
  return (
    <section aria-label={crm.title} className="effect-part">
      <div className="pack-head">
        <h3>{crm.title}</h3>
        <span className="dim">
          {counts && value?.rightAt ? clockTime(new Date(value.rightAt), language) : ""}
        </span>
      </div>
      {counts ? (
        <p data-open={counts.open}>
          {(["open", "called", "left", "mayClose"] as const)
            .map((one) => say(words.behind.of, { what: crm[one], figure: counts[one] }))
            .join(" · ")}
          {". "}
          <a href="#team">{crm.board}</a>
        </p>
      ) : (
        <p className="dim">
          {crm.none}{" "}
          <a href={value?.stop === "not-connected" ? "#connection" : "#team"}>
            {value?.stop === "not-connected" ? crm.connect : crm.board}
          </a>
        </p>
      )}
    </section>
  )
}
