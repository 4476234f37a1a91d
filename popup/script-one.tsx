import { useEffect, useRef, useState } from "react"
import Back from "lucide-react/dist/esm/icons/arrow-left.mjs"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import Undo from "lucide-react/dist/esm/icons/undo-2.mjs"
import type { ScriptView } from "../src/messages"
import { ask } from "../src/messages/client"
import type { EditProblem, ScriptEdit } from "../src/scripts/edit"
import { labelAt, titleOf, wordsAt } from "../src/scripts/text"
import type { Language, Step, StepWords } from "../src/scripts/types"
import { en } from "../src/words/en/scripts/screen"
import { fr } from "../src/words/fr/scripts/screen"
import { useIn, useWords } from "./language"
import { Choice, Failed, Loading } from "./parts"
import { freshStep, moved, saidBy, standsFor, stepEdit, withStep, withSteps, withTitle } from "./script-edits"
import { StepForm } from "./script-form"
import { StepCard } from "./script-step"
import { StartScript } from "./start-script"

/** One script: what it says step by step, and whose words they are; edited in place. */
export function ScriptOne({ id, language: own, back }: { id: string; language: Language; back: () => void }) {
  const words = useIn({ fr, en })
  const shared = useWords()
  const [view, setView] = useState<ScriptView | null>(null)
  const [failed, setFailed] = useState(false)
  const [language, setLanguage] = useState<Language>(own)
  const [mine, setMine] = useState<boolean | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const [past, setPast] = useState<{ mine: boolean; edit: ScriptEdit | null }[]>([])
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const [turn, setTurn] = useState(0)
  const list = useRef<HTMLElement>(null)
  /** Where the keyboard goes once a step was taken out, or was added. */
  const next = useRef<string | null>(null)
  useEffect(() => {
    let left = false
    void ask("scripts.read", { script: id }).then((answer) => {
      if (left) return
      setFailed(!answer.ok)
      if (answer.ok) setView(answer.value)
    })
    return () => void (left = true)
  }, [id, turn])
  useEffect(() => {
    if (next.current === null || editing !== null) return
    list.current?.querySelector<HTMLElement>(next.current)?.focus()
    next.current = null
  }, [view, editing])
  if (!view) return failed ? <Failed again={() => setTurn(turn + 1)} /> : <Loading />

  const isMine = mine ?? !view.mayLead
  const editor = isMine ? "person" : "team"
  const edit = view.edits[editor]
  const { now, before } = standsFor(view, editor)
  const script = now.scripts[id] ?? view.script
  const title = titleOf(now, language, id)

  /** Keeps what this editor says; what was said before can be had back. Null where it was kept. */
  async function keep(
    next: ScriptEdit | null,
    done: string,
    whose = isMine,
    undoes = false,
  ): Promise<EditProblem[] | null> {
    const was = view?.edits[whose ? "person" : "team"] ?? null
    const answer = await ask("scripts.set", { script: id, mine: whose, edit: next })
    if (!answer.ok) {
      setSaid({ text: answer.error === "refused" ? shared.refused : shared.notTaken, wrong: true })
      return []
    }
    if (!answer.value.ok) return answer.value.problems
    setView(answer.value.view)
    setPast(undoes ? past.slice(0, -1) : [...past, { mine: whose, edit: was }])
    setSaid({ text: done, wrong: false })
    setEditing(null)
    return null
  }
  const undo = () => {
    const last = past.at(-1)
    if (last) void keep(last.edit, words.undone, last.mine, true)
  }
  const place = (step: Step) => ({ script: id, step: step.id })
  const ids = script.steps.map((step) => step.id)
  const built = view.script.steps.map((step) => step.id)
  const arranges = script.kind === "guide" && !isMine && !view.edits.managed?.steps
  const added = freshStep([...ids, ...built])
  const arrange = (order: string[], done: string) => void keep(withSteps(edit, order, built), done)
  const orderOf = (step: Step) => ({
    move: (by: -1 | 1) => arrange(moved(ids, step.id, by), words.order.moved),
    remove: () => {
      const at = ids.indexOf(step.id)
      next.current = `[data-step="${ids[at + 1] ?? ids[at - 1] ?? ""}"] [data-action=remove]`
      arrange(
        ids.filter((one) => one !== step.id),
        words.order.removed,
      )
    },
    first: ids[0] === step.id,
    last: ids.at(-1) === step.id,
  })
  return (
    <div className="scripts script">
      <div className="acts">
        <button type="button" autoFocus onClick={back}>
          <Back size={14} aria-hidden />
          {words.back}
        </button>
        {past.length > 0 && (
          <button type="button" onClick={undo}>
            <Undo size={14} aria-hidden />
            {words.undo}
          </button>
        )}
        {edit && (
          <button type="button" onClick={() => void keep(null, words.wasReset)}>
            {words.resetAll}
          </button>
        )}
      </div>
      <div className="script-of">
        <Choice
          legend={words.language}
          options={[
            ["fr", words.languages.fr],
            ["en", words.languages.en],
          ]}
          value={language}
          onChange={(next) => {
            setEditing(null)
            setLanguage(next)
          }}
        />
        {view.mayLead && (
          <Choice
            legend={words.whose}
            options={[
              ["team", words.team],
              ["person", words.mine],
            ]}
            value={editor}
            onChange={(next) => {
              setEditing(null)
              setMine(next === "person")
            }}
          />
        )}
      </div>
      <p className="dim">{isMine ? words.mineWhy : words.teamWhy}</p>
      <p role={said?.wrong === true ? "alert" : "status"} className={said ? "bar quiet" : "live"}>
        {said?.text ?? ""}
      </p>
      <section aria-label={title} ref={list}>
        <div className="pack-head">
          <h3 lang={language}>{title}</h3>
          <code className="dim">{id}</code>
          {script.kind !== "template" && <StartScript id={id} title={title} />}
        </div>
        <ol className="list steps">
          {[null, ...script.steps].map((step) => {
            const key = step?.id ?? ""
            const stands: StepWords = (step ? wordsAt(now, language, place(step)) : null) ?? { text: title }
            const was = step
              ? wordsAt(before, language, place(step))
              : { text: titleOf(before, language, id) }
            const name = step ? labelAt(now, language, place(step)) : words.title
            const own = step
              ? edit?.[language]?.steps?.[step.id] !== undefined
              : edit?.[language]?.title !== undefined
            const put = (given: StepWords | null) => {
              if (!step)
                return withTitle(edit, language, given && given.text !== was?.text ? given.text : null)
              return withStep(edit, language, step.id, given ? stepEdit(given, was) : {})
            }
            return (
              <li key={key} data-step={step?.id ?? "title"}>
                {editing === key ? (
                  <StepForm
                    name={name}
                    step={step}
                    words={stands}
                    language={language}
                    save={(given) => {
                      next.current = `[data-step="${step?.id ?? "title"}"] .step-acts button`
                      return keep(put(given), words.saved)
                    }}
                    cancel={() => {
                      next.current = `[data-step="${step?.id ?? "title"}"] .step-acts button`
                      setEditing(null)
                    }}
                  />
                ) : (
                  <StepCard
                    name={name}
                    step={step}
                    number={step && script.kind === "guide" ? ids.indexOf(step.id) + 1 : null}
                    words={stands}
                    was={was}
                    language={language}
                    by={saidBy(view, editor, language, step?.id ?? null)}
                    edit={() => {
                      setSaid(null)
                      setEditing(key)
                    }}
                    order={arranges && step ? orderOf(step) : null}
                    reset={own ? () => void keep(put(null), words.wasReset) : null}
                  />
                )}
              </li>
            )
          })}
        </ol>
        {arranges &&
          (editing === added ? (
            <StepForm
              name={words.order.added}
              step={{ id: added, kind: "do" }}
              words={{ text: "" }}
              language={language}
              save={(given) => {
                next.current = "[data-action=add]"
                return keep(
                  withSteps(withStep(edit, language, added, given), [...ids, added], built),
                  words.saved,
                )
              }}
              cancel={() => {
                next.current = "[data-action=add]"
                setEditing(null)
              }}
            />
          ) : (
            <button type="button" data-action="add" onClick={() => setEditing(added)}>
              <Plus size={14} aria-hidden />
              {words.order.add}
            </button>
          ))}
      </section>
    </div>
  )
}
