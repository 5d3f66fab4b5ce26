# Desks, their hours, and appointments.

desks-lead = أماكن المكاتب ومواعيد فتحها واللغات المستعملة فيها. لإجراء مقابلة يمكن حجز موعد دون انتظار.
desks-none = قائمة المكاتب غير متوفرة هنا بعد. يمكن الاتصال هاتفيًا.
desks-all = كل المكاتب والمواعيد
desks-where = المكان
desks-today = مواعيد اليوم
desks-languages = اللغات
desks-sign-language = لغة الإشارة الإيطالية (LIS)
desks-directions = كيفية الوصول
desks-accessibility = سهولة الوصول
desks-map = فتح الخريطة على OpenStreetMap، وهو موقع آخر: { $name }
desks-sketch = خريطة المكاتب: الشمال في الأعلى، والأرقام هي أرقام المكاتب في القائمة أدناه.
desks-sketch-number = على الخريطة: رقم { $n }
desks-place = المكان والمواعيد والخريطة
desks-place-link = عرض المكان: المواعيد والخريطة وكيفية الوصول
desks-metres = { $n } م
desks-kilometres = { $n } كم
desks-book-at = حجز موعد: { $name }
desks-week = مواعيد الأيام القادمة: { $name }
desks-closed-day = مغلق
desks-cause-feast = عيد محلي
desks-cause-meeting = اجتماع الموظفين
desks-cause-training = تدريب الموظفين
desks-cause-works = أشغال في المبنى
desks-cause-breakdown = عطل
desks-cause-weather = سوء الأحوال الجوية
desks-cause-strike = إضراب
desks-cause-staff = نقص في الموظفين
desks-open-until = مفتوح الآن، يغلق الساعة { $time }
desks-closed = مغلق حاليًا
desks-opens-today = مغلق الآن، يفتح اليوم الساعة { $time }
desks-opens-on = مغلق الآن، يفتح { $date } الساعة { $time }
desks-day = { $n ->
    [1] الاثنين { $date }
    [2] الثلاثاء { $date }
    [3] الأربعاء { $date }
    [4] الخميس { $date }
    [5] الجمعة { $date }
    [6] السبت { $date }
   *[other] الأحد { $date }
}
desks-when = { $date }، الساعة { $time }

# Kinds of talk
desks-reason-first-talk = مقابلة أولى
desks-reason-form-help = مساعدة في تعبئة طلب
desks-reason-sent-request = طلب سبق إرساله
desks-mode-in-person = حضوريًا
desks-mode-phone = بالهاتف
desks-choice = { $desk }: { $building }، { $address }
desks-reason-and-mode = { $title }، { $text }
desks-talk = { $title }، { $text } ({ $minutes } دقيقة)

# Booking
desks-choose-where = اختيار المكتب
desks-choose-why = موضوع المقابلة
desks-choose-why-hint = يكفي اختيار الأقرب إلى الموضوع، والباقي يُشرح شفهيًا.
desks-choose-when = اختيار الموعد
desks-none-online = تُحجز المواعيد حاليًا بالهاتف. الأرقام موجودة في قائمة المكاتب.
desks-compare = مقارنة المكاتب والمواعيد واللغات
desks-chosen = ما تم اختياره
desks-change = تغيير
desks-what = الموضوع
desks-slot = اليوم والساعة
desks-name = الاسم واللقب
desks-phone = الهاتف
desks-email = البريد الإلكتروني
desks-phone-call = نتصل على هذا الرقم.
desks-phone-hint = نستعمله فقط إذا تغيّر الموعد.
desks-email-hint = نرسل تأكيدًا وتذكيرًا، دون ذكر الموضوع.
desks-no-room = لا توجد أماكن في الأيام القادمة. يمكن تجربة مكتب آخر أو الاتصال هاتفيًا.
desks-later = الأيام التالية
desks-first-days = أول الأيام المتاحة
desks-confirm = المراجعة والتأكيد
desks-confirm-button = تأكيد الموعد
desks-error-nothing = لم يتم اختيار شيء. يلزم اختيار بند واحد ثم المتابعة.
desks-error-taken = هذا الوقت لم يعد متاحًا. يلزم اختيار وقت آخر، وما كُتب ما زال محفوظًا هنا.
desks-error-same-time = يوجد موعد آخر في الوقت نفسه. يلزم اختيار وقت آخر.
desks-error-many = توجد خمسة مواعيد محجوزة. لحجز موعد آخر يلزم إلغاء أحدها أولًا.

# States
desks-state-booked = محجوز
desks-state-came = تم
desks-state-missed = فائت
desks-state-cancelled = ملغى

# Own appointments
desks-coming = المواعيد القادمة
desks-all-appointments = عرض كل المواعيد
desks-my-appointments = مواعيدي
desks-nothing-coming = لا توجد مواعيد قادمة.
desks-past = المواعيد السابقة والملغاة
desks-booked = تم حجز الموعد
desks-booked-lead = نحن في الانتظار. يُرجى إحضار وثيقة هوية والأوراق المتعلقة بالموضوع إن وُجدت.
desks-booked-lead-phone = نحن نتصل هاتفيًا. يُرجى إبقاء الأوراق المتعلقة بالموضوع في متناول اليد.
desks-booked-mail = نرسل التأكيد إلى { $email }.
desks-booked-no-mail = يُرجى تدوين اليوم والساعة: لا يوجد لدينا عنوان بريد إلكتروني للمراسلة.
desks-code = الرمز
desks-appointment-title = الموعد { $code }
desks-details = التفاصيل
desks-we-call = نتصل على الرقم
desks-moved = تم تغيير الموعد. الوقت الجديد مبيّن هنا.
desks-cancelled = تم إلغاء الموعد. أصبح المكان متاحًا من جديد.
desks-cancelled-by-you = من صاحب الموعد، بتاريخ { $date }
desks-cancelled-by-desk = من المكتب، بتاريخ { $date }
desks-calendar = إضافة إلى التقويم
desks-calendar-summary = موعد: { $name }
desks-changes = تغيير الموعد
desks-too-late = الموعد قريب جدًا: لتغييره أو إلغائه يلزم الاتصال بالمكتب.
desks-change-until = يمكن التغيير أو الإلغاء حتى { $date }.
desks-move = تغيير الوقت
desks-cancel = إلغاء
desks-cancel-text = يصبح المكان متاحًا لشخص آخر. يمكن الحجز من جديد في أي وقت.
desks-cancel-yes = نعم، إلغاء الموعد
desks-book-another = حجز موعد آخر
desks-move-title = اختيار وقت آخر
desks-move-now = موعدك { $date }. يبقى كما هو إلى حين اختيار وقت آخر.
desks-move-again = بعد التغيير يمكن تعديل الموعد من هنا مرة أخرى ما دام قد بقي له أكثر من { $hours } ساعة. بعد ذلك لا يمكن إلا الاتصال بالمكتب: { $phone }.
desks-move-button = تغيير الموعد
