# Desks, their hours, and appointments.

desks-lead = Où nous sommes, quand nous sommes ouverts, quelles langues nous parlons. Pour un entretien, prenez rendez-vous : pas d’attente.
desks-none = La liste des bureaux n’est pas encore ici. Appelez-nous.
desks-all = Tous les bureaux et horaires
desks-where = Où
desks-today = Horaire d’aujourd’hui
desks-languages = Langues
desks-sign-language = langue des signes italienne (LIS)
desks-directions = Comment venir
desks-accessibility = Accessibilité
desks-map = Ouvrir la carte sur OpenStreetMap, un autre site : { $name }
desks-sketch = Carte des bureaux : le nord est en haut, les numéros sont ceux de la liste ci-dessous.
desks-sketch-number = Sur la carte : numéro { $n }
desks-place = Lieu, horaires et carte
desks-place-link = Voir le lieu : horaires, carte et comment venir
desks-metres = { $n } m
desks-kilometres = { $n } km
desks-book-at = Prendre rendez-vous : { $name }
desks-week = Horaires des prochains jours : { $name }
desks-closed-day = fermé
desks-cause-feast = fête locale
desks-cause-meeting = réunion du personnel
desks-cause-training = formation du personnel
desks-cause-works = travaux dans le bâtiment
desks-cause-breakdown = panne
desks-cause-weather = intempéries
desks-cause-strike = grève
desks-cause-staff = personnel réduit
desks-open-until = Ouvert maintenant, ferme à { $time }
desks-closed = Fermé
desks-opens-today = Fermé maintenant, ouvre aujourd’hui à { $time }
desks-opens-on = Fermé maintenant, ouvre { $date } à { $time }
desks-day = { $n ->
    [1] lundi { $date }
    [2] mardi { $date }
    [3] mercredi { $date }
    [4] jeudi { $date }
    [5] vendredi { $date }
    [6] samedi { $date }
   *[other] dimanche { $date }
}
desks-when = { $date }, { $time }

# Kinds of talk
desks-reason-first-talk = Premier entretien
desks-reason-form-help = Aide pour remplir une demande
desks-reason-sent-request = Une demande déjà envoyée
desks-mode-in-person = sur place
desks-mode-phone = par téléphone
desks-choice = { $desk } : { $building }, { $address }
desks-reason-and-mode = { $title }, { $text }
desks-talk = { $title }, { $text } ({ $minutes } min)

# Booking
desks-choose-where = Où voulez-vous aller ?
desks-choose-why = De quoi voulez-vous parler ?
desks-choose-why-hint = Choisissez ce qui s’en approche le plus : le reste, vous nous le direz de vive voix.
desks-choose-when = Quand ?
desks-none-online = Pour l’instant, les rendez-vous se prennent par téléphone. Les numéros sont dans la liste des bureaux.
desks-compare = Comparer bureaux, horaires et langues
desks-chosen = Ce que vous avez choisi
desks-change = Modifier
desks-what = Motif
desks-slot = Jour et heure
desks-name = Prénom et nom
desks-phone = Téléphone
desks-email = E-mail
desks-phone-call = Nous vous appelons à ce numéro.
desks-phone-hint = Nous l’utilisons seulement si le rendez-vous change.
desks-email-hint = Nous envoyons une confirmation et un rappel. Le motif n’y est pas écrit.
desks-no-room = Il n’y a pas de place dans les prochains jours. Essayez un autre bureau, ou appelez-nous.
desks-later = Jours suivants
desks-first-days = Premiers jours libres
desks-confirm = Vérifiez et confirmez
desks-confirm-button = Confirmer le rendez-vous
desks-error-nothing = Vous n’avez rien choisi. Choisissez une réponse, puis continuez.
desks-error-taken = Cet horaire n’est plus libre. Choisissez-en un autre : ce que vous avez écrit est toujours ici.
desks-error-same-time = Vous avez déjà un rendez-vous à ce moment-là. Choisissez un autre horaire.
desks-error-many = Vous avez déjà cinq rendez-vous. Pour en prendre un autre, annulez d’abord l’un d’eux.

# States
desks-state-booked = Réservé
desks-state-came = Fait
desks-state-missed = Manqué
desks-state-cancelled = Annulé

# Own appointments
desks-coming = Prochains rendez-vous
desks-all-appointments = Voir tous les rendez-vous
desks-my-appointments = Mes rendez-vous
desks-nothing-coming = Vous n’avez pas de rendez-vous prévu.
desks-past = Passés et annulés
desks-booked = Rendez-vous pris
desks-booked-lead = Nous vous attendons. Apportez une pièce d’identité et, si vous les avez, les papiers dont vous voulez parler.
desks-booked-lead-phone = C’est nous qui vous appelons. Gardez près de vous les papiers dont vous voulez parler.
desks-booked-mail = Nous envoyons la confirmation à { $email }.
desks-booked-no-mail = Notez le jour et l’heure : nous n’avons pas d’adresse e-mail pour vous écrire.
desks-code = Code
desks-appointment-title = Rendez-vous { $code }
desks-details = Détails
desks-we-call = Nous vous appelons au
desks-moved = Rendez-vous déplacé. Voici le nouvel horaire.
desks-cancelled = Rendez-vous annulé. La place est de nouveau libre.
desks-cancelled-by-you = par vous, le { $date }
desks-cancelled-by-desk = par le bureau, le { $date }
desks-calendar = Ajouter au calendrier
desks-calendar-summary = Rendez-vous : { $name }
desks-changes = Vous voulez changer ?
desks-too-late = C’est pour bientôt : pour déplacer ou annuler, appelez le bureau.
desks-change-until = Vous pouvez déplacer ou annuler jusqu’au { $date }.
desks-move = Déplacer
desks-cancel = Annuler
desks-cancel-text = La place redevient libre pour une autre personne. Vous pouvez reprendre rendez-vous quand vous voulez.
desks-cancel-yes = Oui, annuler le rendez-vous
desks-book-another = Prendre un autre rendez-vous
desks-move-title = Quand voulez-vous venir ?
desks-move-now = Votre rendez-vous est fixé au { $date }. Tant que vous ne choisissez pas, rien ne change.
desks-move-again = Après ce changement, vous pouvez encore le modifier ici tant qu’il reste plus de { $hours } heures. Plus tard, il faut appeler le bureau : { $phone }.
desks-move-button = Déplacer le rendez-vous
