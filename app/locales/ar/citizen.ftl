# Pages of a citizen who signed in.

# Form
citizen-application = الطلب
citizen-flow-service = الطلب: { $service }
citizen-steps = خطوات الطلب
citizen-step-of = الخطوة { $number } من { $count }
citizen-step-done = مكتملة
citizen-step-title = { $step }، الخطوة { $number } من { $count }
citizen-summary = الملخص
citizen-back = رجوع
citizen-next = التالي
citizen-save-and-leave = حفظ وخروج
citizen-send = إرسال الطلب
citizen-choose = اختيار
citizen-municipalities = البلديات الموجودة
citizen-read-privacy = قراءة إشعار الخصوصية
citizen-read-privacy-desk = قراءة إشعار الخصوصية الخاص بـ «{ $desk }»
citizen-hint-date = اليوم والشهر والسنة، مثلًا 14/03/1988
citizen-hint-date-to-come = اليوم والشهر والسنة، مثلًا { $date }
citizen-hint-time = الساعة والدقائق، مثلًا 8:15
citizen-hint-money = باليورو، مثلًا 1.234,50
citizen-hint-fiscal-code = 16 حرفًا ورقمًا، على ظهر البطاقة الصحية (tessera sanitaria)
citizen-hint-iban = 27 حرفًا ورقمًا، يبدأ بـ IT
citizen-remove-entry = حذف { $entry }
citizen-certified-source = بيانات مؤكدة، وصلتنا من هويتك الرقمية.
citizen-conflict = هذا الطلب مفتوح في نافذة أخرى
citizen-conflict-text = تم الحفظ هناك بعد فتح هذه الصفحة. ما كتبته هنا ما زال هنا: مع المتابعة يحل محل الآخر. وإلا يُرجى إغلاق هذه النافذة.
citizen-draft-new = لم تُحفظ المسودة بعد
citizen-draft-saved = حُفظت المسودة في الساعة { $time }
citizen-draft-saved-on = حُفظت المسودة في { $date }
citizen-draft-kept = تبقى في صفحتك الشخصية حتى { $date }، من أي جهاز.
citizen-draft-missing = { $count ->
    [zero] لا تنقص أي إجابة.
    [one] تنقص الإجابة المشار إليها.
    [two] تنقص الإجابتان المشار إليهما.
    [few] تنقص { $count } إجابات مشار إليها.
    [many] تنقص { $count } إجابة مشار إليها.
   *[other] تنقص { $count } إجابة مشار إليها.
}
citizen-draft-failed = لم يتم الحفظ، نحاول من جديد
citizen-draft-failed-text = ما كُتب يبقى على هذا الجهاز، غير مشفّر، حتى يعود الاتصال. يُحذف عند الخروج أو عند إرسال الطلب.
citizen-draft-expired = أُغلقت الجلسة
citizen-draft-expired-text = ما كُتب يبقى في علامة التبويب هذه. يُرجى الدخول من جديد: يظهر هنا كما كان.
citizen-countries = البلدان الموجودة
citizen-hint-country = يُترك فارغًا لإيطاليا؛ تُرجى كتابة الاسم، مثلًا المغرب
citizen-hint-most = { $max } حرف على الأكثر.
citizen-left = { $count ->
    [0] لم يبق أي حرف
    [one] يمكن كتابة حرف واحد بعد
    [two] يمكن كتابة حرفين بعد
    [few] يمكن كتابة { $count } أحرف بعد
    [many] يمكن كتابة { $count } حرفًا بعد
   *[other] يمكن كتابة { $count } حرف بعد
}
citizen-hint-birth-place = البلدية، أو البلد إذا كان في الخارج
citizen-upload-way = الطريقة المفضلة

