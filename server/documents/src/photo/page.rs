//! The PDF around the pictures (ISO 32000-1): a catalogue, and for each photo its picture, its page and
//! the few words that place it.

use std::fmt::Write;

use bytes::Bytes;

use super::{Photo, jpeg::Head, jpeg::Orientation};
use crate::store::PlainStream;

/// A4, in points.
const SHORT: f64 = 595.28;
const LONG: f64 = 841.89;
/// White around a picture, in points: what printers cannot reach.
const MARGIN: f64 = 18.0;

/// The objects before the photos: catalogue, pages, information.
const CATALOGUE: usize = 1;
const PAGES: usize = 2;
const INFORMATION: usize = 3;
/// Objects of each photo: picture, content, page.
const EACH: usize = 3;

/// A part of the file.
pub(super) enum Part {
    /// Words of the format.
    Text(Bytes),
    /// A picture, as it was handed in.
    Picture(PlainStream),
}

/// The file in the making.
struct File {
    parts: Vec<Part>,
    length: u64,
    /// Where each object begins, with its number.
    places: Vec<(usize, u64)>,
}

impl File {
    fn text(&mut self, text: String) {
        self.length += text.len() as u64;
        self.parts.push(Part::Text(text.into()));
    }

    fn object(&mut self, number: usize, body: &str) {
        self.places.push((number, self.length));
        self.text(format!("{number} 0 obj\n{body}\nendobj\n"));
    }

    fn picture(&mut self, number: usize, photo: Photo) {
        self.places.push((number, self.length));
        let dictionary = picture_dictionary(&photo.head, photo.length);
        self.text(format!("{number} 0 obj\n{dictionary}\nstream\n"));
        self.length += photo.length;
        self.parts.push(Part::Text(photo.head.kept.freeze()));
        self.parts.push(Part::Picture(photo.rest));
        self.text("\nendstream\nendobj\n".to_owned());
    }

    fn finish(mut self) -> Vec<Part> {
        self.places.sort_unstable();
        let count = self.places.len() + 1;
        let mut table = format!("xref\n0 {count}\n0000000000 65535 f \n");
        for (_, place) in &self.places {
            // Writing to a string cannot fail.
            let _ = writeln!(table, "{place:010} 00000 n ");
        }
        let start = self.length;
        self.text(format!(
            "{table}trailer\n<< /Size {count} /Root {CATALOGUE} 0 R /Info {INFORMATION} 0 R >>\n\
             startxref\n{start}\n%%EOF\n"
        ));
        self.parts
    }
}

/// The whole document, its parts in order.
pub(super) fn document(photos: Vec<Photo>, title: &str, lang: &str) -> Vec<Part> {
    let count = photos.len();
    let first = |place: usize| INFORMATION + 1 + place * EACH;
    let mut file = File { parts: Vec::new(), length: 0, places: Vec::new() };
    // The line of odd characters says that the file is not text.
    file.parts.push(Part::Text(Bytes::from_static(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")));
    file.length = 15;
    let pages: String = (0..count).fold(String::new(), |mut pages, place| {
        let _ = write!(pages, "{} 0 R ", first(place) + 2);
        pages
    });
    let view = "/ViewerPreferences << /DisplayDocTitle true >>";
    file.object(CATALOGUE, &format!("<< /Type /Catalog /Pages {PAGES} 0 R /Lang ({lang}) {view} >>"));
    file.object(PAGES, &format!("<< /Type /Pages /Kids [{pages}] /Count {count} >>"));
    file.object(INFORMATION, &format!("<< /Title {} >>", text_string(title)));
    for (place, photo) in photos.into_iter().enumerate() {
        let (picture, content, page) = (first(place), first(place) + 1, first(place) + 2);
        let sheet = Sheet::for_picture(&photo.head);
        let placed = sheet.place(&photo.head);
        file.picture(picture, photo);
        file.object(content, &format!("<< /Length {} >>\nstream\n{placed}\nendstream", placed.len()));
        let Sheet { width, height } = sheet;
        file.object(
            page,
            &format!(
                "<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 {width} {height}] /Contents {content} 0 R \
                 /Resources << /XObject << /Foto {picture} 0 R >> >> >>"
            ),
        );
    }
    file.finish()
}

fn picture_dictionary(head: &Head, length: u64) -> String {
    let (colours, decode) = match (head.components, head.adobe) {
        (1, _) => ("/DeviceGray", ""),
        (4, true) => ("/DeviceCMYK", " /Decode [1 0 1 0 1 0 1 0]"),
        (4, false) => ("/DeviceCMYK", ""),
        _ => ("/DeviceRGB", ""),
    };
    let (width, height) = (head.width, head.height);
    format!(
        "<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {colours} \
         /BitsPerComponent 8 /Filter /DCTDecode{decode} /Length {length} >>"
    )
}

/// A sheet of paper, in points.
struct Sheet {
    width: f64,
    height: f64,
}

impl Sheet {
    /// Upright for what is higher than wide.
    fn for_picture(head: &Head) -> Self {
        let (width, height) = shown(head);
        if width > height { Self { width: LONG, height: SHORT } } else { Self { width: SHORT, height: LONG } }
    }

    /// Draws the picture upright in the middle, as large as it can be.
    fn place(&self, head: &Head) -> String {
        let (width, height) = shown(head);
        let scale = ((self.width - 2.0 * MARGIN) / width).min((self.height - 2.0 * MARGIN) / height);
        let (width, height) = (width * scale, height * scale);
        let (left, bottom) = ((self.width - width) / 2.0, (self.height - height) / 2.0);
        let numbers =
            matrix(head.orientation, width, height, left, bottom).map(|number| format!("{number:.2}"));
        format!("q {} cm /Foto Do Q", numbers.join(" "))
    }
}

/// Width and height as shown.
fn shown(head: &Head) -> (f64, f64) {
    let (width, height) = (f64::from(head.width), f64::from(head.height));
    if head.orientation.is_sideways() { (height, width) } else { (width, height) }
}

/// Takes the unit square of a stored picture to its upright place on the sheet: where its lower left
/// corner goes, and where its lower and left edges point.
pub(super) const fn matrix(turned: Orientation, width: f64, height: f64, left: f64, bottom: f64) -> [f64; 6] {
    let (right, top) = (left + width, bottom + height);
    match turned {
        Orientation::Upright => [width, 0.0, 0.0, height, left, bottom],
        Orientation::Mirrored => [-width, 0.0, 0.0, height, right, bottom],
        Orientation::HalfTurn => [-width, 0.0, 0.0, -height, right, top],
        Orientation::MirroredHalfTurn => [width, 0.0, 0.0, -height, left, top],
        Orientation::Transposed => [0.0, -height, -width, 0.0, right, top],
        Orientation::QuarterTurn => [0.0, -height, width, 0.0, left, top],
        Orientation::Transversed => [0.0, height, width, 0.0, left, bottom],
        Orientation::BackTurn => [0.0, height, -width, 0.0, right, bottom],
    }
}

/// A text in any script, as PDF wants it: UTF-16 with its mark, in hexadecimal.
fn text_string(text: &str) -> String {
    let mut hex = "<FEFF".to_owned();
    for unit in text.encode_utf16() {
        let _ = write!(hex, "{unit:04X}");
    }
    hex.push('>');
    hex
}
