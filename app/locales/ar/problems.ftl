# What can be wrong with an answer or a file: what was found, and what to do.

problem-missing-write = يُرجى كتابة الإجابة
problem-missing-choose = يُرجى اختيار إجابة
problem-missing-choose-some = يُرجى اختيار إجابة واحدة على الأقل
problem-missing-tick = يُرجى وضع علامة في المربع للمتابعة
problem-missing-attach = يُرجى إرفاق وثيقة واحدة على الأقل
problem-too-long = عدد الأحرف المكتوبة { $found }، والحد الأقصى { $max }
problem-not-a-number = يُرجى كتابة عدد صحيح، مثلًا 3
problem-out-of-range = العدد المكتوب { $found }، ويجب أن يكون بين { $min } و { $max }
problem-not-money = يُرجى كتابة المبلغ بالأرقام، مثلًا 1.234,50
problem-too-much-money = المبلغ المكتوب { $found }، والحد الأقصى { $max }
problem-date-shape = يُرجى كتابة اليوم والشهر والسنة، مثلًا 14/03/1988
problem-date-short-year = يُرجى كتابة السنة بأربعة أرقام، مثلًا 1988
problem-date-no-such-day = اليوم { $date } غير موجود: يُرجى مراجعة اليوم والشهر
problem-date-year = السنة المكتوبة { $found }، ويجب أن تكون بين { $first } و { $last }
problem-date-in-future = التاريخ المكتوب { $found } لم يأتِ بعد: يُرجى مراجعته
problem-date-in-past = التاريخ المكتوب { $found } قد مضى: يُرجى كتابة تاريخ اليوم أو يوم قادم
problem-phone-symbol = في الرقم يوجد «{ $found }»: يُرجى كتابة الأرقام والمسافات وعلامة + في البداية فقط
problem-phone-too-short = { $found ->
    [zero] لا يوجد أي رقم، والمطلوب 6 أرقام على الأقل
    [one] هناك رقم واحد فقط، والمطلوب 6 أرقام على الأقل
    [two] هناك رقمان فقط، والمطلوب 6 أرقام على الأقل
    [few] هناك { $found } أرقام فقط، والمطلوب 6 أرقام على الأقل
    [many] هناك { $found } رقمًا فقط، والمطلوب 6 أرقام على الأقل
   *[other] هناك { $found } رقم فقط، والمطلوب 6 أرقام على الأقل
}
problem-phone-too-long = عدد الأرقام المكتوبة { $found }، والحد الأقصى 15
problem-email-no-at = تنقص علامة @
problem-email-several-at = هناك أكثر من علامة @ واحدة: يُرجى ترك واحدة فقط
problem-email-space = هناك مسافة فارغة: يُرجى حذفها
problem-email-name = يُرجى مراجعة الجزء الذي قبل علامة @
problem-email-domain = يُرجى مراجعة الجزء الذي بعد علامة @، مثلًا posta.it
problem-fiscal-code-length = { $found ->
    [zero] لم يُكتب أي حرف، والمطلوب { $expected }
    [one] هناك حرف واحد، والمطلوب { $expected }
    [two] هناك حرفان، والمطلوب { $expected }
    [few] هناك { $found } أحرف وأرقام، والمطلوب { $expected }
    [many] هناك { $found } حرفًا ورقمًا، والمطلوب { $expected }
   *[other] هناك { $found } حرف ورقم، والمطلوب { $expected }
}
problem-fiscal-code-symbol = في المكان { $position } يوجد «{ $found }»: المقبول حروف لاتينية وأرقام فقط
problem-fiscal-code-letter-expected = في المكان { $position } يوجد «{ $found }»، والمطلوب هناك حرف
problem-fiscal-code-digit-expected = في المكان { $position } يوجد «{ $found }»، والمطلوب هناك رقم
problem-fiscal-code-birth-date = أحرف تاريخ الميلاد لا تدل على أي يوم: يُرجى مراجعة الأحرف من 7 إلى 11
problem-fiscal-code-check = الحرف الأخير غير مطابق: هناك حرف خاطئ، يُرجى المراجعة على البطاقة الصحية (tessera sanitaria)
problem-iban-country = يبدأ رقم IBAN بـ «{ $found }»: أول حرفين هما البلد، IT لإيطاليا
problem-iban-length = { $found ->
    [zero] لم يُكتب أي حرف، والمطلوب { $expected }
    [one] هناك حرف واحد، والمطلوب { $expected }
    [two] هناك حرفان، والمطلوب { $expected }
    [few] هناك { $found } أحرف وأرقام، والمطلوب { $expected }
    [many] هناك { $found } حرفًا ورقمًا، والمطلوب { $expected }
   *[other] هناك { $found } حرف ورقم، والمطلوب { $expected }
}
problem-iban-symbol = يوجد «{ $found }»: المقبول حروف لاتينية وأرقام فقط
problem-iban-check = هناك حرفان مكان بعضهما، أو حرف خاطئ: يُرجى مراجعة رقم IBAN
problem-unknown-option = يُرجى الاختيار من القائمة
problem-unknown-municipality = لا نجد هذه البلدية: يُرجى كتابتها كما في بطاقة الهوية، مثلًا Pontassieve
problem-unknown-country = لا نجد هذا البلد: تُرجى كتابة الاسم كاملًا، مثلًا المغرب
problem-not-a-postal-code = الرمز البريدي الإيطالي من 5 أرقام، مثلًا 50065
problem-ends-before-start = تاريخ النهاية يسبق تاريخ البداية { $date }: يُرجى تصحيح أحد التاريخين
problem-nothing-and-more = اختير جواب يعني «لا شيء» أو «لا أحد» مع أجوبة أخرى: يُرجى تركه وحده أو إلغاؤه
problem-code-of-another = هذا الرمز لشخص مولود في تاريخ آخر: تُرجى مراجعة الرمز وتاريخ الميلاد
problem-yourself = هذا هو الرمز الضريبي لمقدم الطلب: المطلوب رمز الشخص الآخر
problem-same-person-twice = هذا الشخص موجود مسبقًا برقم { $first }: يُرجى حذف أحدهما
problem-not-a-minor = المولود في { $found } بالغ: يُرجى اختيار إجابة أخرى عن صاحب الطلب
problem-a-minor = المولود في { $found } قاصر: يقدم الطلب أحد الوالدين أو الوصي
problem-answered-twice = { $found ->
    [one] تم اختيار عدم الإرفاق، لكن يوجد مستند واحد: يُرجى حذفه أو تغيير الاختيار
    [two] تم اختيار عدم الإرفاق، لكن يوجد مستندان: يُرجى حذفهما أو تغيير الاختيار
   *[other] تم اختيار عدم الإرفاق، لكن عدد المستندات { $found }: يُرجى حذفها أو تغيير الاختيار
}
problem-same-file-twice = «{ $name }» موجود مرتين: يُرجى حذف أحدهما
problem-too-many-files = { $max ->
    [zero] عدد الوثائق { $found }، والحد الأقصى { $max }: يُرجى حذفها
    [one] عدد الوثائق { $found }، والمسموح وثيقة واحدة: يُرجى حذف الأخرى
    [two] عدد الوثائق { $found }، والحد الأقصى وثيقتان: يُرجى حذف بعضها
    [few] عدد الوثائق { $found }، والحد الأقصى { $max } وثائق: يُرجى حذف بعضها
    [many] عدد الوثائق { $found }، والحد الأقصى { $max } وثيقة: يُرجى حذف بعضها
   *[other] عدد الوثائق { $found }، والحد الأقصى { $max } وثيقة: يُرجى حذف بعضها
}
problem-rejected-file = في الملف «{ $name }» فيروس: يُرجى حذفه وإرفاق الوثيقة من جهاز آخر

