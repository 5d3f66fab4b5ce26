# Pages that anybody may read.

# First page
public-home-title = الخدمات الاجتماعية على الإنترنت
public-home-description = تقديم طلب إلى الخدمات الاجتماعية عبر SPID ومتابعة الإجابة خطوة بخطوة.
public-home-heading = طلب المساعدة من الخدمات الاجتماعية
public-home-lead = يمكنك تقديم الطلب من هنا، ومن الهاتف أيضًا. يصلك رقم تسجيل فورًا وتعرف دائمًا أين وصل طلبك.
public-home-known = هل سبق لك تقديم طلب؟
public-home-known-link = معرفة أين وصل
public-search-label = ما الذي تحتاج إليه؟
public-search-example = مثلًا: إيجار، حضانة، وجبات
public-search-button = بحث
public-urgent = هل تحتاج إلى مساعدة الآن؟
public-urgent-112 = إذا كان هناك شخص في خطر
public-urgent-1522 = ضد العنف، نهارًا وليلًا، وبلغات أخرى أيضًا
public-needs-title = البدء من الحاجة
public-all-services = { $count ->
    [zero] الخدمات
    [one] الاطلاع على الخدمة
    [two] الخدمتان
    [few] كل الخدمات وعددها { $count }
    [many] كل الخدمات وعددها { $count }
   *[other] كل الخدمات وعددها { $count }
}
public-most-asked = الأكثر طلبًا في هذه الفترة
public-how-enter = الدخول
public-how-enter-text = عبر SPID أو CIE، الهويتين الرقميتين الإيطاليتين، أو عبر eIDAS. يمكنك أيضًا تقديم الطلب لشخص تعتني به.
public-how-answer = الإجابة عن الأسئلة
public-how-answer-text = كثير من البيانات موجود لدينا. نحفظ عند كل خطوة: يمكنك التوقف ثم المتابعة من جهاز آخر.
public-how-send = الإرسال
public-how-send-text = يصلك رقم التسجيل والإيصال، هنا وبالبريد الإلكتروني. بعد الإرسال لا يتغير الطلب.
public-how-reply = نجيبك
public-how-reply-text = خلال 30 يومًا، إلا إذا ذكرت الخدمة مدة أخرى. إذا نقص شيء نكتب إليك، ويمكنك الرد من هنا.
public-desks-title = الحديث مع شخص
public-desks-call = للحجز: { $phone }
public-desks-write = الكتابة إلينا
public-desks-write-text = نجيب عادة خلال يومي عمل. يُرجى عدم إرسال الوثائق بالبريد الإلكتروني، بل إرفاقها بالطلب.
public-desks-languages = نتكلم لغتك
public-desks-languages-text = مع الوسيطات اللغويات، بموعد مسبق: الإنجليزية والفرنسية والإسبانية والعربية والأوكرانية.
public-desks-lis = وبلغة الإشارة الإيطالية (LIS) أيضًا

