import type { ContactOutcome, IndicatorId, Month } from "../process/aftersales/indicators"
import type { ClockKind } from "../process/aftersales/clocks"
import type { RecordKey } from "../rules/facts"

/** An indicator in a month (`Figure`), with how many events are behind it. */
export type FigureView = { month: Month; value: number | null; good: number; of: number; events: number }
/** The indicators of after-sales over twelve months, as this browser saw them. */
export type IndicatorsView = {
  indicators: { id: IndicatorId; months: FigureView[] }[]
  /** When the oldest event behind them was seen, ISO; null: nothing was. */
  since: string | null
}

/** What happened: a contact by its outcome, an appointment, or how a clock ended (`overdue`: it still runs, past its deadline). */
export type IndicatorRow = {
  at: string
  what: ContactOutcome | "booked" | "done" | "late" | "overdue"
  clock: ClockKind | null
  record: RecordKey | null
  /** The address of its page; null: not known here any more. */
  url: string | null
}

export type IndicatorRequests = {
  "indicators.get": [undefined, IndicatorsView]
  /** The events behind a figure, the latest first: the first 200 of `total`. */
  "indicators.events": [{ id: IndicatorId; month: Month }, { rows: IndicatorRow[]; total: number }]
}
