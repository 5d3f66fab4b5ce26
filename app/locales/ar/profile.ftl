# What citizens keep for themselves: profile, privacy, sessions.

profile-yours = مساحتك

# Profile
profile-title = ملفي الشخصي
profile-lead = هنا يمكن تحديد طريقة الكتابة إليك، وما يظهر مكتوبًا مسبقًا في الطلب القادم.
profile-certified = ما نعرفه من هويتك الرقمية
profile-name = الاسم واللقب
profile-birth = تاريخ الميلاد
profile-birth-place = مكان الميلاد
profile-home = العنوان
profile-postal-code = الرمز البريدي
profile-municipality = البلدية
profile-fiscal-code = الرقم الضريبي (codice fiscale)
profile-company = الشركة أو الهيئة
profile-vat-number = رقم ضريبة القيمة المضافة (partita IVA)
profile-email = البريد الإلكتروني
profile-email-new = عنوان البريد الإلكتروني
profile-email-hint = مثلًا name@mail.com. نرسل رمزًا من 6 أرقام للتأكد من أن العنوان لك.
profile-email-send = إرسال الرمز
profile-email-proved = تم التحقق منه في { $date }
profile-email-typed = لم يتم التحقق منه بعد: نستعمله فقط لملء الطلبات.
profile-email-drop = حذف العنوان من الملف
profile-mail-back = عادت رسالتنا الإلكترونية دون أن تصل
profile-mail-back-text = يُرجى التحقق من العنوان. إلى أن يتم التحقق من عنوان صالح، تُقرأ أخبار الطلبات هنا.
profile-mail-back-act = التحقق من العنوان
profile-code = الرمز
profile-code-hint = أرسلناه إلى { $email }. صالح حتى الساعة { $time }.
profile-code-confirm = تأكيد العنوان
profile-code-shape = الرمز من { $expected } أرقام، وعدد الأرقام المكتوبة { $found }.
profile-code-wrong = { $left ->
    [zero] ليس هذا هو الرمز الذي أرسلناه. لم تبق محاولات.
    [one] ليس هذا هو الرمز الذي أرسلناه. بقيت محاولة واحدة.
    [two] ليس هذا هو الرمز الذي أرسلناه. بقيت محاولتان.
    [few] ليس هذا هو الرمز الذي أرسلناه. بقيت { $left } محاولات.
    [many] ليس هذا هو الرمز الذي أرسلناه. بقيت { $left } محاولة.
   *[other] ليس هذا هو الرمز الذي أرسلناه. بقيت { $left } محاولة.
}
profile-code-spent = لم يعد الرمز صالحًا. يُرجى طلب رمز آخر من هنا.
profile-code-limit = تم طلب { $count } رموز خلال ساعة. يُرجى الانتظار ساعة ثم المحاولة من جديد.
profile-code-late = الرسالة إلى { $email } لم تُرسل بعد: نعيد المحاولة تلقائيًا، ولا حاجة إلى طلب رمز آخر. لم يضع شيء هنا.
profile-code-refused = تم رفض الرسالة إلى { $email }. يُرجى التأكد من صحته ثم طلب رمز آخر.
profile-code-given-up = لم نتمكن من إرسال الرسالة إلى { $email }. لم يضع شيء هنا: يُرجى طلب رمز آخر لاحقًا.
profile-phone = الهاتف
profile-phone-number = رقم الهاتف
profile-phone-hint = نكتبه مسبقًا في طلباتك. إذا تم حذفه فلن نحتفظ به.
profile-phone-save = حفظ رقم الهاتف
profile-phone-proved = تم التحقق منه في { $date }
profile-phone-typed = لم يتم التحقق منه: نستعمله فقط لملء الطلبات.
profile-phone-no-mobile = لم يتم التحقق منه: يصل الرمز في رسالة نصية، أي إلى هاتف محمول فقط.
profile-phone-italian-only = لم يتم التحقق منه: يمكننا التحقق برسالة نصية من أرقام الهواتف المحمولة الإيطالية فقط.
profile-phone-elsewhere = لم يتم التحقق منه: يمكننا التحقق برسالة نصية فقط من الأرقام التي تبدأ هكذا: { $prefixes }.
profile-phone-send = إرسال الرمز في رسالة نصية
profile-phone-confirm = تأكيد الرقم
profile-phone-limit = العدد الأقصى للرسائل النصية في اليوم، لك ولكل رقم: { $count }. يُرجى المحاولة غدًا.
profile-phone-none-left = لا يمكننا إرسال المزيد من الرسائل النصية اليوم. يُرجى المحاولة غدًا.
profile-preferences = اللغة والإشعارات
profile-language = اللغة التي نكتب بها إليك
profile-language-hint = للرسائل الإلكترونية وللإيصال
profile-mails = الرسائل المرغوب في استلامها
profile-mails-hint = عند إلغاء إحداها يُرجى الاطلاع على الصفحة الشخصية: تبقى الآجال سارية.
profile-mails-receipt = إيصال كل طلب
profile-mails-news = إشعار عند وجود جديد
profile-preferences-save = حفظ اللغة والإشعارات
profile-done-code = تم إرسال الرمز. إذا لم يصل خلال دقائق، يُرجى البحث في البريد غير المرغوب فيه.
profile-done-email = تم التحقق من العنوان. نستعمله من الآن للكتابة إليك.
profile-done-dropped = تم حذف العنوان من الملف.
profile-done-phone = تم حفظ رقم الهاتف.
profile-done-message = نرسل إليك رسالة نصية تحتوي على الرمز.
profile-done-proved = تم التحقق من الرقم. نكتب إليك دائمًا بالبريد الإلكتروني فقط.
profile-done-preferences = تم حفظ اللغة والإشعارات.