# Catalogue
public-services-title = كل الخدمات
public-services-found-title = الخدمات عن «{ $query }»
public-services-lead = يمكنك اختيار الخدمة وقراءة ما يلزم: القراءة لا تحتاج إلى الدخول.
public-services-all = كل الخدمات بالترتيب الأبجدي
public-services-found = { $count ->
    [zero] لا توجد خدمة عن «{ $query }»
    [one] خدمة واحدة عن «{ $query }»
    [two] خدمتان عن «{ $query }»
    [few] { $count } خدمات عن «{ $query }»
    [many] { $count } خدمة عن «{ $query }»
   *[other] { $count } خدمة عن «{ $query }»
}
public-services-none = يمكنك المحاولة بكلمة أخرى، مثلًا «affitto» (إيجار) أو «nido» (حضانة). أو الاتصال بنا: نجد معًا الخدمة المناسبة.
public-services-show-all = الاطلاع على كل الخدمات
public-always-open = مفتوحة دائمًا
public-open-until = مفتوحة حتى { $date }
public-opens-on = تُفتح في { $date }
public-closed-since = مغلقة منذ { $date }
public-about-minutes = { $minutes ->
    [zero] أقل من دقيقة
    [one] نحو دقيقة واحدة
    [two] نحو دقيقتين
    [few] نحو { $minutes } دقائق
    [many] نحو { $minutes } دقيقة
   *[other] نحو { $minutes } دقيقة
}
public-about-minutes-save = { $minutes ->
    [zero] أقل من دقيقة
    [one] نحو دقيقة واحدة
    [two] نحو دقيقتين، مع إمكانية الحفظ والمتابعة لاحقًا
    [few] نحو { $minutes } دقائق، مع إمكانية الحفظ والمتابعة لاحقًا
    [many] نحو { $minutes } دقيقة، مع إمكانية الحفظ والمتابعة لاحقًا
   *[other] نحو { $minutes } دقيقة، مع إمكانية الحفظ والمتابعة لاحقًا
}
public-answer-within = { $days ->
    [zero] الإجابة في اليوم نفسه
    [one] الإجابة خلال يوم واحد
    [two] الإجابة خلال يومين
    [few] الإجابة خلال { $days } أيام
    [many] الإجابة خلال { $days } يومًا
   *[other] الإجابة خلال { $days } يوم
}

# Service
public-service-active = الخدمة متاحة
public-service-paused = الخدمة غير متاحة في هذه الفترة
public-service-start = تقديم الطلب على الإنترنت
public-service-continue = متابعة الطلب
public-or-appointment = أو حجز موعد
public-page-index = محتويات الصفحة
public-service-who = لمن هذه الخدمة
public-service-how = كيف يتم الطلب
public-service-needed = ما يلزم
public-service-not-asked = الاسم والرقم الضريبي (codice fiscale) وتاريخ الميلاد تصل من SPID: لا حاجة إلى كتابتها.
public-service-get = ما يمكن الحصول عليه
public-service-times = المدد والمواعيد
public-service-term = { $days ->
    [one] المدة يوم واحد. تتوقف مرة واحدة فقط، 30 يومًا على الأكثر، إذا احتجنا إلى أن نطلب منك شيئًا (القانون الإيطالي 241/1990، المادة 2).
    [two] المدة يومان. تتوقف مرة واحدة فقط، 30 يومًا على الأكثر، إذا احتجنا إلى أن نطلب منك شيئًا (القانون الإيطالي 241/1990، المادة 2).
    [few] المدة { $days } أيام. تتوقف مرة واحدة فقط، 30 يومًا على الأكثر، إذا احتجنا إلى أن نطلب منك شيئًا (القانون الإيطالي 241/1990، المادة 2).
    [many] المدة { $days } يومًا. تتوقف مرة واحدة فقط، 30 يومًا على الأكثر، إذا احتجنا إلى أن نطلب منك شيئًا (القانون الإيطالي 241/1990، المادة 2).
   *[other] المدة { $days } يوم. تتوقف مرة واحدة فقط، 30 يومًا على الأكثر، إذا احتجنا إلى أن نطلب منك شيئًا (القانون الإيطالي 241/1990، المادة 2).
}
public-calendar-opens = فتح باب الطلبات
public-calendar-closes = آخر يوم للإرسال
public-calendar-answer = آخر إجابة ممكنة، لمن يرسل في آخر يوم
public-month = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
public-service-cost = كم تكلف
public-service-access = الدخول إلى الخدمة
public-service-online = على الإنترنت، بهويتك الرقمية:
public-service-desk = أو في المكتب، حيث نملأ الطلب معك:
public-service-conditions = شروط الخدمة
public-service-conditions-text = من يرسل طلبًا يصرّح بأن ما يكتبه صحيح، والبلدية تتحقق. تُستعمل البيانات لهذا الطلب فقط.
public-service-topic = الموضوع
public-service-topic-social = الخدمات الاجتماعية

