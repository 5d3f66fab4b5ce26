# Pages of a citizen who signed in.

# Form
citizen-application = Заява
citizen-flow-service = Заява: { $service }
citizen-steps = Кроки заяви
citizen-step-of = Крок { $number } з { $count }
citizen-step-done = завершено
citizen-step-title = { $step }, крок { $number } з { $count }
citizen-summary = Підсумок
citizen-back = Назад
citizen-next = Далі
citizen-save-and-leave = Зберегти й вийти
citizen-send = Надіслати заяву
citizen-choose = Виберіть
citizen-municipalities = Знайдені муніципалітети
citizen-read-privacy = Прочитайте про захист персональних даних
citizen-read-privacy-desk = Прочитайте про захист персональних даних: «{ $desk }»
citizen-hint-date = День, місяць і рік, наприклад 14/03/1988
citizen-hint-date-to-come = День, місяць і рік, наприклад { $date }
citizen-hint-time = Години та хвилини, наприклад 8:15
citizen-hint-money = У євро, наприклад 1.234,50
citizen-hint-fiscal-code = 16 літер і цифр, на звороті медичної картки (tessera sanitaria)
citizen-hint-iban = 27 літер і цифр, починається з IT
citizen-remove-entry = Прибрати { $entry }
citizen-certified-source = Перевірені дані, отримані від вашої цифрової ідентичності.
citizen-conflict = Цю заяву відкрито в іншому вікні
citizen-conflict-text = Там ви зберегли зміни після відкриття цієї сторінки. Те, що ви написали тут, ще тут: якщо продовжите, воно замінить інше. Якщо ні, закрийте це вікно.
citizen-draft-new = Чернетку ще не збережено
citizen-draft-saved = Чернетку збережено о { $time }
citizen-draft-saved-on = Чернетку збережено { $date }
citizen-draft-kept = Вона буде в особистому кабінеті до { $date }, з будь-якого пристрою.
citizen-draft-missing = { $count ->
    [one] Бракує { $count } позначеної відповіді.
    [few] Бракує { $count } позначених відповідей.
    [many] Бракує { $count } позначених відповідей.
   *[other] Бракує { $count } позначеної відповіді.
}
citizen-draft-failed = Не збережено, пробуємо ще раз
citizen-draft-failed-text = Те, що ви написали, лишається на цьому пристрої, незашифроване, доки відновиться зв’язок. Воно зникає, коли ви виходите або надсилаєте заяву.
citizen-draft-expired = Ваш сеанс закрито
citizen-draft-expired-text = Те, що ви написали, лишається в цій вкладці браузера. Увійдіть знову: воно буде тут.
citizen-countries = Знайдені країни
citizen-hint-country = Залиште порожнім для Італії; напишіть назву, наприклад Марокко
citizen-hint-most = Щонайбільше { $max } символів.
citizen-left = { $count ->
    [0] Ви використали всі символи
    [one] Можна написати ще { $count } символ
    [few] Можна написати ще { $count } символи
    [many] Можна написати ще { $count } символів
   *[other] Можна написати ще { $count } символу
}
citizen-hint-birth-place = Муніципалітет або країна, якщо за кордоном
citizen-upload-way = Як ви хочете це зробити

# The form changed, the service closed
citizen-new-form-notice = Форма цієї послуги змінилася
citizen-new-form-notice-text = Можна закінчити ту, яку ви почали. Або перейти на нову: відповіді, які ще підходять, залишаться.
citizen-new-form-see = Подивитися, що змінюється
citizen-new-form-title = Перехід на нову форму
citizen-new-form-lead = Прочитайте, що змінюється, потім виберіть. Поки ви не виберете, нічого не зміниться.
citizen-new-form-changes = Що змінюється
citizen-new-form-words = Питання ті самі. Змінюються лише деякі пояснення.
citizen-new-form-added = Нове питання, на кроці: { $step }
citizen-new-form-removed = Більше не запитується
citizen-new-form-label = Раніше було: { $name }
citizen-new-form-kind = Відповідати треба інакше
citizen-new-form-choices = Змінюються слова варіантів
citizen-new-form-choices-more = Нові варіанти: { $name }.
citizen-new-form-choices-fewer = Вилучені варіанти: { $name }.
citizen-new-form-limits = Змінюються межі відповіді
citizen-new-form-required = Тепер потрібна відповідь
citizen-new-form-optional = Тепер можна залишити порожнім
citizen-new-form-condition = Запитується в інших випадках
citizen-new-form-step = Тепер на кроці: { $step }
citizen-new-form-move = Перейти на нову форму
citizen-new-form-stay = Залишитися з попередньою
citizen-earlier-title = Відповіді з попередньої форми
citizen-earlier-text = Вони залишаються тут, доки ви не надішлете заяву, щоб їх можна було перечитати. Ми їх не надсилаємо.
citizen-closed-until = Заяву можна надіслати з { $date }
citizen-closed-since = Послугу закрито { $date }
citizen-closed-text = Те, що ви написали, залишається в чернетці. Сьогодні надіслати не можна: якщо допомога потрібна зараз, зателефонуйте до відділу. Якщо зможемо, ми напишемо вам електронного листа, коли заяву можна буде надіслати.
citizen-withdrawn-title = Послуга більше не приймає заяв
citizen-withdrawn-safe = Те, що ви написали, ще тут
citizen-withdrawn-text = Його можна перечитати до { $date }. Ми не можемо прийняти його онлайн: зателефонуйте до відділу або знайдіть іншу послугу.
citizen-withdrawn-services = Знайти іншу послугу

