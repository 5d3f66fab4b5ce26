# Questions that are often asked, with their answers.

faq-lead = Des réponses courtes aux questions que vous nous posez le plus.
faq-search = Chercher parmi les questions
faq-search-example = Par exemple : SPID, ISEE, documents
faq-found-title = Questions sur « { $query } »
faq-found = { $count ->
    [0] Aucune réponse pour « { $query } »
    [one] Une réponse pour « { $query } »
   *[other] { $count } réponses pour « { $query } »
}
faq-none = Essayez avec un autre mot, par exemple « SPID » ou « documents ». Ou appelez-nous : nous vous répondons.
faq-all = Voir toutes les questions

# Who may apply
faq-who = Qui peut faire une demande
faq-may = Qui peut faire une demande ?
faq-may-text = Cela dépend du service. La page de chaque service dit à qui il s’adresse et ce qu’il faut. Pour la lire, il n’est pas nécessaire d’entrer.
faq-others = Puis-je faire une demande pour une autre personne ?
faq-others-text = Oui. Entrez avec votre identité et choisissez dans la demande pour qui vous la faites. Nous demandons votre titre : parent, tuteur, administrateur de soutien ou procuration. S’il y a un document, joignez-le.
faq-residence = Je n’ai pas de résidence ou de logement. Puis-je faire une demande ?
faq-residence-text = Pour beaucoup de services, oui. Si vous n’avez pas d’adresse, venez au bureau, { $address }, ou téléphonez au { $phone } : nous trouvons ensemble une solution.
faq-permit = Mon titre de séjour a expiré ou n’est pas encore arrivé
faq-permit-text = Si vous l’avez demandé ou si vous avez demandé le renouvellement, gardez le reçu et joignez-le. Sans documents, vous pouvez quand même venir au bureau : l’entretien est confidentiel.

# Signing in
faq-enter = Entrer
faq-identity = Avec quelle identité entre-t-on ?
faq-identity-text = Avec SPID de niveau 2. Là où elles sont actives, aussi avec la carte d’identité électronique ou l’identité d’un autre pays européen. La page d’accès dit lesquelles vous pouvez utiliser.
faq-no-spid = Je n’ai pas SPID. Que faire ?
faq-no-spid-text = Vous pouvez demander SPID à l’un des fournisseurs, même gratuitement. Ou venez au bureau, { $address } : nous remplissons ensemble, un document suffit.
faq-mobile = Puis-je tout faire avec mon téléphone ?
faq-mobile-text = Oui. Le portail fonctionne sur tous les téléphones, même anciens. Vous pouvez photographier les documents pendant que vous remplissez.
faq-language = Je ne parle pas bien italien
faq-language-text = Choisissez la langue en haut de la page. Au bureau, il y a des médiatrices, sur rendez-vous : téléphonez au { $phone }.

# Filling in
faq-fill = Remplir la demande
faq-pause = Puis-je m’arrêter et continuer plus tard ?
faq-pause-text = Oui. Nous enregistrons à chaque étape et vous pouvez reprendre depuis un autre appareil. Le brouillon reste 30 jours après la dernière modification, ou 180 jours si le service est fermé.
faq-documents = Comment envoyer les documents ?
faq-documents-text = Vous les joignez à la demande : une photo nette prise avec le téléphone convient, ou un PDF. Chaque question dit quels fichiers elle accepte. N’envoyez pas de documents par e-mail.
faq-isee = Qu’est-ce que l’ISEE et à quoi sert-il ?
faq-isee-text = L’ISEE mesure la situation économique de la famille. Il sert à savoir si vous avez droit au service et combien vous payez. On le demande gratuitement à l’INPS ou à un CAF.
faq-cost = Faire une demande coûte-t-il quelque chose ?
faq-cost-text = Non, faire une demande est gratuit. Certains services ont un coût, selon l’ISEE : vous le trouvez sur la page du service.

# After sending
faq-after = Après l’envoi
faq-arrived = Comment savoir que la demande est arrivée ?
faq-arrived-text = Dès l’envoi, vous recevez le numéro d’enregistrement et le reçu en PDF. Vous les trouvez dans l’espace personnel et dans votre e-mail.
faq-when = Quand est-ce que je reçois la réponse ?
faq-when-text = En général sous 30 jours : le délai est sur la page du service et sur le reçu. Si nous vous demandons quelque chose, le délai s’arrête une seule fois, 30 jours au plus.
faq-mistake = J’ai envoyé la demande avec une erreur
faq-mistake-text = Après l’envoi, la demande ne change plus. Ouvrez-la dans l’espace personnel et écrivez-nous la correction : nous la lisons avec la demande.
faq-missing = Vous m’avez demandé un document qui manque
faq-missing-text = Ouvrez la demande dans l’espace personnel : il est écrit ce qui manque et jusqu’à quand. Joignez-y le document et envoyez la réponse.
faq-withdraw = Puis-je retirer la demande ?
faq-withdraw-text = Oui, tant que nous n’avons pas décidé. Ouvrez la demande dans l’espace personnel et choisissez de la retirer. Ensuite, vous pouvez en faire une autre.
faq-refused = Et si la réponse est non ?
faq-refused-text = D’abord nous vous écrivons les raisons et vous avez 10 jours pour répondre (L. 241/1990, article 10-bis). Contre le refus, vous pouvez faire un recours au TAR sous 60 jours.

# Data
faq-data = Vos données et le portail
faq-seen = Qui voit mes données ?
faq-seen-text = Seulement les personnes du bureau qui suit votre demande, et seulement les données nécessaires. Chaque lecture est enregistrée.
faq-cookies = Pourquoi ne demandez-vous pas mon accord pour les cookies ?
faq-cookies-text = Parce que nous utilisons seulement des cookies techniques, qui ne demandent pas d’accord : un pendant que vous entrez, deux tant que la session est ouverte et un si vous choisissez la langue. Aucun cookie d’autres.
faq-broken = Le portail ne fonctionne pas. À qui le dire ?
faq-broken-text = Écrivez à { $email } ou téléphonez au { $phone }. Dites-nous la page et ce qui s’est passé.
