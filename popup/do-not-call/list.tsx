import { useState } from "react"
import type { Answered, DoNotCallShown, DoNotCallView } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { en } from "../../src/words/en/do-not-call"
import { fr } from "../../src/words/fr/do-not-call"
import { useIn, useWords, type Language } from "../language"
import { Over } from "../over"
import { Message } from "../parts"

type Tell = (text: string, wrong: boolean) => void

/** Asks why a number is taken out: the reason stays beside it. */
function Remove({
  one,
  close,
  send,
}: {
  one: DoNotCallShown
  close: () => void
  send: (reason: string) => void
}) {
  const words = useIn({ fr, en }).remove
  const [reason, setReason] = useState("")
  return (
    <Over title={say(words.title, { phone: one.phone })} why={words.why} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send(reason.trim())
        }}
      >
        <label>
          <span>{words.reason}</span>
          <input maxLength={200} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <div className="acts">
          <button type="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" className="main" disabled={reason.trim() === ""}>
            {words.do}
          </button>
        </div>
      </form>
    </Over>
  )
}

function Row({ one, language, act }: { one: DoNotCallShown; language: Language; act: () => void }) {
  const words = useIn({ fr, en }).list
  const gone = one.removed !== null
  return (
    <tr data-number={one.id} data-removed={gone}>
      <th scope="row">
        <span className="figure">{one.phone}</span>
        {one.removed !== null && (
          <small className="dim">
            {say(words.removed, { day: dayWords(one.removed, language), reason: one.reason })}
          </small>
        )}
      </th>
      <td className="figure">{one.asked}</td>
      <td className="figure">
        {one.entered}
        {one.late && (
          <small className="due" title={words.lateWhy}>
            {words.late}
          </small>
        )}
      </td>
      <td className="figure">{one.keptUntil}</td>
      <td>
        <button
          type="button"
          aria-label={say(gone ? words.restoreOf : words.removeOf, { phone: one.phone })}
          onClick={act}
        >
          {gone ? words.restore : words.remove}
        </button>
      </td>
    </tr>
  )
}

/** The numbers, those that stand first; what is taken out stays with its reason. */
export function NumberList({
  view,
  searched,
  language,
  again,
  tell,
}: {
  view: DoNotCallView
  searched: boolean
  language: Language
  again: () => void
  tell: Tell
}) {
  const all = useIn({ fr, en })
  const words = all.list
  const shared = useWords()
  const [asking, setAsking] = useState<DoNotCallShown | null>(null)
  const done = (answer: Answered<null>, text: string) => {
    setAsking(null)
    tell(answer.ok ? text : shared.notTaken, !answer.ok)
    again()
  }
  const act = (one: DoNotCallShown) => {
    if (one.removed === null) setAsking(one)
    else
      void ask("doNotCall.restore", { id: one.id }).then((answer) =>
        done(answer, say(all.remove.restored, { phone: one.phone })),
      )
  }
  const { shown, found } = view
  if (shown.length === 0)
    return searched ? (
      <Message title={words.nothing} next={words.nothingNext} />
    ) : (
      <Message title={words.none} next={words.noneNext} />
    )
  return (
    <>
      <table className="do-not-call-list">
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col">{words.asked}</th>
            <th scope="col">{words.entered}</th>
            <th scope="col">{words.until}</th>
            <th scope="col">
              <span className="live">{words.act}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row key={one.id} one={one} language={language} act={() => act(one)} />
          ))}
        </tbody>
      </table>
      {found > shown.length && <p className="dim">{say(words.first, { n: shown.length })}</p>}
      {asking && (
        <Remove
          one={asking}
          close={() => setAsking(null)}
          send={(reason) =>
            void ask("doNotCall.remove", { id: asking.id, reason }).then((answer) =>
              done(answer, say(all.remove.done, { phone: asking.phone })),
            )
          }
        />
      )}
    </>
  )
}
