### La parte di chi tiene il catalogo: servizi, moduli, versioni.


## Elenco dei servizi
console-nav-services = Servizi
console-services-list = Servizi
console-services-lead = Quello che i cittadini possono chiedere: scrivi, prova, pubblica.
console-services-one = Servizio
console-services-state = Stato
console-services-desk = Sportello
console-services-empty = Nessun servizio
console-services-empty-why = Crea il primo servizio, o importa un file.
console-services-new = Nuovo servizio
console-services-import = Importa da un file
console-services-next = Nuova versione dal { $date }
console-services-changed = Modifiche non pubblicate
console-standing-draft = Bozza
console-standing-waiting = In attesa, dal { $date }
console-standing-published = Pubblicato dal { $date }
console-standing-withdrawn = Ritirato dal { $date }

## Un servizio
console-services-slug = Indirizzo
console-services-slug-hint = Lettere minuscole, cifre e trattini. Se lo lasci vuoto lo ricaviamo dal titolo. Dopo non cambia più.
console-services-publish = Pubblica
console-services-edit-facts = Descrizione
console-services-edit-form = Modulo
console-services-preview = Prova il modulo
console-services-versions = Versioni e differenze
console-services-withdraw = Ritira il servizio
console-services-cancel = Annulla la versione in attesa
console-services-export = Esporta in un file
console-services-mistakes = Da correggere prima di pubblicare
console-services-to-correct = Da correggere
console-services-translations = Traduzioni che mancano
console-services-translations-text = Dove manca una traduzione il cittadino legge l’italiano.
console-services-gaps = { $name }: { $n ->
    [one] manca un testo
   *[other] mancano { $n } testi
  }
console-services-desk-title = Chi riceve le domande
console-services-desk-hint = Vale subito, per le domande che cominciano da ora.
console-services-desk-move = Cambia sportello
console-services-other-languages = Altre lingue
console-services-conflict = Un’altra persona ha salvato mentre scrivevi
console-services-conflict-text = Non abbiamo salvato quello che hai scritto: è qui sotto. Leggi che cosa è cambiato. Se salvi di nuovo, vale quello che hai scritto tu.

## Descrizione
console-services-facts-lead = Quello che il cittadino legge prima di cominciare.
console-services-title = Titolo
console-services-title-hint = Come lo chiama chi ne ha bisogno: «Pasti a domicilio».
console-services-summary = In breve
console-services-summary-hint = Una frase per l’elenco dei servizi.
console-services-who = A chi è rivolto
console-services-who-hint = Chi può fare la domanda, in parole semplici.
console-services-how = Come fare
console-services-how-hint = Come si fa la domanda, online e allo sportello.
console-services-cost = Costi
console-services-cost-hint = Quanto costa, o «Niente».
console-services-office = Ufficio responsabile
console-services-office-hint = L’ufficio che risponde della domanda.
console-services-needs = Bisogni, con le parole di chi chiede
console-services-requirements = Requisiti
console-services-what-is-needed = Che cosa serve
console-services-what-you-get = Che cosa si ottiene
console-services-what-happens-next = Che cosa succede dopo
console-services-lines-hint = Una riga per ogni voce. Le righe delle altre lingue seguono lo stesso ordine.
console-services-times = Tempi
console-services-minutes = Minuti per compilare
console-services-term = Giorni per rispondere
console-services-term-hint = Il termine del procedimento (legge 241/1990, art. 2): di solito 30, al massimo 180.
console-services-opens = Primo giorno
console-services-closes = Ultimo giorno
console-services-day-hint = gg/mm/aaaa. Vuoto: sempre aperto.
console-services-access = Chi entra e come
console-services-level = Livello di identità digitale
console-services-level-hint = 1, 2 o 3. Di solito 2.
console-services-age = Età minima
console-services-age-hint = Chi è più giovane ha bisogno di un genitore o tutore. Di solito 18.
console-services-applicant = Chi fa la domanda
console-services-applicant-person = Una persona
console-services-applicant-professional = Un professionista
console-services-applicant-company = Chi agisce per un’impresa o un ente
console-services-data = Dati che lo sportello legge
console-services-data-hint = Lo diciamo al cittadino prima che cominci.
console-services-siuss = Codice SIUSS
console-services-form = Modulo

## Nuovo servizio
console-services-new-lead = Nessuno lo vede finché non lo pubblichi.
console-services-model = Comincia da
console-services-model-hint = Copia descrizione e modulo di un altro servizio, e poi cambia quello che serve.
console-services-model-none = Da zero
console-services-create = Crea il servizio
console-services-import-lead = Un servizio esportato da Sportello. Se c’è già, diventa la sua copia di lavoro: i cittadini non vedono niente finché non pubblichi.
console-services-import-button = Importa
console-services-file = File
console-services-file-hint = In formato JSON, al massimo 2 MB.
console-services-in-file = Da correggere nel file

