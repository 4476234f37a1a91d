import parsePhoneNumber, { findPhoneNumbersInText, type PhoneNumber } from "libphonenumber-js/max"

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

/** Digits alone: the national number of North America, elsewhere the country's code and the number. */
const digitsOf = ({ countryCallingCode, nationalNumber }: PhoneNumber): string =>
  countryCallingCode === "1" ? nationalNumber : countryCallingCode + nationalNumber

/** Every valid number that a text holds, in any form, without extensions; digits only. */
export function phonesIn(raw: string): string[] {
  const text = raw.slice(0, 1_000).normalize("NFKC")
  // The library takes what follows a comma or a semicolon for an extension.
  const parts = [text, ...text.split(/[;,|]/).slice(1)]
  const found = parts.flatMap((part) =>
    findPhoneNumbersInText(part, "CA").map(({ number }) => digitsOf(number)),
  )
  const { national } = checkPhone(text)
  return [...new Set([...found, ...(national === null ? [] : [national.replace(/\D/g, "")])])]
}

/** A client's numbers as their file writes them: the valid ones, else whatever is long enough to be one. */
export function clientPhones(raw: string): string[] {
  const valid = phonesIn(raw)
  if (valid.length > 0) return valid
  return raw
    .normalize("NFKC")
    .split(breaks)
    .map((part) => part.replace(/\D/g, "").replace(/^1(?=\d{10}$)/, ""))
    .filter((digits) => digits.length >= 7 && digits.length <= 15)
}
