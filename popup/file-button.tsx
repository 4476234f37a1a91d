import { useRef } from "react"
import Upload from "lucide-react/dist/esm/icons/upload.mjs"
import { inPopup, openConsole } from "./tabs"

/** Takes a file that the person chooses. From the popup it leads to this screen of the console. */
export function FileButton({
  label,
  accept,
  screen,
  take,
  className,
}: {
  label: string
  accept: string
  screen: string
  take: (file: File) => void
  className?: string
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      {/* The window under the icon closes as soon as a file is being chosen. */}
      <button
        type="button"
        {...(className !== undefined && { className })}
        onClick={() => (inPopup() ? void openConsole(screen) : input.current?.click())}
      >
        <Upload size={14} aria-hidden />
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const field = event.currentTarget
          const [file] = field.files ?? []
          if (file) take(file)
          // The same file, mended, may be chosen again.
          field.value = ""
        }}
      />
    </>
  )
}
