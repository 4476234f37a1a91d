import parsePhoneNumber from "libphonenumber-js/max"

type Checked = { valid: boolean; national: string | null }

/** What people write after or between numbers: an extension, a second number. */
const breaks = /[/;,|]|\b(?:ext|poste|post|p\.|x)\.?\s*\d/i

function northAmerican(text: string): Checked | null {
  const number = parsePhoneNumber(text, "CA")
  if (number?.countryCallingCode !== "1" || !number.isValid()) return null
  const digits = number.nationalNumber
  return { valid: true, national: `${digits.slice(0, 3)} ${digits.slice(3, 6)}-${digits.slice(6)}` }
}

/** Whether a text holds a valid North American number, and its form "514 700-0199". */
export function checkPhone(raw: string): Checked {
  const text = raw.slice(0, 200).normalize("NFKC")
  const candidates = [text, ...text.split(breaks)]
  for (const candidate of candidates) {
    const found = northAmerican(candidate)
    if (found) return found
  }
  return { valid: false, national: null }
}
