import type { ScriptWords } from "../../../scripts/types"

/** The after-sales team's scripts. */
export const fr: Readonly<Record<string, ScriptWords>> = {
  "script.aftersales-outbound": {
    title: "Après-vente, appel sortant",
    steps: {
      greet: {
        label: "Appel",
        text: "Bonjour, est-ce que je parle bien à {address} {client}? Ici {agent}, de {brand} {city}.",
        coach: "Nommez le client tout au long de l’appel, sur un ton amical.",
        answers: { client: "Client joint", none: "Pas de réponse" },
      },
      vehicle: {
        label: "Véhicule et entretien",
        text: "Je vous appelle au sujet de votre {vehicle}\u00a0: son prochain entretien approche. Voici ce qui est prévu.",
        coach: "Décrivez l’entretien prévu. Cet appel se fait environ 1 mois avant.",
      },
      offer: {
        label: "Offre de services",
        text: "Pour cet entretien, voici ce que nous vous proposons\u00a0: {offer}.",
      },
      mobility: {
        label: "Service de mobilité",
        text: "Pendant l’entretien, nous pouvons faciliter vos déplacements, par exemple avec un véhicule de courtoisie. Qu’est-ce qui vous conviendrait le mieux?",
        coach: "Proposez au moins 2 services de mobilité.",
      },
      season: {
        label: "Offres de la saison",
        text: "Nous avons aussi des offres de saison qui pourraient vous intéresser.",
        coach: "Nommez toutes les offres et campagnes en cours.",
      },
      prices: {
        label: "Prix",
        text: "Voici le prix de chaque service.",
        coach: "Dites les prix, sans en laisser de côté.",
      },
      needs: {
        label: "Besoins du client",
        text: "Avez-vous remarqué quelque chose sur votre véhicule? De quoi auriez-vous besoin cette fois-ci?",
        coach: "Questions ouvertes\u00a0: laissez parler le client.",
      },
      ready: {
        label: "Prêt à réserver",
        text: "Souhaitez-vous que je vous réserve un moment dès maintenant?",
        answers: { yes: "Oui", no: "Pas maintenant" },
      },
      channel: {
        label: "Prochain rappel",
        text: "De quelle façon préférez-vous que nous vous le rappelions?",
        coach: "Par téléphone, sauf si le client demande un autre moyen.",
      },
      appointment: {
        label: "Rendez-vous",
        text: "Quel jour et à quelle heure vous conviendraient?",
      },
      tour: {
        label: "Tour du véhicule",
        text: "À votre arrivée, nous ferons le tour du véhicule avec vous. Prévoyez 10 minutes.",
      },
      budget: {
        label: "Budget",
        text: "Voici l’estimation complète\u00a0: tous les coûts y sont.",
        coach: "Un budget clair et complet.",
      },
      confirm: {
        label: "Confirmation",
        text: "Envoyez la confirmation avec le récapitulatif des services, par le moyen que le client préfère.",
        coach: "Dans les 30 minutes qui suivent l’appel.",
      },
      thanks: { label: "Remerciements", text: "Merci, {address} {client}, et bonne journée." },
      remind: {
        label: "Relance",
        text: "Prévoyez une relance dans 1 semaine, par téléphone.",
        coach: "Par un autre moyen seulement si le client l’a demandé.",
      },
    },
  },
  "script.aftersales-inbound": {
    title: "Après-vente, appel entrant",
    steps: {
      welcome: {
        label: "Accueil",
        text: "{brand} {city}, {firstName} à l’appareil. Bonjour, comment puis-je vous aider?",
        coach:
          "Répondez à tous les appels, en {rings} sonneries au plus. La marque, la ville, votre prénom, un mot d’accueil.",
      },
      details: {
        label: "Client et véhicule",
        text: "Puis-je confirmer vos coordonnées, {address} {client}? Et il s’agit bien de votre {vehicle}?",
        coach: "À partir d’ici, nommez le client, sur un ton amical.",
      },
      situation: {
        label: "Situation et préoccupations",
        text: "Racontez-moi\u00a0: que se passe-t-il avec votre véhicule? Autre chose vous préoccupe?",
        answers: { service: "Entretien ou réparation", accident: "Accident", breakdown: "Panne" },
      },
      proposals: {
        label: "Rendez-vous",
        text: "Je peux vous proposer deux moments. Lequel vous arrange?",
        coach:
          "Deux dates en 2 semaines au plus, dont une en 3 jours, avec une solution de mobilité. Urgence\u00a0: en 3 jours ouvrables.",
      },
      offers: {
        label: "Offres de services",
        text: "Pendant que le véhicule est ici, voici ce que nous pouvons faire pour vous.",
        coach: "Expliquez les offres de services.",
      },
      mobility: {
        label: "Service de mobilité",
        text: "Comment souhaitez-vous vous déplacer pendant ce temps?",
        coach: "Donnez le choix entre 2 services de mobilité au moins.",
      },
      prices: { label: "Prix", text: "Voici le détail des prix.", coach: "Expliquez chaque prix." },
      tour: {
        label: "Tour du véhicule",
        text: "Aimeriez-vous faire le tour du véhicule avec nous à votre arrivée? Il faut 10 minutes.",
      },
      estimate: {
        label: "Coût et durée",
        text: "En tout, voici ce qu’il en coûtera et le temps qu’il faudra.",
        coach: "Donnez le coût et la durée.",
      },
      thanks: { label: "Remerciements", text: "Merci de votre appel, {address} {client}. À bientôt." },
      confirm: {
        label: "Confirmation",
        text: "Envoyez la confirmation avec le récapitulatif des services, par texto ou par courriel, comme le client le préfère.",
        coach: "Dans les 30 minutes qui suivent l’appel.",
      },
    },
  },
  "script.aftersales-accident": {
    title: "Après-vente, accident",
    steps: {
      reassure: {
        label: "Client rassuré",
        text: "Vous avez bien fait d’appeler. Je reste avec vous et je vais vous aider.",
        coach: "Rassurez d’abord. Nommez le client tout au long de l’appel, sur un ton amical.",
      },
      where: { label: "Lieu", text: "Où êtes-vous en ce moment?" },
      hurt: {
        label: "Blessés",
        text: "Est-ce que quelqu’un est blessé?",
        answers: { no: "Non", yes: "Oui, ou peut-être" },
      },
      help: {
        label: "Secours",
        text: "Faites venir les secours (911) avant toute autre chose.",
        coach: "Restez en ligne.",
      },
      tow: {
        label: "Dépannage nécessaire",
        text: "Votre véhicule peut-il rouler, ou faut-il aller le chercher?",
        answers: { yes: "Il faut une remorqueuse", no: "Il peut rouler" },
      },
      "send-tow": {
        label: "Remorqueuse",
        text: "Commandez la remorqueuse pour récupérer le véhicule.",
        coach: "Dites au client quand elle arrivera.",
      },
      "courtesy-car": {
        label: "Véhicule de courtoisie",
        text: "Avez-vous besoin d’un véhicule de courtoisie?",
        answers: { yes: "Oui", no: "Non" },
      },
      insurer: {
        label: "Assureur",
        text: "Appelez la compagnie d’assurance, s’il y a lieu.",
      },
      hospital: { label: "Hôpital", text: "Appelez l’hôpital, si c’est nécessaire." },
      "next-steps": {
        label: "Prochaines étapes",
        text: "Voici ce qui se passera maintenant.",
        coach: "Dites les prochaines étapes, une à une.",
      },
      documents: {
        label: "Documents",
        text: "Et voici les documents que vous aurez à remplir.",
        coach: "Aucun document? Dites-le aussi.",
      },
      goodbye: {
        label: "Au revoir",
        text: "Nous nous occupons du reste, {address} {client}. Rappelez-moi au besoin.",
      },
    },
  },
  "script.aftersales-breakdown": {
    title: "Après-vente, panne",
    steps: {
      reassure: {
        label: "Client rassuré",
        text: "Vous avez bien fait d’appeler. Voyons cela ensemble.",
        coach: "Rassurez d’abord. Nommez le client tout au long de l’appel, sur un ton amical.",
      },
      where: { label: "Lieu", text: "Où êtes-vous en ce moment?" },
      tow: {
        label: "Dépannage nécessaire",
        text: "Faut-il aller chercher votre véhicule?",
        coach: "S’il le faut, commandez la remorqueuse; sous garantie, c’est l’assistance de la marque.",
        answers: { yes: "Il faut une remorqueuse", no: "Il peut rouler" },
      },
      warranty: {
        label: "Garantie du constructeur",
        text: "Votre {vehicle} est-il encore sous la garantie du constructeur?",
        answers: { yes: "Oui", no: "Non", unknown: "On ne sait pas" },
      },
      assistance: {
        label: "Assistance de la marque",
        text: "Faites appel à l’assistance {brand} et établissez l’étendue des dégâts.",
      },
      "courtesy-car": {
        label: "Véhicule de courtoisie",
        text: "Avez-vous besoin d’un véhicule de courtoisie?",
        answers: { yes: "Oui", no: "Non" },
      },
      diagnosis: {
        label: "Diagnostic à préparer",
        text: "Qu’avez-vous vu, entendu ou senti avant la panne?",
        coach: "Préparez le rendez-vous de diagnostic.",
      },
      specialist: {
        label: "Spécialiste technique",
        text: "Faut-il un spécialiste technique?",
        answers: { yes: "Oui", no: "Non" },
      },
      appointment: {
        label: "Rendez-vous",
        text: "Je vous propose un rendez-vous. Est-ce que ce moment vous convient?",
        coach: "En 24\u00a0h, sinon en 3 jours ouvrables.",
      },
      solve: {
        label: "Réglé pendant l’appel",
        text: "Que puis-je régler d’autre pour vous maintenant?",
        coach: "Réglez tout ce qui peut l’être.",
      },
      thanks: { label: "Remerciements", text: "Merci, {address} {client}. Nous nous occupons de vous." },
    },
  },
  "script.aftersales-email": {
    title: "Courriel de rappel d’entretien",
    steps: {
      body: {
        label: "Message",
        text: "Bonjour {address} {client},\n\nL’entretien de votre {vehicle} approche. Voici ce qui est prévu\u00a0: [à compléter\u00a0: véhicule et entretien prévu].\n\nNotre offre de services\u00a0: {offer}.\nPour vos déplacements pendant ce temps, vous avez le choix\u00a0: [à compléter\u00a0: service de mobilité] ou [à compléter\u00a0: autre service de mobilité].\nOffres de la saison\u00a0: [à compléter\u00a0: offres et campagnes].\nPrix\u00a0: [à compléter\u00a0: prix de chaque service].\n\nAvez-vous remarqué quelque chose sur votre véhicule? De quoi auriez-vous besoin cette fois-ci?\n\nRéservez en ligne\u00a0: {bookingLink}\nOu joignez-nous\u00a0: {contact}\n\nMerci,\n{agent}\n{brand} {city}",
        coach:
          "Le courriel dit ce que dit l’appel, environ 1 mois avant l’entretien\u00a0: au moins 2 services de mobilité, un seul contact, le lien de réservation.",
      },
    },
  },
}
