/** @jsxImportSource preact */
import type { Fitting } from "../messages"
import { say } from "../words"
import type { FitWords } from "../words/fr/fit"
import type { Tried } from "./trial"

export type Step =
  | { at: "pointing"; name: string | null }
  | { at: "signs"; name: string; tried: Tried[]; failed: string | null }
  | { at: "kept"; tried: Tried; undone: boolean; failed: string | null }
export type Acts = {
  keep: (tried: Tried) => void
  undo: () => void
  again: () => void
  leave: () => void
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** What the trial gave, in words; the last says whether the sign may be kept. */
function told({ trial }: Tried, { words, reasons }: Fitting): string[] {
  const { found, agrees, state, why, value } = trial
  if (found !== "once") return [words.found[found]]
  const read =
    state === "unknown"
      ? [words.states.unknown, why ? reasons[why] : ""].join(" ").trim()
      : state === "known" && value !== null
        ? say(words.read, { value: short(value) })
        : words.states[state ?? "unknown"]
  return [words.found.once, agrees ? read : words.other]
}

function Sign({
  tried,
  fitting,
  keep,
  first,
}: {
  tried: Tried
  fitting: Fitting
  keep: () => void
  first: boolean
}) {
  const { words } = fitting
  const { kind, shown, signs, fragile } = tried.proposal
  const { keepable } = tried.trial
  return (
    <li data-sign={kind} data-keepable={String(keepable)}>
      <div>
        <b>{words.kinds[kind]}</b>
        <code>{shown}</code>
        {kind !== "label" && signs.labels && (
          <small>{say(words.withLabel, { label: signs.labels.join(", ") })}</small>
        )}
        {told(tried, fitting).map((line) => (
          <small key={line} className={keepable ? "good" : "bad"} style="display:block">
            {line}
          </small>
        ))}
        {fragile && <small style="display:block">{words.fragile}</small>}
      </div>
      {keepable && (
        <button type="button" data-action="keep" className={first ? "main" : ""} onClick={keep}>
          {words.keep}
        </button>
      )}
    </li>
  )
}

const Pointing = ({ name, label, words }: { name: string | null; label: string; words: FitWords }) => (
  <>
    <h2>{say(words.title, { label })}</h2>
    <p>{words.point}</p>
    <p className="dim">
      <kbd>Tab</kbd> {words.keys.walk} · <kbd>{words.keys.enter}</kbd> {words.keys.pick} ·{" "}
      <kbd>{words.keys.escape}</kbd> {words.keys.leave}
    </p>
    <p className="dim" role="status">
      {name === null ? "" : short(name)}
    </p>
  </>
)

/** The one box: what to do, then the signs found and what each gives, then what was kept. */
export function Panel({
  step,
  fitting,
  acts,
  up,
}: {
  step: Step
  fitting: Fitting
  acts: Acts
  up: boolean
}) {
  const { words, label } = fitting
  const best = step.at === "signs" ? step.tried.find(({ trial }) => trial.keepable) : undefined
  const failed = step.at === "pointing" ? null : step.failed
  return (
    <section className={up ? "panel up" : "panel"} tabIndex={-1} data-step={step.at} aria-label={words.name}>
      {step.at === "pointing" && <Pointing name={step.name} label={label} words={words} />}
      {step.at === "signs" && (
        <>
          <h2>{say(words.signs, { label })}</h2>
          <p className="dim">{short(step.name)}</p>
          {!best && <p className="bad">{words.none}</p>}
          <ul>
            {step.tried.map((tried) => (
              <Sign
                key={`${tried.proposal.kind} ${tried.proposal.shown}`}
                tried={tried}
                fitting={fitting}
                first={tried === best}
                keep={() => acts.keep(tried)}
              />
            ))}
          </ul>
        </>
      )}
      {step.at === "kept" && (
        <div role="status">
          <h2>{say(step.undone ? words.undone : words.kept, { label })}</h2>
          {!step.undone && (
            <p className="dim">
              {words.kinds[step.tried.proposal.kind]} <code>{step.tried.proposal.shown}</code>
            </p>
          )}
        </div>
      )}
      {failed !== null && (
        <p role="alert" className="bad">
          {failed}
        </p>
      )}
      <div className="acts">
        {step.at === "kept" && !step.undone && (
          <button type="button" data-action="undo" onClick={acts.undo}>
            {words.undo}
          </button>
        )}
        {step.at !== "pointing" && (
          <button type="button" data-action="again" onClick={acts.again}>
            {words.again}
          </button>
        )}
        <button type="button" data-action="leave" onClick={acts.leave}>
          {step.at === "kept" ? words.done : words.leave}
        </button>
      </div>
    </section>
  )
}
