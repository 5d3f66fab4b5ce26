//! A mail server that takes everything and keeps it; it can be away at first, and refuse who a mail is for.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpSocket, TcpStream},
};

/// A port that is a mail server's and on which nobody listens: every connection is refused.
pub struct Shut {
    pub port: u16,
    socket: TcpSocket,
}

impl Shut {
    pub fn new() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        Self { port: socket.local_addr().unwrap().port(), socket }
    }

    /// The server is there again.
    pub fn open(self) -> Sink {
        Sink::on(self.socket.listen(64).unwrap())
    }
}

/// What is said about whoever a mail is for, where it is not taken.
type Refusal = Arc<Mutex<Option<&'static str>>>;

/// Listens on a port of its own until the test ends.
pub struct Sink {
    pub port: u16,
    mails: Arc<Mutex<Vec<String>>>,
    refusal: Refusal,
}

impl Sink {
    pub async fn open() -> Self {
        Self::on(TcpListener::bind(("127.0.0.1", 0)).await.unwrap())
    }

    fn on(listener: TcpListener) -> Self {
        let port = listener.local_addr().unwrap().port();
        let sink = Self { port, mails: Arc::default(), refusal: Arc::default() };
        let (mails, refusal) = (Arc::clone(&sink.mails), Arc::clone(&sink.refusal));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&mails), Arc::clone(&refusal)));
            }
        });
        sink
    }

    /// From now on it says this of whoever a mail is for; nothing: it takes everything.
    pub fn refuses(&self, answer: Option<&'static str>) {
        *self.refusal.lock().unwrap() = answer;
    }

    /// Everything that came, head and body, soft line breaks undone.
    pub fn mails(&self) -> Vec<String> {
        self.mails.lock().unwrap().clone()
    }
}

async fn talk(stream: TcpStream, mails: Arc<Mutex<Vec<String>>>, refusal: Refusal) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 sink\r\n").await.unwrap();
    let mut mail: Option<String> = None;
    while let Ok(Some(line)) = lines.next_line().await {
        let refused = *refusal.lock().unwrap();
        let answer: &[u8] = match (&mut mail, line.as_str()) {
            (Some(text), ".") => {
                mails.lock().unwrap().push(text.replace("=\n", ""));
                mail = None;
                b"250 kept\r\n"
            }
            (Some(text), line) => {
                text.push_str(line);
                text.push('\n');
                continue;
            }
            (None, "DATA") => {
                mail = Some(String::new());
                b"354 go on\r\n"
            }
            (None, "QUIT") => b"221 bye\r\n",
            (None, line) if line.starts_with("RCPT") => refused.map_or(&b"250 well\r\n"[..], str::as_bytes),
            _ => b"250 well\r\n",
        };
        if write.write_all(answer).await.is_err() {
            return;
        }
    }
}
