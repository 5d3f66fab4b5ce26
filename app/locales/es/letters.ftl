# Messages that an act of the desk leaves for the citizen, and e-mails.

letters-taken-up = Ya estamos trabajando en tu solicitud. Te escribimos aquí si necesitamos algo.
letters-handed-over = Tu solicitud ha pasado a otra ventanilla que puede llevarla mejor: { $desk }. El número de registro y los días para la respuesta siguen siendo los mismos. No tienes que hacer nada.
letters-integration-asked =
    Para continuar necesitamos algo de ti, como muy tarde el { $date }:

    { $text }
letters-notice-given =
    Vamos a rechazar tu solicitud. El motivo:

    { $reason }

    Puedes responder hasta el { $date }, también con otros documentos (ley italiana 241/1990, art. 10-bis).
letters-refused =
    Tu solicitud ha sido rechazada. El motivo:

    { $reason }

    Puedes recurrir al tribunal administrativo (TAR) en 60 días, o al Presidente de la República en 120 días.
letters-accepted = Hemos aceptado tu solicitud. La oficina te contactará para los próximos pasos.

letters-receipt-subject = Solicitud recibida, número { $protocollo }
letters-receipt-body =
    Hola:

    hemos recibido tu solicitud. Su número de registro (protocollo) es { $protocollo }.
    El recibo va adjunto a este mensaje.

    Sigue tu solicitud en tu área personal:
    { $url }

    { $name }
letters-news-subject = Hay novedades en tu solicitud { $protocollo }
letters-news-body =
    Hola:

    hay novedades en tu solicitud, número { $protocollo }.
    Para proteger tus datos no las escribimos en este mensaje: las lees en tu área personal.
    { $url }

    { $name }

# Where somebody must not come to know of the request: neither number, nor what it is about.
letters-neutral-subject = Un mensaje para ti
letters-neutral-body =
    Hola:

    hay algo que leer en tu área personal:
    { $url }

    { $name }

# A service for which a draft was written is open again: never which.
letters-opening-subject = Ya puedes enviar tu solicitud
letters-opening-body =
    Hola:

    el servicio para el que escribiste una solicitud estaba cerrado y ahora está abierto: puedes enviarla.
    Lo que escribiste sigue en el borrador, en tu área personal:
    { $url }

    { $name }

# About an appointment: where and when, never what for.
letters-appointment-booked-subject = Cita reservada: { $date }
letters-appointment-booked-body =
    Hola:

    hemos reservado tu cita, código { $code }.

    { $date }
    { $address }

    Para verla, cambiarla o anularla entra en tu área personal:
    { $url }

    { $name }
letters-appointment-moved-subject = Cita cambiada: { $date }
letters-appointment-moved-body =
    Hola:

    tu cita, código { $code }, tiene una nueva hora.

    { $date }
    { $address }

    Para verla, cambiarla o anularla entra en tu área personal:
    { $url }

    { $name }
letters-appointment-cancelled-subject = Cita anulada: { $date }
letters-appointment-cancelled-body =
    Hola:

    esta cita, código { $code }, está anulada.

    { $date }
    { $address }

    Para verla, cambiarla o anularla entra en tu área personal:
    { $url }

    { $name }
letters-appointment-reminder-subject = Recordatorio: cita el { $date }
letters-appointment-reminder-body =
    Hola:

    te recordamos tu cita, código { $code }.

    { $date }
    { $address }

    Para verla, cambiarla o anularla entra en tu área personal:
    { $url }

    { $name }

letters-receipt-note-term = Respondemos en { $days } días como máximo (ley italiana 241/1990, art. 2). Si te pedimos otros documentos, los días se paran una sola vez y durante 30 días como máximo.
letters-receipt-note-silence = Si no respondemos antes de la fecha escrita arriba, puedes pedir que intervenga quien tiene el poder de decidir en lugar de la oficina (ley italiana 241/1990, art. 2, ap. 9-bis).
letters-receipt-verification = La huella SHA-256 de cada documento permite comprobar que es exactamente el que enviaste.
letters-receipt-title = Recibo de la solicitud
letters-receipt-request = La solicitud
letters-receipt-service = Servicio
letters-receipt-applicant = Enviada por
letters-receipt-for = Por cuenta de
letters-receipt-office = Quién lleva la solicitud
letters-receipt-documents = Documentos entregados
letters-receipt-no-documents = Ningún documento.
letters-receipt-digest = Huella SHA-256
letters-receipt-check = Cómo se comprueba este recibo
letters-receipt-page = Página { $page } de { $pages }

letters-code-message = { $name }: el código para confirmar tu número es { $code }. Vale { $minutes } minutos. No se lo des a nadie.
letters-code-subject = El código para confirmar tu dirección
letters-code-body =
    Hola:

    el código para confirmar esta dirección es: { $code }
    Vale { $minutes } minutos. Escríbelo en la página de tu perfil.

    ¿No lo has pedido? No tienes que hacer nada: sin el código no cambia nada.

    { $name }

letters-text-missing = Escribe tu respuesta o adjunta un documento.
letters-text-too-long = Has escrito { $found } caracteres, puede haber { $max } como máximo.

letters-access-granted =
    Te damos los documentos que pediste con la petición de acceso { $number }: los encuentras adjuntos a este mensaje.

    { $text }
letters-access-refused =
    No podemos darte los documentos que pediste con la petición de acceso { $number }. El motivo:

    { $reason }

    En 30 días puedes acudir al defensor cívico o recurrir al TAR (Ley 241/1990, art. 25).
letters-access-deferred =
    Aplazamos hasta el { $date } la respuesta a tu petición de acceso { $number }. El motivo:

    { $reason }

    En 30 días puedes acudir al defensor cívico o recurrir al TAR (Ley 241/1990, art. 25).
letters-notice-title = Información sobre el tratamiento de datos personales
letters-notice-signature = Firma
letters-notice-statement = He leído la información.
letters-notice-person = Nombre y apellidos
letters-notice-day = Fecha
