# Pages that anybody may read.

# First page
public-home-title = Servicios sociales en línea
public-home-description = Haz una solicitud a los servicios sociales con SPID y sigue la respuesta paso a paso.
public-home-heading = Pide ayuda a los servicios sociales
public-home-lead = Haz la solicitud desde aquí, también desde el teléfono. Recibes enseguida un número de registro y siempre sabes cómo va tu solicitud.
public-home-known = ¿Ya has hecho una solicitud?
public-home-known-link = Mira cómo va
public-search-label = ¿Qué necesitas?
public-search-example = Por ejemplo: alquiler, guardería, comidas
public-search-button = Buscar
public-urgent = ¿Necesitas ayuda ahora?
public-urgent-112 = si alguien está en peligro
public-urgent-1522 = contra la violencia, día y noche, también en otros idiomas
public-needs-title = Empieza por lo que necesitas
public-all-services = { $count ->
    [one] Ver el servicio
   *[other] Los { $count } servicios
}
public-most-asked = Los más pedidos en este momento
public-how-enter = Entras
public-how-enter-text = Con SPID o CIE, las identidades digitales italianas, o con eIDAS. Puedes hacer la solicitud también para una persona a la que cuidas.
public-how-answer = Respondes a las preguntas
public-how-answer-text = Muchos datos ya los tenemos. Guardamos en cada paso: puedes parar y seguir desde otro dispositivo.
public-how-send = La envías
public-how-send-text = Recibes el número y el recibo, aquí y por correo electrónico. Después de enviarla, la solicitud ya no cambia.
public-how-reply = Te respondemos
public-how-reply-text = En 30 días, si el servicio no dice otra cosa. Si falta algo te escribimos, y tú respondes desde aquí.
public-desks-title = ¿Prefieres hablar con una persona?
public-desks-call = Pide cita: { $phone }
public-desks-write = Escríbenos
public-desks-write-text = Respondemos normalmente en dos días laborables. No mandes documentos por correo: adjúntalos a la solicitud.
public-desks-languages = Hablamos tu idioma
public-desks-languages-text = Con nuestras mediadoras, con cita: inglés, francés, español, árabe, ucraniano.
public-desks-lis = También en lengua de signos italiana (LIS)

# Catalogue
public-services-title = Todos los servicios
public-services-found-title = Servicios para «{ $query }»
public-services-lead = Elige el servicio y lee qué hace falta: para leer no tienes que entrar.
public-services-all = De la A a la Z
public-services-found = { $count ->
    [0] Ningún servicio para «{ $query }»
    [one] Un servicio para «{ $query }»
   *[other] { $count } servicios para «{ $query }»
}
public-services-none = Prueba con otra palabra, por ejemplo «affitto» (alquiler) o «nido» (guardería). O llámanos: encontramos juntos el servicio adecuado.
public-services-show-all = Ver todos los servicios
public-always-open = Siempre abierto
public-open-until = Abierto hasta el { $date }
public-opens-on = Se abre el { $date }
public-closed-since = Cerrado desde el { $date }
public-about-minutes = { $minutes ->
    [one] Cerca de un minuto
   *[other] Unos { $minutes } minutos
}
public-about-minutes-save = { $minutes ->
    [one] Cerca de un minuto
   *[other] Unos { $minutes } minutos, puedes guardar y seguir después
}
public-answer-within = { $days ->
    [one] Respuesta en un día
   *[other] Respuesta en { $days } días como máximo
}

# Service
public-service-active = Servicio activo
public-service-paused = Servicio no activo en este momento
public-service-start = Hacer la solicitud en línea
public-service-continue = Continuar la solicitud
public-or-appointment = O pide cita
public-page-index = Índice de la página
public-service-who = Para quién es
public-service-how = Cómo se hace
public-service-needed = Qué hace falta
public-service-not-asked = El nombre, el código fiscal y la fecha de nacimiento vienen de SPID: no tienes que escribirlos.
public-service-get = Qué se obtiene
public-service-times = Plazos y fechas
public-service-term = { $days ->
    [one] El plazo es de un día. Se para una sola vez, 30 días como máximo, si tenemos que pedirte algo (ley italiana 241/1990, artículo 2).
   *[other] El plazo es de { $days } días. Se para una sola vez, 30 días como máximo, si tenemos que pedirte algo (ley italiana 241/1990, artículo 2).
}
public-calendar-opens = Se abren las solicitudes
public-calendar-closes = Último día para enviar
public-calendar-answer = Última respuesta posible, para quien envía el último día
public-month = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sep
    [10] oct
    [11] nov
   *[12] dic
}
public-service-cost = Cuánto cuesta
public-service-access = Entra en el servicio
public-service-online = En línea, con tu identidad digital:
public-service-desk = O en la oficina, donde una persona rellena la solicitud contigo:
public-service-conditions = Condiciones del servicio
public-service-conditions-text = Quien envía una solicitud declara que lo que escribe es verdad; el ayuntamiento lo comprueba. Los datos sirven solo para esta solicitud.
public-service-topic = Tema
public-service-topic-social = Servicios sociales

