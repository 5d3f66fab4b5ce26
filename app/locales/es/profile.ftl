# What citizens keep for themselves: profile, privacy, sessions.

profile-yours = Tu espacio

# Profile
profile-title = Mi perfil
profile-lead = Aquí decides cómo te escribimos y qué encuentras ya escrito en la próxima solicitud.
profile-certified = Lo que sabemos por tu identidad digital
profile-name = Nombre y apellido
profile-birth = Fecha de nacimiento
profile-birth-place = Lugar de nacimiento
profile-home = Dirección
profile-postal-code = Código postal
profile-municipality = Municipio
profile-fiscal-code = Código fiscal (codice fiscale)
profile-company = Empresa o entidad
profile-vat-number = Número de IVA (partita IVA)
profile-email = Correo electrónico
profile-email-new = Dirección de correo electrónico
profile-email-hint = Por ejemplo nombre@correo.es. Te mandamos un código de 6 cifras para comprobar que la dirección es tuya.
profile-email-send = Mandarme el código
profile-email-proved = Verificada el { $date }
profile-email-typed = Por verificar: la usamos solo para rellenar las solicitudes.
profile-email-drop = Quitar la dirección del perfil
profile-mail-back = Nuestro correo ha vuelto sin llegar
profile-mail-back-text = Comprueba la dirección. Hasta que verifiques una que funcione, lee aquí las novedades de tus solicitudes.
profile-mail-back-act = Comprobar la dirección
profile-code = Código
profile-code-hint = Lo hemos mandado a { $email }. Vale hasta las { $time }.
profile-code-confirm = Confirmar la dirección
profile-code-shape = El código tiene { $expected } cifras: has escrito { $found }.
profile-code-wrong = { $left ->
    [one] No es el código que te hemos mandado. Puedes probar una vez más.
   *[other] No es el código que te hemos mandado. Puedes probar { $left } veces más.
}
profile-code-spent = El código ya no vale. Pide otro desde aquí.
profile-code-limit = Ya has pedido { $count } códigos en una hora. Espera una hora y vuelve a probar.
profile-code-late = El mensaje para { $email } todavía no ha salido: volvemos a probar solos, no hace falta pedir otro código. Aquí no has perdido nada.
profile-code-refused = El mensaje para { $email } ha sido rechazado. Comprueba si es correcto y pide otro código.
profile-code-given-up = No hemos podido mandar el mensaje a { $email }. Aquí no has perdido nada: pide otro código más tarde.
profile-phone = Teléfono
profile-phone-number = Número de teléfono
profile-phone-hint = Lo escribimos ya en tus solicitudes. Si lo borras, no lo guardamos más.
profile-phone-save = Guardar el teléfono
profile-phone-proved = Verificado el { $date }
profile-phone-typed = No verificado: lo usamos solo para rellenar las solicitudes.
profile-phone-no-mobile = No verificado: el código llega con un SMS, así que solo a un móvil.
profile-phone-italian-only = No verificado: con un SMS solo podemos verificar números de móvil italianos.
profile-phone-elsewhere = No verificado: con un SMS solo podemos verificar números que empiezan así: { $prefixes }.
profile-phone-send = Mandarme el código con un SMS
profile-phone-confirm = Confirmar el número
profile-phone-limit = Mandamos como máximo { $count } SMS al día, a ti y a cada número. Vuelve a probar mañana.
profile-phone-none-left = Por hoy no podemos mandar más SMS. Vuelve a probar mañana.
profile-preferences = Idioma y avisos
profile-language = En qué idioma te escribimos
profile-language-hint = Vale para los correos y para el recibo
profile-mails = Qué correos quieres recibir
profile-mails-hint = Si quitas uno, mira tú en el área personal: los plazos valen igual.
profile-mails-receipt = El recibo de cada solicitud
profile-mails-news = Un aviso cuando hay una novedad
profile-preferences-save = Guardar idioma y avisos
profile-done-code = Código enviado. Si no llega en unos minutos, mira en el correo no deseado.
profile-done-email = Dirección verificada. Desde ahora la usamos para escribirte.
profile-done-dropped = Dirección quitada del perfil.
profile-done-phone = Teléfono guardado.
profile-done-message = Te mandamos un SMS con el código.
profile-done-proved = Número verificado. Te seguimos escribiendo solo por correo electrónico.
profile-done-preferences = Idioma y avisos guardados.

# In a form
profile-source-profile = De tu perfil
profile-source-sign-in = De tu acceso (SPID, CIE o eIDAS)
profile-source-request = De la solicitud del { $date }
profile-keep = ¿Usamos el correo y el teléfono también para las próximas solicitudes?
profile-keep-hint = Si no eliges, quedan solo en esta solicitud.
profile-keep-yes = Sí, guardarlos en mi perfil
profile-keep-no = No, solo para esta solicitud

