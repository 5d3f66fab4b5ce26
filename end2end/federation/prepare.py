"""Fills the databases of the trust anchor and of the provider, and writes what the portal is given by hand.

    prepare.py anchor     keys, the two entities below it and their marks; writes anchor-jwks.json, marks-*.json
    prepare.py provider   the provider of CIE with one citizen (after the anchor)
    prepare.py tokens     prints how many tokens the provider issued and how many of them are revoked
"""

import json
import os
import sys

os.environ["FEDERATION_ROLE"] = "anchor" if sys.argv[1] == "anchor" else "provider"
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

import django  # noqa: E402

django.setup()

from cryptography.hazmat.primitives import serialization  # noqa: E402
from cryptojwt.jwk.rsa import RSAKey  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from spid_cie_oidc.entity.jwks import create_jwk, public_jwk_from_private_jwk  # noqa: E402
from spid_cie_oidc.entity.models import FederationEntityConfiguration  # noqa: E402


def write(name, value):
    with open(f"{settings.FOLDER}/{name}", "w", encoding="utf-8") as file:
        json.dump(value, file)


def read(name):
    with open(f"{settings.FOLDER}/{name}", encoding="utf-8") as file:
        return json.load(file)


def new_key():
    return {**create_jwk(), "use": "sig"}


def portal_key():
    """The public half of the portal's federation key, under the name that the portal gives it."""
    with open(f"{settings.FOLDER}/portal-federation.key", "rb") as file:
        private = serialization.load_pem_private_key(file.read(), password=None)
    key = RSAKey(pub_key=private.public_key(), use="sig")
    key.kid = key.thumbprint("SHA-256").decode()
    return key.serialize()


def entity(kind, sub, fed_key, metadata, **more):
    FederationEntityConfiguration.objects.create(
        sub=sub, entity_type=kind, jwks_fed=[fed_key], metadata=metadata, is_active=True, default_exp=60, **more
    )


def anchor():
    from spid_cie_oidc.authority.models import FederationDescendant, FederationEntityAssignedProfile, FederationEntityProfile

    own, provider = new_key(), new_key()
    about = {
        "contacts": ["anchor@anchor.example"],
        "federation_fetch_endpoint": f"{settings.ANCHOR}/fetch",
        "federation_list_endpoint": f"{settings.ANCHOR}/list",
        "organization_name": "Trust anchor of the tests",
    }
    entity(
        "federation_entity", settings.ANCHOR, own, {"federation_entity": about}, jwks_core=[new_key()],
        trust_mark_issuers={mark: [settings.ANCHOR] for mark in settings.MARKS.values()},
        constraints={"max_path_length": 1},
    )
    below = [
        ("openid_provider", settings.PROVIDER, public_jwk_from_private_jwk(provider)),
        ("openid_relying_party", settings.PORTAL, portal_key()),
    ]
    issuer = FederationEntityConfiguration.objects.get(sub=settings.ANCHOR)
    for kind, sub, key in below:
        descendant = FederationDescendant.objects.create(
            uid=kind, name=kind, sub=sub, type=kind, jwks=[key], status="valid", is_active=True
        )
        profile = FederationEntityProfile.objects.create(
            name=kind, profile_category=kind, profile_id=settings.MARKS[kind], trust_mark_template={"ref": settings.ANCHOR}
        )
        assigned = FederationEntityAssignedProfile.objects.create(descendant=descendant, profile=profile, issuer=issuer)
        write(f"marks-{kind}.json", [assigned.trust_mark])
    write("anchor-jwks.json", {"keys": [public_jwk_from_private_jwk(own)]})
    write("provider-key.json", provider)


def provider():
    from django.contrib.auth import get_user_model

    core = new_key()
    here = settings.PROVIDER
    levels = [f"https://www.spid.gov.it/SpidL{level}" for level in (1, 2, 3)]
    signing, key_wrap = ["RS256", "ES256"], ["RSA-OAEP", "RSA-OAEP-256"]
    content = ["A128CBC-HS256", "A256CBC-HS512"]
    about = {
        "issuer": here,
        "organization_name": "CIE of the tests",
        "authorization_endpoint": f"{here}/authorization",
        "token_endpoint": f"{here}/token",
        "userinfo_endpoint": f"{here}/userinfo",
        "introspection_endpoint": f"{here}/introspection",
        "revocation_endpoint": f"{here}/revocation",
        "jwks": {"keys": [public_jwk_from_private_jwk(core)]},
        "client_registration_types_supported": ["automatic"],
        "scopes_supported": ["openid", "offline_access", "profile", "email"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["form_post", "query"],
        "grant_types_supported": ["refresh_token", "authorization_code"],
        "acr_values_supported": levels,
        "subject_types_supported": ["pairwise"],
        "claims_parameter_supported": True,
        "request_parameter_supported": True,
        "authorization_response_iss_parameter_supported": True,
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": signing,
        "id_token_signing_alg_values_supported": signing,
        "id_token_encryption_alg_values_supported": key_wrap,
        "id_token_encryption_enc_values_supported": content,
        "userinfo_signing_alg_values_supported": signing,
        "userinfo_encryption_alg_values_supported": key_wrap,
        "userinfo_encryption_enc_values_supported": content,
        "request_object_signing_alg_values_supported": signing,
        "request_object_encryption_alg_values_supported": key_wrap,
        "request_object_encryption_enc_values_supported": content,
    }
    entity(
        "openid_provider", here, read("provider-key.json"), {"openid_provider": about}, jwks_core=[core],
        authority_hints=[settings.ANCHOR], trust_marks=read("marks-openid_provider.json"),
    )
    user = get_user_model().objects.create_user(username="giulia", password="una parola di prova")
    user.attributes = {
        "given_name": "Giulia",
        "family_name": "D'Amicò",
        "birthdate": "1988-03-14",
        "https://attributes.eid.gov.it/fiscal_number": "TINIT-FRRGLI88C54M990P",
        "email": "giulia.damico@posta.example",
    }
    user.save()


def tokens():
    from spid_cie_oidc.provider.models import IssuedToken

    print(json.dumps({"issued": IssuedToken.objects.count(), "revoked": IssuedToken.objects.filter(revoked=True).count()}))


if sys.argv[1] == "tokens":
    tokens()
else:
    call_command("migrate", verbosity=0)
    {"anchor": anchor, "provider": provider}[sys.argv[1]]()
