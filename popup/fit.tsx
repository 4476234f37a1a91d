import { useContext, useEffect, useState } from "react"
import Crosshair from "lucide-react/dist/esm/icons/crosshair.mjs"
import Copy from "lucide-react/dist/esm/icons/copy.mjs"
import Scan from "lucide-react/dist/esm/icons/scan-text.mjs"
import Undo from "lucide-react/dist/esm/icons/rotate-ccw.mjs"
import type { CorrectedField, FitView } from "../src/messages"
import { ask } from "../src/messages/client"
import type { FieldKey } from "../src/rules/facts"
import { say, type Words } from "../src/words"
import { en } from "../src/words/en/fit"
import { fr, type FitWords } from "../src/words/fr/fit"
import { Locked } from "./asides"
import { Speech } from "./language"
import { crmTab, inPopup, openConsole } from "./tabs"

const useFitWords = (): FitWords => (useContext(Speech) === "en" ? en : fr)

/** Opens the correction in the CRM's tab, and shows it. */
async function startIn(field: FieldKey): Promise<boolean> {
  const tab = await crmTab()
  if (!tab || !(await ask("fit.start", { tab: tab.id, field })).ok) return false
  const { windowId } = await chrome.tabs
    .update(tab.id, { active: true })
    .then((shown) => shown ?? { windowId: -1 })
  if (inPopup()) close()
  else if (windowId >= 0) await chrome.windows.update(windowId, { focused: true })
  return true
}

/** "Corriger", beside a field: for a lead, and where the browser's policy does not decide. */
export function Correct({ field, label, view }: { field: FieldKey; label: string; view: FitView | null }) {
  const words = useFitWords().page
  const [failed, setFailed] = useState(false)
  if (!view || view.readOnly) return null
  if (view.corrected.some((one) => one.field === field && one.locked)) return <Locked />
  return (
    <>
      <button
        type="button"
        className="quiet"
        data-correct={field}
        aria-label={say(words.correctField, { label })}
        onClick={() => void startIn(field).then((started) => setFailed(!started))}
      >
        <Crosshair size={12} aria-hidden />
        {words.correct}
      </button>
      {failed && <small role="alert">{words.failed}</small>}
    </>
  )
}

const signsOf = ({ signs }: CorrectedField, { kinds }: FitWords): [string, string][] =>
  [
    [kinds.api, signs.api],
    [kinds.column, signs.column],
    [kinds.selector, signs.selector && [signs.selector]],
    [kinds.label, signs.labels],
  ].flatMap(([kind, given]) =>
    Array.isArray(given) ? [[String(kind), given.join(", ")] as [string, string]] : [],
  )

/** Which fields the team, or the organisation, corrected; each goes back to the built-in signs. */
export function Corrected({ view, said, again }: { view: FitView; said: Words; again: () => void }) {
  const shared = useFitWords()
  const words = shared.page
  const [failed, setFailed] = useState(false)
  const reset = async (field: FieldKey) => {
    const answer = await ask("field.set", { field, signs: null })
    setFailed(!answer.ok)
    again()
  }
  return (
    <section aria-label={words.corrected}>
      <h3>{words.corrected}</h3>
      {view.corrected.length === 0 && <p className="dim">{words.correctedNone}</p>}
      <ul className="list">
        {view.corrected.map((one) => {
          const label = said.fields.labels[one.field]
          return (
            <li key={one.field} className="corrected" data-corrected={one.field}>
              <div>
                <strong>{label}</strong>
                {signsOf(one, shared).map(([kind, text]) => (
                  <div key={kind}>
                    <small className="dim">{kind}</small> <code>{text}</code>
                  </div>
                ))}
              </div>
              {one.locked && <Locked />}
              {!one.locked && !view.readOnly && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={say(words.resetField, { label })}
                  onClick={() => void reset(one.field)}
                >
                  <Undo size={12} aria-hidden />
                  {words.reset}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {failed && (
        <p role="alert" className="bar">
          {words.notReset}
        </p>
      )}
    </section>
  )
}

const wanted = "diagnostic"

/** Presses the button of the diagnostic shown on this screen. */
export function pressDiagnostic(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-diagnose]")
  button?.focus()
  button?.click()
}

/** The structure of the CRM page last looked at; null when it gives none. */
async function diagnosed(): Promise<string | null> {
  const tab = await crmTab()
  const answer = tab && (await ask("fit.diagnose", { tab: tab.id }))
  return answer?.ok ? answer.value : null
}

/** The page's structure without what it says: made on request, read here in a tab, then copied by hand. */
export function Diagnostic() {
  const words = useFitWords().page
  const [text, setText] = useState<string | null>(null)
  const [state, setState] = useState<"idle" | "failed" | "copied">("idle")
  const show = (made: string | null) => {
    setText(made)
    setState(made === null ? "failed" : "idle")
  }
  useEffect(() => {
    if (inPopup() || localStorage.getItem(wanted) === null) return
    localStorage.removeItem(wanted)
    void diagnosed().then(show)
  }, [])
  const open = () => {
    localStorage.setItem(wanted, "")
    void openConsole("page")
  }
  const copy = async () => {
    await navigator.clipboard.writeText(text ?? "")
    setState("copied")
  }
  return (
    <section aria-label={words.diagnoseTitle} className="diagnostic">
      <h3>{words.diagnoseTitle}</h3>
      <p className="dim">{words.diagnoseWhy}</p>
      <div className="acts">
        <button
          type="button"
          data-diagnose
          onClick={() => (inPopup() ? open() : void diagnosed().then(show))}
        >
          <Scan size={14} aria-hidden />
          {words.diagnose}
        </button>
        {text !== null && (
          <button type="button" data-copy onClick={() => void copy()}>
            <Copy size={14} aria-hidden />
            {state === "copied" ? words.copied : words.copy}
          </button>
        )}
      </div>
      {state === "failed" && (
        <p role="alert" className="bar">
          {words.diagnoseFailed}
        </p>
      )}
      {text !== null && (
        <pre tabIndex={0} aria-label={words.diagnoseTitle}>
          {text}
        </pre>
      )}
    </section>
  )
}
