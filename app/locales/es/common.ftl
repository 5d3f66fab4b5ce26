# What all pages share.

common-home = Inicio
common-breadcrumb = Ruta
common-skip-content = Ir al contenido
common-skip-footer = Ir al pie de página
common-title-error = Error: { $title }
common-error-prefix = Error:
common-errors-title = { $count ->
    [one] Hay una respuesta que corregir
   *[other] Hay { $count } respuestas que corregir
}
common-optional = opcional

# Header
common-language = Idioma:
common-language-code = ESP
common-access = Entrar en tu área personal
common-personal-area = Área personal
common-console = Consola
common-logout = Salir
common-search-service = Buscar un servicio
common-menu = Menú
common-main-menu = Principal
common-close = Cerrar
common-services = Servicios
common-how-it-works = Cómo funciona
common-desks = Oficinas y horarios

# Footer
common-demo = Portal de demostración: las personas, las solicitudes y los documentos son inventados.
common-contacts = Contactos
common-telephone = Teléfono
common-write-email = Escribir un correo electrónico
common-pec = Correo certificado (PEC)
common-tax-code = Código fiscal / NIF-IVA
common-help = Ayuda
common-faq = Preguntas frecuentes
common-appointment = Pedir cita
common-report = Avisar de un fallo
common-rules = Reglas y derechos
common-privacy = Aviso de privacidad
common-legal = Aviso legal
common-accessibility = Declaración de accesibilidad

# Help beside a form
common-help-title = ¿Necesitas ayuda?
common-appointment-text = Rellenamos la solicitud contigo

# Certified data
common-certified-locked = Aquí no se pueden cambiar.
common-certified-wrong = ¿Hay algún dato mal?
common-certified-wrong-text = Puedes enviar la solicitud de todas formas y escribirnos qué hay que corregir. Para el nombre y el código fiscal, habla con quien te dio la identidad digital. Para la residencia, con la oficina del padrón (Anagrafe).

# States of a request
common-state-draft = Borrador
common-state-submitted = Enviada
common-state-taken-up = En trámite
common-state-awaiting-integration = Falta algo
common-state-notice-given = Aviso de rechazo
common-state-accepted = Aceptada
common-state-refused = Rechazada
common-state-withdrawn = Retirada
common-state-expired = Caducada

# Rating (fixed wording of the Modello Comuni)
common-rating-page = ¿Es clara la información de esta página?
common-rating-service = ¿Ha sido fácil usar este servicio?
common-rating-stars = Valora de 1 a 5 estrellas
common-rating-star = { $stars ->
    [one] Valora con 1 estrella de 5
   *[other] Valora con { $stars } estrellas de 5
}
common-rating-liked = ¿Qué te ha gustado más?
common-rating-disliked = ¿Dónde has tenido más dificultades?
common-rating-clear = Las indicaciones eran claras
common-rating-complete = Las indicaciones eran completas
common-rating-sure = Siempre sabía que iba por buen camino
common-rating-no-faults = No he tenido problemas técnicos
common-rating-unclear = A veces las indicaciones no eran claras
common-rating-incomplete = A veces las indicaciones no eran completas
common-rating-unsure = A veces no sabía si iba por buen camino
common-rating-faults = He tenido problemas técnicos
common-rating-other = Otra cosa
common-rating-details = ¿Quieres añadir más detalles?
common-rating-details-hint = 200 caracteres como máximo
common-rating-send = Enviar la opinión

# Answers
common-yes = Sí
common-no = No
common-declared = Declarado
common-no-answer = Sin respuesta
common-iban-end = IBAN que termina en …{ $end }
common-required = obligatorio

# Before the session ends
common-ending-title = ¿Sigues aquí?
common-ending-soon = En dos minutos se cierra la sesión, por seguridad. Si te quedas, no pierdes nada.
common-ending-last = En dos minutos termina la sesión y no se puede alargar. Guarda ahora lo que estás escribiendo.
common-ending-over = Lo que estaba guardado está a salvo: entra de nuevo y sigue desde ahí.
common-ending-ended = La sesión ha terminado
common-ending-failed = No conseguimos conectar con el portal. Comprueba la conexión y pulsa de nuevo Quedarme.
common-ending-again = Entrar de nuevo
common-ending-stay = Quedarme
common-ending-close = Entendido
common-place-unknown = lugar no reconocido (código { $code })

# Fields of an answer that has several
common-part-nome = Nombre
common-part-cognome = Apellidos
common-part-data-nascita = Fecha de nacimiento
common-part-luogo-nascita = Lugar de nacimiento
common-part-codice-fiscale = Código fiscal (codice fiscale)
common-part-email = Correo electrónico
common-part-telefono = Teléfono
common-part-via = Calle y número
common-part-cap = Código postal
common-part-comune = Municipio
common-part-paese = País
common-part-importo = Importe
common-part-ogni = Con qué frecuencia
common-every-mese = Cada mes
common-every-anno = Cada año
common-every-una-volta = Una sola vez
common-new-tab = (se abre en una pestaña nueva)
