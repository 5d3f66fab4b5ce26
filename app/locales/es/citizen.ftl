# Pages of a citizen who signed in.

# Form
citizen-application = Solicitud
citizen-flow-service = Solicitud: { $service }
citizen-steps = Pasos de la solicitud
citizen-step-of = Paso { $number } de { $count }
citizen-step-done = completado
citizen-step-title = { $step }, paso { $number } de { $count }
citizen-summary = Resumen
citizen-back = Atrás
citizen-next = Siguiente
citizen-save-and-leave = Guardar y salir
citizen-send = Enviar la solicitud
citizen-choose = Elige
citizen-municipalities = Municipios encontrados
citizen-read-privacy = Lee el aviso de privacidad
citizen-read-privacy-desk = Lee el aviso de privacidad de «{ $desk }»
citizen-hint-date = Día, mes y año, por ejemplo 14/03/1988
citizen-hint-date-to-come = Día, mes y año, por ejemplo { $date }
citizen-hint-time = Horas y minutos, por ejemplo 8:15
citizen-hint-money = En euros, por ejemplo 1.234,50
citizen-hint-fiscal-code = 16 letras y números, detrás de la tarjeta sanitaria (tessera sanitaria)
citizen-hint-iban = 27 letras y números, empieza por IT
citizen-remove-entry = Quitar { $entry }
citizen-certified-source = Datos seguros, recibidos de tu identidad digital.
citizen-conflict = Esta solicitud está abierta en otra ventana
citizen-conflict-text = Allí guardaste después de abrir esta página. Lo que has escrito aquí sigue aquí: si continúas, ocupa el lugar de lo otro. Si no, cierra esta ventana.
citizen-draft-new = Borrador aún no guardado
citizen-draft-saved = Borrador guardado a las { $time }
citizen-draft-saved-on = Borrador guardado el { $date }
citizen-draft-kept = Lo encuentras en tu área personal hasta el { $date }, desde cualquier dispositivo.
citizen-draft-missing = { $count ->
    [one] Falta la respuesta marcada.
   *[other] Faltan las { $count } respuestas marcadas.
}
citizen-draft-failed = No guardado, probamos otra vez
citizen-draft-failed-text = Lo que has escrito queda en este dispositivo, sin cifrar, hasta que vuelva la línea. Se borra cuando sales o envías la solicitud.
citizen-draft-expired = Tu sesión se ha cerrado
citizen-draft-expired-text = Lo que has escrito queda en esta pestaña del navegador. Entra de nuevo: lo encuentras aquí.
citizen-countries = Países encontrados
citizen-hint-country = Déjalo vacío para Italia; escribe el nombre, por ejemplo Marruecos
citizen-hint-most = Como máximo { $max } caracteres.
citizen-left = { $count ->
    [0] Has usado todos los caracteres
    [one] Puedes escribir todavía un carácter
   *[other] Puedes escribir todavía { $count } caracteres
}
citizen-hint-birth-place = El municipio, o el país si es en el extranjero
citizen-upload-way = Cómo quieres hacerlo

