import type { ScriptWords } from "../../../scripts/types"
import { en as aftersales } from "./aftersales"
import { en as bdc } from "./bdc"
import { en as orphans } from "./orphans"
import { en as renewal } from "./renewal"

export const en: Readonly<Record<string, ScriptWords>> = { ...renewal, ...bdc, ...aftersales, ...orphans }
