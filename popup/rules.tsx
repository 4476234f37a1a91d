import { useCallback, useDeferredValue, useLayoutEffect, useMemo, useRef, useState } from "react"
import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import type { Answered, LeadView, PageSettings, RequestOf } from "../src/messages"
import { ask } from "../src/messages/client"
import { packs as knownPacks } from "../src/rules"
import { say } from "../src/words"
import { en } from "../src/words/en/console"
import { fr } from "../src/words/fr/console"
import { useAgain, useAsked, useWide } from "./asked"
import { ChangedLine } from "./canary/line"
import { Failed, Loading, Message } from "./parts"
import { PolicyFile } from "./policy-file"
import { PublishingNotice } from "./publishing/notice"
import { RecoveredBar } from "./recovered"
import { RulesBulk } from "./rules-bulk"
import { RulesDiff } from "./rules-diff"
import { RulesFilter } from "./rules-filter"
import { RulesPack } from "./rules-pack"
import { all, hoped, hushed, shownOf } from "./rules-shown"
import { useIn, useWords } from "./language"

export type SetRule = (request: RequestOf<"rule.set">) => void

/** The rules in force, and for a lead the way to change them; in the console many at once. */
export function Rules({ settings }: { settings: PageSettings }) {
  const words = useWords()
  const more = useIn({ fr, en })
  const wide = useWide()
  const said = settings.words
  const lead = useAsked("lead.get")
  useAgain(lead.again, settings)
  const [filter, setFilter] = useState(all)
  const wanted = useDeferredValue(filter)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const lastChosen = useRef<string | null>(null)
  const [comparing, setComparing] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const view = lead.value
  const now = useRef({ view, lead, words })
  useLayoutEffect(() => void (now.current = { view, lead, words }))
  const change = useCallback(
    async (next: (view: LeadView) => LeadView, answer: Promise<Answered<LeadView>>) => {
      const { view: before, lead: asked, words: shared } = now.current
      if (!before) return
      const got = answer.then((given) => {
        setFailure(given.ok ? null : given.error === "refused" ? shared.refused : shared.notTaken)
        return given
      })
      await asked.change(next(before), got)
    },
    [],
  )
  const setRule = useCallback<SetRule>(
    (request) => void change((before) => hoped(before, request), ask("rule.set", request)),
    [change],
  )
  const silence = useCallback(
    (id: string, on: boolean) =>
      void change((before) => hushed(before, id, on), ask("rule.silence", { id, on })),
    [change],
  )
  const setPack = (id: string, on: boolean) =>
    void change(
      (before) => ({
        ...before,
        packs: before.packs.map((pack) => (pack.id === id ? { ...pack, on } : pack)),
      }),
      ask("pack.set", { id, on }),
    )

  const shown = useMemo(
    () =>
      view
        ? shownOf(view.rules, said, wide ? wanted : { ...wanted, level: "", silenced: false, ending: false })
        : [],
    [view, said, wanted, wide],
  )
  const shownIds = useRef<string[]>([])
  useLayoutEffect(() => void (shownIds.current = shown.map(({ id }) => id)))
  const choose = useCallback((ids: readonly string[], on: boolean) => {
    setChosen((before) => {
      const next = new Set(before)
      for (const id of ids)
        if (on) next.add(id)
        else next.delete(id)
      return next
    })
  }, [])
  /** With Shift, all from the last one chosen. */
  const pick = useCallback(
    (id: string, on: boolean, shift: boolean) => {
      const list = shownIds.current
      const [from, to] = [
        lastChosen.current === null ? -1 : list.indexOf(lastChosen.current),
        list.indexOf(id),
      ]
      lastChosen.current = id
      choose(shift && from >= 0 ? list.slice(Math.min(from, to), Math.max(from, to) + 1) : [id], on)
    },
    [choose],
  )
  if (!view) return lead.failed ? <Failed again={lead.again} /> : <Loading />

  const mayChoose = wide && !view.readOnly
  const known = shown.filter((rule) => rule.known).map(({ id }) => id)
  const picked = known.filter((id) => chosen.has(id))
  const count = (n: number): string => (n === 1 ? words.rules.one : say(words.rules.count, { n }))
  const groups = [
    ...knownPacks.map((id) => ({
      id,
      pack: view.packs.find((pack) => pack.id === id),
      title: said.fields.packs[id],
      rules: shown.filter((rule) => rule.known && rule.pack === id),
    })),
    {
      id: "unknown",
      pack: undefined,
      title: words.rules.unknownTitle,
      rules: shown.filter((rule) => !rule.known),
    },
  ]
  const locked = view.packs.some((pack) => pack.locked) || view.rules.some((rule) => rule.locked)
  const own = settings.ownRules?.length ?? 0
  const onlyChanged = wanted.changed && wanted.search === "" && wanted.level === ""
  return (
    <div className="rules">
      <ChangedLine />
      <RecoveredBar view={view} put={lead.put} />
      {!view.readOnly && <PublishingNotice settings={settings} />}
      {view.readOnly ? (
        <p className="bar quiet">{words.rules.readOnly}</p>
      ) : (
        <PolicyFile
          view={view}
          put={lead.put}
          compare={wide ? { open: comparing, set: setComparing } : undefined}
        />
      )}
      {locked && (
        <p className="bar quiet">
          <Lock size={14} aria-hidden />
          {words.rules.managed}
        </p>
      )}
      {failure !== null && (
        <p role="alert" className="bar">
          {failure}
        </p>
      )}
      {comparing && mayChoose && (
        <RulesDiff settings={settings} view={view} close={() => setComparing(false)} />
      )}
      <RulesFilter filter={filter} put={setFilter} wide={wide} />
      <p className="live" role="status">
        {count(shown.length)}
      </p>
      {mayChoose && known.length > 0 && (
        <label className="tick choose-all">
          <input
            type="checkbox"
            checked={picked.length === known.length}
            ref={(box) => {
              if (box) box.indeterminate = picked.length > 0 && picked.length < known.length
            }}
            onChange={({ currentTarget }) => choose(known, currentTarget.checked)}
          />
          <span>
            {more.chooseAll} ({count(known.length)})
          </span>
        </label>
      )}
      {shown.length === 0 && (
        <Message title={onlyChanged ? words.rules.nothingChanged : words.rules.none}>
          <button type="button" onClick={() => setFilter(all)}>
            {words.rules.clear}
          </button>
        </Message>
      )}
      {own > 0 && (
        <p className="bar quiet">
          <a href="#own">{own === 1 ? more.ownOne : say(more.ownMany, { n: own })}</a>
        </p>
      )}
      {groups.map(
        (group) =>
          group.rules.length > 0 && (
            <RulesPack
              key={group.id}
              {...group}
              said={said}
              readOnly={view.readOnly}
              count={count(group.rules.length)}
              chosen={mayChoose && group.id !== "unknown" ? chosen : null}
              wide={wide}
              setPack={setPack}
              set={setRule}
              silence={silence}
              choose={choose}
              pick={pick}
            />
          ),
      )}
      {mayChoose && picked.length > 0 && (
        <RulesBulk ids={picked} put={lead.put} clear={() => setChosen(new Set())} />
      )}
    </div>
  )
}
