/** @jsxImportSource preact */
import { useState } from "preact/hooks"

import { Act } from "./act"
import { copy } from "./clipboard"
import { useSession } from "./boundary"

/** A button that copies and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { words } = useSession()
  const [copied, setCopied] = useState(false)
  return (
    <Act does="copy" onClick={() => void copy(text).then(setCopied)} title={text}>
      {copied ? words.overlay.row.copied : (label ?? words.overlay.row.copy)}
    </Act>
  )
}
