//! Every rule of Back-Channel Logout 1.0 §2.6, one broken at a time.

use super::*;
use crate::oidc::{LogoutOrder, claimed_issuer};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

fn claims() -> Value {
    json!({
        "iss": ISSUER, "aud": "sportello", "sub": "chiara.moretti", "sid": "s-1", "jti": "j-1",
        "iat": now().timestamp(), "exp": now().timestamp() + 120, "events": { EVENT: {} },
    })
}

fn header() -> Value {
    json!({ "alg": "RS256", "kid": "k0", "typ": "logout+jwt" })
}

/// What comes of a token with these parts.
async fn order(header: &Value, claims: &Value) -> Result<LogoutOrder, OidcError> {
    let algorithm = if header["alg"] == "HS256" { "HS256" } else { "RS256" };
    let honest = Provider { algorithm, claims: claims.clone(), ..Provider::honest() };
    let token = honest.signed(header);
    portal(&Arc::new(Mutex::new(honest))).logout_order(&token, now()).await
}

async fn refused(header: &Value, claims: &Value) -> &'static str {
    order(header, claims).await.unwrap_err().code()
}

#[tokio::test]
async fn an_honest_order_names_whom_it_is_about() {
    let found = order(&header(), &claims()).await.unwrap();
    assert_eq!((found.subject.as_deref(), found.session.as_deref()), (Some("chiara.moretti"), Some("s-1")));
    assert_eq!((found.issuer.as_str(), found.id.as_str()), (ISSUER, "j-1"));
    assert_eq!(found.until, now() + TimeDelta::seconds(180));
    for (without, type_) in [("sub", "logout+jwt"), ("sid", "JWT"), ("sid", "application/logout+jwt")] {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove(without);
        let mut header = header();
        header["typ"] = json!(type_);
        assert!(order(&header, &claims).await.is_ok(), "{without} {type_}");
    }
    let mut bare = header();
    for name in ["typ", "kid"] {
        bare.as_object_mut().unwrap().remove(name);
    }
    assert!(order(&bare, &claims()).await.is_ok());
}

#[tokio::test]
async fn each_claim_is_checked() {
    let at = now().timestamp();
    for (name, value, code) in [
        ("iss", json!("https://other.example"), "logout-issuer"),
        ("aud", json!("other"), "logout-audience"),
        ("aud", json!([]), "logout-audience"),
        ("aud", json!(["sportello", "other"]), "logout-audience"),
        ("iat", json!(at + 61), "logout-issued"),
        ("iat", json!(at - 660), "logout-issued"),
        ("iat", json!(i64::MAX), "logout-unreadable"),
        ("exp", json!(at - 60), "logout-expired"),
        ("exp", json!("soon"), "logout-unreadable"),
        ("jti", json!(""), "logout-id"),
        ("sub", json!(""), "logout-nobody"),
        ("sid", json!(""), "logout-nobody"),
        ("sub", json!(["chiara.moretti"]), "logout-unreadable"),
        ("events", json!({}), "logout-event"),
        ("events", json!({ EVENT: true }), "logout-event"),
        ("events", json!({ "http://schemas.openid.net/event/other": {} }), "logout-event"),
        ("events", json!([EVENT]), "logout-unreadable"),
        ("nonce", json!("n"), "logout-nonce"),
        ("nonce", Value::Null, "logout-nonce"),
    ] {
        let mut claims = claims();
        claims[name] = value.clone();
        assert_eq!(refused(&header(), &claims).await, code, "{name} {value}");
    }
    for name in ["iss", "aud", "iat", "exp", "jti", "events"] {
        let mut claims = claims();
        claims.as_object_mut().unwrap().remove(name);
        assert_eq!(refused(&header(), &claims).await, "logout-unreadable", "without {name}");
    }
    let mut nobody = claims();
    for name in ["sub", "sid"] {
        nobody.as_object_mut().unwrap().remove(name);
    }
    assert_eq!(refused(&header(), &nobody).await, "logout-nobody");
}