# Documents
citizen-upload-rule = { $files ->
    [one] { $kinds }, до { $size }. Його можна прибрати, доки заяву не надіслано.
   *[other] { $kinds }, до { $size } кожен. Їх можна прибрати, доки заяву не надіслано.
}
citizen-upload-rule-sent = { $files ->
    [one] { $kinds }, до { $size }.
   *[other] { $kinds }, до { $size } кожен.
}
citizen-upload-add = Додати файл
citizen-upload-send = Завантажити вибраний файл
citizen-file-remove = Прибрати
citizen-file-state-up = Завантаження
citizen-file-state-waiting = Перевіряється
citizen-file-state-accepted = Прийнято
citizen-file-state-rejected = Відхилено
citizen-file-waiting = Шукаємо віруси й читаємо файл: можете продовжувати
citizen-file-accepted = Отримано о { $time }
citizen-file-accepted-now = Отримано щойно

# Before sending
citizen-summary-title = Перечитайте перед надсиланням
citizen-summary-lead = Після надсилання відповіді вже не можна змінити. Ви зможете написати нам, додати те, що попросимо, або відкликати заяву.
citizen-change = Змінити
citizen-step-missing = { $count ->
    [one] { $step }: треба виправити { $count } відповідь
    [few] { $step }: треба виправити { $count } відповіді
    [many] { $step }: треба виправити { $count } відповідей
   *[other] { $step }: треба виправити { $count } відповіді
}
citizen-truth = Заявляю, що написане мною — правда
citizen-truth-text = Ця заява замінює довідку. Муніципалітет перевіряє. Хто заявляє неправду, втрачає отримане й відповідає перед законом (D.P.R. 445/2000, статті 46, 47 і 76).
citizen-truth-missing = Поставте позначку біля цього підтвердження, щоб надіслати заяву
citizen-after-title = Щойно ви надішлете
citizen-after-receipt = Ви отримаєте реєстраційний номер і квитанцію у форматі PDF.
citizen-after-receipt-email = Ви отримаєте реєстраційний номер і квитанцію у форматі PDF, тут і на { $email }.
citizen-after-arrives = Заява надійде до: { $office }.
citizen-after-answer = Відповідь буде не пізніше ніж { $date }.

