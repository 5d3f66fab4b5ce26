//! A registry of identity providers that can be told to misbehave.

use std::sync::{Arc, Mutex};

use identity::saml::DemoKey;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use crate::provider::{RSA_SHA256, SHA256, sign, template};

/// What it says to whoever asks.
#[derive(Debug, Clone)]
pub enum Reply {
    /// This document.
    Document(String),
    /// A document that breaks off: the connection ends early.
    Torn(String),
    /// This status, without a document.
    Status(u16),
    /// A redirect to another place.
    Elsewhere,
    /// Nothing; the connection stays open.
    Silence,
}

/// Listens on a port of its own until it is taken down.
pub struct Registry {
    pub url: String,
    reply: Arc<Mutex<Reply>>,
    serving: JoinHandle<()>,
}

impl Registry {
    pub async fn open(reply: Reply) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}/idps.xml", listener.local_addr().unwrap());
        let reply = Arc::new(Mutex::new(reply));
        let said = Arc::clone(&reply);
        let serving = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let reply = said.lock().unwrap().clone();
                tokio::spawn(answer(stream, reply));
            }
        });
        Self { url, reply, serving }
    }

    pub fn says(&self, reply: Reply) {
        *self.reply.lock().unwrap() = reply;
    }

    /// Nobody listens any more.
    pub async fn goes_down(self) {
        self.serving.abort();
        let _ = self.serving.await;
    }
}

async fn answer(mut stream: TcpStream, reply: Reply) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => request.push(byte),
            Err(_) => return,
        }
    }
    let (status, length, body) = match reply {
        Reply::Document(text) => (200, text.len(), text),
        Reply::Torn(text) => (200, text.len() * 2, text),
        Reply::Status(status) => (status, 0, String::new()),
        Reply::Elsewhere => (302, 0, String::new()),
        Reply::Silence => return std::future::pending().await,
    };
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nlocation: /idps.xml?again\r\nconnection: close\r\n\r\n"
    );
    let _ = stream.write_all((head + &body).as_bytes()).await;
}

/// The signed document of a federation, published at this time of the tests' Sunday.
pub fn document(time: &str, entities: &[String], key: &DemoKey) -> String {
    document_until(time, "2026-12-31T00:00:00Z", entities, key)
}

pub fn document_until(time: &str, until: &str, entities: &[String], key: &DemoKey) -> String {
    let xml = format!(
        "<EntitiesDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' ID='_registry' validUntil='{until}'>{}\
         <Extensions><rpi:PublicationInfo xmlns:rpi='urn:oasis:names:tc:SAML:metadata:rpi' \
         publisher='https://registry.example' creationInstant='2026-11-22T{time}Z'/></Extensions>{}\
         </EntitiesDescriptor>",
        template("_registry", RSA_SHA256, SHA256),
        entities.concat(),
    );
    sign(&xml, key)
}
