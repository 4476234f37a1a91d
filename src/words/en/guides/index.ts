import type { ScriptWords } from "../../../scripts/types"
import { en as crm } from "./crm"
import { en as impaknet } from "./impaknet"
import { en as others } from "./others"
import { en as renewal } from "./renewal"

/** The words of every guide, by its id. */
export const en: Readonly<Record<string, ScriptWords>> = { ...crm, ...renewal, ...impaknet, ...others }
