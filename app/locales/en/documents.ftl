# Documents handed in, and writing that survives a broken line.

# Uploads
citizen-upload-drop = Drag it here, or choose it from your device
citizen-upload-choose = Choose it from your device
citizen-upload-photo = Take a photo
citizen-upload-photo-tells = A photo may contain the place and the time it was taken: the office receives it as you send it. If you do not want to tell them, remove them from the photo before you send it.
citizen-upload-join = Put the photos into one PDF
citizen-upload-join-text = Each photo becomes a page, upright and in the order of arrival.
citizen-upload-joined = The photos are now one PDF
citizen-file-cancel = Cancel
citizen-file-replace = Replace
citizen-file-retry = Try again
citizen-file-forget = Take off the list
citizen-file-preparing = We are preparing the photo
citizen-file-paused = The line broke: we go on from here as soon as it is back
citizen-file-removed = taken away
citizen-file-finishing = We finish uploading the files, then go on

# Documents given before
citizen-reuse = Use a document you have already given
citizen-reuse-this = Use this one
citizen-reuse-age = { $days ->
    [one] Here it counts if you gave it one day ago at most.
   *[other] Here it counts if you gave it in the last { $days } days.
}
citizen-own-title = My documents
citizen-own-lead = Here is everything you gave with your applications. If a document is needed again, you use it without uploading it.
citizen-own-none = You have not given any documents yet. You find them here as soon as you upload one in an application.
citizen-own-given = { $what }, given on { $date } for: { $service }
citizen-own-request = Application { $number }
citizen-own-draft = Draft, not sent
citizen-own-handed-in = attached on { $date }
citizen-own-digest = Check code of the file
citizen-own-digest-text = It shows that the file has not changed (SHA-256 fingerprint): two equal files have the same code.

# Saving
citizen-draft-enter = Sign in again
citizen-draft-here = Go on here
citizen-draft-back = Write here again
citizen-draft-restored = We put back what you had written at { $time }
citizen-draft-restored-text = It was still on this device: we are saving it now.
citizen-draft-elsewhere = You opened this application in another tab at { $time }
citizen-draft-elsewhere-text = Write in one tab only. If you go on here, the other one saves and stops.
citizen-draft-moved = You are writing in another tab
citizen-draft-moved-text = What you had written here is not lost.

# Two windows on one draft
citizen-conflict-at = You saved this application somewhere else ({ $time })
citizen-conflict-choose = What you wrote here is not saved yet. Choose which version to keep.
citizen-conflict-same = The answers of this page are the same.
citizen-conflict-keep = Keep what I wrote here
citizen-conflict-other = Use the other version
citizen-conflict-here = Here: { $text }
citizen-conflict-there = There: { $text }
citizen-found = We found what you were writing at { $time }
citizen-found-on = We found what you were writing on { $date }
citizen-found-saved = When you sent it, your session had ended. Now it is saved in the draft: check it and go on. If you had chosen files, choose them again.
citizen-found-step = It is not in the draft: in the meantime you saved this page somewhere else. Take it up to compare the two versions, or discard it. If you had chosen files, choose them again.
citizen-found-late = It is not in the draft: it was sent more than an hour after your session had ended. Take it up to check it and save it. If it was not you who sent it, discard it. If you had chosen files, choose them again.
citizen-found-unsent = It was not sent: your session had ended. Take it up and press the button again, or discard it. If you had chosen files, choose them again.
citizen-found-closed = It was not sent, and it cannot be sent here any more. Copy it if you need it, then discard it.
citizen-found-resume = Take it up
citizen-found-drop = Discard
citizen-unsent = To be taken up
citizen-unsent-text = Application { $number }: you have a message that was not sent. We keep it until { $date }.

# Virus check before sending
citizen-unchecked = We are still checking your documents
citizen-unchecked-text = We are looking for viruses in: { $name }. It usually takes a few minutes. The draft is safe: try again soon.
