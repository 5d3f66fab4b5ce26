# Pages of a citizen who signed in.

# Form
citizen-application = Demande
citizen-flow-service = Demande : { $service }
citizen-steps = Étapes de la demande
citizen-step-of = Étape { $number } sur { $count }
citizen-step-done = terminée
citizen-step-title = { $step }, étape { $number } sur { $count }
citizen-summary = Récapitulatif
citizen-back = Retour
citizen-next = Suivant
citizen-save-and-leave = Enregistrer et quitter
citizen-send = Envoyer la demande
citizen-choose = Choisissez
citizen-municipalities = Communes trouvées
citizen-read-privacy = Lire la note sur la protection des données
citizen-read-privacy-desk = Lire la note sur la protection des données de « { $desk } »
citizen-hint-date = Jour, mois et année, par exemple 14/03/1988
citizen-hint-date-to-come = Jour, mois et année, par exemple { $date }
citizen-hint-time = Heures et minutes, par exemple 8:15
citizen-hint-money = En euros, par exemple 1.234,50
citizen-hint-fiscal-code = 16 lettres et chiffres, au dos de la carte sanitaire (tessera sanitaria)
citizen-hint-iban = 27 lettres et chiffres, il commence par IT
citizen-remove-entry = Enlever { $entry }
citizen-certified-source = Données sûres, reçues de votre identité numérique.
citizen-conflict = Cette demande est ouverte dans une autre fenêtre
citizen-conflict-text = Vous y avez enregistré après avoir ouvert cette page. Ce que vous avez écrit ici est encore ici : si vous continuez, cela remplace l’autre. Sinon, fermez cette fenêtre.
citizen-draft-new = Brouillon pas encore enregistré
citizen-draft-saved = Brouillon enregistré à { $time }
citizen-draft-saved-on = Brouillon enregistré le { $date }
citizen-draft-kept = Vous le retrouvez dans votre espace personnel jusqu’au { $date }, depuis tout appareil.
citizen-draft-missing = { $count ->
    [one] Il manque la réponse marquée.
   *[other] Il manque les { $count } réponses marquées.
}
citizen-draft-failed = Pas enregistré, nous réessayons
citizen-draft-failed-text = Ce que vous avez écrit reste sur cet appareil, non chiffré, jusqu’au retour de la ligne. Il est effacé quand vous partez ou envoyez la demande.
citizen-draft-expired = Votre session est fermée
citizen-draft-expired-text = Ce que vous avez écrit reste dans cet onglet du navigateur. Connectez-vous de nouveau : vous le retrouvez ici.
citizen-countries = Pays trouvés
citizen-hint-country = Laissez vide pour l’Italie ; écrivez le nom, par exemple Maroc
citizen-hint-most = { $max } caractères au maximum.
citizen-left = { $count ->
    [0] Vous avez utilisé tous les caractères
    [one] Vous pouvez encore écrire { $count } caractère
   *[other] Vous pouvez encore écrire { $count } caractères
}
citizen-hint-birth-place = La commune, ou le pays si c’est à l’étranger
citizen-upload-way = Comment voulez-vous faire

