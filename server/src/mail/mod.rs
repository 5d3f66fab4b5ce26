//! Mail leaves through the organisation's own server: text only, and never what it is about.

mod key;
#[cfg(test)]
mod tests;

use std::{fmt, io, path::Path, time::Duration};

use chrono::{DateTime, Utc};
use domain::delivery::Obstacle;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::Envelope,
    message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType},
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, CertificateStore, Tls, TlsParameters},
    },
};
use openssl::x509::X509;
use tokio::time::timeout;
use uuid::Uuid;

use crate::{
    channel::Failure,
    config::{Encryption, Mail},
};

pub use key::{LONGEST_BOUNCE_NAME, MailKey};

/// A server that cannot be connected to for so long is away.
const CONNECTING: Duration = Duration::from_secs(20);
/// The same for a whole mail: the transport itself waits without end for a server that took the connection and
/// then says nothing. Shorter than what a job may take, so that the desk is told what was wrong.
const PATIENCE: Duration = Duration::from_secs(60);

/// The key of the file with the password.
const PASSWORD_FILE: &str = "mail.password_file";
/// The key of the file with the organisation's own authority.
const CA_FILE: &str = "mail.ca_file";

/// A mail to one person.
#[derive(Clone)]
pub struct Letter {
    /// Makes repeated sendings recognisable: the job's identifier.
    pub id: Uuid,
    /// Address of the recipient.
    pub to: String,
    /// Subject line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// A PDF that goes with it: file name and content.
    pub pdf: Option<(String, Vec<u8>)>,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Letter({})", self.id)
    }
}

/// Why a mail was not sent. The text names no person and no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// Trying again may help.
    #[error("{0}")]
    Later(String),
    /// It will never work.
    #[error("{0}")]
    Never(String),
}

impl From<Failure> for MailError {
    fn from(failure: Failure) -> Self {
        if failure.lasting { Self::Never(failure.said) } else { Self::Later(failure.said) }
    }
}

/// Sends mails.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    bounce_address: Option<Address>,
    key: MailKey,
    patience: Duration,
}

impl fmt::Debug for Mailer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailer")
    }
}