# Access
public-access-title = Entrar
public-access-heading = Entra con tu identidad digital
public-access-lead = Después de entrar llegas a tu área personal.
public-access-lead-service = Estás pidiendo: { $service }. Después de entrar llegas directamente a la solicitud.
public-access-inside = Ya estás dentro como { $name }.
public-access-inside-go = Seguir sin entrar de nuevo
public-access-expired = Ya no estás dentro: ha pasado demasiado tiempo o la sesión se cerró desde otro dispositivo. Lo que guardaste sigue ahí; lo que escribiste después puede faltar. Entra de nuevo para continuar.
public-access-kept = Ya no estás dentro: ha pasado demasiado tiempo. Lo que estabas enviando no ha salido, pero lo que escribiste está a salvo durante tres días: entra de nuevo con tu identidad y lo encontrarás. Los archivos hay que elegirlos de nuevo.
public-access-lost = Ya no estás dentro: ha pasado demasiado tiempo o la sesión se cerró. Lo que estabas enviando no ha salido, y no lo hemos conservado: si la página te dijo que se queda en tu pestaña, lo encuentras cuando vuelvas a ella. Lo que habías guardado antes sigue ahí. Entra de nuevo para continuar.
public-access-unanswered = Empezaste a entrar con { $provider }, pero no llegó la respuesta. Si su sitio no funciona, espera unos minutos o elige otra forma. Tus solicitudes están a salvo.
public-access-stronger = { $service } pide una identidad de nivel { $level }. Entra otra vez con ese nivel: lo que guardaste sigue ahí.
public-access-stronger-area = El área personal pide una identidad de nivel { $level }. Entra otra vez con ese nivel: lo que guardaste sigue ahí.
public-access-person = { $service } es para los ciudadanos, y has entrado con una identidad profesional o de una organización. Entra con tu identidad personal.
public-access-professional = { $service } es para quien lo pide por su trabajo, por su cuenta o para una empresa o un organismo. Entra con SPID, con tu identidad profesional.
public-access-company = { $service } es para quien actúa por una empresa o un organismo. Entra con SPID, con tu identidad profesional o con la de la organización.
public-access-municipality = De qué municipio es el servicio
public-access-municipality-chosen = elegido
public-access-municipality-is = El servicio es de: { $name }.
public-access-spid = La identidad digital pública italiana. Hace falta el nivel { $level } o superior.
public-access-spid-highest = La identidad digital pública italiana. Hace falta el nivel { $level }.
public-access-spid-button = Entrar con SPID
public-access-choose = Elige quién te dio SPID
public-access-no-provider = No hay ningún proveedor configurado en este portal. Prueba más tarde o llámanos.
public-access-what-is-spid = Qué es SPID
public-access-no-spid = ¿No tienes SPID?
public-access-spid-help = ¿Necesitas ayuda?
public-access-cie = Carta de identidad electrónica italiana
public-access-cie-text = Con la aplicación CieID en el teléfono, o con un lector de tarjetas.
public-access-cie-button = Entrar con CIE
public-access-eidas-text = Para quien tiene la identidad digital de otro país de la Unión Europea. No hace falta el código fiscal italiano.
public-access-inactive = Aún no está activo en este portal.
public-access-after = Qué pasa después
public-access-after-1 = Tu proveedor te pide permiso para darnos nombre, código fiscal, fecha y lugar de nacimiento, sexo, domicilio y contactos.
public-access-after-2 = Vuelves aquí, donde estabas.
public-access-after-3 = Usamos estos datos solo para tu solicitud.
public-access-other = ¿Haces la solicitud para otra persona?
public-access-other-text = Entra con tu identidad. En la solicitud te preguntamos para quién la haces y en calidad de qué.
public-access-none = No tienes ninguna de estas identidades
public-access-none-text = Puedes hacer la solicitud en la oficina: la rellenamos contigo, solo hace falta un documento. Si no tienes documentos, ven igualmente.

