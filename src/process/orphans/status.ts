/** Who wrote a note: one who sells and is not known to have left, customer relations or an agency, someone else. */
export type Writer = "seller" | "relations" | "other"
/** `spoke`: the client was spoken or written to, or may have been: a call without an answer alone is neither. `at`: null, not readable. */
export type Written = { by: Writer; at: Date | null; spoke: boolean }

export type OrphanFile = {
  /** Those who sold, or own the file: whether they have left. */
  sellers: readonly ("left" | "here" | "unknown")[]
  notes: readonly Written[]
  /** Whether these are all the notes since the purchase. */
  whole: boolean
  /** Between which instants the purchase was; a bound that is not known is null. */
  purchase: { from: Date | null; to: Date | null }
  /** Given to a seller as an orphan; `reached`: they reached them since. */
  given: { reached: boolean } | null
}
export type OrphanStatus =
  | { status: "kept"; by: "seller" | "given" }
  | { status: "orphan"; because: "given" | "left" | "relations" }
  | { status: "unknown" }

/**
 * Whether somebody keeps contact with a client since their purchase, or nobody does (orphans.status). A note counts as written since
 * only where it surely is; nothing is concluded from notes that are not all there, nor from a purchase of no date.
 */
export function orphanStatus({ sellers, notes, whole, purchase, given }: OrphanFile): OrphanStatus {
  const { from, to } = purchase
  const surely = ({ at }: Written): boolean => at !== null && to !== null && at >= to
  const perhaps = ({ at }: Written): boolean => at === null || from === null || at >= from
  if (notes.some((note) => note.by === "seller" && note.spoke && surely(note)))
    return { status: "kept", by: "seller" }
  if (given) return given.reached ? { status: "kept", by: "given" } : { status: "orphan", because: "given" }
  if (sellers.length > 0 && sellers.every((one) => one === "left"))
    return { status: "orphan", because: "left" }
  const since = notes.filter(perhaps)
  const relations = since.every(({ by }) => by === "relations")
  return whole && relations && since.some(surely)
    ? { status: "orphan", because: "relations" }
    : { status: "unknown" }
}
