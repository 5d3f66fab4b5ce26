# The catalogue: filters, services that are closed, pages that were meant.

# Filters
catalogue-topic = موضوع الحاجة
catalogue-topic-any = أي حاجة
catalogue-audience = لمن الخدمة
catalogue-audience-any = للجميع
catalogue-filter = تطبيق التصفية
catalogue-chosen = تم اختيار: { $what }.
catalogue-clear = إزالة التصفية
catalogue-count = { $count ->
    [zero] لا توجد خدمة بهذه التصفية
    [one] خدمة واحدة بهذه التصفية
    [two] خدمتان بهذه التصفية
    [few] { $count } خدمات بهذه التصفية
    [many] { $count } خدمة بهذه التصفية
   *[other] { $count } خدمة بهذه التصفية
}
catalogue-without = { $count ->
    [zero] لا توجد خدمة من دون تصفية
    [one] من دون تصفية توجد خدمة واحدة: الاطلاع عليها
    [two] من دون تصفية توجد خدمتان: الاطلاع عليهما
    [few] من دون تصفية توجد { $count } خدمات: الاطلاع عليها
    [many] من دون تصفية توجد { $count } خدمة: الاطلاع عليها
   *[other] من دون تصفية توجد { $count } خدمة: الاطلاع عليها
}
catalogue-topic-money = المال والإيجار والفواتير
catalogue-topic-home = السكن
catalogue-topic-care = المساعدة في البيت والوجبات
catalogue-topic-transport = التنقل
catalogue-topic-residence = العيش في دار رعاية
catalogue-topic-children = الأطفال والحضانة
catalogue-topic-abroad = القدوم من بلد آخر
catalogue-topic-violence = العنف أو الخوف
catalogue-topic-listening = الحديث مع شخص
catalogue-audience-parent = من لديه أطفال قاصرون
catalogue-audience-older = من تجاوز 65 عامًا
catalogue-audience-disabled = من لديه إعاقة
catalogue-audience-carer = من يعتني بشخص قريب
catalogue-audience-foreigner = من لديه جنسية أخرى
catalogue-audience-poor = من لديه مال قليل أو بلا عمل

# A service that is closed
catalogue-opens-on = تفتح الخدمة في { $date }: من ذلك اليوم يمكن تقديم الطلب من هنا. قبل ذلك لا يلزم أي شيء.
catalogue-over-since = الخدمة مغلقة منذ { $date }. عند فتحها من جديد نكتب ذلك في هذه الصفحة. عند الحاجة قبل ذلك يمكن الاتصال بنا.
catalogue-others = الاطلاع على خدمات مشابهة

# An address that does not exist
catalogue-near = ربما كان البحث عن
