# The catalogue: filters, services that are closed, pages that were meant.

# Filters
catalogue-topic = De qué se trata
catalogue-topic-any = Cualquier necesidad
catalogue-audience = Quién eres
catalogue-audience-any = Cualquier persona
catalogue-filter = Aplicar los filtros
catalogue-chosen = Has elegido: { $what }.
catalogue-clear = Quitar los filtros
catalogue-count = { $count ->
    [0] Ningún servicio con estos filtros
    [one] Un servicio con estos filtros
   *[other] { $count } servicios con estos filtros
}
catalogue-without = { $count ->
    [one] Sin filtros hay un servicio: míralo
   *[other] Sin filtros hay { $count } servicios: míralos
}
catalogue-topic-money = Dinero, alquiler y facturas
catalogue-topic-home = La vivienda
catalogue-topic-care = Ayuda en casa y comidas
catalogue-topic-transport = Desplazarse
catalogue-topic-residence = Vivir en una residencia
catalogue-topic-children = Hijos y guardería
catalogue-topic-abroad = Vengo de otro país
catalogue-topic-violence = Violencia o miedo
catalogue-topic-listening = Hablar con alguien
catalogue-audience-parent = Tengo hijos menores
catalogue-audience-older = Tengo más de 65 años
catalogue-audience-disabled = Tengo una discapacidad
catalogue-audience-carer = Cuido de un familiar
catalogue-audience-foreigner = Tengo otra nacionalidad
catalogue-audience-poor = Tengo poco dinero o no trabajo

# A service that is closed
catalogue-opens-on = Abre el { $date }: desde ese día haz la solicitud aquí. Antes no hay que hacer nada.
catalogue-over-since = Está cerrado desde el { $date }. Cuando vuelva a abrir lo diremos en esta página. Si lo necesitas antes, llámanos.
catalogue-others = Ver servicios parecidos

# An address that does not exist
catalogue-near = Quizá buscabas
