# Legal notes, and how to report that something does not work.

# Legal notes
notes-legal-lead = Qui publie ce portail, ce que vous pouvez réutiliser et quelle valeur ont les textes.
notes-legal-who = Qui publie le portail
notes-legal-who-text = Le portail appartient à { $name }, { $address }. Pour toute question, écrivez à { $email } ou téléphonez au { $phone }.
notes-legal-value = Quelle valeur ont les textes
notes-legal-value-text = Les textes expliquent les services avec des mots simples. En cas de doute, ce sont les lois, les règlements et les actes officiels qui comptent. Les textes dans d’autres langues sont une aide : le texte italien fait foi.
notes-legal-texts = Ce que vous pouvez réutiliser
notes-legal-texts-text = Les textes appartiennent à { $name }. Vous pouvez les citer et les réutiliser si vous dites d’où ils viennent. Les armoiries et les logos demandent une autorisation.
notes-legal-software = Le logiciel
notes-legal-software-text = Le logiciel est libre (licence EUPL 1.2) : tout le monde peut le lire et le réutiliser. Les administrations peuvent le reprendre (D.Lgs. 82/2005, article 69).
notes-legal-links = Les sites d’autres
notes-legal-links-text = Certains liens mènent à des sites d’autres, par exemple aux fournisseurs d’identité numérique. Nous ne sommes pas responsables de ces sites.

# Reporting a fault
notes-report-lead = Si une page ne fonctionne pas ou dit une chose fausse, prévenez-nous : il n’est pas nécessaire d’entrer.
notes-report-what = Ce que nous devons savoir
notes-report-where = Sur quelle page étiez-vous ?
notes-report-doing = Que vouliez-vous faire ?
notes-report-seen = Que s’est-il passé ? S’il y avait un numéro d’erreur, écrivez-le.
notes-report-device = Utilisiez-vous un téléphone ou un ordinateur ? Avec quel navigateur ?
notes-report-private = N’écrivez rien sur la santé ou la famille et n’envoyez pas de documents. Pour votre demande, écrivez depuis l’espace personnel.
notes-report-how = Comment nous prévenir
notes-report-call = Ou téléphonez au { $phone }. { $time }.
notes-report-answer = Si vous donnez votre adresse, nous vous disons ce que nous avons fait.
notes-report-other = S’il s’agit d’autre chose
notes-report-access = Vous n’arrivez pas à utiliser une page avec votre appareil ou votre handicap ? Lisez ici comment faire :
notes-report-urgent = Si quelqu’un est en danger, appelez tout de suite le 112. Contre la violence, appelez le 1522.
notes-report-subject = Signalement : quelque chose ne fonctionne pas dans le portail
