//! The code tables as the program ships them.

use std::borrow::Cow;

#[cfg(test)]
use domain::codes::Edition;
use domain::codes::{Book, Library, Table, sheet};
use sqlx::PgPool;

use super::countries;
use crate::{Error, error::encode};

/// The file of each table, in the shape of an export.
fn file(table: Table) -> Cow<'static, str> {
    macro_rules! csv {
        ($name:literal) => {
            include_str!(concat!("../../../../migrations/seed/codes/", $name, ".csv"))
        };
    }
    let shipped = match table {
        // The same countries as those of the forms of citizens.
        Table::Country => return Cow::Owned(countries::sheet()),
        Table::PermitReason => csv!("permit_reason"),
        Table::PermitType => csv!("permit_type"),
        Table::PermitState => csv!("permit_state"),
        Table::ForeignerStatus => csv!("foreigner_status"),
        Table::IdentityDocument => csv!("identity_document"),
        Table::Education => csv!("education"),
        Table::CivilStatus => csv!("civil_status"),
        Table::Kinship => csv!("kinship"),
        Table::HouseholdKind => csv!("household_kind"),
        Table::VulnerableGroup => csv!("vulnerable_group"),
        Table::WorkCondition => csv!("work_condition"),
        Table::WorkSector => csv!("work_sector"),
        Table::HousingKind => csv!("housing_kind"),
        Table::Tenure => csv!("tenure"),
        Table::Need => csv!("need"),
        Table::Service => csv!("service"),
        Table::Outcome => csv!("outcome"),
        Table::SocialCategory => csv!("social_category"),
        Table::SiussService => csv!("siuss_service"),
        Table::SiussArea => csv!("siuss_area"),
        Table::IstatArea => csv!("istat_area"),
    };
    Cow::Borrowed(shipped)
}

/// Every row that is shipped: table, code, content.
#[derive(Default)]
struct Columns {
    tables: Vec<String>,
    codes: Vec<String>,
    contents: Vec<serde_json::Value>,
}

/// Fills the code tables. Doing it twice does it once; a row that a release ships with other words gets an
/// edition more, and what was shipped once is never taken away.
pub async fn code_tables(owner: &PgPool) -> Result<(), Error> {
    let mut columns = Columns::default();
    for table in Table::ALL {
        columns.read(table)?;
    }
    sqlx::query!(
        "INSERT INTO code_shipped (table_code, code, version, content)
         SELECT shipped.table_code, shipped.code, coalesce(newest.version, 0) + 1, shipped.content
         FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS shipped (table_code, code, content)
         LEFT JOIN LATERAL (
            SELECT version, content FROM code_shipped
            WHERE table_code = shipped.table_code AND code = shipped.code
            ORDER BY version DESC LIMIT 1
         ) newest ON true
         WHERE newest.content IS DISTINCT FROM shipped.content",
        &columns.tables,
        &columns.codes,
        &columns.contents,
    )
    .execute(owner)
    .await?;
    Ok(())
}

/// The tables as they are shipped, without a database.
#[cfg(test)]
pub(super) fn shipped() -> Library {
    let book = |table| {
        let mut book = Book::new(table);
        let sheet = sheet::read(file(table).as_bytes()).unwrap();
        for change in sheet::compare(&sheet, &Book::new(table), &Library::default()).unwrap().changes {
            book.add(change.code, Edition { entry: change.after, since: None, version: 1, written: None });
        }
        book
    };
    Library::new(Table::ALL.map(book))
}

impl Columns {
    /// The files are read as those that people import, so their mistakes are told the same way. What they
    /// stand for in national lists is looked at by a test.
    fn read(&mut self, table: Table) -> Result<(), Error> {
        let corrupt = || Error::Corrupt { table: "code_shipped", column: "seed" };
        let read = sheet::read(file(table).as_bytes());
        let compared = read.and_then(|sheet| sheet::compare(&sheet, &Book::new(table), &Library::default()));
        let compared = compared.map_err(|problems| {
            tracing::error!(table = table.code(), ?problems, "a code table of the program has mistakes");
            corrupt()
        })?;
        for change in compared.changes {
            self.tables.push(table.code().to_owned());
            self.codes.push(change.code.to_string());
            self.contents.push(encode("code_shipped", "content", &change.after)?);
        }
        Ok(())
    }
}
