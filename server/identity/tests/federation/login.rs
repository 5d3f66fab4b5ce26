//! A login: the request, the answer, the tokens, the facts, the end.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use identity::federation::jose::OwnKey;
use identity::federation::{
    Callback, FederationError, PendingLogin, Profile, Provider, Refused, RelyingParty,
};
use identity::saml::SpidLevel;
use serde_json::{Value, json};

use super::tokens::b64;
use super::world::{
    KEYS, OP, SECRET, US, World, callback, claims, config, login, no_login, now, our_key, party, resolve,
    start,
};

#[tokio::test]
async fn the_request_is_signed_and_says_everything_inside() {
    let provider = resolve(&World::new()).await.unwrap();
    let (url, pending) = start(&provider);
    let outside: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
    assert!(url.as_str().starts_with(&format!("{OP}/authorization?")));
    assert_eq!(outside["client_id"], US);
    assert_eq!(outside["response_type"], "code");
    assert_eq!(outside["request"], pending.request);
    assert!(!outside.contains_key("state") && !outside.contains_key("nonce"), "only signed");
    let inside = claims(&pending.request);
    assert_eq!(inside["iss"], US);
    assert_eq!(inside["aud"][0], OP);
    assert!(inside.get("sub").is_none(), "or it could pass for a proof of who we are");
    assert_eq!(inside["exp"].as_i64().unwrap() - inside["iat"].as_i64().unwrap(), 300);
    assert_eq!(inside["acr_values"], "https://www.spid.gov.it/SpidL2");
    assert_eq!(inside["code_challenge_method"], "S256");
    for name in ["state", "nonce"] {
        assert!(inside[name].as_str().unwrap().len() >= 32, "{name}");
    }
    assert_eq!(inside["claims"]["userinfo"]["given_name"], json!({ "essential": true }));
    let signed_by = pending.request.split('.').next().unwrap();
    let header: Value = serde_json::from_slice(&base64_bytes(signed_by)).unwrap();
    assert_eq!(header["kid"], our_key("sig")["kid"]);
    assert!(!format!("{pending:?}").contains(&pending.state), "nothing secret in a log");
}

fn base64_bytes(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(text).unwrap()
}

#[tokio::test]
async fn a_whole_login_gives_the_facts_of_the_person_and_no_others() {
    let world = World::new();
    let who = login(&world).await.unwrap();
    assert_eq!(who.level, SpidLevel::L2);
    assert_eq!(who.id_token_id.as_deref(), Some("id-1"));
    let facts = &who.attributes.0;
    assert_eq!((facts.name.as_str(), facts.family_name.as_str()), ("Giulia", "D'Amicò <b>"));
    assert_eq!(facts.fiscal_number.as_ref().unwrap().canonical().to_string(), "FRRGLI88C54M990P");
    assert_eq!(facts.date_of_birth.to_string(), "1988-03-14");
    assert_eq!(facts.email.as_deref(), Some("giulia@posta.example"));
    assert!(!serde_json::to_string(facts).unwrap().contains("not asked for"));
    assert!(!format!("{who:?}").contains("Giulia"), "nothing personal in a log");

    let form = &world.forms("/token")[0];
    assert_eq!(form["grant_type"], "authorization_code");
    assert_eq!(form["code"], "a-code");
    assert!(form["code_verifier"].len() >= 43);
    let proof = claims(&form["client_assertion"]);
    assert_eq!((proof["iss"].as_str(), proof["sub"].as_str()), (Some(US), Some(US)));
    assert_eq!(proof["aud"], json!([format!("{OP}/token")]));
    assert!(proof["jti"].as_str().unwrap().len() >= 32 && proof["exp"].as_i64() > proof["iat"].as_i64());
}

#[tokio::test]
async fn only_the_allowed_algorithms_sign_an_id_token() {
    assert_eq!(no_login(World::new().with_algorithm("id_token", "none")).await, "token-algorithm");
    assert_eq!(no_login(World::new().with_algorithm("id_token", "HS256")).await, "token-algorithm");
    assert!(login(&World::new().with_algorithm("id_token", "PS256")).await.is_ok());
    // With SHA-512 the hash of the access token is longer too.
    let digest = openssl::sha::sha512(b"the.access.token");
    let world = World::new().with_algorithm("id_token", "RS512");
    assert_eq!(no_login(world).await, "token-at-hash");
    let world = World::new().with_algorithm("id_token", "RS512").set(
        "id_token",
        "/at_hash",
        json!(b64(&digest[..32])),
    );
    assert!(login(&world).await.is_ok());
}