# The form changed, the service closed
citizen-new-form-notice = Le formulaire de ce service a changé
citizen-new-form-notice-text = Vous pouvez finir avec celui que vous avez commencé. Ou passez au nouveau : les réponses encore valables restent.
citizen-new-form-see = Voir ce qui change
citizen-new-form-title = Passer au nouveau formulaire
citizen-new-form-lead = Lisez ce qui change, puis choisissez. Tant que vous ne choisissez pas, rien ne bouge.
citizen-new-form-changes = Ce qui change
citizen-new-form-words = Les questions sont les mêmes. Seules quelques explications changent.
citizen-new-form-added = Nouvelle question, à l’étape : { $step }
citizen-new-form-removed = On ne le demande plus
citizen-new-form-label = Avant, c’était : { $name }
citizen-new-form-kind = On y répond autrement
citizen-new-form-choices = Les mots des choix changent
citizen-new-form-choices-more = Nouveaux choix : { $name }.
citizen-new-form-choices-fewer = Choix supprimés : { $name }.
citizen-new-form-limits = Les limites de la réponse changent
citizen-new-form-required = Une réponse est maintenant nécessaire
citizen-new-form-optional = Vous pouvez maintenant la laisser vide
citizen-new-form-condition = On le demande dans d’autres cas
citizen-new-form-step = C’est maintenant à l’étape : { $step }
citizen-new-form-move = Passer au nouveau formulaire
citizen-new-form-stay = Garder l’ancien
citizen-earlier-title = Réponses à l’ancien formulaire
citizen-earlier-text = Elles restent ici jusqu’à l’envoi de la demande, pour que vous puissiez les relire. Nous ne les envoyons pas.
citizen-closed-until = Vous pouvez envoyer la demande à partir du { $date }
citizen-closed-since = Le service a fermé le { $date }
citizen-closed-text = Ce que vous avez écrit reste dans le brouillon. Aujourd’hui, l’envoi n’est pas possible : en cas d’urgence, appelez le guichet. Si possible, nous vous écrirons un e-mail quand l’envoi sera ouvert.
citizen-withdrawn-title = Le service ne reçoit plus de demandes
citizen-withdrawn-safe = Ce que vous avez écrit est encore ici
citizen-withdrawn-text = Vous pouvez le relire jusqu’au { $date }. Nous ne pouvons pas le recevoir en ligne : appelez le guichet ou cherchez un autre service.
citizen-withdrawn-services = Chercher un autre service

# Documents
citizen-upload-rule = { $files ->
    [one] { $kinds }, jusqu’à { $size }. Vous pouvez l’enlever tant que la demande n’est pas envoyée.
   *[other] { $kinds }, jusqu’à { $size } chacun. Vous pouvez les enlever tant que la demande n’est pas envoyée.
}
citizen-upload-rule-sent = { $files ->
    [one] { $kinds }, jusqu’à { $size }.
   *[other] { $kinds }, jusqu’à { $size } chacun.
}
citizen-upload-add = Ajouter un fichier
citizen-upload-send = Envoyer le fichier choisi
citizen-file-remove = Enlever
citizen-file-state-up = Envoi en cours
citizen-file-state-waiting = En vérification
citizen-file-state-accepted = Accepté
citizen-file-state-rejected = Refusé
citizen-file-waiting = Nous cherchons des virus et lisons le fichier : vous pouvez continuer
citizen-file-accepted = Reçu à { $time }
citizen-file-accepted-now = Reçu maintenant

# Before sending
citizen-summary-title = Relisez avant d’envoyer
citizen-summary-lead = Après l’envoi, les réponses ne changent plus. Vous pourrez nous écrire, ajouter ce que nous demandons ou retirer la demande.
citizen-change = Modifier
citizen-step-missing = { $count ->
    [one] { $step } : une réponse à corriger
   *[other] { $step } : { $count } réponses à corriger
}
citizen-truth = Je déclare que ce que j’ai écrit est vrai
citizen-truth-text = Cette déclaration remplace un certificat. La commune contrôle. Qui déclare le faux perd ce qu’il a obtenu et en répond devant la loi (D.P.R. 445/2000, articles 46, 47 et 76).
citizen-truth-missing = Cochez la déclaration pour envoyer la demande
citizen-after-title = Dès que vous envoyez
citizen-after-receipt = Vous recevez le numéro d’enregistrement et le reçu en PDF.
citizen-after-receipt-email = Vous recevez le numéro d’enregistrement et le reçu en PDF, ici et à { $email }.
citizen-after-arrives = La demande arrive à : { $office }.
citizen-after-answer = Vous avez une réponse avant le { $date } au plus tard.

