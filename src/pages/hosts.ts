/** Gmail's pages, as match patterns. */
export const mailHosts = ["https://mail.google.com/*"]

/** The CRM's pages, as match patterns: the manifest's own list without the mail. */
export const crmHosts = (manifest: object): string[] =>
  ((manifest as { host_permissions?: string[] }).host_permissions ?? []).filter(
    (pattern) => !mailHosts.includes(pattern),
  )
