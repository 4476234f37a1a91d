import type { ReactNode } from "react"
import { AlertDialog } from "radix-ui"

type Props = {
  /** What the button says, and how it looks. */
  button: ReactNode
  look?: { className?: string; title?: string; disabled?: boolean }
  title: string
  why: string
  cancel: string
  confirm: string
  act: () => void
  onOpen?: (open: boolean) => void
  /** More to read, or to choose, before it is done. */
  children?: ReactNode
}

/** A button that asks once more before it does what it says. */
export function Confirm({ button, look, title, why, cancel, confirm, act, onOpen, children }: Props) {
  return (
    <AlertDialog.Root {...(onOpen && { onOpenChange: onOpen })}>
      <AlertDialog.Trigger {...look}>{button}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="veil" />
        <AlertDialog.Content className="dialog">
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{why}</AlertDialog.Description>
          {children}
          <div className="acts">
            <AlertDialog.Cancel>{cancel}</AlertDialog.Cancel>
            <AlertDialog.Action className="main" onClick={act}>
              {confirm}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
