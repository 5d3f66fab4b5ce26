# Pages that anybody may read.

# First page
public-home-title = Services sociaux en ligne
public-home-description = Faites une demande aux services sociaux avec SPID et suivez la réponse pas à pas.
public-home-heading = Demandez une aide aux services sociaux
public-home-lead = Faites votre demande ici, aussi depuis le téléphone. Vous recevez tout de suite un numéro et vous savez toujours où en est votre demande.
public-home-known = Avez-vous déjà fait une demande ?
public-home-known-link = Voir où elle en est
public-search-label = De quoi avez-vous besoin ?
public-search-example = Par exemple : loyer, crèche, repas
public-search-button = Chercher
public-urgent = Besoin d’aide tout de suite ?
public-urgent-112 = si quelqu’un est en danger
public-urgent-1522 = contre la violence, jour et nuit, aussi dans d’autres langues
public-needs-title = Partez de votre besoin
public-all-services = { $count ->
    [one] Voir le service
   *[other] Tous les { $count } services
}
public-most-asked = Les plus demandés en ce moment
public-how-enter = Vous vous connectez
public-how-enter-text = Avec SPID ou CIE, les identités numériques italiennes, ou avec eIDAS. Vous pouvez aussi faire la demande pour une personne que vous aidez.
public-how-answer = Vous répondez aux questions
public-how-answer-text = Nous avons déjà beaucoup de vos données. Nous enregistrons à chaque étape : vous pouvez vous arrêter et reprendre depuis un autre appareil.
public-how-send = Vous envoyez
public-how-send-text = Vous recevez le numéro et le reçu, ici et par e-mail. Après l’envoi, la demande ne change plus.
public-how-reply = Nous vous répondons
public-how-reply-text = Dans les 30 jours, sauf si le service dit autre chose. S’il manque quelque chose, nous vous écrivons, et vous répondez d’ici.
public-desks-title = Préférez-vous parler avec une personne ?
public-desks-call = Rendez-vous : { $phone }
public-desks-write = Écrivez-nous
public-desks-write-text = Nous répondons en général dans les deux jours ouvrables. N’envoyez pas de documents par e-mail : joignez-les à la demande.
public-desks-languages = Nous parlons votre langue
public-desks-languages-text = Avec nos médiatrices, sur rendez-vous : anglais, français, espagnol, arabe, ukrainien.
public-desks-lis = Aussi en langue des signes italienne (LIS)

# Catalogue
public-services-title = Tous les services
public-services-found-title = Services pour « { $query } »
public-services-lead = Choisissez le service et lisez ce qu’il faut : pour lire, vous n’avez pas besoin de vous connecter.
public-services-all = De A à Z
public-services-found = { $count ->
    [0] Aucun service pour « { $query } »
    [one] Un service pour « { $query } »
   *[other] { $count } services pour « { $query } »
}
public-services-none = Essayez avec un autre mot, par exemple « affitto » (loyer) ou « nido » (crèche). Ou appelez-nous : nous trouvons ensemble le bon service.
public-services-show-all = Voir tous les services
public-always-open = Toujours ouvert
public-open-until = Ouvert jusqu’au { $date }
public-opens-on = Ouvre le { $date }
public-closed-since = Fermé depuis le { $date }
public-about-minutes = { $minutes ->
    [one] Environ une minute
   *[other] Environ { $minutes } minutes
}
public-about-minutes-save = { $minutes ->
    [one] Environ une minute
   *[other] Environ { $minutes } minutes, vous pouvez enregistrer et reprendre
}
public-answer-within = { $days ->
    [one] Réponse en un jour
   *[other] Réponse en { $days } jours au plus
}

