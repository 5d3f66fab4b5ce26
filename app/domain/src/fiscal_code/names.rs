//! The six letters that a code takes from surname and name.

/// Whether the letters taken from this name, in one of the usual transliterations, are those of the
/// code. A name without any Latin letter cannot be judged, so it fits.
pub(super) fn fits(name: &str, letters: fn(&str) -> String, in_code: Option<&str>) -> bool {
    [fold(name, false), fold(name, true)]
        .iter()
        .any(|latin| latin.is_empty() || in_code == Some(letters(latin).as_str()))
}

/// Three letters for a surname written with the letters A to Z.
pub(super) fn surname_letters(latin: &str) -> String {
    padded(consonants(latin).chain(vowels(latin)))
}

/// Three letters for a given name: with four consonants or more, the second is skipped.
pub(super) fn name_letters(latin: &str) -> String {
    if consonants(latin).count() > 3 {
        padded(consonants(latin).take(1).chain(consonants(latin).skip(2)))
    } else {
        surname_letters(latin)
    }
}

fn padded(letters: impl Iterator<Item = char>) -> String {
    letters.chain(std::iter::repeat('X')).take(3).collect()
}

fn consonants(latin: &str) -> impl Iterator<Item = char> + '_ {
    latin.chars().filter(|letter| !is_vowel(*letter))
}

fn vowels(latin: &str) -> impl Iterator<Item = char> + '_ {
    latin.chars().filter(|letter| is_vowel(*letter))
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U')
}

/// Upper-case letters A to Z only. `umlaut_e` writes ä, ö, ü as AE, OE, UE, as some documents do.
fn fold(name: &str, umlaut_e: bool) -> String {
    let mut latin = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_uppercase) {
        match letter {
            'A'..='Z' => latin.push(letter),
            'Ä' | 'Ö' | 'Ü' if umlaut_e => {
                latin.push_str(base(letter));
                latin.push('E');
            }
            _ => latin.push_str(base(letter)),
        }
    }
    latin
}

/// The plain letters of an upper-case letter with a mark; nothing for a letter of another script.
pub(crate) const fn base(letter: char) -> &'static str {
    match letter {
        'À'..='Å' | 'Ā' | 'Ă' | 'Ą' | 'Ǎ' | 'Ạ'..='Ặ' => "A",
        'Æ' => "AE",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'Ď' | 'Đ' | 'Ð' => "D",
        'È'..='Ë' | 'Ē' | 'Ĕ' | 'Ė' | 'Ę' | 'Ě' | 'Ə' | 'Ẹ'..='Ệ' => "E",
        'Ĝ' | 'Ğ' | 'Ġ' | 'Ģ' => "G",
        'Ĥ' | 'Ħ' => "H",
        'Ì'..='Ï' | 'Ĩ' | 'Ī' | 'Ĭ' | 'Į' | 'İ' | 'Ỉ' | 'Ị' => "I",
        'Ĵ' => "J",
        'Ķ' => "K",
        'Ĺ' | 'Ļ' | 'Ľ' | 'Ŀ' | 'Ł' => "L",
        'Ñ' | 'Ń' | 'Ņ' | 'Ň' => "N",
        'Ò'..='Ö' | 'Ø' | 'Ō' | 'Ŏ' | 'Ő' | 'Ơ' | 'Ọ'..='Ợ' => "O",
        'Œ' => "OE",
        'Ŕ' | 'Ŗ' | 'Ř' => "R",
        'Ś' | 'Ŝ' | 'Ş' | 'Š' | 'Ș' => "S",
        'ẞ' => "SS",
        'Ţ' | 'Ť' | 'Ŧ' | 'Ț' => "T",
        'Þ' => "TH",
        'Ù'..='Ü' | 'Ũ' | 'Ū' | 'Ŭ' | 'Ů' | 'Ű' | 'Ų' | 'Ư' | 'Ụ'..='Ự' => "U",
        'Ŵ' => "W",
        'Ý' | 'Ŷ' | 'Ÿ' | 'Ỳ'..='Ỹ' => "Y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        _ => "",
    }
}
