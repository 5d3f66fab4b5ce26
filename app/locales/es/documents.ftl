# Documents handed in, and writing that survives a broken line.

# Uploads
citizen-upload-drop = Arrástralo aquí, o elígelo de tu dispositivo
citizen-upload-choose = Elígelo de tu dispositivo
citizen-upload-photo = Hacer una foto
citizen-upload-photo-tells = Una foto puede contener el lugar y la hora en que se hizo: la oficina la recibe tal como la mandas. Si no quieres darlos, quítalos de la foto antes de mandarla.
citizen-upload-join = Unir las fotos en un solo PDF
citizen-upload-join-text = Cada foto se convierte en una página, derecha y en el orden de llegada.
citizen-upload-joined = Las fotos están unidas en un solo PDF
citizen-file-cancel = Cancelar
citizen-file-replace = Sustituir
citizen-file-retry = Probar otra vez
citizen-file-forget = Quitar de la lista
citizen-file-preparing = Preparamos la foto
citizen-file-paused = Se ha cortado la línea: seguimos desde aquí en cuanto vuelva
citizen-file-removed = quitado
citizen-file-finishing = Terminamos de subir los archivos y después seguimos

# Documents given before
citizen-reuse = Usa un documento que ya has dado
citizen-reuse-this = Usar este
citizen-reuse-age = { $days ->
    [one] Aquí vale si lo diste hace un día como máximo.
   *[other] Aquí vale si lo diste en los últimos { $days } días.
}
citizen-own-title = Mis documentos
citizen-own-lead = Aquí está todo lo que has dado con tus solicitudes. Si un documento hace falta otra vez, lo usas sin subirlo de nuevo.
citizen-own-none = Todavía no has dado documentos. Los encuentras aquí en cuanto subas uno en una solicitud.
citizen-own-given = { $what }, dado el { $date } para: { $service }
citizen-own-request = Solicitud { $number }
citizen-own-draft = Borrador no enviado
citizen-own-handed-in = adjuntado el { $date }
citizen-own-digest = Código de control del archivo
citizen-own-digest-text = Muestra que el archivo no ha cambiado (huella SHA-256): dos archivos iguales tienen el mismo código.

# Saving
citizen-draft-enter = Entrar de nuevo
citizen-draft-here = Seguir aquí
citizen-draft-back = Volver a escribir aquí
citizen-draft-restored = Hemos vuelto a poner lo que habías escrito a las { $time }
citizen-draft-restored-text = Se había quedado en este dispositivo: ahora lo guardamos.
citizen-draft-elsewhere = Abriste esta solicitud en otra pestaña a las { $time }
citizen-draft-elsewhere-text = Escribe en una sola pestaña. Si sigues aquí, la otra guarda y se detiene.
citizen-draft-moved = Estás escribiendo en otra pestaña
citizen-draft-moved-text = Lo que habías escrito aquí no se pierde.

# Two windows on one draft
citizen-conflict-at = Guardaste esta solicitud en otro lugar ({ $time })
citizen-conflict-choose = Lo que has escrito aquí aún no está guardado. Elige qué versión conservar.
citizen-conflict-same = Las respuestas de esta página son iguales.
citizen-conflict-keep = Conservar lo que he escrito aquí
citizen-conflict-other = Usar la otra versión
citizen-conflict-here = Aquí: { $text }
citizen-conflict-there = Allí: { $text }
citizen-found = Hemos encontrado lo que estabas escribiendo a las { $time }
citizen-found-on = Hemos encontrado lo que estabas escribiendo el { $date }
citizen-found-saved = Cuando lo enviaste, la sesión había terminado. Ahora está guardado en el borrador: revísalo y continúa. Si habías elegido archivos, elígelos de nuevo.
citizen-found-step = No está en el borrador: mientras tanto guardaste esta página en otro lugar. Retómalo para comparar las dos versiones, o descártalo. Si habías elegido archivos, elígelos de nuevo.
citizen-found-late = No está en el borrador: se envió más de una hora después del fin de la sesión. Retómalo para revisarlo y guardarlo. Si no lo enviaste tú, descártalo. Si habías elegido archivos, elígelos de nuevo.
citizen-found-unsent = No se ha enviado: la sesión había terminado. Retómalo y pulsa de nuevo el botón, o descártalo. Si habías elegido archivos, elígelos de nuevo.
citizen-found-closed = No se ha enviado, y ya no se puede enviar aquí. Cópialo si lo necesitas y después descártalo.
citizen-found-resume = Retomar
citizen-found-drop = Descartar
citizen-unsent = Por retomar
citizen-unsent-text = Solicitud { $number }: tienes un mensaje sin enviar. Lo guardamos hasta el { $date }.

# Virus check before sending
citizen-unchecked = Todavía estamos revisando tus documentos
citizen-unchecked-text = Buscamos virus en: { $name }. Suelen bastar unos minutos. El borrador está guardado: prueba otra vez dentro de poco.
