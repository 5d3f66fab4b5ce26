# The catalogue: filters, services that are closed, pages that were meant.

# Filters
catalogue-topic = Di che cosa si tratta
catalogue-topic-any = Qualsiasi bisogno
catalogue-audience = Chi sei
catalogue-audience-any = Chiunque
catalogue-filter = Applica i filtri
catalogue-chosen = Hai scelto: { $what }.
catalogue-clear = Togli i filtri
catalogue-count = { $count ->
    [0] Nessun servizio con questi filtri
    [one] Un servizio con questi filtri
   *[other] { $count } servizi con questi filtri
}
catalogue-without = { $count ->
    [one] Senza filtri c’è un servizio: guardalo
   *[other] Senza filtri ci sono { $count } servizi: guardali
}
catalogue-topic-money = Soldi, affitto e bollette
catalogue-topic-home = La casa
catalogue-topic-care = Aiuto a domicilio e pasti
catalogue-topic-transport = Muoversi
catalogue-topic-residence = Vivere in una struttura
catalogue-topic-children = Figli e nido
catalogue-topic-abroad = Vengo da un altro Paese
catalogue-topic-violence = Violenza o paura
catalogue-topic-listening = Parlare con qualcuno
catalogue-audience-parent = Ho figli minorenni
catalogue-audience-older = Ho più di 65 anni
catalogue-audience-disabled = Ho una disabilità
catalogue-audience-carer = Aiuto una persona cara
catalogue-audience-foreigner = Ho un’altra cittadinanza
catalogue-audience-poor = Ho pochi soldi o non lavoro

# A service that is closed
catalogue-opens-on = Apre il { $date }: da quel giorno fai domanda da qui. Prima non serve fare niente.
catalogue-over-since = È chiuso dal { $date }. Quando riapre lo scriviamo in questa pagina. Se hai bisogno prima, chiamaci.
catalogue-others = Guarda i servizi simili

# An address that does not exist
catalogue-near = Forse cercavi