# Service
public-service-active = Service actif
public-service-paused = Service non actif en ce moment
public-service-start = Faire la demande en ligne
public-service-continue = Continuer la demande
public-or-appointment = Ou prenez rendez-vous
public-page-index = Sommaire de la page
public-service-who = Pour qui
public-service-how = Comment faire
public-service-needed = Ce qu’il faut
public-service-not-asked = Le nom, le code fiscal et la date de naissance viennent de SPID : vous n’avez pas à les écrire.
public-service-get = Ce que vous obtenez
public-service-times = Délais et dates
public-service-term = { $days ->
    [one] Le délai est d’un jour. Il s’arrête une seule fois, 30 jours au maximum, si nous devons vous demander quelque chose (loi italienne 241/1990, article 2).
   *[other] Le délai est de { $days } jours. Il s’arrête une seule fois, 30 jours au maximum, si nous devons vous demander quelque chose (loi italienne 241/1990, article 2).
}
public-calendar-opens = Ouverture des demandes
public-calendar-closes = Dernier jour pour envoyer
public-calendar-answer = Dernière réponse possible, pour qui envoie le dernier jour
public-month = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
public-service-cost = Combien ça coûte
public-service-access = Accéder au service
public-service-online = En ligne, avec votre identité numérique :
public-service-desk = Ou au bureau, où une personne remplit la demande avec vous :
public-service-conditions = Conditions du service
public-service-conditions-text = Qui envoie une demande déclare que ce qu’il écrit est vrai ; la commune contrôle. Les données servent seulement pour cette demande.
public-service-topic = Thème
public-service-topic-social = Services sociaux

# Access
public-access-title = Se connecter
public-access-heading = Connectez-vous avec votre identité numérique
public-access-lead = Après la connexion, vous arrivez à votre espace personnel.
public-access-lead-service = Vous demandez : { $service }. Après la connexion, vous arrivez tout de suite à la demande.
public-access-inside = Vous êtes déjà connecté en tant que { $name }.
public-access-inside-go = Continuer sans vous reconnecter
public-access-expired = Vous n’êtes plus connecté : trop de temps est passé, ou la session a été fermée depuis un autre appareil. Ce que vous avez enregistré est encore là ; ce que vous avez écrit ensuite peut manquer. Connectez-vous de nouveau pour continuer.
public-access-kept = Vous n’êtes plus connecté : trop de temps est passé. Ce que vous envoyiez n’est pas parti, mais ce que vous avez écrit est en sécurité pendant trois jours : connectez-vous de nouveau avec votre identité et vous le retrouvez. Les fichiers sont à choisir de nouveau.
public-access-lost = Vous n’êtes plus connecté : trop de temps est passé, ou la session a été fermée. Ce que vous envoyiez n’est pas parti, et nous ne l’avons pas gardé : si la page vous a dit que cela reste dans votre onglet, vous le retrouverez en y revenant. Ce que vous aviez enregistré avant est encore là. Connectez-vous de nouveau pour continuer.
public-access-unanswered = Vous avez commencé une connexion avec { $provider }, mais la réponse n’est pas arrivée. Si son site ne marche pas, attendez quelques minutes ou choisissez un autre moyen. Vos demandes sont en sécurité.
public-access-stronger = { $service } demande une identité de niveau { $level }. Connectez-vous de nouveau avec ce niveau : ce que vous avez enregistré est encore là.
public-access-stronger-area = L’espace personnel demande une identité de niveau { $level }. Connectez-vous de nouveau avec ce niveau : ce que vous avez enregistré est encore là.
public-access-person = { $service } est pour les citoyens, et vous êtes connecté avec une identité professionnelle ou celle d’une organisation. Connectez-vous avec votre identité personnelle.
public-access-professional = { $service } est pour les personnes qui font une demande pour leur travail, à leur compte ou pour une entreprise ou un organisme. Connectez-vous avec SPID, avec votre identité professionnelle.
public-access-company = { $service } est pour les personnes qui agissent pour une entreprise ou un organisme. Connectez-vous avec SPID, avec votre identité professionnelle ou celle de l’organisation.
public-access-municipality = De quelle commune est le service
public-access-municipality-chosen = choisie
public-access-municipality-is = Le service est proposé par : { $name }.
public-access-spid = L’identité numérique publique italienne. Il faut le niveau { $level } ou plus.
public-access-spid-highest = L’identité numérique publique italienne. Il faut le niveau { $level }.
public-access-spid-button = Entrer avec SPID
public-access-choose = Choisissez qui vous a donné SPID
public-access-no-provider = Aucun fournisseur n’est configuré sur ce portail. Réessayez plus tard ou appelez-nous.
public-access-what-is-spid = Qu’est-ce que SPID
public-access-no-spid = Vous n’avez pas SPID ?
public-access-spid-help = Besoin d’aide ?
public-access-cie = Carte d’identité électronique italienne
public-access-cie-text = Avec l’application CieID sur le téléphone, ou avec un lecteur de cartes.
public-access-cie-button = Entrer avec CIE
public-access-eidas-text = Pour qui a l’identité numérique d’un autre pays de l’Union européenne. Le code fiscal italien n’est pas nécessaire.
public-access-inactive = Pas encore actif sur ce portail.
public-access-after = Ce qui se passe ensuite
public-access-after-1 = Votre fournisseur vous demande la permission de nous donner nom, code fiscal, date et lieu de naissance, sexe, domicile et contacts.
public-access-after-2 = Vous revenez ici, là où vous étiez.
public-access-after-3 = Nous utilisons ces données seulement pour votre demande.
public-access-other = Faites-vous la demande pour une autre personne ?
public-access-other-text = Connectez-vous avec votre identité. Dans la demande, nous vous demandons pour qui vous la faites et à quel titre.
public-access-none = Vous n’avez aucune de ces identités
public-access-none-text = Vous pouvez faire la demande au bureau : nous la remplissons ensemble, il faut seulement un document. Si vous n’avez pas de documents, venez quand même.

