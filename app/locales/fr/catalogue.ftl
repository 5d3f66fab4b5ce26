# The catalogue: filters, services that are closed, pages that were meant.

# Filters
catalogue-topic = De quoi il s’agit
catalogue-topic-any = N’importe quel besoin
catalogue-audience = Qui vous êtes
catalogue-audience-any = Tout le monde
catalogue-filter = Appliquer les filtres
catalogue-chosen = Vous avez choisi : { $what }.
catalogue-clear = Enlever les filtres
catalogue-count = { $count ->
    [0] Aucun service avec ces filtres
    [one] Un service avec ces filtres
   *[other] { $count } services avec ces filtres
}
catalogue-without = { $count ->
    [one] Sans filtres, il y a un service : le voir
   *[other] Sans filtres, il y a { $count } services : les voir
}
catalogue-topic-money = Argent, loyer et factures
catalogue-topic-home = Le logement
catalogue-topic-care = Aide à la maison et repas
catalogue-topic-transport = Se déplacer
catalogue-topic-residence = Vivre dans un établissement
catalogue-topic-children = Enfants et crèche
catalogue-topic-abroad = Je viens d’un autre pays
catalogue-topic-violence = Violence ou peur
catalogue-topic-listening = Parler avec quelqu’un
catalogue-audience-parent = J’ai des enfants mineurs
catalogue-audience-older = J’ai plus de 65 ans
catalogue-audience-disabled = J’ai un handicap
catalogue-audience-carer = J’aide un proche
catalogue-audience-foreigner = J’ai une autre nationalité
catalogue-audience-poor = J’ai peu d’argent ou pas de travail

# A service that is closed
catalogue-opens-on = Il ouvre le { $date } : à partir de ce jour, faites la demande ici. Avant, il n’y a rien à faire.
catalogue-over-since = Il est fermé depuis le { $date }. Quand il rouvrira, nous l’écrirons sur cette page. Si vous en avez besoin avant, appelez-nous.
catalogue-others = Voir les services semblables

# An address that does not exist
catalogue-near = Vous cherchiez peut-être
