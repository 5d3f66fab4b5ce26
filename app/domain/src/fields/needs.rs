//! The tree of needs: five classes, areas within them, and needs within these (the five classes of the
//! trade's card, after Maslow). The areas are also what forms of citizens may stand for.

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Stored code.
    pub code: &'static str,
    /// Words.
    pub label: &'static str,
    /// Code of the node above; a class has none.
    pub parent: Option<&'static str>,
}

const fn class(code: &'static str, label: &'static str) -> Need {
    Need { code, label, parent: None }
}

const fn of(parent: &'static str, code: &'static str, label: &'static str) -> Need {
    Need { code, label, parent: Some(parent) }
}

/// The whole tree, each node after the one above it.
pub const TREE: &[Need] = &[
    class("fisiologici", "Fisiologici"),
    of("fisiologici", "alimentazione", "Alimentazione"),
    of("alimentazione", "cibo", "Cibo a sufficienza"),
    of("alimentazione", "pasti-pronti", "Pasti pronti o a domicilio"),
    of("alimentazione", "dieta", "Dieta per malattia o per l’infanzia"),
    of("alimentazione", "vestiario", "Vestiti e biancheria"),
    of("fisiologici", "casa", "Casa"),
    of("casa", "senza-tetto", "Un posto dove dormire"),
    of("casa", "alloggio", "Un alloggio stabile"),
    of("casa", "sfratto", "Sfratto o perdita della casa"),
    of("casa", "casa-inadatta", "Casa inadatta, fredda o malsana"),
    of("casa", "barriere", "Barriere in casa o nell’edificio"),
    of("casa", "utenze", "Luce, acqua, gas, riscaldamento"),
    of("fisiologici", "salute", "Salute"),
    of("salute", "medico", "Medico e tessera sanitaria"),
    of("salute", "cure", "Cure e medicine"),
    of("salute", "salute-mentale", "Salute mentale"),
    of("salute", "dipendenze", "Dipendenze"),
    of("salute", "disabilita", "Riconoscimento della disabilità"),
    of("salute", "ausili", "Ausili e riabilitazione"),
    of("salute", "gravidanza", "Gravidanza e nascita"),
    of("fisiologici", "assistenza", "Assistenza alla persona"),
    of("assistenza", "igiene", "Igiene e cura di sé"),
    of("assistenza", "aiuto-domestico", "Aiuto nella cura della casa"),
    of("assistenza", "non-autosufficienza", "Assistenza continua a chi non è autosufficiente"),
    of("assistenza", "sollievo", "Sollievo a chi assiste"),
    of("assistenza", "trasporto", "Trasporto e accompagnamento"),
    class("sicurezza", "Sicurezza e protezione"),
    of("sicurezza", "reddito", "Reddito"),
    of("reddito", "reddito-assente", "Nessun reddito"),
    of("reddito", "reddito-basso", "Reddito che non basta"),
    of("reddito", "debiti", "Debiti e arretrati"),
    of("reddito", "spesa-imprevista", "Una spesa imprevista"),
    of("reddito", "misure-sostegno", "Accesso a misure di sostegno e pensioni"),
    of("sicurezza", "lavoro", "Lavoro"),
    of("lavoro", "lavoro-ricerca", "Trovare un lavoro"),
    of("lavoro", "lavoro-perso", "Lavoro perso o a rischio"),
    of("lavoro", "lavoro-irregolare", "Lavoro irregolare o sfruttato"),
    of("lavoro", "lavoro-conciliazione", "Conciliare lavoro e cura"),
    of("sicurezza", "tutela", "Tutela e diritti"),
    of("tutela", "violenza", "Protezione dalla violenza"),
    of("tutela", "minore-rischio", "Tutela di un minore"),
    of("tutela", "tratta", "Protezione dalla tratta e dallo sfruttamento"),
    of("tutela", "amministrazione-sostegno", "Amministrazione di sostegno o tutela"),
    of("tutela", "assistenza-legale", "Assistenza legale"),
    of("tutela", "permesso", "Permesso di soggiorno e cittadinanza"),
    of("tutela", "documenti", "Documenti e residenza anagrafica"),
    of("tutela", "discriminazione", "Protezione dalle discriminazioni"),
    of("tutela", "carcere", "Misure penali e uscita dal carcere"),
    class("appartenenza", "Appartenenza"),
    of("appartenenza", "famiglia", "Famiglia e figli"),
    of("famiglia", "genitorialita", "Sostegno alla genitorialità"),
    of("famiglia", "conflitto", "Conflitto familiare o separazione"),
    of("famiglia", "nido", "Nido e custodia dei figli"),
    of("famiglia", "ricongiungimento", "Ricongiungimento familiare"),
    of("famiglia", "affido", "Affido e adozione"),
    of("famiglia", "lutto", "Lutto e perdita"),
    of("appartenenza", "relazioni", "Relazioni"),
    of("relazioni", "solitudine", "Solitudine e isolamento"),
    of("relazioni", "vicinato", "Rapporti con i vicini"),
    of("relazioni", "mediazione", "Mediazione linguistica e culturale"),
    of("relazioni", "socializzazione", "Occasioni di incontro"),
    class("realizzazione", "Realizzazione"),
    of("realizzazione", "istruzione", "Istruzione e lingua"),
    of("istruzione", "scuola-iscrizione", "Iscrizione e frequenza a scuola"),
    of("istruzione", "scuola-sostegno", "Sostegno nello studio"),
    of("istruzione", "abbandono", "Abbandono scolastico"),
    of("istruzione", "italiano", "Imparare l’italiano"),
    of("istruzione", "titoli-esteri", "Riconoscimento dei titoli di studio"),
    of("realizzazione", "competenze", "Competenze e autonomia"),
    of("competenze", "formazione", "Formazione professionale"),
    of("competenze", "digitale", "Usare i servizi digitali"),
    of("competenze", "autonomia", "Vita autonoma"),
    of("competenze", "gestione-denaro", "Gestire il denaro"),
    of("competenze", "orientamento", "Orientarsi tra i servizi"),
    class("autorealizzazione", "Autorealizzazione"),
    of("autorealizzazione", "partecipazione", "Partecipazione e progetto di vita"),
    of("partecipazione", "tempo-libero", "Sport e tempo libero"),
    of("partecipazione", "cultura", "Cultura e creatività"),
    of("partecipazione", "volontariato", "Volontariato e cittadinanza attiva"),
    of("partecipazione", "fede", "Vita spirituale e religiosa"),
    of("partecipazione", "progetto-vita", "Un progetto di vita"),
    of("partecipazione", "impresa", "Avviare un’attività propria"),
];

/// The node with this code.
pub fn need(code: &str) -> Option<&'static Need> {
    TREE.iter().find(|need| need.code == code)
}

/// The nodes right below this one.
pub fn below(code: &str) -> impl Iterator<Item = &'static Need> {
    TREE.iter().filter(move |need| need.parent == Some(code))
}

/// The five classes.
pub fn classes() -> impl Iterator<Item = &'static Need> {
    TREE.iter().filter(|need| need.parent.is_none())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_tree_has_five_classes_and_sixty_needs_and_no_code_twice() {
        assert_eq!(classes().count(), 5);
        let codes: BTreeSet<_> = TREE.iter().map(|need| need.code).collect();
        assert_eq!(codes.len(), TREE.len());
        let leaves = TREE.iter().filter(|node| below(node.code).next().is_none()).count();
        assert!(leaves >= 60, "{leaves}");
        for (place, node) in TREE.iter().enumerate() {
            let above = node.parent.map(|parent| TREE.iter().position(|other| other.code == parent));
            assert!(above.is_none_or(|above| above.is_some_and(|above| above < place)), "{}", node.code);
        }
    }
}
