import { useState } from "react"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import type { DealPreview, DealRequest, OrphansView, SellerView } from "../src/messages"
import { ask } from "../src/messages/client"
import { dayOf } from "../src/process/calendar"
import { nameKey } from "../src/process/roster"
import { say } from "../src/words"
import { en } from "../src/words/en/orphans"
import { fr } from "../src/words/fr/orphans"
import { useIn, useWords } from "./language"
import type { Chosen } from "./orphans"
import { useFigures } from "./orphans-figures"
import { useLatest } from "./orphans-asked"
import { DayLists } from "./orphans-lists"
import { Failed, Loading, Message } from "./parts"

type Named = { name: string; branch: string }

/** A seller whom the roster does not name, for this day. */
function Add({ add }: { add: (seller: Named) => void }) {
  const words = useIn({ fr, en }).deal
  const [name, setName] = useState("")
  const [branch, setBranch] = useState("")
  return (
    <form
      className="add-seller"
      onSubmit={(event) => {
        event.preventDefault()
        add({ name: name.trim(), branch: branch.trim() })
        setName("")
      }}
    >
      <label>
        <span className="live">{words.addName}</span>
        <input
          value={name}
          maxLength={200}
          placeholder={words.addName}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        <span className="live">{words.addBranch}</span>
        <input
          value={branch}
          maxLength={200}
          placeholder={words.addBranch}
          onInput={(event) => setBranch(event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={nameKey(name) === ""}>
        <Plus size={14} aria-hidden />
        {words.add}
      </button>
    </form>
  )
}

function Sellers({
  sellers,
  isOn,
  turn,
}: {
  sellers: readonly SellerView[]
  isOn: (seller: SellerView) => boolean
  turn: (seller: SellerView) => void
}) {
  const words = useIn({ fr, en }).deal
  return (
    <ul className="orphan-sellers">
      {sellers.map((seller) => (
        <li key={seller.name} data-seller={seller.name} data-presence={seller.presence}>
          <label>
            <input type="checkbox" checked={isOn(seller)} onChange={() => turn(seller)} />
            <strong>{seller.name}</strong>
            <span>
              {[
                seller.branch || words.noBranch,
                words.presence[seller.presence],
                ...(seller.has > 0 ? [say(words.has, { n: seller.has })] : []),
              ].join(" · ")}
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** Lists as they would be given: each seller with their clients, to unfold. */
function Proposed({ preview }: { preview: DealPreview }) {
  const words = useIn({ fr, en }).deal
  const figure = useFigures()
  const { deals, left } = preview
  const n = deals.reduce((sum, { clients }) => sum + clients.length, 0)
  return (
    <section className="orphan-proposed" aria-label={words.preview}>
      <p role="status">
        <strong data-proposed={n}>
          {n === 0 ? words.empty : say(words.proposed, { n, lists: deals.length })}
        </strong>
      </p>
      {deals.map(({ id, seller, branch, clients }) => (
        <details key={id} data-seller={seller} data-count={clients.length}>
          <summary>
            <strong>{seller}</strong> {branch} · {say(words.count, { n: clients.length })}
          </summary>
          <ul>
            {clients.map((client) => (
              <li key={client.id}>
                {client.name}{" "}
                <span className="dim">
                  {[client.make, client.model, client.year, client.area].filter(Boolean).join(" ")}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {(["branch", "called", "full"] as const).map(
        (why) =>
          left[why] > 0 && (
            <p key={why} className="dim" data-left={why}>
              {say(words.left[why], { n: figure(left[why]) })}
            </p>
          ),
      )}
    </section>
  )
}

/** The day's lists: who is there, how many each, what would be given, then what was. */
export function OrphanDeals({
  view,
  chosen,
  changed,
}: {
  view: OrphansView
  chosen: Chosen
  changed: () => void
}) {
  const words = useIn({ fr, en }).deal
  const shared = useWords()
  const figure = useFigures()
  const [day, setDay] = useState(() => dayOf(new Date()))
  const [perSeller, setPerSeller] = useState(String(view.to))
  const [added, setAdded] = useState<readonly Named[]>([])
  const [turned, setTurned] = useState<Readonly<Record<string, boolean>>>({})
  const [preview, setPreview] = useState<DealPreview | null>(null)
  const [said, tell] = useState<{ text: string; wrong: boolean } | null>(null)
  const sellers = useLatest(day, () => ask("orphans.sellers", { day }))
  const found = useLatest(JSON.stringify([chosen, view.pool]), () => ask("orphans.segments", chosen))
  if (!sellers.value) return sellers.failed ? <Failed again={sellers.again} /> : <Loading />

  const listed = sellers.value
  const extra = added.filter(({ name }) => !listed.some((one) => nameKey(one.name) === nameKey(name)))
  const all: SellerView[] = [
    ...listed,
    ...extra.map((one) => ({ ...one, presence: "unknown" as const, until: null, has: 0, out: 0, open: 0 })),
  ]
  const isOn = ({ name, presence }: SellerView): boolean => turned[name] ?? presence === "on-shift"
  const ticked = all.filter(isOn).map(({ name, branch }) => ({ name, branch }))
  const number = Number(perSeller)
  const whole = Number.isInteger(number) && number >= 1 && number <= 1_000
  const request: DealRequest = { day, perSeller: number, sellers: ticked, ...chosen }
  const { from, to } = view
  const past = day < dayOf(new Date())

  const fail = (refused: boolean) =>
    tell({ text: refused ? say(words.refused, { to }) : shared.notTaken, wrong: true })
  const prepare = async () => {
    const answer = await ask("orphans.preview", request)
    const refused = answer.ok && answer.value.number === "refused"
    setPreview(answer.ok && !refused ? answer.value : null)
    if (!answer.ok || refused) {
      fail(refused)
      return
    }
    const { number: judged } = answer.value
    const note = judged === "warned" ? words.warned : judged === "few" ? words.few : null
    tell(note === null ? null : { text: say(note, { from, to }), wrong: judged === "warned" })
  }
  const give = async ({ seen }: DealPreview) => {
    const answer = await ask("orphans.give", { ...request, seen })
    if (!answer.ok) {
      fail(answer.error === "refused")
      return
    }
    sellers.again()
    changed()
    if (answer.value) {
      setPreview(null)
      tell({ text: say(words.given, { n: answer.value.given }), wrong: false })
    } else {
      await prepare()
      tell({ text: words.stale, wrong: true })
    }
  }
  /** What is chosen anew is prepared anew. */
  const forget = () => {
    setPreview(null)
    tell(null)
  }
  const any = chosen.search !== "" || Object.values(chosen.filter).some((keys) => keys.length > 0)
  return (
    <>
      <p className="dim" data-among={found.value?.total}>
        {say(any ? words.among : words.amongAll, { n: found.value ? figure(found.value.total) : "…" })}
      </p>
      <div className="acts orphan-terms">
        <label>
          <span>{words.day}</span>
          <input
            type="date"
            value={day}
            onInput={(event) => {
              if (event.currentTarget.value === "") return
              setDay(event.currentTarget.value)
              forget()
            }}
          />
        </label>
        <label>
          <span>{words.perSeller}</span>
          <input
            type="number"
            min={1}
            max={50}
            value={perSeller}
            aria-invalid={!whole || number > to}
            onInput={(event) => {
              setPerSeller(event.currentTarget.value)
              forget()
            }}
          />
        </label>
        <small className="dim">{say(words.range, { from, to })}</small>
      </div>
      <h3>{words.sellers}</h3>
      {all.length === 0 && <Message title={words.noSellers} next={words.noSellersNext} />}
      {all.some(({ presence }) => presence === "unknown") && <p className="dim">{words.ask}</p>}
      <Sellers
        sellers={all}
        isOn={isOn}
        turn={(seller) => {
          setTurned({ ...turned, [seller.name]: !isOn(seller) })
          forget()
        }}
      />
      <Add
        add={(seller) => {
          setAdded([...added, seller])
          setTurned({ ...turned, [seller.name]: true })
          forget()
        }}
      />
      {said && (
        <p role={said.wrong ? "alert" : "status"} className={said.wrong ? "bar" : "bar quiet"}>
          {said.text}
        </p>
      )}
      {preview && <Proposed preview={preview} />}
      <div className="acts">
        {past && <span className="dim">{words.past}</span>}
        {ticked.length === 0 && all.length > 0 && <span className="dim">{words.nobody}</span>}
        <button
          type="button"
          className={preview ? "" : "main"}
          disabled={ticked.length === 0 || !whole || past}
          onClick={() => void prepare()}
        >
          {words.preview}
        </button>
        {preview && preview.deals.length > 0 && (
          <button type="button" className="main" onClick={() => void give(preview)}>
            {words.give}
          </button>
        )}
      </div>
      <DayLists
        key={day}
        view={view}
        day={day}
        sellers={listed.filter(({ has }) => has > 0)}
        changed={() => {
          sellers.again()
          changed()
        }}
      />
    </>
  )
}
