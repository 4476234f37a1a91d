import Download from "lucide-react/dist/esm/icons/download.mjs"
import type { RequestView } from "../../src/messages"
import { tableName } from "./table-name"
import { instantWords } from "../../src/words/clock"
import { useIn, type Language } from "../language"
import { giveJson } from "./files"
import { both } from "./words"

/** What went by table, in words: "Journal 3 · Suivis 2". */
export function Counts({ rows }: { rows: Readonly<Record<string, number>> }) {
  const words = useIn(both)
  const all = Object.entries(rows)
  if (all.length === 0) return <>{words.receipt.nothing}</>
  return <>{all.map(([table, count]) => `${tableName(words, table)}\u00a0${String(count)}`).join(" · ")}</>
}

/** The proof of an erasure: it names nobody. */
export function Receipt({ request, language }: { request: RequestView; language: Language }) {
  const words = useIn(both).receipt
  const { proof, doneAt } = request
  if (!proof || doneAt === null) return null
  return (
    <div className="receipt" data-receipt={request.id}>
      <h3>{words.title}</h3>
      <dl>
        <dt>{words.at}</dt>
        <dd>{instantWords(new Date(doneAt), language)}</dd>
        <dt>{words.rows}</dt>
        <dd>
          <Counts rows={proof.rows} />
        </dd>
        <dt>{words.left}</dt>
        <dd>{Object.keys(proof.left).length === 0 ? words.leftNone : <Counts rows={proof.left} />}</dd>
        <dt>{words.seal}</dt>
        <dd>
          <code>{proof.seal}</code>
        </dd>
      </dl>
      <p className="dim">{words.why}</p>
      <button
        type="button"
        onClick={() => {
          const { id, at, doneAt: done, proof: of, kept } = request
          giveJson("effacement", { jalon: "erasure", version: 1, id, at, doneAt: done, kept, ...of })
        }}
      >
        <Download size={14} aria-hidden />
        {words.give}
      </button>
    </div>
  )
}