# Access
public-access-title = الدخول
public-access-heading = الدخول بهويتك الرقمية
public-access-lead = بعد الدخول تصل إلى صفحتك الشخصية.
public-access-lead-service = أنت تطلب: { $service }. بعد الدخول تصل مباشرة إلى الطلب.
public-access-inside = الدخول مسجَّل بالفعل باسم { $name }.
public-access-inside-go = المتابعة دون دخول جديد
public-access-expired = لم تعد الجلسة مفتوحة: مرّ وقت طويل أو أُغلقت الجلسة من جهاز آخر. ما تم حفظه ما زال موجودًا؛ وما كُتب بعد ذلك قد يكون ناقصًا. يُرجى الدخول من جديد للمتابعة.
public-access-unanswered = بدأ الدخول عبر { $provider } ولكن الإجابة لم تصل. إذا كان موقعه لا يعمل يمكنك الانتظار بضع دقائق أو اختيار طريقة أخرى. طلباتك في أمان.
public-access-stronger = تتطلب { $service } هوية من المستوى { $level }. سجّل الدخول مرة أخرى: الطلب الذي بدأته محفوظ.
public-access-company = { $service } مخصصة لمن يتصرف باسم شركة أو هيئة. سجّل الدخول بهويتك المهنية.
public-access-municipality = لأي بلدية هذه الخدمة
public-access-spid = الهوية الرقمية العامة في إيطاليا. يلزم المستوى { $level } أو أعلى.
public-access-spid-button = الدخول عبر SPID
public-access-choose = اختيار الجهة التي منحتك SPID
public-access-no-provider = لا توجد أي جهة مُعدّة في هذه البوابة. يُرجى المحاولة لاحقًا أو الاتصال بنا.
public-access-what-is-spid = ما هو SPID
public-access-no-spid = ليس لديك SPID؟
public-access-spid-help = هل تحتاج إلى مساعدة؟
public-access-cie = بطاقة الهوية الإلكترونية الإيطالية
public-access-cie-text = بتطبيق CieID على الهاتف، أو بقارئ بطاقات.
public-access-cie-button = الدخول عبر CIE
public-access-eidas-text = لمن لديه هوية رقمية من بلد آخر في الاتحاد الأوروبي. لا يلزم الرقم الضريبي الإيطالي.
public-access-eidas-button = الدخول عبر eIDAS
public-access-inactive = غير متاح بعد في هذه البوابة.
public-access-after = ماذا يحدث بعد ذلك
public-access-after-1 = تطلب منك الجهة التي منحتك الهوية الإذن لإعطائنا الاسم والرقم الضريبي وتاريخ الميلاد ووسائل الاتصال.
public-access-after-2 = تعود إلى هنا، حيث كنت.
public-access-after-3 = نستعمل هذه البيانات لطلبك فقط.
public-access-other = هل الطلب لشخص آخر؟
public-access-other-text = يُرجى الدخول بهويتك أنت. في الطلب نسألك لمن هو وبأي صفة.
public-access-none = ليس لديك أي من هذه الهويات
public-access-none-text = يمكنك تقديم الطلب في المكتب: نملؤه معًا، ولا يلزم سوى وثيقة هوية. وإذا لم تكن لديك وثائق يمكنك الحضور أيضًا.