# After sending
citizen-sent-title = Demande envoyée
citizen-sent-lead = Merci { $name }, nous avons reçu votre demande : { $service }.
citizen-protocollo = Numéro d’enregistrement
citizen-received-on = Reçue le
citizen-answer-by = Réponse au plus tard le
citizen-receipt-download = Télécharger le reçu (PDF)
citizen-receipt-sent = Nous l’envoyons aussi à { $email }. Vous le retrouvez toujours dans votre espace personnel.
citizen-receipt-soon-email = Nous préparons le reçu : bientôt, vous le trouvez dans votre espace personnel et à { $email }.
citizen-receipt-here = Vous le retrouvez toujours dans votre espace personnel.
citizen-receipt-soon = Nous préparons le reçu : bientôt, vous le trouvez dans votre espace personnel.
citizen-what-next = Ce qui se passe maintenant
citizen-next-arrived = La demande est arrivée
citizen-next-arrived-text = { $documents ->
    [0] Elle attend son tour à : { $office }.
    [one] Elle attend son tour à : { $office }, avec votre document.
   *[other] Elle attend son tour à : { $office }, avec vos { $documents } documents.
}
citizen-next-soon = Dans les prochains jours
citizen-next-if = Seulement s’il le faut
citizen-next-taken = Une personne du bureau la prend en charge
citizen-next-taken-text = Nous vous prévenons. Dès ce moment, vous savez quel bureau la suit.
citizen-next-asked = Nous vous demandons quelque chose de plus
citizen-next-asked-text = Vous répondez d’ici. Pendant ce temps, les jours s’arrêtent : une seule fois, 30 au maximum.
citizen-next-answer = Vous recevez la réponse
citizen-next-answer-text = Si elle devait être négative, nous vous expliquons d’abord pourquoi et vous avez 10 jours pour répondre.
citizen-by = Au plus tard le { $date }
citizen-meanwhile = Entre-temps, vous pouvez
citizen-see-request = Voir votre demande
citizen-write-desk = Écrire au bureau
citizen-late = Et si la réponse n’arrive pas à temps ?
citizen-late-text = Vous pouvez vous adresser à la personne qui remplace le bureau (loi italienne 241/1990, article 2) : écrivez à { $email }. Elle doit décider dans la moitié du délai.
citizen-who-follows = Qui suit la demande

# Area personale
citizen-hello = Bonjour { $name }
citizen-new = Nouvelle demande
citizen-my-requests = Mes demandes
citizen-empty = Vous n’avez pas encore fait de demande. Choisissez un service : vous pouvez vous arrêter quand vous voulez, nous enregistrons à chaque étape.
citizen-todo = { $count ->
    [one] À faire : une chose
   *[other] À faire : { $count } choses
}
citizen-todo-integration = { $days ->
    [0] { $service } : il nous faut quelque chose de plus. Envoyez-le aujourd’hui, { $date }.
    [one] { $service } : il nous faut quelque chose de plus. Envoyez-le au plus tard le { $date } : il reste un jour.
   *[other] { $service } : il nous faut quelque chose de plus. Envoyez-le au plus tard le { $date } : il reste { $days } jours.
}
citizen-todo-notice = { $days ->
    [0] { $service } : nous allons la refuser. Vous pouvez répondre jusqu’à aujourd’hui, { $date }.
    [one] { $service } : nous allons la refuser. Vous pouvez répondre jusqu’au { $date } : il reste un jour.
   *[other] { $service } : nous allons la refuser. Vous pouvez répondre jusqu’au { $date } : il reste { $days } jours.
}
citizen-reply-now = Répondre maintenant
citizen-reply = Répondre
citizen-continue = Continuer
citizen-draft-until = Vous ne l’avez pas encore envoyée. Le brouillon reste jusqu’au { $date }.
citizen-drop-draft = Supprimer le brouillon
citizen-drop-draft-lead = Toutes les réponses et les documents que vous avez ajoutés à cette demande sont supprimés. On ne peut pas revenir en arrière.
citizen-drop-draft-keep = Garder le brouillon
citizen-saved-on = Enregistrée le { $date }
citizen-progress = Phase { $number } sur { $count } : { $state }
citizen-number-sent = Numéro { $number }, envoyée le { $date }
citizen-now-submitted = Elle est arrivée au bureau. Réponse au plus tard le { $date }.
citizen-now-taken = Nous y travaillons. Réponse au plus tard le { $date }.
citizen-now-waiting = Nous attendons votre réponse jusqu’au { $date }.
citizen-now-notice = Nous allons la refuser : vous pouvez répondre jusqu’au { $date }.
citizen-now-accepted = Acceptée le { $date }.
citizen-now-refused = Refusée le { $date }. Vous trouvez le motif à l’intérieur.
citizen-now-withdrawn = Vous l’avez retirée le { $date }.

