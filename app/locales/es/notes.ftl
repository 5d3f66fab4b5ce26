# Legal notes, and how to report that something does not work.

# Legal notes
notes-legal-lead = Quién publica este portal, qué puedes reutilizar y qué valor tienen los textos.
notes-legal-who = Quién publica el portal
notes-legal-who-text = El portal es de { $name }, { $address }. Para cualquier pregunta escribe a { $email } o llama al { $phone }.
notes-legal-value = Qué valor tienen los textos
notes-legal-value-text = Los textos explican los servicios con palabras sencillas. En caso de duda valen las leyes, los reglamentos y los actos oficiales. Los textos en otros idiomas son una ayuda: vale el italiano.
notes-legal-texts = Qué puedes reutilizar
notes-legal-texts-text = Los textos son de { $name }. Puedes citarlos y reutilizarlos si dices de dónde vienen. Los escudos y logotipos necesitan permiso.
notes-legal-software = El programa
notes-legal-software-text = El programa es libre (licencia EUPL 1.2): cualquiera puede leerlo y reutilizarlo. Las administraciones públicas pueden reutilizarlo (D.Lgs. 82/2005, artículo 69).
notes-legal-links = Sitios de otros
notes-legal-links-text = Algunos enlaces llevan a sitios de otros, por ejemplo a los proveedores de identidad digital. No respondemos de esos sitios.

# Reporting a fault
notes-report-lead = Si una página no funciona o dice algo equivocado, avísanos: no hace falta entrar.
notes-report-what = Qué necesitamos saber
notes-report-where = ¿En qué página estabas?
notes-report-doing = ¿Qué querías hacer?
notes-report-seen = ¿Qué ha pasado? Si había un número de error, escríbelo.
notes-report-device = ¿Usabas un teléfono o un ordenador? ¿Con qué navegador?
notes-report-private = No escribas datos de salud o de familia y no mandes documentos. Para tu solicitud escribe desde el área personal.
notes-report-how = Cómo avisarnos
notes-report-call = O llama al { $phone }. { $time }.
notes-report-answer = Si nos das tu dirección te decimos qué hemos hecho.
notes-report-other = Si se trata de otra cosa
notes-report-access = ¿No puedes usar una página con tu dispositivo o tu discapacidad? Lee aquí qué hacer:
notes-report-urgent = Si alguien está en peligro llama enseguida al 112. Contra la violencia llama al 1522.
notes-report-subject = Aviso: algo no funciona en el portal