# The form changed, the service closed
citizen-new-form-notice = تغيّر نموذج هذه الخدمة
citizen-new-form-notice-text = يمكن الإنهاء بالنموذج الذي بدأ به الطلب، أو الانتقال إلى الجديد: تبقى الإجابات التي ما زالت مناسبة.
citizen-new-form-see = الاطلاع على التغييرات
citizen-new-form-title = الانتقال إلى النموذج الجديد
citizen-new-form-lead = تُرجى قراءة التغييرات ثم الاختيار. لا يتغير شيء قبل الاختيار.
citizen-new-form-changes = ما الذي يتغير
citizen-new-form-words = الأسئلة هي نفسها. تتغير بعض الشروح فقط.
citizen-new-form-added = سؤال جديد، في الخطوة: { $step }
citizen-new-form-removed = لم يعد مطلوبًا
citizen-new-form-label = كان سابقًا: { $name }
citizen-new-form-kind = تتغير طريقة الإجابة
citizen-new-form-choices = تتغير كلمات الخيارات
citizen-new-form-choices-more = خيارات جديدة: { $name }.
citizen-new-form-choices-fewer = خيارات محذوفة: { $name }.
citizen-new-form-limits = تتغير حدود الإجابة
citizen-new-form-required = أصبحت الإجابة لازمة
citizen-new-form-optional = أصبح من الممكن تركه فارغًا
citizen-new-form-condition = يُطرح في حالات أخرى
citizen-new-form-step = أصبح في الخطوة: { $step }
citizen-new-form-move = الانتقال إلى النموذج الجديد
citizen-new-form-stay = البقاء مع النموذج السابق
citizen-earlier-title = إجابات النموذج السابق
citizen-earlier-text = تبقى هنا حتى إرسال الطلب لإمكان قراءتها. لا يتم إرسالها.
citizen-closed-until = يمكن إرسال الطلب ابتداءً من { $date }
citizen-closed-since = أُغلقت الخدمة في { $date }
citizen-closed-text = ما كُتب يبقى في المسودة. لا يمكن الإرسال اليوم: عند الحاجة العاجلة يُرجى الاتصال بالمكتب. إن أمكن، سنرسل بريدًا إلكترونيًا عندما يصبح الإرسال ممكنًا.
citizen-withdrawn-title = لم تعد الخدمة تستقبل الطلبات
citizen-withdrawn-safe = ما كُتب ما زال هنا
citizen-withdrawn-text = يمكن قراءته حتى { $date }. لا يمكن استلامه عبر الإنترنت: يُرجى الاتصال بالمكتب أو البحث عن خدمة أخرى.
citizen-withdrawn-services = البحث عن خدمة أخرى

# Documents
citizen-upload-rule = { $files ->
    [one] { $kinds }، حتى { $size }. يمكن حذفه قبل إرسال الطلب.
   *[other] { $kinds }، حتى { $size } لكل ملف. يمكن حذف الملفات قبل إرسال الطلب.
}
citizen-upload-rule-sent = { $files ->
    [one] { $kinds }، حتى { $size }.
   *[other] { $kinds }، حتى { $size } لكل ملف.
}
citizen-upload-add = إضافة ملف
citizen-upload-send = تحميل الملف المختار
citizen-file-remove = حذف
citizen-file-state-up = جارٍ التحميل
citizen-file-state-waiting = قيد الفحص
citizen-file-state-accepted = مقبول
citizen-file-state-rejected = مرفوض
citizen-file-waiting = نبحث عن الفيروسات ونقرأ الملف: يمكنك المتابعة
citizen-file-accepted = استُلم في الساعة { $time }
citizen-file-accepted-now = استُلم الآن

# Before sending
citizen-summary-title = مراجعة قبل الإرسال
citizen-summary-lead = بعد الإرسال لا يمكن تغيير الإجابات. يمكنك الكتابة إلينا أو إضافة ما نطلبه أو سحب الطلب.
citizen-change = تعديل
citizen-step-missing = { $count ->
    [zero] { $step }: لا توجد إجابات للتصحيح
    [one] { $step }: إجابة واحدة للتصحيح
    [two] { $step }: إجابتان للتصحيح
    [few] { $step }: { $count } إجابات للتصحيح
    [many] { $step }: { $count } إجابة للتصحيح
   *[other] { $step }: { $count } إجابة للتصحيح
}
citizen-truth = أصرّح بأن ما كتبته صحيح
citizen-truth-text = هذا التصريح يحل محل الشهادة. البلدية تتحقق. من يصرّح بشيء كاذب يفقد ما حصل عليه ويُسأل أمام القانون (D.P.R. 445/2000، المواد 46 و 47 و 76).
citizen-truth-missing = يُرجى وضع علامة على التصريح لإرسال الطلب
citizen-after-title = بعد الإرسال مباشرة
citizen-after-receipt = يصلك رقم التسجيل والإيصال بصيغة PDF.
citizen-after-receipt-email = يصلك رقم التسجيل والإيصال بصيغة PDF، هنا وعلى { $email }.
citizen-after-arrives = يصل الطلب إلى: { $office }.
citizen-after-answer = تصلك الإجابة في أجل أقصاه { $date }.