# After sending
citizen-sent-title = Заяву надіслано
citizen-sent-lead = Дякуємо, { $name }! Ми отримали вашу заяву: { $service }.
citizen-protocollo = Реєстраційний номер
citizen-received-on = Отримано
citizen-answer-by = Відповідь не пізніше ніж
citizen-receipt-download = Завантажити квитанцію (PDF)
citizen-receipt-sent = Надсилаємо її також на { $email }. Вона завжди є в особистому кабінеті.
citizen-receipt-soon-email = Готуємо квитанцію: незабаром вона буде в особистому кабінеті й на { $email }.
citizen-receipt-here = Вона завжди є в особистому кабінеті.
citizen-receipt-soon = Готуємо квитанцію: незабаром вона буде в особистому кабінеті.
citizen-what-next = Що буде далі
citizen-next-arrived = Заява надійшла
citizen-next-arrived-text = { $documents ->
    [0] Вона в черзі: { $office }.
    [one] Вона в черзі: { $office }, з { $documents } вашим документом.
   *[other] Вона в черзі: { $office }, з { $documents } вашими документами.
}
citizen-next-soon = Найближчими днями
citizen-next-if = Лише якщо потрібно
citizen-next-taken = Працівник візьме її в роботу
citizen-next-taken-text = Ми вас повідомимо. Відтоді ви знатимете, який відділ нею займається.
citizen-next-asked = Ми попросимо ще щось
citizen-next-asked-text = Відповісте звідси. Тим часом відлік днів зупиняється: лише один раз, не більше ніж на 30 днів.
citizen-next-answer = Ви отримаєте відповідь
citizen-next-answer-text = Якщо вона буде негативною, спершу пояснимо чому, і ви матимете 10 днів на відповідь.
citizen-by = Не пізніше ніж { $date }
citizen-meanwhile = Тим часом ви можете
citizen-see-request = Переглянути свою заяву
citizen-write-desk = Написати установі
citizen-late = А якщо відповідь не надійде вчасно?
citizen-late-text = Ви можете звернутися до того, хто заміщує відділ (закон Італії 241/1990, стаття 2): напишіть на { $email }. Він має вирішити за половину строку.
citizen-who-follows = Хто займається заявою

# Area personale
citizen-hello = Вітаємо, { $name }
citizen-new = Нова заява
citizen-my-requests = Мої заяви
citizen-empty = Ви ще не подавали заяв. Виберіть послугу: зупинитися можна будь-коли, ми зберігаємо на кожному кроці.
citizen-todo = { $count ->
    [one] Треба зробити: { $count } справа
    [few] Треба зробити: { $count } справи
    [many] Треба зробити: { $count } справ
   *[other] Треба зробити: { $count } справи
}
citizen-todo-integration = { $days ->
    [0] { $service }: нам потрібно ще щось. Надішліть сьогодні, { $date }.
    [one] { $service }: нам потрібно ще щось. Надішліть не пізніше ніж { $date }: залишився { $days } день.
    [few] { $service }: нам потрібно ще щось. Надішліть не пізніше ніж { $date }: залишилося { $days } дні.
    [many] { $service }: нам потрібно ще щось. Надішліть не пізніше ніж { $date }: залишилося { $days } днів.
   *[other] { $service }: нам потрібно ще щось. Надішліть не пізніше ніж { $date }: залишилося { $days } дня.
}
citizen-todo-notice = { $days ->
    [0] { $service }: ми збираємося відмовити. Ви можете відповісти до сьогодні, { $date }.
    [one] { $service }: ми збираємося відмовити. Ви можете відповісти до { $date }: залишився { $days } день.
    [few] { $service }: ми збираємося відмовити. Ви можете відповісти до { $date }: залишилося { $days } дні.
    [many] { $service }: ми збираємося відмовити. Ви можете відповісти до { $date }: залишилося { $days } днів.
   *[other] { $service }: ми збираємося відмовити. Ви можете відповісти до { $date }: залишилося { $days } дня.
}
citizen-reply-now = Відповісти зараз
citizen-reply = Відповісти
citizen-continue = Продовжити
citizen-draft-until = Ви її ще не надіслали. Чернетка зберігається до { $date }.
citizen-drop-draft = Видалити чернетку
citizen-drop-draft-lead = Усі відповіді та документи, які ви додали до цієї заяви, буде видалено. Повернути їх не можна.
citizen-drop-draft-keep = Залишити чернетку
citizen-saved-on = Збережено { $date }
citizen-progress = Етап { $number } з { $count }: { $state }
citizen-number-sent = Номер { $number }, надіслано { $date }
citizen-now-submitted = Вона надійшла до установи. Відповідь не пізніше ніж { $date }.
citizen-now-taken = Ми над нею працюємо. Відповідь не пізніше ніж { $date }.
citizen-now-waiting = Чекаємо на вашу відповідь до { $date }.
citizen-now-notice = Ми збираємося відмовити: ви можете відповісти до { $date }.
citizen-now-accepted = Прийнято { $date }.
citizen-now-refused = Відмовлено { $date }. Причина — всередині.
citizen-now-withdrawn = Ви відкликали її { $date }.