# Privacy
profile-privacy-title = Mis datos
profile-privacy-lead = Quién los ha mirado, qué has leído y cómo llevarte una copia.
profile-looks = Quién ha mirado tus datos
profile-looks-text = Ves la oficina, el día y lo que ha hecho. No se nombra a quien trabaja ahí.
profile-looks-none = Ninguna oficina ha abierto todavía tus solicitudes.
profile-looks-first = Volver a los más recientes
profile-looks-more = Mostrar los anteriores
profile-look-request-read = Ha leído la solicitud { $number }.
profile-look-request-worked = Ha trabajado en la solicitud { $number }.
profile-look-request-copied = Ha impreso o copiado la solicitud { $number }.
profile-look-document = Ha abierto un documento de la solicitud { $number }.
profile-look-card-read = Ha leído tu ficha.
profile-look-card-worked = Ha escrito en tu ficha.
profile-look-card-copied = Ha impreso o copiado tu ficha.
profile-look-person-read = Ha leído tus datos en la lista de personas.
profile-look-person-worked = Ha actualizado tus datos en la lista de personas.
profile-notices = Informaciones que has leído
profile-notices-none = Aún no has enviado solicitudes: no hay ninguna información.
profile-notice-line = { $date }, solicitud { $number } ({ $service }): «{ $text }»
profile-notice-text = Leer ese texto (versión { $n })
profile-data = Llevarte una copia de todo
profile-data-text = Un archivo ZIP con tus solicitudes, los documentos y los recibos. Los datos están en PDF, para leerlos, y en JSON, para los programas. Es tu derecho (Reglamento (UE) 2016/679, artículos 15 y 20). Guárdalo en un lugar seguro.
profile-data-download = Descargar mis datos (ZIP)
profile-data-limit = Por hoy ya te has llevado bastantes copias
profile-data-limit-text = Puedes llevarte { $count } al día. Vuelve a probar mañana.

# Sessions
profile-sessions-title = Dónde has entrado
profile-sessions-lead = Los dispositivos desde los que has entrado y aún no has salido.
profile-sessions-list = Accesos abiertos
profile-sessions-unknown = Dispositivo no reconocido
profile-sessions-since = Acceso del { $date }
profile-sessions-used = Usado por última vez el { $date }
profile-sessions-here = Es el que estás usando
profile-sessions-close = Cerrar
profile-sessions-close-which = el acceso desde { $device } del { $date }
profile-sessions-close-others = Cerrar todos los demás accesos
profile-sessions-strange = ¿No reconoces algo? Cierra todos los demás accesos y después cambia la contraseña de tu identidad digital.
profile-sessions-closed = Acceso cerrado.
profile-sessions-closed-others = Los demás accesos están cerrados.
profile-sessions-only = No hay otros accesos abiertos.

# Copy of all data
profile-copy-title = Copia de mis datos
profile-copy-made = Hecha el { $date } por el portal de: { $name }.
profile-copy-json = Los mismos datos, para los programas, están en el archivo dati.json.
profile-copy-state = En qué punto está
profile-copy-desk = Oficina
profile-copy-records = Lo que guardan las oficinas
profile-copy-records-lead = Aquí no están las notas de los operadores, lo que se refiere a otras personas ni las direcciones protegidas: para lo demás puedes pedir el acceso al expediente.
profile-copy-from = Desde el
profile-copy-to = Hasta el
profile-copy-card = Ficha del { $date }, { $desk }
profile-copy-card-removed = Esta ficha se eliminó el { $date } porque se había abierto por error: ya no cuenta, pero todavía se conserva.
profile-signatures = Firmas en la oficina
profile-signatures-none = No has firmado ninguna información en la oficina, y por ahora no hay ninguna que firmar.
profile-signatures-read = Cada firma lleva al texto que firmaste.
profile-signed-line = { $desk }: firmada el { $date }, versión { $n }
profile-signed-ended-line = { $desk }: firmada el { $date }, versión { $n }, revocada el { $end }
profile-signed-consents = { $text }. Con el consentimiento para: { $what }
profile-consent-health = compartir los datos con los servicios sanitarios
profile-consent-work = compartir los datos con la oficina de empleo
profile-consent-school = compartir los datos con la escuela
profile-consent-third-sector = compartir los datos con las asociaciones que colaboran
profile-to-sign = Información por firmar: { $desk }, versión { $n }
profile-sign-read = Leer el texto
profile-sign = He leído la información y la firmo
