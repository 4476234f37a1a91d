import type { PrivacyWords } from "../../src/words/fr/privacy"

/** A table's name in words; its own where it is not known. */
export const tableName = ({ tables }: PrivacyWords, table: string): string =>
  (tables as Readonly<Record<string, { name: string }>>)[table]?.name ?? table