# Login that did not succeed
public-spid-safe = No ha pasado nada grave: no nos ha llegado ningún dato y tus solicitudes no han cambiado.
public-spid-safe-drafts = No has perdido nada: tus solicitudes y borradores están a salvo.
public-spid-safe-desk = Tu trabajo no ha cambiado: todavía no has entrado, y lo que habías guardado sigue ahí.
public-spid-desk-do = Prueba otra vez desde la entrada de los operadores. Si no funciona, entra con la cuenta de tu entidad o avisa a quien administra el portal.
public-spid-code = Error { $way } { $code }, { $date }
public-spid-no-code = No se ha podido entrar, { $date }
public-spid-retry = Probar otra vez
public-spid-retry-consent = Probar otra vez y dar el consentimiento
public-spid-choose-again = Elegir cómo entrar
public-spid-go-on = Continuar
public-spid-back = Volver al servicio
public-spid-12 = El proveedor no ofrece este nivel
public-spid-12-what = El servicio pide un nivel de seguridad que tu proveedor no puede darte ahora.
public-spid-12-do = Pide el nivel { $level } a tu proveedor, o entra con otra identidad.
public-spid-19 = El usuario o la contraseña no son correctos
public-spid-19-what = Tu proveedor ha recibido varias veces datos de acceso equivocados, por eso no has podido entrar.
public-spid-19-do = Prueba otra vez con los datos correctos. Si no los recuerdas, recupéralos en el sitio del proveedor.
public-spid-20 = Hace falta una identidad de nivel más alto
public-spid-20-what = Tu identidad no tiene el nivel que pide este servicio.
public-spid-20-do = Pide a tu proveedor que active el nivel { $level }: en su sitio se explica cómo.
public-spid-21 = Ha pasado demasiado tiempo
public-spid-21-what = Hay que terminar de entrar en pocos minutos, y el tiempo se ha acabado.
public-spid-21-do = Ten cerca el teléfono y prueba otra vez.
public-spid-22 = No has dado el consentimiento, por eso no has entrado
public-spid-22-what = SPID te preguntó si podía darnos tus datos, y elegiste que no.
public-cie-22-what = CIE te preguntó si podía darnos nombre, código fiscal y fecha de nacimiento, y elegiste que no.
public-eidas-22-what = Tu país te preguntó si podía darnos nombre, fecha de nacimiento y otros datos sobre ti, y elegiste que no.
public-spid-22-do = Para hacer la solicitud en línea necesitamos esos datos, y los usamos solo para esto. Si prefieres no darlos, puedes venir a la oficina con un documento.
public-spid-23 = Tu identidad digital está bloqueada
public-spid-23-what = Tu proveedor dice que tu identidad está suspendida o anulada, o que el acceso está bloqueado.
public-spid-23-do = Escribe o llama a tu proveedor: solo él puede desbloquearla. Mientras tanto puedes venir a la oficina.
public-cie-23 = Tu carta de identidad ya no es válida
public-cie-23-what = El Ministerio del Interior italiano dice que tu carta de identidad electrónica está caducada o anulada.
public-cie-23-do = Pide una carta nueva a tu municipio. Si crees que es un error, escribe a cie.cittadini@interno.it. Mientras tanto puedes entrar con otra identidad, o venir a la oficina.
public-spid-25 = Has cancelado el acceso
public-spid-25-what = Paraste el acceso en el sitio del proveedor, por eso no has entrado.
public-spid-25-do = Si fue por error, prueba otra vez.
public-spid-30 = Hace falta una identidad personal
public-spid-30-what = Has usado una identidad profesional o de una organización. Aquí se entra con la personal.
public-spid-30-do = Prueba otra vez y elige tu identidad personal.
public-spid-30-work = Hace falta una identidad profesional
public-spid-30-professional-what = Este servicio es para quien lo pide por su trabajo, por su cuenta o para una empresa o un organismo.
public-spid-30-company-what = Este servicio es para quien actúa por una empresa o un organismo.
public-spid-30-work-do = Prueba otra vez y elige esa identidad en el sitio del proveedor. Si no la tienes, pídela a tu proveedor.
public-spid-other = El proveedor no te ha dejado entrar
public-spid-other-what = Tu proveedor ha rechazado el acceso, sin decirnos por qué.
public-spid-other-do = Prueba otra vez dentro de unos minutos. Si vuelve a pasar, llama al proveedor y dile el número de aquí abajo.
public-spid-ours = Algo no ha funcionado por nuestra parte
public-spid-08-what = El proveedor dice que la petición de este portal no sigue las reglas. El error es nuestro, no tuyo.
public-spid-09-what = El proveedor dice que la petición de este portal usa una versión equivocada. El error es nuestro, no tuyo.
public-spid-11-what = El proveedor dice que a la petición de este portal le falta su número. El error es nuestro, no tuyo.
public-spid-13-what = El proveedor dice que el reloj de este portal no va bien. El error es nuestro, no tuyo.
public-spid-14-what = El proveedor dice que la petición de este portal iba dirigida a otro. El error es nuestro, no tuyo.
public-spid-15-what = El proveedor dice que este portal pidió un acceso sin ti, y eso no se puede. El error es nuestro, no tuyo.
public-spid-16-what = El proveedor no reconoce la dirección a la que debía respondernos. El error es nuestro, no tuyo.
public-spid-17-what = El proveedor dice que este portal pidió tu identificador de forma equivocada. El error es nuestro, no tuyo.
public-spid-18-what = El proveedor no reconoce la lista de datos que pidió este portal. El error es nuestro, no tuyo.
public-spid-ours-do = Ya hemos avisado a quien gestiona el portal. Prueba más tarde, o llámanos.
public-spid-unsure = No tenemos la seguridad de que seas tú
public-spid-unsure-what = La respuesta del proveedor no ha pasado nuestros controles, por eso no te hemos dejado entrar.
public-spid-unsure-do = Prueba otra vez desde el principio. Si vuelve a pasar, llámanos.
public-spid-weaker = Hace falta una identidad de nivel más alto
public-spid-weaker-what = El proveedor te ha dejado entrar con un nivel más bajo que el que pide el servicio.
public-spid-weaker-do = Prueba otra vez y elige el nivel { $level } en el sitio del proveedor.
public-spid-clocks = Los relojes no coinciden
public-spid-clocks-what = La respuesta del proveedor lleva una hora demasiado distinta de la nuestra, por eso no te hemos dejado entrar.
public-spid-clocks-do = No depende de ti: ya hemos avisado a quien gestiona el portal. Prueba otra vez dentro de unos minutos.
public-spid-elsewhere = Este acceso empezó en otro sitio
public-spid-elsewhere-what = La respuesta del proveedor vale solo en el navegador donde empezaste, y este es otro.
public-spid-elsewhere-do = Empieza de nuevo desde aquí. Si el navegador bloquea las cookies, permite las de este sitio.
public-spid-used = Este acceso ya se ha usado
public-spid-used-what = La respuesta del proveedor vale una sola vez, y ya la hemos recibido.
public-spid-used-do = Si ya estás dentro, continúa; si no, te pedimos que entres de nuevo.
public-spid-loose = No encontramos el acceso que empezaste
public-spid-loose-what = Ha llegado una respuesta que no corresponde a ningún acceso empezado en este portal.
public-spid-loose-do = Empieza de nuevo desde aquí, sin usar el botón Atrás.
public-spid-late = Ha pasado demasiado tiempo
public-spid-late-what = La respuesta del proveedor llegó demasiado tarde y ya no vale.
public-spid-late-do = Prueba otra vez: normalmente basta un minuto.
public-spid-missing = Falta un dato para reconocerte
public-spid-missing-what = Tu proveedor no nos ha enviado todos los datos necesarios, por ejemplo el código fiscal.
public-spid-missing-do = Prueba otra vez. Si vuelve a pasar, llama al proveedor o ven a la oficina.
public-spid-impossible = Uno de tus datos no cuadra
public-spid-impossible-what = El proveedor nos ha enviado un dato mal escrito, por ejemplo el código fiscal.
public-spid-impossible-do = Comprueba tus datos en el sitio del proveedor. Si son correctos llámanos, o ven a la oficina.
public-spid-unknown = Este proveedor no está en la lista
public-spid-unknown-what = La dirección indica un proveedor que este portal no conoce.
public-spid-unknown-do = Vuelve a la lista y elige tu proveedor.
public-spid-start = Ahora no podemos iniciar el acceso
public-spid-start-what = El portal no consigue preparar la petición para tu proveedor. El error es nuestro, no tuyo ni del proveedor.
public-spid-busy = Hay mucha gente
public-spid-busy-what = En este momento entran muchas personas, y aún no hemos comprobado tu respuesta.
public-spid-busy-do = Espera unos segundos y pulsa Probar otra vez: no tienes que repetir el acceso.
public-spid-away = Estamos parados unos minutos
public-spid-away-what = El proveedor te ha reconocido, pero el portal ahora no puede leer sus archivos.
public-spid-away-do = Pulsa Probar otra vez dentro de un minuto: la respuesta del proveedor vale aún unos minutos. Después, basta con entrar de nuevo.
public-spid-halfway = Nos hemos quedado a mitad
public-spid-halfway-what = El proveedor te ha reconocido, pero el portal se paró mientras te dejaba entrar.
public-spid-halfway-do = Dentro de unos minutos entra de nuevo desde el principio: la respuesta de antes ya no vale.
public-cie-denied = No has terminado de entrar con CIE
public-cie-denied-what = Paraste el acceso, o no diste el consentimiento. Por eso no has entrado.
public-cie-denied-do = Para hacer la solicitud en línea necesitamos nombre, código fiscal y fecha de nacimiento. Los usamos solo para esto. Puedes probar otra vez o venir a la oficina.
public-cie-ours-what = El servicio CIE no ha entendido la petición de este portal. El error es nuestro, no tuyo.
public-cie-start-what = El portal no consigue preparar la petición para el servicio CIE. El error es nuestro, no tuyo ni del servicio CIE.
public-cie-unsure-what = La respuesta del servicio CIE no ha pasado nuestros controles, por eso no te hemos dejado entrar.
public-cie-elsewhere-what = La respuesta del servicio CIE vale una sola vez, y solo en la ventana donde empezaste.
public-cie-late-what = La respuesta del servicio CIE llegó demasiado tarde y ya no vale.
public-cie-missing-what = El servicio CIE no nos ha enviado todos los datos necesarios, por ejemplo el código fiscal.
public-cie-missing-do = Prueba otra vez. Si vuelve a pasar, llámanos o ven a la oficina.
public-cie-down = El servicio CIE no responde
public-cie-down-what = En este momento no podemos comunicar con el servicio CIE de forma segura.
public-cie-down-do = Prueba otra vez dentro de unos minutos, o entra con SPID. La culpa no es tuya.
public-cie-slow = El servicio CIE es demasiado lento
public-cie-slow-what = El servicio CIE no nos ha respondido a tiempo, por eso no has entrado.
public-login-gone = Aquí ya no hay nada que leer
public-login-gone-what = Esta página contaba cómo terminó un acceso. Se puede leer durante una hora, y solo en el navegador donde empezaste.
public-login-gone-do = Si quieres entrar, empieza de nuevo desde aquí. Si el navegador bloquea las cookies, permite las de este sitio.
public-spid-post-title = Ir al proveedor
public-spid-post-heading = Te llevamos a tu proveedor
public-spid-post-lead = Si la página no cambia sola, pulsa el botón.
public-spid-post-button = Continuar