# Request
citizen-where = На якому вона етапі
citizen-you = Ви
citizen-sent-integration = Відповідь надіслано. Відлік днів продовжується від сьогодні.
citizen-sent-observations = Зауваження надіслано. Прочитаємо їх перед рішенням.
citizen-sent-message = Повідомлення надіслано.
citizen-sent-withdrawal = Заяву відкликано. Ми її більше не розглядаємо.
citizen-read-again = Перечитати свої відповіді
citizen-facts = Коротко
citizen-office = Відповідальний відділ
citizen-answer-latest = Відповідь не пізніше ніж
citizen-days = Дні
citizen-days-passed = { $passed ->
    [one] Минув { $passed } з { $days }
   *[other] Минуло { $passed } з { $days }
}
citizen-stopped-since = Зупинено з { $date }
citizen-documents = Документи
citizen-receipt-of = Квитанція { $number }
citizen-ask-by = Дайте відповідь не пізніше ніж { $date }
citizen-ask-left = { $days ->
    [0] Це останній день. Якщо не відповісте, ми вирішимо за документами, які маємо.
    [one] Залишився { $days } день. Якщо не відповісте, ми вирішимо за документами, які маємо.
    [few] Залишилося { $days } дні. Якщо не відповісте, ми вирішимо за документами, які маємо.
    [many] Залишилося { $days } днів. Якщо не відповісте, ми вирішимо за документами, які маємо.
   *[other] Залишилося { $days } дня. Якщо не відповісте, ми вирішимо за документами, які маємо.
}
citizen-notice = Ми збираємося відмовити за вашою заявою
citizen-notice-text = Перед рішенням ми кажемо вам чому. Ви можете відповісти до { $date }: ми читаємо все, що ви пишете (закон Італії 241/1990, стаття 10-bis).
citizen-refused = За вашою заявою відмовлено
citizen-refused-text = Тут ви знайдете причину. Ви можете попросити установу пояснити або оскаржити це в адміністративному суді (TAR) протягом 60 днів.
citizen-your-answer = Ваша відповідь
citizen-answer-documents = Документи
citizen-send-answer = Надіслати відповідь
citizen-messages = Повідомлення
citizen-no-messages = Повідомлень немає. Якщо маєте сумнів, напишіть нам звідси.
citizen-write-hint = Зазвичай відповідаємо протягом 2 робочих днів
citizen-send-message = Надіслати повідомлення
citizen-other = Інше
citizen-withdraw = Відкликати заяву
citizen-withdraw-text = Якщо відкличете, ми її більше не розглядатимемо. Нову можна подати будь-коли.
citizen-withdraw-yes = Так, відкликати заяву
citizen-latest = Не пізніше ніж { $date }
citizen-mile-sent = Надіслано
citizen-mile-taken = Взято в роботу
citizen-mile-taken-text = Нею займається: { $office }.
citizen-mile-handed-over = Передано до іншої стійки
citizen-mile-handed-over-text = Тепер нею займається: { $desk }.
citizen-mile-asked = Попросили додати
citizen-mile-stopped = Відлік днів тут зупинено: минуло { $passed }, залишилося { $left }.
citizen-mile-integrated = Ви відповіли
citizen-mile-integrated-text = Відлік днів продовжився.
citizen-mile-notice = Попередження про відмову
citizen-mile-replied = Ви надіслали свої зауваження
citizen-mile-replied-text = Ми розглянемо їх перед рішенням.
citizen-mile-answer = Відповідь
citizen-mile-if-today = Якщо відповісте сьогодні, новою датою буде { $date }.
citizen-mile-accepted-text = Установа зв’яжеться з вами щодо наступних кроків.
citizen-young-title = Потрібна повнолітня особа
citizen-young-alone = { $service }: подати заяву самостійно можна з { $age } років.
citizen-young-for-others = Щоб подати заяву за іншу особу, треба мати { $age } років.
citizen-young-guardian = Заяву може подати хтось із батьків, опікун або твій представник зі своєю ідентифікацією.
citizen-young-desk = Потрібна допомога зараз? Приходь до офісу: ми вислухаємо тебе, навіть якщо ти без дорослих.
citizen-young-code = Заяву не розпочато, { $date }
citizen-young-service = Прочитай, що потрібно

