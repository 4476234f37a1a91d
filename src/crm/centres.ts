import { centres, type Centre } from "./types"

/** Addresses of one data centre. Origins, without a trailing slash. */
export type CentreHosts = {
  /** Where people sign in and tokens are given. */
  accounts: string
  /** Where the REST API answers. */
  api: string
  /** Hosts of the CRM's pages. */
  pages: readonly string[]
  /** What a redirect's `location` names it. */
  location: string
}

const hosts = (domain: string, api: string, location: string): CentreHosts => ({
  accounts: `https://accounts.${domain}`,
  api: `https://www.zohoapis.${api}`,
  pages: [`crm.${domain}`, `crmsandbox.${domain}`, `crmplus.${domain}`],
  location,
})

/** The addresses of each data centre. Canada's differ from the others': `zohocloud.ca`. */
export const centreHosts: Readonly<Record<Centre, CentreHosts>> = {
  com: hosts("zoho.com", "com", "us"),
  eu: hosts("zoho.eu", "eu", "eu"),
  in: hosts("zoho.in", "in", "in"),
  "com.au": hosts("zoho.com.au", "com.au", "au"),
  jp: hosts("zoho.jp", "jp", "jp"),
  ca: hosts("zohocloud.ca", "ca", "ca"),
  sa: hosts("zoho.sa", "sa", "sa"),
  uk: hosts("zoho.uk", "uk", "uk"),
  "com.cn": hosts("zoho.com.cn", "com.cn", "cn"),
}

/** The data centre of an address: a page of the CRM, of its accounts or of its API; null for any other address. */
export function centreOf(url: string): Centre | null {
  if (!URL.canParse(url)) return null
  const { host, origin } = new URL(url)
  return (
    centres.find((centre) => {
      const { accounts, api, pages } = centreHosts[centre]
      return origin === accounts || origin === api || pages.includes(host)
    }) ?? null
  )
}

/** The data centre that a sign-in's `location` names; null when it names none that is known. */
export const centreAt = (location: string): Centre | null =>
  centres.find((centre) => centreHosts[centre].location === location.toLowerCase()) ?? null