# Signing out
public-logged-out-title = Has salido
public-logged-out-heading = Has salido del portal
public-logged-out-lead = Nadie puede ver ya tus solicitudes desde este dispositivo.
public-logged-out-provider = Puede que tu proveedor aún te recuerde: si el dispositivo no es tuyo, cierra el navegador.
public-logged-out-nothing = En tu proveedor no hay nada que cerrar.
public-logged-out-closed = El acceso en tu proveedor también está cerrado.
public-logged-out-partly = Tu proveedor ha cerrado su acceso, pero dice que quizá sigues dentro en otro sitio. Si el dispositivo no es tuyo, cierra el navegador.
public-leaving-text = Ahora cerramos también el acceso en tu proveedor. Si la página no cambia sola, pulsa el botón.
public-leaving-button = Cerrar también en el proveedor
public-logged-out-home = Volver al inicio
public-logged-out-again = Entrar de nuevo

# Errors
public-error-code = Error { $code }, { $date }
public-error-code-reference = Error { $code }, { $date }, número { $reference }
public-error-retry = Probar ahora otra vez
public-error-mine = Mis solicitudes
public-error-services = Todos los servicios
public-error-404 = Esta página no existe
public-error-404-what = La dirección está mal escrita, la página se ha movido, el servicio ya no se ofrece aquí, o no puedes verla con la identidad con la que has entrado.
public-error-404-do = Puedes buscar el servicio aquí abajo, o volver a empezar desde tus solicitudes.
public-error-404-search = ¿Qué buscabas?
public-error-403 = No podemos aceptar este envío
public-error-403-what = La página llevaba demasiado tiempo abierta, o mientras tanto ha entrado otra persona en este navegador, o has entrado de nuevo. No hemos guardado nada.
public-error-403-do = Lo que habías guardado antes está a salvo. Vuelve a la página y prueba otra vez; lo que escribiste después hay que escribirlo de nuevo.
public-error-back = Volver a la página
public-error-422 = No hemos entendido la petición
public-error-422-what = El navegador nos ha enviado algo que ninguna página de este portal envía.
public-error-422-do = Lo que habías guardado está a salvo. Vuelve a empezar desde tus solicitudes.
public-error-409 = Mientras tanto algo ha cambiado
public-error-409-what = Esto ya no se puede hacer: la solicitud ha avanzado, o alguien llegó antes.
public-error-409-do = Abre de nuevo la solicitud para ver cómo va ahora.
public-error-joined = Esta persona se ha unido con otra
public-error-joined-what = Otra oficina ha reconocido que la persona registrada por tu ventanilla ya estaba en su registro, y ha unido las dos fichas. Tu ventanilla no ve la otra.
public-error-joined-do = No se ha perdido nada de lo que habías escrito. Si todavía sigues a la persona, o si te parece un error, escribe al organismo con el que tienes el convenio: puede enviarte la ficha o anular la unión.
public-error-413 = Es demasiado grande
public-error-413-what = Lo que has enviado supera el límite de esta página.
public-error-413-do = Lo que habías guardado está a salvo. Vuelve atrás y prueba con un archivo más pequeño, por ejemplo una foto con menos resolución.
public-error-429 = Demasiadas peticiones en poco tiempo
public-error-429-what = Desde esta conexión llegan muchas peticiones, y durante unos minutos las paramos.
public-error-429-do = Espera un minuto y prueba otra vez. Lo que habías guardado está a salvo.
public-error-500 = Algo no ha funcionado por nuestra parte
public-error-500-what = El error es nuestro, no tuyo. Lo hemos registrado.
public-error-500-do = Lo que has escrito está a salvo hasta el último paso guardado. Si ya tenías el número de registro, la solicitud ha llegado.
public-error-503 = Estamos parados unos minutos
public-error-503-what = El portal no puede leer sus archivos. Normalmente vuelve solo en pocos minutos.
public-error-503-do = Lo que has escrito está a salvo hasta el último paso guardado. Si ya tenías el número de registro, la solicitud ha llegado. Si estabas enviando algo, recarga esta página dentro de unos minutos y confirma el envío: no tienes que escribirlo otra vez.
public-error-busy = Un momento: alguien está guardando
public-error-busy-what = Otra persona estaba guardando lo mismo en el mismo momento. Para no mezclarlo, no se ha guardado nada de lo que has enviado.
public-error-busy-do = Inténtalo otra vez: recarga esta página y confirma el envío. No tienes que escribir nada de nuevo.

