//! What the codes of the audit's reasons mean: the backend writes codes, never words.

/// Code and key of its words.
const WORDS: [(&str, &str); 134] = [
    ("absence_ended", "console-because-absence-ended"),
    ("absence_named", "console-because-absence-named"),
    ("accepted", "console-because-accepted"),
    ("access", "console-because-access"),
    ("account_taken", "console-because-account-taken"),
    ("added", "console-because-added"),
    ("agreed", "console-because-agreed"),
    ("all_data", "console-because-all-data"),
    ("asked", "console-because-asked"),
    ("authority", "console-because-authority"),
    ("beyond_own_permissions", "console-because-beyond-own-permissions"),
    ("booked", "console-because-booked"),
    ("came", "console-because-came"),
    ("cancelled", "console-because-cancelled"),
    ("closed", "console-because-closed"),
    ("code_asked", "console-because-code-asked"),
    ("code_wrong", "console-because-code-wrong"),
    ("completed", "console-because-completed"),
    ("contacts", "console-because-contacts"),
    ("corrected", "console-because-corrected"),
    ("created", "console-because-created"),
    ("deferred", "console-because-deferred"),
    ("delegation_without_end", "console-because-delegation-without-end"),
    ("described", "console-because-described"),
    ("desk", "console-because-desk"),
    ("desk_added", "console-because-desk-added"),
    ("desk_removed", "console-because-desk-removed"),
    ("diary", "console-because-diary"),
    ("disabled", "console-because-disabled"),
    ("durations_confirmed", "console-because-durations-confirmed"),
    ("durations_proposed", "console-because-durations-proposed"),
    ("durations_refused", "console-because-durations-refused"),
    ("durations_withdrawn", "console-because-durations-withdrawn"),
    ("edited", "console-because-edited"),
    ("email_dropped", "console-because-email-dropped"),
    ("email_proved", "console-because-email-proved"),
    ("enabled", "console-because-enabled"),
    ("ended", "console-because-ended"),
    ("ends_before_it_begins", "console-because-ends-before-it-begins"),
    ("ends_in_the_past", "console-because-ends-in-the-past"),
    ("everything", "console-because-everything"),
    ("exceptional_access", "console-because-exceptional-access"),
    ("fact_added", "console-because-fact-added"),
    ("fact_ended", "console-because-fact-ended"),
    ("fact_corrected", "console-because-fact-corrected"),
    ("fact_withdrawn", "console-because-fact-withdrawn"),
    ("for_the_person", "console-because-for-the-person"),
    ("from_registry", "console-because-from-registry"),
    ("given", "console-because-given"),
    ("granted", "console-because-granted"),
    ("handed_over", "console-because-handed-over"),
    ("household", "console-because-household"),
    ("household_corrected", "console-because-household-corrected"),
    ("household_joined", "console-because-household-joined"),
    ("household_left", "console-because-household-left"),
    ("household_withdrawn", "console-because-household-withdrawn"),
    ("household_opened", "console-because-household-opened"),
    ("imported", "console-because-imported"),
    ("integrated", "console-because-integrated"),
    ("integration_asked", "console-because-integration-asked"),
    ("joined", "console-because-joined"),
    ("kind_of_a_body_with_desks", "console-because-kind-of-a-body-with-desks"),
    ("last_administrator", "console-because-last-administrator"),
    ("mailed", "console-because-mailed"),
    ("mask_confirmed", "console-because-mask-confirmed"),
    ("mask_proposed", "console-because-mask-proposed"),
    ("mask_refused", "console-because-mask-refused"),
    ("mask_withdrawn", "console-because-mask-withdrawn"),
    ("merge_preview", "console-because-merge-preview"),
    ("merged", "console-because-merged"),
    ("missed", "console-because-missed"),
    ("moved", "console-because-moved"),
    ("name_taken", "console-because-name-taken"),
    ("named", "console-because-named"),
    ("no_desk", "console-because-no-desk"),
    ("nobody_to_stand_in_for", "console-because-nobody-to-stand-in-for"),
    ("note", "console-because-note"),
    ("note_corrected", "console-because-note-corrected"),
    ("notes_closed", "console-because-notes-closed"),
    ("notes_granted", "console-because-notes-granted"),
    ("notes_to_responsible", "console-because-notes-to-responsible"),
    ("notice_given", "console-because-notice-given"),
    ("notice_replied", "console-because-notice-replied"),
    ("of_another_body", "console-because-of-another-body"),
    ("one_record", "console-because-one-record"),
    ("open_work", "console-because-open-work"),
    ("opened", "console-because-opened"),
    ("other_office", "console-because-other-office"),
    ("out_of_reach", "console-because-out-of-reach"),
    ("outside_undelivered", "console-because-outside-undelivered"),
    ("over_the_zone_from_outside", "console-because-over-the-zone-from-outside"),
    ("paper_file", "console-because-paper-file"),
    ("part", "console-because-part"),
    ("phone", "console-because-phone"),
    ("phone_proved", "console-because-phone-proved"),
    ("placed", "console-because-placed"),
    ("planning", "console-because-planning"),
    ("preferences", "console-because-preferences"),
    ("profile", "console-because-profile"),
    ("profile_not_given_here", "console-because-profile-not-given-here"),
    ("protected", "console-because-protected"),
    ("provider", "console-because-provider"),
    ("published", "console-because-published"),
    ("received", "console-because-received"),
    ("refused", "console-because-refused"),
    ("rejected", "console-because-rejected"),
    ("removal", "console-removal-list"),
    ("removed", "console-because-removed"),
    ("reopened", "console-because-reopened"),
    ("reported", "console-because-reported"),
    ("restored", "console-because-restored"),
    ("retried", "console-because-retried"),
    ("ruled", "console-because-ruled"),
    ("seen", "console-because-seen"),
    ("sent", "console-because-sent"),
    ("service_added", "console-because-service-added"),
    ("service_advanced", "console-because-service-advanced"),
    ("service_sheet", "console-because-service-sheet"),
    ("services", "console-asked-list"),
    ("shows_what_a_desk_never_sees", "console-because-shows-what-a-desk-never-sees"),
    ("shows_what_is_hidden", "console-because-shows-what-is-hidden"),
    ("submitted", "console-because-submitted"),
    ("taken_up", "console-because-taken-up"),
    ("takes_another_administrator", "console-because-takes-another-administrator"),
    ("to_oneself", "console-because-to-oneself"),
    ("unhidden", "console-because-unhidden"),
    ("unhide_asked", "console-because-unhide-asked"),
    ("unhide_dropped", "console-because-unhide-dropped"),
    ("unknown", "console-because-unknown"),
    ("unprotected", "console-because-unprotected"),
    ("who_looked", "console-because-who-looked"),
    ("withdrawn", "console-because-withdrawn"),
    ("work_recorded", "console-because-work-recorded"),
    ("work_struck_out", "console-because-work-struck-out"),
];

