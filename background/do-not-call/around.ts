import type { PageFacts } from "../../src/messages"
import { dayOf, type Day } from "../../src/process/calendar"
import { unknown, valueOf, type Field } from "../../src/process/field"
import { callingHours } from "../../src/process/law"
import { zonesOfPhone } from "../../src/process/phone-zones"
import { endOfLoan } from "../../src/process/renewal/loan"
import { stageOf } from "../../src/process/stages"
import { fileIn, type FieldKey } from "../../src/rules/facts"
import type { ClientToCall, Context } from "../../src/rules/rule"
import { askedNotToBeCalled } from "../../src/store/do-not-call"
import { clientPhones } from "../phones"
import type { Settings } from "../settings"

type Shown = { phones: string[]; field: FieldKey | null }

/** The numbers of the client that a page is of; null where it is of nobody that one may be about to call. */
function numbersOn(facts: PageFacts): Shown | null {
  if (facts.contact)
    return { phones: (valueOf(facts.contact.phones) ?? []).flatMap(clientPhones), field: null }
  const file = fileIn(facts)
  if (!file || file.mode === "create" || facts.meeting) return null
  const phones = clientPhones(valueOf(file.fields.phone) ?? "")
  const kinds = ["opportunity", "renewal", "credit", "aftersales"] as const
  const kind = kinds.find((one) => facts[one] === file)
  return { phones, field: kind ? `${kind}.phone` : null }
}

const dayIn = (field: Field | undefined): Day | null => (field && valueOf(field)) ?? null

/** The last purchase that a page tells: undefined where there was one, and nobody knows its day. */
function purchaseOn(
  { opportunity, renewal }: PageFacts,
  { won, orphan }: Pick<Context, "won" | "orphan">,
): Day | null | undefined {
  const stage = opportunity && valueOf(opportunity.fields.stage)
  if (stage && stageOf(stage)?.end === "won") return won?.to ? dayOf(won.to) : undefined
  return dayIn(renewal?.fields.possessionDate) ?? orphan?.purchased ?? null
}

/** The end of the loan that a file of renewal is about; undefined: it runs still, or the file does not say. */
function endedOn({ renewal }: PageFacts, today: Day): Day | null | undefined {
  if (!renewal) return null
  const end = valueOf(endOfLoan({ ...renewal.fields, rate: unknown("not-found") }))
  const left = valueOf(renewal.fields.monthsLeft) ?? 0
  return end !== undefined && end < today && left <= 0 ? end : undefined
}

/**
 * What the law asks of a call to the client of a page, and when it may ask otherwise. Nothing where the pack is off, on a form, while
 * a call comes in, or where no number is known.
 */
export async function aroundLaw(
  { parts: { store, keep, now: clock } }: Settings,
  packs: Readonly<Record<string, boolean>>,
  facts: PageFacts,
  known: Pick<Context, "won" | "orphan">,
): Promise<{ client?: ClientToCall; next?: Date }> {
  // A client who calls is not being called.
  const shown = packs["law"] === true && !facts.incoming ? numbersOn(facts) : null
  if (!shown || shown.phones.length === 0) return {}
  const { phones, field } = shown
  const now = clock()
  const zones = [...new Set(phones.flatMap(zonesOfPhone))]
  const asked = await keep.attempt(() => askedNotToBeCalled(store, phones, now)).catch(() => null)
  const inquired = dayIn((facts.opportunity ?? facts.credit ?? facts.aftersales)?.fields.createdAt)
  return {
    client: {
      ...{ zones, asked, inquired, field },
      purchased: purchaseOn(facts, known),
      ended: endedOn(facts, dayOf(now)),
    },
    next: callingHours(now, zones).next,
  }
}
