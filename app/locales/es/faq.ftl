# Questions that are often asked, with their answers.

faq-lead = Respuestas breves a las preguntas que más nos hacéis.
faq-search = Buscar entre las preguntas
faq-search-example = Por ejemplo: SPID, ISEE, documentos
faq-found-title = Preguntas sobre «{ $query }»
faq-found = { $count ->
    [0] Ninguna respuesta para «{ $query }»
    [one] Una respuesta para «{ $query }»
   *[other] { $count } respuestas para «{ $query }»
}
faq-none = Prueba con otra palabra, por ejemplo «SPID» o «documentos». O llámanos: te respondemos.
faq-all = Ver todas las preguntas

# Who may apply
faq-who = Quién puede hacer la solicitud
faq-may = ¿Quién puede hacer la solicitud?
faq-may-text = Depende del servicio. La página de cada servicio dice a quién va dirigido y qué hace falta. Para leerla no hace falta entrar.
faq-others = ¿Puedo hacer la solicitud para otra persona?
faq-others-text = Sí. Entra con tu identidad y elige en la solicitud para quién es. Te pedimos el título: progenitor, tutor, administrador de apoyo o delegación. Si hay un documento, adjúntalo.
faq-residence = No tengo residencia o casa. ¿Puedo hacer la solicitud?
faq-residence-text = Para muchos servicios, sí. Si no tienes dirección ven a la oficina, { $address }, o llama al { $phone }: encontramos juntos el camino.
faq-permit = Mi permiso de residencia ha caducado o todavía no ha llegado
faq-permit-text = Si has pedido el permiso o la renovación, guarda el recibo y adjúntalo. Sin documentos puedes venir igualmente a la oficina: la entrevista es reservada.

# Signing in
faq-enter = Entrar
faq-identity = ¿Con qué identidad se entra?
faq-identity-text = Con SPID de nivel 2. Donde están activas, también con la carta de identidad electrónica o con la identidad de otro país europeo. La página de acceso dice cuáles puedes usar.
faq-no-spid = No tengo SPID. ¿Qué hago?
faq-no-spid-text = Puedes pedir SPID a uno de los proveedores, también gratis. O ven a la oficina, { $address }: la rellenamos contigo y basta un documento.
faq-mobile = ¿Puedo hacerlo todo con el teléfono?
faq-mobile-text = Sí. El portal funciona en todos los teléfonos, también los antiguos. Puedes fotografiar los documentos mientras rellenas.
faq-language = No hablo bien italiano
faq-language-text = Elige el idioma arriba en la página. En la oficina hay mediadoras, con cita: llama al { $phone }.

# Filling in
faq-fill = Rellenar la solicitud
faq-pause = ¿Puedo parar y seguir después?
faq-pause-text = Sí. Guardamos en cada paso y puedes seguir desde otro dispositivo. El borrador se queda 30 días desde el último cambio, o 180 si el servicio está cerrado.
faq-documents = ¿Cómo mando los documentos?
faq-documents-text = Los adjuntas en la solicitud: vale una foto nítida hecha con el teléfono o un PDF. Cada pregunta dice qué archivos acepta. No mandes documentos por correo electrónico.
faq-isee = ¿Qué es el ISEE y para qué sirve?
faq-isee-text = El ISEE mide la situación económica de la familia. Sirve para saber si tienes derecho al servicio y cuánto pagas. Se pide gratis al INPS o a un CAF.
faq-cost = ¿Cuesta algo hacer la solicitud?
faq-cost-text = No, hacer la solicitud es gratis. Algunos servicios tienen un coste, según el ISEE: está en la página del servicio.

# After sending
faq-after = Después del envío
faq-arrived = ¿Cómo sé que la solicitud ha llegado?
faq-arrived-text = Al enviarla recibes el número de registro y el recibo en PDF. Los encuentras en el área personal y en tu correo.
faq-when = ¿Cuándo recibo la respuesta?
faq-when-text = Normalmente en 30 días: el plazo está en la página del servicio y en el recibo. Si te pedimos algo, el plazo se para una sola vez, como máximo 30 días.
faq-mistake = He enviado la solicitud con un error
faq-mistake-text = Después del envío la solicitud no cambia. Ábrela en el área personal y escríbenos un mensaje con la corrección: la leemos junto con la solicitud.
faq-missing = Me habéis pedido un documento que falta
faq-missing-text = Abre la solicitud en el área personal: dice qué falta y hasta cuándo. Adjunta allí el documento y envía la respuesta.
faq-withdraw = ¿Puedo retirar la solicitud?
faq-withdraw-text = Sí, mientras no hayamos decidido. Abre la solicitud en el área personal y elige retirarla. Después puedes hacer otra.
faq-refused = ¿Y si la respuesta es no?
faq-refused-text = Primero te escribimos los motivos y tienes 10 días para responder (L. 241/1990, artículo 10-bis). Contra el rechazo puedes recurrir al TAR en 60 días.

# Data
faq-data = Tus datos y el portal
faq-seen = ¿Quién ve mis datos?
faq-seen-text = Solo las personas de la oficina que sigue tu solicitud, y solo los datos que hacen falta. Cada lectura queda registrada.
faq-cookies = ¿Por qué no me pedís consentimiento para las cookies?
faq-cookies-text = Porque usamos solo cookies técnicas, que no piden consentimiento: una mientras entras, dos mientras dura la sesión y otra si eliges el idioma. Ninguna cookie de otros.
faq-broken = El portal no funciona. ¿A quién se lo digo?
faq-broken-text = Escribe a { $email } o llama al { $phone }. Dinos la página y qué ha pasado.