#[tokio::test]
async fn an_id_token_with_one_wrong_field_opens_nothing() {
    let past = json!(now().timestamp() - 61);
    for (world, code) in [
        (World::new().signed_by("id_token", &KEYS.stranger), "token-signature"),
        (World::new().set("id_token", "/iss", json!("https://other.example")), "token-issuer"),
        (World::new().set("id_token", "/aud", json!(["https://other.example"])), "token-audience"),
        (World::new().set("id_token", "/aud", json!([US, "https://other.example"])), "token-audience"),
        (World::new().set("id_token", "/aud", json!([])), "token-audience"),
        (World::new().set("id_token", "/azp", json!("https://other.example")), "token-audience"),
        (World::new().set("id_token", "/exp", past), "token-expired"),
        (World::new().set("id_token", "/iat", json!(now().timestamp() + 61)), "token-future"),
        (World::new().set("id_token", "/nbf", json!(now().timestamp() + 61)), "token-future"),
        (
            World::new().set("id_token", "/nonce", json!("another nonce, but long enough to look right")),
            "token-nonce",
        ),
        (World::new().without("id_token", "nonce"), "token-nonce"),
        (World::new().set("id_token", "/at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")), "token-at-hash"),
        (World::new().without("id_token", "at_hash"), "token-at-hash"),
        (World::new().set("id_token", "/acr", json!("https://www.spid.gov.it/SpidL1")), "token-level"),
        (World::new().set("id_token", "/acr", json!("SpidL2")), "token-acr"),
        (World::new().without("id_token", "acr"), "token-acr"),
        (World::new().set("id_token", "/sub", json!("")), "token-subject"),
    ] {
        assert_eq!(no_login(world).await, code);
    }
    let higher = World::new().set("id_token", "/acr", json!("https://www.spid.gov.it/SpidL3"));
    assert_eq!(login(&higher).await.unwrap().level, SpidLevel::L3, "more than asked is no fault");
}

