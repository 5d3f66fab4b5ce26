# What citizens keep for themselves: profile, privacy, sessions.

profile-yours = Ваш простір

# Profile
profile-title = Мій профіль
profile-lead = Тут ви вирішуєте, як ми вам пишемо і що вже буде заповнено в наступній заяві.
profile-certified = Що ми знаємо з вашої цифрової ідентичності
profile-name = Ім’я та прізвище
profile-birth = Дата народження
profile-birth-place = Місце народження
profile-home = Адреса
profile-postal-code = Поштовий індекс
profile-municipality = Муніципалітет
profile-fiscal-code = Податковий код (codice fiscale)
profile-company = Компанія або установа
profile-vat-number = Номер платника ПДВ (partita IVA)
profile-email = Електронна пошта
profile-email-new = Адреса електронної пошти
profile-email-hint = Наприклад, name@mail.com. Ми надішлемо код із 6 цифр, щоб перевірити, що адреса ваша.
profile-email-send = Надіслати мені код
profile-email-proved = Підтверджено { $date }
profile-email-typed = Ще не підтверджено: використовуємо лише для заповнення заяв.
profile-email-drop = Прибрати адресу з профілю
profile-mail-back = Наш електронний лист повернувся
profile-mail-back-text = Перевірте адресу. Доки ви не підтвердите правильну, читайте новини про свої заяви тут.
profile-mail-back-act = Перевірити адресу
profile-code = Код
profile-code-hint = Ми надіслали його на { $email }. Він дійсний до { $time }.
profile-code-confirm = Підтвердити адресу
profile-code-shape = У коді { $expected } цифр: ви написали { $found }.
profile-code-wrong = { $left ->
    [one] Це не той код, який ми надіслали. Лишилася { $left } спроба.
    [few] Це не той код, який ми надіслали. Лишилося { $left } спроби.
    [many] Це не той код, який ми надіслали. Лишилося { $left } спроб.
   *[other] Це не той код, який ми надіслали. Лишилося { $left } спроби.
}
profile-code-spent = Код більше не дійсний. Попросіть інший звідси.
profile-code-limit = Кодів, які ви вже просили за годину: { $count }. Зачекайте годину й спробуйте ще раз.
profile-code-late = Повідомлення на { $email } ще не надіслано: ми спробуємо ще раз самі, просити інший код не треба. Тут нічого не втрачено.
profile-code-refused = Повідомлення на { $email } було відхилено. Перевірте, чи все правильно, і попросіть інший код.
profile-code-given-up = Нам не вдалося надіслати повідомлення на { $email }. Тут нічого не втрачено: попросіть інший код пізніше.
profile-phone = Телефон
profile-phone-number = Номер телефону
profile-phone-hint = Ми вже вписуємо його у ваші заяви. Якщо зітрете, ми його більше не зберігаємо.
profile-phone-save = Зберегти телефон
profile-phone-proved = Підтверджено { $date }
profile-phone-typed = Не підтверджено: використовуємо лише для заповнення заяв.
profile-phone-no-mobile = Не підтверджено: код приходить в SMS, тож лише на мобільний телефон.
profile-phone-italian-only = Не підтверджено: через SMS можна підтвердити лише італійські мобільні номери.
profile-phone-elsewhere = Не підтверджено: через SMS можна підтвердити лише номери, що починаються так: { $prefixes }.
profile-phone-send = Надіслати мені код в SMS
profile-phone-confirm = Підтвердити номер
profile-phone-limit = Найбільша кількість SMS на день, вам і на кожен номер: { $count }. Спробуйте завтра.
profile-phone-none-left = Сьогодні ми більше не можемо надсилати SMS. Спробуйте завтра.
profile-preferences = Мова та сповіщення
profile-language = Якою мовою ми вам пишемо
profile-language-hint = Для листів і для квитанції
profile-mails = Які листи ви хочете отримувати
profile-mails-hint = Якщо приберете якийсь, дивіться самі в особистому кабінеті: строки діють так само.
profile-mails-receipt = Квитанція кожної заяви
profile-mails-news = Сповіщення, коли є новина
profile-preferences-save = Зберегти мову та сповіщення
profile-done-code = Код надіслано. Якщо він не прийде за кілька хвилин, подивіться в небажаній пошті.
profile-done-email = Адресу підтверджено. Відтепер пишемо вам туди.
profile-done-dropped = Адресу прибрано з профілю.
profile-done-phone = Телефон збережено.
profile-done-message = Надсилаємо вам SMS із кодом.
profile-done-proved = Номер підтверджено. Ми й далі пишемо вам лише електронною поштою.
profile-done-preferences = Мову та сповіщення збережено.