# Login that did not succeed
public-spid-safe = Rien de grave n’est arrivé : nous n’avons reçu aucune donnée et vos demandes n’ont pas changé.
public-spid-safe-drafts = Vous n’avez rien perdu : vos demandes et vos brouillons sont en sécurité.
public-spid-safe-desk = Votre travail n’a pas changé : vous n’êtes pas encore entré, et ce que vous aviez enregistré est là.
public-spid-desk-do = Réessayez depuis l’entrée des opérateurs. Si cela ne marche pas, entrez avec le compte de votre organisme ou prévenez l’administrateur du portail.
public-spid-code = Erreur { $way } { $code }, { $date }
public-spid-no-code = Connexion non réussie, { $date }
public-spid-retry = Réessayer
public-spid-retry-consent = Réessayer et donner l’accord
public-spid-choose-again = Choisir comment se connecter
public-spid-go-on = Continuer
public-spid-back = Revenir au service
public-spid-12 = Le fournisseur n’offre pas ce niveau
public-spid-12-what = Le service demande un niveau de sécurité que votre fournisseur ne peut pas vous donner maintenant.
public-spid-12-do = Demandez le niveau { $level } à votre fournisseur, ou connectez-vous avec une autre identité.
public-spid-19 = Le nom d’utilisateur ou le mot de passe ne sont pas bons
public-spid-19-what = Votre fournisseur a reçu plusieurs fois de mauvaises données d’accès, donc la connexion n’est pas faite.
public-spid-19-do = Réessayez avec les bonnes données. Si vous les avez oubliées, récupérez-les sur le site du fournisseur.
public-spid-20 = Il faut une identité de niveau plus haut
public-spid-20-what = Votre identité n’a pas le niveau que ce service demande.
public-spid-20-do = Demandez à votre fournisseur d’activer le niveau { $level } : son site explique comment faire.
public-spid-21 = Trop de temps est passé
public-spid-21-what = La connexion doit se terminer en quelques minutes, et le temps est écoulé.
public-spid-21-do = Gardez votre téléphone à portée de main et réessayez.
public-spid-22 = Vous n’avez pas donné l’accord, donc la connexion n’est pas faite
public-spid-22-what = SPID vous a demandé s’il pouvait nous donner vos données, et vous avez dit non.
public-cie-22-what = CIE vous a demandé s’il pouvait nous donner nom, code fiscal et date de naissance, et vous avez dit non.
public-eidas-22-what = Votre pays vous a demandé s’il pouvait nous donner nom, date de naissance et d’autres données sur vous, et vous avez dit non.
public-spid-22-do = Pour faire une demande en ligne, il nous faut ces données, et nous les utilisons seulement pour cela. Si vous préférez ne pas les donner, vous pouvez venir au bureau avec un document.
public-spid-23 = Votre identité numérique est bloquée
public-spid-23-what = Votre fournisseur dit que votre identité est suspendue ou annulée, ou que l’accès est bloqué.
public-spid-23-do = Écrivez ou téléphonez à votre fournisseur : lui seul peut la débloquer. Entre-temps, vous pouvez venir au bureau.
public-cie-23 = Votre carte n’est plus valable
public-cie-23-what = Le ministère italien de l’Intérieur dit que votre carte d’identité électronique est expirée ou annulée.
public-cie-23-do = Demandez une nouvelle carte à votre commune. Si vous pensez que c’est une erreur, écrivez à cie.cittadini@interno.it. Entre-temps, vous pouvez vous connecter avec une autre identité, ou venir au bureau.
public-spid-25 = Vous avez annulé la connexion
public-spid-25-what = Vous avez arrêté la connexion sur le site du fournisseur, donc la connexion n’est pas faite.
public-spid-25-do = Si c’était par erreur, réessayez.
public-spid-30 = Il faut une identité personnelle
public-spid-30-what = Vous avez utilisé une identité professionnelle ou celle d’une organisation. Ici, on entre avec l’identité personnelle.
public-spid-30-do = Réessayez et choisissez votre identité personnelle.
public-spid-30-work = Il faut une identité professionnelle
public-spid-30-professional-what = Ce service est pour les personnes qui font une demande pour leur travail, à leur compte ou pour une entreprise ou un organisme.
public-spid-30-company-what = Ce service est pour les personnes qui agissent pour une entreprise ou un organisme.
public-spid-30-work-do = Réessayez et choisissez cette identité sur le site du fournisseur. Si vous n’en avez pas, demandez-la à votre fournisseur.
public-spid-other = Le fournisseur a refusé la connexion
public-spid-other-what = Votre fournisseur a refusé la connexion, sans nous dire pourquoi.
public-spid-other-do = Réessayez dans quelques minutes. Si cela arrive encore, téléphonez au fournisseur et dites-lui le numéro ci-dessous.
public-spid-ours = Quelque chose n’a pas marché de notre côté
public-spid-08-what = Le fournisseur dit que la demande de ce portail n’est pas écrite selon les règles. L’erreur est à nous, pas à vous.
public-spid-09-what = Le fournisseur dit que la demande de ce portail utilise une mauvaise version. L’erreur est à nous, pas à vous.
public-spid-11-what = Le fournisseur dit qu’il manque le numéro à la demande de ce portail. L’erreur est à nous, pas à vous.
public-spid-13-what = Le fournisseur dit que l’horloge de ce portail n’est pas juste. L’erreur est à nous, pas à vous.
public-spid-14-what = Le fournisseur dit que la demande de ce portail était adressée à quelqu’un d’autre. L’erreur est à nous, pas à vous.
public-spid-15-what = Le fournisseur dit que ce portail a demandé une connexion sans vous, et ce n’est pas permis. L’erreur est à nous, pas à vous.
public-spid-16-what = Le fournisseur ne reconnaît pas l’adresse où il devait nous répondre. L’erreur est à nous, pas à vous.
public-spid-17-what = Le fournisseur dit que ce portail a demandé votre identifiant de la mauvaise façon. L’erreur est à nous, pas à vous.
public-spid-18-what = Le fournisseur ne reconnaît pas la liste de données que ce portail a demandée. L’erreur est à nous, pas à vous.
public-spid-ours-do = Ceux qui gèrent le portail ont été prévenus. Réessayez plus tard, ou appelez-nous.
public-spid-unsure = Nous ne sommes pas sûrs que c’est vous
public-spid-unsure-what = La réponse du fournisseur n’a pas passé nos contrôles, donc la connexion n’a pas pu se faire.
public-spid-unsure-do = Recommencez depuis le début. Si cela arrive encore, appelez-nous.
public-spid-weaker = Il faut une identité de niveau plus haut
public-spid-weaker-what = Le fournisseur a fait la connexion avec un niveau plus bas que celui que le service demande.
public-spid-weaker-do = Réessayez et choisissez le niveau { $level } sur le site du fournisseur.
public-spid-clocks = Les horloges ne sont pas d’accord
public-spid-clocks-what = La réponse du fournisseur porte une heure trop différente de la nôtre, donc la connexion n’a pas pu se faire.
public-spid-clocks-do = Cela ne dépend pas de vous : ceux qui gèrent le portail ont été prévenus. Réessayez dans quelques minutes.
public-spid-elsewhere = Cette connexion a commencé ailleurs
public-spid-elsewhere-what = La réponse du fournisseur vaut seulement dans le navigateur où vous avez commencé, et celui-ci est un autre.
public-spid-elsewhere-do = Recommencez d’ici. Si le navigateur bloque les cookies, autorisez ceux de ce site.
public-spid-used = Cette connexion a déjà été utilisée
public-spid-used-what = La réponse du fournisseur vaut une seule fois, et nous l’avons déjà reçue.
public-spid-used-do = Si vous êtes déjà dans le portail, continuez ; sinon, nous vous demandons de vous connecter de nouveau.
public-spid-loose = Nous ne trouvons pas la connexion que vous aviez commencée
public-spid-loose-what = Une réponse est arrivée qui ne correspond à aucune connexion commencée sur ce portail.
public-spid-loose-do = Recommencez d’ici, sans utiliser le bouton Retour.
public-spid-late = Trop de temps est passé
public-spid-late-what = La réponse du fournisseur est arrivée trop tard et ne vaut plus.
public-spid-late-do = Réessayez : en général, une minute suffit.
public-spid-missing = Il manque une donnée pour vous reconnaître
public-spid-missing-what = Votre fournisseur ne nous a pas envoyé toutes les données nécessaires, par exemple le code fiscal.
public-spid-missing-do = Réessayez. Si cela arrive encore, téléphonez au fournisseur ou venez au bureau.
public-spid-impossible = Une de vos données n’est pas correcte
public-spid-impossible-what = Le fournisseur nous a envoyé une donnée mal écrite, par exemple le code fiscal.
public-spid-impossible-do = Vérifiez vos données sur le site du fournisseur. Si elles sont justes, appelez-nous ou venez au bureau.
public-spid-unknown = Ce fournisseur n’est pas dans la liste
public-spid-unknown-what = L’adresse indique un fournisseur que ce portail ne connaît pas.
public-spid-unknown-do = Revenez à la liste et choisissez votre fournisseur.
public-spid-start = Nous ne pouvons pas commencer la connexion en ce moment
public-spid-start-what = Le portail n’arrive pas à préparer la demande pour votre fournisseur. L’erreur est à nous, pas à vous ni au fournisseur.
public-spid-busy = Il y a beaucoup de monde
public-spid-busy-what = Beaucoup de personnes se connectent en ce moment, et nous n’avons pas encore contrôlé votre réponse.
public-spid-busy-do = Attendez quelques secondes et appuyez sur Réessayer : vous n’avez pas à refaire la connexion.
public-spid-away = Nous sommes arrêtés pour quelques minutes
public-spid-away-what = Le fournisseur vous a reconnu, mais le portail n’arrive pas à lire ses archives maintenant.
public-spid-away-do = Appuyez sur Réessayer dans une minute : la réponse du fournisseur vaut encore quelques minutes. Après, il suffit de se connecter de nouveau.
public-spid-halfway = Nous nous sommes arrêtés à moitié
public-spid-halfway-what = Le fournisseur vous a reconnu, mais le portail s’est arrêté pendant la connexion.
public-spid-halfway-do = Dans quelques minutes, connectez-vous de nouveau depuis le début : la réponse d’avant ne vaut plus.
public-cie-denied = Vous n’avez pas terminé la connexion avec CIE
public-cie-denied-what = Vous avez arrêté la connexion, ou vous n’avez pas donné l’accord. Donc la connexion n’est pas faite.
public-cie-denied-do = Pour faire une demande en ligne, il nous faut nom, code fiscal et date de naissance. Nous les utilisons seulement pour cela. Vous pouvez réessayer ou venir au bureau.
public-cie-ours-what = Le service CIE n’a pas compris la demande de ce portail. L’erreur est à nous, pas à vous.
public-cie-start-what = Le portail n’arrive pas à préparer la demande pour le service CIE. L’erreur est à nous, pas à vous ni au service CIE.
public-cie-unsure-what = La réponse du service CIE n’a pas passé nos contrôles, donc la connexion n’a pas pu se faire.
public-cie-elsewhere-what = La réponse du service CIE vaut une seule fois, et seulement dans la fenêtre où vous avez commencé.
public-cie-late-what = La réponse du service CIE est arrivée trop tard et ne vaut plus.
public-cie-missing-what = Le service CIE ne nous a pas envoyé toutes les données nécessaires, par exemple le code fiscal.
public-cie-missing-do = Réessayez. Si cela arrive encore, appelez-nous ou venez au bureau.
public-cie-down = Le service CIE ne répond pas
public-cie-down-what = En ce moment, nous ne pouvons pas joindre le service CIE de façon sûre.
public-cie-down-do = Réessayez dans quelques minutes, ou connectez-vous avec SPID. Ce n’est pas votre faute.
public-cie-slow = Le service CIE est trop lent
public-cie-slow-what = Le service CIE ne nous a pas répondu à temps, donc la connexion n’est pas faite.
public-login-gone = Il n’y a plus rien à lire ici
public-login-gone-what = Cette page racontait comment une connexion s’est terminée. On peut la lire pendant une heure, et seulement dans le navigateur où vous avez commencé.
public-login-gone-do = Si vous voulez vous connecter, recommencez d’ici. Si le navigateur bloque les cookies, autorisez ceux de ce site.
public-spid-post-title = Aller chez le fournisseur
public-spid-post-heading = Nous vous emmenons chez votre fournisseur
public-spid-post-lead = Si la page ne change pas d’elle-même, appuyez sur le bouton.
public-spid-post-button = Continuer

