import { useState } from "react"
import Compare from "lucide-react/dist/esm/icons/diff.mjs"
import Download from "lucide-react/dist/esm/icons/download.mjs"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { LeadView, PolicyProblem } from "../src/messages"
import { ask } from "../src/messages/client"
import { say } from "../src/words"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { Confirm } from "./confirm"
import { download } from "./download"
import { FileButton } from "./file-button"
import { useIn, useWords } from "./language"

type Outcome = { said: string } | { wrong: string } | { file: string; problems: PolicyProblem[] }

/** A roster of a whole year may be wrong at every line. */
const mostShown = 50

/** A refused file: each field, and what was expected there. */
function Refused({ file, problems }: { file: string; problems: PolicyProblem[] }) {
  const words = useWords().policy
  const count = problems.length === 1 ? words.refusedOne : words.refusedMany
  return (
    <div role="alert" className="refused">
      <strong>{words.refusedTitle}</strong>
      <p className="dim">{say(count, { n: problems.length, file })}</p>
      <ul>
        {problems.slice(0, mostShown).map(({ path, expected }, at) => (
          <li key={at}>
            <code>{path || words.whole}</code> {say(words.expected, { expected })}
          </li>
        ))}
        {problems.length > mostShown && <li>{say(words.refusedMore, { n: problems.length - mostShown })}</li>}
      </ul>
    </div>
  )
}

/** The policy as a file: taken in whole or not at all, given out, or put back to what is built in. */
export function PolicyFile({
  view,
  put,
  compare,
}: {
  view: LeadView
  put: (view: LeadView) => void
  /** Whether what differs is shown beside; undefined where it cannot be. */
  compare?: { open: boolean; set: (open: boolean) => void } | undefined
}) {
  const shared = useWords()
  const words = shared.policy
  const more = useIn({ fr, en })
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  const taken = async (file: File): Promise<Outcome> => {
    const text = await file.text().catch(() => null)
    if (text === null) return { wrong: words.unreadable }
    const answer = await ask("policy.import", { text })
    if (!answer.ok) return { wrong: shared.notTaken }
    if (!answer.value.ok) return { file: file.name, problems: answer.value.problems }
    put(answer.value.view)
    return { said: words.imported }
  }
  const given = async (): Promise<Outcome> => {
    const answer = await ask("policy.export")
    if (!answer.ok) return { wrong: shared.failed }
    download(
      "jalon-policy.json",
      `${JSON.stringify(answer.value, null, 2)}
`,
      "application/json",
    )
    return { said: words.exported }
  }
  const reset = async (): Promise<Outcome> => {
    const answer = await ask("policy.reset")
    if (!answer.ok) return { wrong: shared.notTaken }
    put(answer.value)
    return { said: words.wasReset }
  }
  return (
    <section aria-label={words.title} className="policy">
      {view.team !== null && <span className="dim">{say(shared.rules.team, { team: view.team })}</span>}
      <div className="acts">
        <FileButton
          label={words.import}
          accept=".json,application/json"
          screen="rules"
          take={(file) => void taken(file).then(setOutcome)}
        />
        <button type="button" onClick={() => void given().then(setOutcome)}>
          <Download size={14} aria-hidden />
          {words.export}
        </button>
        {compare && (
          <button type="button" aria-expanded={compare.open} onClick={() => compare.set(!compare.open)}>
            <Compare size={14} aria-hidden />
            {more.diff.open}
          </button>
        )}
        <Confirm
          button={
            <>
              <Undo size={14} aria-hidden />
              {words.reset}
            </>
          }
          title={words.sureTitle}
          why={words.sure}
          cancel={words.cancel}
          confirm={words.confirm}
          act={() => void reset().then(setOutcome)}
        />
      </div>
      {outcome && "problems" in outcome && <Refused {...outcome} />}
      {outcome && "wrong" in outcome && (
        <p role="alert" className="bar">
          {outcome.wrong}
        </p>
      )}
      <p role="status" className={outcome && "said" in outcome ? "bar quiet" : "live"}>
        {outcome && "said" in outcome ? outcome.said : ""}
      </p>
    </section>
  )
}
