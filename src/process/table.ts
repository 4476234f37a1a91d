/** Whether a value is a table of values by name, as JSON has them: no list, nor null. */
export const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
