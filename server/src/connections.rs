//! Connections as the server takes them: what arrives is read in small pieces, and what is written leaves at once.

use std::{
    io::{self, IoSlice},
    net::SocketAddr,
    pin::Pin,
    task::{Context, Poll},
};

use axum::serve::Listener;
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf, Take},
    net::{TcpListener, TcpStream},
};

/// So much is read at a time. Whoever sends a file fast would make the reader of HTTP keep more than 400 KiB for each
/// connection, and the pieces that it gives on would be as large.
const AT_A_TIME: u64 = 32 * 1024;

/// Accepts such connections.
#[derive(Debug)]
pub(crate) struct Connections(pub TcpListener);

impl Listener for Connections {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        (Connection(stream.take(AT_A_TIME)), address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

/// One connection.
#[derive(Debug)]
pub(crate) struct Connection(Take<TcpStream>);

impl Connection {
    /// What is written leaves at once. Otherwise the end of a file, which comes in pieces, waits until the other side has
    /// acknowledged its beginning, and that may be put off for 40 milliseconds.
    pub fn send_at_once(&mut self) {
        if let Err(error) = self.0.get_ref().set_nodelay(true) {
            tracing::debug!(%error, "a connection sends its pieces late");
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.0.set_limit(AT_A_TIME);
        Pin::new(&mut self.0).poll_read(cx, room)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(self.0.get_mut()).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(self.0.get_mut()).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(self.0.get_mut()).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(self.0.get_mut()).poll_write_vectored(cx, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.0.get_ref().is_write_vectored()
    }
}