# The form changed, the service closed
citizen-new-form-notice = El formulario de este servicio ha cambiado
citizen-new-form-notice-text = Puedes terminar con el que empezaste. O pasar al nuevo: las respuestas que aún sirven se conservan.
citizen-new-form-see = Mira qué cambia
citizen-new-form-title = Pasa al formulario nuevo
citizen-new-form-lead = Lee qué cambia y luego elige. Hasta que elijas, nada se mueve.
citizen-new-form-changes = Qué cambia
citizen-new-form-words = Las preguntas son las mismas. Solo cambian algunas explicaciones.
citizen-new-form-added = Pregunta nueva, en el paso: { $step }
citizen-new-form-removed = Ya no se pregunta
citizen-new-form-label = Antes era: { $name }
citizen-new-form-kind = Se responde de otra manera
citizen-new-form-choices = Cambian las palabras de las opciones
citizen-new-form-choices-more = Opciones nuevas: { $name }.
citizen-new-form-choices-fewer = Opciones eliminadas: { $name }.
citizen-new-form-limits = Cambian los límites de la respuesta
citizen-new-form-required = Ahora hace falta una respuesta
citizen-new-form-optional = Ahora puedes dejarla vacía
citizen-new-form-condition = Se pregunta en otros casos
citizen-new-form-step = Ahora está en el paso: { $step }
citizen-new-form-move = Pasar al formulario nuevo
citizen-new-form-stay = Seguir con el anterior
citizen-earlier-title = Respuestas del formulario anterior
citizen-earlier-text = Se quedan aquí hasta que envíes la solicitud, para que puedas releerlas. No las enviamos.
citizen-closed-until = Puedes enviar la solicitud desde el { $date }
citizen-closed-since = El servicio se cerró el { $date }
citizen-closed-text = Lo que escribiste queda en el borrador. Hoy no se puede enviar: si lo necesitas ya, llama a la oficina. Si podemos, te escribiremos un correo cuando se pueda enviar.
citizen-withdrawn-title = El servicio ya no recibe solicitudes
citizen-withdrawn-safe = Lo que escribiste sigue aquí
citizen-withdrawn-text = Puedes releerlo hasta el { $date }. No podemos recibirlo en línea: llama a la oficina o busca otro servicio.
citizen-withdrawn-services = Buscar otro servicio

# Documents
citizen-upload-rule = { $files ->
    [one] { $kinds }, hasta { $size }. Puedes quitarlo mientras no envíes la solicitud.
   *[other] { $kinds }, hasta { $size } cada uno. Puedes quitarlos mientras no envíes la solicitud.
}
citizen-upload-rule-sent = { $files ->
    [one] { $kinds }, hasta { $size }.
   *[other] { $kinds }, hasta { $size } cada uno.
}
citizen-upload-add = Añadir un archivo
citizen-upload-send = Subir el archivo elegido
citizen-file-remove = Quitar
citizen-file-state-up = Subiendo
citizen-file-state-waiting = En revisión
citizen-file-state-accepted = Aceptado
citizen-file-state-rejected = Rechazado
citizen-file-waiting = Buscamos virus y leemos el archivo: puedes continuar
citizen-file-accepted = Recibido a las { $time }
citizen-file-accepted-now = Recibido ahora

# Before sending
citizen-summary-title = Lee otra vez antes de enviar
citizen-summary-lead = Después de enviar, las respuestas ya no se cambian. Podrás escribirnos, añadir lo que te pedimos o retirar la solicitud.
citizen-change = Cambiar
citizen-step-missing = { $count ->
    [one] { $step }: una respuesta que corregir
   *[other] { $step }: { $count } respuestas que corregir
}
citizen-truth = Declaro que lo que he escrito es verdad
citizen-truth-text = Esta declaración vale en lugar de un certificado. El ayuntamiento lo comprueba. Quien declara algo falso pierde lo que ha obtenido y responde ante la ley (D.P.R. 445/2000, artículos 46, 47 y 76).
citizen-truth-missing = Marca la declaración para enviar la solicitud
citizen-after-title = En cuanto la envíes
citizen-after-receipt = Recibes el número de registro y el recibo en PDF.
citizen-after-receipt-email = Recibes el número de registro y el recibo en PDF, aquí y en { $email }.
citizen-after-arrives = La solicitud llega a: { $office }.
citizen-after-answer = Tienes una respuesta como muy tarde el { $date }.