# After sending
citizen-sent-title = تم إرسال الطلب
citizen-sent-lead = شكرًا { $name }، استلمنا طلبك: { $service }.
citizen-protocollo = رقم التسجيل
citizen-received-on = تاريخ الاستلام
citizen-answer-by = آخر أجل للإجابة
citizen-receipt-download = تنزيل الإيصال (PDF)
citizen-receipt-sent = نرسله أيضًا إلى { $email }. يبقى دائمًا في صفحتك الشخصية.
citizen-receipt-soon-email = نحن نُعدّ الإيصال: بعد قليل يكون في صفحتك الشخصية وعلى { $email }.
citizen-receipt-here = يبقى دائمًا في صفحتك الشخصية.
citizen-receipt-soon = نحن نُعدّ الإيصال: بعد قليل يكون في صفحتك الشخصية.
citizen-what-next = ماذا يحدث الآن
citizen-next-arrived = وصل الطلب
citizen-next-arrived-text = { $documents ->
    [zero] هو في قائمة انتظار: { $office }.
    [one] هو في قائمة انتظار: { $office }، مع وثيقتك.
    [two] هو في قائمة انتظار: { $office }، مع وثيقتيك.
    [few] هو في قائمة انتظار: { $office }، مع { $documents } وثائق.
    [many] هو في قائمة انتظار: { $office }، مع { $documents } وثيقة.
   *[other] هو في قائمة انتظار: { $office }، مع { $documents } وثيقة.
}
citizen-next-soon = في الأيام القادمة
citizen-next-if = عند الحاجة فقط
citizen-next-taken = يتولى المكتب العمل على الطلب
citizen-next-taken-text = نُعلمك بذلك. من تلك اللحظة تعرف أي مكتب يتابعه.
citizen-next-asked = نطلب منك شيئًا إضافيًا
citizen-next-asked-text = يمكنك الرد من هنا. في هذه الأثناء تتوقف الأيام: مرة واحدة فقط، و 30 يومًا على الأكثر.
citizen-next-answer = تصلك الإجابة
citizen-next-answer-text = إذا كانت سلبية، نشرح لك السبب أولًا ولديك 10 أيام للرد.
citizen-by = في أجل أقصاه { $date }
citizen-meanwhile = في هذه الأثناء يمكنك
citizen-see-request = الاطلاع على طلبك
citizen-write-desk = الكتابة إلى المكتب
citizen-late = ماذا لو تأخرت الإجابة؟
citizen-late-text = يمكنك اللجوء إلى من ينوب عن المكتب (القانون الإيطالي 241/1990، المادة 2): بالكتابة إلى { $email }. يجب أن يقرر خلال نصف المدة.
citizen-who-follows = من يتابع الطلب