# Login that did not succeed
public-spid-safe = لم يحدث أي شيء خطير: لم تصلنا أي بيانات ولم تتغير طلباتك.
public-spid-safe-drafts = لم يضع أي شيء: طلباتك ومسوداتك في أمان.
public-spid-code = خطأ SPID { $code }، { $date }
public-spid-no-code = لم ينجح الدخول، { $date }
public-spid-retry = إعادة المحاولة
public-spid-retry-consent = إعادة المحاولة مع الموافقة
public-spid-choose-again = اختيار طريقة الدخول
public-spid-go-on = متابعة
public-spid-back = العودة إلى الخدمة
public-spid-12 = الجهة المانحة لا تقدم هذا المستوى
public-spid-12-what = الخدمة تطلب مستوى من SPID لا تستطيع الجهة المانحة أن تعطيك إياه الآن.
public-spid-12-do = يُرجى طلب المستوى 2 من الجهة المانحة، أو الدخول بهوية أخرى.
public-spid-19 = اسم المستخدم أو كلمة المرور غير صحيحين
public-spid-19-what = وصلت إلى الجهة المانحة بيانات دخول خاطئة عدة مرات، لذلك لم يتم الدخول.
public-spid-19-do = يُرجى المحاولة من جديد بالبيانات الصحيحة. وفي حال نسيانها يمكن استرجاعها من موقع الجهة المانحة.
public-spid-20 = يلزم مستوى أعلى من SPID
public-spid-20-what = هويتك ليس لها المستوى الذي تطلبه هذه الخدمة.
public-spid-20-do = يُرجى طلب تفعيل المستوى 2 من الجهة المانحة: يكفي عادة تثبيت تطبيقها.
public-spid-21 = مرّ وقت طويل
public-spid-21-what = يجب إتمام الدخول خلال بضع دقائق، وقد انتهى الوقت.
public-spid-21-do = يُرجى إبقاء الهاتف قريبًا وإعادة المحاولة.
public-spid-22 = لم تُعطَ الموافقة، لذلك لم يتم الدخول
public-spid-22-what = سألك SPID هل يمكنه إعطاؤنا الاسم والرقم الضريبي وتاريخ الميلاد ووسائل الاتصال، وكان الجواب لا.
public-spid-22-do = لتقديم الطلب على الإنترنت نحتاج إلى هذه البيانات، ونستعملها لهذا الغرض فقط. إذا كنت تفضل عدم إعطائها يمكنك الحضور إلى المكتب مع وثيقة هوية.
public-spid-23 = هوية SPID الخاصة بك موقوفة
public-spid-23-what = تقول الجهة المانحة إن هويتك معلقة أو ملغاة، أو إن الدخول ممنوع.
public-spid-23-do = يُرجى الكتابة إلى الجهة المانحة أو الاتصال بها: هي وحدها تستطيع إعادة تفعيلها. في هذه الأثناء يمكنك الحضور إلى المكتب.
public-spid-25 = أُلغي الدخول
public-spid-25-what = توقف الدخول في موقع الجهة المانحة، لذلك لم يتم.
public-spid-25-do = إذا كان ذلك عن طريق الخطأ، يُرجى إعادة المحاولة.
public-spid-30 = تلزم هوية شخصية
public-spid-30-what = استُعملت هوية مهنية أو هوية مؤسسة. هنا يتم الدخول بالهوية الشخصية.
public-spid-30-do = يُرجى إعادة المحاولة واختيار هويتك الشخصية.
public-spid-other = لم تسمح الجهة المانحة بالدخول
public-spid-other-what = رفضت الجهة المانحة لـ SPID الدخول، دون أن تقول لنا السبب.
public-spid-other-do = يُرجى المحاولة بعد بضع دقائق. وإذا تكرر ذلك يُرجى الاتصال بالجهة المانحة وذكر الرقم المكتوب أدناه.
public-spid-ours = حدث خلل من جهتنا
public-spid-08-what = تقول الجهة المانحة إن طلب هذه البوابة لا يتبع قواعد SPID. الخطأ منا، وليس منك.
public-spid-09-what = تقول الجهة المانحة إن طلب هذه البوابة يستعمل إصدارًا خاطئًا. الخطأ منا، وليس منك.
public-spid-11-what = تقول الجهة المانحة إن طلب هذه البوابة ينقصه رقمه. الخطأ منا، وليس منك.
public-spid-13-what = تقول الجهة المانحة إن ساعة هذه البوابة غير صحيحة. الخطأ منا، وليس منك.
public-spid-14-what = تقول الجهة المانحة إن طلب هذه البوابة كان موجهًا إلى غيرها. الخطأ منا، وليس منك.
public-spid-15-what = تقول الجهة المانحة إن هذه البوابة طلبت دخولًا من دونك، وهذا غير مسموح. الخطأ منا، وليس منك.
public-spid-16-what = لا تعرف الجهة المانحة العنوان الذي كان يجب أن تجيبنا عليه. الخطأ منا، وليس منك.
public-spid-17-what = تقول الجهة المانحة إن هذه البوابة طلبت معرّفك بطريقة خاطئة. الخطأ منا، وليس منك.
public-spid-18-what = لا تعرف الجهة المانحة قائمة البيانات التي طلبتها هذه البوابة. الخطأ منا، وليس منك.
public-spid-ours-do = تم إبلاغ القائمين على البوابة. يُرجى المحاولة لاحقًا أو الاتصال بنا.
public-spid-unsure = لسنا متأكدين من هويتك
public-spid-unsure-what = إجابة الجهة المانحة لم تجتز فحوصنا، لذلك لم يتم الدخول.
public-spid-unsure-do = يُرجى المحاولة من البداية. وإذا تكرر ذلك يُرجى الاتصال بنا.
public-spid-weaker = يلزم مستوى أعلى من SPID
public-spid-weaker-what = سمحت الجهة المانحة بالدخول بمستوى أقل من الذي تطلبه الخدمة.
public-spid-weaker-do = يُرجى إعادة المحاولة واستعمال المستوى 2: هو عادة تطبيق الجهة المانحة.
public-spid-clocks = الساعات غير متطابقة
public-spid-clocks-what = إجابة الجهة المانحة تحمل ساعة مختلفة كثيرًا عن ساعتنا، لذلك لم يتم الدخول.
public-spid-clocks-do = هذا لا يتعلق بك: تم إبلاغ القائمين على البوابة. يُرجى المحاولة بعد بضع دقائق.
public-spid-elsewhere = بدأ هذا الدخول في مكان آخر
public-spid-elsewhere-what = إجابة الجهة المانحة صالحة فقط في المتصفح الذي بدأ منه الدخول، وهذا متصفح آخر.
public-spid-elsewhere-do = يُرجى البدء من هنا من جديد. إذا كان المتصفح يمنع ملفات تعريف الارتباط (cookies) يُرجى السماح بملفات هذا الموقع.
public-spid-used = سبق استعمال هذا الدخول
public-spid-used-what = إجابة الجهة المانحة صالحة مرة واحدة فقط، وقد وصلتنا من قبل.
public-spid-used-do = إذا كان الدخول قد تم يمكنك المتابعة، وإلا نطلب منك الدخول من جديد.
public-spid-loose = لا نجد الدخول الذي بدأ
public-spid-loose-what = وصلت إجابة لا تخص أي دخول بدأ من هذه البوابة.
public-spid-loose-do = يُرجى البدء من هنا من جديد، دون استعمال زر الرجوع.
public-spid-late = مرّ وقت طويل
public-spid-late-what = وصلت إجابة الجهة المانحة متأخرة جدًا ولم تعد صالحة.
public-spid-late-do = يُرجى إعادة المحاولة: تكفي عادة دقيقة واحدة. يُرجى أيضًا التأكد من أن ساعة جهازك صحيحة.
public-spid-missing = تنقص معلومة للتعرف عليك
public-spid-missing-what = لم ترسل إلينا الجهة المانحة كل البيانات اللازمة، مثلًا الرقم الضريبي.
public-spid-missing-do = يُرجى إعادة المحاولة. وإذا تكرر ذلك يُرجى الاتصال بالجهة المانحة أو الحضور إلى المكتب.
public-spid-impossible = إحدى بياناتك غير صحيحة
public-spid-impossible-what = أرسلت إلينا الجهة المانحة معلومة مكتوبة بشكل خاطئ، مثلًا الرقم الضريبي.
public-spid-impossible-do = يُرجى مراجعة بياناتك في موقع الجهة المانحة. وإذا كانت صحيحة يُرجى الاتصال بنا أو الحضور إلى المكتب.
public-spid-unknown = هذه الجهة ليست في القائمة
public-spid-unknown-what = العنوان يشير إلى جهة لا تعرفها هذه البوابة.
public-spid-unknown-do = يُرجى العودة إلى القائمة واختيار الجهة التي منحتك الهوية.
public-spid-down = الجهة المانحة لا تجيب
public-spid-down-what = موقع الجهة المانحة لـ SPID لا يجيب في هذه اللحظة.
public-spid-down-do = يُرجى المحاولة بعد بضع دقائق. هذا ليس بسببك.
public-spid-busy = هناك عدد كبير من الناس
public-spid-busy-what = يدخل عدد كبير من الأشخاص في هذه اللحظة، ولم نفحص إجابتك بعد.
public-spid-busy-do = يُرجى الانتظار بضع ثوانٍ ثم الضغط على «إعادة المحاولة»: لا حاجة إلى تكرار الدخول.
public-spid-away = نحن متوقفون لبضع دقائق
public-spid-away-what = تعرفت عليك الجهة المانحة، ولكن البوابة لا تستطيع الآن قراءة سجلاتها.
public-spid-away-do = يُرجى الضغط على «إعادة المحاولة» بعد دقيقة: إجابة الجهة المانحة صالحة لبضع دقائق أخرى. وبعدها يكفي الدخول من جديد.
public-spid-halfway = توقفنا في منتصف الطريق
public-spid-halfway-what = تعرفت عليك الجهة المانحة، ولكن البوابة توقفت أثناء الدخول.
public-spid-halfway-do = يُرجى الدخول من البداية بعد بضع دقائق: الإجابة السابقة لم تعد صالحة.
public-cie-denied = لم يكتمل الدخول عبر CIE
public-cie-denied-what = توقف الدخول أو لم تُعطَ الموافقة. لذلك لم يتم الدخول.
public-cie-denied-do = لتقديم الطلب على الإنترنت نحتاج إلى الاسم والرقم الضريبي وتاريخ الميلاد. نستعملها لهذا الغرض فقط. يمكنك إعادة المحاولة أو الحضور إلى المكتب.
public-cie-ours-what = لم تفهم خدمة CIE طلب هذه البوابة. الخطأ منا، وليس منك.
public-cie-unsure-what = إجابة خدمة CIE لم تجتز فحوصنا، لذلك لم يتم الدخول.
public-cie-elsewhere-what = إجابة خدمة CIE صالحة مرة واحدة فقط، وفي النافذة التي بدأ منها الدخول فقط.
public-cie-late-what = وصلت إجابة خدمة CIE متأخرة جدًا ولم تعد صالحة.
public-cie-missing-what = لم ترسل إلينا خدمة CIE كل البيانات اللازمة، مثلًا الرقم الضريبي.
public-cie-missing-do = يُرجى إعادة المحاولة. وإذا تكرر ذلك يُرجى الاتصال بنا أو الحضور إلى المكتب.
public-cie-down = خدمة CIE لا تجيب
public-cie-down-what = لا يمكننا الآن الاتصال بخدمة CIE بطريقة آمنة.
public-cie-down-do = يُرجى المحاولة بعد بضع دقائق، أو الدخول عبر SPID. هذا ليس بسببك.
public-spid-post-title = الذهاب إلى الجهة المانحة
public-spid-post-heading = ننقلك إلى الجهة التي منحتك الهوية
public-spid-post-lead = إذا لم تتغير الصفحة وحدها، يُرجى الضغط على الزر.
public-spid-post-button = متابعة

