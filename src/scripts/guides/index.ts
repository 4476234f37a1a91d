import type { Script } from "../types"
import { crmGuides } from "./crm"
import { impaknetGuides } from "./impaknet"
import { otherGuides } from "./others"
import { renewalGuides } from "./renewal"

/** Every guide of this version (process.md §10). */
export const guides: readonly Script[] = [...crmGuides, ...renewalGuides, ...impaknetGuides, ...otherGuides]
