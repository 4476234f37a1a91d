/** Why an address cannot be a host of ours. */
export type HostProblem = "empty" | "scheme" | "wildcard" | "user" | "address" | "own" | "unreadable"
/** What was left out of it, or how it is written. */
export type HostRemark = "path" | "port" | "spelling" | null
export type HostRead =
  { ok: true; host: string; pattern: string; remark: HostRemark } | { ok: false; why: HostProblem }

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const number = /^\d{1,3}(\.\d{1,3}){3}$/

/** Whether a host is one of these patterns' (`https://host/*`). */
const among = (host: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => /^\w+:\/\/([^/]+)\//.exec(pattern)?.[1] === host)

/**
 * The host that a person typed or pasted, as the policy keeps it: `impaknet.groupe.ca`, or `http://impaknet` where it is not secure.
 * `own`: match patterns of the pages that we already speak on, which are never Impaknet's.
 */
export function readHost(text: string, own: readonly string[] = []): HostRead {
  const typed = text.trim()
  if (typed === "") return { ok: false, why: "empty" }
  if (typed.includes("*")) return { ok: false, why: "wildcard" }
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed) ?? []
  const address = scheme === undefined ? `https://${typed}` : typed
  if (scheme !== undefined && !/^https?$/i.test(scheme)) return { ok: false, why: "scheme" }
  if (/\s/.test(typed) || !URL.canParse(address)) return { ok: false, why: "unreadable" }
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(address)
  if (username !== "" || password !== "") return { ok: false, why: "user" }
  if (hostname.startsWith("[")) return { ok: false, why: "address" }
  const host = hostname.replace(/\.$/, "")
  const labels = host.split(".")
  if (host.length > 253 || !labels.every((one) => label.test(one))) return { ok: false, why: "unreadable" }
  // A number alone, or in pieces that are no address, is read as one all the same: not what was meant.
  if (number.test(host) && !typed.includes(host)) return { ok: false, why: "address" }
  if (host === "localhost" || host.endsWith(".invalid")) return { ok: false, why: "own" }
  if (among(host, own)) return { ok: false, why: "own" }
  const remark = port !== "" ? "port" : pathname !== "/" || search !== "" || hash !== "" ? "path" : null
  const spelled = labels.some((one) => one.startsWith("xn--"))
  return {
    ok: true,
    host: protocol === "http:" ? `http://${host}` : host,
    pattern: `${protocol}//${host}/*`,
    remark: spelled ? "spelling" : remark,
  }
}
