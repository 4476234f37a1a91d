/** @jsxImportSource preact */
import { render } from "preact"

import { dodgeOf } from "./dodge"
import { Boundary, SessionProvider } from "./boundary"
import { Chips } from "./chips"
import { Marks } from "./marks"
import { mount, pageIsDark, type Mount } from "./mount"
import { Panel } from "./panel"
import type { Session } from "./session"
import { Sheet } from "./sheet"

/** Everything of ours over one page. */
export function Overlay({ session }: { session: Session }) {
  const { model, held } = session
  if (!model) return null
  return (
    <SessionProvider value={session}>
      <Boundary>
        <Marks rows={model.rows} />
      </Boundary>
      <Boundary>{model.list.length > 0 && <Chips chips={model.list} />}</Boundary>
      <Boundary>
        {(model.rows.length > 0 || model.procedures.length > 0 || model.caller || model.calls) && (
          <Panel model={model} dodge={dodgeOf(session)} />
        )}
      </Boundary>
      <Boundary>{held && <Sheet key={held.record} held={held} />}</Boundary>
      <div className="live" role="status" aria-live="polite">
        {model.calls?.files[0]?.card?.verb ?? model.caller?.said.verb}
      </div>
    </SessionProvider>
  )
}

/** Draws a session in our one element, which stands in the page only while there is something to say. */
export class View {
  private mounted: Mount | null = null
  private dark: boolean | null = null

  get host(): HTMLElement | null {
    return this.mounted?.host ?? null
  }

  draw(session: Session) {
    if (!session.model) {
      this.clear()
      return
    }
    if (!this.mounted || !this.mounted.host.isConnected) {
      this.clear()
      this.mounted = mount(session.settings.css)
    }
    const { box } = this.mounted
    box.lang = session.settings.language === "en" ? "en-CA" : "fr-CA"
    this.shade()
    box.classList.toggle("dark", this.dark === true)
    render(<Overlay session={session} />, box)
  }

  focusList() {
    this.mounted?.box.querySelector<HTMLElement>("li[tabindex='0']")?.focus()
  }

  /** The page's colours may have changed: looked at again at the next drawing. */
  restyle() {
    this.dark = null
  }

  /** Looks at the page's colours, best while its styles are worked out anyway: asked later they would be, on our account. */
  shade() {
    this.dark ??= pageIsDark()
  }

  clear() {
    if (this.mounted) render(null, this.mounted.box)
    this.mounted?.host.remove()
    this.mounted = null
  }
}
