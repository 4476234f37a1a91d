/** @jsxImportSource preact */
import { Component, createContext, type ComponentChildren } from "preact"
import { useContext } from "preact/hooks"

import type { Session } from "./session"

/** A part that fails disappears alone; the others and the page go on. */
export class Boundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false }
  static override getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? null : this.props.children
  }
}

const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

/** The session of this page. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error("outside of the overlay")
  return session
}