# Privacy
public-privacy-lead = Qué hacemos con tus datos, con palabras sencillas (RGPD, artículos 13 y 14).
public-privacy-who = Quién los trata
public-privacy-who-text = El responsable es { $name }, { $address }. Para cualquier pregunta sobre tus datos escribe a { $email }: responde también el delegado de protección de datos.
public-privacy-why = Por qué los usamos
public-privacy-why-text = Para examinar tu solicitud y darte el servicio que pides. Es una tarea de interés público prevista por la ley (ley italiana 328/2000): no hace falta tu consentimiento, y sin los datos necesarios no podemos responder.
public-privacy-what = Qué datos
public-privacy-what-text = Los que vienen de tu identidad digital, los que escribes en la solicitud y los documentos que adjuntas. Antes de empezar, cada servicio dice qué grupos de datos lee la oficina.
public-privacy-seen = Quién los ve
public-privacy-seen-text = Solo las personas de la oficina que lleva tu solicitud, y solo los grupos de datos que necesitan para su trabajo. Cada lectura queda registrada.
public-privacy-long = Durante cuánto tiempo
public-privacy-long-text = Los borradores no enviados se borran tras 30 días sin cambios; si mientras tanto el servicio está cerrado, tras 180 días, y cuando vuelve a abrir tienes al menos 30 días para enviarlos. Las solicitudes enviadas se guardan el tiempo que la ley pide a los archivos públicos. Las pruebas del acceso con SPID se guardan 24 meses.
public-privacy-cookies = Cookies
public-privacy-cookies-text = Usamos solo cookies técnicas. Una mantiene la sesión, hasta que sales o la sesión termina. Una, que se llama «lingua», recuerda durante un año el idioma que eliges. Una, que se llama «spid», llega cuando abres la página de acceso: sirve para asegurarse de que la respuesta del proveedor de identidad vuelva al mismo navegador que la pidió, y dura 60 minutos. Una, que se llama «persona», dura hasta que sales o cierras el navegador: si después entra otra persona, hace que se borre de este dispositivo lo que habías escrito y aún no estaba guardado. Quien trabaja en las oficinas tiene otra, que se llama «dispositivo» y dura 400 días: sirve para avisar si alguien entra en su lugar desde otro navegador. Ninguna cookie de otros, ninguna estadística sobre ti. Por eso no te pedimos consentimiento y no ves ningún aviso.
public-privacy-rights = Tus derechos
public-privacy-rights-text = Puedes pedir ver tus datos, corregirlos, limitar su uso u oponerte. Escribe a { $email } o ven a la oficina: respondemos en un mes.
public-privacy-complaint = Reclamaciones
public-privacy-complaint-text = Si crees que algo no está bien, puedes dirigirte a la autoridad italiana de protección de datos, garanteprivacy.it.

