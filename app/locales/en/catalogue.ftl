# The catalogue: filters, services that are closed, pages that were meant.

# Filters
catalogue-topic = What it is about
catalogue-topic-any = Any need
catalogue-audience = Who you are
catalogue-audience-any = Anybody
catalogue-filter = Apply the filters
catalogue-chosen = You chose: { $what }.
catalogue-clear = Remove the filters
catalogue-count = { $count ->
    [0] No service with these filters
    [one] One service with these filters
   *[other] { $count } services with these filters
}
catalogue-without = { $count ->
    [one] Without filters there is one service: see it
   *[other] Without filters there are { $count } services: see them
}
catalogue-topic-money = Money, rent and bills
catalogue-topic-home = A home
catalogue-topic-care = Help at home and meals
catalogue-topic-transport = Getting about
catalogue-topic-residence = Living in a care home
catalogue-topic-children = Children and nursery
catalogue-topic-abroad = I come from another country
catalogue-topic-violence = Violence or fear
catalogue-topic-listening = Talking to somebody
catalogue-audience-parent = I have children under 18
catalogue-audience-older = I am over 65
catalogue-audience-disabled = I have a disability
catalogue-audience-carer = I look after somebody
catalogue-audience-foreigner = I have another citizenship
catalogue-audience-poor = I have little money or no work

# A service that is closed
catalogue-opens-on = It opens on { $date }: from that day you apply from here. Before that there is nothing to do.
catalogue-over-since = It has been closed since { $date }. When it opens again we say so on this page. If you need help before, call us.
catalogue-others = See similar services

# An address that does not exist
catalogue-near = Were you looking for
