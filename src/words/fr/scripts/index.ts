import type { ScriptWords } from "../../../scripts/types"
import { fr as aftersales } from "./aftersales"
import { fr as bdc } from "./bdc"
import { fr as orphans } from "./orphans"
import { fr as renewal } from "./renewal"

/** The words of every call script and template, by its id. */
export const fr: Readonly<Record<string, ScriptWords>> = { ...renewal, ...bdc, ...aftersales, ...orphans }
