import type { ScriptWords } from "../../../scripts/types"
import { fr as crm } from "./crm"
import { fr as impaknet } from "./impaknet"
import { fr as others } from "./others"
import { fr as renewal } from "./renewal"

/** The words of every guide, by its id. */
export const fr: Readonly<Record<string, ScriptWords>> = { ...crm, ...renewal, ...impaknet, ...others }
