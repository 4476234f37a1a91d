/**
 * The meeting place of the two content scripts: the guard listens from document_start, before the page's own scripts;
 * the overlay, which comes at document_idle, says whether an event would save a form that is not ready.
 */
export const guardSlot: unique symbol = Symbol.for("jalon.guard")

/** True: the event is stopped before the page sees it. Called for every pointer, key and submit event: keep it cheap. */
export type Hold = (event: Event) => boolean
export type GuardedGlobal = typeof globalThis & { [guardSlot]?: Hold | undefined }
