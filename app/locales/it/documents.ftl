# Documents handed in, and writing that survives a broken line.

# Uploads
citizen-upload-drop = Trascinalo qui, oppure sceglilo dal dispositivo
citizen-upload-choose = Sceglilo dal dispositivo
citizen-upload-photo = Scatta una foto
citizen-upload-photo-tells = Una foto può contenere il luogo e l’ora dello scatto: così come la mandi, la riceve l’ufficio. Se non vuoi dirli, toglili dalla foto prima di mandarla.
citizen-upload-join = Unisci le foto in un solo PDF
citizen-upload-join-text = Ogni foto diventa una pagina, dritta e in ordine di arrivo.
citizen-upload-joined = Le foto sono unite in un PDF
citizen-file-cancel = Annulla
citizen-file-replace = Sostituisci
citizen-file-retry = Riprova
citizen-file-forget = Togli dall’elenco
citizen-file-preparing = Prepariamo la foto
citizen-file-paused = La linea si è interrotta: riprendiamo da qui appena torna
citizen-file-removed = tolto
citizen-file-finishing = Finiamo di caricare i file, poi andiamo avanti

# Documents given before
citizen-reuse = Usa un documento che hai già dato
citizen-reuse-this = Usa questo
citizen-reuse-age = { $days ->
    [one] Qui vale se l’hai dato da un giorno al massimo.
   *[other] Qui vale se l’hai dato negli ultimi { $days } giorni.
}
citizen-own-title = I miei documenti
citizen-own-lead = Qui trovi tutto quello che hai dato con le tue domande. Se un documento serve ancora, lo riusi senza caricarlo.
citizen-own-none = Non hai ancora dato documenti. Li trovi qui appena ne carichi uno in una domanda.
citizen-own-given = { $what }, dato il { $date } per: { $service }
citizen-own-request = Domanda { $number }
citizen-own-draft = Bozza non inviata
citizen-own-handed-in = allegato il { $date }
citizen-own-digest = Codice di controllo del file
citizen-own-digest-text = Serve a controllare che il file non è cambiato (impronta SHA-256): due file uguali hanno lo stesso codice.

# Saving
citizen-draft-enter = Entra di nuovo
citizen-draft-here = Continua qui
citizen-draft-back = Torna a scrivere qui
citizen-draft-restored = Abbiamo rimesso quello che avevi scritto alle { $time }
citizen-draft-restored-text = Era rimasto su questo dispositivo: adesso lo salviamo.
citizen-draft-elsewhere = Hai aperto questa domanda in un’altra scheda alle { $time }
citizen-draft-elsewhere-text = Scrivi in una scheda sola. Se continui qui, l’altra salva e si ferma.
citizen-draft-moved = Stai scrivendo in un’altra scheda
citizen-draft-moved-text = Quello che avevi scritto qui non va perso.

# Two windows on one draft
citizen-conflict-at = Hai salvato questa domanda da un’altra parte ({ $time })
citizen-conflict-choose = Quello che hai scritto qui non è ancora salvato. Scegli quale versione tenere.
citizen-conflict-same = Le risposte di questa pagina sono uguali.
citizen-conflict-keep = Tieni quello che ho scritto qui
citizen-conflict-other = Usa l’altra versione
citizen-conflict-here = Qui: { $text }
citizen-conflict-there = Là: { $text }
citizen-found = Abbiamo ritrovato quello che stavi scrivendo alle { $time }
citizen-found-on = Abbiamo ritrovato quello che stavi scrivendo il { $date }
citizen-found-saved = Quando l’hai mandato la sessione era finita. Ora è salvato nella bozza: controlla e vai avanti. Se avevi scelto dei file, sceglili di nuovo.
citizen-found-step = Non è nella bozza: nel frattempo hai salvato questa pagina da un’altra parte. Riprendilo per confrontare le due versioni, oppure scartalo. Se avevi scelto dei file, sceglili di nuovo.
citizen-found-late = Non è nella bozza: è stato mandato più di un’ora dopo la fine della sessione. Riprendilo per controllarlo e salvarlo. Se non l’hai mandato tu, scartalo. Se avevi scelto dei file, sceglili di nuovo.
citizen-found-unsent = Non è partito: la sessione era finita. Riprendilo e premi di nuovo il pulsante, oppure scartalo. Se avevi scelto dei file, sceglili di nuovo.
citizen-found-closed = Non è partito, e ora qui non si può più mandare. Copialo se ti serve, poi scartalo.
citizen-found-resume = Riprendi
citizen-found-drop = Scarta
citizen-unsent = Da riprendere
citizen-unsent-text = Domanda { $number }: hai un messaggio non inviato. Lo teniamo fino al { $date }.

# Virus check before sending
citizen-unchecked = Stiamo ancora controllando i tuoi documenti
citizen-unchecked-text = Cerchiamo virus in: { $name }. Di solito bastano pochi minuti. La bozza è salva: riprova tra poco.
