# What can be wrong with an answer or a file: what was found, and what to do.

problem-missing-write = Écrivez la réponse
problem-missing-choose = Choisissez une réponse
problem-missing-choose-some = Choisissez au moins une réponse
problem-missing-tick = Cochez la case pour continuer
problem-missing-attach = Joignez au moins un document
problem-too-long = Vous avez écrit { $found } caractères, le maximum est { $max }
problem-not-a-number = Écrivez un nombre entier, par exemple 3
problem-out-of-range = Vous avez écrit { $found }, le nombre doit être entre { $min } et { $max }
problem-not-money = Écrivez le montant en chiffres, par exemple 1.234,50
problem-too-much-money = Vous avez écrit { $found }, le maximum est { $max }
problem-date-shape = Écrivez le jour, le mois et l’année, par exemple 14/03/1988
problem-date-short-year = Écrivez l’année avec quatre chiffres, par exemple 1988
problem-date-no-such-day = Le jour { $date } n’existe pas : vérifiez le jour et le mois
problem-date-year = Vous avez écrit l’année { $found }, elle doit être entre { $first } et { $last }
problem-date-to-come = Écrivez le jour, le mois et l’année, par exemple { $date }
problem-date-in-future = Vous avez écrit { $found }, qui n’est pas encore arrivé : vérifiez la date
problem-date-in-past = Vous avez écrit { $found }, qui est déjà passé : écrivez aujourd’hui ou un jour à venir
problem-too-old = { $months ->
    [one] Une personne née le { $found } avait plus de { $months } mois le { $start } : vérifiez la date. Si elle est juste, demandez au guichet quel service vous convient
   *[other] Une personne née le { $found } avait plus de { $months } mois le { $start } : vérifiez la date. Si elle est juste, demandez au guichet quel service vous convient
}
problem-not-a-time = Écrivez les heures (de 0 à 23) et les minutes (de 0 à 59), par exemple 8:15
problem-phone-symbol = Il y a « { $found } » dans le numéro : écrivez seulement des chiffres, des espaces et le + au début
problem-phone-too-short = { $found ->
    [one] Vous avez écrit { $found } chiffre, il en faut au moins 6
   *[other] Vous avez écrit { $found } chiffres, il en faut au moins 6
}
problem-phone-too-long = Vous avez écrit { $found } chiffres, le maximum est 15
problem-email-no-at = Il manque l’arobase (@)
problem-email-several-at = Il y a plus d’une arobase (@) : laissez-en une
problem-email-space = Il y a un espace : enlevez-le
problem-email-name = Vérifiez la partie avant l’arobase (@)
problem-email-domain = Vérifiez la partie après l’arobase (@), par exemple posta.it
problem-fiscal-code-length = { $found ->
    [one] Vous avez écrit { $found } caractère, il en faut { $expected }
   *[other] Vous avez écrit { $found } caractères, il en faut { $expected }
}
problem-fiscal-code-symbol = À la place { $position } il y a « { $found } » : seuls les lettres et les chiffres conviennent
problem-fiscal-code-letter-expected = À la place { $position } il y a « { $found } », mais il faut une lettre
problem-fiscal-code-digit-expected = À la place { $position } il y a « { $found } », mais il faut un chiffre
problem-fiscal-code-birth-date = Les caractères de la date de naissance n’indiquent aucun jour : vérifiez ceux de 7 à 11
problem-fiscal-code-check = La dernière lettre ne correspond pas : un caractère est faux, vérifiez sur votre carte sanitaire (tessera sanitaria)
problem-iban-country = L’IBAN commence par « { $found } » : les deux premiers caractères sont le pays, IT pour l’Italie
problem-iban-length = { $found ->
    [one] Vous avez écrit { $found } caractère, il en faut { $expected }
   *[other] Vous avez écrit { $found } caractères, il en faut { $expected }
}
problem-iban-symbol = Il y a « { $found } » : seuls les lettres et les chiffres conviennent
problem-iban-check = Deux caractères sont inversés, ou l’un est faux : vérifiez l’IBAN
problem-unknown-option = Choisissez dans la liste
problem-unknown-municipality = Nous ne trouvons pas cette commune : écrivez-la comme sur la carte d’identité, par exemple Pontassieve
problem-unknown-country = Nous ne trouvons pas ce pays : écrivez son nom en entier, par exemple Maroc
problem-not-a-postal-code = Le code postal italien a 5 chiffres, par exemple 50065
problem-ends-before-start = La fin vient avant le début, qui est le { $date } : corrigez l’une des deux dates
problem-nothing-and-more = Vous avez coché une réponse qui dit « rien » ou « aucun » avec d’autres : laissez seulement celle-ci, ou décochez-la
problem-code-of-another = Ce code est celui d’une personne née à une autre date : vérifiez le code et la date de naissance
problem-yourself = Vous avez écrit votre propre code fiscal : il faut celui de l’autre personne
problem-same-person-twice = Cette personne y est déjà, au numéro { $first } : retirez l’une des deux
problem-not-a-minor = Une personne née le { $found } est majeure : choisissez une autre réponse pour dire pour qui est la demande
problem-a-minor = Une personne née le { $found } est mineure : le parent ou le tuteur fait la demande
problem-answered-twice = { $found ->
    [one] Vous avez choisi de ne rien joindre, mais il y a un document : retirez-le ou changez de choix
   *[other] Vous avez choisi de ne rien joindre, mais il y a { $found } documents : retirez-les ou changez de choix
}
problem-same-file-twice = « { $name } » y est deux fois : retirez-en un
problem-too-many-files = { $max ->
    [one] Il y a { $found } documents, il peut y en avoir un seul : enlevez les autres
   *[other] Il y a { $found } documents, le maximum est { $max } : enlevez-en
}
problem-rejected-file = Il y a un virus dans « { $name } » : enlevez-le et joignez le document depuis un autre appareil

# Files
problem-file-no-file = Choisissez d’abord un fichier, puis appuyez sur Envoyer
problem-file-empty = Le fichier est vide : ouvrez-le sur votre appareil, vérifiez qu’il est lisible et envoyez-le de nouveau
problem-file-too-large = Le fichier est trop grand, le maximum est { $max } : faites une photo de plus basse résolution
problem-file-cut-off = Le fichier est trop grand, et ce que vous avez écrit plus bas n’est pas arrivé : choisissez un fichier plus petit et revoyez le reste de la page
problem-file-wrong-kind = Ce n’est pas un PDF, ni une photo JPG ou PNG, ni un fichier signé P7M, quel que soit son nom. Refaites la photo ou enregistrez le document en PDF
problem-file-too-many = { $max ->
    [one] Il peut y avoir un seul document : enlevez celui qui est là pour en mettre un autre
   *[other] Il peut y avoir { $max } documents au maximum : enlevez-en un pour en mettre un autre
}
problem-file-virus = Il y a un virus dedans : nous ne l’avons pas gardé. Essayez depuis un autre appareil
problem-file-interrupted = La connexion s’est interrompue : envoyez-le de nouveau
problem-file-no-room = En ce moment, nous n’arrivons pas à garder le fichier : réessayez bientôt, le reste de la demande est en sécurité
