# What citizens keep for themselves: profile, privacy, sessions.

profile-yours = Votre espace

# Profile
profile-title = Mon profil
profile-lead = Ici, vous décidez comment nous vous écrivons et ce que vous retrouvez déjà écrit dans la prochaine demande.
profile-certified = Ce que nous savons par votre identité numérique
profile-name = Nom et prénom
profile-birth = Date de naissance
profile-birth-place = Lieu de naissance
profile-home = Adresse
profile-postal-code = Code postal
profile-municipality = Commune
profile-fiscal-code = Code fiscal (codice fiscale)
profile-company = Entreprise ou organisme
profile-vat-number = Numéro de TVA (partita IVA)
profile-email = E-mail
profile-email-new = Adresse e-mail
profile-email-hint = Par exemple nom@courriel.fr. Nous envoyons un code de 6 chiffres pour vérifier que l’adresse est à vous.
profile-email-send = Envoyez-moi le code
profile-email-proved = Vérifiée le { $date }
profile-email-typed = À vérifier : nous l’utilisons seulement pour remplir les demandes.
profile-email-drop = Enlever l’adresse du profil
profile-mail-back = Notre e-mail nous est revenu
profile-mail-back-text = Vérifiez l’adresse. Tant qu’aucune adresse valable n’est vérifiée, lisez ici les nouvelles de vos demandes.
profile-mail-back-act = Vérifier l’adresse
profile-code = Code
profile-code-hint = Nous l’avons envoyé à { $email }. Il est valable jusqu’à { $time }.
profile-code-confirm = Confirmer l’adresse
profile-code-shape = Le code a { $expected } chiffres : vous en avez écrit { $found }.
profile-code-wrong = { $left ->
    [one] Ce n’est pas le code que nous avons envoyé. Vous pouvez essayer encore une fois.
   *[other] Ce n’est pas le code que nous avons envoyé. Vous pouvez essayer encore { $left } fois.
}
profile-code-spent = Le code n’est plus valable. Demandez-en un autre ici.
profile-code-limit = Vous avez déjà demandé { $count } codes en une heure. Attendez une heure et réessayez.
profile-code-late = Le message pour { $email } n’est pas encore parti : nous réessayons nous-mêmes, inutile de demander un autre code. Ici, rien n’est perdu.
profile-code-refused = Le message pour { $email } a été refusé. Vérifiez s’il est juste, puis demandez un autre code.
profile-code-given-up = Nous n’avons pas réussi à envoyer le message à { $email }. Ici, rien n’est perdu : demandez un autre code plus tard.
profile-phone = Téléphone
profile-phone-number = Numéro de téléphone
profile-phone-hint = Nous l’écrivons déjà dans vos demandes. Si vous l’effacez, nous ne le gardons plus.
profile-phone-save = Enregistrer le téléphone
profile-phone-proved = Vérifié le { $date }
profile-phone-typed = Non vérifié : nous l’utilisons seulement pour remplir les demandes.
profile-phone-no-mobile = Non vérifié : le code arrive par SMS, donc seulement sur un téléphone portable.
profile-phone-italian-only = Non vérifié : par SMS, nous pouvons vérifier seulement des numéros de portable italiens.
profile-phone-elsewhere = Non vérifié : par SMS, nous pouvons vérifier seulement les numéros qui commencent ainsi : { $prefixes }.
profile-phone-send = Envoyez-moi le code par SMS
profile-phone-confirm = Confirmer le numéro
profile-phone-limit = Nous envoyons au plus { $count } SMS par jour, à vous et à chaque numéro. Réessayez demain.
profile-phone-none-left = Nous ne pouvons plus envoyer de SMS aujourd’hui. Réessayez demain.
profile-preferences = Langue et avis
profile-language = Dans quelle langue nous vous écrivons
profile-language-hint = Pour les e-mails et pour le reçu
profile-mails = Quels e-mails vous voulez recevoir
profile-mails-hint = Si vous en enlevez un, regardez vous-même dans l’espace personnel : les délais comptent quand même.
profile-mails-receipt = Le reçu de chaque demande
profile-mails-news = Un avis quand il y a du nouveau
profile-preferences-save = Enregistrer langue et avis
profile-done-code = Code envoyé. S’il n’arrive pas en quelques minutes, regardez dans les courriers indésirables.
profile-done-email = Adresse vérifiée. Nous l’utilisons maintenant pour vous écrire.
profile-done-dropped = Adresse enlevée du profil.
profile-done-phone = Téléphone enregistré.
profile-done-message = Nous vous envoyons un SMS avec le code.
profile-done-proved = Numéro vérifié. Nous vous écrivons toujours seulement par e-mail.
profile-done-preferences = Langue et avis enregistrés.

