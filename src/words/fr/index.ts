import type { Words } from ".."
import { fr as crm } from "./crm-facts"
import { fr as fields } from "./fields"
import { fr as overlay } from "./overlay"
import { fr as own } from "./own-said"
import { fr as rules } from "./rules"
import { fr as verdicts } from "./verdicts"

/** All that the overlay says, in French. */
export const fr: Words = { rules, fields, verdicts, overlay, crm, own }