# Signing out
public-logged-out-title = Session fermée
public-logged-out-heading = Votre session est fermée
public-logged-out-lead = Personne ne peut plus voir vos demandes depuis cet appareil.
public-logged-out-provider = Votre fournisseur se souvient peut-être encore de vous : si l’appareil n’est pas à vous, fermez le navigateur.
public-logged-out-nothing = Chez votre fournisseur, il n’y a rien à fermer.
public-logged-out-closed = La connexion chez votre fournisseur est fermée aussi.
public-logged-out-partly = Votre fournisseur a fermé sa connexion, mais dit qu’une session est peut-être encore ouverte sur un autre site. Si l’appareil n’est pas à vous, fermez le navigateur.
public-leaving-text = Maintenant, nous fermons aussi la connexion chez votre fournisseur. Si la page ne change pas d’elle-même, appuyez sur le bouton.
public-leaving-button = Fermer aussi chez le fournisseur
public-logged-out-home = Revenir à l’accueil
public-logged-out-again = Se connecter de nouveau

# Errors
public-error-code = Erreur { $code }, { $date }
public-error-code-reference = Erreur { $code }, { $date }, numéro { $reference }
public-error-retry = Réessayer maintenant
public-error-mine = Mes demandes
public-error-services = Tous les services
public-error-404 = Cette page n’existe pas
public-error-404-what = L’adresse est mal écrite, la page a été déplacée, le service n’est plus proposé ici, ou vous ne pouvez pas la voir avec l’identité utilisée pour vous connecter.
public-error-404-do = Vous pouvez chercher le service ci-dessous, ou repartir de vos demandes.
public-error-404-search = Que cherchiez-vous ?
public-error-403 = Nous ne pouvons pas accepter cet envoi
public-error-403-what = La page était ouverte depuis trop longtemps, ou entre-temps quelqu’un d’autre s’est connecté dans ce navigateur, ou vous vous êtes connecté de nouveau. Nous n’avons rien enregistré.
public-error-403-do = Ce que vous aviez enregistré avant est en sécurité. Revenez à la page et réessayez ; ce que vous avez écrit ensuite est à réécrire.
public-error-back = Revenir à la page
public-error-422 = Nous n’avons pas compris la demande
public-error-422-what = Le navigateur nous a envoyé quelque chose qu’aucune page de ce portail n’envoie.
public-error-422-do = Ce que vous aviez enregistré est en sécurité. Repartez de vos demandes.
public-error-409 = Entre-temps, quelque chose a changé
public-error-409-what = Cette opération n’est plus possible : la demande a avancé, ou quelqu’un est arrivé avant.
public-error-409-do = Rouvrez la demande pour voir où elle en est maintenant.
public-error-joined = Cette personne a été réunie avec une autre
public-error-joined-what = Un autre bureau a reconnu que la personne inscrite par votre guichet était déjà dans son registre, et il a réuni les deux fiches. Votre guichet ne voit pas l’autre.
public-error-joined-do = Rien de ce que vous aviez écrit n’est perdu. Si vous suivez encore la personne, ou si cela vous semble une erreur, écrivez à l’organisme avec lequel vous avez la convention : il peut vous envoyer la fiche, ou annuler la réunion.
public-error-413 = C’est trop grand
public-error-413-what = Ce que vous avez envoyé dépasse la limite de cette page.
public-error-413-do = Ce que vous aviez enregistré est en sécurité. Revenez en arrière et essayez avec un fichier plus petit, par exemple une photo de plus basse résolution.
public-error-429 = Trop de demandes en peu de temps
public-error-429-what = Beaucoup de demandes arrivent de cette connexion, et nous les arrêtons pour quelques minutes.
public-error-429-do = Attendez une minute et réessayez. Ce que vous aviez enregistré est en sécurité.
public-error-500 = Quelque chose n’a pas marché de notre côté
public-error-500-what = L’erreur est à nous, pas à vous. Nous l’avons notée.
public-error-500-do = Ce que vous avez écrit est en sécurité jusqu’à la dernière étape enregistrée. Si vous aviez déjà le numéro d’enregistrement, la demande est arrivée.
public-error-503 = Nous sommes arrêtés pour quelques minutes
public-error-503-what = Le portail n’arrive pas à lire ses archives. En général, il revient de lui-même en quelques minutes.
public-error-503-do = Ce que vous avez écrit est en sécurité jusqu’à la dernière étape enregistrée. Si vous aviez déjà le numéro d’enregistrement, la demande est arrivée. Si vous étiez en train d’envoyer quelque chose, rechargez cette page dans quelques minutes et confirmez l’envoi : vous n’avez rien à réécrire.
public-error-busy = Un instant : quelqu’un est en train d’enregistrer
public-error-busy-what = Quelqu’un d’autre enregistrait les mêmes choses au même moment. Pour ne pas les mélanger, rien de ce que vous avez envoyé n’a été enregistré.
public-error-busy-do = Réessayez : rechargez cette page et confirmez l’envoi. Vous n’avez rien à réécrire.