# In a form
profile-source-profile = De votre profil
profile-source-sign-in = De votre accès (SPID, CIE ou eIDAS)
profile-source-request = De la demande du { $date }
profile-keep = Pouvons-nous utiliser e-mail et téléphone aussi pour vos prochaines demandes ?
profile-keep-hint = Si vous ne choisissez pas, ils restent seulement dans cette demande.
profile-keep-yes = Oui, les enregistrer dans mon profil
profile-keep-no = Non, seulement pour cette demande

# Privacy
profile-privacy-title = Mes données
profile-privacy-lead = Qui les a regardées, ce que vous avez lu, et comment en prendre une copie.
profile-looks = Qui a regardé vos données
profile-looks-text = Vous voyez le bureau, le jour et ce qu’il a fait. Les personnes qui y travaillent ne sont pas nommées.
profile-looks-none = Aucun bureau n’a encore ouvert vos demandes.
profile-looks-first = Revenir aux plus récents
profile-looks-more = Montrer les précédents
profile-look-request-read = A lu la demande { $number }.
profile-look-request-worked = A travaillé sur la demande { $number }.
profile-look-request-copied = A imprimé ou copié la demande { $number }.
profile-look-document = A ouvert un document de la demande { $number }.
profile-look-card-read = A lu votre fiche.
profile-look-card-worked = A écrit dans votre fiche.
profile-look-card-copied = A imprimé ou copié votre fiche.
profile-look-person-read = A lu vos données dans la liste des personnes.
profile-look-person-worked = A mis à jour vos données dans la liste des personnes.
profile-notices = Informations que vous avez lues
profile-notices-none = Vous n’avez pas encore envoyé de demande : il n’y a aucune information.
profile-notice-line = { $date }, demande { $number } ({ $service }) : « { $text } »
profile-notice-text = Lire ce texte (version { $n })
profile-data = Prendre une copie de tout
profile-data-text = Un fichier ZIP avec vos demandes, les documents et les reçus. Les données y sont en PDF, pour être lues, et en JSON, pour les programmes. C’est votre droit (règlement (UE) 2016/679, articles 15 et 20). Gardez-le en lieu sûr.
profile-data-download = Télécharger mes données (ZIP)
profile-data-limit = Vous avez déjà pris assez de copies aujourd’hui
profile-data-limit-text = Vous pouvez en prendre { $count } par jour. Réessayez demain.

# Sessions
profile-sessions-title = Où vous êtes connecté
profile-sessions-lead = Les appareils sur lesquels votre session est encore ouverte.
profile-sessions-list = Accès ouverts
profile-sessions-unknown = Appareil non reconnu
profile-sessions-since = Accès du { $date }
profile-sessions-used = Dernière utilisation le { $date }
profile-sessions-here = C’est celui que vous utilisez
profile-sessions-close = Fermer
profile-sessions-close-which = l’accès depuis { $device } du { $date }
profile-sessions-close-others = Fermer tous les autres accès
profile-sessions-strange = Vous ne reconnaissez pas quelque chose ? Fermez tous les autres accès, puis changez le mot de passe de votre identité numérique.
profile-sessions-closed = Accès fermé.
profile-sessions-closed-others = Les autres accès sont fermés.
profile-sessions-only = Il n’y a pas d’autre accès ouvert.

# Copy of all data
profile-copy-title = Copie de mes données
profile-copy-made = Faite le { $date } par le portail de : { $name }.
profile-copy-json = Les mêmes données, pour les programmes, sont dans le fichier dati.json.
profile-copy-state = Où elle en est
profile-copy-desk = Bureau
profile-copy-records = Ce que gardent les bureaux
profile-copy-records-lead = Les notes des agents, ce qui concerne d’autres personnes et les adresses protégées n’y figurent pas : pour le reste, vous pouvez demander l’accès au dossier.
profile-copy-from = Depuis le
profile-copy-to = Jusqu’au
profile-copy-card = Fiche du { $date }, { $desk }
profile-copy-card-removed = Cette fiche a été supprimée le { $date } car elle avait été ouverte par erreur : elle ne compte plus, mais elle est encore conservée.
profile-signatures = Signatures au guichet
profile-signatures-none = Vous n’avez signé aucune information au guichet, et il n’y en a pas à signer pour l’instant.
profile-signatures-read = Chaque signature mène au texte que vous avez signé.
profile-signed-line = { $desk } : signée le { $date }, version { $n }
profile-signed-ended-line = { $desk } : signée le { $date }, version { $n }, révoquée le { $end }
profile-signed-consents = { $text }. Avec l’accord pour : { $what }
profile-consent-health = partager les données avec les services de santé
profile-consent-work = partager les données avec l’agence pour l’emploi
profile-consent-school = partager les données avec l’école
profile-consent-third-sector = partager les données avec les associations qui collaborent
profile-to-sign = Information à signer : { $desk }, version { $n }
profile-sign-read = Lire le texte
profile-sign = J’ai lu l’information et je la signe
