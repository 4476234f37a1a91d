/** @jsxImportSource preact */
const paths = { close: "M4 4l8 8M12 4l-8 8", open: "M4 10l4-4 4 4", fold: "M4 6l4 4 4-4" }

/** A button of one small sign. */
export const Icon = ({
  sign,
  label,
  does,
  onClick,
  open,
}: {
  sign: keyof typeof paths
  label: string
  does: string
  onClick: () => void
  open?: boolean
}) => (
  <button
    type="button"
    className="icon"
    aria-label={label}
    title={label}
    data-action={does}
    {...(open === undefined ? {} : { "aria-expanded": open })}
    onClick={onClick}
  >
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      aria-hidden="true"
    >
      <path d={paths[sign]} />
    </svg>
  </button>
)