#[tokio::test]
async fn each_part_of_the_header_is_checked() {
    for (name, value, code) in [
        ("alg", json!("none"), "logout-algorithm"),
        ("alg", json!("HS256"), "logout-algorithm"),
        ("alg", json!("RS384"), "logout-algorithm"),
        ("alg", json!("ES256"), "oidc-token-key"),
        ("kid", json!("k9"), "oidc-token-key"),
        ("typ", json!("at+jwt"), "logout-type"),
        ("typ", json!("secevent+jwt"), "logout-type"),
        ("crit", json!(["exp"]), "logout-type"),
    ] {
        let mut header = header();
        header[name] = value.clone();
        assert_eq!(refused(&header, &claims()).await, code, "{name} {value}");
    }
}

#[tokio::test]
async fn only_the_signature_of_the_provider_counts() {
    let honest = Provider { claims: claims(), ..Provider::honest() };
    let token = honest.signed(&header());
    let impostor = Provider { key: 1, claims: claims(), ..Provider::honest() };
    let forged = impostor.signed(&header());
    let shared: Shared = Arc::new(Mutex::new(honest));
    let portal = portal(&shared);
    let code = |token: String| {
        let portal = &portal;
        async move { portal.logout_order(&token, now()).await.err().map(|error| error.code()) }
    };
    assert_eq!(code(token.clone()).await, None);
    assert_eq!(code(forged).await, Some("logout-signature"));
    let (signed, signature) = token.rsplit_once('.').unwrap();
    assert_eq!(code(format!("{signed}.")).await, Some("logout-signature"));
    assert_eq!(code(signed.to_owned()).await, Some("logout-unreadable"));
    assert_eq!(code(format!("{signed}.{signature}.x")).await, Some("logout-unreadable"));
    assert_eq!(code("x".repeat(20_000)).await, Some("logout-unreadable"));
    assert_eq!(code(String::new()).await, Some("logout-unreadable"));
    // The claims of another order under this signature.
    let (header, _) = signed.split_once('.').unwrap();
    let mut other = claims();
    other["sub"] = json!("anna.bruni");
    let claims = URL_SAFE_NO_PAD.encode(other.to_string());
    assert_eq!(code(format!("{header}.{claims}.{signature}")).await, Some("logout-signature"));
}

#[tokio::test]
async fn an_order_under_a_new_key_is_obeyed_once_the_keys_are_fetched_again() {
    let shared: Shared = Arc::new(Mutex::new(Provider { claims: claims(), ..Provider::honest() }));
    let portal = portal(&shared);
    portal.start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap();
    let token = {
        let mut provider = shared.lock().unwrap();
        (provider.key, provider.published) = (1, 1);
        provider.signed(&json!({ "alg": "RS256", "kid": "k1" }))
    };
    let soon = now() + TimeDelta::seconds(10);
    assert_eq!(portal.logout_order(&token, soon).await.unwrap_err().code(), "oidc-token-key");
    let later = now() + TimeDelta::seconds(40);
    assert!(portal.logout_order(&token, later).await.is_ok());
}

#[tokio::test]
async fn no_id_token_closes_a_session() {
    let honest = Provider::honest();
    let token = honest.token();
    let portal = portal(&Arc::new(Mutex::new(honest)));
    assert!(matches!(portal.logout_order(&token, now()).await, Err(OidcError::Logout(_))));
}

#[test]
fn the_issuer_is_read_before_anything_is_believed() {
    let token = Provider { claims: claims(), ..Provider::honest() }.signed(&header());
    assert_eq!(claimed_issuer(&token).as_deref(), Some(ISSUER));
    for nonsense in ["", "a.b.c", "a.b", "e30.e30."] {
        assert_eq!(claimed_issuer(nonsense), None, "{nonsense}");
    }
}