## Errori
console-services-wrong-empty = scrivi o scegli qualcosa.
console-services-wrong-number = scrivi un numero intero da { $min } a { $max }.
console-services-wrong-money = scrivi un importo, per esempio 1.500,00.
console-services-wrong-past = questo giorno è passato: scegli oggi o un giorno che viene.
console-services-wrong-day-of-year = scrivi giorno e mese, per esempio 1/9.
console-services-wrong-age-to-come = qui si chiede un giorno da oggi in poi, e nessuno può esserci nato: togli l’età, oppure togli la spunta da «Solo da oggi in poi».
console-services-wrong-lines = { $found ->
    [one] ha una riga
   *[other] ha { $found } righe
  }, ma in italiano { $expected ->
    [one] è una: togli quelle in più.
   *[other] sono { $expected }: togli quelle in più.
  }
console-services-wrong-taken = un altro servizio ha già questo indirizzo: scegline un altro.
console-services-wrong-file = questo file non è un servizio esportato da Sportello.
console-flaw-empty = manca il contenuto: aggiungi almeno una voce.
console-flaw-limit = è fuori dai limiti: controlla numeri e date.
console-flaw-duplicate = il nome «{ $name }» c’è già: scegline un altro.
console-flaw-reserved = il nome «{ $name }» serve al portale: scegline un altro.
console-flaw-name = «{ $name }» non va bene: usa lettere minuscole, cifre e trattini, e comincia con una lettera.
console-flaw-no-text = manca il testo in italiano: scrivilo.
console-flaw-unknown-question = la condizione guarda «{ $name }», che non viene prima: sposta o cambia la condizione.
console-flaw-repeated = la condizione guarda «{ $name }», che si ripete più volte: scegli un’altra domanda.
console-flaw-unknown-value = la condizione aspetta «{ $what }», che non è una risposta a «{ $name }».
console-flaw-prefill = la prima risposta non va bene per questo tipo di domanda: scegli un’altra fonte.
console-flaw-in-repeat = documenti e prime risposte non possono stare in una parte che si ripete.
console-flaw-blank = La traduzione in «{ $name }» è vuota: scrivila o toglila.
console-flaw-meaning = «{ $name }» non è una cosa che questa risposta può dire.
console-flaw-not-asked = Manca una domanda su «{ $name }», da cui altre dipendono.

## Modulo
console-services-form-lead = Passi, parti e domande, nell’ordine in cui il cittadino li trova.
console-place-step = Passo { $number } «{ $name }»
console-place-section = parte «{ $name }»
console-place-question = domanda «{ $name }»
console-move-up = Sposta su
console-move-down = Sposta giù
console-remove = Togli
console-required = obbligatoria
console-optional = facoltativa
console-problem-title = Non abbiamo cambiato niente
console-problem-needed = Una condizione aspetta la risposta a «{ $name }»: cambiala prima. È qui: { $position }.
console-problem-edge = È già al primo o all’ultimo posto.
console-problem-not-there = Non c’è più: forse un’altra persona l’ha tolto.
console-step-add = Aggiungi un passo
console-step-new = Nuovo passo
console-step-edit = Cambia il passo
console-step-name = Nome breve
console-step-title = Titolo della pagina
console-step-lead = Frase sotto il titolo
console-step-slug = Nome nell’indirizzo
console-section-add = Aggiungi una parte
console-section-new = Nuova parte
console-section-edit = Cambia la parte
console-section-title = Titolo della parte
console-section-hint = Frase sotto il titolo
console-section-privacy = Mostra il collegamento all’informativa privacy
console-section-repeat = Si ripete
console-section-repeat-hint = Per chiedere le stesse cose più volte: una per ogni persona, veicolo, spesa.
console-section-repeat-yes = Questa parte si compila più volte
console-section-repeats = Si ripete da { $min } a { $max } volte
console-section-item = Come si chiama una voce
console-section-add-button = Testo del pulsante che ne aggiunge una
console-section-min = Minimo
console-section-max = Massimo
console-section-name = Nome tecnico della parte che si ripete
console-question-add = Aggiungi una domanda
console-question-new = Nuova domanda
console-question-edit = Cambia la domanda
console-question-choose-kind = Che tipo di risposta serve?
console-question-kind = Tipo
console-question-kind-for = Quando usarlo
console-question-is = Tipo: { $name }
console-question-change-kind = Cambia tipo
console-question-label = Domanda
console-question-hint = Aiuto sotto la domanda
console-question-required = La risposta è obbligatoria
console-question-max-chars = Caratteri al massimo
console-question-min = Minimo
console-question-max = Massimo
console-question-past = Solo giorni passati, oggi compreso
console-question-coming = Solo da oggi in poi
console-question-age-months = Per una data di nascita: età massima in mesi
console-question-age-from = Età contata da giorno e mese, per esempio 1/9
console-question-choices = Risposte possibili
console-question-choices-hint = Nell’ordine in cui si vedono. Una riga senza testo italiano non conta.
console-question-choice = Risposta { $number }
console-question-choice-add = Aggiungi una risposta
console-question-formats = Formati accettati
console-question-size = Megabyte al massimo per file
console-question-files = File al massimo
console-question-source = Prima risposta
console-question-source-hint = Quello che l’identità digitale o una domanda di prima dice già: non lo chiediamo di nuovo.
console-question-source-none = Nessuna
console-question-group = Gruppo di dati
console-question-group-hint = Il gruppo decide quali profili non vedono la risposta.
console-question-group-none = Nessuno: la vede ogni profilo
console-question-technical = Dati tecnici
console-question-name = Nome tecnico
console-question-name-hint = Lettere minuscole, cifre e trattini. Se lo lasci vuoto lo ricaviamo dal testo.

