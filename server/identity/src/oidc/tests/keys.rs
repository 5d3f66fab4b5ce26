//! New keys, slow providers, and signing in again.

use super::*;

#[tokio::test]
async fn an_unknown_key_makes_us_ask_but_not_for_every_token() {
    let provider: Shared = Arc::new(Mutex::new(Provider::honest()));
    let portal = portal(&provider);
    let (_, pending) = portal.start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap();
    {
        let mut provider = provider.lock().unwrap();
        provider.claims["nonce"] = json!(pending.nonce);
        provider.claims["exp"] = json!(now().timestamp() + 900);
        provider.key = 1;
    }
    let asked = || provider.lock().unwrap().asked;
    assert_eq!(asked(), 1);
    for _ in 0..20 {
        let at = now() + TimeDelta::seconds(29);
        let error = portal.finish(&back(&pending), pending.clone(), at).await.unwrap_err();
        assert_eq!(error.code(), "oidc-token-key");
    }
    assert_eq!(asked(), 1, "the keys were fetched a moment ago");
    for _ in 0..20 {
        let at = now() + TimeDelta::seconds(40);
        assert!(portal.finish(&back(&pending), pending.clone(), at).await.is_err());
    }
    assert_eq!(asked(), 2, "once in half a minute");
    provider.lock().unwrap().published = 1;
    let at = now() + TimeDelta::seconds(75);
    assert!(portal.finish(&back(&pending), pending.clone(), at).await.is_ok());
    assert_eq!(asked(), 3);
}

#[tokio::test]
async fn a_provider_that_is_down_is_left_alone_for_a_moment() {
    let provider: Shared = Arc::new(Mutex::new(Provider { up: false, ..Provider::honest() }));
    let portal = portal(&provider);
    let start = |at| portal.start("/".into(), Wish::Enter, at, RANDOM);
    assert_eq!(start(now()).await.unwrap_err(), OidcError::ProviderUnavailable);
    provider.lock().unwrap().up = true;
    let soon = now() + TimeDelta::seconds(2);
    assert_eq!(start(soon).await.unwrap_err(), OidcError::ProviderUnavailable);
    assert_eq!(provider.lock().unwrap().asked, 0, "nobody knocked");
    assert!(start(now() + TimeDelta::seconds(3)).await.is_ok());
}

#[tokio::test]
async fn signing_in_again_is_asked_for_and_proved() {
    let provider: Shared = Arc::new(Mutex::new(Provider::honest()));
    let portal = portal(&provider);
    let (url, pending) = portal.start("/x".into(), Wish::SignInAgain, now(), RANDOM).await.unwrap();
    let query = url.query().unwrap();
    assert!(query.contains("prompt=login") && query.contains("max_age=0"), "{query}");
    provider.lock().unwrap().claims["nonce"] = json!(pending.nonce);
    let at = now() + TimeDelta::seconds(40);
    for (auth_time, right) in [
        (json!(now().timestamp() + 30), true),
        (json!(now().timestamp()), true),
        // A session of the provider that was open already, whatever its age limit says.
        (json!(now().timestamp() - 120), false),
        (json!(now().timestamp() + 3600), false),
        (Value::Null, false),
    ] {
        provider.lock().unwrap().claims["auth_time"] = auth_time.clone();
        let found = portal.finish(&back(&pending), pending.clone(), at).await;
        assert_eq!(found.as_ref().map_err(OidcError::code).err(), (!right).then_some("oidc-token-auth-time"));
        if let Ok(operator) = found {
            assert_eq!(operator.authenticated_at.map(|at| json!(at.timestamp())), Some(auth_time));
        }
    }
}

#[tokio::test]
async fn whoever_promises_to_name_itself_must_do_so() {
    let provider: Shared = Arc::new(Mutex::new(Provider { names_itself: true, ..Provider::honest() }));
    let portal = portal(&provider);
    let (_, pending) = portal.start("/".into(), Wish::Enter, now(), RANDOM).await.unwrap();
    provider.lock().unwrap().claims["nonce"] = json!(pending.nonce);
    let finish = |iss: Option<&str>| {
        let callback = Callback { iss: iss.map(str::to_owned), ..back(&pending) };
        let (portal, pending) = (&portal, pending.clone());
        async move { portal.finish(&callback, pending, now()).await }
    };
    assert_eq!(finish(None).await.unwrap_err(), OidcError::ProviderMismatch);
    assert_eq!(finish(Some("https://other.example")).await.unwrap_err(), OidcError::ProviderMismatch);
    assert!(finish(Some(ISSUER)).await.is_ok());
    let refuse = |iss: Option<&str>| {
        let iss = iss.map(str::to_owned);
        let callback = Callback { code: None, error: Some("access_denied".into()), iss, ..back(&pending) };
        let (portal, pending) = (&portal, pending.clone());
        async move { portal.finish(&callback, pending, now()).await.unwrap_err() }
    };
    assert_eq!(refuse(None).await, OidcError::ProviderMismatch, "a refusal, too");
    assert_eq!(refuse(Some("https://other.example")).await, OidcError::ProviderMismatch);
    assert_eq!(refuse(Some(ISSUER)).await, OidcError::Refused("oidc-access-denied"));
}

#[tokio::test]
async fn the_session_at_the_provider_has_a_name() {
    let named = login(|provider| provider.claims["sid"] = json!("s-1")).await.unwrap();
    assert_eq!(named.session.as_deref(), Some("s-1"));
    assert_eq!(login(|provider| provider.claims["sid"] = json!("")).await.unwrap().session, None);
    assert_eq!(login(|_| ()).await.unwrap().session, None);
}
