import { describe } from "vitest"
import { lines } from "./notes-brief"

describe("notes that could be taken for something else", () => {
  lines(`
PDR J3 R1 pas d'adresse courriel|-3/1 c
pas de réponse de la banque|null
pas de réponse du client|-./. c
PDR J2R1 450-555-1234|-2/1 c
J3R 1J2 PDR|-./. c
PDR J3 R1 texto ❌|-3/1 c
PDR J3 R1 texto et MV|-3/1 ctv
PDR J3 R1 texto ou courriel à envoyer|-3/1 c
PDR J3 R1 envoyer texto demain, MV laissé|-3/1 cv
PDR J3 R1 MV laissé, texto envoyé, courriel envoyé|-3/1 ctev
PDR J3 R1 : MV|-3/1 cv
PDR J3 R1= texto|-3/1 ct
PDR j3r1 laissé mv|-3/1 cv
PDR J3 R1 laissé un message vocal|-3/1 cv
PDR J3 R1 j'ai laissé un message|-3/1 cv
PDR J3 R1 message laissé dans sa boîte vocale|-3/1 cv
PDR J3 R1 tombé sur la boîte vocale|-3/1 cv
PDR J3 R1 directement boîte vocale|-3/1 cv
PDR J3 R1 message|-3/1 c
PDR J3 R1 msg texte|-3/1 ct
PDR J3 R1 envoyé message texte|-3/1 ct
PDR J3 R1 laissé message texte|-3/1 ct
PDR J3 R1 textos envoyés|-3/1 ct
PDR J3 R1 2 textos|-3/1 ct
PDR J3 R1 txto envoyer|-3/1 ct
PDR J3 R1 texto envoyer|-3/1 ct
PDR J3 R1 texter|-3/1 c
PDR J3 R1 courriel envoyer|-3/1 ce
PDR J3 R1 Courriel + Texto|-3/1 cte
PDR J3 R1, texto planifié|-3/1 c
PDR J3 R1, prochain texto demain|-3/1 c
PDR J3 R1, texto à venir|-3/1 c
PDR J3 R1, courriel à faire|-3/1 c
PDR J3 R1, je dois envoyer un courriel|-3/1 c
PDR J3 R1, on va lui envoyer un texto|-3/1 c
PDR J3 R1, enverrai texto|-3/1 c
PDR J3 R1, texterai demain|-3/1 c
PDR J3 R1, texto bloqué|-3/1 c
PDR J3 R1, texto refusé|-3/1 c
PDR J3 R1, texto non envoyé|-3/1 c
PDR J3 R1, texto pas reçu|-3/1 c
PDR J3 R1, erreur texto|-3/1 c
PDR J3 R1, courriel retourné|-3/1 c
PDR J3 R1, courriel non remis|-3/1 c
PDR J3 R1, impossible de laisser un message|-3/1 c
PDR J3 R1, impossible de laisser un message vocal|-3/1 c
PDR J3 R1, pas capable de laisser de message|-3/1 c
PDR J3 R1, pas pu laisser de message|-3/1 c
PDR J3 R1, n'a pas de boîte vocale|-3/1 c
PDR J3 R1, messagerie pleine|-3/1 c
PDR J3 R1, messagerie vocale|-3/1 cv
PDR J3 R1, boite pleine + texto|-3/1 ct
PDR J3 R1, BV pleine, texto|-3/1 ct
PDR J3 R1 boîte vocale est pleine|-3/1 c
PDR J3 R1 sa boîte vocale est pleine|-3/1 c
PDR J3 R1 voicemail full|-3/1 c
PDR J3 R1 not interested|-3/1 c
PDR J3 R1 je n'ai pas texté|-3/1 c
PDR J3 R1 ne pas texter|-3/1 c
PDR J3 R1 ne veut pas de texto|-3/1 c
PDR J3 R1 client ne veut pas de courriel|-3/1 c
PDR J3 R1 jamais de texto|-3/1 c
PDR J3 R1 aucun msg laissé|-3/1 c
PDR J3 R1 pas de message laissé|-3/1 c
PDR J3 R1 message non laissé|-3/1 c
PDR J3 R1 pas laissé de msg|-3/1 c
PDR J3 R1 n'a pas voulu laisser message|-3/1 c
rejoint J3 R1 + texto|+3/1 t
rejoint au téléphone J3|+3/. c
client rejoint par courriel|+./. e
enfin rejoint|+./. 
Finalement rejoint J4|+4/. 
PDR au R1, rejoint au R2|+./1 c
PDR R1, a répondu R2|+./1 c
PDR J1 R1 / rejoint R2|+1/1 c
Rejoint (PDR ce matin)|+./. c
rejoint après 2 PDR|+./. c
PDR, client m'a répondu par texto|+./. ct
PDR, a répondu à mon texto|+./. ct
Elle a répondu|+./. 
Il a répondu qu'il est intéressé|+./. 
parlé au client, il va en parler à sa femme|+./. c
parlé au client avec sa conjointe|+./. c
rejoint, parlera à sa conjointe|+./. 
rejoint, sa conjointe n'est pas d'accord|+./. 
Rejoint le client et sa conjointe|+./. 
Rejoint client, il doit parler au vendeur|+./. 
Rejoint le client hier, PDR J3 R1 aujourd'hui|-3/1 c
PDR J2 R2 rejoint avant hier|-2/2 c
PDR J2 R2 (rejoint hier)|-2/2 c
PDR J2 R2 client rejoint le 12 mars|+2/2 c
PDR J2 R2 avait été rejoint|-2/2 c
PDR J2 R2 il avait répondu au texto|-2/2 ct
PDR J2 R2 on lui avait parlé hier|-2/2 c
PDR J2 R2 j'avais parlé au client|-2/2 c
PDR J2 R2 quand il répondra, proposer RDV|-2/2 c
PDR J2 R2 si on parle au client, transférer|-2/2 c
PDR J2 R2 dès que rejoint, transférer à Marc|-2/2 c
PDR J2 R2 attend qu'il soit rejoint|-2/2 c
PDR J2 R2 pour être rejoint le soir|-2/2 c
PDR J2 R2 peut être rejoint au 514-555-1234|-2/2 c
PDR J2 R2 veut être rejoint après 17h|-2/2 c
PDR J2 R2 aurait répondu à Marc|-2/2 c
PDR J2 R2 n'est pas rejoint|-2/2 c
PDR J2 R2 je n'ai jamais parlé au client|-2/2 c
PDR J2 R2 pas encore parlé au client|-2/2 c
PDR J2 R2 sans avoir parlé au client|-2/2 c
PDR J2 R2 rappeler après avoir parlé au client|-2/2 c
PDR J2 R2 parlé au fils|-2/2 c
PDR J2 R2 parlé au frère du client|-2/2 c
PDR J2 R2 parlé à son conjoint|-2/2 c
PDR J2 R2 conjoint du client a répondu|-2/2 c
PDR J2 R2 madame a répondu|+2/2 c
PDR J2 R2 une dame a répondu|-2/2 c
PDR J2 R2 sa fille m'a répondu|-2/2 c
PDR J2 R2 parlé à Marc du service|-2/2 c
PDR J2 R2 parlé à Julie, la conjointe|-2/2 c
PDR J2 R2 parlé à Julie sa conjointe|-2/2 c
PDR J2 R2 parlé à un collègue|-2/2 c
PDR J2 R2 Marc (vendeur) a parlé au client|+2/2 c
PDR J2 R2 le vendeur a rejoint le client|+2/2 c
PDR J2 R2 vendeur a répondu|-2/2 c
PDR J2 R2 mauvais numéro|-2/2 c
le vendeur ne répond pas|null
je ferme|?./. !
PDR J7 R3 + TEXTO je ferme le dossier|-7/3 ct!
PDR J7, je ferme.|-7/. c!
PDR J7, on ferme ça|-7/. c!
PDR J7 fermer le dossier|-7/. c!
PDR J7 dossier à fermer|-7/. c!
PDR J7 je ferme l'opportunité|-7/. c!
PDR J7 je ferme son dossier|-7/. c!
PDR J7 ferme dossier|-7/. c!
PDR J7 dossier clos|-7/. c!
PDR J7, le dossier est fermé|-7/. c!
PDR J7, j'ai fermé le dossier|-7/. c!
PDR J7, je fermerai le dossier demain|-7/. c!
PDR J6, fermer demain?|-6/. c
PDR J6, on ferme le dossier ?|-6/. c
PDR J6, ne pas fermer avant J7|-6/. c
PDR J6, ne fermez pas|-6/. c
PDR J6, ne ferme pas|-6/. c
PDR J6, garder ouvert|-6/. c
PDR J6, je ne ferme pas encore le dossier|-6/. c
PDR J6, dossier n'est pas fermé|-6/. c
PDR J6, si rien demain je ferme|-6/. c
PDR J6, je ferme le dossier si rien demain|-6/. c
PDR J7, je ferme le dossier, il rappellera s'il veut|-7/. c!
client dit que la porte ferme mal|null
le concessionnaire ferme à 18h, texto J2|?2/. t
&lt;p&gt;PDR&nbsp;J3&nbsp;R1&lt;/p&gt;|-3/1 c
PDR&amp;nbsp;J3|-3/. c
<span style="color:red">PDR</span> <i>J3</i><br/>R1<br>+ texto|-3/1 ct
<p>PDR</p><p>J3 R1</p>|-3/1 c
P<b>D</b>R J3|-3/. c
a < b > PDR J3|-3/. c
PDR J3 R1 <3|-3/1 c
𝐏𝐃𝐑 𝐉𝟑|-3/. c
PDR J3️⃣ R1️⃣|-3/1 c
P\u200bDR J3|-3/. c
PDR J1 R1 client absent, texto|-1/1 ct
Client pas disponible, J1 R1 texto|?1/1 t
J1 R1 occupé, texto|?1/1 t
PDR J1 R1 client rappellera|-1/1 c
PDR J1 R1 texto envoyé au client|-1/1 ct
PDR J1 R1 texto + courriel envoyés au client|-1/1 cte
PDR J1 R1 courriel envoyé à la cliente|-1/1 ce
PDR J1 R1 texto envoyé avec lien pour RDV|-1/1 ct
PDR J1 R1 texto avec photo du vendeur|-1/1 ct
PDR J1 R1 texto envoyé pour essai routier|-1/1 ct
PDR J1 R1 courriel de relance|-1/1 ce
PDR J1 R1 message vocal de relance|-1/1 cv
PDR J1 R1 texto de suivi envoyé|-1/1 ct
PDR J1 R1 texto automatique|-1/1 ct
PDR J1 R1 texto #2|-1/1 ct
PDR J1 R1 courriel pour confirmer RDV|-1/1 ce
PDR J1 R1 texto pour lui demander de rappeler|-1/1 ct
PDR J1 R1 texto envoyé pas de réponse|-1/1 ct
PDR J1 R1 texto pas de réponse|-1/1 ct
Texto J1 R1 sans réponse|-1/1 ct
PDR J1 R1 pas de cote, texto|-1/1 ct
PDR J1 R1 pas intéressé texto|-1/1 ct
PDR J1 R1 pas de MV texto envoyé|-1/1 ct
PDR J1 R1 texto oui courriel non|-1/1 ct
PDR J1 R1 texto: oui, courriel: non|-1/1 ct
PDR J1 R1 client a un courriel invalide|-1/1 c
PDR J1 R1 pas son bon courriel|-1/1 c
PDR J1 R1 à texter demain, courriel envoyé|-1/1 ce
PDR J1 R1 demain texter, aujourd'hui courriel|-1/1 ce
PDR J1 R1 j'ai envoyé un texto et un courriel|-1/1 cte
PDR J1 R1 j'ai envoyé un texto ainsi qu'un courriel|-1/1 cte
PDR J1 R1 texto, courriel et message vocal laissés|-1/1 ctev
PDR J1 R1 texto, courriel et message vocal à faire|-1/1 ct
PDR J1 R1 ni texto, ni courriel|-1/1 c
PDR J1 R1 pas de texto ou courriel|-1/1 c
PDR J1 R1 pas de texto/courriel|-1/1 c
PDR J1 R1 pas de courriel ni de texto|-1/1 c
PDR J1 R1 aucun texto, aucun courriel|-1/1 c
PDR J1 R1 message laissé à la boîte vocale de sa conjointe|-1/1 cv
PDR J1 R1 msg laissé au garant|-1/1 c
Parlé à Marc|+./. c
parlé au client J1 R1 pas de texto|+1/1 c
je n'ai pas réussi à parler au client|-./. c
impossible de parler au client J1|-1/. c
pas eu de retour J1 R1|?1/1 
client injoignable|-./. c
client répond pas|-./. c
Le client ne veut pas répondre J1|null
le client n'a pas répondu à la question|-./. c
Rejoint J2 ne pas texter|+2/. 
rejoint, PDR au 2e appel|+./. c
Rejoint. Va rappeler si intéressé.|+./. 
S'il est rejoint, lui dire|null
Si pas rejoint, fermer le dossier|null
Si pas rejoint J7, je ferme le dossier|null
PDR J6 R3, si pas rejoint demain fermer le dossier|-6/3 c
Dernier texto avant fermeture du dossier J7|?7/. t
Je ferme le dossier, rejoint, a acheté ailleurs|+./. !
PDR J7 : fermeture|-7/. c!
PDR J7 (fermé)|-7/. c!
PDR J7 je le ferme|-7/. c!
PDR J7, on le ferme|-7/. c!
PDR J7 → je ferme|-7/. c!
PDR j7 jferme le dossier|-7/. c!
PDR j7 je ferme le dosier|-7/. c!
`)
})
