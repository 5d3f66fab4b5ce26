//! The sealed form of a file: segments of 64 KiB under AES-256-GCM, chained by the STREAM
//! construction (nonce = prefix, segment number, last flag).
//!
//! ```text
//! header  "SPD" 1 16 prefix(7)             12 bytes: format, version, log2 of the segment, prefix
//! segment ciphertext(64 KiB) tag(16)       all but the last are full
//! ```
//! Header and object key are associated data of every segment: a segment that is moved, dropped,
//! added, cut, or taken from another object does not open.

use aes_gcm::{Aes256Gcm, Nonce, aead::AeadInOut};
use bytes::{Bytes, BytesMut};

use crate::{keys::SecretKey, store::ObjectKey};

/// Plain bytes in a full segment.
pub const SEGMENT: usize = 1 << SEGMENT_LOG2;
const SEGMENT_LOG2: u8 = 16;
const TAG: usize = 16;
const SEALED_SEGMENT: usize = SEGMENT + TAG;
/// Length of the header.
pub const HEADER: usize = 12;
const MAGIC: [u8; 5] = [b'S', b'P', b'D', 1, SEGMENT_LOG2];

/// The content does not open: changed, cut, or not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed content is damaged")]
pub struct Damaged;

/// What both directions share: cipher, associated data and the segment counter.
struct Chain {
    cipher: Aes256Gcm,
    prefix: [u8; 7],
    context: Vec<u8>,
    number: u32,
}

impl Chain {
    fn new(key: &SecretKey, object: &ObjectKey, prefix: [u8; 7]) -> Self {
        let context = [&header(prefix), object.as_str().as_bytes()].concat();
        Self { cipher: key.cipher(), prefix, context, number: 0 }
    }

    /// The nonce of the next segment; `None` after 2^32 of them (256 TiB).
    fn next_nonce(&mut self, last: bool) -> Option<[u8; 12]> {
        let mut nonce = [0; 12];
        let (prefix, rest) = nonce.split_first_chunk_mut()?;
        let (number, flag) = rest.split_first_chunk_mut()?;
        *prefix = self.prefix;
        *number = self.number.to_be_bytes();
        flag.fill(u8::from(last));
        self.number = self.number.checked_add(1)?;
        Some(nonce)
    }
}

fn header(prefix: [u8; 7]) -> Vec<u8> {
    [MAGIC.as_slice(), &prefix].concat()
}

/// Seals plain bytes as they come; give it everything, then [`Sealer::finish`].
pub struct Sealer {
    chain: Chain,
    pending: Vec<u8>,
}

impl Sealer {
    /// Begins; the header goes to `out`.
    pub fn new(key: &SecretKey, object: &ObjectKey, prefix: [u8; 7], out: &mut BytesMut) -> Self {
        out.extend_from_slice(&header(prefix));
        let chain = Chain::new(key, object, prefix);
        Self { chain, pending: Vec::with_capacity(SEALED_SEGMENT) }
    }

    /// Takes some bytes. Keep pieces small: `out` grows by as much.
    pub fn push(&mut self, mut plain: &[u8], out: &mut BytesMut) -> Result<(), Damaged> {
        while !plain.is_empty() {
            // A full segment waits for the next byte, because the last one is sealed differently.
            if self.pending.len() == SEGMENT {
                self.seal(false, out)?;
            }
            let room = plain.len().min(SEGMENT - self.pending.len());
            let (now, later) = plain.split_at(room);
            self.pending.extend_from_slice(now);
            plain = later;
        }
        Ok(())
    }

    /// Seals what is left as the last segment.
    pub fn finish(mut self, out: &mut BytesMut) -> Result<(), Damaged> {
        self.seal(true, out)
    }

    fn seal(&mut self, last: bool, out: &mut BytesMut) -> Result<(), Damaged> {
        let nonce = self.chain.next_nonce(last).ok_or(Damaged)?;
        self.chain
            .cipher
            .encrypt_in_place(&Nonce::from(nonce), &self.chain.context, &mut self.pending)
            .map_err(|_| Damaged)?;
        out.extend_from_slice(&self.pending);
        self.pending.clear();
        Ok(())
    }
}

/// Opens sealed bytes as they come, a segment at a time.
pub struct Opener {
    key: SecretKey,
    object: ObjectKey,
    chain: Option<Chain>,
    pending: BytesMut,
}

impl Opener {
    /// Begins; the header is read from the first bytes.
    pub fn new(key: SecretKey, object: ObjectKey) -> Self {
        Self { key, object, chain: None, pending: BytesMut::with_capacity(SEALED_SEGMENT * 2) }
    }

    /// Takes some sealed bytes.
    pub fn push(&mut self, sealed: &[u8]) {
        self.pending.extend_from_slice(sealed);
    }