# Request
citizen-where = Où elle en est
citizen-you = Vous
citizen-sent-integration = Réponse envoyée. Les jours recommencent à compter à partir d’aujourd’hui.
citizen-sent-observations = Observations envoyées. Nous les lisons avant de décider.
citizen-sent-message = Message envoyé.
citizen-sent-withdrawal = Demande retirée. Nous ne l’examinons plus.
citizen-read-again = Relire vos réponses
citizen-facts = En bref
citizen-office = Bureau responsable
citizen-answer-latest = Réponse au plus tard le
citizen-days = Jours
citizen-days-passed = { $passed ->
    [one] { $passed } passé sur { $days }
   *[other] { $passed } passés sur { $days }
}
citizen-stopped-since = Arrêtés depuis le { $date }
citizen-documents = Documents
citizen-receipt-of = Reçu { $number }
citizen-ask-by = Répondez au plus tard le { $date }
citizen-ask-left = { $days ->
    [0] C’est le dernier jour. Si vous ne répondez pas, nous décidons avec les documents que nous avons.
    [one] Il reste un jour. Si vous ne répondez pas, nous décidons avec les documents que nous avons.
   *[other] Il reste { $days } jours. Si vous ne répondez pas, nous décidons avec les documents que nous avons.
}
citizen-notice = Nous allons refuser votre demande
citizen-notice-text = Avant de décider, nous vous disons pourquoi. Vous pouvez répondre jusqu’au { $date } : nous lisons tout ce que vous écrivez (loi italienne 241/1990, article 10-bis).
citizen-refused = Votre demande a été refusée
citizen-refused-text = Vous trouvez ici le motif. Vous pouvez demander des explications au bureau, ou faire un recours au tribunal administratif (TAR) dans les 60 jours.
citizen-your-answer = Votre réponse
citizen-answer-documents = Documents
citizen-send-answer = Envoyer la réponse
citizen-messages = Messages
citizen-no-messages = Aucun message. Si vous avez un doute, écrivez-nous d’ici.
citizen-write-hint = Nous répondons en général dans les 2 jours ouvrables
citizen-send-message = Envoyer le message
citizen-other = Autre
citizen-withdraw = Retirer la demande
citizen-withdraw-text = Si vous la retirez, nous ne l’examinons plus. Vous pouvez en faire une nouvelle quand vous voulez.
citizen-withdraw-yes = Oui, retirer la demande
citizen-latest = Au plus tard le { $date }
citizen-mile-sent = Envoyée
citizen-mile-taken = Prise en charge
citizen-mile-taken-text = Suivie par : { $office }.
citizen-mile-handed-over = Transmise à un autre guichet
citizen-mile-handed-over-text = Suivie maintenant par : { $desk }.
citizen-mile-asked = Complément demandé
citizen-mile-stopped = Les jours sont arrêtés ici : { $passed } étaient passés, il en reste { $left }.
citizen-mile-integrated = Vous avez répondu
citizen-mile-integrated-text = Les jours ont recommencé à compter.
citizen-mile-notice = Avis de refus
citizen-mile-replied = Vous avez envoyé vos observations
citizen-mile-replied-text = Nous les examinons avant de décider.
citizen-mile-answer = Réponse
citizen-mile-if-today = Si vous répondez aujourd’hui, la date devient le { $date }.
citizen-mile-accepted-text = Le bureau vous contacte pour la suite.
citizen-young-title = Il faut une personne majeure
citizen-young-alone = Tu peux demander seul { $service } à partir de { $age } ans.
citizen-young-for-others = Pour faire une demande pour une autre personne, il faut avoir { $age } ans.
citizen-young-guardian = Un parent, un tuteur ou un représentant légal peut faire la demande, avec sa propre identité.
citizen-young-desk = Tu as besoin d’aide maintenant ? Viens au guichet : nous t’écoutons aussi sans personne adulte.
citizen-young-code = Demande non commencée, { $date }
citizen-young-service = Lis ce qu’il faut

