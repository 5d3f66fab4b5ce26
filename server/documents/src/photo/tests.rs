use super::*;

/// A small JPEG of this size, grey, with what is put before its picture.
fn jpeg(width: u16, height: u16, before: &[Vec<u8>]) -> Vec<u8> {
    let [high, low] = height.to_be_bytes();
    let [left, right] = width.to_be_bytes();
    let frame = segment(0xC0, &[8, high, low, left, right, 1, 1, 0x11, 0]);
    let picture = [&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0][..], b"the picture itself", &[0xFF, 0xD9]].concat();
    [vec![0xFF, 0xD8], before.concat(), frame, picture].concat()
}

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker][..], &length, content].concat()
}

/// EXIF that says which way up, and where the photo was taken.
fn exif(orientation: u16, little: bool) -> Vec<u8> {
    let two = |number: u16| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let four = |number: u32| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let mut content = b"Exif\0\0".to_vec();
    content.extend_from_slice(if little { b"II" } else { b"MM" });
    content.extend_from_slice(&two(42));
    content.extend_from_slice(&four(8));
    content.extend_from_slice(&two(2));
    for (tag, kind, value) in [(0x0100, 3, 7), (0x0112, 3, orientation)] {
        content.extend_from_slice(&two(tag));
        content.extend_from_slice(&two(kind));
        content.extend_from_slice(&four(1));
        content.extend_from_slice(&two(value));
        content.extend_from_slice(&two(0));
    }
    content.extend_from_slice(b"GPS 44.1234N 11.5678E");
    segment(0xE1, &content)
}

fn stream_of(bytes: &[u8], piece: usize) -> PlainStream {
    let pieces: Vec<Result<Bytes, OpenError>> =
        bytes.chunks(piece).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces).boxed()
}

async fn pdf(photos: &[Vec<u8>], piece: usize) -> Result<Vec<u8>, PhotoError> {
    let photos = photos.iter().map(|photo| (photo.len() as u64, stream_of(photo, piece))).collect();
    let mut content = to_pdf(photos, "Verbale è", "it").await?;
    let mut all = Vec::new();
    while let Some(piece) = content.next().await {
        all.extend_from_slice(&piece?);
    }
    Ok(all)
}

/// Every object begins where the table says, and every stream is as long as it says.
fn check(pdf: &[u8]) {
    // One character for each byte, so that places are the same.
    let text: String = pdf.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect();
    let from = |place: usize| text.get(place..).unwrap();
    let start: usize = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
    let table: Vec<&str> = from(start).lines().collect();
    assert_eq!(table[0], "xref");
    let count: usize = table[1].split(' ').nth(1).unwrap().parse().unwrap();
    for (number, line) in (1..).zip(&table[3..count + 2]) {
        let place: usize = line.split(' ').next().unwrap().parse().unwrap();
        assert!(from(place).starts_with(&format!("{number} 0 obj\n")), "object {number} at {place}");
    }
    for (place, _) in text.match_indices("stream\n") {
        let before = text.get(..place).unwrap();
        if before.ends_with("end") {
            continue;
        }
        let length: usize =
            before.rsplit("/Length ").next().unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!(from(place + 7 + length).starts_with("\nendstream"), "a stream of {length} bytes");
    }
}

#[tokio::test]
async fn photos_become_the_pages_of_one_pdf_in_their_order() {
    let photos = [jpeg(3000, 4000, &[]), jpeg(4000, 3000, &[]), jpeg(1, 1, &[])];
    for piece in [1, 7, 100_000] {
        let pdf = pdf(&photos, piece).await.unwrap();
        check(&pdf);
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.starts_with("%PDF-1.7") && text.contains("/Count 3"));
        let upright = text.find("/MediaBox [0 0 595.28 841.89]").unwrap();
        let lying = text.find("/MediaBox [0 0 841.89 595.28]").unwrap();
        assert!(upright < lying, "paper lies as the picture does");
        assert_eq!(text.matches("the picture itself").count(), 3);
        assert!(text.contains("/Title <FEFF00560065007200620061006C0065002000E8>"));
    }
}

#[tokio::test]
async fn a_photo_taken_upright_stands_upright_whatever_its_bytes_say() {
    for little in [true, false] {
        // Stored lying; EXIF says: turn it a quarter clockwise.
        let pdf = pdf(&[jpeg(4000, 3000, &[exif(6, little)])], 11).await.unwrap();
        check(&pdf);
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("/MediaBox [0 0 595.28 841.89]"), "an upright sheet");
        assert!(text.contains("q 0.00 -745.71 559.28 0.00 18.00 793.80 cm"), "{text}");
    }
}

#[test]
fn each_orientation_puts_the_four_corners_where_exif_says() {
    // Where the first row and the first column of the stored picture are seen (EXIF 2.3, table 6).
    let corners = [
        (1, (0.0, 1.0), (1.0, 1.0)),
        (2, (1.0, 1.0), (0.0, 1.0)),
        (3, (1.0, 0.0), (0.0, 0.0)),
        (4, (0.0, 0.0), (1.0, 0.0)),
        (5, (0.0, 1.0), (0.0, 0.0)),
        (6, (1.0, 1.0), (1.0, 0.0)),
        (7, (1.0, 0.0), (1.0, 1.0)),
        (8, (0.0, 0.0), (0.0, 1.0)),
    ];
    for (number, first, end_of_row) in corners {
        let photo = jpeg(4, 3, &[exif(number, true)]);
        let jpeg::Look::Picture(head) = jpeg::look(&photo) else { panic!("{number} is a photo") };
        let m = page::matrix(head.orientation, 1.0, 1.0, 0.0, 0.0);
        let seen = |x: f64, y: f64| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
        assert_eq!(seen(0.0, 1.0), first, "{number}: the first pixel");
        assert_eq!(seen(1.0, 1.0), end_of_row, "{number}: the end of its row");
        assert_eq!(head.orientation.is_sideways(), number > 4);
    }
}

#[tokio::test]
async fn where_and_with_what_a_photo_was_taken_is_not_in_the_document() {
    let before = [
        segment(0xE0, b"JFIF\0"),
        exif(1, true),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Giulia's phone</x:xmpmeta>"),
        segment(0xE2, b"ICC_PROFILE\0the colours"),
        segment(0xE2, b"MPF\0another picture"),
        segment(0xFE, b"a comment"),
    ];
    let pdf = pdf(&[jpeg(10, 10, &before)], 64).await.unwrap();
    check(&pdf);
    let text = String::from_utf8_lossy(&pdf);
    for gone in ["GPS", "44.1234N", "Giulia's phone", "another picture", "a comment"] {
        assert!(!text.contains(gone), "{gone}");
    }
    assert!(text.contains("JFIF") && text.contains("the colours"));
}

#[tokio::test]
async fn what_is_no_photo_is_named_and_nothing_breaks() {
    let whole = jpeg(10, 10, &[exif(6, true)]);
    let cases: [Vec<u8>; 6] = [
        Vec::new(),
        b"%PDF-1.7".to_vec(),
        vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 1],
        whole[..20].to_vec(),
        jpeg(0, 10, &[]),
        [vec![0xFF, 0xD8], segment(0xE1, b"Exif\0\0MM\0*\xFF\xFF\xFF\xFF")].concat(),
    ];
    for case in cases {
        let told = pdf(&[whole.clone(), case.clone()], 5).await;
        assert!(matches!(told, Err(PhotoError::NotAPhoto { place: 1 })), "{case:?}");
    }
}
