import type { HoursFrom } from "../../crm/roster"

const nb = "\u00a0"

const hours: Readonly<Record<HoursFrom, string>> = {
  crm: "Heures du CRM",
  policy: "Heures de l’équipe",
  none: "Heures inconnues",
  left: "N’est plus dans le CRM",
}

/** What the CRM says of people and of callers: popup and cards. */
export const fr = {
  /** Beside a file that the CRM gave. */
  source: "selon le CRM",
  seen: "Selon le CRM, lu {when}",
  calls: {
    none: "Rien trouvé, ni ici ni dans le CRM.",
    asking: "Rien vu d’ici. Recherche dans le CRM…",
    unreachable: "Rien vu d’ici, et le CRM ne répond pas.",
    refused: "Rien vu d’ici, et le CRM ne laisse pas chercher.",
    wait: "Rien vu d’ici, et le CRM demande d’attendre.",
  },
  find: {
    asking: "Recherche dans le CRM…",
    tried: `Cherché${nb}: {kinds}, ici et dans le CRM.`,
    triedNext: "Vérifiez le numéro, ou cherchez par un autre renseignement.",
    unreachable: "Le CRM ne répond pas. Voici ce que ce navigateur a vu.",
    refused: "Le CRM ne laisse pas chercher ici. Voici ce que ce navigateur a vu.",
    wait: "Le CRM demande d’attendre. Voici ce que ce navigateur a vu.",
  },
  roster: {
    read: "Heures et absences du CRM, lues {when}.",
    never: "Le CRM n’a pas encore dit les heures.",
    unreachable: "Le CRM ne répond pas. Les dernières heures connues restent.",
    refused: "Le CRM ne donne pas toutes les heures. Celles de l’équipe restent.",
    wait: "Le CRM demande d’attendre. Les dernières heures connues restent.",
    closed: `Jours fermés selon le CRM${nb}: {days}.`,
    renew: "Actualiser",
    hours,
  },
}
export type CrmPeopleWords = typeof fr
