import type { PageAnswer, SaidRow } from "../../../src/messages"
import type { Snapshot } from "../../../src/pages/zoho/types"
import { noMemory } from "../../../src/store/records"
import { opportunityFacts } from "../rules/facts-builder"

export const record = { org: "org7", module: "Potentials", id: "6" }
export const url = "https://crm.zoho.com/crm/org7/tab/Potentials/6?x=1"

/** A record's page, with what differs. */
export const snapshot = (part: Partial<Snapshot> = {}): Snapshot => ({
  kind: "opportunity-detail",
  url,
  org: "org7",
  record,
  opportunity: opportunityFacts(),
  meeting: null,
  renewal: null,
  credit: null,
  aftersales: null,
  activity: null,
  contact: null,
  list: null,
  massUpdate: null,
  incoming: null,
  facts: "{}",
  mark: "1",
  unsettled: [],
  signs: "",
  ...part,
})

export const said = (part: Partial<SaidRow> = {}): SaidRow => ({
  id: "bdc.meeting.priority",
  on: "meeting",
  section: "meeting",
  field: "meeting.priority",
  state: "invalid",
  level: "block",
  answer: { state: "invalid" },
  said: { title: "Priorité", todo: "Choisissez.", why: "", doubt: "" },
  ...part,
})

/** What the worker says of it. */
export const answer = (part: Partial<PageAnswer> = {}): PageAnswer => ({
  pack: "bdc",
  rows: [],
  caller: null,
  meter: null,
  ifStage: [],
  calls: null,
  list: [],
  client: null,
  memory: noMemory,
  earlier: false,
  source: null,
  readings: [],
  procedures: [],
  again: null,
  ...part,
})