# Area personale
citizen-hello = مرحبًا { $name }
citizen-new = طلب جديد
citizen-my-requests = طلباتي
citizen-empty = لا توجد طلبات بعد. يمكنك اختيار خدمة والتوقف متى أردت، فنحن نحفظ عند كل خطوة.
citizen-todo = { $count ->
    [zero] لا يوجد ما يجب فعله
    [one] المطلوب: شيء واحد
    [two] المطلوب: شيئان
    [few] المطلوب: { $count } أشياء
    [many] المطلوب: { $count } شيئًا
   *[other] المطلوب: { $count } شيء
}
citizen-todo-integration = { $days ->
    [zero] { $service }: نحتاج إلى شيء إضافي. يُرجى إرساله اليوم، { $date }.
    [one] { $service }: نحتاج إلى شيء إضافي. يُرجى إرساله في أجل أقصاه { $date }: بقي يوم واحد.
    [two] { $service }: نحتاج إلى شيء إضافي. يُرجى إرساله في أجل أقصاه { $date }: بقي يومان.
    [few] { $service }: نحتاج إلى شيء إضافي. يُرجى إرساله في أجل أقصاه { $date }: بقيت { $days } أيام.
    [many] { $service }: نحتاج إلى شيء إضافي. يُرجى إرساله في أجل أقصاه { $date }: بقي { $days } يومًا.
   *[other] { $service }: نحتاج إلى شيء إضافي. يُرجى إرساله في أجل أقصاه { $date }: بقي { $days } يوم.
}
citizen-todo-notice = { $days ->
    [zero] { $service }: نحن على وشك رفضه. يمكنك الرد حتى اليوم، { $date }.
    [one] { $service }: نحن على وشك رفضه. يمكنك الرد حتى { $date }: بقي يوم واحد.
    [two] { $service }: نحن على وشك رفضه. يمكنك الرد حتى { $date }: بقي يومان.
    [few] { $service }: نحن على وشك رفضه. يمكنك الرد حتى { $date }: بقيت { $days } أيام.
    [many] { $service }: نحن على وشك رفضه. يمكنك الرد حتى { $date }: بقي { $days } يومًا.
   *[other] { $service }: نحن على وشك رفضه. يمكنك الرد حتى { $date }: بقي { $days } يوم.
}
citizen-reply-now = الرد الآن
citizen-reply = الرد
citizen-continue = متابعة
citizen-draft-until = لم يُرسل الطلب بعد. تبقى المسودة حتى { $date }.
citizen-drop-draft = حذف المسودة
citizen-drop-draft-lead = تُحذف كل الأجوبة والمستندات المرفوعة لهذا الطلب. لا يمكن التراجع عن ذلك.
citizen-drop-draft-keep = الاحتفاظ بالمسودة
citizen-saved-on = حُفظ في { $date }
citizen-progress = المرحلة { $number } من { $count }: { $state }
citizen-number-sent = رقم التسجيل { $number }، أُرسل في { $date }
citizen-now-submitted = وصل إلى المكتب. الإجابة في أجل أقصاه { $date }.
citizen-now-taken = نحن نعمل عليه. الإجابة في أجل أقصاه { $date }.
citizen-now-waiting = ننتظر ردك حتى { $date }.
citizen-now-notice = نحن على وشك رفضه: يمكنك الرد حتى { $date }.
citizen-now-accepted = قُبل في { $date }.
citizen-now-refused = رُفض في { $date }. السبب مكتوب في الداخل.
citizen-now-withdrawn = تم سحبه في { $date }.