# After sending
citizen-sent-title = Solicitud enviada
citizen-sent-lead = Gracias, { $name }: hemos recibido tu solicitud: { $service }.
citizen-protocollo = Número de registro
citizen-received-on = Recibida el
citizen-answer-by = Respuesta como muy tarde el
citizen-receipt-download = Descargar el recibo (PDF)
citizen-receipt-sent = Lo enviamos también a { $email }. Lo encuentras siempre en tu área personal.
citizen-receipt-soon-email = Estamos preparando el recibo: dentro de poco lo encuentras en tu área personal y en { $email }.
citizen-receipt-here = Lo encuentras siempre en tu área personal.
citizen-receipt-soon = Estamos preparando el recibo: dentro de poco lo encuentras en tu área personal.
citizen-what-next = Qué pasa ahora
citizen-next-arrived = La solicitud ha llegado
citizen-next-arrived-text = { $documents ->
    [0] Espera su turno en: { $office }.
    [one] Espera su turno en: { $office }, con tu documento.
   *[other] Espera su turno en: { $office }, con tus { $documents } documentos.
}
citizen-next-soon = En los próximos días
citizen-next-if = Solo si hace falta
citizen-next-taken = Una persona de la oficina se encarga de ella
citizen-next-taken-text = Te avisamos. Desde ese momento sabes qué oficina la lleva.
citizen-next-asked = Te pedimos algo más
citizen-next-asked-text = Respondes desde aquí. Mientras tanto los días se paran: una sola vez, 30 como máximo.
citizen-next-answer = Recibes la respuesta
citizen-next-answer-text = Si fuera negativa, antes te explicamos por qué y tienes 10 días para responder.
citizen-by = Como muy tarde el { $date }
citizen-meanwhile = Mientras tanto puedes
citizen-see-request = Ver tu solicitud
citizen-write-desk = Escribir a la oficina
citizen-late = ¿Y si la respuesta no llega a tiempo?
citizen-late-text = Puedes dirigirte a quien sustituye a la oficina (ley italiana 241/1990, artículo 2): escribe a { $email }. Debe decidir en la mitad del plazo.
citizen-who-follows = Quién lleva la solicitud

# Area personale
citizen-hello = Hola, { $name }
citizen-new = Nueva solicitud
citizen-my-requests = Mis solicitudes
citizen-empty = Aún no has hecho solicitudes. Elige un servicio: puedes parar cuando quieras, guardamos en cada paso.
citizen-todo = { $count ->
    [one] Por hacer: una cosa
   *[other] Por hacer: { $count } cosas
}
citizen-todo-integration = { $days ->
    [0] { $service }: necesitamos algo más. Envíalo hoy, { $date }.
    [one] { $service }: necesitamos algo más. Envíalo como muy tarde el { $date }: queda un día.
   *[other] { $service }: necesitamos algo más. Envíalo como muy tarde el { $date }: quedan { $days } días.
}
citizen-todo-notice = { $days ->
    [0] { $service }: vamos a rechazarla. Puedes responder hasta hoy, { $date }.
    [one] { $service }: vamos a rechazarla. Puedes responder hasta el { $date }: queda un día.
   *[other] { $service }: vamos a rechazarla. Puedes responder hasta el { $date }: quedan { $days } días.
}
citizen-reply-now = Responder ahora
citizen-reply = Responder
citizen-continue = Continuar
citizen-draft-until = Aún no la has enviado. El borrador se guarda hasta el { $date }.
citizen-drop-draft = Eliminar el borrador
citizen-drop-draft-lead = Se borran todas las respuestas y los documentos que has subido para esta solicitud. No se puede deshacer.
citizen-drop-draft-keep = Conservar el borrador
citizen-saved-on = Guardada el { $date }
citizen-progress = Etapa { $number } de { $count }: { $state }
citizen-number-sent = Número { $number }, enviada el { $date }
citizen-now-submitted = Ha llegado a la oficina. Respuesta como muy tarde el { $date }.
citizen-now-taken = Estamos trabajando en ella. Respuesta como muy tarde el { $date }.
citizen-now-waiting = Esperamos tu respuesta hasta el { $date }.
citizen-now-notice = Vamos a rechazarla: puedes responder hasta el { $date }.
citizen-now-accepted = Aceptada el { $date }.
citizen-now-refused = Rechazada el { $date }. Dentro encuentras el motivo.
citizen-now-withdrawn = La retiraste el { $date }.

