//! What authorities make of the metadata of those below them.

use identity::federation::{Policy, PolicyProblem};
use serde_json::{Map, Value, json};

use super::world::{OP, World, no_trust, resolve};

fn policy(raw: &Value) -> Result<Policy, PolicyProblem> {
    Policy::read(&serde_json::from_value(raw.clone()).unwrap(), &["strange".to_owned()])
}

fn applied(rules: &Value, metadata: &Value) -> Result<Value, PolicyProblem> {
    let metadata: Map<String, Value> = serde_json::from_value(metadata.clone()).unwrap();
    policy(rules)?.apply(metadata).map(Value::Object)
}

#[test]
fn each_operator_does_what_the_standard_says() {
    let p = json!({ "p": ["a", "b"] });
    for (rule, before, after) in [
        (json!({ "value": "x" }), json!({ "p": "y" }), json!({ "p": "x" })),
        (json!({ "value": "x" }), json!({}), json!({ "p": "x" })),
        (json!({ "value": null }), json!({ "p": "y" }), json!({})),
        (json!({ "add": ["b", "c"] }), p.clone(), json!({ "p": ["a", "b", "c"] })),
        (json!({ "add": ["c"] }), json!({}), json!({ "p": ["c"] })),
        (json!({ "default": "x" }), json!({}), json!({ "p": "x" })),
        (json!({ "default": "x" }), json!({ "p": "y" }), json!({ "p": "y" })),
        (json!({ "one_of": ["x", "y"] }), json!({ "p": "y" }), json!({ "p": "y" })),
        (json!({ "one_of": ["x", "y"] }), json!({}), json!({})),
        (json!({ "subset_of": ["b", "c"] }), p.clone(), json!({ "p": ["b"] })),
        (json!({ "subset_of": ["c"] }), p.clone(), json!({})),
        (json!({ "superset_of": ["a"] }), p.clone(), p.clone()),
        (json!({ "superset_of": ["a"] }), json!({}), json!({})),
        (json!({ "essential": true }), p.clone(), p.clone()),
        (json!({ "default": ["a", "z"], "subset_of": ["a"] }), json!({}), json!({ "p": ["a"] })),
        (json!({ "unheard_of": 1 }), p.clone(), p.clone()),
    ] {
        assert_eq!(applied(&json!({ "p": rule }), &before), Ok(after), "{rule} on {before}");
    }
}

#[test]
fn metadata_that_cannot_follow_is_refused() {
    for (rule, before) in [
        (json!({ "one_of": ["x", "y"] }), json!({ "p": "z" })),
        (json!({ "superset_of": ["a", "c"] }), json!({ "p": ["a", "b"] })),
        (json!({ "essential": true }), json!({})),
        (json!({ "essential": true }), json!({ "p": null })),
        (json!({ "essential": true, "subset_of": ["c"] }), json!({ "p": ["a"] })),
    ] {
        let result = applied(&json!({ "p": rule }), &before);
        assert_eq!(result, Err(PolicyProblem::Violation), "{rule} on {before}");
    }
}

#[test]
fn policies_that_make_no_sense_are_refused() {
    for (rule, problem) in [
        (json!({ "strange": 1 }), PolicyProblem::UnknownCritical),
        (json!({ "essential": "yes" }), PolicyProblem::Malformed),
        (json!({ "subset_of": 5 }), PolicyProblem::Malformed),
        (json!({ "default": null }), PolicyProblem::Malformed),
        (json!({ "one_of": ["a"], "subset_of": ["a"] }), PolicyProblem::Contradiction),
        (json!({ "one_of": ["a"], "add": ["a"] }), PolicyProblem::Contradiction),
        (json!({ "superset_of": ["a"], "subset_of": ["b"] }), PolicyProblem::Contradiction),
        (json!({ "add": ["a"], "subset_of": ["b"] }), PolicyProblem::Contradiction),
        (json!({ "value": "a", "one_of": ["b"] }), PolicyProblem::Contradiction),
        (json!({ "value": null, "essential": true }), PolicyProblem::Contradiction),
    ] {
        assert_eq!(policy(&json!({ "p": rule })), Err(problem), "{rule}");
    }
}

