# What can be wrong with an answer or a file: what was found, and what to do.

problem-missing-write = Escribe la respuesta
problem-missing-choose = Elige una respuesta
problem-missing-choose-some = Elige al menos una respuesta
problem-missing-tick = Marca la casilla para continuar
problem-missing-attach = Adjunta al menos un documento
problem-too-long = Has escrito { $found } caracteres, el máximo es { $max }
problem-not-a-number = Escribe un número entero, por ejemplo 3
problem-out-of-range = Has escrito { $found }, el número debe estar entre { $min } y { $max }
problem-not-money = Escribe el importe en cifras, por ejemplo 1.234,50
problem-too-much-money = Has escrito { $found }, el máximo es { $max }
problem-date-shape = Escribe día, mes y año, por ejemplo 14/03/1988
problem-date-short-year = Escribe el año con cuatro cifras, por ejemplo 1988
problem-date-no-such-day = El día { $date } no existe: comprueba el día y el mes
problem-date-year = Has escrito el año { $found }, debe estar entre { $first } y { $last }
problem-date-to-come = Escribe día, mes y año, por ejemplo { $date }
problem-date-in-future = Has escrito { $found }, que aún no ha llegado: comprueba la fecha
problem-date-in-past = Has escrito { $found }, que ya ha pasado: escribe hoy o un día por venir
problem-too-old = { $months ->
    [one] Quien nació el { $found } tenía más de un mes el { $start }: comprueba la fecha. Si es correcta, pregunta en la oficina qué servicio te conviene
   *[other] Quien nació el { $found } tenía más de { $months } meses el { $start }: comprueba la fecha. Si es correcta, pregunta en la oficina qué servicio te conviene
}
problem-not-a-time = Escribe horas (de 0 a 23) y minutos (de 0 a 59), por ejemplo 8:15
problem-phone-symbol = En el número hay «{ $found }»: escribe solo cifras, espacios y el + al principio
problem-phone-too-short = { $found ->
    [one] Has escrito una cifra, hacen falta al menos 6
   *[other] Has escrito { $found } cifras, hacen falta al menos 6
}
problem-phone-too-long = Has escrito { $found } cifras, el máximo es 15
problem-email-no-at = Falta la arroba (@)
problem-email-several-at = Hay más de una arroba (@): deja una
problem-email-space = Hay un espacio: quítalo
problem-email-name = Comprueba la parte antes de la arroba (@)
problem-email-domain = Comprueba la parte después de la arroba (@), por ejemplo posta.it
problem-fiscal-code-length = { $found ->
    [one] Has escrito un carácter, deben ser { $expected }
   *[other] Has escrito { $found } caracteres, deben ser { $expected }
}
problem-fiscal-code-symbol = En la posición { $position } hay «{ $found }»: solo valen letras y cifras
problem-fiscal-code-letter-expected = En la posición { $position } hay «{ $found }», pero ahí va una letra
problem-fiscal-code-digit-expected = En la posición { $position } hay «{ $found }», pero ahí va una cifra
problem-fiscal-code-birth-date = Los caracteres de la fecha de nacimiento no indican ningún día: comprueba los del 7 al 11
problem-fiscal-code-check = La última letra no corresponde: un carácter está mal, compruébalo en tu tarjeta sanitaria
problem-iban-country = El IBAN empieza por «{ $found }»: los dos primeros caracteres son el país, IT para Italia
problem-iban-length = { $found ->
    [one] Has escrito un carácter, deben ser { $expected }
   *[other] Has escrito { $found } caracteres, deben ser { $expected }
}
problem-iban-symbol = Hay «{ $found }»: solo valen letras y cifras
problem-iban-check = Dos caracteres están cambiados, o uno está mal: comprueba el IBAN
problem-unknown-option = Elige una opción de la lista
problem-unknown-municipality = No encontramos este municipio: escríbelo como en la carta de identidad, por ejemplo Pontassieve
problem-unknown-country = No encontramos este país: escribe el nombre completo, por ejemplo Marruecos
problem-not-a-postal-code = El código postal italiano tiene 5 cifras, por ejemplo 50065
problem-ends-before-start = El final es anterior al inicio, que es el { $date }: corrige una de las dos fechas
problem-nothing-and-more = Has marcado una respuesta que dice «nada» o «ninguno» junto con otras: deja solo esa o quítala
problem-code-of-another = Este código es de alguien nacido en otra fecha: comprueba el código y la fecha de nacimiento
problem-yourself = Has escrito tu código fiscal: aquí va el de la otra persona
problem-same-person-twice = Esta persona ya está, con el número { $first }: quita una de las dos
problem-not-a-minor = Quien nació el { $found } es mayor de edad: elige otra respuesta sobre para quién es la solicitud
problem-a-minor = Quien nació el { $found } es menor de edad: lo pide el padre, la madre o quien tiene la tutela
problem-answered-twice = { $found ->
    [one] Has elegido no adjuntar nada, pero hay un documento: quítalo o cambia de opción
   *[other] Has elegido no adjuntar nada, pero hay { $found } documentos: quítalos o cambia de opción
}
problem-same-file-twice = «{ $name }» está dos veces: quita uno
problem-too-many-files = { $max ->
    [one] Hay { $found } documentos, puede haber uno: quita los demás
   *[other] Hay { $found } documentos, el máximo es { $max }: quita alguno
}
problem-rejected-file = En «{ $name }» hay un virus: quítalo y adjunta el documento desde otro dispositivo

# Files
problem-file-no-file = Primero elige un archivo y después pulsa Subir
problem-file-empty = El archivo está vacío: ábrelo en tu dispositivo, comprueba que se lee y súbelo de nuevo
problem-file-too-large = El archivo es demasiado grande, el máximo es { $max }: haz una foto con menos resolución
problem-file-cut-off = El archivo es demasiado grande, y lo que has escrito más abajo no ha llegado: elige un archivo más pequeño y revisa el resto de la página
problem-file-wrong-kind = No es un PDF, ni una foto JPG o PNG, ni un archivo firmado P7M, se llame como se llame. Haz la foto otra vez o guarda el documento como PDF
problem-file-too-many = { $max ->
    [one] Puede haber un solo documento: quita el que está para poner otro
   *[other] Puede haber { $max } documentos como máximo: quita uno para poner otro
}
problem-file-virus = Dentro hay un virus: no lo hemos guardado. Prueba desde otro dispositivo
problem-file-interrupted = Se ha cortado la conexión: súbelo de nuevo
problem-file-no-room = En este momento no podemos guardar el archivo: prueba dentro de poco, el resto de la solicitud está a salvo
