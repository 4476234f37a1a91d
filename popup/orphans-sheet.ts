import Papa from "papaparse"
import { validEmail } from "../src/process/opportunity"
import { phoneDigits, recordDigits } from "../src/process/orphans/identity"
import { delimiterOf, plain } from "./csv"

/** How far a long work is, from 0 to 1, and whether the person gave it up. */
export type Watch = { signal: AbortSignal; tell: (done: number) => void }
export type SheetLine = {
  /** Its number in the text. */
  line: number
  cells: readonly string[]
  /** Its quotes are not closed: it was read without them. */
  broken?: true
}
export type Sheet = { encoding: string; header: readonly string[]; lines: readonly SheetLine[] }

/** How long the window works before it lets the person in, ms. */
const turn = 12
const longest = 60_000_000
/** More lines than this inside one row: a quote that was never closed, however many cells it has. */
const tallest = 500

/** Lets the window breathe whenever it worked for a while. Throws the signal's reason once the person gave up. */
export function breather({ signal, tell }: Watch): (done: number) => Promise<void> {
  let since = performance.now()
  return async (done) => {
    if (performance.now() - since < turn) return
    tell(done)
    await new Promise((resolve) => setTimeout(resolve))
    signal.throwIfAborted()
    since = performance.now()
  }
}

const fits = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * A file's text, by its mark when it has one, else UTF-16 where every other byte is none, else UTF-8 where all of it is valid, else
 * Windows-1252, in which anything is.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: string } {
  const [one = 0, two = 0] = bytes
  const zeros = (from: number): number =>
    bytes.subarray(0, 2_000).filter((byte, at) => at % 2 === from && byte === 0).length
  const half = Math.min(bytes.length, 2_000) / 2
  const wide =
    (one === 0xff && two === 0xfe) || zeros(1) > half * 0.6
      ? "utf-16le"
      : (one === 0xfe && two === 0xff) || zeros(0) > half * 0.6
        ? "utf-16be"
        : null
  for (const encoding of wide ? [wide] : ["utf-8"]) {
    const text = fits(bytes, encoding)
    if (text !== null) return { text, encoding }
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" }
}

/** A line whose quote swallowed those below it, as the lines that they are: the first alone is broken. */
function apart(line: number, cells: readonly string[], delimiter: string): SheetLine[] {
  return cells
    .join(delimiter)
    .split(/\r\n|\n|\r/)
    .map((text, at) => ({
      line: line + at,
      cells: text.split(delimiter).map((cell) => plain(cell.replace(/^\s*"|"\s*$/g, "").replace(/""/g, '"'))),
      ...(at === 0 && { broken: true as const }),
    }))
}

/** Whether a cell tells how to reach someone. */
const reaches = (cell: string): boolean =>
  validEmail(cell) || phoneDigits(cell).length > 0 || recordDigits(cell) !== null

/** Whether a cell of several lines holds a whole row: a quote left open in the last column swallows rows without shortening its own. */
const swallowed = (cell: string, width: number, delimiter: string): boolean =>
  width > 1 &&
  cell.split(/\r\n|\n|\r/).some((line) => {
    const cells = line.split(delimiter)
    return cells.length === width && cells.some(reaches)
  })

/** The rows of a text in the order they stand, a slice at a time. */
function parsed(text: string, delimiter: string, watch: Watch): Promise<string[][]> {
  const breathe = breather(watch)
  const rows: string[][] = []
  return new Promise((resolve, reject) => {
    const streamed = {
      delimiter,
      chunkSize: 65_536,
      chunk: ({ data, meta }: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        for (const row of data) rows.push(row)
        parser.pause()
        breathe(meta.cursor / text.length).then(
          () => parser.resume(),
          (error: unknown) => {
            parser.abort()
            reject(error instanceof Error ? error : new Error("stopped"))
          },
        )
      },
      complete: () => resolve(rows),
    }
    Papa.parse<string[]>(text, streamed)
  })
}

/** Reads a list, whatever its encoding and delimiter, without holding the window up. */
export async function readSheet(
  bytes: Uint8Array,
  watch: Watch,
): Promise<Sheet | { wrong: "empty" | "too-long" }> {
  if (bytes.length > longest) return { wrong: "too-long" }
  const { text: raw, encoding } = decode(bytes)
  const text = raw.replace(/^\uFEFF/, "")
  // A first line by which a sheet tells its delimiter.
  const [told, said] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = told === undefined ? text : text.slice(told.length)
  if (body.trim() === "") return { wrong: "empty" }
  const delimiter = said ?? delimiterOf(body)
  const breathe = breather(watch)
  const rows = await parsed(body, delimiter, watch)
  const lines: SheetLine[] = []
  const width = rows.find((row) => row.some((cell) => cell.trim() !== ""))?.length ?? 0
  let line = told === undefined ? 1 : 2
  for (const [at, row] of rows.entries()) {
    const down = row.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
    // Notes of several lines are one cell of a whole row; a quote left open leaves the row short of cells, or holds others.
    const open = down > 0 && (row.length !== width || row.some((cell) => swallowed(cell, width, delimiter)))
    if (down > tallest || open) for (const one of apart(line, row, delimiter)) lines.push(one)
    else if (row.some((cell) => cell.trim() !== "")) lines.push({ line, cells: row.map(plain) })
    line += 1 + down
    if (at % 256 === 0) await breathe(1)
  }
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ""))
  const [head, ...rest] = filled
  if (!head) return { wrong: "empty" }
  // A first line that already reaches someone is no header: its columns have numbers alone.
  if (head.cells.some(reaches)) return { encoding, header: head.cells.map(() => ""), lines: filled }
  return rest.length === 0 ? { wrong: "empty" } : { encoding, header: head.cells, lines: rest }
}
