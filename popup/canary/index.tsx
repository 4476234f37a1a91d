import { useContext, useState } from "react"
import Check from "lucide-react/dist/esm/icons/check.mjs"
import External from "lucide-react/dist/esm/icons/external-link.mjs"
import Scan from "lucide-react/dist/esm/icons/scan-text.mjs"
import type { CanaryView, ChangedPage, FitView, LostField } from "../../src/messages"
import { ask } from "../../src/messages/client"
import { say, type Words } from "../../src/words"
import { instantWords } from "../../src/words/clock"
import { en } from "../../src/words/en/canary"
import { fr } from "../../src/words/fr/canary"
import type { Asked } from "../asked"
import { Correct } from "../fit"
import { Speech, useIn, useWords } from "../language"
import { openRecord } from "../tabs"

function Field({
  page,
  lost,
  said,
  fit,
  take,
}: {
  page: ChangedPage
  lost: LostField
  said: Words
  fit: FitView | null
  take: (answer: ReturnType<typeof ask<"canary.expect">>) => void
}) {
  const words = useIn({ fr, en })
  const { signs } = useWords().health
  const label = said.fields.labels[lost.field]
  return (
    <li className="corrected" data-lost={lost.field}>
      <div>
        <strong>{label}</strong>
        <div className="dim">
          {[words[lost.what], lost.by && say(words.before, { sign: signs[lost.by] ?? lost.by })]
            .filter(Boolean)
            .join(" ")}
        </div>
      </div>
      {fit && !fit.readOnly && (
        <div className="acts">
          <Correct field={lost.field} label={label} view={fit} />
          <button
            type="button"
            className="quiet"
            data-expect={lost.field}
            aria-label={say(words.meantField, { label })}
            title={say(words.meantField, { label })}
            onClick={() => take(ask("canary.expect", { key: page.key, field: lost.field }))}
          >
            <Check size={12} aria-hidden />
            {words.meant}
          </button>
        </div>
      )}
    </li>
  )
}

/** The pages that are no longer read as before: which, which fields, since when, what it means, and for a lead how to refit. */
export function Changed({
  asked: { value: view, put },
  fit,
  said,
  diagnose,
}: {
  asked: Asked<CanaryView>
  fit: FitView | null
  said: Words
  /** Shows the page's structure; null where no page can give it. */
  diagnose: (() => void) | null
}) {
  const words = useIn({ fr, en })
  const language = useContext(Speech)
  const [failed, setFailed] = useState(false)
  if (!view || view.pages.length === 0) return null
  const date = (iso: string): string => instantWords(new Date(iso), language)
  const take = (answer: ReturnType<typeof ask<"canary.expect">>) =>
    void answer.then((got) => {
      setFailed(!got.ok)
      if (got.ok) put(got.value)
    })
  return (
    <section aria-label={words.title} className="pages-changed">
      <h3>{words.title}</h3>
      <p>
        {words.means} {words.ends} {!view.lead && words.agent}
      </p>
      {view.pages.map((page) => {
        const area = words.areas[page.area] ?? page.area
        const { page: url } = page
        return (
          <div key={page.key} data-changed={page.area}>
            <div className="pack-head">
              <h4>{area}</h4>
              <span className="dim">
                {[page.org && say(words.org, { org: page.org }), say(words.since, { date: date(page.since) })]
                  .filter(Boolean)
                  .join(", ")}
              </span>
            </div>
            {view.lead && (url !== null || diagnose) && (
              <div className="acts">
                {url !== null && (
                  <button
                    type="button"
                    data-open
                    aria-label={say(words.openOf, { area })}
                    onClick={() => void openRecord({ url, id: url.split("/").at(-1) ?? "" })}
                  >
                    <External size={14} aria-hidden />
                    {words.open}
                  </button>
                )}
                {diagnose && (
                  <button type="button" onClick={diagnose}>
                    <Scan size={14} aria-hidden />
                    {words.diagnose}
                  </button>
                )}
              </div>
            )}
            <ul className="list">
              {page.fields.map((lost) => (
                <Field key={lost.field} page={page} lost={lost} said={said} fit={fit} take={take} />
              ))}
            </ul>
          </div>
        )
      })}
      {view.lead && <p className="dim">{words.meantWhy}</p>}
      {failed && (
        <p role="alert" className="bar">
          {words.notTaken}
        </p>
      )}
    </section>
  )
}
