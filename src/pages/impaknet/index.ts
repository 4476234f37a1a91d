import { unknown } from "../../process/field"
import { impaknetFields, type ImpaknetFacts, type ImpaknetFields } from "../../process/impaknet/facts"
import { indexLabels, type Labels } from "./labels"
import { readImpaknet } from "./read"
import { saveWindow, type SaveWindow } from "./window"

export type { Labels } from "./labels"
export type { SaveWindow } from "./window"

/** Two reads that agree must be this far apart, ms. */
const apart = 150
/** How often a page that goes on changing is read before what does not change is told. */
const patience = 5
const watched = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["class", "style", "hidden", "open", "aria-selected", "aria-busy", "aria-hidden", "value"],
}

export type ImpaknetWatch = {
  labels: Labels
  /** What is read twice alike has changed. */
  onFacts: (facts: ImpaknetFacts) => void
  /** The window that asks to save has come, moved (the same box), or gone (null). */
  onWindow: (window: SaveWindow | null) => void
  /** Ours: what changes in it is not the page's. */
  own: (element: Node) => boolean
  signal: AbortSignal
}

/** What two readings say alike; the rest is not settled yet. */
function settled(before: ImpaknetFacts, now: ImpaknetFacts): ImpaknetFacts {
  const fields = impaknetFields.map((name) => {
    const same = JSON.stringify(before.fields[name]) === JSON.stringify(now.fields[name])
    return [name, same ? now.fields[name] : unknown("not-settled")]
  })
  return { ...now, fields: Object.fromEntries(fields) as ImpaknetFields }
}

/** Watches a page of Impaknet until the signal aborts: one observer, quiet while the page is not in view. */
export function watchImpaknet({ labels, onFacts, onWindow, own, signal }: ImpaknetWatch): {
  /** Tells what is settled once more, unchanged. */
  tellAgain: () => void
  setLabels: (labels: Labels) => void
} {
  let index = indexLabels(labels)
  let last: ImpaknetFacts | null = null
  let told = ""
  let box: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | 0 = 0
  let soon = 0
  let looks = 0

  function look(): void {
    timer = 0
    if (document.hidden || signal.aborted || document.readyState === "loading") return
    const now = readImpaknet(document, index)
    const facts = last ? settled(last, now) : null
    const same = last && JSON.stringify(last) === JSON.stringify(now)
    last = now
    looks += 1
    if (!same && looks < patience) timer = setTimeout(look, apart)
    else if (facts && JSON.stringify(facts) !== told) {
      told = JSON.stringify(facts)
      onFacts(facts)
    }
  }
  function follow(): void {
    cancelAnimationFrame(soon)
    soon = requestAnimationFrame(() => {
      const asked = saveWindow(document)
      if (asked || box) onWindow(asked)
      box = asked?.box ?? null
      looks = 0
      timer ||= setTimeout(look, apart)
    })
  }

  const observer = new MutationObserver((records) => {
    if (!document.hidden && records.some(({ target }) => !own(target))) follow()
  })
  observer.observe(document.documentElement, watched)
  for (const type of ["input", "change", "click"])
    document.addEventListener(type, ({ target }) => target instanceof Node && !own(target) && follow(), {
      signal,
      capture: true,
      passive: true,
    })
  document.addEventListener("visibilitychange", () => !document.hidden && follow(), { signal })
  document.addEventListener("readystatechange", follow, { signal })
  signal.addEventListener("abort", () => {
    observer.disconnect()
    cancelAnimationFrame(soon)
    clearTimeout(timer)
  })
  follow()
  return {
    tellAgain: () => {
      told = ""
      last = null
      follow()
    },
    setLabels: (next) => {
      index = indexLabels(next)
      last = null
      follow()
    },
  }
}
