import type { SigningKey } from "../../src/policy/signing"

const names = ["signing", "signing-public"] as const

/** The tables, for as long as it takes: a private key goes from this page to the store, never in a message. */
async function within<T>(work: (secrets: Secrets) => Promise<T>): Promise<T> {
  const { Store } = await import("../../src/store/database")
  const store = new Store()
  try {
    return await work(store.secrets)
  } finally {
    store.close()
  }
}
type Secrets = InstanceType<(typeof import("../../src/store/database"))["Store"]>["secrets"]

/** The key that this browser signs with; null: none was made here. */
export async function keptKey(): Promise<SigningKey | null> {
  const { toBase64url } = await import("../../src/policy/signing")
  const [kept, open] = await within((secrets) => secrets.bulkGet([...names]))
  if (!kept || !open) return null
  return {
    key: kept.key,
    x: toBase64url(new Uint8Array(await crypto.subtle.exportKey("raw", open.key))),
  }
}

/** Makes the key of this browser: kept so that nothing takes it out, its one copy handed over as a PEM. */
export async function makeKey(): Promise<SigningKey & { pem: string }> {
  const { fromBase64url, newKey } = await import("../../src/policy/signing")
  const made = await newKey()
  const raw = fromBase64url(made.x) ?? new Uint8Array()
  const open = await crypto.subtle.importKey("raw", raw, "Ed25519", true, ["verify"])
  await within((secrets) =>
    secrets.bulkPut([
      { name: names[0], key: made.key },
      { name: names[1], key: open },
    ]),
  )
  return made
}

export const forgetKey = (): Promise<void> => within((secrets) => secrets.bulkDelete([...names]))

/** The key of a PEM that the person chose; null: it holds none. */
export async function keyIn(file: File): Promise<SigningKey | null> {
  const { keyFrom } = await import("../../src/policy/signing")
  return keyFrom(await file.text().catch(() => ""))
}
