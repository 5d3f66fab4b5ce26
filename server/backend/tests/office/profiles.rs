//! What the profiles of the demo see, group by group, on paper: a profile or a group without its row fails.

use std::fmt::Write;

use backend::testing::Db;
use domain::mask::Group;

/// The reviewed text.
const AGREED: &str = "\
Accesso sanitario
  identity          shown
  contacts          shown
  residence         shown
  health            shown
  disability        shown
  judicial          masked
  permit            shown
  income            shown
  work_education    shown
  family            shown
  needs             shown
  diary             shown
  origin            shown
  violence          shown
  protected_address shown
  protected_identity masked
Segretariato sociale
  identity          shown
  contacts          shown
  residence         shown
  health            shown
  disability        shown
  judicial          shown
  permit            shown
  income            shown
  work_education    shown
  family            shown
  needs             shown
  diary             shown
  origin            shown
  violence          shown
  protected_address shown
  protected_identity masked
Sportello immigrazione
  identity          shown
  contacts          shown
  residence         shown
  health            masked
  disability        masked
  judicial          masked
  permit            shown
  income            shown
  work_education    shown
  family            shown
  needs             shown
  diary             shown
  origin            shown
  violence          masked
  protected_address shown
  protected_identity masked
Terzo settore
  identity          shown
  contacts          shown
  residence         shown
  health            masked
  disability        masked
  judicial          absent
  permit            shown
  income            masked
  work_education    shown
  family            shown
  needs             shown
  diary             shown
  origin            shown
  violence          absent
  protected_address absent
  protected_identity masked
";

/// Whether the profiles of a demo do; `demo_zone` has one.
pub async fn see_what_was_agreed(db: &Db) {
    let profiles: Vec<(String, Vec<String>, Vec<String>)> =
        sqlx::query_as("SELECT name, mask, absent FROM profile ORDER BY name COLLATE \"C\"")
            .fetch_all(&db.owner)
            .await
            .unwrap();
    let mut found = String::new();
    for (name, mask, absent) in profiles {
        writeln!(found, "{name}").unwrap();
        for group in Group::ALL {
            let among = |codes: &[String]| codes.iter().any(|code| code == group.code());
            let seen = match (among(&mask), among(&absent)) {
                (_, true) => "absent",
                (true, false) => "masked",
                (false, false) => "shown",
            };
            writeln!(found, "  {:<17} {seen}", group.code()).unwrap();
        }
    }
    assert_eq!(found, AGREED, "who sees what is decided on purpose");
}
