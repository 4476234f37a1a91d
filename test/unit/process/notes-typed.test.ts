import { describe } from "vitest"
import { lines } from "./notes-brief"

describe("notes as people type them", () => {
  lines(`
PDR|-./. c
Pdr.|-./. c
(PDR)|-./. c
PDR!!!|-./. c
PDR J3 R1 texto+courriel|-3/1 cte
PDR J3 R1 texto courriel|-3/1 cte
PDR J3 R1 + TEXTO + pas de courriel|-3/1 ct
PDR J3 R1 + TXT / MAIL / MV|-3/1 ctev
PDR J3 R1 (texto)|-3/1 ct
PDR J3 R1 texto et courriel envoyés|-3/1 cte
PDR J3 R1 texto envoyé et courriel envoyé|-3/1 cte
PDR J3 R1 texto envoyé, courriel demain|-3/1 ct
PDR J3 R1 texto mais pas de courriel|-3/1 ct
PDR J3 R1 pas de texto mais courriel envoyé|-3/1 ce
PDR J3 R1 pas de texto, pas de courriel|-3/1 c
PDR J3 R1 n'ai pas laissé de message|-3/1 c
PDR J3 R1 pas envoyé de texto|-3/1 c
PDR J3 R1 texto pas envoyé|-3/1 c
PDR J3 R1 texto pas passé|-3/1 c
PDR J3 R1 texto n'a pas passé|-3/1 c
PDR J3 R1 courriel invalide|-3/1 c
PDR J3 R1 courriel non valide|-3/1 c
PDR J3 R1 pas d'adresse courriel|-3/1 c
PDR J3 R1 MV plein|-3/1 c
PDR J3 R1 msg vocal impossible, boîte pleine|-3/1 c
PDR J3 R1 boite vocale pas activée|-3/1 c
PDR J3 R1 pas de boîte vocale|-3/1 c
PDR J3 R1 boîte vocale pleine, texto envoyé|-3/1 ct
PDR J3 R1 message laissé sur la boîte vocale|-3/1 cv
PDR J3 R1 laissé msg sur répondeur|-3/1 cv
PDR J3 R1 msg laissé|-3/1 cv
PDR J3 R1 mess vocal|-3/1 cv
PDR J3 R1 laisser message demain|-3/1 c
PDR J3 R1 à rappeler demain|-3/1 c
PDR J3 R1 je texte demain|-3/1 c
PDR J3 R1 texto prévu demain|-3/1 c
PDR J3 R1 texto sera envoyé demain|-3/1 c
PDR J3 R1 faut texter|-3/1 c
PDR J3 R1 va texter plus tard|-3/1 c
PDR J3 R1 envoyer un texto|-3/1 c
PDR J3 R1 envoyé un texto|-3/1 ct
PDR J3 R1 envoyé texto + courriel|-3/1 cte
PDR J3 R1 j'ai texté et laissé message|-3/1 ctv
PDR J3 R1 texté le client|-3/1 ct
PDR J3 R1 texté sa conjointe|-3/1 c
PDR J3 R1 message laissé à sa conjointe|-3/1 c
PDR J3 R1 laissé message à sa femme|-3/1 c
PDR J3 R1 courriel au directeur|-3/1 c
PDR J3 R1 échec d'envoi du texto|-3/1 c
PDR J3 R1 échec texto, courriel ok|-3/1 ce
PDR J3 R1 texto échoué|-3/1 c
PDR J3 R1 texto échec|-3/1 c
PDR J3 R1 courriel bounce|-3/1 c
PDR J3 R1 courriel a rebondi|-3/1 c
PDR J3 R1 SMS failed|-3/1 c
Appelé J2 R1, pas de réponse|-2/1 c
Appel J2 R1|?2/1 c
J2 R1 appelé + texté|?2/1 ct
J2R2|?2/2 
J2 R2 texto non livré|?2/2 
SMS J4|?4/. t
J4 courriel envoyé|?4/. e
J4 pas de courriel|null
J4 texto demain|null
relance J2 R1|?2/1 
Suivi jour 3 round 2 par texto|?3/2 t
Jour 1 - Round 3 - pas de réponse - texto|-1/3 ct
jour1 round2 pdr|-1/2 c
jour1round2 pdr|-1/2 c
r1 j1 pdr txt|-1/1 ct
J1:R2 PDR|-1/2 c
J1, R2, PDR|-1/2 c
J1 (R2) PDR|-1/2 c
J.1 R.2 PDR|-1/2 c
PDR jour trois round deux|-3/2 c
PDR 3ième jour|-3/. c
PDR J7/7 R3/3|-7/3 c
PDR J10 R1|-10/1 c
Client ne répond pas au téléphone, texto envoyé|-./. ct
Toujours pas de réponse|-./. c
toujours aucune réponse J4|-4/. c
encore sans réponse|-./. c
Pas de réponse de sa part|-./. c
Le client n'a toujours pas répondu J5 R2|-5/2 c
pas eu de réponse|-./. c
ça sonne, pas de réponse|-./. c
ne répond pas à mes appels|-./. c
n'a jamais répondu|-./. c
jamais rejoint|-./. c
toujours pas rejoint|-./. c
pas encore rejoint|-./. c
n'a pas été rejoint|-./. c
Je n'ai pas rejoint le client|-./. c
non rejoint|-./. c
pas pu parler au client|-./. c
je n'ai pas parlé au client|-./. c
je n'ai pas pu lui parler|-./. c
Rejoint!|+./. 
REJOINT J1 R1|+1/1 
client rejoint par texto|+./. t
Client rejoint J3 R2, RDV samedi|+3/2 
rejoint le client au cell|+./. 
J'ai rejoint la cliente|+./. 
client a répondu au texto|+./. t
Le client a répondu à mon courriel|+./. e
répondu|+./. 
Client a bien répondu|+./. 
Parlé au client, rappeler lundi|+./. c
J'ai parlé au client|+./. c
ai parlé à monsieur Tremblay|+./. c
parlé à M. Tremblay|+./. c
parlé avec elle|+./. c
parlé client|+./. c
parlé au client et à sa conjointe|+./. c
parlé à sa conjointe, puis au client|null
PDR J3 R1, client a rappelé, parlé au client|+3/1 c
PDR J3 R1 puis rejoint à 15h|+3/1 c
PDR J3 mais a répondu au texto|+3/. ct
PDR J2 R1. Rejoint au R2|+2/1 c
PDR J3 R1, n'a pas répondu au texto|-3/1 ct
PDR J3 R1, rejoint? non|-3/1 c
PDR J3 R1, rejoint : non|-3/1 c
PDR J3 R1, jamais rejoint|-3/1 c
PDR J3 R1, avait répondu hier|-3/1 c
PDR J3 R1, a répondu hier|-3/1 c
PDR J3 R1, hier a répondu|-3/1 c
PDR J3, rejoint lundi passé|-3/. c
PDR J3, rejoint la semaine dernière|-3/. c
PDR J3, rejoint il y a 2 jours|-3/. c
PDR J3, déjà rejoint en mars|-3/. c
PDR J3, parlé au client hier|-3/. c
PDR J3, on avait parlé au client|-3/. c
PDR J3, s'il répond, transférer|-3/. c
PDR J3, si le client répond, transférer|-3/. c
PDR J3, quand rejoint proposer RDV|-3/. c
PDR J3, une fois rejoint, proposer|-3/. c
PDR J3, en attente d'être rejoint|-3/. c
PDR J3, doit être rejoint|-3/. c
PDR J3, rejoindre demain|-3/. c
PDR J3, à rejoindre|-3/. c
PDR J3, son fils a répondu|-3/. c
PDR J3, conjointe rejointe|-3/. c
PDR J3, c'est sa mère qui a répondu|-3/. c
PDR J3, la secrétaire a répondu|-3/. c
PDR J3, mauvais numéro, quelqu'un a répondu|-3/. c
PDR J3, parlé à son mari|-3/. c
PDR J3, parlé avec sa blonde|-3/. c
PDR J3, parlé au directeur|-3/. c
PDR J3, parlé à mon directeur|-3/. c
PDR J3, parlé à la réceptionniste|-3/. c
PDR J3, parlé avec Julie (adjointe)|-3/. c
PDR J3, parlé au conjoint de la cliente|-3/. c
PDR J3, parlé à la femme de M. Tremblay|-3/. c
PDR J3, le vendeur lui a parlé|+3/. c
Rejoint, PDR dossier fermé|+./. c!
Rejoint conjointe|null
a répondu: pas intéressé|+./. 
a répondu non|+./. 
Rejoint, pas intéressé, je ferme le dossier|+./. !
PDR J7 R3. Je ferme le dossier.|-7/3 c!
PDR J7 fermeture du dossier|-7/. c!
PDR J7 - dossier fermé|-7/. c!
PDR J7 on ferme le dossier|-7/. c!
PDR J7 + TEXTO, je ferme le dossier|-7/. ct!
J7 R3 je ferme|?7/3 !
Dossier à fermer|?./. !
fermé le dossier|?./. !
fermer dossier|?./. !
je ferme la fiche|?./. !
ne ferme pas le dossier|null
ne pas fermer ce dossier svp|null
Ne fermez pas le dossier|null
PDR J7, ne pas fermer le dossier|-7/. c
PDR J7, pas de fermeture du dossier|-7/. c
PDR J7, je ne veux pas fermer le dossier|-7/. c
PDR J7, pas fermer|-7/. c
PDR J7, avant de fermer le dossier, texto|-7/. ct
PDR J7, je ferme pas le dossier|-7/. c
PDR J7, dossier non fermé|-7/. c
PDR J7, ferme pas|-7/. c
on ne ferme pas|null
Le magasin est fermé|null
fermé le dimanche|null
offre ferme à 20 000 $|null
Dossier complet|null
Prix R2 J|null
Honda CR-V 2021, Civic Type R|null
Mazda CX-5, Kia K5|null
Veut échanger sa Golf R 2019|null
RDV le 3 à 14h|null
Jaguar F-Type R 2020 et J 12|null
VIN 1J4GW48S|null
code postal J3Y 8R1|null
J3Y 8R1 texto|null
J5A 1R2|null
Adresse: 12 rue Principale J4B 5R3, courriel envoyé|null
PDR J3 R1 code postal J4B 5R3|-3/1 c
PDR, habite J4B 5R3|-./. c
Stock R1234, J|null
#R8 texto|null
client à rappeler|null
le client rappellera demain|null
texto|null
client demande un courriel|null
Pas de nouvelles|null
dépôt reçu|null
pas de réponse de la banque|null
pas de réponse du vendeur|null
pas de réponse au courriel J2|-2/. ce
Nouveau pas de rendez-vous|null
la réponse est non|null
en attente de réponse|null
Réponse envoyée|null
pas de texto reçu, PDR|-./. c
PDR x3 J2|-2/. c
PDR 2x J2 R1|-2/1 c
PDR J2 R1 14h30|-2/1 c
PDR J2R1 450-555-1234|-2/1 c
PDR J 450-555-1234|-./. c
NRP J2|-2/. c
no answer, left voicemail, text sent J2 R1|-2/1 ctv
PDR J3 R1 +TEXTO+COURRIEL+MSG VOCAL,je ferme le dossier|-3/1 ctev!
PDR J3 R1 aucun texto ni courriel envoyé|-3/1 c
PDR J3 R1 sans texto ni MV|-3/1 c
PDR J3 R1 sans msg|-3/1 c
PDR J3 R1 sans laissé de msg|-3/1 c
PDR J3 R1 no texto|-3/1 c
PDR J3 R1 pas texté|-3/1 c
PDR J3 R1 pas de sms pas de mail|-3/1 c
PDR J3 R1 texto ❌|-3/1 c
PDR J3 R1 texto ✅ courriel ✅|-3/1 cte
PDR J3 R1 texto x|-3/1 c
PDR J3 R1 tenté texto|-3/1 c
PDR J3 R1 et texto|-3/1 ct
PDR J3 R1 avec texto|-3/1 ct
PDR J3 R1 plus texto|-3/1 ct
PDR J3 R1 et MV laissé|-3/1 cv
PDR J3 R1 MV non laissé|-3/1 c
PDR J3 R1 pas laissé MV|-3/1 c
PDR J3 R1 pas de message vocal|-3/1 c
PDR J3 R1 pas de msg voc, texto envoyé|-3/1 ct
pas PDR|null
pas un PDR, rejoint|+./. 
si PDR demain je ferme|null
PDR J3 R1 rappel demain|-3/1 c
PDR J3 R1 texto envoyé, à rappeler demain|-3/1 ct
PDR J3 R1 texto envoyé rappeler demain|-3/1 ct
PDR J3 R1 texto envoyé pour confirmer le courriel|-3/1 ct
PDR J3 R1 texto envoyé si répond pas courriel demain|-3/1 ct
PDR J3 R1, client m'a envoyé un courriel|-3/1 c
PDR J3 R1, client m'a texté|-3/1 c
`)
})