# Signing out
public-logged-out-title = تم الخروج
public-logged-out-heading = تم الخروج من البوابة
public-logged-out-lead = لا يستطيع أحد بعد الآن رؤية طلباتك من هذا الجهاز.
public-logged-out-provider = قد تتذكرك الجهة المانحة بعد: إذا لم يكن الجهاز لك يُرجى إغلاق المتصفح.
public-logged-out-nothing = لا يوجد ما يجب إغلاقه لدى الجهة المانحة.
public-logged-out-closed = أُغلق الدخول لدى الجهة المانحة أيضًا.
public-logged-out-partly = أغلقت الجهة المانحة دخولها، لكنها تقول إنك قد تكون ما زلت داخل موقع آخر. إذا لم يكن الجهاز لك يُرجى إغلاق المتصفح.
public-leaving-text = الآن نغلق الدخول لدى الجهة المانحة أيضًا. إذا لم تتغير الصفحة وحدها، يُرجى الضغط على الزر.
public-leaving-button = الإغلاق لدى الجهة المانحة أيضًا
public-logged-out-home = العودة إلى الرئيسية
public-logged-out-again = الدخول من جديد

# Errors
public-error-code = خطأ { $code }، { $date }
public-error-code-reference = خطأ { $code }، { $date }، رقم { $reference }
public-error-retry = إعادة المحاولة الآن
public-error-mine = طلباتي
public-error-services = كل الخدمات
public-error-404 = هذه الصفحة غير موجودة
public-error-404-what = العنوان مكتوب بشكل خاطئ، أو نُقلت الصفحة، أو لا يمكنك رؤيتها بالهوية التي تم الدخول بها.
public-error-404-do = يمكنك البحث عن الخدمة أدناه، أو البدء من طلباتك.
public-error-404-search = عمّ كان البحث؟
public-error-403 = لا يمكننا قبول هذا الإرسال
public-error-403-what = كانت الصفحة مفتوحة منذ وقت طويل، أو دخل شخص آخر من هذا المتصفح في هذه الأثناء، أو تم الدخول من جديد. لم نحفظ أي شيء.
public-error-403-do = ما تم حفظه من قبل في أمان. يُرجى الرجوع إلى الصفحة والمحاولة من جديد؛ وما كُتب بعد ذلك تجب كتابته مرة أخرى.
public-error-back = الرجوع إلى الصفحة
public-error-422 = لم نفهم الطلب
public-error-422-what = أرسل المتصفح إلينا شيئًا لا ترسله أي صفحة من هذه البوابة.
public-error-422-do = ما تم حفظه في أمان. يُرجى البدء من طلباتك.
public-error-409 = تغيّر شيء في هذه الأثناء
public-error-409-what = لم تعد هذه العملية ممكنة: تقدم الطلب، أو سبق شخص آخر.
public-error-409-do = يُرجى فتح الطلب من جديد لمعرفة أين وصل الآن.
public-error-413 = الحجم كبير جدًا
public-error-413-what = ما أُرسل يتجاوز حدود هذه الصفحة.
public-error-413-do = ما تم حفظه في أمان. يُرجى الرجوع والمحاولة بملف أصغر، مثلًا صورة بدقة أقل.
public-error-429 = طلبات كثيرة في وقت قصير
public-error-429-what = تصل من هذا الاتصال طلبات كثيرة، ونوقفها لبضع دقائق.
public-error-429-do = يُرجى الانتظار دقيقة ثم المحاولة من جديد. ما تم حفظه في أمان.
public-error-500 = حدث خلل من جهتنا
public-error-500-what = الخطأ منا، وليس منك. وقد سجلناه.
public-error-500-do = ما كتبته في أمان حتى آخر خطوة محفوظة. إذا كان لديك رقم التسجيل فقد وصل الطلب.
public-error-503 = نحن متوقفون لبضع دقائق
public-error-503-what = لا تستطيع البوابة قراءة سجلاتها. تعود عادة وحدها خلال بضع دقائق.
public-error-503-do = ما كتبته في أمان حتى آخر خطوة محفوظة. إذا كان لديك رقم التسجيل فقد وصل الطلب. إذا كنت ترسل شيئًا، فأعد تحميل هذه الصفحة بعد بضع دقائق وأكّد الإرسال: لا حاجة إلى كتابته من جديد.