#[tokio::test]
async fn the_answer_must_come_from_the_provider_to_the_browser_that_asked_in_time() {
    let provider = resolve(&World::new()).await.unwrap();
    let (_, pending) = start(&provider);
    let read = |callback: &Callback, secret: &str, late: i64| {
        let at = now() + TimeDelta::seconds(late);
        party()
            .read_callback(callback, &pending, &provider, secret, at)
            .map(|_| ())
            .map_err(|error| error.code())
    };
    let sound = callback(&pending);
    assert_eq!(read(&sound, SECRET, 599), Ok(()));
    assert_eq!(read(&sound, SECRET, 600), Err("late"));
    assert_eq!(read(&sound, "another browser", 0), Err("other-browser"));
    let with = |change: &dyn Fn(&mut Callback)| {
        let mut changed = sound.clone();
        change(&mut changed);
        read(&changed, SECRET, 0)
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(with(&|c| c.iss = text("https://evil.example")), Err("answer-issuer"));
    assert_eq!(with(&|c| c.iss = None), Err("answer-no-issuer"));
    assert_eq!(with(&|c| c.state = text("guess")), Err("answer-state"));
    assert_eq!(with(&|c| c.state = None), Err("answer-state"));
    assert_eq!(with(&|c| c.code = None), Err("answer-no-code"));
    assert_eq!(with(&|c| c.code = text("")), Err("answer-no-code"));
    // By the rules of SPID and CIE no provider names itself when it refuses, whatever else it promises.
    let promising = Provider { names_itself: true, ..provider.clone() };
    let refusal = Callback { code: None, iss: None, error: text("access_denied"), ..sound.clone() };
    for provider in [&provider, &promising] {
        let read = party().read_callback(&refusal, &pending, provider, SECRET, now());
        assert_eq!(read.unwrap_err().code(), "provider-denied");
    }
    assert_eq!(
        with(&|c| (c.error, c.iss) = (text("access_denied"), text("https://evil.example"))),
        Err("answer-issuer")
    );
    let rejected = text("Authentication request rejected by user");
    assert_eq!(
        with(&|c| (c.error, c.error_description) = (text("invalid_request"), rejected.clone())),
        Err("provider-denied")
    );
    assert_eq!(with(&|c| c.error = text("server_error")), Err("provider-busy"));
    assert_eq!(with(&|c| c.error = text("<script>")), Err("provider-our-request"));
    assert!(!FederationError::Refused(Refused::Denied).is_technical());
}

#[tokio::test]
async fn facts_must_be_signed_by_the_provider_encrypted_to_us_and_about_the_same_person() {
    for (alg, enc) in [
        ("RSA-OAEP", "A128CBC-HS256"),
        ("RSA-OAEP", "A256CBC-HS512"),
        ("RSA-OAEP-256", "A128CBC-HS256"),
        ("RSA-OAEP-256", "A256CBC-HS512"),
    ] {
        let world = World { encryption: Some((alg, enc)), ..World::new() };
        assert!(login(&world).await.is_ok(), "{alg} {enc}");
    }
    for (alg, enc) in [("RSA1_5", "A128CBC-HS256"), ("RSA-OAEP", "A128GCM"), ("dir", "A256CBC-HS512")] {
        let world = World { encryption: Some((alg, enc)), ..World::new() };
        assert_eq!(no_login(world).await, "userinfo-algorithm", "{alg} {enc}");
    }
    assert_eq!(no_login(World { no_encryption: true, ..World::new() }).await, "userinfo-unreadable");
    for (world, code) in [
        (World::new().set("user_info", "/sub", json!("somebody else")), "userinfo-subject"),
        (World::new().set("user_info", "/iss", json!("https://other.example")), "userinfo-issuer"),
        (World::new().set("user_info", "/aud", json!(["https://other.example"])), "userinfo-audience"),
        (World::new().signed_by("user_info", &KEYS.stranger), "userinfo-signature"),
        (World::new().with_algorithm("user_info", "none"), "userinfo-algorithm"),
        (World::new().with_algorithm("user_info", "HS256"), "userinfo-algorithm"),
        (World::new().without("user_info", "family_name"), "attribute-missing"),
        (World::new().set("user_info", "/birthdate", json!("14/03/1988")), "attribute-impossible"),
        (World::new().set("user_info", "/given_name", json!({ "a": 1 })), "attribute-impossible"),
        (World::new().set("user_info", "/given_name", json!("x".repeat(513))), "attribute-impossible"),
    ] {
        assert_eq!(no_login(world).await, code);
    }
    let bare = "/https:~1~1attributes.eid.gov.it~1fiscal_number";
    assert!(claims(&World::new().facts()).pointer(bare).is_some());
    let world = World::new().edit("user_info", |claims| {
        claims["https://attributes.eid.gov.it/fiscal_number"] = json!("FRRGLI88C54M990P");
    });
    assert_eq!(no_login(world).await, "attribute-impossible", "without TINIT- it is not certified");
}

#[tokio::test]
async fn an_id_token_may_be_encrypted_to_us() {
    let sealed = World { seal_id_token: true, ..World::new() };
    assert!(login(&sealed).await.is_ok());
}

#[tokio::test]
async fn keys_change_without_a_login_being_lost() {
    // What the provider encrypted to the key of yesterday is still read.
    let mut later = config();
    let fresh = OwnKey::from_pem(&KEYS.stranger.pem()).unwrap();
    later.keys.encryption.insert(0, fresh);
    let later = RelyingParty::new(later).unwrap();
    let published = claims(&later.entity_configuration(now()).unwrap());
    let keys = published.pointer("/metadata/openid_relying_party/jwks/keys").unwrap().as_array().unwrap();
    assert_eq!(keys.iter().filter(|key| key["use"] == "enc").count(), 2);
    let world = World::new();
    assert!(super::world::login_of(&later, &world).await.is_ok());
}

#[tokio::test]
async fn the_provider_that_refuses_the_code_or_is_down_lets_nobody_in() {
    assert_eq!(no_login(World { token_status: Some(400), ..World::new() }).await, "token-code");
    assert_eq!(no_login(World { token_status: Some(502), ..World::new() }).await, "federation-unavailable");
    assert_eq!(no_login(World { down: Some("op.example"), ..World::new() }).await, "federation-unavailable");
}

#[tokio::test]
async fn only_whoever_asked_for_a_code_exchanges_it() {
    let provider = resolve(&World::new()).await.unwrap();
    let (url, pending) = start(&provider);
    let world = World::new();
    world.received(&pending);
    let mut stored = serde_json::to_value(&pending).unwrap();
    stored["verifier"] = json!("w".repeat(43));
    let other: PendingLogin = serde_json::from_value(stored).unwrap();
    let code = || party().read_callback(&callback(&pending), &pending, &provider, SECRET, now()).unwrap();
    let refused = party().exchange(&world, &provider, &other, code(), now(), [5; 32]).await.unwrap_err();
    assert_eq!((refused.code(), refused.is_technical()), ("token-code", true));

    party().exchange(&world, &provider, &pending, code(), now(), [6; 32]).await.unwrap();
    let forms = world.forms("/token");
    let hash = b64(openssl::sha::sha256(forms[1]["code_verifier"].as_bytes()));
    assert_eq!(claims(&pending.request)["code_challenge"], json!(hash), "what was signed");
    let outside = url.query_pairs().find(|(name, _)| name == "code_challenge").unwrap().1.into_owned();
    assert_eq!(outside, hash, "and what stands beside it");
    assert!(!url.as_str().contains(&forms[1]["code_verifier"]), "the verifier stays here");
}

#[tokio::test]
async fn what_was_granted_is_renewed_and_revoked() {
    let world = World { refresh_token: Some("r1"), ..World::new() };
    let provider = resolve(&World::new()).await.unwrap();
    let tokens = login(&world).await.unwrap().tokens;
    let renewed = party().refresh(&world, &provider, &tokens, now(), [6; 32]).await.unwrap();
    assert_eq!(world.forms("/token")[1]["refresh_token"], "r1");
    let foreign = World::new().set("id_token", "/sub", json!("somebody else"));
    let refused = party().refresh(&foreign, &provider, &tokens, now(), [6; 32]).await.unwrap_err();
    assert_eq!(refused.code(), "token-subject");

    let mut said = Vec::new();
    let given = (now(), [[7; 32], [8; 32]]);
    party().revoke(&world, &provider, &renewed, &mut said, given).await.unwrap();
    assert_eq!(said.len(), 2, "both are for the register");
    let forms = world.forms("/revocation");
    let revoked: Vec<&str> = forms.iter().map(|form| form["token"].as_str()).collect();
    assert_eq!(revoked, ["r1", "the.access.token"]);
    let proofs: Vec<Value> =
        forms.iter().map(|form| claims(&form["client_assertion"])["jti"].clone()).collect();
    assert_ne!(proofs[0], proofs[1], "every proof has a number of its own");

    let without = login(&World::new()).await.unwrap().tokens;
    let refused = party().refresh(&world, &provider, &without, now(), [6; 32]).await.unwrap_err();
    assert_eq!(refused.code(), "token-no-refresh");
}

#[tokio::test]
async fn a_provider_that_changed_its_keys_since_is_asked_for_anew() {
    let keys = json!({ "keys": [KEYS.stranger.public()] });
    let earlier = World::new().set("op", "/metadata/openid_provider/jwks", keys);
    let before = resolve(&earlier).await.unwrap();
    let world = World::new();
    let (_, pending) = start(&before);
    world.received(&pending);
    let code = party().read_callback(&callback(&pending), &pending, &before, SECRET, now()).unwrap();
    let mut granted = party().exchange(&world, &before, &pending, code, now(), [5; 32]).await.unwrap();
    let error = party().identify(&world, &before, &pending, &mut granted, now()).await.unwrap_err();
    assert!(error.is_unknown_key());
    let anew = resolve(&world).await.unwrap();
    assert!(party().identify(&world, &anew, &pending, &mut granted, now()).await.is_ok(), "no login is lost");
}

#[tokio::test]
async fn spid_says_more_of_a_person_and_nothing_in_the_id_token() {
    let mut spid = config();
    spid.profile = Profile::Spid;
    let spid = RelyingParty::new(spid).unwrap();
    let world = World::new().edit("user_info", |claims| {
        claims["gender"] = json!("F");
        claims["place_of_birth"] = json!("M990");
        claims["address"] =
            json!({ "street_address": "Via dei Mulini 12", "locality": "Pontelaro", "postal_code": "50199" });
    });
    let facts = super::world::login_of(&spid, &world).await.unwrap().attributes.0;
    assert_eq!(facts.place_of_birth.as_deref(), Some("M990"));
    assert_eq!(facts.domicile.municipality.as_deref(), Some("Pontelaro"));
    // CIE was not asked for any of it.
    let facts = login(&world).await.unwrap().attributes.0;
    assert!(facts.place_of_birth.is_none() && facts.gender.is_none() && facts.domicile.street.is_none());
}
