/** @jsxImportSource preact */
import { type TargetedPointerEvent } from "preact"
import { useRef, useState } from "preact/hooks"

import { Glyph, Ring } from "../overlay/icons"
import { say } from "../words"
import { Ending } from "./ending"
import type { Player } from "./player"
import { Step, Steps } from "./step"
import { Time } from "./time"

/** Dragging the head moves the player up and down, and from one side to the other. */
function useDrag(player: Player) {
  const fromRef = useRef<{ y: number; top: number } | null>(null)
  const [, draw] = useState(0)
  const spot = ({ clientX, clientY }: PointerEvent) => ({
    side: clientX < innerWidth / 2 ? ("left" as const) : ("right" as const),
    top: Math.max(
      0,
      Math.min(innerHeight - 80, (fromRef.current?.top ?? 0) + clientY - (fromRef.current?.y ?? 0)),
    ),
  })
  return {
    onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => {
      if ((event.target as HTMLElement).closest("button")) return
      fromRef.current = { y: event.clientY, top: player.spot.top }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: TargetedPointerEvent<HTMLElement>) => {
      if (!fromRef.current) return
      player.placing.drag(spot(event))
      draw((count) => count + 1)
    },
    onPointerUp: (event: TargetedPointerEvent<HTMLElement>) => {
      if (fromRef.current && player.placing.dragged) {
        player.placing.put(spot(event))
        player.draw()
      }
      fromRef.current = null
    },
  }
}

const style = ({ spot }: Player) => ({ [spot.side]: spot.inset, top: spot.top })

function Head({ player, progress }: { player: Player; progress: string }) {
  const { view, words, at } = player
  return (
    <header {...useDrag(player)}>
      <div>
        <h2>{view.title}</h2>
        <div className="count">
          {view.step && progress}
          {view.step && view.kind === "script" && " · "}
          {view.kind === "script" && (
            <Time
              since={view.since}
              pausedMs={view.pausedMs}
              at={at}
              stands={view.paused || view.step === null}
              label={words.time}
            />
          )}
          {view.paused && <span className="on"> · {words.paused}</span>}
        </div>
      </div>
      {view.kind === "script" && view.step && (
        <button
          type="button"
          data-action="pause"
          aria-pressed={view.paused}
          aria-keyshortcuts="P"
          onClick={() => void player.act({ act: view.paused ? "resume" : "pause" })}
        >
          {view.paused ? words.resume : words.pause}
        </button>
      )}
      <button
        type="button"
        className="icon"
        data-action="fold"
        aria-label={words.fold}
        title={words.fold}
        onClick={() => player.fold(true)}
      >
        <Glyph name="fold" />
      </button>
    </header>
  )
}

function Foot({ player }: { player: Player }) {
  const { view, words, said } = player
  const other = view.language === "fr" ? "en" : "fr"
  const move = (act: "next" | "back" | "end" | "restart") => () => void player.act({ act })
  return (
    <footer>
      <button
        type="button"
        data-action="back"
        disabled={!view.canBack}
        aria-keyshortcuts="Backspace"
        onClick={move("back")}
      >
        {view.step || view.kind === "guide" ? words.back : words.resumeScript}
      </button>
      {view.step && (view.step.answers.length === 0 || view.canNext) && (
        <button
          type="button"
          className="main"
          data-action="next"
          disabled={!view.canNext}
          aria-keyshortcuts="Enter"
          onClick={() => void player.next()}
        >
          {view.kind === "guide" ? words.done : words.next}
        </button>
      )}
      {!view.step && (
        <button type="button" data-action="restart" onClick={move("restart")}>
          {words.restart}
        </button>
      )}
      <button type="button" className="end" data-action="end" onClick={move("end")}>
        {view.step ? words.finish : words.close}
      </button>
      {view.kind === "script" && (
        <div className="links">
          <button
            type="button"
            className="link"
            data-action="handover"
            onClick={() => void player.copy("handover")}
          >
            {said === "handed" ? words.handed : words.handover}
          </button>
          {view.step && (
            <button
              type="button"
              className="link"
              data-action="language"
              onClick={() => void player.act({ act: "language", language: other })}
            >
              {other === "en" ? words.toEnglish : words.toFrench}
            </button>
          )}
        </div>
      )}
    </footer>
  )
}

const textOf = ({ step }: Player["view"]): string =>
  step ? step.text.map((piece) => ("text" in piece ? piece.text : (piece.value ?? piece.label))).join("") : ""

/** The script or the guide beside the page: one step, or the tab that it folds to. */
export function PlayerView({ player }: { player: Player }) {
  const { view, words, spot } = player
  const { done, left } = view.progress
  const all = Math.max(1, done + left)
  const progress =
    view.kind === "guide"
      ? say(words.ticked, { done, all })
      : say(words.progress, { done: Math.min(all, done + 1), all })
  if (spot.folded)
    return (
      <button
        type="button"
        className="tab"
        style={style(player)}
        aria-label={`${words.open}, ${progress}`}
        title={`${words.open} (${words.keys})`}
        onClick={() => player.focus()}
      >
        <Ring share={done / all} />
      </button>
    )
  const region = view.kind === "guide" ? words.guide : words.region
  return (
    <section
      className="player"
      style={{ ...style(player), maxHeight: `calc(100vh - ${spot.top + 8}px)` }}
      aria-label={`${region}${view.title === "" ? "" : `, ${view.title}`}`}
      data-script={view.script}
      data-step={view.step?.id ?? "end"}
      data-language={view.language}
      data-paused={String(view.paused)}
    >
      <Head player={player} progress={progress} />
      <div className="bar">
        <i style={{ width: `${(100 * done) / all}%` }} />
      </div>
      <div className="body" tabIndex={0} role="group" aria-label={progress} lang={player.spoken}>
        {player.said === "failed" && (
          <p role="alert" className="alert">
            {words.failed}
          </p>
        )}
        {(player.said === "orphaned" || player.said === "over") && (
          <div role="alert" className="stack alert">
            <p>{words[player.said]}</p>
            <div className="acts">
              <button type="button" data-action="copy" onClick={() => void player.copy("note")}>
                {words.copy}
              </button>
              <button type="button" data-action="leave" onClick={() => player.leave()}>
                {words.close}
              </button>
            </div>
          </div>
        )}
        {player.speaksEnglish && view.language === "fr" && view.step && (
          <p className="aside">
            {words.clientEnglish}{" "}
            <button
              type="button"
              data-action="client-language"
              onClick={() => void player.act({ act: "language", language: "en" })}
            >
              {words.toEnglish}
            </button>
          </p>
        )}
        {view.step === null ? (
          <Ending player={player} />
        ) : view.kind === "guide" ? (
          <Steps player={player} />
        ) : (
          <Step player={player} step={view.step} />
        )}
        {player.said === "inserted" && <p role="status">{words.inserted}</p>}
        {player.said === "not-inserted" && (
          <p role="alert" className="alert">
            {words.notInserted}
          </p>
        )}
        {player.said === "not-copied" && (
          <p role="alert" className="alert">
            {words.notCopied}
          </p>
        )}
      </div>
      <Foot player={player} />
      {view.step && view.kind === "script" && (
        <p className="hint" style={{ padding: "0 12px 8px" }}>
          {words.help}
        </p>
      )}
      <div className="live" role="status" aria-live="polite">
        {view.step ? `${progress}. ${textOf(view)}` : words.finished}
      </div>
    </section>
  )
}