    /// The next verified segment that is certainly not the last; `None` until more is pushed.
    pub fn next_segment(&mut self) -> Result<Option<Bytes>, Damaged> {
        if self.chain.is_none() && self.pending.len() >= HEADER {
            self.read_header()?;
        }
        if self.chain.is_none() || self.pending.len() <= SEALED_SEGMENT {
            return Ok(None);
        }
        self.open(SEALED_SEGMENT, false).map(Some)
    }

    /// At the end of the sealed bytes: the verified last segment.
    pub fn finish(mut self) -> Result<Bytes, Damaged> {
        let length = self.pending.len();
        self.open(length, true)
    }

    fn read_header(&mut self) -> Result<(), Damaged> {
        let header = self.pending.split_to(HEADER);
        let prefix = header.strip_prefix(&MAGIC).ok_or(Damaged)?;
        let prefix = prefix.try_into().map_err(|_| Damaged)?;
        self.chain = Some(Chain::new(&self.key, &self.object, prefix));
        Ok(())
    }

    fn open(&mut self, length: usize, last: bool) -> Result<Bytes, Damaged> {
        let chain = self.chain.as_mut().ok_or(Damaged)?;
        let nonce = chain.next_nonce(last).ok_or(Damaged)?;
        let mut segment = self.pending.split_to(length).to_vec();
        chain
            .cipher
            .decrypt_in_place(&Nonce::from(nonce), &chain.context, &mut segment)
            .map_err(|_| Damaged)?;
        Ok(segment.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn object() -> ObjectKey {
        ObjectKey::from_random([7; 16])
    }

    fn seal(plain: &[u8], piece: usize) -> Vec<u8> {
        let mut out = BytesMut::new();
        let mut sealer = Sealer::new(&SecretKey::new([5; 32]), &object(), [1; 7], &mut out);
        for part in plain.chunks(piece) {
            sealer.push(part, &mut out).unwrap();
        }
        sealer.finish(&mut out).unwrap();
        out.to_vec()
    }

    fn open_as(sealed: &[u8], object: ObjectKey, piece: usize) -> Result<Vec<u8>, Damaged> {
        let mut opener = Opener::new(SecretKey::new([5; 32]), object);
        let mut plain = Vec::new();
        for part in sealed.chunks(piece) {
            opener.push(part);
            while let Some(segment) = opener.next_segment()? {
                plain.extend_from_slice(&segment);
            }
        }
        plain.extend_from_slice(&opener.finish()?);
        Ok(plain)
    }

    fn open(sealed: &[u8]) -> Result<Vec<u8>, Damaged> {
        open_as(sealed, object(), 9000)
    }

    fn sample(length: usize) -> Vec<u8> {
        (0..length).map(|i| u8::try_from(i % 251).unwrap()).collect()
    }

    #[test]
    fn every_length_around_a_segment_comes_back() {
        for length in [1, SEGMENT - 1, SEGMENT, SEGMENT + 1, 2 * SEGMENT, 2 * SEGMENT + 5] {
            let plain = sample(length);
            let sealed = seal(&plain, 10_000);
            let segments = length.div_ceil(SEGMENT);
            assert_eq!(sealed.len(), HEADER + length + segments * TAG);
            assert_eq!(open(&sealed).unwrap(), plain, "{length}");
        }
    }

    #[test]
    fn moved_dropped_cut_and_foreign_segments_do_not_open() {
        let sealed = seal(&sample(3 * SEGMENT), 4096);
        let part = |n: usize| &sealed[HEADER + n * SEALED_SEGMENT..][..SEALED_SEGMENT];
        let head = &sealed[..HEADER];
        assert_eq!(open(&[head, part(1), part(0), part(2)].concat()), Err(Damaged));
        assert_eq!(open(&[head, part(0), part(2)].concat()), Err(Damaged));
        assert_eq!(open(&[head, part(0), part(1)].concat()), Err(Damaged), "cut between segments");
        assert_eq!(open(&[&sealed, part(2)].concat()), Err(Damaged));
        assert_eq!(open(&sealed[..sealed.len() - 1]), Err(Damaged));
        assert_eq!(open(head), Err(Damaged));
        assert_eq!(open(&[]), Err(Damaged));
        let other = ObjectKey::from_random([8; 16]);
        assert_eq!(open_as(&sealed, other, 9000), Err(Damaged));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn any_pieces_come_back(length in 1..200_000_usize, put in 1..90_000_usize, get in 1..90_000_usize) {
            let plain = sample(length);
            prop_assert_eq!(open_as(&seal(&plain, put), object(), get).unwrap(), plain);
        }

        #[test]
        fn one_changed_bit_is_noticed(length in 1..150_000_usize, place: proptest::sample::Index, bit in 0..8_u8) {
            let mut sealed = seal(&sample(length), 50_000);
            let place = place.index(sealed.len());
            sealed[place] ^= 1 << bit;
            prop_assert_eq!(open(&sealed), Err(Damaged));
        }
    }
}
