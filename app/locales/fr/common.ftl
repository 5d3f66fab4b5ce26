# What all pages share.

common-home = Accueil
common-breadcrumb = Chemin
common-skip-content = Aller au contenu
common-skip-footer = Aller au bas de page
common-title-error = Erreur : { $title }
common-error-prefix = Erreur :
common-errors-title = { $count ->
    [one] Il y a une réponse à corriger
   *[other] Il y a { $count } réponses à corriger
}
common-optional = facultatif

# Header
common-language = Langue :
common-language-code = FRA
common-access = Accéder à votre espace personnel
common-personal-area = Espace personnel
common-console = Console
common-logout = Se déconnecter
common-search-service = Chercher un service
common-menu = Menu
common-main-menu = Principal
common-close = Fermer
common-services = Services
common-how-it-works = Comment ça marche
common-desks = Bureaux et horaires

# Footer
common-demo = Portail de démonstration : les personnes, les dossiers et les documents sont inventés.
common-contacts = Contacts
common-telephone = Téléphone
common-write-email = Écrire un e-mail
common-pec = E-mail certifié (PEC)
common-tax-code = Code fiscal / n° de TVA
common-help = Aide
common-faq = Questions fréquentes
common-appointment = Prendre rendez-vous
common-report = Signaler un dysfonctionnement
common-rules = Règles et droits
common-privacy = Protection des données
common-legal = Mentions légales
common-accessibility = Déclaration d’accessibilité

# Help beside a form
common-help-title = Besoin d’aide ?
common-appointment-text = Nous remplissons la demande ensemble

# Certified data
common-certified-locked = Vous ne pouvez pas les changer ici.
common-certified-wrong = Une information est fausse ?
common-certified-wrong-text = Vous pouvez quand même envoyer la demande et nous écrire ce qu’il faut corriger. Pour le nom et le code fiscal, adressez-vous à celui qui vous a donné l’identité numérique. Pour la résidence, adressez-vous au bureau de l’état civil (Anagrafe).

# States of a request
common-state-draft = Brouillon
common-state-submitted = Envoyée
common-state-taken-up = En cours
common-state-awaiting-integration = À compléter
common-state-notice-given = Avis de refus
common-state-accepted = Acceptée
common-state-refused = Refusée
common-state-withdrawn = Retirée
common-state-expired = Expirée

# Rating (fixed wording of the Modello Comuni)
common-rating-page = Les informations de cette page sont-elles claires ?
common-rating-service = Ce service a-t-il été facile à utiliser ?
common-rating-stars = Notez de 1 à 5 étoiles
common-rating-star = { $stars ->
    [one] Donner { $stars } étoile sur 5
   *[other] Donner { $stars } étoiles sur 5
}
common-rating-liked = Qu’avez-vous préféré ?
common-rating-disliked = Où avez-vous eu le plus de difficultés ?
common-rating-clear = Les indications étaient claires
common-rating-complete = Les indications étaient complètes
common-rating-sure = Je savais toujours que j’avançais correctement
common-rating-no-faults = Je n’ai pas eu de problèmes techniques
common-rating-unclear = Les indications n’étaient pas toujours claires
common-rating-incomplete = Les indications n’étaient pas toujours complètes
common-rating-unsure = Parfois, je ne savais pas si j’avançais correctement
common-rating-faults = J’ai eu des problèmes techniques
common-rating-other = Autre
common-rating-details = Voulez-vous ajouter des détails ?
common-rating-details-hint = 200 caractères au maximum
common-rating-send = Envoyer l’avis

# Answers
common-yes = Oui
common-no = Non
common-declared = Déclaré
common-no-answer = Pas de réponse
common-iban-end = IBAN qui finit par …{ $end }
common-required = obligatoire

# Before the session ends
common-ending-title = Êtes-vous encore là ?
common-ending-soon = Dans deux minutes, la session se ferme, par sécurité. Si vous restez, vous ne perdez rien.
common-ending-last = Dans deux minutes, la session se termine et ne peut pas être prolongée. Enregistrez maintenant ce que vous écrivez.
common-ending-over = Ce qui était enregistré est en sécurité : connectez-vous de nouveau et continuez à partir de là.
common-ending-ended = La session est terminée
common-ending-failed = Nous n’arrivons pas à joindre le portail. Vérifiez votre connexion et appuyez de nouveau sur Rester.
common-ending-again = Se connecter de nouveau
common-ending-stay = Rester
common-ending-close = J’ai compris
common-place-unknown = lieu non reconnu (code { $code })

# Fields of an answer that has several
common-part-nome = Prénom
common-part-cognome = Nom
common-part-data-nascita = Date de naissance
common-part-luogo-nascita = Lieu de naissance
common-part-codice-fiscale = Code fiscal (codice fiscale)
common-part-email = E-mail
common-part-telefono = Téléphone
common-part-via = Rue et numéro
common-part-cap = Code postal
common-part-comune = Commune
common-part-paese = Pays
common-part-importo = Montant
common-part-ogni = À quelle fréquence
common-every-mese = Chaque mois
common-every-anno = Chaque année
common-every-una-volta = Une seule fois
common-new-tab = (s’ouvre dans un nouvel onglet)