## Tipi
console-kind-text = Una riga
console-kind-text-hint = Un nome, un indirizzo, poche parole.
console-kind-long-text = Testo lungo
console-kind-long-text-hint = Una storia, una spiegazione.
console-kind-yes-no = Sì o no
console-kind-yes-no-hint = Una domanda chiusa; le altre domande possono dipendere da lei.
console-kind-one-of = Una scelta
console-kind-one-of-hint = Una sola risposta da un elenco.
console-kind-several-of = Più scelte
console-kind-several-of-hint = Una o più risposte da un elenco.
console-kind-integer = Numero intero
console-kind-integer-hint = Quante persone, quanti giorni.
console-kind-money = Importo in euro
console-kind-money-hint = Un affitto, una spesa, l’ISEE.
console-kind-date = Data
console-kind-date-hint = Un giorno, passato o futuro.
console-kind-time = Ora
console-kind-time-hint = Ore e minuti di un giorno.
console-kind-phone = Telefono
console-kind-phone-hint = Un numero, anche estero.
console-kind-email = E-mail
console-kind-email-hint = Un indirizzo di posta.
console-kind-fiscal-code = Codice fiscale
console-kind-fiscal-code-hint = Controlliamo che sia scritto bene.
console-kind-iban = IBAN
console-kind-iban-hint = Un conto su cui pagare.
console-kind-municipality = Comune
console-kind-municipality-hint = Un Comune italiano di oggi.
console-kind-country = Paese
console-kind-country-hint = Un Paese della tabella: con lo script si completa mentre si scrive.
console-kind-address = Indirizzo
console-kind-address-hint = Via, CAP, Comune e Paese, in un solo riquadro.
console-kind-person = Persona
console-kind-person-hint = Nome, cognome, data e luogo di nascita, codice fiscale.
console-kind-income = Reddito
console-kind-income-hint = Un importo e ogni quanto arriva.
console-question-code = Il codice fiscale è obbligatorio
console-kind-declaration = Dichiarazione
console-kind-declaration-hint = Una frase da spuntare (D.P.R. 445/2000).
console-kind-attachment = Documenti
console-kind-attachment-hint = File da allegare: PDF, foto, P7M.

## Condizioni
console-when = Quando si chiede
console-when-hint = Puoi guardare le risposte alle domande che vengono prima.
console-when-always = Sempre
console-when-all = Solo se valgono tutte queste
console-when-any = Solo se ne vale almeno una
console-when-keep = Come adesso: una condizione dentro un’altra
console-when-answer = Risposta { $number }
console-when-sense = È o non è { $number }
console-when-is = è
console-when-is-not = non è
console-when-no-answer = nessuna risposta
console-when-row-empty = Nessuna condizione
console-when-nothing = Prima di qui non ci sono domande.
console-when-only = Solo se { $text }
console-or = o

## Prime risposte
console-source-given-name = Nome (certo)
console-source-family-name = Cognome (certo)
console-source-fiscal-code = Codice fiscale (certo)
console-source-birth-date = Data di nascita (certa)
console-source-birth-place = Luogo di nascita (certo)
console-source-email = E-mail dell’identità digitale
console-source-phone = Telefono dell’identità digitale
console-source-street = Via e numero di residenza
console-source-postal-code = CAP di residenza
console-source-municipality = Comune di residenza
console-source-residence = Residenza, tutto l’indirizzo
console-source-company-name = Nome dell’impresa (certo)
console-source-company-number = Codice o partita IVA dell’impresa (certo)
console-source-company-office = Sede dell’impresa
console-source-isee = ISEE ordinario di una domanda dello stesso anno
console-source-isee-minors = ISEE per minorenni di una domanda dello stesso anno
console-source-isee-residential = ISEE per prestazioni residenziali di una domanda dello stesso anno
console-source-iban = IBAN di una domanda di prima

