# Desks, their hours, and appointments.

desks-lead = Dónde estamos, cuándo abrimos, qué idiomas hablamos. Para una entrevista pide cita: no esperas.
desks-none = La lista de oficinas todavía no está aquí. Llámanos.
desks-all = Todas las oficinas y horarios
desks-where = Dónde
desks-today = Horario de hoy
desks-languages = Idiomas
desks-sign-language = lengua de signos italiana (LIS)
desks-directions = Cómo llegar
desks-accessibility = Accesibilidad
desks-map = Abrir el mapa en OpenStreetMap, otro sitio: { $name }
desks-sketch = Mapa de las oficinas: el norte está arriba, los números son los de la lista de abajo.
desks-sketch-number = En el mapa: número { $n }
desks-place = Oficina, horarios y mapa
desks-place-link = Ver la oficina: horarios, mapa y cómo llegar
desks-metres = { $n } m
desks-kilometres = { $n } km
desks-book-at = Pedir cita: { $name }
desks-week = Horarios de los próximos días: { $name }
desks-closed-day = cerrado
desks-cause-feast = fiesta local
desks-cause-meeting = asamblea del personal
desks-cause-training = formación del personal
desks-cause-works = obras en el edificio
desks-cause-breakdown = avería
desks-cause-weather = mal tiempo
desks-cause-strike = huelga
desks-cause-staff = personal reducido
desks-open-until = Abierto ahora, cierra a las { $time }
desks-closed = Cerrado
desks-opens-today = Cerrado ahora, abre hoy a las { $time }
desks-opens-on = Cerrado ahora, abre el { $date } a las { $time }
desks-day = { $n ->
    [1] lunes { $date }
    [2] martes { $date }
    [3] miércoles { $date }
    [4] jueves { $date }
    [5] viernes { $date }
    [6] sábado { $date }
   *[other] domingo { $date }
}
desks-when = { $date }, { $time }

# Kinds of talk
desks-reason-first-talk = Primera entrevista
desks-reason-form-help = Ayuda para rellenar una solicitud
desks-reason-sent-request = Una solicitud ya enviada
desks-mode-in-person = en persona
desks-mode-phone = por teléfono
desks-choice = { $desk }: { $building }, { $address }
desks-reason-and-mode = { $title }, { $text }
desks-talk = { $title }, { $text } ({ $minutes } min)

# Booking
desks-choose-where = ¿Adónde quieres ir?
desks-choose-why = ¿De qué quieres hablar?
desks-choose-why-hint = Elige lo que más se acerque: lo demás nos lo cuentas de palabra.
desks-choose-when = ¿Cuándo?
desks-none-online = Por ahora las citas se piden por teléfono. Los números están en la lista de oficinas.
desks-compare = Comparar oficinas, horarios e idiomas
desks-chosen = Lo que has elegido
desks-change = Cambiar
desks-what = Motivo
desks-slot = Día y hora
desks-name = Nombre y apellidos
desks-phone = Teléfono
desks-email = Correo electrónico
desks-phone-call = Te llamamos a este número.
desks-phone-hint = Lo usamos solo si la cita cambia.
desks-email-hint = Te mandamos la confirmación y un recordatorio. El motivo no lo escribimos.
desks-no-room = No hay sitio en los próximos días. Prueba otra oficina, o llámanos.
desks-later = Días siguientes
desks-first-days = Primeros días libres
desks-confirm = Revisa y confirma
desks-confirm-button = Confirmar la cita
desks-error-nothing = No has elegido nada. Elige una opción y sigue adelante.
desks-error-taken = Esta hora ya no está libre. Elige otra: lo que has escrito sigue aquí.
desks-error-same-time = Ya tienes una cita a esa hora. Elige otra hora.
desks-error-many = Ya tienes cinco citas. Para pedir otra, anula antes una.

# States
desks-state-booked = Reservada
desks-state-came = Hecha
desks-state-missed = Perdida
desks-state-cancelled = Anulada

# Own appointments
desks-coming = Próximas citas
desks-all-appointments = Ver todas las citas
desks-my-appointments = Mis citas
desks-nothing-coming = No tienes citas pendientes.
desks-past = Pasadas y anuladas
desks-booked = Cita reservada
desks-booked-lead = Te esperamos. Trae un documento de identidad y, si los tienes, los papeles de los que quieres hablar.
desks-booked-lead-phone = Te llamamos nosotros. Ten a mano los papeles de los que quieres hablar.
desks-booked-mail = Mandamos la confirmación a { $email }.
desks-booked-no-mail = Apunta el día y la hora: no tenemos un correo al que escribirte.
desks-code = Código
desks-appointment-title = Cita { $code }
desks-details = Detalles
desks-we-call = Te llamamos al
desks-moved = Cita cambiada. Aquí está la nueva hora.
desks-cancelled = Cita anulada. El sitio vuelve a estar libre.
desks-cancelled-by-you = por ti, el { $date }
desks-cancelled-by-desk = por la oficina, el { $date }
desks-calendar = Añadir al calendario
desks-calendar-summary = Cita: { $name }
desks-changes = ¿Quieres cambiarla?
desks-too-late = Ya falta poco: para cambiarla o anularla, llama a la oficina.
desks-change-until = Puedes cambiarla o anularla hasta el { $date }.
desks-move = Cambiar la hora
desks-cancel = Anular
desks-cancel-text = El sitio queda libre para otra persona. Puedes pedir otra cita cuando quieras.
desks-cancel-yes = Sí, anular la cita
desks-book-another = Pedir otra cita
desks-move-title = ¿Cuándo quieres venir?
desks-move-now = Tu cita es el { $date }. Hasta que elijas, sigue así.
desks-move-again = Después del cambio, puedes modificarla otra vez desde aquí mientras falten más de { $hours } horas. Más tarde solo se puede llamar a la oficina: { $phone }.
desks-move-button = Cambiar la cita
