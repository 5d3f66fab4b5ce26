//! Whom to believe: chains, marks, limits, and what we say about ourselves.

use chrono::TimeDelta;
use identity::federation::{FederationError, Provider, RelyingParty};
use serde_json::{Value, json};

use super::world::{
    ANCHOR, KEYS, MARK, MIDDLE, OP, US, World, claims, config, no_trust, now, party, resolve,
};

#[tokio::test]
async fn a_sound_chain_leads_to_the_provider_and_may_be_kept() {
    let world = World::new().set("middle/op", "/exp", json!(now().timestamp() + 100));
    let provider = resolve(&world).await.unwrap();
    assert_eq!(provider.issuer, OP);
    assert_eq!(provider.token_endpoint.as_str(), format!("{OP}/token"));
    assert_eq!(provider.expires_at, now() + TimeDelta::seconds(100), "the least of the expiries");
    assert_eq!(provider.chain.len(), 4, "leaf, two statements, anchor");
    let kept = serde_json::to_string(&provider).unwrap();
    assert_eq!(serde_json::from_str::<Provider>(&kept).unwrap(), provider);
}

#[tokio::test]
async fn a_provider_directly_below_the_anchor_needs_no_intermediate() {
    let world = World::new().set("op", "/authority_hints", json!([ANCHOR]));
    assert_eq!(resolve(&world).await.unwrap().chain.len(), 3);
}

#[tokio::test]
async fn one_dead_end_does_not_hide_the_way_up() {
    let world = World::new().set("op", "/authority_hints", json!(["https://gone.example", MIDDLE]));
    assert!(resolve(&world).await.is_ok());
}

#[tokio::test]
async fn every_statement_must_be_signed_by_the_one_above() {
    for token in ["op", "middle", "anchor", "middle/op", "anchor/middle"] {
        let code = no_trust(World::new().signed_by(token, &KEYS.stranger)).await;
        assert_eq!(code, "trust-signature", "{token}");
    }
}

#[tokio::test]
async fn a_key_that_no_superior_vouches_for_is_worth_nothing() {
    // The provider signs with a key of its own choice and publishes it; the statement above says another.
    let other = KEYS.stranger.clone();
    let public = other.public();
    let world = World::new().set("middle/op", "/jwks", json!({ "keys": [public] }));
    assert_eq!(no_trust(world).await, "trust-unknown-key");
    // An anchor that is not the one whose key we were given.
    let mut config = config();
    config.anchors[0].keys = serde_json::from_value(json!({ "keys": [other.public()] })).unwrap();
    let error = RelyingParty::new(config).unwrap().resolve(&World::new(), OP, now()).await.unwrap_err();
    assert_eq!(error.code(), "trust-unknown-key");
}

#[tokio::test]
async fn statements_outside_their_time_are_refused() {
    for token in ["op", "middle", "anchor", "middle/op", "anchor/middle"] {
        let old = World::new().set(token, "/exp", json!(now().timestamp() - 61));
        assert_eq!(no_trust(old).await, "trust-expired", "{token}");
        let edge = World::new().set(token, "/exp", json!(now().timestamp() - 59));
        assert!(resolve(&edge).await.is_ok(), "{token}: clocks may differ by a minute");
        let future = World::new().set(token, "/iat", json!(now().timestamp() + 61));
        assert_eq!(no_trust(future).await, "trust-future", "{token}");
    }
}

#[tokio::test]
async fn a_statement_about_or_by_somebody_else_is_refused() {
    let foreign = World::new().set("middle/op", "/sub", json!("https://other.example"));
    assert_eq!(no_trust(foreign).await, "trust-issuer", "it vouches for somebody else, not for the provider");
    let issuer = World::new().set("middle/op", "/iss", json!("https://other.example"));
    assert_eq!(no_trust(issuer).await, "trust-issuer");
    let itself = World::new().set("op", "/sub", json!("https://other.example"));
    assert_eq!(no_trust(itself).await, "trust-subject");
}

#[tokio::test]
async fn algorithms_and_kinds_of_token_outside_the_profile_are_refused() {
    for algorithm in ["none", "HS256"] {
        for token in ["op", "middle/op", "anchor"] {
            let code = no_trust(World::new().with_algorithm(token, algorithm)).await;
            assert_eq!(code, "trust-algorithm", "{token} {algorithm}");
        }
    }
    for algorithm in ["RS512", "PS256"] {
        assert!(resolve(&World::new().with_algorithm("middle/op", algorithm)).await.is_ok(), "{algorithm}");
    }
    assert_eq!(no_trust(World::new().with_type("middle/op", "JWT")).await, "trust-type");
    let critical = World::new().set("middle/op", "/crit", json!(["something"]));
    assert_eq!(no_trust(critical).await, "trust-critical");
}

#[tokio::test]
async fn loops_and_endless_chains_end() {
    let around = World::new().set("middle", "/authority_hints", json!([OP]));
    assert_eq!(no_trust(around).await, "trust-loop");
    let itself = World::new().set("op", "/authority_hints", json!([OP]));
    assert_eq!(no_trust(itself).await, "trust-loop");
    let nowhere = World::new().set("op", "/authority_hints", json!([]));
    assert_eq!(no_trust(nowhere).await, "trust-no-path");
    let hints: Vec<String> = (0..50).map(|at| format!("https://h{at}.example")).collect();
    let many = World::new().set("op", "/authority_hints", json!(hints));
    assert_eq!(resolve(&many).await.unwrap_err().code(), "trust-unknown-entity");
    assert!(many.asked.lock().unwrap().len() < 10, "nobody is asked fifty times");
}