# Messages, deadlines, access to the file
citizen-area-nav = Розділи особистого кабінету
citizen-unread-count = { $count ->
    [one] { $count } непрочитане повідомлення
    [few] { $count } непрочитані повідомлення
    [many] { $count } непрочитаних повідомлень
   *[other] { $count } непрочитаного повідомлення
}
citizen-unread = Не прочитано
citizen-shelf-filter = Відфільтрувати заяви
citizen-shelf-all = Усі
citizen-shelf-drafts = Чернетки
citizen-shelf-to-answer = Треба доповнити
citizen-shelf-sent = Надіслані
citizen-shelf-closed = Завершені
citizen-shelf-empty = Тут немає заяв. Спробуйте інший фільтр.
citizen-turn-you = Ваша черга
citizen-turn-office = Черга установи
citizen-older = Давніші
citizen-newest = Назад до найновіших
citizen-pages = Сторінки
citizen-number = Номер { $number }
citizen-threads = Ваші розмови
citizen-threads-lead = Для кожної заяви є одна розмова. Щоб написати, відкрийте заяву.
citizen-threads-empty = Повідомлень ще немає. Ви знайдете їх тут, коли напише установа або коли ви напишете із заяви.
citizen-thread-desk = Останнє повідомлення від установи, { $date }
citizen-thread-you = Останнє повідомлення ваше, { $date }
citizen-thread-reply = Прочитати й відповісти
citizen-thread-read = Перечитати
citizen-attach = Додати документи
citizen-attached = Готові до надсилання з повідомленням
citizen-message-missing = Напишіть повідомлення, перш ніж надсилати.
citizen-messages-closed = Цю заяву завершено: тут можна лише читати. З інших питань телефонуйте до установи: { $phone }.
citizen-messages-too-many = За останні 24 години ви вже написали { $max } повідомлень. Зачекайте на відповідь або телефонуйте: { $phone }.
citizen-deadlines = Терміни
citizen-deadlines-next = Що треба зробити й до якого дня
citizen-deadlines-lead = Найближча дата перша. У кожному рядку сказано, чия черга.
citizen-deadlines-empty = Термінів немає. Вони з’являться тут, коли ви почнете заяву.
citizen-deadlines-file = Додати все до календаря
citizen-deadline-file = Додати до календаря
citizen-due-integration = Надішліть те, про що ми попросили
citizen-due-observations = Надішліть свої зауваження
citizen-due-draft = Надішліть заяву: після цього дня чернетку буде видалено
citizen-due-answer = Ми відповімо вам до цього дня
citizen-due-access = Ми відповімо на запит про доступ до документів справи
citizen-deadline-left = { $days ->
    [0] Сьогодні, { $date }
    [one] { $date }: залишився { $days } день
    [few] { $date }: залишилося { $days } дні
    [many] { $date }: залишилося { $days } днів
   *[other] { $date }: залишилося { $days } дня
}
citizen-deadline-past = { $days ->
    [one] { $date }: минув { $days } день
    [few] { $date }: минуло { $days } дні
    [many] { $date }: минуло { $days } днів
   *[other] { $date }: минуло { $days } дня
}
citizen-deadline-calendar = Подробиці у вашому особистому кабінеті: { $url }
citizen-access = Доступ до документів справи
citizen-access-title = Попросити доступ до документів справи
citizen-access-lead = Ви можете побачити документи, за якими установа вирішує щодо вашої заяви. Ми відповідаємо протягом { $days } днів (закон Італії 241/1990, статті 22–25).
citizen-access-wanted = Які документи ви хочете побачити?
citizen-access-wanted-hint = Наприклад: звіт про відвідування вдома або розрахунок балів
citizen-access-interest = Навіщо вони вам?
citizen-access-interest-hint = Досить одного речення: закон вимагає, щоб ми знали причину
citizen-access-silence = Якщо ми не відповімо вчасно, мовчання означає відмову. Ви можете звернутися до омбудсмана або до TAR протягом 30 днів.
citizen-access-send = Надіслати запит
citizen-access-wanted-missing = Напишіть, які документи ви хочете побачити.
citizen-access-interest-missing = Напишіть, навіщо вони вам, хоча б одним реченням.
citizen-access-asked = Відповімо до { $date }
citizen-access-deferred = Відкладено до { $date }: причина в повідомленнях
citizen-access-granted = Надано { $date }: документи в повідомленнях
citizen-access-refused = Відмовлено { $date }: причина в повідомленнях
citizen-sent-access = Запит про доступ надіслано. Відповідь прийде в повідомленнях.
citizen-mile-access-asked = Ви попросили доступ до документів справи
citizen-mile-access-asked-text = Відповімо до { $date }.
citizen-mile-access-deferred = Доступ до документів справи відкладено
citizen-mile-access-deferred-text = Відповімо після { $date }. Причина в повідомленнях.
citizen-mile-access-granted = Доступ до документів справи надано
citizen-mile-access-refused = У доступі до документів справи відмовлено
citizen-mile-access-answer-text = Відповідь у повідомленнях.
