import type { Unreached } from "../../src/messages"
import { largest } from "../../src/policy/signing"

/** How long an answer is waited for, ms, its end included. */
const patience = 10_000

export type Got = { ok: true; file: Uint8Array } | { ok: false; why: Unreached | "size"; detail?: string }

const loopback = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether an address may be looked at: https, or this very machine; with no name or password in it. */
export function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username !== "" || password !== "") return false
  return protocol === "https:" || (protocol === "http:" && loopback.test(hostname))
}

/** The bytes of an answer; null once they are more than a policy's. */
async function bytesOf({ body }: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value)
    length += part.value.length
    if (length <= largest) continue
    await reader?.cancel().catch(() => undefined)
    return null
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * The file at an address. It is asked for without cookie, referrer or anything that tells one browser from another; the browser's own
 * cache asks only whether it has changed (If-None-Match), which needs no other leave from the server than to be read by all.
 */
export async function getFile(address: string): Promise<Got> {
  if (!isAddress(address)) return { ok: false, why: "address" }
  const life = new AbortController()
  const timer = setTimeout(() => life.abort(), patience)
  try {
    const answer = await fetch(address, {
      cache: "no-cache",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      redirect: "manual",
      signal: life.signal,
    })
    if (answer.type === "opaqueredirect") return { ok: false, why: "redirect" }
    if (!answer.ok) return { ok: false, why: "status", detail: String(answer.status) }
    const file = await bytesOf(answer)
    return file ? { ok: true, file } : { ok: false, why: "size" }
  } catch {
    return { ok: false, why: life.signal.aborted ? "timeout" : "offline" }
  } finally {
    clearTimeout(timer)
  }
}
