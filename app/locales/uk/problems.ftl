# What can be wrong with an answer or a file: what was found, and what to do.

problem-missing-write = Напишіть відповідь
problem-missing-choose = Виберіть відповідь
problem-missing-choose-some = Виберіть хоча б одну відповідь
problem-missing-tick = Поставте позначку, щоб продовжити
problem-missing-attach = Додайте хоча б один документ
problem-too-long = Написано знаків: { $found }, можна не більше ніж { $max }
problem-not-a-number = Напишіть ціле число, наприклад 3
problem-out-of-range = Ви написали { $found }, число має бути від { $min } до { $max }
problem-not-money = Напишіть суму цифрами, наприклад 1.234,50
problem-too-much-money = Ви написали { $found }, найбільше можна { $max }
problem-date-shape = Напишіть день, місяць і рік, наприклад 14/03/1988
problem-date-short-year = Напишіть рік чотирма цифрами, наприклад 1988
problem-date-no-such-day = Дня { $date } не існує: перевірте день і місяць
problem-date-year = Ви написали рік { $found }, він має бути від { $first } до { $last }
problem-date-to-come = Напишіть день, місяць і рік, наприклад { $date }
problem-date-in-future = Ви написали { $found }, цей день ще не настав: перевірте дату
problem-date-in-past = Ви написали { $found }, цей день уже минув: напишіть сьогоднішній або майбутній
problem-too-old = { $months ->
    [one] Особі, народженій { $found }, станом на { $start } було понад { $months } місяць: перевірте дату. Якщо вона правильна, запитайте в службі, яка послуга вам підходить
    [few] Особі, народженій { $found }, станом на { $start } було понад { $months } місяці: перевірте дату. Якщо вона правильна, запитайте в службі, яка послуга вам підходить
    [many] Особі, народженій { $found }, станом на { $start } було понад { $months } місяців: перевірте дату. Якщо вона правильна, запитайте в службі, яка послуга вам підходить
   *[other] Особі, народженій { $found }, станом на { $start } було понад { $months } місяця: перевірте дату. Якщо вона правильна, запитайте в службі, яка послуга вам підходить
}
problem-not-a-time = Напишіть години (від 0 до 23) та хвилини (від 0 до 59), наприклад 8:15
problem-phone-symbol = У номері є «{ $found }»: пишіть лише цифри, пробіли та + на початку
problem-phone-too-short = { $found ->
    [one] Ви написали { $found } цифру, треба щонайменше 6
    [few] Ви написали { $found } цифри, треба щонайменше 6
    [many] Ви написали { $found } цифр, треба щонайменше 6
   *[other] Ви написали { $found } цифри, треба щонайменше 6
}
problem-phone-too-long = Написано цифр: { $found }, можна не більше ніж 15
problem-email-no-at = Бракує знака @
problem-email-several-at = Знаків @ більше ніж один: залиште один
problem-email-space = Є пробіл: приберіть його
problem-email-name = Перевірте частину перед знаком @
problem-email-domain = Перевірте частину після знака @, наприклад posta.it
problem-fiscal-code-length = { $found ->
    [one] Ви написали { $found } знак, має бути { $expected }
    [few] Ви написали { $found } знаки, має бути { $expected }
    [many] Ви написали { $found } знаків, має бути { $expected }
   *[other] Ви написали { $found } знака, має бути { $expected }
}
problem-fiscal-code-symbol = На місці { $position } стоїть «{ $found }»: можна лише латинські літери та цифри
problem-fiscal-code-letter-expected = На місці { $position } стоїть «{ $found }», а там має бути літера
problem-fiscal-code-digit-expected = На місці { $position } стоїть «{ $found }», а там має бути цифра
problem-fiscal-code-birth-date = Знаки дати народження не вказують жодного дня: перевірте знаки з 7 по 11
problem-fiscal-code-check = Остання літера не збігається: один знак неправильний, перевірте на медичній картці (tessera sanitaria)
problem-iban-country = IBAN починається з «{ $found }»: перші два знаки — це країна, для Італії IT
problem-iban-length = { $found ->
    [one] Ви написали { $found } знак, має бути { $expected }
    [few] Ви написали { $found } знаки, має бути { $expected }
    [many] Ви написали { $found } знаків, має бути { $expected }
   *[other] Ви написали { $found } знака, має бути { $expected }
}
problem-iban-symbol = Є «{ $found }»: можна лише латинські літери та цифри
problem-iban-check = Два знаки переставлені, або один неправильний: перевірте IBAN
problem-unknown-option = Виберіть зі списку
problem-unknown-municipality = Не знаходимо цього муніципалітету: напишіть його, як на посвідченні особи, наприклад Pontassieve
problem-unknown-country = Не знаходимо цієї країни: напишіть повну назву, наприклад Марокко
problem-not-a-postal-code = Італійський поштовий індекс має 5 цифр, наприклад 50065
problem-ends-before-start = Кінець раніше за початок ({ $date }): виправте одну з дат
problem-nothing-and-more = Ви позначили відповідь «нічого» або «ніхто» разом з іншими: залиште лише її або зніміть позначку
problem-code-of-another = Цей код належить людині, народженій іншого дня: перевірте код і дату народження
problem-yourself = Ви написали свій податковий код: тут потрібен код іншої особи
problem-same-person-twice = Ця особа вже є під номером { $first }: приберіть один із записів
problem-not-a-minor = Особа, народжена { $found }, повнолітня: виберіть іншу відповідь про те, для кого заява
problem-a-minor = Особа, народжена { $found }, неповнолітня: заяву подає один із батьків або опікун
problem-answered-twice = { $found ->
    [one] Ви вибрали нічого не додавати, але є { $found } документ: приберіть його або змініть вибір
    [few] Ви вибрали нічого не додавати, але є { $found } документи: приберіть їх або змініть вибір
   *[other] Ви вибрали нічого не додавати, але є { $found } документів: приберіть їх або змініть вибір
}
problem-same-file-twice = «{ $name }» є двічі: приберіть один
problem-too-many-files = { $max ->
    [one] Документів: { $found }, можна лише { $max }: приберіть зайві
   *[other] Документів: { $found }, можна не більше ніж { $max }: приберіть зайві
}
problem-rejected-file = У файлі «{ $name }» вірус: приберіть його й додайте документ з іншого пристрою

# Files
problem-file-no-file = Спершу виберіть файл, потім натисніть кнопку завантаження
problem-file-empty = Файл порожній: відкрийте його на своєму пристрої, перевірте, що він читається, і завантажте знову
problem-file-too-large = Файл завеликий, найбільше можна { $max }: зробіть фото з меншою роздільністю
problem-file-wrong-kind = Це не PDF, не фото JPG чи PNG і не підписаний файл P7M, як би він не називався. Зробіть фото ще раз або збережіть документ як PDF
problem-file-too-many = { $max ->
    [one] Може бути лише { $max } документ: приберіть той, що є, щоб додати інший
    [few] Може бути не більше ніж { $max } документи: приберіть один, щоб додати інший
    [many] Може бути не більше ніж { $max } документів: приберіть один, щоб додати інший
   *[other] Може бути не більше ніж { $max } документа: приберіть один, щоб додати інший
}
problem-file-virus = У файлі вірус: ми його не зберегли. Спробуйте з іншого пристрою
problem-file-interrupted = З’єднання перервалося: завантажте файл знову
problem-file-no-room = Зараз ми не можемо зберегти файл: спробуйте трохи згодом, решта заяви в безпеці
