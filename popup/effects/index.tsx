import { useCallback, useMemo, useState } from "react"
import type { PageSettings } from "../../src/messages"
import { dayOf } from "../../src/process/calendar"
import { mergeFiles, type EffectFile } from "../../src/process/effects/merge"
import { spans, type Overview, type Span } from "../../src/process/effects/types"
import { say } from "../../src/words"
import { dayWords } from "../../src/words/clock"
import { en } from "../../src/words/en/effects"
import { fr } from "../../src/words/fr/effects"
import { useAsked } from "../asked"
import { useIn } from "../language"
import { Choice, Failed, Loading, Message } from "../parts"
import { CrmFigures } from "./crm"
import { Export } from "./export"
import { ByDay, Figures } from "./figures"
import { Files } from "./files"
import { RuleDetail } from "./rule"
import { RulesTable } from "./rules"
import { own, sourceOf, useGiven, type Source } from "./source"
import type { Speech } from "./speech"

const scopes = ["own", "team"] as const
type Scope = (typeof scopes)[number]
const isSilent = ({ totals, rules, opened, verdicts }: Overview): boolean =>
  totals.shown === 0 && rules.length === 0 && opened === 0 && Object.values(verdicts).every((n) => n === 0)

/** Figures from one source, and one rule of them when it is looked into. */
function Counted({ source, days, speech }: { source: Source; days: Span; speech: Speech }) {
  const { words, language } = speech
  const lead = useAsked("lead.get")
  const [rule, choose] = useState<string | null>(null)
  const load = useCallback(() => source.overview(days), [source, days])
  const { value: view, failed, again } = useGiven(load)
  if (!view) return failed ? <Failed again={again} /> : <Loading />
  if (rule !== null)
    return (
      <RuleDetail
        key={rule}
        id={rule}
        source={source}
        days={days}
        lead={lead.value}
        put={lead.put}
        week={view.rules.find((one) => one.rule === rule)?.week ?? 0}
        speech={speech}
        leave={() => choose(null)}
      />
    )
  const parts = { view, source, days, speech }
  const said =
    source === own && view.since !== null
      ? say(words.since, { day: dayWords(dayOf(new Date(view.since)), language) })
      : words.merged
  return (
    <>
      {view.since === null ? (
        <Message title={words.empty} next={words.emptyNext} />
      ) : (
        <p className="dim">{said}</p>
      )}
      {view.since !== null && isSilent(view) && <Message title={words.nothing} />}
      {!isSilent(view) && (
        <>
          <Figures {...parts} />
          <ByDay {...parts} />
        </>
      )}
      <RulesTable {...parts} lead={lead.value} choose={choose} />
    </>
  )
}

/** What the rules did: in this browser, or in the files that the team dropped. */
export function Effects({ settings }: { settings: PageSettings }) {
  const words = useIn({ fr, en })
  const [scope, setScope] = useState<Scope>("own")
  const [days, setDays] = useState<Span>(30)
  const [files, setFiles] = useState<readonly EffectFile[]>([])
  const team = useMemo(() => sourceOf(mergeFiles(files)), [files])
  const { language } = settings
  const speech = useMemo((): Speech => ({ words, language, settings }), [words, language, settings])
  return (
    <div className="effects">
      <div className="effect-head">
        <Choice
          legend={words.scope}
          quiet
          options={scopes.map((one) => [one, words.scopes[one]] as const)}
          value={scope}
          onChange={setScope}
        />
        <Choice
          legend={words.period}
          quiet
          options={spans.map((span) => [String(span) as `${Span}`, words.spans[span]] as const)}
          value={String(days) as `${Span}`}
          onChange={(span) => setDays(Number(span) as Span)}
        />
      </div>
      {scope === "own" ? (
        <>
          <Counted key="own" source={own} days={days} speech={speech} />
          <Export />
        </>
      ) : (
        <>
          <Files files={files} take={setFiles} speech={speech} />
          {files.length === 0 ? (
            <Message title={words.team.empty} next={words.team.emptyNext} />
          ) : (
            <Counted key="team" source={team} days={days} speech={speech} />
          )}
          <CrmFigures speech={speech} />
        </>
      )}
    </div>
  )
}
