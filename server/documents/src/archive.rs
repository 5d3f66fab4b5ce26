//! Several files in one ZIP, written while they are read.
//!
//! Why not the crate `zip`: its writer wants a file to seek in, or a thread that may block; what goes
//! in here are streams of decrypted pieces, and they must not lie about in the clear meanwhile. Files
//! are stored as they are (PDFs and photos do not shrink), so the format is two records for each file
//! and a list at the end (APPNOTE.TXT 4.3). Archives stay below 4 GB: [`MAX_BYTES`].

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Europe::Rome;
use flate2::Crc;

/// Most bytes of the files of one archive, so that every place in it can be written in 32 bits.
pub const MAX_BYTES: u64 = 4_000_000_000;
/// Most files of one archive.
pub const MAX_FILES: usize = 60_000;

const LOCAL: u32 = 0x0403_4b50;
const DESCRIPTOR: u32 = 0x0807_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Version 2.0.
const VERSION: u16 = 20;
/// Sizes and check sum come after the content; names are UTF-8.
const FLAGS: u16 = (1 << 3) | (1 << 11);
/// No compression.
const STORED: u16 = 0;

/// The archive would be larger than a ZIP of this kind can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than an archive can hold")]
pub struct TooLarge;

/// An archive that is being written. Every method gives the bytes that come next.
#[derive(Debug, Default)]
pub struct Archive {
    written: u64,
    files: u16,
    list: Vec<u8>,
}

/// A file of an archive that is being written.
#[derive(Debug)]
pub struct Entry {
    name: String,
    time: (u16, u16),
    begins: u32,
    crc: Crc,
    size: u64,
}

impl Archive {
    /// An archive with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a file. Its content follows piece by piece, each of which has to pass [`Entry::piece`].
    ///
    /// # Errors
    /// When there are too many files or too many bytes.
    pub fn begin(&mut self, name: &str, at: DateTime<Utc>) -> Result<(Vec<u8>, Entry), TooLarge> {
        if usize::from(self.files) >= MAX_FILES {
            return Err(TooLarge);
        }
        let begins = u32::try_from(self.written).map_err(|_| TooLarge)?;
        let time = dos_time(at);
        let mut record = Record::new(LOCAL);
        record.shorts(&[VERSION, FLAGS, STORED, time.0, time.1]).longs(&[0, 0, 0]);
        record.shorts(&[length(name)?, 0]).text(name);
        self.written += record.len();
        Ok((record.0, Entry { name: name.to_owned(), time, begins, crc: Crc::new(), size: 0 }))
    }

    /// Ends a file.
    ///
    /// # Errors
    /// When it is too large.
    pub fn end(&mut self, entry: Entry) -> Result<Vec<u8>, TooLarge> {
        let Entry { name, time, begins, crc, size: bytes } = entry;
        let size = u32::try_from(bytes).map_err(|_| TooLarge)?;
        let crc = crc.sum();
        let mut record = Record::new(DESCRIPTOR);
        record.longs(&[crc, size, size]);
        self.written += bytes + record.len();
        let mut line = Record::new(CENTRAL);
        line.shorts(&[VERSION, VERSION, FLAGS, STORED, time.0, time.1]).longs(&[crc, size, size]);
        line.shorts(&[length(&name)?, 0, 0, 0, 0]).longs(&[0, begins]).text(&name);
        self.list.append(&mut line.0);
        self.files = self.files.checked_add(1).ok_or(TooLarge)?;
        Ok(record.0)
    }

    /// The list of all files, which ends the archive.
    ///
    /// # Errors
    /// When there are too many bytes.
    pub fn finish(self) -> Result<Vec<u8>, TooLarge> {
        let begins = u32::try_from(self.written).map_err(|_| TooLarge)?;
        let size = u32::try_from(self.list.len()).map_err(|_| TooLarge)?;
        let mut end = Record(self.list);
        end.longs(&[END]).shorts(&[0, 0, self.files, self.files]).longs(&[size, begins]).shorts(&[0]);
        Ok(end.0)
    }
}

impl Entry {
    /// Counts a piece of the content, which then goes out as it is.
    pub fn piece(&mut self, piece: &[u8]) {
        self.crc.update(piece);
        self.size += u64::try_from(piece.len()).unwrap_or(u64::MAX);
    }
}

/// Numbers with the small end first, and text.
struct Record(Vec<u8>);

