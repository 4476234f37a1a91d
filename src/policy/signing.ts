import type { Forged } from "../messages"
import { CompactSign } from "jose/jws/compact/sign"
import { compactVerify } from "jose/jws/compact/verify"
import { isTable } from "../process/table"

/**
 * The signed policy file: a JWS in its compact form, of one algorithm, one header, one way of writing it. Runs where WebCrypto knows
 * Ed25519: the worker, our pages, Node 20.
 */
const algorithm = "Ed25519"
const type = "jalon-policy+jws"
/** No policy is larger, in bytes. */
export const largest = 4 * 1024 * 1024

export type Opened = { ok: true; text: string; kid: string } | { ok: false; why: Forged }

/** A key pair as one signs with it; `x`: the public half, raw, base64url. */
export type SigningKey = { key: CryptoKey; x: string }

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

export const toBase64url = (bytes: Uint8Array): string => {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

/** The bytes of a text in base64url, written the only way there is; null for any other, padded or with a bit to spare. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0))
  return toBase64url(bytes) === text ? bytes : null
}

const readable = (bytes: Uint8Array): string | null => {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))
/** What tells one file from another: SHA-256, base64url. */
export const digestOf = (text: string): Promise<string> => sha256(encoder.encode(text))

/** Whether a text is a public key of Ed25519: 32 bytes, base64url. */
export const isPublicKey = (x: string): boolean => fromBase64url(x)?.length === 32
/** The name of a public key: its thumbprint (RFC 7638). */
export const keyId = (x: string): Promise<string> =>
  digestOf(JSON.stringify({ crv: "Ed25519", kty: "OKP", x }))

const headerOf = (kid: string) => ({ alg: algorithm, typ: type, kid })

/** The file that says this payload, signed. */
export async function seal(payload: string, { key, x }: SigningKey): Promise<string> {
  return new CompactSign(encoder.encode(payload)).setProtectedHeader(headerOf(await keyId(x))).sign(key)
}

function headerIn(segment: string): Record<string, unknown> | null {
  const bytes = fromBase64url(segment)
  const text = bytes && readable(bytes)
  try {
    const header: unknown = text === null ? null : JSON.parse(text)
    return isTable(header) ? header : null
  } catch {
    return null
  }
}

/** What a file says, if one of these public keys signed it; else why not. Nothing of it is read before the signature was found good. */
export async function open(file: Uint8Array, keys: readonly string[]): Promise<Opened> {
  const refused = (why: Forged): Opened => ({ ok: false, why })
  if (file.length > largest) return refused("size")
  const text = readable(file)
  if (text === null) return refused("text")
  const [first = "", payload = "", signature = "", ...more] = text.split(".")
  const header = headerIn(first)
  if (!header || more.length > 0 || header["alg"] === "none") return refused("unsigned")
  if (header["alg"] !== algorithm) return refused("algorithm")
  const bytes = fromBase64url(payload)
  if (!bytes || fromBase64url(signature)?.length !== 64) return refused("form")
  const known = await Promise.all(keys.filter(isPublicKey).map(async (x) => ({ x, kid: await keyId(x) })))
  const mine = known.find(({ kid }) => kid === header["kid"])
  const expected = JSON.stringify(headerOf(String(header["kid"])))
  if (first !== toBase64url(encoder.encode(expected))) return refused("header")
  if (!mine) return refused("key")
  const jwk = { kty: "OKP", crv: "Ed25519", x: mine.x, alg: algorithm }
  const good = await compactVerify(text, jwk, { algorithms: [algorithm] }).catch(() => null)
  if (!good) return refused("signature")
  const said = readable(bytes)
  return said === null ? refused("text") : { ok: true, text: said, kid: mine.kid }
}

const pemLine = /.{1,64}/g
const publicHalf = async (extractable: CryptoKey): Promise<string> =>
  (await crypto.subtle.exportKey("jwk", extractable)).x ?? ""

/** A new pair: the key to keep, which nothing takes out, and its only copy as text (PKCS #8, PEM). */
export async function newKey(): Promise<SigningKey & { pem: string }> {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"])
  const bytes = new Uint8Array(await crypto.subtle.exportKey("pkcs8", privateKey))
  const lines = btoa(String.fromCharCode(...bytes)).match(pemLine) ?? []
  const pem = ["-----BEGIN PRIVATE KEY-----", ...lines, "-----END PRIVATE KEY-----", ""].join("\n")
  const mine = await keyFrom(pem)
  if (!mine) throw new Error("The new key cannot be read")
  return { ...mine, pem }
}

/** The key that a PEM holds, which nothing takes out any more; null when it is no private key of Ed25519. */
export async function keyFrom(pem: string): Promise<SigningKey | null> {
  const body = /-----BEGIN PRIVATE KEY-----([\w+/=\s]+)-----END PRIVATE KEY-----/.exec(pem)?.[1]
  try {
    const bytes = Uint8Array.from(atob((body ?? "").replace(/\s/g, "")), (one) => one.charCodeAt(0))
    const taken = (extractable: boolean) =>
      crypto.subtle.importKey("pkcs8", bytes, algorithm, extractable, ["sign"])
    return { key: await taken(false), x: await publicHalf(await taken(true)) }
  } catch {
    return null
  }
}
