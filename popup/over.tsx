import { useState, type ComponentProps, type ReactNode } from "react"
import { Dialog } from "radix-ui"

/** What had the focus when this opened; `given`: it opens in the place of another, which had it from there. */
export function useOpener(given?: Element | null): Element | null {
  const [opener] = useState(() => given ?? document.activeElement)
  return opener
}

type Props = Pick<ComponentProps<typeof Dialog.Content>, "onOpenAutoFocus" | "onInteractOutside"> & {
  title: string
  why?: string
  look?: "tall" | "tall large"
  close: () => void
  opener?: Element | null | undefined
  /** How far the work in it is. */
  "data-stage"?: string
  children: ReactNode
}

/** A dialog over the screen, open as long as it is drawn; what had the focus before has it again after. */
export function Over({ title, why, look, close, opener: given, children, ...rest }: Props) {
  const opener = useOpener(given)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="veil" />
        <Dialog.Content
          className={look === undefined ? "dialog" : `dialog ${look}`}
          {...(why === undefined && { "aria-describedby": undefined })}
          {...rest}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (opener instanceof HTMLElement) opener.focus()
          }}
        >
          <Dialog.Title>{title}</Dialog.Title>
          {why !== undefined && <Dialog.Description>{why}</Dialog.Description>}
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