# Request
citizen-where = أين وصل الطلب
citizen-you = أنت
citizen-sent-integration = تم إرسال الرد. تعود الأيام إلى العد من اليوم.
citizen-sent-observations = تم إرسال الملاحظات. نقرؤها قبل القرار.
citizen-sent-message = تم إرسال الرسالة.
citizen-sent-withdrawal = تم سحب الطلب. لن ندرسه بعد الآن.
citizen-read-again = قراءة إجاباتك من جديد
citizen-facts = باختصار
citizen-office = المكتب المسؤول
citizen-answer-latest = آخر أجل للإجابة
citizen-days = الأيام
citizen-days-passed = { $passed ->
    [zero] لم يمضِ أي يوم من { $days }
    [one] مضى يوم واحد من { $days }
    [two] مضى يومان من { $days }
    [few] مضت { $passed } أيام من { $days }
    [many] مضى { $passed } يومًا من { $days }
   *[other] مضى { $passed } يوم من { $days }
}
citizen-stopped-since = متوقفة منذ { $date }
citizen-documents = الوثائق
citizen-receipt-of = الإيصال { $number }
citizen-ask-by = الرد في أجل أقصاه { $date }
citizen-ask-left = { $days ->
    [zero] هذا آخر يوم. إذا لم يصلنا رد نقرر بالوثائق التي لدينا.
    [one] بقي يوم واحد. إذا لم يصلنا رد نقرر بالوثائق التي لدينا.
    [two] بقي يومان. إذا لم يصلنا رد نقرر بالوثائق التي لدينا.
    [few] بقيت { $days } أيام. إذا لم يصلنا رد نقرر بالوثائق التي لدينا.
    [many] بقي { $days } يومًا. إذا لم يصلنا رد نقرر بالوثائق التي لدينا.
   *[other] بقي { $days } يوم. إذا لم يصلنا رد نقرر بالوثائق التي لدينا.
}
citizen-notice = نحن على وشك رفض طلبك
citizen-notice-text = قبل القرار نقول لك السبب. يمكنك الرد حتى { $date }: نقرأ كل ما تكتبه (القانون الإيطالي 241/1990، المادة 10 مكرر).
citizen-refused = تم رفض طلبك
citizen-refused-text = هنا تجد السبب. يمكنك طلب توضيح من المكتب، أو الطعن أمام المحكمة الإدارية (TAR) خلال 60 يومًا.
citizen-your-answer = ردك
citizen-answer-documents = الوثائق
citizen-send-answer = إرسال الرد
citizen-messages = الرسائل
citizen-no-messages = لا توجد رسائل. عند أي سؤال يمكنك الكتابة إلينا من هنا.
citizen-write-hint = نجيب عادة خلال يومي عمل
citizen-send-message = إرسال الرسالة
citizen-other = غير ذلك
citizen-withdraw = سحب الطلب
citizen-withdraw-text = إذا تم سحبه لن ندرسه بعد الآن. يمكنك تقديم طلب جديد متى أردت.
citizen-withdraw-yes = نعم، سحب الطلب
citizen-latest = في أجل أقصاه { $date }
citizen-mile-sent = أُرسل
citizen-mile-taken = قيد المعالجة
citizen-mile-taken-text = يتابعه: { $office }.
citizen-mile-handed-over = أُحيل إلى مكتب آخر
citizen-mile-handed-over-text = يتابعه الآن: { $desk }.
citizen-mile-asked = طُلب شيء إضافي
citizen-mile-stopped = الأيام متوقفة من هنا: مضى منها { $passed }، وبقي { $left }.
citizen-mile-integrated = وصل ردك
citizen-mile-integrated-text = عادت الأيام إلى العد.
citizen-mile-notice = إشعار بالرفض
citizen-mile-replied = وصلت ملاحظاتك
citizen-mile-replied-text = ندرسها قبل القرار.
citizen-mile-answer = الإجابة
citizen-mile-if-today = مع الرد اليوم يصبح التاريخ { $date }.
citizen-mile-accepted-text = يتصل بك المكتب من أجل الخطوات القادمة.
citizen-young-title = يلزم شخص بالغ
citizen-young-alone = يمكنك طلب { $service } بنفسك ابتداءً من سن { $age }.
citizen-young-for-others = لتقديم طلب عن شخص آخر يجب أن يكون عمرك { $age } سنة.
citizen-young-guardian = يمكن أن يقدّم الطلب أحد الوالدين أو الوصي أو من يمثلك، بهويته الخاصة.
citizen-young-desk = هل تحتاج إلى مساعدة الآن؟ تعال إلى المكتب: نستمع إليك حتى لو جئت وحدك.
citizen-young-code = لم يبدأ الطلب، { $date }
citizen-young-service = اقرأ ما يلزم

