# What all pages share. Verbal nouns instead of imperatives, which would have a gender.

common-home = الرئيسية
common-breadcrumb = المسار
common-skip-content = الانتقال إلى المحتوى
common-skip-footer = الانتقال إلى أسفل الصفحة
common-title-error = خطأ: { $title }
common-error-prefix = خطأ:
common-errors-title = { $count ->
    [zero] لا توجد إجابات للتصحيح
    [one] هناك إجابة واحدة للتصحيح
    [two] هناك إجابتان للتصحيح
    [few] هناك { $count } إجابات للتصحيح
    [many] هناك { $count } إجابة للتصحيح
   *[other] هناك { $count } إجابة للتصحيح
}
common-optional = اختياري

# Header
common-language = اللغة:
common-language-code = AR
common-access = الدخول إلى الصفحة الشخصية
common-personal-area = الصفحة الشخصية
common-console = لوحة العمل
common-logout = خروج
common-search-service = البحث عن خدمة
common-menu = القائمة
common-main-menu = القائمة الرئيسية
common-close = إغلاق
common-services = الخدمات
common-how-it-works = كيف يتم ذلك
common-desks = المكاتب والمواعيد

# Footer
common-demo = بوابة تجريبية: الأشخاص والطلبات والوثائق من نسج الخيال.
common-contacts = للتواصل
common-telephone = هاتف
common-write-email = إرسال بريد إلكتروني
common-pec = البريد الإلكتروني المعتمد (PEC)
common-tax-code = الرقم الضريبي
common-help = مساعدة
common-faq = الأسئلة الشائعة
common-appointment = حجز موعد
common-report = الإبلاغ عن عطل
common-rules = القواعد والحقوق
common-privacy = إشعار الخصوصية
common-legal = الإشعارات القانونية
common-accessibility = بيان إمكانية الوصول

# Help beside a form
common-help-title = هل تحتاج إلى مساعدة؟
common-appointment-text = نملأ الطلب معًا

# Certified data
common-certified-locked = لا يمكن تغييرها هنا.
common-certified-wrong = هل هناك خطأ في البيانات؟
common-certified-wrong-text = يمكنك إرسال الطلب رغم ذلك والكتابة إلينا بما يجب تصحيحه. لتصحيح الاسم أو الرقم الضريبي يجب الاتصال بالجهة التي منحتك الهوية الرقمية، ولتصحيح عنوان السكن بمكتب السجل المدني (Anagrafe).

# States of a request
common-state-draft = مسودة
common-state-submitted = مُرسَل
common-state-taken-up = قيد المعالجة
common-state-awaiting-integration = ينقصه شيء
common-state-notice-given = إشعار بالرفض
common-state-accepted = مقبول
common-state-refused = مرفوض
common-state-withdrawn = مسحوب
common-state-expired = منتهي الصلاحية

# Rating (fixed wording of the Modello Comuni)
common-rating-page = ما مدى وضوح المعلومات في هذه الصفحة؟
common-rating-service = ما مدى سهولة استعمال هذه الخدمة؟
common-rating-stars = التقييم من نجمة إلى 5 نجوم
common-rating-star = { $stars ->
    [zero] التقييم بـ { $stars } نجمة من 5
    [one] التقييم بنجمة واحدة من 5
    [two] التقييم بنجمتين من 5
    [few] التقييم بـ { $stars } نجوم من 5
    [many] التقييم بـ { $stars } نجمة من 5
   *[other] التقييم بـ { $stars } نجمة من 5
}
common-rating-liked = ما الذي أعجبك أكثر؟
common-rating-disliked = أين واجهتك أكبر الصعوبات؟
common-rating-clear = كانت الإرشادات واضحة
common-rating-complete = كانت الإرشادات كاملة
common-rating-sure = كان واضحًا لي دائمًا أنني أتقدم بشكل صحيح
common-rating-no-faults = لم تواجهني مشاكل تقنية
common-rating-unclear = لم تكن الإرشادات واضحة أحيانًا
common-rating-incomplete = لم تكن الإرشادات كاملة أحيانًا
common-rating-unsure = لم يكن واضحًا لي أحيانًا أنني أتقدم بشكل صحيح
common-rating-faults = واجهتني مشاكل تقنية
common-rating-other = شيء آخر
common-rating-details = إضافة تفاصيل أخرى
common-rating-details-hint = 200 حرف كحد أقصى
common-rating-send = إرسال التقييم

# Answers
common-yes = نعم
common-no = لا
common-declared = تم التصريح
common-no-answer = لا توجد إجابة
common-iban-end = رقم IBAN ينتهي بـ { $end }…
common-required = إلزامي

# Before the session ends
common-ending-title = هل ما زلت هنا؟
common-ending-soon = بعد دقيقتين تُغلق الجلسة، للأمان. مع البقاء لا يضيع أي شيء.
common-ending-last = بعد دقيقتين تنتهي الجلسة ولا يمكن تمديدها. يُرجى الآن حفظ ما تكتبه.
common-ending-over = كل ما تم حفظه في أمان: يمكنك الدخول من جديد والمتابعة من هناك.
common-ending-ended = انتهت الجلسة
common-ending-failed = تعذّر الاتصال بالبوابة. يُرجى التحقق من الاتصال والضغط على «البقاء» من جديد.
common-ending-again = الدخول من جديد
common-ending-stay = البقاء
common-ending-close = فهمت
common-place-unknown = مكان غير معروف (الرمز { $code })

# Fields of an answer that has several
common-part-nome = الاسم
common-part-cognome = اسم العائلة
common-part-data-nascita = تاريخ الميلاد
common-part-luogo-nascita = مكان الميلاد
common-part-codice-fiscale = الرمز الضريبي (codice fiscale)
common-part-email = البريد الإلكتروني
common-part-telefono = الهاتف
common-part-via = الشارع والرقم
common-part-cap = الرمز البريدي
common-part-comune = البلدية
common-part-paese = البلد
common-part-importo = المبلغ
common-part-ogni = معدل التكرار
common-every-mese = كل شهر
common-every-anno = كل سنة
common-every-una-volta = مرة واحدة فقط
common-new-tab = (يُفتح في علامة تبويب جديدة)
