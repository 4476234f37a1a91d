/** @jsxImportSource preact */
import type { ButtonHTMLAttributes } from "preact"

/** A button of ours. `does` names what it does, for the page's own marks. */
export const Act = ({ does, ...rest }: ButtonHTMLAttributes & { does?: string }) => (
  <button className="act" data-action={does} {...rest} />
)
