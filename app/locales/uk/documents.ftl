# Documents handed in, and writing that survives a broken line.

# Uploads
citizen-upload-drop = Перетягніть його сюди або виберіть на пристрої
citizen-upload-choose = Виберіть його на пристрої
citizen-upload-photo = Зробити фото
citizen-upload-photo-tells = Фото може містити місце й час зйомки: установа отримує його таким, яким ви його надсилаєте. Якщо ви не хочете їх повідомляти, приберіть їх із фото перед надсиланням.
citizen-upload-join = Об’єднати фото в один PDF
citizen-upload-join-text = Кожне фото стане сторінкою, рівно й у порядку надходження.
citizen-upload-joined = Фото об’єднано в один PDF
citizen-file-cancel = Скасувати
citizen-file-replace = Замінити
citizen-file-retry = Спробувати ще раз
citizen-file-forget = Прибрати зі списку
citizen-file-preparing = Готуємо фото
citizen-file-paused = Зв’язок перервався: продовжимо звідси, щойно він відновиться
citizen-file-removed = прибрано
citizen-file-finishing = Закінчуємо завантажувати файли, потім ідемо далі

# Documents given before
citizen-reuse = Використати документ, який ви вже подавали
citizen-reuse-this = Використати цей
citizen-reuse-age = { $days ->
    [one] Тут він підходить, якщо ви подали його за останній { $days } день.
    [few] Тут він підходить, якщо ви подали його за останні { $days } дні.
   *[other] Тут він підходить, якщо ви подали його за останні { $days } днів.
}
citizen-own-title = Мої документи
citizen-own-lead = Тут усе, що ви подали з вашими заявами. Якщо документ потрібен знову, ви використаєте його без завантаження.
citizen-own-none = Ви ще не подавали документів. Вони з’являться тут, щойно ви завантажите документ у заяві.
citizen-own-given = { $what }, подано { $date } для: { $service }
citizen-own-request = Заява { $number }
citizen-own-draft = Чернетка, не надіслана
citizen-own-handed-in = додано { $date }
citizen-own-digest = Контрольний код файлу
citizen-own-digest-text = Він показує, що файл не змінився (відбиток SHA-256): однакові файли мають однаковий код.

# Saving
citizen-draft-enter = Увійти знову
citizen-draft-here = Продовжити тут
citizen-draft-back = Писати далі тут
citizen-draft-restored = Ми повернули те, що ви написали о { $time }
citizen-draft-restored-text = Воно залишилося на цьому пристрої: зараз зберігаємо.
citizen-draft-elsewhere = Ви відкрили цю заяву в іншій вкладці о { $time }
citizen-draft-elsewhere-text = Пишіть лише в одній вкладці. Якщо продовжите тут, інша збереже й зупиниться.
citizen-draft-moved = Ви пишете в іншій вкладці
citizen-draft-moved-text = Те, що ви написали тут, не втрачено.

# Two windows on one draft
citizen-conflict-at = Ви зберегли цю заяву в іншому місці ({ $time })
citizen-conflict-choose = Те, що ви написали тут, ще не збережено. Виберіть, яку версію залишити.
citizen-conflict-same = Відповіді на цій сторінці однакові.
citizen-conflict-keep = Залишити те, що я пишу тут
citizen-conflict-other = Взяти іншу версію
citizen-conflict-here = Тут: { $text }
citizen-conflict-there = Там: { $text }
citizen-found = Ми знайшли те, що ви писали о { $time }
citizen-found-on = Ми знайшли те, що ви писали { $date }
citizen-found-saved = Коли ви це надіслали, сеанс уже закінчився. Тепер це збережено в чернетці: перевірте і продовжуйте. Якщо ви вибирали файли, виберіть їх знову.
citizen-found-step = Цього немає в чернетці: тим часом ви зберегли цю сторінку в іншому місці. Поверніть це, щоб порівняти дві версії, або відкиньте. Якщо ви вибирали файли, виберіть їх знову.
citizen-found-late = Цього немає в чернетці: це надіслано більш ніж через годину після закінчення сеансу. Поверніть це, щоб перевірити і зберегти. Якщо це надіслали не ви, відкиньте. Якщо ви вибирали файли, виберіть їх знову.
citizen-found-unsent = Це не надіслано: сеанс уже закінчився. Поверніть це і натисніть кнопку ще раз, або відкиньте. Якщо ви вибирали файли, виберіть їх знову.
citizen-found-closed = Це не надіслано, і тут надіслати його вже не можна. Скопіюйте, якщо вам це потрібно, а потім відкиньте.
citizen-found-resume = Повернути
citizen-found-drop = Відкинути
citizen-unsent = Можна повернути
citizen-unsent-text = Заява { $number }: у вас є ненадіслане повідомлення. Ми зберігаємо його до { $date }.

# Virus check before sending
citizen-unchecked = Ми ще перевіряємо ваші документи
citizen-unchecked-text = Шукаємо віруси в: { $name }. Зазвичай вистачає кількох хвилин. Чернетку збережено: спробуйте трохи згодом.
