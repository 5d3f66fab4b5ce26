# The catalogue: filters, services that are closed, pages that were meant.

# Filters
catalogue-topic = Про що йдеться
catalogue-topic-any = Будь-яка потреба
catalogue-audience = Хто ви
catalogue-audience-any = Будь-хто
catalogue-filter = Застосувати фільтри
catalogue-chosen = Ви обрали: { $what }.
catalogue-clear = Прибрати фільтри
catalogue-count = { $count ->
    [0] Немає послуг за цими фільтрами
    [one] { $count } послуга за цими фільтрами
    [few] { $count } послуги за цими фільтрами
    [many] { $count } послуг за цими фільтрами
   *[other] { $count } послуги за цими фільтрами
}
catalogue-without = { $count ->
    [one] Без фільтрів є { $count } послуга: переглянути
    [few] Без фільтрів є { $count } послуги: переглянути
    [many] Без фільтрів є { $count } послуг: переглянути
   *[other] Без фільтрів є { $count } послуги: переглянути
}
catalogue-topic-money = Гроші, оренда й рахунки
catalogue-topic-home = Житло
catalogue-topic-care = Допомога вдома й харчування
catalogue-topic-transport = Пересування
catalogue-topic-residence = Життя в закладі догляду
catalogue-topic-children = Діти та ясла
catalogue-topic-abroad = Я з іншої країни
catalogue-topic-violence = Насильство або страх
catalogue-topic-listening = Поговорити з кимось
catalogue-audience-parent = Маю неповнолітніх дітей
catalogue-audience-older = Мені понад 65 років
catalogue-audience-disabled = Маю інвалідність
catalogue-audience-carer = Доглядаю близьку людину
catalogue-audience-foreigner = Маю інше громадянство
catalogue-audience-poor = Маю мало грошей або не працюю

# A service that is closed
catalogue-opens-on = Послуга відкриється { $date }: з цього дня подавайте заяву звідси. До того нічого робити не треба.
catalogue-over-since = Послугу закрито з { $date }. Коли вона відкриється знову, ми напишемо про це тут. Якщо потрібно раніше, зателефонуйте нам.
catalogue-others = Переглянути схожі послуги

# An address that does not exist
catalogue-near = Можливо, ви шукали