# Request
citizen-where = Cómo va
citizen-you = Tú
citizen-sent-integration = Respuesta enviada. Los días vuelven a contar desde hoy.
citizen-sent-observations = Observaciones enviadas. Las leemos antes de decidir.
citizen-sent-message = Mensaje enviado.
citizen-sent-withdrawal = Solicitud retirada. Ya no la examinamos.
citizen-read-again = Lee otra vez tus respuestas
citizen-facts = En breve
citizen-office = Oficina responsable
citizen-answer-latest = Respuesta como muy tarde el
citizen-days = Días
citizen-days-passed = { $passed ->
    [one] Ha pasado uno de { $days }
   *[other] Han pasado { $passed } de { $days }
}
citizen-stopped-since = Parados desde el { $date }
citizen-documents = Documentos
citizen-receipt-of = Recibo { $number }
citizen-ask-by = Responde como muy tarde el { $date }
citizen-ask-left = { $days ->
    [0] Es el último día. Si no respondes, decidimos con los documentos que tenemos.
    [one] Queda un día. Si no respondes, decidimos con los documentos que tenemos.
   *[other] Quedan { $days } días. Si no respondes, decidimos con los documentos que tenemos.
}
citizen-notice = Vamos a rechazar tu solicitud
citizen-notice-text = Antes de decidir te decimos por qué. Puedes responder hasta el { $date }: leemos todo lo que escribes (ley italiana 241/1990, artículo 10-bis).
citizen-refused = Tu solicitud ha sido rechazada
citizen-refused-text = Aquí encuentras el motivo. Puedes pedir explicaciones a la oficina, o recurrir al tribunal administrativo (TAR) en 60 días.
citizen-your-answer = Tu respuesta
citizen-answer-documents = Documentos
citizen-send-answer = Enviar la respuesta
citizen-messages = Mensajes
citizen-no-messages = No hay mensajes. Si tienes una duda, escríbenos desde aquí.
citizen-write-hint = Respondemos normalmente en 2 días laborables
citizen-send-message = Enviar el mensaje
citizen-other = Otras opciones
citizen-withdraw = Retirar la solicitud
citizen-withdraw-text = Si la retiras, ya no la examinamos. Puedes hacer una nueva cuando quieras.
citizen-withdraw-yes = Sí, retirar la solicitud
citizen-latest = Como muy tarde el { $date }
citizen-mile-sent = Enviada
citizen-mile-taken = En trámite
citizen-mile-taken-text = La lleva: { $office }.
citizen-mile-handed-over = Pasada a otra ventanilla
citizen-mile-handed-over-text = Ahora la lleva: { $desk }.
citizen-mile-asked = Se pidió algo más
citizen-mile-stopped = Los días están parados desde aquí: habían pasado { $passed }, quedan { $left }.
citizen-mile-integrated = Has respondido
citizen-mile-integrated-text = Los días han vuelto a contar.
citizen-mile-notice = Aviso de rechazo
citizen-mile-replied = Has enviado tus observaciones
citizen-mile-replied-text = Las examinamos antes de decidir.
citizen-mile-answer = Respuesta
citizen-mile-if-today = Si respondes hoy, la fecha pasa a ser el { $date }.
citizen-mile-accepted-text = La oficina te contacta para los próximos pasos.
citizen-young-title = Hace falta una persona mayor de edad
citizen-young-alone = { $service } se puede pedir por cuenta propia a partir de los { $age } años.
citizen-young-for-others = Para pedirlo en nombre de otra persona hay que tener { $age } años.
citizen-young-guardian = Puede pedirlo tu padre o tu madre, tu tutor o quien te representa, con su propia identidad.
citizen-young-desk = ¿Necesitas ayuda ahora? Ven a la oficina: te escuchamos también si vienes sin nadie.
citizen-young-code = Solicitud no empezada, { $date }
citizen-young-service = Lee qué hace falta

