import { createHmac, generateKeyPairSync, sign as nodeSign } from "node:crypto"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import {
  digestOf,
  fromBase64url,
  isPublicKey,
  keyFrom,
  keyId,
  largest,
  newKey,
  open,
  seal,
  toBase64url,
  type SigningKey,
} from "../../../src/policy/signing"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const b64 = (text: string): string => toBase64url(bytes(text))
const payload = JSON.stringify({ serial: 7, policy: { version: 1, team: "Boréal" } })

let mine: SigningKey & { pem: string }
let other: SigningKey
let file: string
beforeAll(async () => {
  ;[mine, other] = await Promise.all([newKey(), newKey()])
  file = await seal(payload, mine)
})
const opened = (text: string | Uint8Array, keys = [mine.x]) =>
  open(typeof text === "string" ? bytes(text) : text, keys)
const why = async (text: string | Uint8Array, keys?: string[]): Promise<string> => {
  const found = await opened(text, keys)
  return found.ok ? "taken" : found.why
}

test("a file signed by one of the keys says what was signed, by which", async () => {
  expect(await opened(file, [other.x, mine.x])).toEqual({ ok: true, text: payload, kid: await keyId(mine.x) })
  expect(JSON.parse(Buffer.from(file.split(".")[0] ?? "", "base64url").toString())).toEqual({
    alg: "Ed25519",
    typ: "jalon-policy+jws",
    kid: await keyId(mine.x),
  })
})

test("the same payload and key make the same file, to the byte", async () => {
  expect(await seal(payload, mine)).toBe(file)
})

test("the key's name is its thumbprint (RFC 8037, appendix A.3)", async () => {
  const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
  expect(await keyId(x)).toBe("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
  expect(isPublicKey(x)).toBe(true)
})

test("every byte of the file, with each of its bits and all of them flipped: refused", async () => {
  const whole = bytes(file)
  const masks = [1, 2, 4, 8, 16, 32, 64, 128, 0xff, 0x5a]
  const taken: string[] = []
  for (let at = 0; at < whole.length; at++)
    await Promise.all(
      masks.map(async (mask) => {
        const bent = whole.slice()
        bent[at] = (bent[at] ?? 0) ^ mask
        if ((await why(bent)) === "taken") taken.push(`${String(at)} ^ ${String(mask)}`)
      }),
    )
  expect(taken).toEqual([])
}, 30_000)

test("cut anywhere, or with anything before or after: refused", async () => {
  for (let end = 0; end < file.length; end++)
    expect(await why(file.slice(0, end)), String(end)).not.toBe("taken")
  for (const more of ["\n", " ", "A", "=", "==", ".", "\0", "\u00a0", "\ufeff", ".A", `.${file}`]) {
    expect(await why(file + more), JSON.stringify(more)).not.toBe("taken")
    expect(await why(more + file), JSON.stringify(more)).not.toBe("taken")
  }
})

test("one byte put in or taken out anywhere, or two swapped: refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(file.length - 2),
      fc.constantFrom("in", "out", "swap"),
      fc.nat(255),
      async (at, how, byte) => {
        const whole = [...bytes(file)]
        if (how === "in") whole.splice(at, 0, byte)
        else if (how === "out") whole.splice(at, 1)
        else [whole[at], whole[at + 1]] = [whole[at + 1] ?? 0, whole[at] ?? 0]
        const bent = Uint8Array.from(whole)
        fc.pre(new TextDecoder("latin1").decode(bent) !== file)
        expect(await why(bent)).not.toBe("taken")
      },
    ),
    { numRuns: 300 },
  )
})

test("its last letter with a spare bit set decodes alike, and is refused", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
  const last = alphabet.indexOf(file.at(-1) ?? "")
  for (let spare = 1; spare < 16; spare++) {
    const bent = file.slice(0, -1) + (alphabet[(last & 0b110000) | ((last + spare) & 15)] ?? "")
    expect(Buffer.from(bent.split(".")[2] ?? "", "base64url")).toEqual(
      Buffer.from(file.split(".")[2] ?? "", "base64url"),
    )
    expect(await why(bent)).toBe("form")
  }
})

