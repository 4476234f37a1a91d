import type { Piece } from "../src/messages"
import { piecesOf } from "../src/scripts/text"
import type { Language } from "../src/scripts/types"
import { en } from "../src/words/en/scripts/screen"
import { fr } from "../src/words/fr/scripts/screen"

const samples = { fr: fr.sample, en: en.sample }

/** What a text gives for a client made up: what fills a blank is marked. */
export function Sample({ text, language }: { text: string; language: Language }) {
  const one = (piece: Piece, at: number) =>
    "text" in piece ? piece.text : <mark key={at}>{piece.value ?? piece.label}</mark>
  return <>{piecesOf(text, samples[language], language).map(one)}</>
}
