import type { RecordKey } from "../rules/facts"

/** What a page of the CRM asks of a request for credit (renewal.credit-request). `number`: CRE… */
export type CreditRequests = {
  /** Keeps what its page knows for the e-mail, in memory, and shows Gmail, where it is written. */
  "credit.prepare": [{ record: RecordKey; number: string }, null]
  /** Its e-mail went, by another way than our page of Gmail: the look at its file is planned from now. */
  "credit.sent": [{ record: RecordKey; number: string }, null]
  /** Its file was looked at. */
  "credit.checked": [{ record: RecordKey; number: string }, null]
}
