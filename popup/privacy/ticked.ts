import type { PrivacyFile } from "../../src/messages"

/** What a whole number, a whole name or an address finds; the rest is anybody's who shares some letters or digits. */
const sure: ReadonlySet<string> = new Set(["phone", "email", "name", "address"])

/** Of the files found, those that are not to be handed over or erased unless somebody ticks them: of several, found by a part alone. */
export const outAtFirst = (files: readonly Pick<PrivacyFile, "id" | "by">[]): string[] =>
  files.length < 2 ? [] : files.filter(({ by }) => !sure.has(by)).map(({ id }) => id)
