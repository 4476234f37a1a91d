import { useState } from "react"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import Trash from "lucide-react/dist/esm/icons/trash-2.mjs"
import type { OffersView, PageSettings } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf, shiftDay } from "../src/process/calendar"
import type { Offer } from "../src/process/renewal/loyalty"
import { say } from "../src/words"
import { en } from "../src/words/en/loyalty"
import { fr } from "../src/words/fr/loyalty"
import { useAsked } from "./asked"
import { useIn, useWords } from "./language"
import { Failed, Loading, Message } from "./parts"

const texts = ["partner", "season", "advantage", "condition"] as const
const stateOf = ({ from, to }: Offer, today: string): "current" | "past" | "coming" =>
  to < today ? "past" : from > today ? "coming" : "current"
/** What is not written is not kept as an empty text. */
const trimmed = ({ season = "", condition = "", ...rest }: Offer): Offer => ({
  ...rest,
  partner: rest.partner.trim(),
  advantage: rest.advantage.trim(),
  ...(season.trim() !== "" && { season: season.trim() }),
  ...(condition.trim() !== "" && { condition: condition.trim() }),
})
const isWhole = ({ partner, advantage, from, to }: Offer): boolean =>
  partner.trim() !== "" && advantage.trim() !== "" && from !== "" && to !== "" && from <= to

/** The offers of the quarter: a lead keeps them, the others read them (loyalty.benefits). */
export function Loyalty({ settings: _settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en }).offers
  const asked = useAsked("offers.get")
  if (!asked.value) return asked.failed ? <Failed again={asked.again} /> : <Loading />
  return (
    <div className="offers">
      <p className="dim">{asked.value.readOnly ? words.readOnly : words.help}</p>
      <Offers key={JSON.stringify(asked.value.offers)} view={asked.value} put={asked.put} />
    </div>
  )
}

function Offers({ view, put }: { view: OffersView; put: (view: OffersView) => void }) {
  const shared = useWords()
  const words = useIn({ fr, en }).offers
  const [offers, setOffers] = useState<readonly Offer[]>(view.offers)
  const [failure, setFailure] = useState<string | null>(null)
  const today = dayOf(new Date())
  const changed = JSON.stringify(offers) !== JSON.stringify(view.offers)
  const change = (at: number, part: Partial<Offer>) =>
    setOffers(offers.map((offer, index) => (index === at ? { ...offer, ...part } : offer)))
  const save = async () => {
    const answer = await ask("offers.set", { offers: offers.map(trimmed) })
    setFailure(answer.ok ? null : answer.error === "refused" ? shared.refused : shared.notTaken)
    if (answer.ok) put(answer.value)
  }
  return (
    <>
      {failure !== null && (
        <p role="alert" className="bar">
          {failure}
        </p>
      )}
      {offers.length === 0 && <Message title={words.empty} />}
      <ul className="offer-list">
        {offers.map((offer, at) => {
          const state = stateOf(offer, today)
          const label = (name: string) => `${name}, ${offer.partner || String(at + 1)}`
          return (
            <li key={at} data-state={state}>
              <fieldset disabled={view.readOnly}>
                {texts.map((name) => (
                  <label key={name} className={name}>
                    {words[name]}
                    <input
                      aria-label={label(words[name])}
                      maxLength={200}
                      value={offer[name] ?? ""}
                      onInput={(event) => change(at, { [name]: event.currentTarget.value })}
                    />
                  </label>
                ))}
                {(["from", "to"] as const).map((name) => (
                  <label key={name}>
                    {words[name]}
                    <input
                      type="date"
                      aria-label={label(words[name])}
                      aria-invalid={offer.from > offer.to}
                      value={offer[name]}
                      onInput={(event) => change(at, { [name]: event.currentTarget.value })}
                    />
                  </label>
                ))}
                <span className={state === "current" ? "changed" : "dim"}>{words.states[state]}</span>
                {!view.readOnly && (
                  <button
                    type="button"
                    className="icon"
                    aria-label={say(words.remove, { partner: offer.partner })}
                    title={say(words.remove, { partner: offer.partner })}
                    onClick={() => setOffers(offers.filter((_one, index) => index !== at))}
                  >
                    <Trash size={16} />
                  </button>
                )}
              </fieldset>
              {offer.from > offer.to && <small role="alert">{words.order}</small>}
            </li>
          )
        })}
      </ul>
      {!view.readOnly && (
        <div className="acts">
          <button
            type="button"
            onClick={() =>
              setOffers([...offers, { partner: "", advantage: "", from: today, to: shiftDay(today, 90) }])
            }
          >
            <Plus size={14} aria-hidden />
            {words.add}
          </button>
          <button
            type="button"
            className="main"
            disabled={!changed || !offers.every(isWhole)}
            onClick={() => void save()}
          >
            {words.save}
          </button>
        </div>
      )}
    </>
  )
}
