# Desks, their hours, and appointments.

desks-lead = Де ми, коли відчинено, якими мовами говоримо. Щоб поговорити, запишіться: без черги.
desks-none = Списку відділень тут ще немає. Зателефонуйте нам.
desks-all = Усі відділення і години роботи
desks-where = Де
desks-today = Години сьогодні
desks-languages = Мови
desks-sign-language = італійська мова жестів (LIS)
desks-directions = Як дістатися
desks-accessibility = Доступність
desks-map = Відкрити карту на OpenStreetMap, це інший сайт: { $name }
desks-sketch = Карта відділень: північ угорі, номери ті самі, що в списку нижче.
desks-sketch-number = На карті: номер { $n }
desks-place = Місце, години та карта
desks-place-link = Переглянути місце: години, карта і як дістатися
desks-metres = { $n } м
desks-kilometres = { $n } км
desks-book-at = Записатися: { $name }
desks-week = Години найближчих днів: { $name }
desks-closed-day = зачинено
desks-cause-feast = місцеве свято
desks-cause-meeting = збори працівників
desks-cause-training = навчання працівників
desks-cause-works = роботи в будівлі
desks-cause-breakdown = несправність
desks-cause-weather = негода
desks-cause-strike = страйк
desks-cause-staff = брак працівників
desks-open-until = Зараз відчинено, зачиняється о { $time }
desks-closed = Зачинено
desks-opens-today = Зараз зачинено, відчиняється сьогодні о { $time }
desks-opens-on = Зараз зачинено. Наступний робочий день: { $date }, з { $time }
desks-day = { $n ->
    [1] понеділок { $date }
    [2] вівторок { $date }
    [3] середа { $date }
    [4] четвер { $date }
    [5] п’ятниця { $date }
    [6] субота { $date }
   *[other] неділя { $date }
}
desks-when = { $date }, о { $time }

# Kinds of talk
desks-reason-first-talk = Перша розмова
desks-reason-form-help = Допомога із заповненням заяви
desks-reason-sent-request = Уже надіслана заява
desks-mode-in-person = особисто
desks-mode-phone = телефоном
desks-choice = { $desk } — { $building }, { $address }
desks-reason-and-mode = { $title } ({ $text })
desks-talk = { $title }, { $text } ({ $minutes } хв)

# Booking
desks-choose-where = Куди ви хочете прийти?
desks-choose-why = Про що ви хочете поговорити?
desks-choose-why-hint = Виберіть найближче: решту розкажете особисто.
desks-choose-when = Коли?
desks-none-online = Поки що записуємо телефоном. Номери є в списку відділень.
desks-compare = Порівняти відділення, години і мови
desks-chosen = Що вибрано
desks-change = Змінити
desks-what = Тема
desks-slot = День і час
desks-name = Ім’я та прізвище
desks-phone = Телефон
desks-email = Електронна пошта
desks-phone-call = Ми зателефонуємо на цей номер.
desks-phone-hint = Він потрібен лише на випадок, якщо зустріч зміниться.
desks-email-hint = Надішлемо підтвердження і нагадування. Тему в них не пишемо.
desks-no-room = У найближчі дні місць немає. Спробуйте інше відділення або зателефонуйте нам.
desks-later = Пізніші дні
desks-first-days = Перші вільні дні
desks-confirm = Перевірте й підтвердьте
desks-confirm-button = Підтвердити запис
desks-error-nothing = Нічого не вибрано. Виберіть один варіант, потім ідіть далі.
desks-error-taken = Цей час уже зайнято. Виберіть інший: усе, що ви написали, залишилося тут.
desks-error-same-time = На цей час у вас уже є інша зустріч. Виберіть інший час.
desks-error-many = У вас уже п’ять записів. Щоб зробити ще один, спочатку скасуйте якийсь із них.

# States
desks-state-booked = Заплановано
desks-state-came = Відбулося
desks-state-missed = Пропущено
desks-state-cancelled = Скасовано

# Own appointments
desks-coming = Найближчі зустрічі
desks-all-appointments = Усі зустрічі
desks-my-appointments = Мої зустрічі
desks-nothing-coming = Запланованих зустрічей немає.
desks-past = Минулі й скасовані
desks-booked = Запис підтверджено
desks-booked-lead = Чекаємо на вас. Візьміть документ і, якщо є, папери, про які хочете поговорити.
desks-booked-lead-phone = Ми вам зателефонуємо. Тримайте поруч папери, про які хочете поговорити.
desks-booked-mail = Надсилаємо підтвердження на { $email }.
desks-booked-no-mail = Запишіть день і час: у нас немає електронної адреси, щоб вам написати.
desks-code = Код
desks-appointment-title = Зустріч { $code }
desks-details = Подробиці
desks-we-call = Зателефонуємо на номер
desks-moved = Зустріч перенесено. Новий час указано тут.
desks-cancelled = Зустріч скасовано. Місце знову вільне.
desks-cancelled-by-you = вами, { $date }
desks-cancelled-by-desk = відділенням, { $date }
desks-calendar = Додати до календаря
desks-calendar-summary = Зустріч: { $name }
desks-changes = Хочете щось змінити?
desks-too-late = Зустріч уже скоро: щоб перенести або скасувати, зателефонуйте до відділення.
desks-change-until = Перенести або скасувати можна до { $date }.
desks-move = Перенести
desks-cancel = Скасувати
desks-cancel-text = Місце звільниться для іншої людини. Записатися знову можна будь-коли.
desks-cancel-yes = Так, скасувати зустріч
desks-book-another = Записатися ще раз
desks-move-title = Коли ви хочете прийти?
desks-move-now = Ваша зустріч: { $date }. Доки не виберете інше, нічого не зміниться.
desks-move-again = Після перенесення час можна змінити тут знову, якщо до зустрічі більше ніж { $hours } год. Пізніше — лише телефоном до відділення: { $phone }.
desks-move-button = Перенести зустріч
