import type { RuleWords } from "../rules"
import { fr as stages } from "./stages"

const date = "Date de fermeture inconnue : vérifiez l’ancien dossier."

/** The words of the follow-ups' rules, in French. */
export const followups = {
  "followups.daily": {
    title: "Relances du jour",
    do: "Relancez le client aujourd’hui.",
    why: "Chaque dossier ouvert est relancé chaque jour, appels et textos.",
    problems: {
      meter: "Jour {day} de {of}, rondes du jour : {rounds} de {target}.",
      today: "Jour {day} de {of} : aucune relance aujourd’hui.",
      typed: "Par les dates, jour {counted}; la note dit J{typed}.",
      complete: "{days} jours sans contact, rondes aujourd’hui : {rounds}.",
      incomplete: "Affichez toutes les notes pour compter les jours.",
    },
  },
  "followups.lost-allowed": {
    title: "Fermer « Perdu BDC »",
    do: "Attendez avant de fermer le dossier.",
    why: "Faute de contact, un dossier se ferme au bout de tous ses jours de relance.",
    problems: {
      early: "Jour {day} de {of} : il en reste {left} à relancer.",
      complete: "Permis : {days} jours, {rounds} rondes, canaux : {channels}.",
      reached: "Permis : client rejoint, et une note dit pourquoi.",
      reason: "Client rejoint : ajoutez une note qui dit pourquoi.",
      mass: "Non vérifié en masse : ouvrez chaque dossier.",
      doubt: "Les dates des notes ne suffisent pas : vérifiez.",
    },
  },
  "followups.invalid-allowed": {
    title: "Credsii « INVALIDE »",
    do: "Attendez avant de mettre INVALIDE.",
    why: "Un Credsii sans information garde tous ses jours de relance.",
    problems: {
      early: "Jour {day} de {of} : il en reste {left} à relancer.",
      complete: "Permis : {days} jours, {rounds} rondes, canaux : {channels}.",
      reached: "Client rejoint, et une note dit pourquoi.",
      reason: "Client rejoint : ajoutez une note qui dit pourquoi.",
      doubt: "Les dates des notes ne suffisent pas : vérifiez.",
    },
  },
  "followups.credsii-no-phone": {
    title: "Credsii sans téléphone",
    do: "Envoyez un courriel, puis mettez INVALIDE.",
    why: "Sans numéro, le courriel est la seule façon de répondre.",
    problems: {
      send: "Envoyez un courriel, puis mettez INVALIDE.",
      invalidate: "Courriel envoyé : mettez la demande INVALIDE.",
      unseen: "Courriel déjà envoyé ? Affichez toutes les notes.",
    },
  },
  "followups.reapply": {
    title: "Client qui refait une demande",
    do: "Reprenez l’ancien dossier, celui-ci devient INVALIDE.",
    why: "Un dossier fermé depuis peu se reprend, sans en ouvrir un second.",
    problems: {
      one: "Reprenez le dossier fermé il y a {days} j; ici, INVALIDE.",
      several: "De {count}, reprenez le dernier fermé; ici, INVALIDE.",
      date,
    },
  },
  "followups.reapply-fni": {
    title: "Ancien dossier « Perdu F&I »",
    do: "Consultez un directeur adjoint avant de rouvrir.",
    why: "Une vente perdue par le F&I ne se rouvre pas sans le directeur adjoint.",
    problems: {
      one: "Fermé il y a {days} j : consultez un directeur adjoint.",
      several: "Le dernier de {count} dossiers : voyez un directeur adjoint.",
      reopening: "Consultez un directeur adjoint avant de rouvrir.",
      date,
    },
  },
  "followups.reapply-approvers": {
    title: "Ancien dossier chez les approbateurs",
    do: "Consultez un directeur adjoint avant d’agir.",
    why: "Un dossier « Perdu » chez les approbateurs se discute d’abord.",
    problems: {
      one: "Fermé il y a {days} j : consultez un directeur adjoint.",
      several: "Le dernier de {count} dossiers : voyez un directeur adjoint.",
      reopening: "Consultez un directeur adjoint avant d’agir.",
      date,
    },
  },
  "followups.never-reached": {
    title: "Client jamais rejoint (crédit)",
    do: "Reprenez la dernière demande, celle-ci devient INVALIDE.",
    why: "Perdue faute de contact, une demande récente se reprend.",
    problems: {
      one: "Reprenez la demande d’il y a {age} j; ici, INVALIDE.",
      several: "De {count}, reprenez la dernière demande; ici, INVALIDE.",
      date,
    },
  },
  "followups.expiry": {
    title: "Expiration",
    do: "Créez une nouvelle opportunité.",
    why: "Une opportunité qui n’avance pas finit par expirer.",
    problems: {
      expired: "Expirée depuis {days} j : créez une nouvelle opportunité.",
      left: "Expire dans {days} j.",
    },
  },
  "followups.expiry-vs-90": {
    title: "Expiré, mais fermé depuis peu",
    do: "Demandez à un directeur adjoint lequel garder.",
    why: "L’âge demande une nouvelle fiche, la fermeture récente demande l’ancienne.",
    problems: {
      one: "Deux règles s’opposent : demandez à un directeur adjoint.",
      several: "Deux règles s’opposent : demandez à un directeur adjoint.",
      own: "Deux règles s’opposent : demandez à un directeur adjoint.",
      date: "Date de fermeture incertaine : vérifiez-la.",
    },
  },
  "followups.long-term": {
    title: "Suivi long-terme",
    do: "Inscrivez la date du suivi.",
    why: "Un achat futur se suit à sa date.",
    problems: {
      date: "Inscrivez la date du suivi à faire.",
      soon: "Suivi d’ici {weeks} semaines : gardez l’étape en cours.",
    },
  },
  "followups.stage-meaning": {
    title: "Ce que dit l’étape",
    do: "Vérifiez l’étape.",
    why: "La même étape veut dire la même chose pour toute l’équipe.",
    problems: stages,
  },
  "followups.stage-fits": {
    title: "Étape et notes",
    do: "Accordez l’étape et les notes.",
    why: "L’étape dit où en est le client, les notes le montrent.",
    problems: {
      fit: "D’après les notes : « {stage} ».",
      incomplete: "Affichez toutes les notes pour comparer.",
    },
  },
  "followups.queue": {
    title: "Ordre de travail",
    do: "Suivez l’ordre : Platine, Or, Argent, Bronze.",
    why: "Les dossiers se prennent dans l’ordre, puis du plus ancien.",
    problems: { rank: "{priority} : rang {rank} de 4." },
  },
  "followups.open-elsewhere": {
    title: "Dossier ouvert ailleurs",
    do: "Voyez l’autre dossier avant de traiter celui-ci.",
    why: "Un client déjà suivi ailleurs ne se traite pas deux fois.",
    problems: {
      open: "Autres dossiers ouverts de ce client : {count}.",
      owned: "Ouvert aussi chez {owner}, à « {stage} ».",
    },
  },
} as const satisfies Record<string, RuleWords>
