# What all pages share.

common-home = Головна
common-breadcrumb = Шлях
common-skip-content = Перейти до змісту
common-skip-footer = Перейти до низу сторінки
common-title-error = Помилка: { $title }
common-error-prefix = Помилка:
common-errors-title = { $count ->
    [one] Треба виправити { $count } відповідь
    [few] Треба виправити { $count } відповіді
    [many] Треба виправити { $count } відповідей
   *[other] Треба виправити { $count } відповіді
}
common-optional = необов’язково

# Header
common-language = Мова:
common-language-code = УКР
common-access = Увійти в особистий кабінет
common-personal-area = Особистий кабінет
common-console = Консоль
common-logout = Вийти
common-search-service = Знайти послугу
common-menu = Меню
common-main-menu = Головне меню
common-close = Закрити
common-services = Послуги
common-how-it-works = Як це працює
common-desks = Адреси та години роботи

# Footer
common-demo = Демонстраційний портал: люди, заяви й документи вигадані.
common-contacts = Контакти
common-telephone = Телефон
common-write-email = Написати електронного листа
common-pec = Сертифікована пошта (PEC)
common-tax-code = Податковий код
common-help = Допомога
common-faq = Часті запитання
common-appointment = Записатися на прийом
common-report = Повідомити про збій
common-rules = Правила та права
common-privacy = Захист персональних даних
common-legal = Правова інформація
common-accessibility = Заява про доступність

# Help beside a form
common-help-title = Потрібна допомога?
common-appointment-text = Заповнимо заяву разом

# Certified data
common-certified-locked = Тут їх змінити не можна.
common-certified-wrong = Якісь дані неправильні?
common-certified-wrong-text = Ви все одно можете надіслати заяву й написати нам, що треба виправити. Щодо імені та податкового коду звертайтеся до того, хто дав вам цифрову ідентичність. Щодо місця проживання — до реєстраційного відділу (Anagrafe).

# States of a request
common-state-draft = Чернетка
common-state-submitted = Надіслано
common-state-taken-up = Розглядається
common-state-awaiting-integration = Чогось бракує
common-state-notice-given = Попередження про відмову
common-state-accepted = Прийнято
common-state-refused = Відмовлено
common-state-withdrawn = Відкликано
common-state-expired = Строк минув

# Rating (fixed wording of the Modello Comuni)
common-rating-page = Наскільки зрозуміла інформація на цій сторінці?
common-rating-service = Наскільки легко було користуватися цією послугою?
common-rating-stars = Оцініть від 1 до 5 зірок
common-rating-star = { $stars ->
    [one] Оцінка: { $stars } зірка з 5
    [few] Оцінка: { $stars } зірки з 5
    [many] Оцінка: { $stars } зірок з 5
   *[other] Оцінка: { $stars } зірки з 5
}
common-rating-liked = Що вам сподобалося найбільше?
common-rating-disliked = Де були найбільші труднощі?
common-rating-clear = Пояснення були зрозумілі
common-rating-complete = Пояснення були повні
common-rating-sure = Завжди було видно, що все йде правильно
common-rating-no-faults = Технічних проблем не було
common-rating-unclear = Іноді пояснення були незрозумілі
common-rating-incomplete = Іноді пояснення були неповні
common-rating-unsure = Іноді було невідомо, чи все йде правильно
common-rating-faults = Були технічні проблеми
common-rating-other = Інше
common-rating-details = Хочете додати подробиці?
common-rating-details-hint = Не більше ніж 200 знаків
common-rating-send = Надіслати оцінку

# Answers
common-yes = Так
common-no = Ні
common-declared = Заявлено
common-no-answer = Немає відповіді
common-iban-end = IBAN, що закінчується на …{ $end }
common-required = обов’язково

# Before the session ends
common-ending-title = Ви ще тут?
common-ending-soon = Через дві хвилини сеанс закриється, задля безпеки. Якщо залишитеся, нічого не втратите.
common-ending-last = Через дві хвилини сеанс закінчиться, і продовжити його не можна. Збережіть зараз те, що пишете.
common-ending-over = Усе збережене в безпеці: увійдіть знову й продовжуйте з того самого місця.
common-ending-ended = Сеанс закінчився
common-ending-failed = Не вдається зв’язатися з порталом. Перевірте з’єднання й натисніть «Залишитися» ще раз.
common-ending-again = Увійти знову
common-ending-stay = Залишитися
common-ending-close = Зрозуміло
common-place-unknown = місце не розпізнано (код { $code })

# Fields of an answer that has several
common-part-nome = Ім’я
common-part-cognome = Прізвище
common-part-data-nascita = Дата народження
common-part-luogo-nascita = Місце народження
common-part-codice-fiscale = Податковий код (codice fiscale)
common-part-email = Електронна пошта
common-part-telefono = Телефон
common-part-via = Вулиця і номер
common-part-cap = Поштовий індекс
common-part-comune = Муніципалітет
common-part-paese = Країна
common-part-importo = Сума
common-part-ogni = Як часто
common-every-mese = Щомісяця
common-every-anno = Щороку
common-every-una-volta = Лише один раз
common-new-tab = (відкриється в новій вкладці)
