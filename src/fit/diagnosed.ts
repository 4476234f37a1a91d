import type { DiagnosticCall } from "../messages"
import { factOf } from "../pages/zoho/reader"
import { fieldKeys } from "../rules/facts"
import { diagnose } from "./diagnostic"
import { readerNow } from "./trial"

const isCall = (message: unknown): message is DiagnosticCall =>
  typeof message === "object" &&
  message !== null &&
  "jalonFit" in message &&
  message.jalonFit === "diagnostic"

/** The page's censored structure, with what the reader found in it: by which kind of sign, in which state. */
function diagnosticOf({ fields }: DiagnosticCall): string {
  const reader = readerNow(fields)
  const read = reader.read()
  const hits = new Map<Element, string>()
  const table: string[] = []
  for (const key of fieldKeys) {
    const fact = factOf(read, key)
    const found = reader.found.get(key)
    if (!fact || !found) continue
    const state = fact.state === "unknown" ? `unknown:${fact.why}` : fact.state
    table.push(`${table.length + 1} ${key} ${found.sign ?? "-"} ${state}`)
    // In the tree the row's number alone: our words stay apart from the page's.
    for (const { key: element } of found.cells)
      hits.set(element, [hits.get(element), String(table.length)].filter(Boolean).join(","))
  }
  const { version } = chrome.runtime.getManifest()
  const head = [`jalon ${version}, page ${read.kind}, ${reader.cells.size} cells`, ...table, ""]
  const known = Object.values(fields).flatMap(({ names }) => names)
  return diagnose(document.documentElement, { hits, known, head })
}

/** Answers the worker's call for a diagnostic, until the signal aborts. */
export function answerDiagnostics(signal: AbortSignal): void {
  const listener = (message: unknown, _sender: unknown, respond: (text: string) => void): undefined => {
    if (isCall(message)) respond(diagnosticOf(message))
  }
  chrome.runtime.onMessage.addListener(listener)
  signal.addEventListener("abort", () => chrome.runtime.onMessage.removeListener(listener))
}
