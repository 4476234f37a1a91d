import dailyList from "./daily-list"
import debrief from "./debrief"
import noteAndOwner from "./note-and-owner"
import status from "./status"
import type { Rule } from "../rule"

/** In the order of the process. */
export const orphanRules: readonly Rule[] = [status, dailyList, debrief, noteAndOwner]
