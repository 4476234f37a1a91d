import { describe } from "vitest"
import { lines } from "./notes-brief"

describe("what stands around a sign decides", () => {
  lines(`
PDR J3 R1, échec texto + courriel envoyé|-3/1 ce
Client rejoint|+./. 
Cliente pas rejointe J2 R3 + sms|-2/3 ct
Pas joint J2|-2/. c
Non joint|-./. c
client joint J2|+2/. 
Appel non répondu J2 R1|-2/1 c
J2R1 appel + msg voc + texto|?2/1 ctv
J4 R2 : aucun retour, texto envoyé|?4/2 t
Répondeur J2 R1|?2/1 v
J1 R1 boîte vocale|?1/1 v
J1 R1 boîte pleine|?1/1 
J1 boîte pleine|null
J1 échec texto|null
PDR j.3 r.1|-3/1 c
PDR J3, R.1|-3/1 c
PDR Jour:3 Round:1|-3/1 c
PDR (J3) (R1)|-3/1 c
PDR [J3 R1]|-3/1 c
PDR J3;R1;texto|-3/1 ct
PDR J3|R1|-3/1 c
PDR_J3_R1_TEXTO|-3/1 ct
PDR–J3–R1–texto|-3/1 ct
PDR J3 R1 +texto -courriel|-3/1 cte
*PDR* J3 R1|-3/1 c
PDR jour 2, round 1 et texto|-2/1 ct
PDR 2ème jour 3ème round|-2/3 c
PDR 2nd round J1|-1/2 c
PDR 1er jour|-1/. c
Pas de réponse au jour 3 du round 2|-3/2 c
pas d'réponse J1|-1/. c
pas de réponses J1|-1/. c
Pasderéponse J1 R1|-1/1 c
aucune reponse du client j1|-1/. c
ne repond pas j1 r1 msg vocal laisse|-1/1 cv
Client n’a pas répondu à l’appel J1 R1|-1/1 c
Le client ne répond jamais|-./. c
repond tjrs pas|-./. c
Client a décroché J1|+1/. 
Client ne décroche pas|-./. c
Pas de réponse ni message vocal|-./. c
Pas de réponse et boîte vocale pleine J2 R1|-2/1 c
Pas de réponse et texto envoyé|-./. ct
PDR et pas de texto|-./. c
PDR sans laisser de message mais texto J3|-3/. ct
PDR pas de boîte vocale donc texto|-./. ct
PDR pas de boite vocale, texté à la place|-./. ct
PDR, boite vocale pleine alors texto envoyé|-./. ct
PDR, MV plein donc courriel|-./. ce
PDR courriel non livré texto envoyé|-./. ct
PDR pas de courriel au dossier|-./. c
PDR aucune adresse courriel|-./. c
PDR texto et courriel non livrés|-./. c
PDR texto envoyé, non livré|-./. c
PDR texto délivré|-./. ct
PDR texto livré|-./. ct
PDR texto livré, courriel non livré|-./. ct
PDR texto pas pu être envoyé|-./. c
PDR je n'ai pas pu laisser de message|-./. c
PDR laissé aucun message|-./. c
PDR n'ai laissé aucun message|-./. c
PDR à envoyer : texto|-./. c
PDR à faire : courriel|-./. c
PDR demain : texto|-./. c
PDR, texto demain matin|-./. c
PDR, texto à envoyer demain|-./. c
PDR, je lui texte demain|-./. c
PDR, je lui envoie un texto demain|-./. c
PDR, je lui envoie un texto|-./. ct
PDR, envoi d'un texto|-./. ct
PDR, envoi texto et courriel|-./. cte
PDR, prévoir texto|-./. c
PDR, relancer par courriel|-./. c
PDR, relancé par courriel|-./. ce
PDR, relance par texto demain|-./. c
PDR, texto ce soir|-./. ct
PDR, texto plus tard|-./. c
PDR, texto lundi prochain|-./. c
PDR, texto la semaine prochaine|-./. c
PDR, on enverra un texto|-./. c
PDR, texto si pas de réponse|-./. c
Parlé à la conjointe J3 R1, PDR client|-3/1 c
Pas parlé au client, parlé à sa conjointe|-./. c
Conjointe rejointe, client absent|null
Parlé au père du client|null
Parlé à son père J2 R1|?2/1 c
J2 R1 parlé au vendeur|?2/1 
J2 R1 rejoint sa conjointe, texto au client|?2/1 t
Parlé à sa mère, texto envoyé au client J2|?2/. ct
Parlé au client J2, texto à sa conjointe|+2/. c
Parlé à l'épouse du client|null
Parlé à l'ami du client PDR|-./. c
Le conjoint répond pas|null
parlé au gérant|null
parlé avec le directeur des ventes|null
parlé au client puis au vendeur|+./. c
Client rejoint par le vendeur|+./. 
Rejoint son épouse|null
Rejoint l'épouse|null
Rejoint la mère du client J2 R1|?2/1 
a répondu (conjointe)|null
rejoint (conjointe)|null
rejoint conjoint|null
PDR J3, c'est la conjointe qui répond|-3/. c
PDR J3 R1. Si rejoint: offrir RDV|-3/1 c
PDR J3 R1. À rejoindre demain|-3/1 c
PDR, le client sera rejoint demain|-./. c
PDR, on l'a rejoint hier|-./. c
PDR, on l'avait rejoint|-./. c
PDR, rejoint en janvier dernier|-./. c
PDR, rejoint le mois passé|-./. c
PDR, rejoint mardi dernier|-./. c
PDR, avait été rejoint hier|-./. c
PDR, hier rejoint|-./. c
PDR, hier on l'a rejoint|-./. c
PDR, hier le client a répondu|-./. c
PDR, il a répondu la semaine passée|-./. c
PDR, a répondu au texto hier|-./. ct
PDR, a déjà répondu|-./. c
PDR, rappeler s'il a répondu|-./. c
PDR, voir s'il a répondu au courriel|-./. ce
PDR, quand il aura répondu on ferme|-./. c
PDR, lorsque le client répond, transférer|-./. c
Rappeler quand il aura répondu|null
Client à rejoindre|null
on l'avait rejoint la semaine passée|null
Je ferme le dossier PDR J7|-7/. c!
JE FERME LE DOSSIER|?./. !
Fermeture dossier J7|?7/. !
J7 R3 PDR fermé|-7/3 c!
Fermé|?./. !
dossier fermé ce jour|?./. !
on ferme le dossier, client pas intéressé|?./. !
Ne pas fermer, client rejoint|+./. 
Ne surtout pas fermer le dossier|null
Pas besoin de fermer le dossier|null
il ne faut pas fermer le dossier|null
je n'ai pas fermé le dossier|null
je ne vais pas fermer le dossier|null
dossier jamais fermé|null
pas question de fermer le dossier|null
réouvrir le dossier fermé|?./. !
fermer le dossier demain|?./. !
Jeep Wrangler J2 texto|?2/. t
Audi R8 texto envoyé|null
Mercedes Classe R 350, J 7|null
BMW X5 M50i|null
R3 J|null
`)
})
