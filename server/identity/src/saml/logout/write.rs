//! Writing logout messages. The order of the elements is the schema's.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use url::Url;

use super::super::config::ServiceProvider;
use super::super::idp::IdentityProvider;
use super::super::pending::{Binding, Outgoing};
use super::super::request::{StartError, message_id};
use super::super::sign::{SignError, redirect, sign_xml, template};
use super::super::xml::{FORMAT_ENTITY, FORMAT_TRANSIENT, SAML, SAMLP, escape, write_instant};
use super::{LogoutRequest, LogoutStatus, PendingLogout, SamlSession};

struct Envelope<'a> {
    element: &'static str,
    parameter: &'static str,
    id: String,
    now: DateTime<Utc>,
    destination: &'a Url,
    in_response_to: Option<&'a str>,
    relay_state: Option<&'a str>,
    body: String,
}

impl ServiceProvider {
    /// Asks the provider to close the citizen's session. Close our own first: it must not depend
    /// on the answer.
    pub fn logout_request(
        &self,
        idp: &IdentityProvider,
        session: &SamlSession,
        binding: Binding,
        now: DateTime<Utc>,
        random: [u8; 32],
    ) -> Result<(PendingLogout, Outgoing), StartError> {
        let endpoint = idp.slo(binding).ok_or(StartError::BindingNotOffered)?;
        let (id, state) = random.split_at(16);
        let pending = PendingLogout {
            request_id: message_id(id),
            relay_state: URL_SAFE_NO_PAD.encode(state),
            idp: idp.entity_id.clone(),
        };
        let index = session.session_index.as_ref().map_or_else(String::new, |index| {
            format!("<samlp:SessionIndex>{}</samlp:SessionIndex>", escape(index))
        });
        let body = format!(
            r#"<saml:NameID Format="{FORMAT_TRANSIENT}" NameQualifier="{}">{}</saml:NameID>{index}"#,
            escape(&session.name_qualifier),
            escape(&session.name_id),
        );
        let envelope = Envelope {
            element: "LogoutRequest",
            parameter: "SAMLRequest",
            id: pending.request_id.clone(),
            now,
            destination: &endpoint.location,
            in_response_to: None,
            relay_state: Some(&pending.relay_state),
            body,
        };
        let outgoing = self.send(&envelope, binding)?;
        Ok((pending, outgoing))
    }

    /// Answers a provider that asked.
    pub fn logout_response(
        &self,
        idp: &IdentityProvider,
        request: &LogoutRequest,
        status: LogoutStatus,
        binding: Binding,
        now: DateTime<Utc>,
        random: [u8; 16],
    ) -> Result<Outgoing, StartError> {
        let endpoint = idp.slo(binding).ok_or(StartError::BindingNotOffered)?;
        let code = match status {
            LogoutStatus::Success => status_code("Success", ""),
            LogoutStatus::Partial => status_code("Requester", &status_code("PartialLogout", "")),
            LogoutStatus::Failed => status_code("Responder", ""),
        };
        let envelope = Envelope {
            element: "LogoutResponse",
            parameter: "SAMLResponse",
            id: message_id(&random),
            now,
            destination: endpoint.response_location.as_ref().unwrap_or(&endpoint.location),
            in_response_to: Some(&request.id),
            relay_state: request.relay_state.as_deref(),
            body: format!("<samlp:Status>{code}</samlp:Status>"),
        };
        Ok(self.send(&envelope, binding)?)
    }

    fn send(&self, envelope: &Envelope<'_>, binding: Binding) -> Result<Outgoing, SignError> {
        let location = envelope.destination;
        match binding {
            Binding::Redirect => {
                let xml = self.wrap(envelope, "");
                redirect(location.as_str(), envelope.parameter, &xml, envelope.relay_state, &self.key)
                    .map(Outgoing::Redirect)
            }
            Binding::Post => {
                let xml = sign_xml(&self.wrap(envelope, &template(&envelope.id, &self.key)), &self.key)?;
                Ok(Outgoing::Post {
                    action: location.clone(),
                    parameter: envelope.parameter,
                    message: STANDARD.encode(xml),
                    relay_state: envelope.relay_state.map(str::to_owned),
                })
            }
        }
    }

    fn wrap(&self, envelope: &Envelope<'_>, signature: &str) -> String {
        let answers = envelope
            .in_response_to
            .map_or_else(String::new, |id| format!(r#" InResponseTo="{}""#, escape(id)));
        format!(
            concat!(
                r#"<samlp:{element} xmlns:samlp="{samlp}" xmlns:saml="{saml}" ID="{id}" Version="2.0" "#,
                r#"IssueInstant="{instant}" Destination="{destination}"{answers}>"#,
                r#"<saml:Issuer Format="{format}" NameQualifier="{entity}">{entity}</saml:Issuer>"#,
                "{signature}{body}</samlp:{element}>",
            ),
            element = envelope.element,
            samlp = SAMLP,
            saml = SAML,
            id = envelope.id,
            instant = write_instant(envelope.now),
            destination = escape(envelope.destination.as_str()),
            answers = answers,
            format = FORMAT_ENTITY,
            entity = escape(&self.entity_id),
            signature = signature,
            body = envelope.body,
        )
    }
}

fn status_code(name: &str, inner: &str) -> String {
    format!(
        r#"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:{name}">{inner}</samlp:StatusCode>"#
    )
}