#[test]
fn whoever_is_below_may_only_narrow() {
    let both =
        |upper: Value, lower: Value| policy(&json!({ "p": upper }))?.merge(policy(&json!({ "p": lower }))?);
    for (upper, lower, together) in [
        (
            json!({ "subset_of": ["a", "b"] }),
            json!({ "subset_of": ["b", "c"] }),
            json!({ "subset_of": ["b"] }),
        ),
        (
            json!({ "superset_of": ["a"] }),
            json!({ "superset_of": ["b"] }),
            json!({ "superset_of": ["a", "b"] }),
        ),
        (json!({ "one_of": ["a", "b"] }), json!({ "one_of": ["b"] }), json!({ "one_of": ["b"] })),
        (json!({ "add": ["a"] }), json!({ "add": ["b"] }), json!({ "add": ["a", "b"] })),
        (json!({ "essential": true }), json!({ "essential": false }), json!({ "essential": true })),
        (json!({ "value": "a" }), json!({ "essential": true }), json!({ "value": "a", "essential": true })),
    ] {
        assert_eq!(both(upper, lower), policy(&json!({ "p": together })), "{together}");
    }
    for (upper, lower) in [
        (json!({ "value": "a" }), json!({ "value": "b" })),
        (json!({ "default": "a" }), json!({ "default": "b" })),
        (json!({ "one_of": ["a"] }), json!({ "one_of": ["b"] })),
        (json!({ "subset_of": ["a"] }), json!({ "superset_of": ["b"] })),
        (json!({ "value": "a" }), json!({ "one_of": ["b"] })),
        (json!({ "subset_of": ["a"] }), json!({ "add": ["b"] })),
    ] {
        assert_eq!(both(upper.clone(), lower.clone()), Err(PolicyProblem::Contradiction), "{upper} {lower}");
    }
}

#[tokio::test]
async fn the_policies_of_the_whole_chain_are_followed() {
    let moved = format!("{OP}/moved");
    let value = json!({ "openid_provider": { "token_endpoint": { "value": moved } } });
    let world = World::new().set("anchor/middle", "/metadata_policy", value.clone());
    assert_eq!(resolve(&world).await.unwrap().token_endpoint.as_str(), moved);

    let methods = |only: &str| json!({ "openid_provider": { "token_endpoint_auth_methods_supported": { "subset_of": [only] } } });
    let world = World::new().set("middle/op", "/metadata_policy", methods("private_key_jwt"));
    assert!(resolve(&world).await.is_ok());
    let world = World::new().set("middle/op", "/metadata_policy", methods("client_secret_basic"));
    assert_eq!(no_trust(world).await, "provider-authentication");

    let contradiction =
        json!({ "openid_provider": { "token_endpoint": { "value": "https://evil.example" } } });
    let world = World::new().set("anchor/middle", "/metadata_policy", value).set(
        "middle/op",
        "/metadata_policy",
        contradiction,
    );
    assert_eq!(no_trust(world).await, "trust-policy");

    let essential = json!({ "openid_provider": { "logo_uri": { "essential": true } } });
    let world = World::new().set("anchor/middle", "/metadata_policy", essential);
    assert_eq!(no_trust(world).await, "trust-policy");
}

#[tokio::test]
async fn an_unknown_operator_stops_us_only_if_it_is_critical() {
    let strange = json!({ "openid_provider": { "issuer": { "regexp": "^https" } } });
    let world = World::new().set("middle/op", "/metadata_policy", strange.clone());
    assert!(resolve(&world).await.is_ok());
    let world = World::new().set("middle/op", "/metadata_policy", strange).set(
        "middle/op",
        "/metadata_policy_crit",
        json!(["regexp"]),
    );
    assert_eq!(no_trust(world).await, "trust-policy");
}

#[tokio::test]
async fn what_the_authority_directly_above_says_replaces_what_the_provider_says() {
    let said = json!({ "openid_provider": { "userinfo_endpoint": format!("{OP}/facts") } });
    let world = World::new().set("middle/op", "/metadata", said.clone());
    assert_eq!(resolve(&world).await.unwrap().userinfo_endpoint.as_str(), format!("{OP}/facts"));
    let further_up = World::new().set("anchor/middle", "/metadata", said);
    assert_eq!(resolve(&further_up).await.unwrap().userinfo_endpoint.as_str(), format!("{OP}/userinfo"));
}
