//! Check characters.

/// Values at odd places (counted from 1) of the digits 0 to 9, which are also those of A to J.
const ODD: [u32; 26] =
    [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The letter that ends a code with these first fifteen characters, all upper-case letters or digits.
pub(super) fn check_letter(body: &[u8]) -> u8 {
    let sum: u32 = body
        .iter()
        .enumerate()
        .map(|(place, byte)| {
            let rank = rank(*byte);
            if place % 2 == 0 {
                ODD.get(usize::from(rank)).copied().unwrap_or_default()
            } else {
                u32::from(rank)
            }
        })
        .sum();
    b'A' + u8::try_from(sum % 26).unwrap_or_default()
}

/// 0 to 9 for digits, 0 to 25 for letters.
fn rank(byte: u8) -> u8 {
    if byte.is_ascii_digit() { byte - b'0' } else { byte.wrapping_sub(b'A') }
}

/// The digit that ends a provisional code with these first ten digits.
pub(super) fn provisional_digit(body: &[u8]) -> u8 {
    let sum: u32 = body
        .iter()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, double) if double > 9 => double - 9,
                (_, double) => double,
            }
        })
        .sum();
    b'0' + u8::try_from((10 - sum % 10) % 10).unwrap_or_default()
}
