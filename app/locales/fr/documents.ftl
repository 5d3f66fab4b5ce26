# Documents handed in, and writing that survives a broken line.

# Uploads
citizen-upload-drop = Glissez-le ici, ou choisissez-le sur votre appareil
citizen-upload-choose = Choisissez-le sur votre appareil
citizen-upload-photo = Prendre une photo
citizen-upload-photo-tells = Une photo peut contenir le lieu et l’heure de la prise de vue, et le bureau la reçoit telle que vous l’envoyez. Si vous ne voulez pas les donner, enlevez-les de la photo avant de l’envoyer.
citizen-upload-join = Réunir les photos en un seul PDF
citizen-upload-join-text = Chaque photo devient une page, à l’endroit et dans l’ordre d’arrivée.
citizen-upload-joined = Les photos sont réunies en un seul PDF
citizen-file-cancel = Annuler
citizen-file-replace = Remplacer
citizen-file-retry = Réessayer
citizen-file-forget = Enlever de la liste
citizen-file-preparing = Nous préparons la photo
citizen-file-paused = La ligne est coupée : nous reprenons d’ici dès qu’elle revient
citizen-file-removed = enlevé
citizen-file-finishing = Nous finissons d’envoyer les fichiers, puis nous continuons

# Documents given before
citizen-reuse = Utiliser un document que vous avez déjà donné
citizen-reuse-this = Utiliser celui-ci
citizen-reuse-age = { $days ->
    [one] Ici, il compte si vous l’avez donné il y a un jour au plus.
   *[other] Ici, il compte si vous l’avez donné dans les { $days } derniers jours.
}
citizen-own-title = Mes documents
citizen-own-lead = Voici tout ce que vous avez donné avec vos demandes. Si un document sert encore, vous le réutilisez sans l’envoyer de nouveau.
citizen-own-none = Vous n’avez pas encore donné de documents. Vous les trouvez ici dès que vous en envoyez un dans une demande.
citizen-own-given = { $what }, donné le { $date } pour : { $service }
citizen-own-request = Demande { $number }
citizen-own-draft = Brouillon non envoyé
citizen-own-handed-in = joint le { $date }
citizen-own-digest = Code de contrôle du fichier
citizen-own-digest-text = Il montre que le fichier n’a pas changé (empreinte SHA-256) : deux fichiers identiques ont le même code.

# Saving
citizen-draft-enter = Se connecter de nouveau
citizen-draft-here = Continuer ici
citizen-draft-back = Écrire de nouveau ici
citizen-draft-restored = Nous avons remis ce que vous aviez écrit à { $time }
citizen-draft-restored-text = C’était resté sur cet appareil : nous l’enregistrons maintenant.
citizen-draft-elsewhere = Vous avez ouvert cette demande dans un autre onglet à { $time }
citizen-draft-elsewhere-text = Écrivez dans un seul onglet. Si vous continuez ici, l’autre enregistre et s’arrête.
citizen-draft-moved = Vous écrivez dans un autre onglet
citizen-draft-moved-text = Ce que vous aviez écrit ici n’est pas perdu.

# Two windows on one draft
citizen-conflict-at = Vous avez enregistré cette demande ailleurs ({ $time })
citizen-conflict-choose = Ce que vous avez écrit ici n’est pas encore enregistré. Choisissez la version à garder.
citizen-conflict-same = Les réponses de cette page sont les mêmes.
citizen-conflict-keep = Garder ce que j’ai écrit ici
citizen-conflict-other = Utiliser l’autre version
citizen-conflict-here = Ici : { $text }
citizen-conflict-there = Là-bas : { $text }
citizen-found = Nous avons retrouvé ce que vous écriviez à { $time }
citizen-found-on = Nous avons retrouvé ce que vous écriviez le { $date }
citizen-found-saved = Quand vous l’avez envoyé, la session était finie. Maintenant c’est enregistré dans le brouillon : vérifiez et continuez. Si vous aviez choisi des fichiers, choisissez-les de nouveau.
citizen-found-step = Ce n’est pas dans le brouillon : entre-temps vous avez enregistré cette page ailleurs. Reprenez-le pour comparer les deux versions, ou supprimez-le. Si vous aviez choisi des fichiers, choisissez-les de nouveau.
citizen-found-late = Ce n’est pas dans le brouillon : l’envoi a eu lieu plus d’une heure après la fin de la session. Reprenez-le pour le vérifier et l’enregistrer. Si ce n’est pas vous qui l’avez envoyé, supprimez-le. Si vous aviez choisi des fichiers, choisissez-les de nouveau.
citizen-found-unsent = Ce n’est pas parti : la session était finie. Reprenez-le et appuyez de nouveau sur le bouton, ou supprimez-le. Si vous aviez choisi des fichiers, choisissez-les de nouveau.
citizen-found-closed = Ce n’est pas parti, et on ne peut plus l’envoyer ici. Copiez-le si vous en avez besoin, puis supprimez-le.
citizen-found-resume = Reprendre
citizen-found-drop = Supprimer
citizen-unsent = À reprendre
citizen-unsent-text = Demande { $number } : vous avez un message non envoyé. Nous le gardons jusqu’au { $date }.

# Virus check before sending
citizen-unchecked = Nous vérifions encore vos documents
citizen-unchecked-text = Nous cherchons des virus dans : { $name }. Quelques minutes suffisent d’habitude. Le brouillon est enregistré : réessayez bientôt.