# Privacy
public-privacy-lead = Ce que nous faisons de vos données, avec des mots simples (RGPD, articles 13 et 14).
public-privacy-who = Qui les traite
public-privacy-who-text = Le responsable est { $name }, { $address }. Pour toute question sur vos données, écrivez à { $email } : le délégué à la protection des données répond aussi.
public-privacy-why = Pourquoi nous les utilisons
public-privacy-why-text = Pour examiner votre demande et vous donner le service que vous demandez. C’est une tâche d’intérêt public prévue par la loi (loi italienne 328/2000) : votre accord n’est pas nécessaire, et sans les données nécessaires nous ne pouvons pas répondre.
public-privacy-what = Quelles données
public-privacy-what-text = Celles qui viennent de votre identité numérique, celles que vous écrivez dans la demande et les documents que vous joignez. Avant de commencer, chaque service dit quels groupes de données le bureau lit.
public-privacy-seen = Qui les voit
public-privacy-seen-text = Seulement les personnes du bureau qui suit votre demande, et seulement les groupes de données nécessaires à leur travail. Chaque lecture est notée.
public-privacy-long = Pendant combien de temps
public-privacy-long-text = Les brouillons non envoyés sont effacés après 30 jours sans changements ; si entre-temps le service est fermé, après 180 jours, et quand il rouvre vous avez au moins 30 jours pour les envoyer. Les demandes envoyées restent le temps que la loi demande aux archives publiques. Les preuves de la connexion avec SPID restent 24 mois.
public-privacy-cookies = Cookies
public-privacy-cookies-text = Nous utilisons seulement des cookies techniques. Un garde la session ouverte, jusqu’à ce que vous sortiez ou qu’elle se termine. Un, appelé « lingua », retient pendant un an la langue que vous choisissez. Un, appelé « spid », arrive quand vous ouvrez la page d’accès : il sert à être sûr que la réponse du fournisseur d’identité revient au même navigateur qui l’a demandée, et il dure 60 minutes. Un, appelé « persona », dure jusqu’à ce que vous sortiez ou fermiez le navigateur : si une autre personne entre après vous, il fait effacer de cet appareil ce que vous aviez écrit et qui n’était pas encore enregistré. Les personnes qui travaillent dans les bureaux en ont un autre, appelé « dispositivo », qui dure 400 jours : il sert à les avertir si quelqu’un entre à leur place depuis un autre navigateur. Aucun cookie d’autres sites, aucune statistique sur vous. C’est pourquoi nous ne demandons pas de consentement et vous ne voyez aucun bandeau.
public-privacy-rights = Vos droits
public-privacy-rights-text = Vous pouvez demander de voir vos données, de les corriger, d’en limiter l’usage ou vous y opposer. Écrivez à { $email } ou venez au bureau : nous répondons dans un délai d’un mois.
public-privacy-complaint = Réclamations
public-privacy-complaint-text = Si vous pensez que quelque chose ne va pas, vous pouvez vous adresser à l’autorité italienne de protection des données, garanteprivacy.it.

