import type { RuleWords } from "../rules"

/** The words of the rules of renewal, loyalty and Impaknet. */
export const renewal = {
  "renewal.shift-start": {
    title: "Début du quart",
    do: "Ouvrez vos outils et préparez vos suivis.",
    why: "Un outil en panne au début coûte des appels tout le quart.",
  },
  "renewal.daily-target": {
    title: "Objectif d’appels",
    do: "Inscrivez l’objectif d’appels de votre quart.",
    why: "Les appels sortants du quart sont planifiés la veille.",
  },
  "renewal.dossier-ready": {
    title: "Dossier prêt",
    do: "Complétez le dossier avant l’appel.",
    why: "Un dossier connu d’avance rend l’appel simple et personnel.",
    problems: {
      list: "À connaître : {terms}.",
    },
  },
  "renewal.segment": {
    title: "Segment du client",
    do: "Vérifiez les faits qui décident du segment.",
    why: "Le segment dit pourquoi appeler ce client, et avec quel script.",
    problems: {
      list: "Segments : {terms}.",
      none: "Aucun segment ne s’applique en ce moment.",
      wanting: "À vérifier : {terms}.",
      running: "Mois restants : {months}.",
      finished: "Le financement est terminé.",
      "regular-ending": "Mois restants : {months}.",
      specialised: "Mois restants : {months}.",
      "specialised-late": "{count} mois depuis la prise de possession.",
      "equity-positive": "Entrée à la main.",
      "equity-negative": "Entrée à la main.",
      loyal: "{count} achats.",
      warranty: "{years} ans, jusqu’au {end}.",
      view: "« {view} », selon ses propres bornes.",
    },
  },
  "renewal.segment-list": {
    title: "Listes par segment",
    do: "Importez la liste de vos clients.",
    why: "Les segments comptés disent qui appeler en premier.",
  },
  "renewal.call": {
    title: "Appel de renouvellement",
    do: "Appelez de vive voix, depuis Zoho.",
    why: "Le renouvellement se fait de vive voix; le courriel sert si le numéro est mauvais.",
    problems: {
      "by-voice": "Appelez de vive voix, depuis Zoho.",
      email: "Numéro non valide : envoyez le courriel.",
      number: "Trouvez un numéro valide avant d’appeler.",
      voice: "Message vocal : avez-vous laissé un numéro de rappel?",
    },
  },
  "renewal.credit-request": {
    title: "Demande de crédit",
    do: "Envoyez le courriel, puis vérifiez la suite.",
    why: "Le client attend un appel d’analyste dans les 24 à 48 h.",
    problems: {
      number: "Enregistrez la demande pour obtenir son numéro.",
      tried: "L’équipe du crédit a tenté de joindre le client.",
      analyst: "Aucune tentative : avertissez un analyste.",
      look: "Vérifiez si quelqu’un a tenté de joindre le client.",
      send: "Courriel non vu d’ici : envoyez-le au besoin.",
      waits: "À vérifier {when}.",
    },
  },
  "renewal.filters": {
    title: "Filtres de la liste",
    do: "Créez les filtres, étape par étape.",
    why: "Les mêmes filtres montrent à chaque personne le même travail.",
  },
  "loyalty.courtesy": {
    title: "Appel de courtoisie",
    do: "Appelez le client pour prendre de ses nouvelles.",
    why: "Un appel 24 à 48 h après la livraison, puis un autre six mois plus tard, fidélise.",
    problems: {
      due: "Appelez le client d’ici {when}.",
    },
  },
  "loyalty.anniversary": {
    title: "Anniversaire d’achat",
    do: "Soulignez l’anniversaire, par courriel ou de vive voix.",
    why: "L’anniversaire de l’achat est une raison sincère d’écrire au client.",
    problems: {
      due: "Années depuis l’achat : {years}. Soulignez-le.",
    },
  },
  "loyalty.benefits": {
    title: "Avantages du trimestre",
    do: "Parlez des avantages en cours.",
    why: "Un client qui connaît ses avantages revient.",
    problems: {
      count: "Offres en cours : {count}.",
      offer: "{advantage}, jusqu’au {to}.",
      condition: "{advantage} ({condition}), jusqu’au {to}.",
    },
  },
  "impaknet.do-not-save": {
    title: "Ne pas enregistrer",
    do: "Répondez « NON » pour quitter sans rien changer.",
    why: "Le dossier reste comme il était avant la consultation.",
  },
  "impaknet.carry": {
    title: "Report vers Zoho",
    do: "Reportez les faits lus dans la fiche du client.",
    why: "Ce qui est lu une fois n’a pas à être retapé.",
  },
} as const satisfies Record<string, RuleWords>