#[tokio::test]
async fn the_limits_that_authorities_set_are_kept() {
    let short = World::new().set("anchor", "/constraints", json!({ "max_path_length": 0 }));
    assert_eq!(no_trust(short).await, "trust-too-long");
    let enough = World::new().set("anchor/middle", "/constraints", json!({ "max_path_length": 1 }));
    assert!(resolve(&enough).await.is_ok());
    for (naming, sound) in [
        (json!({ "permitted": [".example"] }), true),
        (json!({ "permitted": [".it"] }), false),
        (json!({ "excluded": ["op.example"] }), false),
        (json!({ "excluded": ["other.example"] }), true),
    ] {
        let world =
            World::new().set("anchor/middle", "/constraints", json!({ "naming_constraints": naming }));
        assert_eq!(resolve(&world).await.is_ok(), sound, "{naming}");
    }
    let kinds = json!({ "allowed_entity_types": ["openid_relying_party"] });
    let world = World::new().set("anchor/middle", "/constraints", kinds);
    assert_eq!(no_trust(world).await, "provider-no-metadata");
}

#[tokio::test]
async fn a_required_mark_must_be_there_sound_and_from_whoever_may_give_it() {
    assert_eq!(no_trust(World::new().without("op", "trust_marks")).await, "trust-mark-missing");
    let wrong = [
        World::new().signed_by("mark", &KEYS.stranger),
        World::new().set("mark", "/sub", json!("https://other.example")),
        World::new().set("mark", "/exp", json!(now().timestamp() - 61)),
        World::new().with_algorithm("mark", "none"),
        World::new().with_type("mark", "JWT"),
        World::new().set("anchor", "/trust_mark_issuers", json!({ MARK: [ANCHOR] })),
        World::new().set("anchor", "/trust_mark_issuers", json!({})),
    ];
    for (at, world) in wrong.into_iter().enumerate() {
        assert_eq!(no_trust(world).await, "trust-mark-invalid", "case {at}");
    }
    assert_eq!(no_trust(World::new().set("mark", "/id", json!("other"))).await, "trust-mark-missing");
    let none_required = RelyingParty::new({
        let mut config = config();
        config.required_trust_marks.clear();
        config
    });
    let world = World::new().without("op", "trust_marks");
    assert!(none_required.unwrap().resolve(&world, OP, now()).await.is_ok());
}

#[tokio::test]
async fn the_provider_must_follow_the_profile() {
    let at = |name: &str, value: Value| {
        let name = name.to_owned();
        World::new().edit("op", move |claims| claims["metadata"]["openid_provider"][&name] = value.clone())
    };
    for (world, code) in [
        (at("issuer", json!("https://other.example")), "provider-issuer"),
        (at("token_endpoint", json!("http://op.example/token")), "provider-endpoint"),
        (at("userinfo_endpoint", json!("https://user:pw@op.example/u")), "provider-endpoint"),
        (
            at("token_endpoint_auth_methods_supported", json!(["client_secret_basic"])),
            "provider-authentication",
        ),
        (at("response_types_supported", json!(["token"])), "provider-code-flow"),
        (at("jwks", json!({ "keys": [] })), "provider-keys"),
    ] {
        assert_eq!(no_trust(world).await, code);
    }
}

#[tokio::test]
async fn nobody_is_asked_without_tls_and_who_is_down_is_told_apart_from_who_lies() {
    let plain = World::new().set("op", "/authority_hints", json!(["http://anchor.example"]));
    assert_eq!(resolve(&plain).await.unwrap_err(), FederationError::Trust("trust-address"));
    for host in ["op.example", "middle.example", "anchor.example"] {
        let world = World { down: Some(host), ..World::new() };
        assert!(matches!(resolve(&world).await, Err(FederationError::Unavailable(_))), "{host}");
    }
}

#[tokio::test]
async fn what_we_say_about_ourselves_is_complete_and_holds_no_private_key() {
    let token = party().entity_configuration(now()).unwrap();
    let said = claims(&token);
    assert_eq!((said["iss"].as_str(), said["sub"].as_str()), (Some(US), Some(US)));
    assert_eq!(said["authority_hints"], json!([ANCHOR]));
    assert_eq!(said["exp"].as_i64().unwrap() - said["iat"].as_i64().unwrap(), 86400);
    assert_eq!(said["trust_marks"].as_array().unwrap().len(), 1);
    assert!(said.pointer("/metadata/federation_entity/organization_name").is_some());
    let client = said.pointer("/metadata/openid_relying_party").unwrap();
    assert_eq!(client["client_registration_types"], json!(["automatic"]));
    assert_eq!(client["redirect_uris"], json!(["https://portal.example/cie/ritorno"]));
    let uses: Vec<&str> =
        client["jwks"]["keys"].as_array().unwrap().iter().map(|key| key["use"].as_str().unwrap()).collect();
    assert_eq!(uses, ["sig", "sig", "enc"], "the next signing key is published before its time");
    for private in ["\"d\"", "\"p\"", "\"q\"", "\"dp\""] {
        assert!(!said.to_string().contains(private), "{private}");
    }
    assert!(!token.contains(MIDDLE));
}

#[test]
fn a_configuration_that_cannot_work_is_refused_at_once() {
    let broken = |change: fn(&mut identity::federation::RelyingPartyConfig)| {
        let mut config = config();
        change(&mut config);
        RelyingParty::new(config).is_err()
    };
    assert!(!broken(|_| {}));
    assert!(broken(|config| config.keys.signing.clear()));
    assert!(broken(|config| config.keys.signing = config.keys.federation.clone()));
    assert!(broken(|config| config.anchors.clear()));
    assert!(broken(|config| config.anchors[0].keys.keys.clear()));
    assert!(broken(|config| config.authority_hints.clear()));
    assert!(broken(|config| config.entity_id = "portal".to_owned()));
}