# Accessibility
public-a11y-lead = Nous voulons que tout le monde puisse utiliser ce portail, avec n’importe quel outil.
public-a11y-draft = Brouillon : avant la publication, l’organisme la remplit sur le modèle d’AgID et la revoit chaque année avant le 23 septembre.
public-a11y-state = État de conformité
public-a11y-state-text = Le portail est conçu pour respecter les WCAG 2.2, niveau AA, et la norme EN 301 549. Il fonctionne sans JavaScript, avec le clavier seul, avec un lecteur d’écran et sur des écrans de 320 pixels.
public-a11y-limits = Contenus non accessibles
public-a11y-limits-text = Les documents joints par les personnes peuvent ne pas être accessibles. Les reçus que nous produisons sont des PDF structurés.
public-a11y-tests = Comment nous le contrôlons
public-a11y-tests-text = Tests automatiques à chaque modification (validité du HTML, axe, clavier, sans JavaScript). Les tests avec des personnes reviennent à l’organisme, avant l’ouverture.
public-a11y-report = Signaler un problème
public-a11y-report-text = Écrivez à { $email } ou téléphonez au { $phone } : dites-nous la page et ce que vous n’arrivez pas à faire. { $name } répond dans les 30 jours.
public-a11y-defender = Si nous ne répondons pas
public-a11y-defender-text = Vous pouvez vous adresser au défenseur des droits numériques (Difensore civico per il digitale), auprès d’AgID.

public-rating-title = Votre avis
public-rating-error-stars = Choisissez de 1 à 5 étoiles
public-rating-error-reason = Choisissez une des réponses proposées, ou aucune
public-rating-error-words = Détails : écrivez 200 caractères au maximum
public-rated-title = Merci de votre avis
public-rated-lead = Nous l’avons reçu sans votre nom. Il nous aide à améliorer cette page.
public-rated-before = Vous aviez déjà donné votre avis après cette demande : c’est celui-là qui compte.
public-rated-back = Revenir à la page
public-privacy-desk = Information du guichet : { $desk }
public-privacy-desk-version = Version { $n }, valable à partir du { $date }
public-privacy-desk-older = { $name } (version { $n })
public-privacy-desk-replaced = Ce n’est pas la version d’aujourd’hui.
public-privacy-desk-newer = Lire la version { $n }
public-privacy-desk-versions = Versions de cette information
public-privacy-desk-versions-text = Chaque version a sa propre adresse : si vous en avez signé une, vous la retrouvez ici telle qu’elle était.
public-privacy-desk-own = Page de l’information, avec les versions précédentes : { $desk }