impl Mailer {
    /// A mailer for this configuration, which marks mails with this key. Nothing is sent yet.
    pub fn new(config: &Mail, key: MailKey) -> Result<Self, MailError> {
        let tls = match config.tls {
            Encryption::None => Tls::None,
            Encryption::StartTls => Tls::Required(tls_parameters(config)?),
            Encryption::Tls => Tls::Wrapper(tls_parameters(config)?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(config.smtp_host.clone())
            .port(config.smtp_port)
            .tls(tls)
            .timeout(Some(CONNECTING));
        if let (Some(name), Some(file)) = (&config.username, &config.password_file) {
            let password = password(file).map_err(|text| never(PASSWORD_FILE, &text))?;
            builder = builder.credentials(Credentials::new(name.clone(), password));
        }
        Ok(Self {
            transport: builder.build(),
            from: config.from.clone(),
            bounce_address: config.bounce_address.clone(),
            key,
            patience: PATIENCE,
        })
    }

    /// Hands a mail to the server.
    pub async fn send(&self, letter: Letter, now: DateTime<Utc>) -> Result<(), MailError> {
        Ok(self.hand_over(letter, now).await?)
    }

    /// The same; a failure has its class.
    pub(crate) async fn hand_over(&self, letter: Letter, now: DateTime<Utc>) -> Result<(), Failure> {
        let message = self.message(letter, now)?;
        match timeout(self.patience, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(explain(&error)),
            Err(_) => Err(silent()),
        }
    }

    /// Whether the server answers now.
    pub async fn check(&self) -> Result<(), MailError> {
        match timeout(self.patience, self.transport.test_connection()).await {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err(MailError::Later("the mail server does not answer NOOP".into())),
            Ok(Err(error)) => Err(explain(&error).into()),
            Err(_) => Err(silent().into()),
        }
    }

    fn message(&self, letter: Letter, now: DateTime<Utc>) -> Result<Message, Failure> {
        let never = |obstacle, said: &str| Failure { obstacle, lasting: true, said: said.to_owned() };
        let to: Mailbox = letter
            .to
            .parse()
            .map_err(|_| never(Obstacle::Address, "the address of the recipient is not valid"))?;
        let unmarked = || never(Obstacle::Content, "the mail cannot be marked");
        let mark = self.key.mark(letter.id).ok_or_else(unmarked)?;
        let sender = self.comes_back_to(&mark).ok_or_else(unmarked)?;
        let envelope = Envelope::new(Some(sender), vec![to.email.clone()]).map_err(|_| unmarked())?;
        let domain = self.from.email.domain();
        let builder = Message::builder()
            .envelope(envelope)
            .from(self.from.clone())
            .to(to)
            .subject(letter.subject)
            .date(now.into())
            .message_id(Some(format!("<{mark}@{domain}>")))
            .raw_header(automatic());
        let text = SinglePart::plain(letter.body);
        let message = match letter.pdf {
            None => builder.singlepart(text),
            Some((name, content)) => {
                let kind = ContentType::parse("application/pdf").unwrap_or(ContentType::TEXT_PLAIN);
                let pdf = Attachment::new(name).body(content, kind);
                builder.multipart(MultiPart::mixed().singlepart(text).singlepart(pdf))
            }
        };
        message.map_err(|_| never(Obstacle::Content, "the mail cannot be put together"))
    }

    /// The sender on the envelope, to whom mail servers give back what they cannot deliver: an address of its own for
    /// every mail (VERP) where the organisation has one for this; otherwise whom the mail is from.
    fn comes_back_to(&self, mark: &str) -> Option<Address> {
        let Some(address) = &self.bounce_address else {
            return Some(self.from.email.clone());
        };
        Address::new(format!("{}+{mark}", address.user()), address.domain()).ok()
    }
}

/// Whom to believe about the server's name: the usual authorities, or the organisation's own one.
fn tls_parameters(config: &Mail) -> Result<TlsParameters, MailError> {
    let mut builder = TlsParameters::builder(config.smtp_host.clone());
    if let Some(file) = &config.ca_file {
        let authority = authority(file).map_err(|text| never(CA_FILE, &text))?;
        builder = builder.certificate_store(CertificateStore::None).add_root_certificate(authority);
    }
    builder.build().map_err(|_| never("mail.smtp_host", "is no name for TLS"))
}

/// Reads the files of the section as a mailer does; what is wrong, by their keys.
pub fn check_files(config: &Mail) -> Vec<(&'static str, String)> {
    let password = config.password_file.as_deref().and_then(|file| password(file).err());
    let authority = config.ca_file.as_deref().and_then(|file| authority(file).err());
    let found = [(PASSWORD_FILE, password), (CA_FILE, authority)];
    found.into_iter().filter_map(|(key, wrong)| Some((key, wrong?))).collect()
}

fn password(file: &Path) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
    Ok(text.trim().to_owned())
}

fn authority(file: &Path) -> Result<Certificate, String> {
    let pem = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    // The transport takes a text without any certificate, and would then believe nobody.
    let sound = X509::stack_from_pem(&pem).is_ok_and(|found| !found.is_empty());
    let authority = Certificate::from_pem(&pem).ok().filter(|_| sound);
    authority.ok_or_else(|| format!("{} is no certificate", file.display()))
}

fn unreadable(file: &Path, error: &io::Error) -> String {
    format!("cannot read {}: {error}", file.display())
}

fn never(key: &str, text: &str) -> MailError {
    MailError::Never(format!("{key}: {text}"))
}

/// Out-of-office notes must not answer.
fn automatic() -> lettre::message::header::HeaderValue {
    use lettre::message::header::{HeaderName, HeaderValue};
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into())
}

fn silent() -> Failure {
    Failure {
        obstacle: Obstacle::Unreachable,
        lasting: false,
        said: "the mail server did not answer in time".to_owned(),
    }
}

/// What the server said may repeat the address, so only its number is kept.
fn explain(error: &lettre::transport::smtp::Error) -> Failure {
    let number = error.status().map(|code| code.to_string());
    let code = number.as_ref().map(|code| format!(" with {code}")).unwrap_or_default();
    // 530 to 539: it is the portal that the server does not let in, not the address.
    let shut_out = number.is_some_and(|code| code.starts_with("53"));
    let lasting = error.is_permanent();
    let (obstacle, said) = if lasting {
        let obstacle = if shut_out { Obstacle::Unreachable } else { Obstacle::Refused };
        (obstacle, format!("the mail server refused{code}"))
    } else if error.is_transient() {
        (Obstacle::PutOff, format!("the mail server put it off{code}"))
    } else if error.is_timeout() {
        return silent();
    } else if error.is_tls() {
        (Obstacle::Unprotected, "no protected connection to the mail server".into())
    } else {
        (Obstacle::Unreachable, "the mail server cannot be reached".into())
    };
    Failure { obstacle, lasting, said }
}
