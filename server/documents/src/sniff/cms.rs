//! Recognises a CMS `SignedData` (RFC 5652), the `.p7m` of Italian signing software: DER or BER,
//! plain, in base64, or between PEM lines.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};

/// `id-signedData`, 1.2.840.113549.1.7.2, as a whole DER element.
const SIGNED_DATA: &[u8] = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
/// More than enough base64 text for the header.
const TEXT_PREFIX: usize = 256;

/// Whether the file begins like a signed envelope.
pub fn is_signed_data(head: &[u8]) -> bool {
    is_binary(head) || from_text(head).is_some_and(|bytes| is_binary(&bytes))
}

/// `ContentInfo ::= SEQUENCE { contentType OID, [0] SignedData }`, where
/// `SignedData ::= SEQUENCE { version INTEGER, digestAlgorithms SET, … }`.
fn is_binary(head: &[u8]) -> bool {
    let version = enter(head, 0x30)
        .and_then(|rest| rest.strip_prefix(SIGNED_DATA))
        .and_then(|rest| enter(rest, 0xA0))
        .and_then(|rest| enter(rest, 0x30));
    match version {
        Some([0x02, 0x01, version, 0x31, ..]) => matches!(version, 1 | 3 | 4 | 5),
        _ => false,
    }
}

/// The bytes inside an element with this tag; the length must be well formed.
fn enter(bytes: &[u8], tag: u8) -> Option<&[u8]> {
    match bytes {
        [first, 0x80, rest @ ..] if *first == tag => Some(rest),
        [first, length, rest @ ..] if *first == tag && *length < 0x80 => Some(rest),
        [first, length, rest @ ..] if *first == tag => {
            let octets = usize::from(length & 0x7F);
            (1..=8).contains(&octets).then(|| rest.get(octets..))?
        }
        _ => None,
    }
}

/// The first bytes behind base64 text, with or without PEM lines around.
fn from_text(head: &[u8]) -> Option<Vec<u8>> {
    let text = head.trim_ascii_start();
    let body = match text.strip_prefix(b"-----BEGIN ") {
        Some(rest) => {
            let end = rest.iter().position(|byte| *byte == b'\n')?;
            let label = rest.get(..end)?.trim_ascii();
            let known = [&b"PKCS7-----"[..], b"CMS-----", b"PKCS #7 SIGNED DATA-----"];
            known.contains(&label).then(|| rest.get(end..))??
        }
        None => text,
    };
    let mut digits: Vec<u8> = body
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .take_while(|byte| *byte != b'=' && *byte != b'-')
        .take(TEXT_PREFIX)
        .collect();
    digits.truncate(digits.len() - digits.len() % 4);
    STANDARD_NO_PAD.decode(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::engine::general_purpose::STANDARD;

    fn envelope(oid_end: u8) -> Vec<u8> {
        let mut bytes = b"\x30\x82\x10\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07".to_vec();
        bytes.push(oid_end);
        bytes.extend_from_slice(b"\xA0\x82\x0F\xF1\x30\x82\x0F\xED\x02\x01\x01\x31\x0F\x30\x0D\x06");
        bytes.extend_from_slice(&[0x09; 64]);
        bytes
    }

    #[test]
    fn signed_data_in_all_its_clothes() {
        let der = envelope(0x02);
        assert!(is_signed_data(&der));
        let text = STANDARD.encode(&der);
        assert!(is_signed_data(text.as_bytes()));
        let wrapped = format!("-----BEGIN PKCS7-----\r\n{text}\r\n-----END PKCS7-----\r\n");
        assert!(is_signed_data(wrapped.as_bytes()));
        let endless =
            b"\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x80\x30\x80\x02\x01\x01\x31\x0F";
        assert!(is_signed_data(endless));
    }

    #[test]
    fn other_cms_types_and_certificates_are_not_signed_data() {
        assert!(!is_signed_data(&envelope(0x03)), "enveloped data");
        assert!(!is_signed_data(b"\x30\x82\x03\x00\x30\x82\x02\x00\xA0\x03\x02\x01\x02"), "certificate");
        assert!(!is_signed_data(b"\x30\x00"));
        assert!(!is_signed_data(b"MIIB"));
        let der = STANDARD.encode(envelope(0x02));
        let key = format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n");
        assert!(!is_signed_data(key.as_bytes()));
    }
}