# Accessibility
public-a11y-lead = Queremos que todas las personas puedan usar este portal, con cualquier herramienta.
public-a11y-draft = Borrador: antes de la publicación la entidad la rellena en el modelo de AgID y la revisa cada año antes del 23 de septiembre.
public-a11y-state = Estado de conformidad
public-a11y-state-text = El portal está pensado para cumplir las WCAG 2.2, nivel AA, y la norma EN 301 549. Funciona sin JavaScript, solo con el teclado, con un lector de pantalla y en pantallas de 320 píxeles.
public-a11y-limits = Contenidos no accesibles
public-a11y-limits-text = Los documentos que adjuntan las personas pueden no ser accesibles. Los recibos que producimos son PDF con estructura.
public-a11y-tests = Cómo lo comprobamos
public-a11y-tests-text = Pruebas automáticas en cada cambio (validez del HTML, axe, teclado, sin JavaScript). Las pruebas con personas corresponden a la entidad, antes de la apertura.
public-a11y-report = Avisar de un problema
public-a11y-report-text = Escribe a { $email } o llama al { $phone }: dinos la página y qué no consigues hacer. { $name } responde en 30 días.
public-a11y-defender = Si no respondemos
public-a11y-defender-text = Puedes dirigirte al defensor de los derechos digitales (Difensore civico per il digitale), en AgID.

public-rating-title = Tu opinión
public-rating-error-stars = Elige de 1 a 5 estrellas
public-rating-error-reason = Elige una de las respuestas propuestas, o ninguna
public-rating-error-words = Detalles: escribe 200 caracteres como máximo
public-rated-title = Gracias por tu opinión
public-rated-lead = La hemos recibido sin tu nombre. Nos ayuda a mejorar esta página.
public-rated-before = Ya habías dado tu opinión después de esta solicitud: vale aquella.
public-rated-back = Volver a la página
public-privacy-desk = Información de la oficina: { $desk }
public-privacy-desk-version = Versión { $n }, válida desde el { $date }
public-privacy-desk-older = { $name } (versión { $n })
public-privacy-desk-replaced = Esta no es la versión de hoy.
public-privacy-desk-newer = Leer la versión { $n }
public-privacy-desk-versions = Versiones de esta información
public-privacy-desk-versions-text = Cada versión tiene su propia dirección: si firmaste una, aquí la encuentras tal como era.
public-privacy-desk-own = Página de la información, con las versiones anteriores: { $desk }
