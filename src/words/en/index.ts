import type { Words } from ".."
import { en as crm } from "./crm-facts"
import { en as fields } from "./fields"
import { en as overlay } from "./overlay"
import { en as own } from "./own-said"
import { en as rules } from "./rules"
import { en as verdicts } from "./verdicts"

/** All that the overlay says, in English. */
export const en: Words = { rules, fields, verdicts, overlay, crm, own }
