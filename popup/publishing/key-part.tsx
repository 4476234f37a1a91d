import { useState } from "react"
import Copy from "lucide-react/dist/esm/icons/copy.mjs"
import KeyIcon from "lucide-react/dist/esm/icons/key-round.mjs"
import type { SigningKey } from "../../src/policy/signing"
import type { PublishingWords } from "../../src/words/fr/publishing"
import { Confirm } from "../confirm"
import { download } from "../download"
import { FileButton } from "../file-button"
import { forgetKey, keyIn, makeKey } from "./key"

type Props = {
  words: PublishingWords["key"]
  /** Those that IT gave. */
  trusted: readonly string[]
  /** The key of this browser. */
  kept: SigningKey | null
  /** One read of a file, for one signature. */
  once: SigningKey | null
  keep: (key: SigningKey | null) => void
  takeOnce: (key: SigningKey | null) => void
}

/** The key that signs: this browser's own, or one read of a file. */
export function KeyPart({ words, trusted, kept, once, keep, takeOnce }: Props) {
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null)
  const tell = (text: string, wrong = false) => setSaid({ text, wrong })
  const key = once ?? kept
  const make = async () => {
    try {
      const made = await makeKey()
      download("jalon-cle.pem", made.pem, "application/x-pem-file")
      keep({ key: made.key, x: made.x })
      tell(words.made)
    } catch {
      tell(words.failed, true)
    }
  }
  const read = async (file: File) => {
    const found = await keyIn(file)
    takeOnce(found)
    tell(found ? words.pem : words.badPem, !found)
  }
  const forget = async () => {
    try {
      await forgetKey()
      keep(null)
      tell(words.forgotten)
    } catch {
      tell(words.failed, true)
    }
  }
  return (
    <section aria-label={words.title} data-key={key?.x ?? ""}>
      <h3>{words.title}</h3>
      {key ? (
        <>
          <span className="dim">{words.public}</span>
          <code className="public-key">{key.x}</code>
          {!trusted.includes(key.x) && (
            <p className="bar" data-strange>
              {words.strange}
            </p>
          )}
        </>
      ) : (
        <p>{words.none}</p>
      )}
      <div className="acts">
        {key && (
          <button
            type="button"
            onClick={() =>
              void navigator.clipboard.writeText(key.x).then(
                () => tell(words.copied),
                () => tell(words.failed, true),
              )
            }
          >
            <Copy size={14} aria-hidden />
            {words.copy}
          </button>
        )}
        {!kept && (
          <button type="button" title={words.makeHelp} onClick={() => void make()}>
            <KeyIcon size={14} aria-hidden />
            {words.make}
          </button>
        )}
        <FileButton
          label={words.usePem}
          accept=".pem,application/x-pem-file"
          screen="publishing"
          take={(file) => void read(file)}
        />
        {kept && (
          <Confirm
            button={words.forget}
            title={words.sure}
            why={words.sureWhy}
            cancel={words.cancel}
            confirm={words.confirm}
            act={() => void forget()}
          />
        )}
      </div>
      {!kept && <p className="dim">{words.makeHelp}</p>}
      <p
        role={said?.wrong ? "alert" : "status"}
        className={said ? (said.wrong ? "bar" : "bar quiet") : "live"}
      >
        {said?.text}
      </p>
    </section>
  )
}