# Privacy
public-privacy-lead = ماذا نفعل ببياناتك، بكلمات بسيطة (اللائحة الأوروبية لحماية البيانات GDPR، المادتان 13 و 14).
public-privacy-who = من يعالجها
public-privacy-who-text = المسؤول هو { $name }، { $address }. لأي سؤال عن بياناتك يمكنك الكتابة إلى { $email }: يجيب أيضًا مسؤول حماية البيانات.
public-privacy-why = لماذا نستعملها
public-privacy-why-text = لدراسة طلبك وتقديم الخدمة التي تطلبها. هذه مهمة ذات مصلحة عامة ينص عليها القانون (القانون الإيطالي 328/2000): لا تلزم موافقتك، ومن دون البيانات اللازمة لا يمكننا الإجابة.
public-privacy-what = أي بيانات
public-privacy-what-text = البيانات التي تصل من هويتك الرقمية، وما تكتبه في الطلب، والوثائق التي ترفقها. قبل البدء تذكر كل خدمة مجموعات البيانات التي يقرؤها المكتب.
public-privacy-seen = من يراها
public-privacy-seen-text = موظفو المكتب الذي يتابع طلبك فقط، ومجموعات البيانات اللازمة لعملهم فقط. تُسجَّل كل قراءة.
public-privacy-long = إلى متى
public-privacy-long-text = المسودات التي لم تُرسل تُحذف بعد 30 يومًا دون تغيير. الطلبات المُرسلة تبقى المدة التي يطلبها القانون من السجلات العامة. أدلة الدخول عبر SPID تبقى 24 شهرًا.
public-privacy-cookies = ملفات تعريف الارتباط (cookies)
public-privacy-cookies-text = نستعمل ملفات تقنية فقط: واحدًا لإبقاء الجلسة مفتوحة وواحدًا للغة. لا ملفات من مواقع أخرى ولا إحصاءات عنك. لذلك لا نطلب موافقة ولا يظهر أي إشعار.
public-privacy-rights = حقوقك
public-privacy-rights-text = يمكنك طلب رؤية بياناتك أو تصحيحها أو الحد من استعمالها أو الاعتراض. بالكتابة إلى { $email } أو الحضور إلى المكتب: نجيب خلال شهر.
public-privacy-complaint = الشكاوى
public-privacy-complaint-text = إذا رأيت أن هناك شيئًا غير صحيح يمكنك اللجوء إلى الهيئة الإيطالية لحماية البيانات الشخصية، garanteprivacy.it.

