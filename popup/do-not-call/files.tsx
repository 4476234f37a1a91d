import { useState } from "react"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import type { DoNotCallView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { en } from "../../src/words/en/do-not-call"
import { fr } from "../../src/words/fr/do-not-call"
import { download } from "../download"
import { FileButton } from "../file-button"
import { useIn, useWords, type Language } from "../language"
import { readDoNotCall, writeDoNotCall, type BadLine } from "./csv"

type Came = { text: string; wrong: boolean; bad: BadLine[] } | null
/** Lines named at once. */
const glance = 50

/** The list in and out as a file: what one browser knows goes to the others by it. */
export function Files({
  view,
  language,
  again,
}: {
  view: DoNotCallView
  language: Language
  again: () => void
}) {
  const words = useIn({ fr, en }).file
  const shared = useWords()
  const [came, setCame] = useState<Came>(null)
  const figure = (n: number): string => n.toLocaleString(`${language}-CA`)
  const failed = (text: string): void => setCame({ text, wrong: true, bad: [] })

  const take = async (file: File): Promise<void> => {
    setCame({ text: words.reading, wrong: false, bad: [] })
    const read = await file
      .arrayBuffer()
      .then((bytes) => readDoNotCall(new Uint8Array(bytes)))
      .catch(() => ({ wrong: "unreadable" as const }))
    if ("wrong" in read) {
      failed(words.wrong[read.wrong])
      return
    }
    const answer = await ask("doNotCall.import", { lines: read.lines })
    if (!answer.ok) {
      failed(words.wrong.failed)
      return
    }
    const { added, changed, same, over, bad } = answer.value
    const refused = [...read.bad, ...bad.map(({ line, why, phone }) => ({ line, why, cell: phone }))]
    const told = say(words.done, { added: figure(added), changed: figure(changed), same: figure(same) })
    setCame({
      text: over > 0 ? `${told} ${say(words.over, { n: figure(over) })}` : told,
      wrong: false,
      bad: refused.sort((one, other) => one.line - other.line),
    })
    again()
  }
  const give = async (): Promise<void> => {
    const answer = await ask("doNotCall.export")
    if (!answer.ok) {
      failed(shared.failed)
      return
    }
    const text = writeDoNotCall(answer.value, words.columns, language === "fr" ? ";" : ",")
    download(`${say(words.name, { day: view.today })}.csv`, text, "text/csv")
  }
  return (
    <>
      <div className="acts">
        <FileButton
          label={words.import}
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          screen="doNotCall"
          take={(file) => void take(file)}
        />
        {view.count + view.removed > 0 && (
          <button type="button" onClick={() => void give()}>
            <Download size={14} aria-hidden />
            {words.export}
          </button>
        )}
        <span className="dim">{words.help}</span>
      </div>
      <p
        role={came?.wrong === true ? "alert" : "status"}
        className={came ? (came.wrong ? "bar" : "bar quiet") : "live"}
      >
        {came?.text}
      </p>
      {came && came.bad.length > 0 && (
        <section className="refused">
          <strong>{say(words.bad, { n: figure(came.bad.length) })}</strong>
          <ul>
            {came.bad.slice(0, glance).map(({ line, why, cell }) => (
              <li key={line} data-line={line} data-why={why}>
                <strong>{say(words.line, { line })}</strong> {words.why[why]}{" "}
                {cell !== "" && <code>{cell}</code>}
              </li>
            ))}
          </ul>
          {came.bad.length > glance && (
            <p className="dim">{say(words.more, { n: figure(came.bad.length - glance) })}</p>
          )}
        </section>
      )}
    </>
  )
}
