# Messages that an act of the desk leaves for the citizen, and e-mails.

letters-taken-up = Nous avons pris en charge votre demande. Nous vous écrivons ici s’il nous faut quelque chose.
letters-handed-over = Votre demande a été transmise à un autre guichet, mieux placé pour la suivre : { $desk }. Son numéro et les jours pour la réponse restent les mêmes. Vous n’avez rien à faire.
letters-integration-asked =
    Pour continuer, il nous faut quelque chose de votre part, avant le { $date } au plus tard :

    { $text }
letters-notice-given =
    Nous allons refuser votre demande. Le motif :

    { $reason }

    Vous pouvez répondre jusqu’au { $date }, aussi avec d’autres documents (loi italienne 241/1990, art. 10-bis).
letters-refused =
    Votre demande a été refusée. Le motif :

    { $reason }

    Vous pouvez faire un recours au tribunal administratif (TAR) dans les 60 jours, ou au Président de la République dans les 120 jours.
letters-accepted = Nous avons accepté votre demande. Le bureau vous contactera pour la suite.

letters-receipt-subject = Demande reçue, numéro { $protocollo }
letters-receipt-body =
    Bonjour,

    nous avons reçu votre demande. Son numéro d’enregistrement (protocollo) est { $protocollo }.
    Le reçu est joint à ce message.

    Suivez votre demande dans votre espace personnel :
    { $url }

    { $name }
letters-news-subject = Du nouveau pour votre demande { $protocollo }
letters-news-body =
    Bonjour,

    il y a du nouveau pour votre demande, numéro { $protocollo }.
    Pour protéger vos données, nous ne l’écrivons pas dans ce message : vous le lisez dans votre espace personnel.
    { $url }

    { $name }

# Where somebody must not come to know of the request: neither number, nor what it is about.
letters-neutral-subject = Un message pour vous
letters-neutral-body =
    Bonjour,

    il y a quelque chose à lire dans votre espace personnel :
    { $url }

    { $name }

# A service for which a draft was written is open again: never which.
letters-opening-subject = Vous pouvez maintenant envoyer votre demande
letters-opening-body =
    Bonjour,

    le service pour lequel vous avez écrit une demande était fermé et il est maintenant ouvert : vous pouvez l’envoyer.
    Ce que vous avez écrit est toujours dans le brouillon, dans votre espace personnel :
    { $url }

    { $name }

# About an appointment: where and when, never what for.
letters-appointment-booked-subject = Rendez-vous pris : { $date }
letters-appointment-booked-body =
    Bonjour,

    votre rendez-vous est pris, code { $code }.

    { $date }
    { $address }

    Pour le voir, le déplacer ou l’annuler, entrez dans votre espace personnel :
    { $url }

    { $name }
letters-appointment-moved-subject = Rendez-vous déplacé : { $date }
letters-appointment-moved-body =
    Bonjour,

    votre rendez-vous, code { $code }, a un nouvel horaire.

    { $date }
    { $address }

    Pour le voir, le déplacer ou l’annuler, entrez dans votre espace personnel :
    { $url }

    { $name }
letters-appointment-cancelled-subject = Rendez-vous annulé : { $date }
letters-appointment-cancelled-body =
    Bonjour,

    ce rendez-vous, code { $code }, est annulé.

    { $date }
    { $address }

    Pour le voir, le déplacer ou l’annuler, entrez dans votre espace personnel :
    { $url }

    { $name }
letters-appointment-reminder-subject = Rappel : rendez-vous { $date }
letters-appointment-reminder-body =
    Bonjour,

    nous vous rappelons votre rendez-vous, code { $code }.

    { $date }
    { $address }

    Pour le voir, le déplacer ou l’annuler, entrez dans votre espace personnel :
    { $url }

    { $name }

letters-receipt-note-term = Nous répondons dans un délai de { $days } jours (loi italienne 241/1990, art. 2). Si nous vous demandons d’autres documents, les jours s’arrêtent une seule fois, et pour 30 jours au maximum.
letters-receipt-note-silence = Si nous ne répondons pas avant la date écrite ci-dessus, vous pouvez demander l’intervention de la personne qui a le pouvoir de décider à la place du bureau (loi italienne 241/1990, art. 2, al. 9-bis).
letters-receipt-verification = L’empreinte SHA-256 de chaque document permet de vérifier que c’est bien celui que vous avez envoyé.
letters-receipt-title = Reçu de la demande
letters-receipt-request = La demande
letters-receipt-service = Service
letters-receipt-applicant = Envoyée par
letters-receipt-for = Pour le compte de
letters-receipt-office = Qui suit la demande
letters-receipt-documents = Documents remis
letters-receipt-no-documents = Aucun document.
letters-receipt-digest = Empreinte SHA-256
letters-receipt-check = Comment vérifier ce reçu
letters-receipt-page = Page { $page } sur { $pages }

letters-code-message = { $name } : le code pour confirmer votre numéro est { $code }. Il est valable { $minutes } minutes. Ne le donnez à personne.
letters-code-subject = Le code pour confirmer votre adresse
letters-code-body =
    Bonjour,

    le code pour confirmer cette adresse est : { $code }
    Il est valable { $minutes } minutes. Écrivez-le dans la page de votre profil.

    Vous ne l’avez pas demandé ? Vous n’avez rien à faire : sans le code, rien ne change.

    { $name }

letters-text-missing = Écrivez votre réponse, ou joignez un document.
letters-text-too-long = Vous avez écrit { $found } caractères, il peut y en avoir { $max } au maximum.

letters-access-granted =
    Nous vous donnons les documents demandés par la demande d’accès { $number } : ils sont joints à ce message.

    { $text }
letters-access-refused =
    Nous ne pouvons pas vous donner les documents demandés par la demande d’accès { $number }. La raison :

    { $reason }

    Dans les 30 jours vous pouvez vous adresser au défenseur civique ou faire un recours au TAR (loi italienne 241/1990, art. 25).
letters-access-deferred =
    Nous reportons au { $date } la réponse à votre demande d’accès { $number }. La raison :

    { $reason }

    Dans les 30 jours vous pouvez vous adresser au défenseur civique ou faire un recours au TAR (loi italienne 241/1990, art. 25).
letters-notice-title = Information sur le traitement des données personnelles
letters-notice-signature = Signature
letters-notice-statement = J’ai lu l’information.
letters-notice-person = Nom et prénom
letters-notice-day = Date