describe("forged", () => {
  const parts = (): [string, string, string] => {
    const [one = "", two = "", three = ""] = file.split(".")
    return [one, two, three]
  }
  /** A JWS with any header, its signature made by the right key over exactly that. */
  const signedWith = (head: object | string): string => {
    const start = `${b64(typeof head === "string" ? head : JSON.stringify(head))}.${parts()[1]}`
    return `${start}.${toBase64url(nodeSign(null, Buffer.from(start), mine.pem))}`
  }
  const standard = async () => ({ alg: "Ed25519", typ: "jalon-policy+jws", kid: await keyId(mine.x) })

  test("the way of signing by hand is the right one: with our header it is taken", async () => {
    expect(signedWith(await standard())).toBe(file)
  })
  test.each<[string, (head: Awaited<ReturnType<typeof standard>>) => object | string, string]>([
    ["alg none", (head) => ({ ...head, alg: "none" }), "unsigned"],
    ["another name of the algorithm", (head) => ({ ...head, alg: "EdDSA" }), "algorithm"],
    ["no algorithm", ({ alg: _alg, ...head }) => head, "algorithm"],
    [
      "a key in the header",
      (head) => ({ ...head, jwk: { kty: "OKP", crv: "Ed25519", x: mine.x } }),
      "header",
    ],
    ["the address of a key", (head) => ({ ...head, jku: "https://evil.example/keys" }), "header"],
    ["crit", (head) => ({ ...head, crit: ["b64"], b64: false }), "header"],
    ["another type", (head) => ({ ...head, typ: "JWT" }), "header"],
    ["no key's name", ({ kid: _kid, ...head }) => head, "header"],
    ["the same members in another order", ({ alg, typ, kid }) => ({ kid, typ, alg }), "header"],
    ["the same with a space", (head) => JSON.stringify(head).replace(":", ": "), "header"],
    ["a member twice", (head) => JSON.stringify(head).replace("{", `{"alg":"none",`), "header"],
    ["a list", () => [], "unsigned"],
    ["no JSON", () => "{", "unsigned"],
  ])("%s: refused, whoever signed", async (_name, make, expected) => {
    expect(await why(signedWith(make(await standard())))).toBe(expected)
  })
  test("the public key taken as a secret (HS256): refused", async () => {
    const start = `${b64(JSON.stringify({ ...(await standard()), alg: "HS256" }))}.${parts()[1]}`
    for (const secret of [mine.x, Buffer.from(mine.x, "base64url")])
      expect(await why(`${start}.${createHmac("sha256", secret).update(start).digest("base64url")}`)).toBe(
        "algorithm",
      )
  })
  test("parts swapped, missing, doubled or of another file: refused", async () => {
    const [one, two, three] = parts()
    const [, another = ""] = (await seal(payload.replace("7", "8"), mine)).split(".")
    for (const bent of [
      [one, three, two],
      [two, one, three],
      [three, two, one],
      [one, two],
      [one, two, ""],
      [one, "", three],
      ["", two, three],
      [one, two, three, three],
      [one, another, three],
    ])
      expect(await why(bent.join("."))).not.toBe("taken")
    expect(await why([one, another, three].join("."))).toBe("signature")
  })
  test("plain JSON, an empty file, bytes that are no text, 4 MB and a byte", async () => {
    expect(await why(payload)).toBe("unsigned")
    expect(await why("")).toBe("unsigned")
    expect(await why(Uint8Array.of(0xff, 0xfe, 0))).toBe("text")
    expect(await why(new Uint8Array(largest + 1))).toBe("size")
  })
  test("another's key: refused where IT did not give it, whatever it says its name is", async () => {
    const theirs = await seal(payload, other)
    expect(await why(theirs)).toBe("key")
    expect(await why(theirs, [])).toBe("key")
    const start = `${parts()[0]}.${parts()[1]}`
    const [, , foreign = ""] = (await seal(payload, { key: other.key, x: mine.x })).split(".")
    expect(await why(`${start}.${foreign}`)).toBe("signature")
  })
  test("keys that are none are passed over", async () => {
    expect(await why(file, ["", "x", "A".repeat(43), `${mine.x}=`, mine.x])).toBe("taken")
    expect(await why(file, [`${mine.x}=`])).toBe("key")
  })
  test("a payload that is no text, though rightly signed: refused", async () => {
    const start = `${parts()[0]}.${toBase64url(Uint8Array.of(0xc3, 0x28))}`
    expect(await why(`${start}.${toBase64url(nodeSign(null, Buffer.from(start), mine.pem))}`)).toBe("text")
  })
})

describe("keys", () => {
  test("the key that is kept cannot be taken out; its PEM makes it again", async () => {
    expect(mine.key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey("pkcs8", mine.key)).rejects.toThrow()
    const again = await keyFrom(mine.pem)
    expect(again?.x).toBe(mine.x)
    expect(again?.key.extractable).toBe(false)
    expect(again && (await seal(payload, again))).toBe(file)
  })
  test("a PEM that openssl would write is read, with Windows line ends too; anything else is none", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519")
    const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString()
    const { x } = publicKey.export({ format: "jwk" })
    expect((await keyFrom(pem.replace(/\n/g, "\r\n")))?.x).toBe(x)
    const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey
    for (const wrong of ["", "x", rsa.export({ format: "pem", type: "pkcs8" }).toString(), pem.slice(0, -40)])
      expect(await keyFrom(wrong)).toBeNull()
  })
})

test("base64url goes there and back, and has one way of being written", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (some) => {
      const text = toBase64url(some)
      expect(fromBase64url(text)).toEqual(some)
      expect(text).toBe(Buffer.from(some).toString("base64url"))
      for (const other of [`${text}=`, ` ${text}`, `${text}\n`]) expect(fromBase64url(other)).toBeNull()
    }),
  )
  for (const wrong of ["", "A", "AB+/", "AAAAA", "AB"]) expect(fromBase64url(wrong)).toBeNull()
})

test("a file is told from another by its digest", async () => {
  expect(await digestOf("abc")).toBe("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0")
})
