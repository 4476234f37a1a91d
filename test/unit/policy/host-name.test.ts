import fc from "fast-check"
import { expect, test } from "vitest"
import { readHost } from "../../../src/policy/host-name"

const own = [
  "https://crm.zoho.com/*",
  "https://mail.google.com/*",
  "https://fit.jalon.invalid/*",
  "https://*/*",
]

test.each<[string, string, string | null]>([
  ["impaknet.groupe.ca", "impaknet.groupe.ca", null],
  ["  HTTPS://Impaknet.Groupe.CA  ", "impaknet.groupe.ca", null],
  ["https://impaknet.groupe.ca/", "impaknet.groupe.ca", null],
  ["impaknet.groupe.ca.", "impaknet.groupe.ca", null],
  ["http://impaknet", "http://impaknet", null],
  ["http://10.20.30.40", "http://10.20.30.40", null],
  ["https://impaknet.groupe.ca:8443/a", "impaknet.groupe.ca", "port"],
  ["https://impaknet.groupe.ca:443", "impaknet.groupe.ca", null],
  ["impaknet.groupe.ca/imp?cmd=5431#x", "impaknet.groupe.ca", "path"],
  ["impaknét.ca", "xn--impaknt-gya.ca", "spelling"],
  ["xn--impaknt-gya.ca", "xn--impaknt-gya.ca", "spelling"],
])("%s is the host %s", (typed, host, remark) => {
  const scheme = host.startsWith("http://") ? host : `https://${host}`
  expect(readHost(typed, own)).toEqual({ ok: true, host, pattern: `${scheme}/*`, remark })
})

test.each<[string, string]>([
  ["", "empty"],
  ["   ", "empty"],
  ["*.groupe.ca", "wildcard"],
  ["https://*/*", "wildcard"],
  ["<all_urls>", "unreadable"],
  ["ftp://impaknet.ca", "scheme"],
  ["javascript://impaknet.ca", "scheme"],
  ["file:///C:/x", "scheme"],
  ["chrome-extension://abc", "scheme"],
  ["https://a:b@impaknet.ca", "user"],
  ["https://[::1]/", "address"],
  ["2130706433", "address"],
  ["10.20", "address"],
  ["crm.zoho.com", "own"],
  ["https://MAIL.google.com/mail", "own"],
  ["localhost", "own"],
  ["x.jalon.invalid", "own"],
  ["impak net.ca", "unreadable"],
  ["impaknet..ca", "unreadable"],
  ["-impaknet.ca", "unreadable"],
  ["impak_net.ca", "unreadable"],
  [`${"a".repeat(64)}.ca`, "unreadable"],
])("%s is refused: %s", (typed, why) => {
  expect(readHost(typed, own)).toEqual({ ok: false, why })
})

test("what is kept is read as itself, and names one host", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^(https?:\/\/)?[a-z0-9.é-]{1,20}(:\d{1,5})?(\/[a-z]*)?$/)),
      (typed) => {
        const read = readHost(typed, own)
        if (!read.ok) return
        const again = readHost(read.host, own)
        expect(again).toMatchObject({ ok: true, host: read.host, pattern: read.pattern })
        expect(read.pattern).toMatch(/^https?:\/\/[a-z0-9.-]+\/\*$/)
      },
    ),
  )
})
