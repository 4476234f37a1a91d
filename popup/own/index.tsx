import { useEffect, useState } from "react"
import Plus from "lucide-react/dist/esm/icons/plus.mjs"
import type { Answered, OwnView, PageSettings } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { ownPages, pageOfField } from "../../src/rules/own/fields"
import type { OwnRule } from "../../src/rules/own/types"
import { say } from "../../src/words"
import { en } from "../../src/words/en/own"
import { fr } from "../../src/words/fr/own"
import { useAsked, type Asked } from "../asked"
import { useIn, useWords } from "../language"
import { Failed, Loading, Message } from "../parts"
import { copyOf, draftOf, freshDraft, type Draft } from "./draft"
import { RuleForm } from "./form"
import { RuleItem } from "./item"

type Told = { text: string; again?: OwnRule }

/** The rules that the team makes without code: a lead writes them, the others read them. */
export function OwnRules({ settings }: { settings: PageSettings }) {
  const asked = useAsked("own.get")
  const { again } = asked
  const told = JSON.stringify(settings.ownRules)
  useEffect(again, [again, told])
  if (!asked.value) return asked.failed ? <Failed again={again} /> : <Loading />
  return <Rules settings={settings} view={asked.value} change={asked.change} />
}

function Rules({
  settings,
  view,
  change,
}: {
  settings: PageSettings
  view: OwnView
  change: Asked<OwnView>["change"]
}) {
  const shared = useWords()
  const words = useIn({ fr, en })
  const [draft, setDraft] = useState<Draft | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  const taken = async (answer: Promise<Answered<unknown>>): Promise<boolean> => {
    const got = await answer
    setFailure(got.ok ? null : got.error === "refused" ? shared.refused : shared.notTaken)
    return got.ok
  }
  const keep = async (rule: OwnRule): Promise<boolean> => {
    const answer = ask("own.set", { rule })
    const [done] = await Promise.all([taken(answer), change(view, answer)])
    if (done) setTold(null)
    return done
  }
  const save = async (rule: OwnRule) => {
    if (!(await keep(rule))) return
    setDraft(null)
    setTold({ text: say(words.saved, { title: rule.title }) })
  }
  const remove = async (rule: OwnRule) => {
    const answer = ask("own.remove", { id: rule.id })
    const [done] = await Promise.all([taken(answer), change(view, answer)])
    if (done) setTold({ text: say(words.removed, { title: rule.title }), again: rule })
  }
  // The settings that change by it bring the list anew.
  const silence = (rule: OwnRule, on: boolean) => taken(ask("rule.silence", { id: rule.id, on }))
  const open = (next: Draft | null) => {
    setTold(null)
    setFailure(null)
    setDraft(next)
  }

  const pages = [...ownPages, null].map((page) => ({
    page,
    rules: view.rules.filter(({ rule }) => pageOfField(rule.field) === page),
  }))
  const byTitle = (one: string, other: string): number => one.localeCompare(other, settings.language)
  return (
    <div className="own">
      {failure !== null && (
        <p role="alert" className="bar">
          {failure}
        </p>
      )}
      {told && (
        <div role="status" className="bar quiet">
          <span>{told.text}</span>
          {told.again && (
            <button type="button" className="quiet" onClick={() => told.again && void keep(told.again)}>
              {words.undo}
            </button>
          )}
        </div>
      )}
      {draft ? (
        <RuleForm
          key={draft.id}
          settings={settings}
          start={draft}
          isNew={!view.rules.some(({ rule }) => rule.id === draft.id)}
          save={save}
          leave={() => open(null)}
        />
      ) : (
        <>
          <div className="own-head">
            <p className="dim">{view.readOnly ? words.agents : words.intro}</p>
            {!view.readOnly && (
              <button type="button" className="main" onClick={() => open(freshDraft())}>
                <Plus size={14} aria-hidden />
                {words.add}
              </button>
            )}
          </div>
          {view.rules.length === 0 && (
            <Message title={words.none} next={view.readOnly ? words.noneAgent : words.noneNext} />
          )}
          {pages.map(
            ({ page, rules }) =>
              rules.length > 0 && (
                <section key={page ?? ""}>
                  <h3>{page ? words.pages[page] : words.others}</h3>
                  <ul>
                    {rules
                      .sort((one, other) => byTitle(one.rule.title, other.rule.title))
                      .map((rule) => (
                        <RuleItem
                          key={rule.rule.id}
                          view={rule}
                          said={settings.words}
                          readOnly={view.readOnly}
                          edit={() => open(draftOf(rule.rule))}
                          duplicate={() =>
                            open(copyOf(rule.rule, say(words.copyOf, { title: rule.rule.title })))
                          }
                          remove={() => void remove(rule.rule)}
                          setLevel={(level) => void keep({ ...rule.rule, level })}
                          silence={(on) => void silence(rule.rule, on)}
                        />
                      ))}
                  </ul>
                </section>
              ),
          )}
        </>
      )}
    </div>
  )
}