# Accessibility
public-a11y-lead = نريد أن يستطيع الجميع استعمال هذه البوابة، بأي أداة.
public-a11y-draft = مسودة: قبل النشر تملؤها المؤسسة على نموذج AgID وتراجعها كل سنة قبل 23 سبتمبر.
public-a11y-state = حالة المطابقة
public-a11y-state-text = صُممت البوابة لاحترام معايير WCAG 2.2 بالمستوى AA ومعيار EN 301 549. تعمل دون JavaScript، وبلوحة المفاتيح وحدها، وبقارئ الشاشة، وعلى شاشات من 320 بكسل.
public-a11y-limits = محتويات لا يمكن الوصول إليها
public-a11y-limits-text = قد لا تكون الوثائق التي يرفقها الأشخاص سهلة الوصول. الإيصالات التي ننتجها ملفات PDF منظمة.
public-a11y-tests = كيف نتحقق من ذلك
public-a11y-tests-text = اختبارات آلية عند كل تعديل (صحة HTML، و axe، ولوحة المفاتيح، ودون JavaScript). الاختبارات مع الأشخاص من مهام المؤسسة قبل الافتتاح.
public-a11y-report = الإبلاغ عن مشكلة
public-a11y-report-text = يمكنك الكتابة إلى { $email } أو الاتصال على { $phone }: مع ذكر الصفحة وما تعذّر فعله. { $name } يجيب خلال 30 يومًا.
public-a11y-defender = إذا لم نجب
public-a11y-defender-text = يمكنك اللجوء إلى المدافع عن الحقوق الرقمية (Difensore civico per il digitale) لدى AgID.

public-rated-title = شكرًا على رأيك
public-rated-lead = استلمناه دون اسمك. يساعدنا على تحسين هذه الصفحة.
public-rated-back = العودة إلى الصفحة
public-privacy-desk = إشعار المكتب: { $desk }
public-privacy-desk-version = الإصدار { $n }، ساري من { $date }
