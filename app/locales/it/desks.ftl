# Desks, their hours, and appointments.

desks-lead = Dove siamo, quando siamo aperti, quali lingue parliamo. Per un colloquio prenota: non aspetti.
desks-none = Qui non c’è ancora l’elenco delle sedi. Chiamaci.
desks-all = Tutte le sedi e gli orari
desks-where = Dove
desks-today = Orario di oggi
desks-languages = Lingue
desks-sign-language = lingua dei segni italiana (LIS)
desks-directions = Come arrivare
desks-accessibility = Accessibilità
desks-map = Apri la mappa su OpenStreetMap, un altro sito: { $name }
desks-sketch = Mappa delle sedi: il nord è in alto, i numeri sono quelli delle sedi nell’elenco qui sotto.
desks-sketch-number = Sulla mappa: numero { $n }
desks-place = Sede, orari e mappa
desks-place-link = Vedi la sede: orari, mappa e come arrivare
desks-metres = { $n } m
desks-kilometres = { $n } km
desks-book-at = Prenota: { $name }
desks-week = Orari dei prossimi giorni: { $name }
desks-closed-day = chiuso
desks-cause-feast = festa locale
desks-cause-meeting = assemblea del personale
desks-cause-training = formazione del personale
desks-cause-works = lavori nell’edificio
desks-cause-breakdown = guasto
desks-cause-weather = maltempo
desks-cause-strike = sciopero
desks-cause-staff = personale ridotto
desks-open-until = Aperto ora, chiude alle { $time }
desks-closed = Chiuso
desks-opens-today = Chiuso ora, apre oggi alle { $time }
desks-opens-on = Chiuso ora, apre { $date } alle { $time }
desks-day = { $n ->
    [1] lunedì { $date }
    [2] martedì { $date }
    [3] mercoledì { $date }
    [4] giovedì { $date }
    [5] venerdì { $date }
    [6] sabato { $date }
   *[other] domenica { $date }
}
desks-when = { $date }, ore { $time }

# Kinds of talk
desks-reason-first-talk = Primo colloquio
desks-reason-form-help = Aiuto a compilare una domanda
desks-reason-sent-request = Una domanda già inviata
desks-mode-in-person = di persona
desks-mode-phone = per telefono
desks-choice = { $desk }: { $building }, { $address }
desks-reason-and-mode = { $title }, { $text }
desks-talk = { $title }, { $text } ({ $minutes } min)

# Booking
desks-choose-where = Dove vuoi andare?
desks-choose-why = Di che cosa vuoi parlare?
desks-choose-why-hint = Scegli la voce più vicina: il resto ce lo racconti a voce.
desks-choose-when = Quando?
desks-none-online = Per ora gli appuntamenti si prendono per telefono. Trovi i numeri nell’elenco delle sedi.
desks-compare = Confronta sedi, orari e lingue
desks-chosen = Che cosa hai scelto
desks-change = Cambia
desks-what = Motivo
desks-slot = Giorno e ora
desks-name = Nome e cognome
desks-phone = Telefono
desks-email = E-mail
desks-phone-call = Ti chiamiamo a questo numero.
desks-phone-hint = Lo usiamo solo se l’appuntamento cambia.
desks-email-hint = Ti mandiamo conferma e promemoria. Il motivo non lo scriviamo.
desks-no-room = Nei prossimi giorni non c’è posto. Prova un’altra sede, oppure chiamaci.
desks-later = Giorni dopo
desks-first-days = Primi giorni liberi
desks-confirm = Controlla e conferma
desks-confirm-button = Conferma l’appuntamento
desks-error-nothing = Non hai scelto niente. Scegli una voce, poi vai avanti.
desks-error-taken = Questo orario non è più libero. Scegline un altro: quello che hai scritto è ancora qui.
desks-error-same-time = Hai già un appuntamento in quel momento. Scegli un altro orario.
desks-error-many = Hai già cinque appuntamenti. Per prenderne un altro, prima disdicine uno.

# States
desks-state-booked = Prenotato
desks-state-came = Fatto
desks-state-missed = Mancato
desks-state-cancelled = Annullato

# Own appointments
desks-coming = Prossimi appuntamenti
desks-all-appointments = Vedi tutti gli appuntamenti
desks-my-appointments = I miei appuntamenti
desks-nothing-coming = Non hai appuntamenti in programma.
desks-past = Passati e annullati
desks-booked = Appuntamento prenotato
desks-booked-lead = Ti aspettiamo. Porta un documento e, se li hai, i fogli di cui vuoi parlare.
desks-booked-lead-phone = Ti chiamiamo noi. Tieni vicino i fogli di cui vuoi parlare.
desks-booked-mail = Mandiamo la conferma a { $email }.
desks-booked-no-mail = Segnati giorno e ora: non abbiamo un’e-mail a cui scriverti.
desks-code = Codice
desks-appointment-title = Appuntamento { $code }
desks-details = Dettagli
desks-we-call = Ti chiamiamo al
desks-moved = Appuntamento spostato. Qui trovi il nuovo orario.
desks-cancelled = Appuntamento disdetto. Il posto è di nuovo libero.
desks-cancelled-by-you = da te, il { $date }
desks-cancelled-by-desk = dallo sportello, il { $date }
desks-calendar = Aggiungi al calendario
desks-calendar-summary = Appuntamento: { $name }
desks-changes = Vuoi cambiare?
desks-too-late = Ormai manca poco: per spostare o disdire, chiama lo sportello.
desks-change-until = Puoi spostare o disdire fino al { $date }.
desks-move = Sposta
desks-cancel = Disdici
desks-cancel-text = Il posto torna libero per un’altra persona. Puoi prenotare di nuovo quando vuoi.
desks-cancel-yes = Sì, disdici l’appuntamento
desks-book-another = Prenota un altro appuntamento
desks-move-title = Quando vuoi venire?
desks-move-now = L’appuntamento è { $date }. Finché non scegli, resta così.
desks-move-again = Dopo lo spostamento puoi cambiarlo ancora da qui finché mancano più di { $hours } ore. Più tardi si può solo telefonare allo sportello: { $phone }.
desks-move-button = Sposta l’appuntamento
