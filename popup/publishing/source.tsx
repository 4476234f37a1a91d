import Lock from "lucide-react/dist/esm/icons/lock.mjs"
import type { PublishingView } from "../../src/messages"
import { say } from "../../src/words"
import type { PublishingWords } from "../../src/words/fr/publishing"

/** Where the policy is looked for, and the keys that may have signed it. */
export function Source({ view, words }: { view: PublishingView; words: PublishingWords }) {
  const { address, keys, minutes, managed } = view
  if (address === null && keys.length === 0) return null
  return (
    <section aria-label={words.source.title}>
      <h3>{words.source.title}</h3>
      <dl className="facts">
        <div>
          <dt>{words.source.address}</dt>
          <dd>
            <code>{address ?? words.source.none}</code>
          </dd>
        </div>
        <div>
          <dt>{words.source.every}</dt>
          <dd>{say(words.source.minutes, { n: minutes })}</dd>
        </div>
        <div>
          <dt>{words.source.keys}</dt>
          <dd>
            {keys.length === 0 && words.source.none}
            {keys.map((key) => (
              <code key={key} className="public-key">
                {key}
              </code>
            ))}
          </dd>
        </div>
      </dl>
      <p className="dim locked">
        {managed && <Lock size={12} aria-hidden />}
        {managed ? words.source.managed : words.source.here}
      </p>
    </section>
  )
}