# Messages, deadlines, access to the file
citizen-area-nav = أقسام المنطقة الشخصية
citizen-unread-count = { $count ->
    [zero] لا رسائل للقراءة
    [one] رسالة واحدة للقراءة
    [two] رسالتان للقراءة
    [few] { $count } رسائل للقراءة
    [many] { $count } رسالة للقراءة
   *[other] { $count } رسالة للقراءة
}
citizen-unread = غير مقروءة
citizen-shelf-filter = تصفية الطلبات
citizen-shelf-all = الكل
citizen-shelf-drafts = مسودات
citizen-shelf-to-answer = بانتظار الاستكمال
citizen-shelf-sent = مرسلة
citizen-shelf-closed = منتهية
citizen-shelf-empty = لا توجد طلبات هنا. يمكن تجربة تصفية أخرى.
citizen-turn-you = الدور عليك
citizen-turn-office = الدور على المكتب
citizen-older = الأقدم
citizen-newest = العودة إلى الأحدث
citizen-pages = الصفحات
citizen-number = رقم التسجيل { $number }
citizen-threads = محادثاتك
citizen-threads-lead = لكل طلب محادثة واحدة. للكتابة يجب فتح الطلب.
citizen-threads-empty = لا توجد رسائل بعد. تظهر هنا رسائل المكتب، والرسائل المكتوبة من صفحة أي طلب.
citizen-thread-desk = آخر رسالة من المكتب، { $date }
citizen-thread-you = آخر رسالة منك، { $date }
citizen-thread-reply = القراءة والرد
citizen-thread-read = إعادة القراءة
citizen-attach = إرفاق وثائق
citizen-attached = جاهزة للإرسال مع الرسالة
citizen-message-missing = يجب كتابة الرسالة قبل إرسالها.
citizen-messages-closed = انتهى هذا الطلب: هنا القراءة فقط. لأي أمر آخر يمكن الاتصال بالمكتب: { $phone }.
citizen-messages-too-many = كُتبت { $max } رسالة خلال آخر 24 ساعة. يُرجى انتظار الرد أو الاتصال بالمكتب: { $phone }.
citizen-deadlines = المواعيد النهائية
citizen-deadlines-next = ما يجب إنجازه ومتى
citizen-deadlines-lead = الموعد الأقرب أولاً. ويبيّن كل سطر على من الدور.
citizen-deadlines-empty = لا توجد مواعيد نهائية. تظهر هنا عند بدء طلب.
citizen-deadlines-file = إضافة الكل إلى التقويم
citizen-deadline-file = إضافة إلى التقويم
citizen-due-integration = إرسال ما طلبناه منك
citizen-due-observations = إرسال ملاحظاتك
citizen-due-draft = إرسال الطلب: بعد هذا اليوم تُحذف المسودة
citizen-due-answer = نرد عليك حتى هذا اليوم
citizen-due-access = نرد على طلبك للاطلاع على الملف
citizen-deadline-left = { $days ->
    [0] اليوم، { $date }
    [one] { $date }: بقي يوم واحد
    [two] { $date }: بقي يومان
    [few] { $date }: بقيت { $days } أيام
    [many] { $date }: بقي { $days } يومًا
   *[other] { $date }: بقي { $days } يوم
}
citizen-deadline-past = { $days ->
    [one] { $date }: مضى يوم واحد
    [two] { $date }: مضى يومان
    [few] { $date }: مضت { $days } أيام
    [many] { $date }: مضى { $days } يومًا
   *[other] { $date }: مضى { $days } يوم
}
citizen-deadline-calendar = التفاصيل في منطقتك الشخصية: { $url }
citizen-access = الاطلاع على الملف
citizen-access-title = طلب الاطلاع على الملف
citizen-access-lead = يمكن الاطلاع على الوثائق التي يقرر المكتب على أساسها في طلبك. نرد خلال { $days } يومًا (القانون 241/1990، المواد 22–25).
citizen-access-wanted = ما الوثائق المطلوب الاطلاع عليها؟
citizen-access-wanted-hint = مثلاً: تقرير الزيارة المنزلية، أو حساب النقاط
citizen-access-interest = ما سبب الحاجة إليها؟
citizen-access-interest-hint = تكفي جملة واحدة: القانون يطلب منا معرفة السبب
citizen-access-silence = إذا لم نرد في الموعد فالسكوت بمنزلة الرفض. يمكن اللجوء إلى أمين المظالم أو إلى TAR خلال 30 يومًا.
citizen-access-send = إرسال طلب الاطلاع
citizen-access-wanted-missing = يجب ذكر الوثائق المطلوب الاطلاع عليها.
citizen-access-interest-missing = يجب ذكر سبب الحاجة إليها، ولو في جملة واحدة.
citizen-access-asked = نرد حتى { $date }
citizen-access-deferred = مؤجل إلى { $date }: السبب في الرسائل
citizen-access-granted = مُنح في { $date }: الوثائق في الرسائل
citizen-access-refused = رُفض في { $date }: السبب في الرسائل
citizen-sent-access = أُرسل طلب الاطلاع. يصل الرد في الرسائل.
citizen-mile-access-asked = طلبت الاطلاع على الملف
citizen-mile-access-asked-text = نرد حتى { $date }.
citizen-mile-access-deferred = تأجيل الاطلاع على الملف
citizen-mile-access-deferred-text = نرد ابتداءً من { $date }. السبب في الرسائل.
citizen-mile-access-granted = منح الاطلاع على الملف
citizen-mile-access-refused = رفض الاطلاع على الملف
citizen-mile-access-answer-text = الرد في الرسائل.
