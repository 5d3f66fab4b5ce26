//! Virus check of a document's plain bytes.
//!
//! A job opens the stored document and hands the stream to a [`Scanner`]; the answer is a
//! [`Verdict`], and [`Verdict::Unavailable`] never means clean.

use std::{path::PathBuf, time::Duration};

use async_trait::async_trait;
use bytes::Bytes;
use futures::StreamExt;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
    time::timeout,
};

use crate::store::PlainStream;

/// Largest piece sent to the daemon at once.
const PIECE: usize = 64 * 1024;
/// No honest answer is longer.
const ANSWER_LIMIT: u64 = 4096;

/// What the check said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing found.
    Clean,
    /// Something found.
    Infected {
        /// The scanner's name for it.
        signature: String,
    },
    /// No answer: ask again later.
    Unavailable(ScanFailure),
}

/// Why there is no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanFailure {
    /// Nobody answers at the address, or the connection broke.
    #[error("the scanner cannot be reached")]
    Unreachable,
    /// It took too long.
    #[error("the scanner did not answer in time")]
    TimedOut,
    /// The document is larger than the scanner accepts: asking again will not help.
    #[error("the document is too large for the scanner")]
    TooLarge,
    /// It answered something else than a verdict.
    #[error("the scanner gave no verdict")]
    Unexpected,
    /// The document could not be read from the store.
    #[error("the document could not be read")]
    Unreadable,
}

/// Something that looks into documents.
#[async_trait]
pub trait Scanner: Send + Sync {
    /// Reads the whole document and gives a verdict.
    async fn scan(&self, content: PlainStream) -> Verdict;
    /// Whether it would answer now; for the doctor and the health page.
    async fn check(&self) -> Result<(), ScanFailure>;
}

/// Looks at nothing and lets everything pass. For the demo only: production must not use it.
#[derive(Debug, Clone, Copy)]
pub struct NoScanner;

#[async_trait]
impl Scanner for NoScanner {
    async fn scan(&self, mut content: PlainStream) -> Verdict {
        while let Some(piece) = content.next().await {
            if piece.is_err() {
                return Verdict::Unavailable(ScanFailure::Unreadable);
            }
        }
        Verdict::Clean
    }

    async fn check(&self) -> Result<(), ScanFailure> {
        Ok(())
    }
}

/// Where clamd listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClamdAddress {
    /// A Unix socket.
    Unix(PathBuf),
    /// Host and port.
    Tcp(String),
}

impl ClamdAddress {
    /// `unix:/run/clamav/clamd.ctl`, a bare absolute path, or `host:port`.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.strip_prefix("unix:").unwrap_or(text);
        if path.starts_with('/') {
            return Some(Self::Unix(path.into()));
        }
        let (host, port) = text.strip_prefix("tcp:").unwrap_or(text).rsplit_once(':')?;
        (!host.is_empty() && port.parse::<u16>().is_ok()).then(|| Self::Tcp(format!("{host}:{port}")))
    }
}

/// `ClamAV`'s daemon, spoken to with INSTREAM: it never needs to see our files on a disk.
///
/// Its `StreamMaxLength` must be at least the largest limit of any requirement.
#[derive(Debug, Clone)]
pub struct ClamdScanner {
    address: ClamdAddress,
    patience: Duration,
}

impl ClamdScanner {
    /// A scanner at an address; `patience` is the longest wait for each single step.
    pub const fn new(address: ClamdAddress, patience: Duration) -> Self {
        Self { address, patience }
    }

    async fn connect(&self) -> Result<Box<dyn Wire>, ScanFailure> {
        let connection = async {
            Ok::<Box<dyn Wire>, std::io::Error>(match &self.address {
                ClamdAddress::Unix(path) => Box::new(UnixStream::connect(path).await?),
                ClamdAddress::Tcp(address) => Box::new(TcpStream::connect(address).await?),
            })
        };
        match timeout(self.patience, connection).await {
            Ok(Ok(wire)) => Ok(wire),
            Ok(Err(_)) => Err(ScanFailure::Unreachable),
            Err(_) => Err(ScanFailure::TimedOut),
        }
    }

    async fn ask(&self, mut content: PlainStream) -> Result<Verdict, ScanFailure> {
        let mut wire = self.connect().await?;
        let mut listening = self.send(&mut wire, b"zINSTREAM\0").await?;
        while listening && let Some(piece) = content.next().await {
            let piece = piece.map_err(|_| ScanFailure::Unreadable)?;
            listening = self.send_pieces(&mut wire, &piece).await?;
        }
        if listening {
            self.send(&mut wire, &0_u32.to_be_bytes()).await?;
        }
        verdict(&self.answer(&mut wire).await?)
    }

    async fn send_pieces(&self, wire: &mut Box<dyn Wire>, bytes: &Bytes) -> Result<bool, ScanFailure> {
        for piece in bytes.chunks(PIECE) {
            let length = u32::try_from(piece.len()).map_err(|_| ScanFailure::TooLarge)?;
            if !self.send(wire, &length.to_be_bytes()).await? || !self.send(wire, piece).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// False if the other side hung up: it does so when it has heard enough, and its answer says why.
    async fn send(&self, wire: &mut Box<dyn Wire>, bytes: &[u8]) -> Result<bool, ScanFailure> {
        let sent = timeout(self.patience, wire.write_all(bytes)).await;
        sent.map(|sent| sent.is_ok()).map_err(|_| ScanFailure::TimedOut)
    }

    async fn answer(&self, wire: &mut Box<dyn Wire>) -> Result<String, ScanFailure> {
        let mut answer = Vec::new();
        let reading = async {
            let mut limited = wire.take(ANSWER_LIMIT);
            let mut piece = [0; 512];
            while !answer.contains(&0) {
                match limited.read(&mut piece).await {
                    Ok(0) | Err(_) => break,
                    Ok(length) => answer.extend_from_slice(piece.get(..length).unwrap_or_default()),
                }
            }
        };
        timeout(self.patience, reading).await.map_err(|_| ScanFailure::TimedOut)?;
        let text = answer.split(|byte| *byte == 0).next().unwrap_or_default();
        Ok(String::from_utf8_lossy(text).trim().to_owned())
    }
}

#[async_trait]
impl Scanner for ClamdScanner {
    async fn scan(&self, content: PlainStream) -> Verdict {
        self.ask(content).await.unwrap_or_else(Verdict::Unavailable)
    }

    async fn check(&self) -> Result<(), ScanFailure> {
        let mut wire = self.connect().await?;
        self.send(&mut wire, b"zPING\0").await?;
        match self.answer(&mut wire).await?.as_str() {
            "PONG" => Ok(()),
            _ => Err(ScanFailure::Unexpected),
        }
    }
}

/// Reads clamd's answer: `stream: OK`, `stream: NAME FOUND`, an error, or nothing if it went away.
fn verdict(answer: &str) -> Result<Verdict, ScanFailure> {
    let said = answer.strip_prefix("stream: ").unwrap_or(answer);
    if said == "OK" {
        Ok(Verdict::Clean)
    } else if let Some(signature) = said.strip_suffix(" FOUND") {
        Ok(Verdict::Infected { signature: signature.to_owned() })
    } else if said.contains("size limit exceeded") {
        Err(ScanFailure::TooLarge)
    } else if said.is_empty() {
        Err(ScanFailure::Unreachable)
    } else {
        Err(ScanFailure::Unexpected)
    }
}

/// A connection of either sort.
trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;