# Messages, deadlines, access to the file
citizen-area-nav = Secciones del área personal
citizen-unread-count = { $count ->
    [one] Un mensaje por leer
   *[other] { $count } mensajes por leer
}
citizen-unread = Por leer
citizen-shelf-filter = Filtrar las solicitudes
citizen-shelf-all = Todas
citizen-shelf-drafts = En borrador
citizen-shelf-to-answer = Por completar
citizen-shelf-sent = Enviadas
citizen-shelf-closed = Concluidas
citizen-shelf-empty = Aquí no hay ninguna solicitud. Prueba con otro filtro.
citizen-turn-you = Te toca a ti
citizen-turn-office = Le toca a la oficina
citizen-older = Más antiguas
citizen-newest = Volver a las más recientes
citizen-pages = Páginas
citizen-number = Número { $number }
citizen-threads = Tus conversaciones
citizen-threads-lead = Hay una conversación por cada solicitud. Para escribir, abre la solicitud.
citizen-threads-empty = Todavía no hay mensajes. Los encontrarás aquí cuando la oficina te escriba, o cuando escribas desde una solicitud.
citizen-thread-desk = El último mensaje es de la oficina, { $date }
citizen-thread-you = El último mensaje es tuyo, { $date }
citizen-thread-reply = Leer y responder
citizen-thread-read = Releer
citizen-attach = Adjuntar documentos
citizen-attached = Listos para enviar con el mensaje
citizen-message-missing = Escribe el mensaje antes de enviarlo.
citizen-messages-closed = Esta solicitud está concluida: aquí solo puedes releer. Para lo demás, llama a la oficina: { $phone }.
citizen-messages-too-many = Ya has escrito { $max } mensajes en las últimas 24 horas. Espera nuestra respuesta, o llama a la oficina: { $phone }.
citizen-deadlines = Plazos
citizen-deadlines-next = Qué vence y cuándo
citizen-deadlines-lead = La fecha más cercana es la primera. Cada línea dice a quién le toca.
citizen-deadlines-empty = No tienes plazos. Los encontrarás aquí cuando empieces una solicitud.
citizen-deadlines-file = Poner todo en el calendario
citizen-deadline-file = Poner en el calendario
citizen-due-integration = Envíanos lo que te hemos pedido
citizen-due-observations = Envíanos tus observaciones
citizen-due-draft = Envía la solicitud: después de este día el borrador se borra
citizen-due-answer = Te respondemos como máximo este día
citizen-due-access = Respondemos a tu solicitud de acceso al expediente
citizen-deadline-left = { $days ->
    [0] Hoy, { $date }
    [one] { $date }: falta un día
   *[other] { $date }: faltan { $days } días
}
citizen-deadline-past = { $days ->
    [one] { $date }: pasó hace un día
   *[other] { $date }: pasó hace { $days } días
}
citizen-deadline-calendar = Los detalles están en tu área personal: { $url }
citizen-access = Acceso al expediente
citizen-access-title = Pedir el acceso al expediente
citizen-access-lead = Puedes ver los documentos con los que la oficina decide sobre tu solicitud. Respondemos en { $days } días (Ley 241/1990, artículos 22–25).
citizen-access-wanted = ¿Qué documentos quieres ver?
citizen-access-wanted-hint = Por ejemplo: el informe de la visita a casa, o el cálculo de la puntuación
citizen-access-interest = ¿Por qué los necesitas?
citizen-access-interest-hint = Basta una frase: la ley nos pide saber el motivo
citizen-access-silence = Si no respondemos a tiempo, el silencio equivale a un no. Puedes acudir al defensor cívico o al TAR en 30 días.
citizen-access-send = Enviar la petición
citizen-access-wanted-missing = Escribe qué documentos quieres ver.
citizen-access-interest-missing = Escribe por qué los necesitas, aunque sea en una frase.
citizen-access-asked = Respondemos como máximo el { $date }
citizen-access-deferred = Aplazado hasta el { $date }: el motivo está en los mensajes
citizen-access-granted = Concedido el { $date }: encuentras los documentos en los mensajes
citizen-access-refused = Denegado el { $date }: el motivo está en los mensajes
citizen-sent-access = Petición de acceso enviada. La respuesta llegará en los mensajes.
citizen-mile-access-asked = Has pedido el acceso al expediente
citizen-mile-access-asked-text = Respondemos como máximo el { $date }.
citizen-mile-access-deferred = Acceso al expediente aplazado
citizen-mile-access-deferred-text = Responderemos a partir del { $date }. El motivo está en los mensajes.
citizen-mile-access-granted = Acceso al expediente concedido
citizen-mile-access-refused = Acceso al expediente denegado
citizen-mile-access-answer-text = La respuesta está en los mensajes.
