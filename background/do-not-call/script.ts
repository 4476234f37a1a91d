import type { RunView } from "../../src/messages"
import { merged } from "../../src/policy/layers"
import { inForce } from "../../src/rules/engine"
import frenchFirst from "../../src/rules/law/french-first"
import recordingNotice from "../../src/rules/law/recording-notice"
import type { Language } from "../../src/scripts/types"
import type { Run } from "../../src/scripts/walk"
import { lawLines as en } from "../../src/words/en/law"
import { lawLines as fr } from "../../src/words/fr/law"
import type { Settings } from "../settings"

/** A message is left on a machine: nobody is greeted, nothing is recorded of theirs. */
const toNobody = "script.voice-message"

/**
 * What the law adds to the first words of a call, in or out, in the agent's language: the notice where calls are recorded, French first to a
 * client of another language. None at a later step, nor in a guide.
 */
export function lawLinesFor(
  settings: Settings,
  run: Pick<Run, "script" | "path" | "at">,
  client: Language | undefined,
): string[] {
  const starts = run.path.length === 0 && run.at !== null && run.script.startsWith("script.")
  if (!starts || run.script === toNobody) return []
  const { speaks } = inForce(settings.policy())
  const words = settings.language === "en" ? en : fr
  const recorded = merged(settings.layers).law?.recorded === true
  return [
    ...(client === "en" && speaks(frenchFirst.id) ? [words["french-first"]] : []),
    ...(recorded && speaks(recordingNotice.id) ? [words["recording-notice"]] : []),
  ]
}

/** A run with these lines before the advice of its step. */
export function withLaw<T extends RunView>(view: T, lines: readonly string[]): T {
  const { step } = view
  if (!step || lines.length === 0) return view
  return {
    ...view,
    step: { ...step, coach: [...lines, ...(step.coach === null ? [] : [step.coach])].join(" ") },
  }
}
