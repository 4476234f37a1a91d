/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks"

import type { Piece } from "../messages"
import { Glyph } from "../overlay/icons"
import { say } from "../words"
import type { Player } from "./player"

type Blank = Extract<Piece, { blank: unknown }>

/** A blank being filled: Enter or leaving keeps it, Escape does not. */
function Fill({ player, piece }: { player: Player; piece: Blank }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <input
      ref={field}
      className="fill"
      data-fill={piece.blank}
      aria-label={say(player.words.fillOf, { label: piece.label })}
      placeholder={piece.label}
      defaultValue={piece.value ?? ""}
      maxLength={200}
      autocomplete="off"
      onBlur={({ currentTarget }) => player.fill(piece.blank, currentTarget.value)}
    />
  )
}

/** Words to say, their blanks visible and filled in place. */
export function Said({ player, pieces }: { player: Player; pieces: readonly Piece[] }) {
  const { words } = player
  return (
    <p className="say">
      {pieces.map((piece, index) =>
        "text" in piece ? (
          piece.text
        ) : player.filling === index ? (
          <Fill key={index} player={player} piece={piece} />
        ) : (
          <button
            key={index}
            type="button"
            className={piece.value === null ? "blank open" : "blank"}
            data-blank={piece.blank}
            aria-label={
              piece.value === null
                ? say(words.fillOf, { label: piece.label })
                : `${piece.value}. ${say(words.change, { label: piece.label })}`
            }
            onClick={() => player.open(index)}
          >
            {piece.value ?? piece.label}
          </button>
        ),
      )}
    </p>
  )
}

/** The step in view: what to say, the advice apart and quieter, what may be answered, what the client says. */
export function Step({ player, step }: { player: Player; step: NonNullable<Player["view"]["step"]> }) {
  const { words, moves } = player
  return (
    <>
      {step.draft && <p className="draft">{words.draft}</p>}
      {step.kind === "coach" ? (
        <div className="aside">
          <b>{words.coach}</b>
          <Said player={player} pieces={step.text} />
        </div>
      ) : (
        <Said player={player} pieces={step.text} />
      )}
      {step.coach !== null && (
        <p className="aside">
          <b>{words.coach}</b>
          {step.coach}
        </p>
      )}
      {step.answers.length > 0 && (
        <fieldset className="stack">
          <legend>{words.answers}</legend>
          {step.answers.map(({ id, label, chosen }, index) => (
            <button
              key={id}
              type="button"
              className="answer"
              data-answer={id}
              aria-pressed={chosen}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => void player.act({ act: "answer", id })}
            >
              {index < 9 && <kbd>{index + 1}</kbd>}
              <span>{label}</span>
            </button>
          ))}
        </fieldset>
      )}
      {step.notes && (
        <label key={moves}>
          <span>{step.notes.label || words.note}</span>
          <textarea
            data-note
            maxLength={20_000}
            defaultValue={step.notes.text}
            placeholder={words.note}
            onInput={({ currentTarget }) => player.type(currentTarget.value)}
            onBlur={() => void player.flush()}
          />
        </label>
      )}
    </>
  )
}

/** The steps of a guide with their ticks; the one in view stands whole. */
export function Steps({ player }: { player: Player }) {
  const { view, words } = player
  return (
    <ol aria-label={words.steps}>
      {view.steps.map(({ id, text, ticked }) => {
        const here = view.step?.id === id
        return (
          <li
            key={id}
            className={ticked && !here ? "step past" : "step"}
            aria-current={here ? "step" : undefined}
          >
            <button
              type="button"
              className="tick"
              role="checkbox"
              data-tick={id}
              aria-checked={ticked}
              aria-label={say(words.tick, { step: text })}
              onClick={() => void player.act({ act: "tick", step: id, on: !ticked })}
            >
              {ticked && <Glyph name="ok" />}
            </button>
            <div>
              {here && view.step ? (
                <Step player={player} step={view.step} />
              ) : (
                <button
                  type="button"
                  className="goto"
                  onClick={() => void player.act({ act: "go", step: id })}
                >
                  {text}
                </button>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
