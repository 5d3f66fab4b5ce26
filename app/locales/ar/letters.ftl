# Messages that an act of the desk leaves for the citizen, and e-mails.

letters-taken-up = بدأنا العمل على طلبك. نكتب إليك هنا إذا احتجنا إلى شيء.
letters-handed-over = أُحيل طلبك إلى مكتب آخر أقدر على متابعته: { $desk }. يبقى رقم التسجيل ومهلة الإجابة كما هما. لا يلزمك فعل أي شيء.
letters-integration-asked =
    للمتابعة نحتاج إلى شيء منك، في أجل أقصاه { $date }:

    { $text }
letters-notice-given =
    نحن على وشك رفض طلبك. السبب:

    { $reason }

    يمكنك الرد حتى { $date }، مع وثائق أخرى أيضًا (القانون الإيطالي 241/1990، المادة 10 مكرر).
letters-refused =
    تم رفض طلبك. السبب:

    { $reason }

    يمكنك الطعن أمام المحكمة الإدارية (TAR) خلال 60 يومًا، أو لدى رئيس الجمهورية خلال 120 يومًا.
letters-accepted = قبلنا طلبك. يتصل بك المكتب من أجل الخطوات القادمة.

letters-receipt-subject = تم استلام الطلب، رقم التسجيل { $protocollo }
letters-receipt-body =
    السلام عليكم،

    استلمنا طلبك. رقم تسجيله (protocollo) هو { $protocollo }.
    الإيصال مرفق بهذه الرسالة.

    يمكنك متابعة الطلب في صفحتك الشخصية:
    { $url }

    { $name }
letters-news-subject = هناك جديد بخصوص طلبك { $protocollo }
letters-news-body =
    السلام عليكم،

    هناك جديد بخصوص طلبك رقم { $protocollo }.
    لحماية بياناتك لا نكتبه في هذه الرسالة: يمكنك قراءته في صفحتك الشخصية.
    { $url }

    { $name }

# Where somebody must not come to know of the request: neither number, nor what it is about.
letters-neutral-subject = رسالة لك
letters-neutral-body =
    السلام عليكم،

    يوجد ما يمكنك قراءته في صفحتك الشخصية:
    { $url }

    { $name }

# A service for which a draft was written is open again: never which.
letters-opening-subject = يمكن الآن إرسال الطلب
letters-opening-body =
    السلام عليكم،

    الخدمة التي كُتب لها الطلب كانت مغلقة وهي مفتوحة الآن: يمكن إرساله.
    ما كُتب لا يزال في المسودة في الصفحة الشخصية:
    { $url }

    { $name }

# About an appointment: where and when, never what for.
letters-appointment-booked-subject = تم حجز الموعد: { $date }
letters-appointment-booked-body =
    السلام عليكم،

    تم حجز الموعد، الرمز { $code }.

    { $date }
    { $address }

    للاطلاع عليه أو تغييره أو إلغائه يلزم الدخول إلى الصفحة الشخصية:
    { $url }

    { $name }
letters-appointment-moved-subject = تم تغيير الموعد: { $date }
letters-appointment-moved-body =
    السلام عليكم،

    أصبح للموعد، الرمز { $code }، وقت جديد.

    { $date }
    { $address }

    للاطلاع عليه أو تغييره أو إلغائه يلزم الدخول إلى الصفحة الشخصية:
    { $url }

    { $name }
letters-appointment-cancelled-subject = تم إلغاء الموعد: { $date }
letters-appointment-cancelled-body =
    السلام عليكم،

    أُلغي هذا الموعد، الرمز { $code }.

    { $date }
    { $address }

    للاطلاع عليه أو تغييره أو إلغائه يلزم الدخول إلى الصفحة الشخصية:
    { $url }

    { $name }
letters-appointment-reminder-subject = تذكير بموعد: { $date }
letters-appointment-reminder-body =
    السلام عليكم،

    هذا تذكير بالموعد، الرمز { $code }.

    { $date }
    { $address }

    للاطلاع عليه أو تغييره أو إلغائه يلزم الدخول إلى الصفحة الشخصية:
    { $url }

    { $name }

