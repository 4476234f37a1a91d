import type { OrphanProgress } from "./types"

/** What a seller says of a client given to them; whose name the file is in, its page says. */
export const givenMarks = ["calledAt", "reachedAt", "notedAt", "appointmentAt"] as const
export type GivenMark = (typeof givenMarks)[number]

/** The first instant of anything stands; a client reached was called. */
export function withMark(progress: OrphanProgress, mark: keyof OrphanProgress, at: number): OrphanProgress {
  const next = { ...progress, [mark]: progress[mark] ?? at }
  return mark === "reachedAt" ? { ...next, calledAt: next.calledAt ?? at } : next
}

/** The same undone: a client who was not called was not reached, and no file is taken over from a client not reached. */
export function withoutMark(progress: OrphanProgress, mark: GivenMark): OrphanProgress {
  const next = { ...progress, [mark]: null }
  if (mark === "calledAt") next.reachedAt = null
  return next.reachedAt === null ? { ...next, ownedAt: null } : next
}
