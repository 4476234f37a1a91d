import type { RuleWords } from "../rules"
import { aftersales } from "./aftersales"
import { followups } from "./followups"
import { law } from "./law"
import { renewal } from "./renewal"

/** Every rule's words in French. `RuleId` derives from the keys: a rule exists only with its words. */
export const fr = {
  "bdc.opp.module": {
    title: "Module de création",
    do: "Créez la fiche dans « Opportunités ».",
    why: "Créée ailleurs, la fiche échappe aux vues et aux suivis du BDC.",
  },
  "bdc.opp.owner": {
    title: "Gestionnaire de l’opportunité",
    do: "Inscrivez votre nom comme gestionnaire.",
    why: "La fiche appartient à la personne qui la crée.",
    problems: { other: "Le gestionnaire est {owner} : inscrivez votre nom." },
  },
  "bdc.opp.status-new": {
    title: "Étape à la création",
    do: "Choisissez « En traitement ».",
    why: "Une nouvelle fiche n’a pas encore été contactée.",
  },
  "bdc.opp.contact-linked": {
    title: "Fiche client",
    do: "Associez la fiche client (téléphone ou courriel).",
    why: "Sans fiche client, la confirmation et les suivis n’ont pas de destinataire.",
  },
  "bdc.opp.type": {
    title: "Type",
    do: "Choisissez le type de demande.",
    why: "Le type dit par où le client est arrivé.",
    problems: { other: "Choisissez : {allowed}." },
  },
  "bdc.opp.red-line": {
    title: "Champs obligatoires",
    do: "Remplissez les champs à la ligne rouge.",
    why: "Le CRM exige ces champs pour enregistrer.",
    problems: { list: "À remplir : {fields}." },
  },
  "bdc.opp.contact-matches-name": {
    title: "Client et opportunité",
    do: "Mettez la même personne aux deux endroits.",
    why: "La confirmation part à la fiche client liée, pas au nom écrit.",
    problems: {
      disjoint: "La fiche client liée est une autre personne.",
      different: "Le nom diffère de celui de la fiche client.",
    },
  },
  "bdc.opp.full-name": {
    title: "Nom de l’opportunité",
    do: "Écrivez le prénom et le nom.",
    why: "Le spécialiste accueille le client par son nom complet.",
    problems: {
      placeholder: "Remplacez « {part} » par le vrai nom.",
      "one-word": "Ajoutez le prénom ou le nom qui manque.",
      company: "Vérifiez : le nom semble être une entreprise.",
    },
  },
  "bdc.opp.phone": {
    title: "Téléphone",
    do: "Ajoutez le téléphone.",
    why: "La confirmation du rendez-vous part par texto à un cellulaire.",
    problems: { invalid: "Corrigez le numéro : il ne se compose pas ici." },
  },
  "bdc.opp.email": {
    title: "Courriel",
    do: "Ajoutez le courriel.",
    why: "La confirmation du rendez-vous part aussi par courriel.",
    problems: { invalid: "Corrigez l’adresse courriel." },
  },
  "bdc.opp.branch": {
    title: "Succursale",
    do: "Choisissez la succursale du rendez-vous.",
    why: "La succursale décide de l’équipe qui attend le client.",
    problems: {
      list: "Choisissez : {allowed}.",
      meeting: "Le rendez-vous est à {branch} : accordez les deux.",
    },
  },
  "bdc.opp.language": {
    title: "Langue",
    do: "Choisissez la langue du client.",
    why: "La confirmation part dans la langue du client.",
  },
  "bdc.opp.spex": {
    title: "Spécialiste expérience client",
    do: "Choisissez le spécialiste.",
    why: "C’est la personne qui reçoit le client et que le CRM avise.",
    problems: {
      next: "Au tour de {next} (vu d’ici seulement).",
      choose: "Choisissez-le. Au tour de {next} (vu d’ici seulement).",
    },
  },
  "bdc.opp.dv": {
    title: "Directeur des ventes",
    do: "Choisissez le directeur des ventes (DV).",
    why: "Le directeur en poste est avisé du rendez-vous.",
    problems: { "off-shift": "{name} n’est pas en poste à cette heure : {others}." },
  },
  "bdc.opp.not-expired": {
    title: "Opportunité expirée",
    do: "Créez une nouvelle opportunité.",
    why: "Une opportunité expirée n’accepte plus de rendez-vous.",
  },
  "bdc.opp.vehicle": {
    title: "Véhicule recherché",
    do: "Ajoutez la marque, le modèle et l’année.",
    why: "Le spécialiste prépare le véhicule avant l’arrivée du client.",
    problems: { list: "Ajoutez : {terms}." },
  },
  "bdc.opp.stock-or-notes": {
    title: "Stock ou critères",
    do: "Ajoutez le no de stock ou les critères recherchés.",
    why: "Il faut savoir quoi montrer : un véhicule précis ou un choix.",
  },
  "bdc.opp.trade-in": {
    title: "Véhicule de reprise",
    do: "Complétez le véhicule de reprise.",
    why: "L’évaluation demande la marque, le modèle, l’année et l’odomètre.",
    problems: { list: "Reprise, ajoutez : {terms}." },
  },
  "bdc.opp.follow-up-date": {
    title: "Date du suivi à faire",
    do: "Mettez le suivi au lendemain du rendez-vous.",
    why: "Le suivi se fait le lendemain du rendez-vous et le suit s’il bouge.",
    problems: { day: "Mettez le suivi au {day}." },
  },
  "bdc.opp.stage-booked": {
    title: "Étape après la réunion",
    do: "Passez l’étape à « Rendez-vous cédulé ».",
    why: "Une réunion est prévue pour cette opportunité.",
  },
  "bdc.opp.appointment-note": {
    title: "Note de rendez-vous",
    do: "Ajoutez la note de rendez-vous aux remarques.",
    why: "Le spécialiste se prépare avec cette note.",
    problems: {
      removed: "Complétez la note : {terms}.",
      unrecognised: "Vérifiez dans la note : {terms}.",
    },
  },
  "bdc.opp.deposit-receipt": {
    title: "Reçu du dépôt",
    do: "Joignez le reçu du dépôt.",
    why: "Le reçu prouve le dépôt à la succursale.",
    problems: { unsure: "Vérifiez que le reçu est parmi les pièces jointes." },
  },
  "bdc.call.from-opportunity": {
    title: "Appel ou tâche depuis l’opportunité",
    do: "Créez-le depuis l’opportunité.",
    why: "Depuis la fiche client, le suivi n’est pas rattaché à l’opportunité.",
    problems: {
      call: "Opportunité, « Activité en cours », programmez l’appel.",
      task: "Opportunité, « Activité en cours », créez la tâche.",
    },
  },
  "bdc.note.right-place": {
    title: "Note au bon endroit",
    do: "Portez ce texte dans les remarques.",
    why: "Ce qui est écrit après un appel ne se voit pas dans l’opportunité.",
  },
  "bdc.deposit.two-clients": {
    title: "Deux clients, un véhicule",
    do: "Laissez un délai raisonnable au client sur place.",
    why: "Un dépôt du BDC et un client sur place visent parfois le même stock.",
    problems: { reminder: "Délai et issue : à compléter par votre équipe." },
  },
  "bdc.meeting.from-opportunity": {
    title: "Réunion créée de l’opportunité",
    do: "Créez la réunion depuis l’opportunité, « + Réunion ».",
    why: "Créée ailleurs, la réunion n’est pas liée au dossier du client.",
  },
  "bdc.meeting.opportunity-ready": {
    title: "Opportunité prête",
    do: "Complétez l’opportunité avant la réunion.",
    why: "Le CRM avise l’équipe avec ce que contient l’opportunité.",
    problems: { list: "Points à compléter dans l’opportunité : {count}." },
  },
  "bdc.meeting.subject": {
    title: "Objet",
    do: "Écrivez l’objet de la réunion.",
    why: "L’objet dit à l’équipe, d’un coup d’œil, qui vient et pour quoi.",
    problems: {
      expected: "Écrivez {expected}",
      situation: "La situation ne va pas : {expected}",
      name: "Le prénom ne va pas : {expected}",
      stock: "Le stock ne va pas : {expected}",
      form: "Ajustez l’écriture : {expected}",
    },
  },
  "bdc.meeting.location-empty": {
    title: "Emplacement",
    do: "Videz l’emplacement.",
    why: "La succursale dit déjà où se passe le rendez-vous.",
  },
  "bdc.meeting.datetime": {
    title: "Début et fin",
    do: "Inscrivez le début et la fin.",
    why: "L’heure est celle que reçoivent le client et l’équipe.",
    problems: {
      order: "Mettez la fin après le début.",
      past: "Choisissez un début à venir.",
      closed: "Choisissez une heure d’ouverture.",
    },
  },
  "bdc.meeting.relances-untouched": {
    title: "Relances leads",
    do: "Laissez « Relances leads » comme il était.",
    why: "Ce champ sert aux relances automatiques.",
  },
  "bdc.meeting.priority": {
    title: "Priorité",
    do: "Choisissez la priorité.",
    why: "Platine : dépôt. Or : un stock. Argent : plusieurs ou l’inventaire.",
    problems: { expected: "Choisissez {expected}.", other: "Choisissez Platine, Or ou Argent selon le cas." },
  },
  "bdc.meeting.category": {
    title: "Catégorie de réunion",
    do: "Choisissez « Rendez-vous ».",
    why: "Seule cette catégorie compte comme rendez-vous.",
  },
  "bdc.meeting.type": {
    title: "Type de rendez-vous",
    do: "Choisissez le type de rendez-vous.",
    why: "L’équipe prépare l’accueil, ou l’appareil, selon le type.",
    problems: { device: "Rendez-vous virtuel : précisez iPhone ou Android." },
  },
  "bdc.meeting.branch": {
    title: "Succursale de la réunion",
    do: "Choisissez la succursale.",
    why: "La réunion et l’opportunité vont à la même succursale.",
    problems: { differs: "L’opportunité dit {branch} : accordez les deux." },
  },
  "bdc.meeting.language": {
    title: "Langue de la réunion",
    do: "Choisissez la langue.",
    why: "La confirmation part dans la langue du client.",
    problems: { differs: "L’opportunité dit {language} : accordez les deux." },
  },
  "bdc.meeting.deposit": {
    title: "Dépôt",
    do: "Laissez vide, ou choisissez le mode du dépôt.",
    why: "Le mode dit où retrouver l’argent.",
    problems: { list: "Vide, ou : {allowed}." },
  },
  "bdc.meeting.docusign": {
    title: "DocuSign",
    do: "Laissez vide, ou choisissez l’état.",
    why: "L’équipe sait si le document est envoyé ou signé.",
    problems: { list: "Vide, ou : {allowed}." },
  },
  "bdc.meeting.transfer": {
    title: "Transfert",
    do: "Choisissez Oui ou Non.",
    why: "Un transfert demande de déplacer le véhicule.",
    problems: { request: "Demandez le transfert à partir du courriel reçu au BDC." },
  },
  "bdc.meeting.status": {
    title: "Statut",
    do: "Choisissez « Rendez-vous planifié ».",
    why: "Une nouvelle réunion est un rendez-vous planifié.",
  },
  "bdc.meeting.description": {
    title: "Description",
    do: "Ajoutez une description si elle aide.",
    why: "La description est facultative.",
  },
  "bdc.meeting.participants": {
    title: "Participants",
    do: "Ajoutez les participants.",
    why: "Les participants reçoivent l’invitation et la confirmation.",
    problems: {
      list: "Ajoutez : {names}.",
      branch: "Ce n’est pas la bonne succursale, il faut : {names}.",
    },
  },
  "bdc.meeting.agrees": {
    title: "Même histoire partout",
    do: "Accordez l’objet, les champs et la note.",
    why: "Les champs de la réunion décident; le reste doit dire pareil.",
    problems: {
      subject: "L’objet ne dit pas comme les champs : {terms}.",
      note: "La note ne dit pas comme les champs : {terms}.",
    },
  },
  "bdc.meeting.confirmation": {
    title: "Confirmation",
    do: "Rien à envoyer à la main.",
    why: "Après l’enregistrement, le CRM avise le DV et le spécialiste.",
    problems: {
      after: "Le CRM avise le DV et le spécialiste : rien à envoyer.",
      teams: "Financement et échange : confiez-les à leurs équipes.",
    },
  },
  "bdc.meeting.moved": {
    title: "Rendez-vous déplacé",
    do: "Déplacez la réunion qui existe déjà.",
    why: "Un rendez-vous déplacé garde sa réunion et l’agent qui l’a pris.",
  },
  "callbacks.mine": {
    title: "Le dossier est à moi",
    do: "Gardez le client.",
    why: "Le dossier porte votre nom.",
  },
  "callbacks.owner-on-shift": {
    title: "Gestionnaire en poste",
    do: "Transférez au gestionnaire du dossier.",
    why: "Le client revient à l’agent de son dossier quand il est en poste.",
  },
  "callbacks.owner-busy": {
    title: "Gestionnaire occupé",
    do: "Prenez le rendez-vous et créditez le gestionnaire.",
    why: "Le gestionnaire est en ligne ou en pause : avisez le directeur adjoint.",
  },
  "callbacks.note-author": {
    title: "Auteur du dernier suivi",
    do: "Transférez à l’auteur du dernier suivi.",
    why: "Son suivi date de trois heures ou moins et il est en poste.",
  },
  "callbacks.author-unavailable": {
    title: "Auteur indisponible",
    do: "Prenez le rendez-vous à votre nom.",
    why: "L’auteur du dernier suivi n’est pas disponible : ne promettez pas de rappel.",
  },
  "callbacks.open-to-all": {
    title: "Ouvert à tous",
    do: "Prenez le rendez-vous ou complétez le dossier.",
    why: "Aucun suivi récent ne réserve ce client.",
  },
  "callbacks.untreated": {
    title: "Opportunité non traitée",
    do: "Gardez le client et mettez votre nom.",
    why: "Personne ne s’en est encore occupé.",
  },
  "callbacks.no-show": {
    title: "Absent qui rappelle",
    do: "Transférez au premier agent s’il est en poste.",
    why: "L’absence est récente et a été suivie.",
  },
  "callbacks.lost-returns": {
    title: "Client perdu qui revient",
    do: "Gardez le client.",
    why: "Le dossier était « Perdu BDC » : il va au nouvel agent.",
  },
  "callbacks.chat-first": {
    title: "Clavardage et opportunité",
    do: "Suivez le premier des deux.",
    why: "Le plus ancien décide; en l’absence du gestionnaire, son nom reste.",
  },
  "callbacks.email-lead": {
    title: "Lead courriel en double",
    do: "Mettez le lead courriel INVALIDE, avec remarque.",
    why: "Le phone-up déjà réservé l’emporte sur le lead courriel.",
  },
  "callbacks.ask-email": {
    title: "Courriel au moment du dépôt",
    do: "Demandez le courriel du client.",
    why: "Le courriel révèle un lead déjà reçu.",
  },
  "callbacks.shift-soon": {
    title: "Quart de l’agent à venir",
    do: "N’appelez pas : son agent arrive bientôt.",
    why: "Le client est à son agent, dont le quart commence sous peu.",
    problems: { soon: "N’appelez pas : {name} arrive à {time}." },
  },
  "callbacks.absent-cover": {
    title: "Relève d’un absent",
    do: "Faites le suivi et laissez une note claire.",
    why: "Toute l’équipe peut suivre les clients d’une personne absente.",
    problems: { cover: "{name} : absence. Suivez et laissez une note claire." },
  },
  ...followups,
  ...renewal,
  ...aftersales,
  ...law,
} as const satisfies Record<string, RuleWords>