# In a form
profile-source-profile = З вашого профілю
profile-source-sign-in = З вашого входу (SPID, CIE або eIDAS)
profile-source-request = Із заяви від { $date }
profile-keep = Використовувати пошту й телефон також для наступних заяв?
profile-keep-hint = Якщо не виберете, вони залишаться лише в цій заяві.
profile-keep-yes = Так, зберегти їх у моєму профілі
profile-keep-no = Ні, лише для цієї заяви

# Privacy
profile-privacy-title = Мої дані
profile-privacy-lead = Хто їх переглядав, що ви прочитали і як узяти копію.
profile-looks = Хто переглядав ваші дані
profile-looks-text = Ви бачите установу, день і що вона зробила. Імена працівників не називаються.
profile-looks-none = Жодна установа ще не відкривала ваших заяв.
profile-looks-first = Назад до найновіших
profile-looks-more = Показати попередні
profile-look-request-read = Читали заяву { $number }.
profile-look-request-worked = Працювали із заявою { $number }.
profile-look-request-copied = Друкували або копіювали заяву { $number }.
profile-look-document = Відкривали документ заяви { $number }.
profile-look-card-read = Читали вашу картку.
profile-look-card-worked = Писали у вашій картці.
profile-look-card-copied = Друкували або копіювали вашу картку.
profile-look-person-read = Читали ваші дані у списку осіб.
profile-look-person-worked = Оновлювали ваші дані у списку осіб.
profile-notices = Повідомлення про дані, які ви прочитали
profile-notices-none = Ви ще не надсилали заяв: повідомлень немає.
profile-notice-line = { $date }, заява { $number } ({ $service }): «{ $text }»
profile-notice-text = Прочитати той текст (версія { $n })
profile-data = Узяти копію всього
profile-data-text = Файл ZIP із вашими заявами, документами та квитанціями. Дані є у форматі PDF, щоб їх читати, і у форматі JSON, для програм. Це ваше право (Регламент (ЄС) 2016/679, статті 15 і 20). Зберігайте його в надійному місці.
profile-data-download = Завантажити мої дані (ZIP)
profile-data-limit = На сьогодні копій уже досить
profile-data-limit-text = Найбільше за день: { $count }. Спробуйте завтра.

# Sessions
profile-sessions-title = Де ви увійшли
profile-sessions-lead = Пристрої, з яких ви увійшли й ще не вийшли.
profile-sessions-list = Відкриті входи
profile-sessions-unknown = Пристрій не розпізнано
profile-sessions-since = Вхід { $date }
profile-sessions-used = Востаннє використано { $date }
profile-sessions-here = Це той, яким ви користуєтеся
profile-sessions-close = Закрити
profile-sessions-close-which = вхід із { $device } від { $date }
profile-sessions-close-others = Закрити всі інші входи
profile-sessions-strange = Щось не впізнаєте? Закрийте всі інші входи, потім змініть пароль вашої цифрової ідентичності.
profile-sessions-closed = Вхід закрито.
profile-sessions-closed-others = Інші входи закрито.
profile-sessions-only = Інших відкритих входів немає.

# Copy of all data
profile-copy-title = Копія моїх даних
profile-copy-made = Зроблено { $date } порталом: { $name }.
profile-copy-json = Ті самі дані, для програм, є у файлі dati.json.
profile-copy-state = Стан
profile-copy-desk = Установа
profile-copy-records = Що зберігають установи
profile-copy-records-lead = Тут немає нотаток працівників, того, що стосується інших людей, і захищених адрес: щодо решти можна попросити доступ до справи.
profile-copy-from = З
profile-copy-to = До
profile-copy-card = Картка від { $date }, { $desk }
profile-copy-card-removed = Цю картку вилучено { $date }, бо її відкрили помилково: вона більше не враховується, але ще зберігається.
profile-signatures = Підписи у відділі
profile-signatures-none = Ви не підписували повідомлень у відділі, і зараз підписувати нічого.
profile-signatures-read = Кожен підпис веде до тексту, який ви підписали.
profile-signed-line = { $desk }: підписано { $date }, версія { $n }
profile-signed-ended-line = { $desk }: підписано { $date }, версія { $n }, відкликано { $end }
profile-signed-consents = { $text }. Зі згодою на: { $what }
profile-consent-health = передачу даних медичним службам
profile-consent-work = передачу даних центру зайнятості
profile-consent-school = передачу даних школі
profile-consent-third-sector = передачу даних об’єднанням, що співпрацюють
profile-to-sign = Повідомлення на підпис: { $desk }, версія { $n }
profile-sign-read = Прочитати текст
profile-sign = Я прочитав(-ла) повідомлення і підписую його