# In a form
profile-source-profile = من ملفك الشخصي
profile-source-sign-in = من دخولك (SPID أو CIE أو eIDAS)
profile-source-request = من الطلب المؤرخ في { $date }
profile-keep = هل نستعمل البريد الإلكتروني والهاتف في الطلبات القادمة أيضًا؟
profile-keep-hint = بدون اختيار يبقيان في هذا الطلب فقط.
profile-keep-yes = نعم، حفظهما في ملفي الشخصي
profile-keep-no = لا، في هذا الطلب فقط

# Privacy
profile-privacy-title = بياناتي
profile-privacy-lead = من اطلع عليها، وما تمت قراءته، وكيفية أخذ نسخة منها.
profile-looks = من اطلع على بياناتك
profile-looks-text = يظهر المكتب واليوم وما قام به. لا تُذكر أسماء العاملين فيه.
profile-looks-none = لم يفتح أي مكتب طلباتك بعد.
profile-looks-first = العودة إلى الأحدث
profile-looks-more = عرض السابقة
profile-look-request-read = قراءة الطلب { $number }.
profile-look-request-worked = العمل على الطلب { $number }.
profile-look-request-copied = طباعة أو نسخ الطلب { $number }.
profile-look-document = فتح وثيقة من الطلب { $number }.
profile-look-card-read = قراءة بطاقتك.
profile-look-card-worked = الكتابة في بطاقتك.
profile-look-card-copied = طباعة أو نسخ بطاقتك.
profile-look-person-read = قراءة بياناتك في قائمة الأشخاص.
profile-look-person-worked = تحديث بياناتك في قائمة الأشخاص.
profile-notices = إشعارات الخصوصية التي تمت قراءتها
profile-notices-none = لم يتم إرسال أي طلب بعد: لا يوجد أي إشعار.
profile-notice-line = { $date }، الطلب { $number } ({ $service }): «{ $text }»
profile-notice-text = اقرأ ذلك النص (الإصدار { $n })
profile-data = أخذ نسخة من كل شيء
profile-data-text = ملف ZIP فيه طلباتك ووثائقك وإيصالاتك. البيانات موجودة بصيغة PDF للقراءة وبصيغة JSON للبرامج. هذا حقك (اللائحة الأوروبية 2016/679، المادتان 15 و 20). يُرجى حفظه في مكان آمن.
profile-data-download = تنزيل بياناتي (ZIP)
profile-data-limit = تم أخذ عدد كافٍ من النسخ اليوم
profile-data-limit-text = الحد الأقصى في اليوم: { $count }. يُرجى المحاولة غدًا.

# Sessions
profile-sessions-title = أماكن الدخول
profile-sessions-lead = الأجهزة التي تم الدخول منها ولم يتم الخروج بعد.
profile-sessions-list = عمليات الدخول المفتوحة
profile-sessions-unknown = جهاز غير معروف
profile-sessions-since = الدخول في { $date }
profile-sessions-used = آخر استعمال في { $date }
profile-sessions-here = هذا هو الجهاز المستعمل الآن
profile-sessions-close = إغلاق
profile-sessions-close-which = الدخول من { $device } في { $date }
profile-sessions-close-others = إغلاق جميع عمليات الدخول الأخرى
profile-sessions-strange = شيء غير معروف؟ يُرجى إغلاق جميع عمليات الدخول الأخرى، ثم تغيير كلمة مرور الهوية الرقمية.
profile-sessions-closed = تم إغلاق الدخول.
profile-sessions-closed-others = تم إغلاق عمليات الدخول الأخرى.
profile-sessions-only = لا توجد عمليات دخول أخرى مفتوحة.

# Copy of all data
profile-copy-title = نسخة من بياناتي
profile-copy-made = أُعدّت في { $date } من بوابة: { $name }.
profile-copy-json = البيانات نفسها موجودة للبرامج في الملف dati.json.
profile-copy-state = الحالة
profile-copy-desk = المكتب
profile-copy-records = ما تحتفظ به المكاتب
profile-copy-records-lead = لا توجد هنا ملاحظات الموظفين ولا ما يخص أشخاصًا آخرين ولا العناوين المحمية: ولما عدا ذلك يمكنك طلب الاطلاع على الملف.
profile-copy-from = من
profile-copy-to = حتى
profile-copy-card = بطاقة { $date }، { $desk }
profile-copy-card-removed = حُذفت هذه البطاقة في { $date } لأنها فُتحت خطأً: لم تعد تُحتسب، لكنها ما زالت محفوظة.
profile-signatures = التوقيعات لدى المكتب
profile-signatures-none = لا توقيع على أي إشعار في المكتب، ولا يوجد حاليًا ما يلزم توقيعه.
profile-signatures-read = كل توقيع يؤدي إلى النص الذي وقّعت عليه.
profile-signed-line = { $desk }: تم التوقيع في { $date }، الإصدار { $n }
profile-signed-ended-line = { $desk }: تم التوقيع في { $date }، الإصدار { $n }، وتم السحب في { $end }
profile-signed-consents = { $text }. مع الموافقة على: { $what }
profile-consent-health = مشاركة البيانات مع الخدمات الصحية
profile-consent-work = مشاركة البيانات مع مركز التوظيف
profile-consent-school = مشاركة البيانات مع المدرسة
profile-consent-third-sector = مشاركة البيانات مع الجمعيات المتعاونة
profile-to-sign = إشعار للتوقيع: { $desk }، الإصدار { $n }
profile-sign-read = اقرأ النص
profile-sign = قرأت الإشعار وأوقّعه