## Prova
console-preview-banner = Prova: così lo vede il cittadino. Non salviamo e non inviamo niente; dei file leggiamo solo il nome.
console-preview-summary = Riepilogo della prova
console-preview-summary-lead = Tutte le risposte vanno bene. Ecco che cosa il cittadino rilegge prima di inviare.
console-preview-again = Ricomincia la prova
console-preview-card = Che cosa arriva allo sportello
console-preview-card-text = Quando l’operatore accetta la domanda nasce una scheda, con la persona, il servizio chiesto e queste risposte.
console-preview-question = Domanda
console-preview-answer = Risposta
console-preview-hidden-by = Gruppo che la può nascondere
console-preview-nobody = Nessuno

## Pubblicazione
console-publish-lead = Chi ha già cominciato una domanda la finisce con la versione con cui è partito.
console-publish-from = Dal giorno
console-publish-from-hint = gg/mm/aaaa. Vuoto: da subito.
console-publish-reason = Che cosa cambia e perché
console-publish-reason-hint = Resta nella storia del servizio.
console-publish-button = Pubblica questa versione
console-publish-blocked = Prima di pubblicare correggi questo
console-publish-no-notice = Il modulo non porta all’informativa privacy. Chi fa domanda deve poterla leggere prima di scrivere (Regolamento UE 2016/679, art. 13): aggiungi una parte con il collegamento all’informativa.
console-publish-no-identity = Il modulo non mostra i dati dell’identità digitale: chi fa domanda non vede con quale nome la invia. Aggiungi le domande su nome e cognome.
console-publish-borrowed = Traduzione incompleta: { $text }. Dove manca, il cittadino legge l’italiano.
console-publish-waits = C’è già una versione che aspetta il { $date }. Annullala, oppure aspetta quel giorno.
console-publish-changes = Differenze dall’ultima versione
console-withdraw-lead = Il servizio esce subito dall’elenco. Chi ha cominciato una domanda la può finire.
console-withdraw-lead-waiting = La versione in attesa non entrerà in vigore.
console-withdraw-reason = Perché

## Storia
console-versions-lead = Chi ha pubblicato e salvato che cosa, dal più recente.
console-versions-published = Versioni pubblicate
console-versions-none = Nessuna: il servizio non è ancora stato pubblicato.
console-version = Versione { $number }
console-versions-from = dal { $date } · { $name }
console-versions-program = fornita con il programma
console-versions-withdrawn = Ritirata il { $date } da { $name }
console-versions-saves = Salvataggi della copia di lavoro
console-versions-saved = { $date } · { $name }
console-versions-restore = Torna a questo testo
console-versions-same = Nessuna differenza.
console-versions-changes = { $n ->
    [one] Una differenza
   *[other] { $n } differenze
  }
console-diff-service = Servizio
console-diff-step = Passo «{ $name }»
console-diff-section = Parte «{ $name }»
console-diff-question = Domanda «{ $name }»
console-diff-added = in più
console-diff-removed = non c’è più
console-diff-moved = spostamento
console-diff-reworded = { $what }, da { $since } a { $text }
console-diff-changed = cambia { $what }
console-aspect-title = titolo
console-aspect-name = nome breve
console-aspect-slug = indirizzo
console-aspect-lead = frase introduttiva
console-aspect-hint = aiuto
console-aspect-label = testo della domanda
console-aspect-translations = traduzione
console-aspect-kind = tipo di risposta o limiti
console-aspect-required = obbligo di rispondere
console-aspect-condition = condizione
console-aspect-prefill = prima risposta
console-aspect-group = gruppo di dati
console-aspect-meaning = che cosa significa la risposta
console-aspect-repeat = ripetizione
console-aspect-link = collegamento all’informativa
console-aspect-who = a chi è rivolto
console-aspect-needed = che cosa serve
console-aspect-outcome = che cosa si ottiene e che cosa succede dopo
console-aspect-how = come fare, costi, minuti
console-aspect-term = giorni per rispondere
console-aspect-period = periodo
console-aspect-office = ufficio responsabile
console-aspect-level = livello di identità
console-aspect-catalogue = bisogni, filtri del catalogo o codice nazionale
console-aspect-data = dati letti