# Messages, deadlines, access to the file
citizen-area-nav = Rubriques de l’espace personnel
citizen-unread-count = { $count ->
    [one] Un message à lire
   *[other] { $count } messages à lire
}
citizen-unread = À lire
citizen-shelf-filter = Filtrer les demandes
citizen-shelf-all = Toutes
citizen-shelf-drafts = Brouillons
citizen-shelf-to-answer = À compléter
citizen-shelf-sent = Envoyées
citizen-shelf-closed = Terminées
citizen-shelf-empty = Il n’y a aucune demande ici. Essayez un autre filtre.
citizen-turn-you = À vous
citizen-turn-office = Au tour du bureau
citizen-older = Plus anciennes
citizen-newest = Retour aux plus récentes
citizen-pages = Pages
citizen-number = Numéro { $number }
citizen-threads = Vos conversations
citizen-threads-lead = Il y a une conversation par demande. Pour écrire, ouvrez la demande.
citizen-threads-empty = Il n’y a pas encore de messages. Vous les trouverez ici quand le bureau vous écrira, ou quand vous écrirez depuis une demande.
citizen-thread-desk = Le dernier message vient du bureau, { $date }
citizen-thread-you = Le dernier message est de vous, { $date }
citizen-thread-reply = Lire et répondre
citizen-thread-read = Relire
citizen-attach = Joindre des documents
citizen-attached = Prêts à être envoyés avec le message
citizen-message-missing = Écrivez le message avant de l’envoyer.
citizen-messages-closed = Cette demande est terminée : ici vous pouvez seulement relire. Pour le reste, appelez le bureau : { $phone }.
citizen-messages-too-many = Vous avez déjà écrit { $max } messages au cours des dernières 24 heures. Attendez notre réponse, ou appelez le bureau : { $phone }.
citizen-deadlines = Échéances
citizen-deadlines-next = Ce qui est dû, et quand
citizen-deadlines-lead = La date la plus proche est la première. Chaque ligne dit à qui c’est le tour.
citizen-deadlines-empty = Vous n’avez pas d’échéances. Vous les trouverez ici quand vous commencerez une demande.
citizen-deadlines-file = Tout mettre dans l’agenda
citizen-deadline-file = Mettre dans l’agenda
citizen-due-integration = Envoyez-nous ce que nous vous avons demandé
citizen-due-observations = Envoyez-nous vos observations
citizen-due-draft = Envoyez la demande : après ce jour le brouillon est supprimé
citizen-due-answer = Nous vous répondons au plus tard ce jour
citizen-due-access = Nous répondons à votre demande d’accès au dossier
citizen-deadline-left = { $days ->
    [0] Aujourd’hui, { $date }
    [one] { $date } : il reste un jour
   *[other] { $date } : il reste { $days } jours
}
citizen-deadline-past = { $days ->
    [one] { $date } : dépassée d’un jour
   *[other] { $date } : dépassée de { $days } jours
}
citizen-deadline-calendar = Les détails sont dans votre espace personnel : { $url }
citizen-access = Accès au dossier
citizen-access-title = Demander l’accès au dossier
citizen-access-lead = Vous pouvez voir les documents sur lesquels le bureau décide de votre demande. Nous répondons dans les { $days } jours (loi italienne 241/1990, articles 22–25).
citizen-access-wanted = Quels documents voulez-vous voir ?
citizen-access-wanted-hint = Par exemple : le compte rendu de la visite à domicile, ou le calcul du score
citizen-access-interest = Pourquoi en avez-vous besoin ?
citizen-access-interest-hint = Une phrase suffit : la loi nous demande de connaître la raison
citizen-access-silence = Si nous ne répondons pas à temps, le silence vaut refus. Vous pouvez vous adresser au défenseur civique ou au TAR dans les 30 jours.
citizen-access-send = Envoyer la demande
citizen-access-wanted-missing = Écrivez quels documents vous voulez voir.
citizen-access-interest-missing = Écrivez pourquoi vous en avez besoin, même en une phrase.
citizen-access-asked = Nous répondons au plus tard le { $date }
citizen-access-deferred = Reporté au { $date } : la raison est dans les messages
citizen-access-granted = Accordé le { $date } : les documents sont dans les messages
citizen-access-refused = Refusé le { $date } : la raison est dans les messages
citizen-sent-access = Demande d’accès envoyée. La réponse arrivera dans les messages.
citizen-mile-access-asked = Vous avez demandé l’accès au dossier
citizen-mile-access-asked-text = Nous répondons au plus tard le { $date }.
citizen-mile-access-deferred = Accès au dossier reporté
citizen-mile-access-deferred-text = Nous répondrons à partir du { $date }. La raison est dans les messages.
citizen-mile-access-granted = Accès au dossier accordé
citizen-mile-access-refused = Accès au dossier refusé
citizen-mile-access-answer-text = La réponse est dans les messages.