impl Record {
    fn new(signature: u32) -> Self {
        Self(signature.to_le_bytes().to_vec())
    }

    fn shorts(&mut self, numbers: &[u16]) -> &mut Self {
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        self
    }

    fn longs(&mut self, numbers: &[u32]) -> &mut Self {
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.0.extend_from_slice(text.as_bytes());
        self
    }

    fn len(&self) -> u64 {
        u64::try_from(self.0.len()).unwrap_or(u64::MAX)
    }
}

fn length(name: &str) -> Result<u16, TooLarge> {
    u16::try_from(name.len()).map_err(|_| TooLarge)
}

/// Time and day as MS-DOS wrote them, in Rome: to two seconds, from 1980 on.
fn dos_time(at: DateTime<Utc>) -> (u16, u16) {
    let at = at.with_timezone(&Rome);
    let small = |number: u32| u16::try_from(number).unwrap_or_default();
    let year = small(u32::try_from(at.year() - 1980).unwrap_or_default()).min(127);
    let time = (small(at.hour()) << 11) | (small(at.minute()) << 5) | (small(at.second()) / 2);
    (time, (year << 9) | (small(at.month()) << 5) | small(at.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(bytes: &[u8], at: usize, length: usize) -> usize {
        bytes[at..at + length].iter().rev().fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
    }

    /// Name and content of every file, read from the list at the end as programs do.
    fn read(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
        let end = zip.len() - 22;
        assert_eq!(&zip[end..end + 4], b"PK\x05\x06");
        let mut at = number(zip, end + 16, 4);
        let mut files = Vec::new();
        for _ in 0..number(zip, end + 10, 2) {
            assert_eq!(&zip[at..at + 4], b"PK\x01\x02");
            let (crc, size, name) =
                (number(zip, at + 16, 4), number(zip, at + 24, 4), number(zip, at + 28, 2));
            let begins = number(zip, at + 42, 4);
            assert_eq!(&zip[begins..begins + 4], b"PK\x03\x04");
            let content = begins + 30 + number(zip, begins + 26, 2);
            let bytes = zip[content..content + size].to_vec();
            let mut sum = Crc::new();
            sum.update(&bytes);
            assert_eq!(usize::try_from(sum.sum()).unwrap(), crc);
            assert_eq!(&zip[content + size..content + size + 4], b"PK\x07\x08");
            files.push((String::from_utf8(zip[at + 46..at + 46 + name].to_vec()).unwrap(), bytes));
            at += 46 + name;
        }
        assert_eq!(at, end, "nothing between the list and its end");
        files
    }

    fn pack(files: &[(&str, Vec<&[u8]>)]) -> Vec<u8> {
        let at = "2026-11-20T11:00:01Z".parse().unwrap();
        let (mut archive, mut zip) = (Archive::new(), Vec::new());
        for (name, pieces) in files {
            let (head, mut entry) = archive.begin(name, at).unwrap();
            zip.extend(head);
            for piece in pieces {
                entry.piece(piece);
                zip.extend_from_slice(piece);
            }
            zip.extend(archive.end(entry).unwrap());
        }
        zip.extend(archive.finish().unwrap());
        zip
    }

    #[test]
    fn what_was_put_in_comes_out() {
        let files: [(&str, Vec<&[u8]>); 3] = [
            ("dati.json", vec![b"{\"a\":", b"1}"]),
            ("2026-0000001/documenti/01-perché è così.pdf", vec![b"%PDF-1.4"]),
            ("vuoto.txt", Vec::new()),
        ];
        let found = read(&pack(&files));
        let put: Vec<(String, Vec<u8>)> =
            files.iter().map(|(name, pieces)| ((*name).to_owned(), pieces.concat())).collect();
        assert_eq!(found, put);
        assert!(read(&pack(&[])).is_empty());
    }

    #[test]
    fn the_time_is_that_of_a_clock_in_rome() {
        let (time, day) = dos_time("2026-11-20T11:00:01Z".parse().unwrap());
        assert_eq!((time >> 11, (time >> 5) & 63, time & 31), (12, 0, 0));
        assert_eq!((day >> 9, (day >> 5) & 15, day & 31), (46, 11, 20));
    }

    #[test]
    fn a_name_that_is_too_long_is_refused() {
        let name = "a".repeat(70_000);
        assert!(matches!(Archive::new().begin(&name, DateTime::UNIX_EPOCH), Err(TooLarge)));
    }
}
