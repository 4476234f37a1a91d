import { say } from "../src/words"
import type { TeamBoardWords } from "../src/words/fr/team-board"
import type { AgentLine } from "./team-board"

/** One line an agent: called, left and at risk as one bar, the same in words. */
export function TeamAgents({
  lines,
  choose,
  words,
}: {
  lines: readonly AgentLine[]
  choose: (owner: string) => void
  words: TeamBoardWords
}) {
  return (
    <section aria-label={words.agents}>
      <h3>{words.agents}</h3>
      <ul className="list agents">
        {lines.map(({ id, name, branch, tally: { called, left, atRisk, open } }) => (
          <li key={id} data-agent={id}>
            <button type="button" className="agent" onClick={() => choose(id)}>
              <span>
                <strong>{name}</strong>
                <span className="dim">
                  {[branch, open === 1 ? words.openOne : say(words.open, { n: open })]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              <span className="figure">
                <span className="load" aria-hidden>
                  <span className="is-called" style={{ flexGrow: called }} />
                  <span className="is-left" style={{ flexGrow: left }} />
                  <span className="is-risk" style={{ flexGrow: atRisk }} />
                </span>
                <span className="dim">{say(words.bar, { called, left: left + atRisk, atRisk })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
