//! Words as they are compared: without case, accents, vowel points and endings.

use std::collections::BTreeSet;

use crate::letters::base_of_small;

/// Most words of a query that are looked at.
const MOST: usize = 12;

/// The words of a text, folded: lower case, no accents, one form for letters that are often confused.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Plain::Letter(letter) => word.push(letter),
            Plain::Letters(letters) => word.extend(letters.chars().map(|letter| letter.to_ascii_lowercase())),
            Plain::Nothing => {}
            // сім’я is one word, dell’affitto is two.
            Plain::Apostrophe if word.chars().next_back().is_some_and(is_cyrillic) => {}
            Plain::Apostrophe | Plain::Gap => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The words of a query that say something; all of them where none does.
pub(super) fn telling(query: &str) -> Vec<String> {
    let mut all = words(query);
    let silent: BTreeSet<&str> = SILENT.iter().flat_map(|line| line.split(' ')).collect();
    let telling: Vec<String> = all.iter().filter(|word| !silent.contains(word.as_str())).cloned().collect();
    if telling.is_empty() {
        all.truncate(MOST);
        return all;
    }
    telling.into_iter().take(MOST).collect()
}

/// The word without its ending (`bolletta`, `bollette`) or, in Arabic, without its article. What is left has
/// three letters at least.
pub(super) fn stem(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.iter().any(|letter| is_arabic(*letter)) {
        return without_article(word).to_owned();
    }
    if letters.len() > 4 && letters.last() == Some(&'s') {
        letters.pop();
    }
    for _ in 0..2 {
        if letters.len() > 3 && letters.last().is_some_and(|letter| is_ending(*letter)) {
            letters.pop();
        }
    }
    if letters.len() > 3 && letters.last() == Some(&'h') {
        letters.pop();
    }
    letters.into_iter().collect()
}

/// The word with each double letter once: doubles are what is misspelt most.
pub(super) fn squeeze(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

fn without_article(word: &str) -> &str {
    ["وال", "بال", "لل", "ال"]
        .iter()
        .filter_map(|article| word.strip_prefix(article))
        .find(|rest| rest.chars().count() > 2)
        .unwrap_or(word)
}

const fn is_ending(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'а'
            | 'е'
            | 'и'
            | 'і'
            | 'о'
            | 'у'
            | 'ю'
            | 'я'
            | 'є'
            | 'ь'
            | 'м'
            | 'х'
    )
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

fn is_arabic(letter: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&letter)
}

/// What a letter is compared as.
enum Plain {
    Letter(char),
    /// In upper case.
    Letters(&'static str),
    /// A mark on another letter.
    Nothing,
    Apostrophe,
    /// Whatever stands between words.
    Gap,
}

fn plain(letter: char) -> Plain {
    match letter {
        'ß' => Plain::Letters("SS"),
        'ґ' => Plain::Letter('г'),
        'й' => Plain::Letter('и'),
        'ї' => Plain::Letter('і'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Plain::Letter('ا'),
        'ى' | 'ئ' => Plain::Letter('ي'),
        'ة' => Plain::Letter('ه'),
        'ؤ' => Plain::Letter('و'),
        // Combining accents; Arabic vowel points and the stroke that only makes words longer.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{640}' | '\u{670}' => Plain::Nothing,
        '\'' | '’' | '‘' | 'ʼ' | '`' => Plain::Apostrophe,
        other => match base_of_small(other) {
            "" if other.is_alphanumeric() => Plain::Letter(other),
            "" => Plain::Gap,
            letters => Plain::Letters(letters),
        },
    }
}

/// Words that say nothing of what somebody looks for, in every language of the portal, folded.
const SILENT: [&str; 14] = [
    "a ad al alla allo alle ai agli all e ed o da dal dalla dall dei del della delle dello dell degli di in nel nella nell",
    "su sul sulla sull con per tra fra il lo la le li gli i l un uno una d c n ci si ne che chi cui come dove quando quanto",
    "quale quali cosa caso non piu no so sa sono sei ho hai ha abbiamo avere essere mi ti vi mio mia miei mie tuo tua nostro nostra",
    "me te lui lei noi voi loro questo questa quello quella qui qualcuno qualcosa molto poco solo tutti tutto anche devo deve",
    "posso puo voglio vorrei vuole bisogno serve servono riesco riesce fare faccio chiedere chiedo domanda domande richiesta",
    "richiedere ottenere trovare cerco cerca cercare servizio servizi comune informazioni aiuto aiutare aiutarmi",
    "the an and or of to in on at for with from by is are am be my your our i you he she it we they this that not no can",
    "cannot cant t s want need help apply application ask how what who where when do does please some someone have has get",
    "les des du de la le un une et ou au aux en dans pour par avec sur mon ma mes ton ta votre notre je tu il elle nous vous",
    "est suis ai j qui que quoi comment ne pas peux veux besoin demande aide service",
    "el los las un una y o de del al en con por para mi mis tu su sus yo no es soy tengo que quien como donde puedo quiero",
    "necesito ayuda solicitud servicio",
    "في من الى على عن مع هل ما لا انا اريد احتاج مساعده طلب خدمه كيف اين لي لدي",
    "і та в у на з із до для за від про як що хто де це не я мені мене мій моя можу хочу треба потрібно потрібна допомога заява послуга",
];
