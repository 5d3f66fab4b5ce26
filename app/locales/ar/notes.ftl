# Legal notes, and how to report that something does not work.

# Legal notes
notes-legal-lead = من ينشر هذه البوابة، وما يمكن إعادة استعماله، وما قيمة النصوص.
notes-legal-who = ناشر البوابة
notes-legal-who-text = البوابة ملك { $name }، { $address }. لأي سؤال تمكن الكتابة إلى { $email } أو الاتصال على { $phone }.
notes-legal-value = قيمة النصوص
notes-legal-value-text = تشرح النصوص الخدمات بكلمات بسيطة. عند الشك تسري القوانين واللوائح والوثائق الرسمية. النصوص باللغات الأخرى للمساعدة: النص الإيطالي هو المعتمد.
notes-legal-texts = ما يمكن إعادة استعماله
notes-legal-texts-text = النصوص ملك { $name }. يمكن الاقتباس منها وإعادة استعمالها مع ذكر المصدر. الشعارات تحتاج إلى إذن.
notes-legal-software = البرنامج
notes-legal-software-text = البرنامج حر (رخصة EUPL 1.2): يمكن لأي شخص قراءته وإعادة استعماله. ويمكن للإدارات العامة إعادة استعماله (D.Lgs. 82/2005، المادة 69).
notes-legal-links = مواقع الآخرين
notes-legal-links-text = بعض الروابط تؤدي إلى مواقع أخرى، مثل مزودي الهوية الرقمية. لسنا مسؤولين عن تلك المواقع.

# Reporting a fault
notes-report-lead = إذا كانت صفحة لا تعمل أو تقول شيئًا خاطئًا يمكن إبلاغنا: الدخول ليس ضروريًا.
notes-report-what = ما نحتاج إلى معرفته
notes-report-where = في أي صفحة حدث ذلك؟
notes-report-doing = ما الذي كان مطلوبًا فعله؟
notes-report-seen = ماذا حدث؟ إذا ظهر رقم خطأ فمن المفيد ذكره.
notes-report-device = هل كان الجهاز هاتفًا أم حاسوبًا؟ وبأي متصفح؟
notes-report-private = الرجاء عدم كتابة بيانات عن الصحة أو الأسرة وعدم إرسال وثائق. بخصوص الطلب تمكن الكتابة من المنطقة الشخصية.
notes-report-how = طريقة الإبلاغ
notes-report-call = أو الاتصال على { $phone }. { $time }.
notes-report-answer = عند ذكر العنوان نخبرك بما فعلناه.
notes-report-other = إذا كان الأمر مختلفًا
notes-report-access = هل يصعب استعمال صفحة بالجهاز المستعمل أو بسبب إعاقة؟ الشرح هنا:
notes-report-urgent = إذا كان أحد في خطر فيجب الاتصال فورًا على 112. ضد العنف يمكن الاتصال على 1522.
notes-report-subject = بلاغ: شيء لا يعمل في البوابة
