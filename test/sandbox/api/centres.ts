/** Zoho's data centres: the domain of people's pages and accounts, that of the API, and the name in a redirect. */
const domains = {
  com: ["zoho.com", "com", "us"],
  eu: ["zoho.eu", "eu", "eu"],
  in: ["zoho.in", "in", "in"],
  "com.au": ["zoho.com.au", "com.au", "au"],
  jp: ["zoho.jp", "jp", "jp"],
  ca: ["zohocloud.ca", "ca", "ca"],
  sa: ["zoho.sa", "sa", "sa"],
  uk: ["zoho.uk", "uk", "uk"],
  "com.cn": ["zoho.com.cn", "com.cn", "cn"],
} as const

export type CentreName = keyof typeof domains
const names = Object.keys(domains) as CentreName[]

export const apiHost = (centre: CentreName): string => `www.zohoapis.${domains[centre][1]}`
export const accountsHost = (centre: CentreName): string => `accounts.${domains[centre][0]}`
export const locationOf = (centre: CentreName): string => domains[centre][2]
export const apiHosts = names.map(apiHost)
export const accountsHosts = names.map(accountsHost)
/** The data centre of a host of the API or of accounts. */
export const centreOfHost = (host: string): CentreName | undefined =>
  names.find((centre) => host === apiHost(centre) || host === accountsHost(centre))