letters-receipt-note-term = { $days ->
    [one] نجيب خلال يوم واحد (القانون الإيطالي 241/1990، المادة 2). إذا طلبنا منك وثائق أخرى تتوقف الأيام مرة واحدة فقط، ولمدة 30 يومًا على الأكثر.
    [two] نجيب خلال يومين (القانون الإيطالي 241/1990، المادة 2). إذا طلبنا منك وثائق أخرى تتوقف الأيام مرة واحدة فقط، ولمدة 30 يومًا على الأكثر.
    [few] نجيب خلال { $days } أيام (القانون الإيطالي 241/1990، المادة 2). إذا طلبنا منك وثائق أخرى تتوقف الأيام مرة واحدة فقط، ولمدة 30 يومًا على الأكثر.
    [many] نجيب خلال { $days } يومًا (القانون الإيطالي 241/1990، المادة 2). إذا طلبنا منك وثائق أخرى تتوقف الأيام مرة واحدة فقط، ولمدة 30 يومًا على الأكثر.
   *[other] نجيب خلال { $days } يوم (القانون الإيطالي 241/1990، المادة 2). إذا طلبنا منك وثائق أخرى تتوقف الأيام مرة واحدة فقط، ولمدة 30 يومًا على الأكثر.
}
letters-receipt-note-silence = إذا لم نجب قبل التاريخ المكتوب أعلاه، يمكنك طلب تدخل المسؤول الذي يقرر بدل المكتب (القانون الإيطالي 241/1990، المادة 2، الفقرة 9 مكرر).
letters-receipt-verification = بصمة SHA-256 لكل وثيقة تسمح بالتأكد من أنها نفس الوثيقة التي أرسلتها.
letters-receipt-title = إيصال الطلب
letters-receipt-request = الطلب
letters-receipt-service = الخدمة
letters-receipt-applicant = المرسل
letters-receipt-for = نيابة عن
letters-receipt-office = من يتابع الطلب
letters-receipt-documents = الوثائق المسلّمة
letters-receipt-no-documents = لا توجد وثائق.
letters-receipt-digest = بصمة SHA-256
letters-receipt-check = كيفية التحقق من هذا الإيصال
letters-receipt-page = الصفحة { $page } من { $pages }

letters-code-message = { $name }: رمز تأكيد رقمك هو { $code }. صالح لمدة { $minutes } دقيقة. لا تعطه لأحد.
letters-code-subject = رمز تأكيد عنوانك
letters-code-body =
    السلام عليكم،

    رمز تأكيد هذا العنوان هو: { $code }
    مدة صلاحيته بالدقائق: { $minutes }. يُرجى كتابته في صفحة ملفك الشخصي.

    لم يتم طلبه من طرفك؟ لا داعي لفعل أي شيء: بدون الرمز لا يتغير شيء.

    { $name }

letters-text-missing = يُرجى كتابة الرد أو إرفاق وثيقة.
letters-text-too-long = عدد الأحرف المكتوبة { $found }، والحد الأقصى { $max }.

letters-access-granted =
    نعطيك الوثائق المطلوبة في طلب الاطلاع { $number }: هي مرفقة بهذه الرسالة.

    { $text }
letters-access-refused =
    لا يمكننا إعطاؤك الوثائق المطلوبة في طلب الاطلاع { $number }. السبب:

    { $reason }

    يمكن خلال 30 يومًا اللجوء إلى أمين المظالم أو الطعن أمام TAR (القانون 241/1990، المادة 25).
letters-access-deferred =
    نؤجل إلى { $date } الرد على طلب الاطلاع { $number }. السبب:

    { $reason }

    يمكن خلال 30 يومًا اللجوء إلى أمين المظالم أو الطعن أمام TAR (القانون 241/1990، المادة 25).
letters-notice-title = إشعار بشأن معالجة البيانات الشخصية
letters-notice-signature = التوقيع
letters-notice-statement = لقد قرأت الإشعار.
letters-notice-person = الاسم واللقب
letters-notice-day = التاريخ
