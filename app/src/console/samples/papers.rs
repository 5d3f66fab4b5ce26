//! Documents that the desk keeps.

use domain::{
    card::requests::Struck,
    document::{DeskDocument, DeskDocuments, Kind, Sha256, Sort, Verification, desk_title},
    mask::{Group, Mask},
};

use super::{id, moment, now};

fn paper(number: u128, sort: Sort, title: &str, verification: Verification) -> DeskDocument {
    DeskDocument {
        id: id(number),
        sort,
        title: Some(title.to_owned()),
        name: "scansione_lunga_fatta_allo_sportello.pdf".to_owned(),
        kind: Kind::Pdf,
        size: 245_000,
        sha256: Sha256([171; 32]),
        verification,
        uploaded: moment(now()),
        removed: None,
    }
}

/// One of every state, as far as this mask lets them be seen.
pub(in crate::console) fn kept_papers(mask: &Mask) -> DeskDocuments {
    let why = mask.field(Group::Identity, "Era di un’altra persona".to_owned());
    let removed = Struck { by: "Chiara Moretti".to_owned(), at: now(), why };
    let all = [
        paper(801, Sort::Home, "Contratto di affitto", Verification::Accepted),
        paper(802, Sort::Health, "Verbale di invalidità", Verification::Waiting),
        paper(803, Sort::Other, "Ricevuta", Verification::Rejected),
        DeskDocument { removed: Some(removed), ..paper(804, Sort::Court, "Decreto", Verification::Accepted) },
    ];
    let hides = |paper: &DeskDocument| mask.hides(paper.sort.group());
    let called = |paper: DeskDocument| DeskDocument {
        title: paper.title.and_then(|title| desk_title(mask, title)),
        ..paper
    };
    let (hidden, shown): (Vec<_>, Vec<_>) = all.into_iter().map(called).partition(hides);
    DeskDocuments { shown, hidden: u16::try_from(hidden.len()).unwrap_or(u16::MAX) }
}

/// The scan of a signature on paper.
pub(in crate::console) fn scan() -> DeskDocuments {
    DeskDocuments {
        shown: vec![paper(805, Sort::Signature, "Foglio firmato", Verification::Accepted)],
        hidden: 0,
    }
}