# Files
problem-file-no-file = يُرجى أولًا اختيار ملف، ثم الضغط على زر التحميل
problem-file-empty = الملف فارغ: يُرجى فتحه على جهازك والتأكد من أنه مقروء ثم تحميله من جديد
problem-file-too-large = الملف كبير جدًا، والحد الأقصى { $max }: يُرجى التقاط صورة بدقة أقل
problem-file-wrong-kind = هذا ليس ملف PDF ولا صورة JPG أو PNG ولا ملف P7M موقّعًا، مهما كان اسمه. يُرجى التقاط الصورة من جديد أو حفظ الوثيقة بصيغة PDF
problem-file-too-many = { $max ->
    [zero] الحد الأقصى { $max } وثيقة: يُرجى حذف واحدة لوضع أخرى
    [one] المسموح وثيقة واحدة فقط: يُرجى حذف الموجودة لوضع أخرى
    [two] المسموح وثيقتان على الأكثر: يُرجى حذف واحدة لوضع أخرى
    [few] المسموح { $max } وثائق على الأكثر: يُرجى حذف واحدة لوضع أخرى
    [many] المسموح { $max } وثيقة على الأكثر: يُرجى حذف واحدة لوضع أخرى
   *[other] المسموح { $max } وثيقة على الأكثر: يُرجى حذف واحدة لوضع أخرى
}
problem-file-virus = في الملف فيروس: لم نحتفظ به. يمكنك المحاولة من جهاز آخر
problem-file-interrupted = انقطع الاتصال: يُرجى تحميل الملف من جديد
problem-file-no-room = لا نستطيع حفظ الملف في هذه اللحظة: يُرجى المحاولة بعد قليل، وباقي الطلب في أمان
