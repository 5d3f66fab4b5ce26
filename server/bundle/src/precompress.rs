//! The compressed forms that a server can send as they are.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// File name endings of content that gets smaller.
const WORTHWHILE: [&str; 7] = [".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm"];

/// Whether a file of this name is worth compressing (fonts and pictures are compressed already).
pub fn is_worthwhile(name: &str) -> bool {
    WORTHWHILE.iter().any(|ending| name.ends_with(ending))
}

/// Brotli at its best and slowest.
pub fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Gzip at its best, for clients without brotli.
pub fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}
