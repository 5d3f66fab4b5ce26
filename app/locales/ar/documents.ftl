# Documents handed in, and writing that survives a broken line.

# Uploads
citizen-upload-drop = سحب الملف إلى هنا، أو اختياره من الجهاز
citizen-upload-choose = اختيار الملف من الجهاز
citizen-upload-photo = التقاط صورة
citizen-upload-photo-tells = قد تحتوي الصورة على مكان التقاطها ووقته، ويستلمها المكتب كما أُرسلت. لعدم ذكرهما، يُرجى حذفهما من الصورة قبل إرسالها.
citizen-upload-join = جمع الصور في ملف PDF واحد
citizen-upload-join-text = تصبح كل صورة صفحة، معتدلة وبترتيب الوصول.
citizen-upload-joined = جُمعت الصور في ملف PDF واحد
citizen-file-cancel = إلغاء
citizen-file-replace = استبدال
citizen-file-retry = إعادة المحاولة
citizen-file-forget = حذف من القائمة
citizen-file-preparing = نُعدّ الصورة
citizen-file-paused = انقطع الاتصال: نتابع من هنا عند عودته
citizen-file-removed = حُذف
citizen-file-finishing = نُكمل تحميل الملفات ثم نتابع

# Documents given before
citizen-reuse = استخدام وثيقة سبق تقديمها
citizen-reuse-this = استخدام هذه
citizen-reuse-age = { $days ->
    [zero] تصلح هنا إذا قُدّمت اليوم.
    [one] تصلح هنا إذا قُدّمت منذ يوم واحد على الأكثر.
    [two] تصلح هنا إذا قُدّمت خلال آخر يومين.
    [few] تصلح هنا إذا قُدّمت خلال آخر { $days } أيام.
    [many] تصلح هنا إذا قُدّمت خلال آخر { $days } يومًا.
   *[other] تصلح هنا إذا قُدّمت خلال آخر { $days } يوم.
}
citizen-own-title = وثائقي
citizen-own-lead = هنا كل ما قُدّم مع طلباتك. إذا لزمت وثيقة من جديد، يمكن استخدامها بدون تحميلها مرة أخرى.
citizen-own-none = لا توجد وثائق بعد. تظهر هنا عند تحميل أول وثيقة في طلب.
citizen-own-given = { $what }، قُدّمت في { $date } من أجل: { $service }
citizen-own-request = الطلب { $number }
citizen-own-draft = مسودة لم تُرسل
citizen-own-handed-in = أُرفقت في { $date }
citizen-own-digest = رمز التحقق من الملف
citizen-own-digest-text = يبيّن أن الملف لم يتغير (بصمة SHA-256): للملفين المتطابقين الرمز نفسه.

# Saving
citizen-draft-enter = الدخول من جديد
citizen-draft-here = المتابعة هنا
citizen-draft-back = العودة إلى الكتابة هنا
citizen-draft-restored = أعدنا ما كُتب في الساعة { $time }
citizen-draft-restored-text = كان باقيًا على هذا الجهاز: نحفظه الآن.
citizen-draft-elsewhere = هذا الطلب مفتوح في علامة تبويب أخرى منذ الساعة { $time }
citizen-draft-elsewhere-text = يُرجى الكتابة في علامة تبويب واحدة. مع المتابعة هنا، تحفظ الأخرى وتتوقف.
citizen-draft-moved = الكتابة مستمرة في علامة تبويب أخرى
citizen-draft-moved-text = ما كُتب هنا لم يُفقد.

# Two windows on one draft
citizen-conflict-at = تم حفظ هذا الطلب من مكان آخر ({ $time })
citizen-conflict-choose = ما كُتب هنا لم يُحفظ بعد. يُرجى اختيار النسخة المطلوب إبقاؤها.
citizen-conflict-same = إجابات هذه الصفحة متطابقة.
citizen-conflict-keep = إبقاء ما كُتب هنا
citizen-conflict-other = استخدام النسخة الأخرى
citizen-conflict-here = هنا: { $text }
citizen-conflict-there = هناك: { $text }
citizen-found = وجدنا ما كان يُكتب في الساعة { $time }
citizen-found-on = وجدنا ما كان يُكتب في { $date }
citizen-found-saved = عند الإرسال كانت الجلسة قد انتهت. الآن هو محفوظ في المسودة: يُرجى المراجعة والمتابعة. إذا كانت هناك ملفات مختارة، يُرجى اختيارها من جديد.
citizen-found-step = ليس في المسودة: في هذه الأثناء حُفظت هذه الصفحة من مكان آخر. يمكن استرجاعه لمقارنة النسختين، أو حذفه. إذا كانت هناك ملفات مختارة، يُرجى اختيارها من جديد.
citizen-found-late = ليس في المسودة: أُرسل بعد أكثر من ساعة من انتهاء الجلسة. يمكن استرجاعه لمراجعته وحفظه. إذا أرسله شخص آخر، يُرجى حذفه. إذا كانت هناك ملفات مختارة، يُرجى اختيارها من جديد.
citizen-found-unsent = لم يُرسل: كانت الجلسة قد انتهت. يمكن استرجاعه والضغط على الزر من جديد، أو حذفه. إذا كانت هناك ملفات مختارة، يُرجى اختيارها من جديد.
citizen-found-closed = لم يُرسل، ولم يعد إرساله من هنا ممكنًا. يمكن نسخه عند الحاجة، ثم حذفه.
citizen-found-resume = استرجاع
citizen-found-drop = حذف
citizen-unsent = للمتابعة
citizen-unsent-text = الطلب { $number }: توجد رسالة لم تُرسل. نحتفظ بها حتى { $date }.

# Virus check before sending
citizen-unchecked = ما زلنا نفحص الوثائق
citizen-unchecked-text = نبحث عن الفيروسات في: { $name }. تكفي عادة بضع دقائق. المسودة محفوظة: يُرجى إعادة المحاولة بعد قليل.
