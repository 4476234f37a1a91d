import type { CrmPeopleWords } from "../fr/crm-people"

/** What the CRM says of people and of callers: popup and cards. */
export const en: CrmPeopleWords = {
  source: "by the CRM",
  seen: "By the CRM, read {when}",
  calls: {
    none: "Nothing found, here or in the CRM.",
    asking: "Nothing seen from here. Searching the CRM…",
    unreachable: "Nothing seen from here, and the CRM does not answer.",
    refused: "Nothing seen from here, and the CRM does not allow searching.",
    wait: "Nothing seen from here, and the CRM asks to wait.",
  },
  find: {
    asking: "Searching the CRM…",
    tried: "Searched: {kinds}, here and in the CRM.",
    triedNext: "Check the number, or search by something else.",
    unreachable: "The CRM does not answer. This is what this browser has seen.",
    refused: "The CRM does not allow searching here. This is what this browser has seen.",
    wait: "The CRM asks to wait. This is what this browser has seen.",
  },
  roster: {
    read: "Hours and absences of the CRM, read {when}.",
    never: "The CRM has not told the hours yet.",
    unreachable: "The CRM does not answer. The last hours known stand.",
    refused: "The CRM does not give every hour. The team’s stand.",
    wait: "The CRM asks to wait. The last hours known stand.",
    closed: "Closed days by the CRM: {days}.",
    renew: "Refresh",
    hours: {
      crm: "Hours of the CRM",
      policy: "Hours of the team",
      none: "Hours not known",
      left: "No longer in the CRM",
    },
  },
}
