import { useDeferredValue, useState } from "react"
import { Switch } from "radix-ui"
import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import Search from "lucide-react/dist/esm/icons/search.mjs"
import type { Answered, LeadView, PageSettings, RequestOf, RuleView } from "../src/messages"
import { ask } from "../src/messages/client"
import { fold } from "../src/process/text"
import { packs as knownPacks } from "../src/rules"
import { say, type Words } from "../src/words"
import type { RuleWords } from "../src/words/rules"
import { useAsked } from "./asked"
import { Failed, Loading, Message } from "./parts"
import { PolicyFile } from "./policy-file"
import { RuleRow } from "./rule-row"
import { differs } from "./differs"
import { useWords } from "./language"

export type SetRule = (request: RequestOf<"rule.set">) => void

const wordsFor = (words: Words, id: string): RuleWords | undefined =>
  (words.rules as Record<string, RuleWords | undefined>)[id]

/** Whether a rule is what the search says, in its id, title or reason; case and accents do not count. */
function matches(rule: RuleView, words: RuleWords | undefined, search: string): boolean {
  const text = fold(`${rule.id} ${words?.title ?? ""} ${words?.why ?? ""}`)
  return fold(search)
    .split(/\s+/)
    .every((part) => text.includes(part))
}

/** What the view becomes when a change is taken, shown before the worker says so. */
const hoped = (view: LeadView, { id, level, params }: RequestOf<"rule.set">): LeadView => ({
  ...view,
  rules: view.rules.flatMap((rule) => {
    if (rule.id !== id) return [rule]
    if (!rule.known && level === null) return []
    return [
      {
        ...rule,
        level: level === undefined ? rule.level : (level ?? rule.defaultLevel),
        params: rule.params.map((param) => ({
          ...param,
          value: params === null && !param.locked ? param.default : (params?.[param.name] ?? param.value),
        })),
      },
    ]
  }),
})

/** The rules in force, and for a lead the way to change them. */
export function Rules({ settings }: { settings: PageSettings }) {
  const words = useWords()
  const said = settings.words
  const lead = useAsked("lead.get")
  const [search, setSearch] = useState("")
  const wanted = useDeferredValue(search)
  const [changed, setChanged] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const view = lead.value
  if (!view) return lead.failed ? <Failed again={lead.again} /> : <Loading />

  const change = async (next: LeadView, answer: Promise<Answered<LeadView>>) => {
    const got = answer.then((given) => {
      setFailure(given.ok ? null : given.error === "refused" ? words.refused : words.notTaken)
      return given
    })
    await lead.change(next, got)
  }
  const setRule: SetRule = (request) => void change(hoped(view, request), ask("rule.set", request))
  const setPack = (id: string, on: boolean) =>
    void change(
      { ...view, packs: view.packs.map((pack) => (pack.id === id ? { ...pack, on } : pack)) },
      ask("pack.set", { id, on }),
    )

  const count = (n: number): string => (n === 1 ? words.rules.one : say(words.rules.count, { n }))
  const shown = view.rules.filter(
    (rule) => (!changed || differs(rule)) && matches(rule, wordsFor(said, rule.id), wanted),
  )
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
  return (
    <div className="rules">
      {view.readOnly ? (
        <p className="bar quiet">{words.rules.readOnly}</p>
      ) : (
        <PolicyFile view={view} put={lead.put} />
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
      <div className="find">
        <label>
          <span className="live">{words.rules.search}</span>
          <Search size={16} aria-hidden />
          <input
            type="search"
            value={search}
            placeholder={words.rules.search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <button type="button" aria-pressed={changed} onClick={() => setChanged(!changed)}>
          {words.rules.changed}
        </button>
      </div>
      <p className="live" role="status">
        {count(shown.length)}
      </p>
      {shown.length === 0 && (
        <Message title={changed && wanted === "" ? words.rules.nothingChanged : words.rules.none}>
          <button
            type="button"
            onClick={() => {
              setSearch("")
              setChanged(false)
            }}
          >
            {words.rules.clear}
          </button>
        </Message>
      )}
      {groups.map(
        ({ id, pack, title, rules }) =>
          rules.length > 0 && (
            <section key={id} aria-label={title} className={pack?.on === false ? "pack is-off" : "pack"}>
              <div className="pack-head">
                <h3>{title}</h3>
                <span className="dim">{pack?.on === false ? words.rules.packOff : count(rules.length)}</span>
                {pack?.locked && <Lock size={14} role="img" aria-label={words.rules.locked} />}
                {pack && (
                  <Switch.Root
                    className="switch"
                    aria-label={title}
                    checked={pack.on}
                    disabled={view.readOnly || pack.locked}
                    onCheckedChange={(on) => setPack(pack.id, on)}
                  >
                    <Switch.Thumb />
                  </Switch.Root>
                )}
              </div>
              <ul className="list">
                {rules.map((rule) => (
                  <RuleRow
                    key={rule.id}
                    rule={rule}
                    words={wordsFor(said, rule.id)}
                    readOnly={view.readOnly}
                    set={setRule}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  )
}