/// The key of the words for a code, if it has any.
pub(super) fn key(code: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == code).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use domain::{Lang, staff::Refusal};

    use super::WORDS;
    use crate::{console::staff::trail::reason, i18n::Translator};

    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }

    /// What is written in the backend's own code as the reason of a row; codes with a space are not shown.
    fn written() -> BTreeSet<String> {
        let mut all = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/backend/src"), &mut all);
        let mut codes = BTreeSet::new();
        for file in all {
            let source = fs::read_to_string(file).unwrap();
            for rest in source.split(".because(\"").skip(1) {
                codes.extend(rest.split_once('"').map(|(code, _)| code.to_owned()));
            }
        }
        codes.retain(|code| !code.contains(' '));
        codes
    }

    #[test]
    fn every_reason_that_the_backend_writes_has_words() {
        let t = Translator::new(Lang::It);
        let codes = written();
        assert!(codes.len() > 40, "the backend's code was read");
        let bare: Vec<&String> = codes.iter().filter(|code| reason((*code).clone(), t) == **code).collect();
        assert_eq!(bare, Vec::<&String>::new());
    }

    #[test]
    fn every_refusal_has_words_and_no_code_is_there_twice() {
        let refusals =
            [Refusal::Oneself, Refusal::Elsewhere, Refusal::Endless, Refusal::NoAbsent, Refusal::Unmasks];
        for refusal in refusals {
            assert!(super::key(refusal.code()).is_some(), "{refusal}");
        }
        let codes: BTreeSet<&str> = WORDS.iter().map(|(code, _)| *code).collect();
        assert_eq!(codes.len(), WORDS.len());
    }
}
