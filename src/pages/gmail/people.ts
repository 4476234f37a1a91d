/** Who wrote: somebody of the house, somebody else, or a machine that no one answers. */
export type Side = "ours" | "theirs" | "automatic"

/** Addresses that anybody may have: those who share such a domain are no colleagues. */
const open =
  /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|videotron|bell|sympatico|cogeco)\.(com|ca|fr|net)$/
const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1)

const silent = /noreply|donotreply|nepasrepondre|pasdereponse/
const robots =
  /^(mailer|daemon|postmaster|bounces?|notifications?|notify|alerts?|alertes?|newsletters?|infolettres?)$/

/** Whether an address is one that a machine writes from. */
export function isAutomatic(address: string): boolean {
  const words = (address.split(/[+@]/)[0] ?? "").split(/[._-]+/)
  return silent.test(words.join("")) || words.some((word) => robots.test(word))
}

/** Tells sides apart. `ours`: the mailboxes of the house, in lower case; whoever writes from one of their domains is a colleague. */
export function sides(ours: readonly string[]): (address: string) => Side {
  const mine = new Set(ours)
  const house = new Set(ours.map(domainOf).filter((domain) => !open.test(domain)))
  return (address) => {
    if (mine.has(address) || house.has(domainOf(address))) return "ours"
    return isAutomatic(address) ? "automatic" : "theirs"
  }
}
