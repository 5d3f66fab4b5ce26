# Messages that an act of the desk leaves for the citizen, and e-mails.

letters-taken-up = Ми взяли вашу заяву в роботу. Напишемо вам тут, якщо буде щось потрібно.
letters-handed-over = Вашу заяву передано до іншої стійки, яка краще нею займеться: { $desk }. Номер і строк відповіді не змінюються. Вам нічого не потрібно робити.
letters-integration-asked =
    Щоб продовжити, нам дещо потрібно від вас не пізніше ніж { $date }:

    { $text }
letters-notice-given =
    Ми збираємося відмовити за вашою заявою. Причина:

    { $reason }

    Ви можете відповісти до { $date }, також з іншими документами (закон Італії 241/1990, ст. 10-bis).
letters-refused =
    За вашою заявою відмовлено. Причина:

    { $reason }

    Ви можете оскаржити це в адміністративному суді (TAR) протягом 60 днів або звернутися до Президента Республіки протягом 120 днів.
letters-accepted = Ми прийняли вашу заяву. Установа зв’яжеться з вами щодо наступних кроків.

letters-receipt-subject = Заяву отримано, номер { $protocollo }
letters-receipt-body =
    Вітаємо!

    Ми отримали вашу заяву. Її реєстраційний номер (protocollo) — { $protocollo }.
    Квитанція додана до цього листа.

    Стежте за заявою в особистому кабінеті:
    { $url }

    { $name }
letters-news-subject = Є новина щодо вашої заяви { $protocollo }
letters-news-body =
    Вітаємо!

    Є новина щодо вашої заяви, номер { $protocollo }.
    Щоб захистити ваші дані, ми не пишемо її в цьому листі: прочитайте її в особистому кабінеті.
    { $url }

    { $name }

# Where somebody must not come to know of the request: neither number, nor what it is about.
letters-neutral-subject = Повідомлення для вас
letters-neutral-body =
    Вітаємо!

    У вашому особистому кабінеті є що прочитати:
    { $url }

    { $name }

# A service for which a draft was written is open again: never which.
letters-opening-subject = Тепер ви можете надіслати заяву
letters-opening-body =
    Вітаємо!

    Послуга, для якої ви писали заяву, була закрита, а тепер відкрита: заяву можна надіслати.
    Те, що ви написали, досі в чернетці у вашому особистому кабінеті:
    { $url }

    { $name }

# About an appointment: where and when, never what for.
letters-appointment-booked-subject = Запис підтверджено: { $date }
letters-appointment-booked-body =
    Вітаємо!

    Вашу зустріч заплановано, код { $code }.

    { $date }
    { $address }

    Щоб побачити, перенести або скасувати її, увійдіть до особистого кабінету:
    { $url }

    { $name }
letters-appointment-moved-subject = Зустріч перенесено: { $date }
letters-appointment-moved-body =
    Вітаємо!

    Ваша зустріч, код { $code }, має новий час.

    { $date }
    { $address }

    Щоб побачити, перенести або скасувати її, увійдіть до особистого кабінету:
    { $url }

    { $name }
letters-appointment-cancelled-subject = Зустріч скасовано: { $date }
letters-appointment-cancelled-body =
    Вітаємо!

    Цю зустріч, код { $code }, скасовано.

    { $date }
    { $address }

    Щоб побачити, перенести або скасувати її, увійдіть до особистого кабінету:
    { $url }

    { $name }
letters-appointment-reminder-subject = Нагадування: зустріч { $date }
letters-appointment-reminder-body =
    Вітаємо!

    Нагадуємо про вашу зустріч, код { $code }.

    { $date }
    { $address }

    Щоб побачити, перенести або скасувати її, увійдіть до особистого кабінету:
    { $url }

    { $name }

letters-receipt-note-term = { $days ->
    [one] Ми відповідаємо протягом { $days } дня (закон Італії 241/1990, ст. 2). Якщо попросимо інші документи, відлік днів зупиняється лише один раз і не більше ніж на 30 днів.
   *[other] Ми відповідаємо протягом { $days } днів (закон Італії 241/1990, ст. 2). Якщо попросимо інші документи, відлік днів зупиняється лише один раз і не більше ніж на 30 днів.
}
letters-receipt-note-silence = Якщо ми не відповімо до вказаної вище дати, ви можете просити втручання особи, яка має право вирішити замість установи (закон Італії 241/1990, ст. 2, п. 9-bis).
letters-receipt-verification = Відбиток SHA-256 кожного документа дає змогу перевірити, що це саме той, який ви надіслали.
letters-receipt-title = Квитанція про заяву
letters-receipt-request = Заява
letters-receipt-service = Послуга
letters-receipt-applicant = Хто надіслав
letters-receipt-for = Від імені
letters-receipt-office = Хто веде заяву
letters-receipt-documents = Подані документи
letters-receipt-no-documents = Документів немає.
letters-receipt-digest = Відбиток SHA-256
letters-receipt-check = Як перевірити цю квитанцію
letters-receipt-page = Сторінка { $page } з { $pages }

letters-code-message = { $name }: код для підтвердження вашого номера: { $code }. Він дійсний { $minutes } хвилин. Не давайте його нікому.
letters-code-subject = Код для підтвердження вашої адреси
letters-code-body =
    Вітаємо!

    Код для підтвердження цієї адреси: { $code }
    Скільки хвилин він дійсний: { $minutes }. Впишіть його на сторінці вашого профілю.

    Ви його не просили? Нічого робити не треба: без коду нічого не зміниться.

    { $name }

letters-text-missing = Напишіть відповідь або додайте документ.
letters-text-too-long = Ви написали стільки знаків: { $found }. Можна не більше ніж { $max }.

letters-access-granted =
    Надаємо документи, про які ви просили у запиті про доступ { $number }: їх додано до цього повідомлення.

    { $text }
letters-access-refused =
    Ми не можемо надати документи, про які ви просили у запиті про доступ { $number }. Причина:

    { $reason }

    Протягом 30 днів ви можете звернутися до омбудсмана або оскаржити це в TAR (закон Італії 241/1990, ст. 25).
letters-access-deferred =
    Відкладаємо до { $date } відповідь на ваш запит про доступ { $number }. Причина:

    { $reason }

    Протягом 30 днів ви можете звернутися до омбудсмана або оскаржити це в TAR (закон Італії 241/1990, ст. 25).
letters-notice-title = Повідомлення про обробку персональних даних
letters-notice-signature = Підпис
letters-notice-statement = Я прочитав(-ла) повідомлення.
letters-notice-person = Ім’я та прізвище
letters-notice-day = Дата
