"""Settings of the trust anchor and of the CIE provider of the tests. Which of the two is said by FEDERATION_ROLE."""

import os

ROLE = os.environ["FEDERATION_ROLE"]
FOLDER = os.environ["FEDERATION_FOLDER"]
ANCHOR = os.environ["FEDERATION_ANCHOR"]
PROVIDER = os.environ["FEDERATION_PROVIDER"]
PORTAL = os.environ["FEDERATION_PORTAL"]
MARKS = {kind: f"{ANCHOR}/marks/{kind}" for kind in ("openid_provider", "openid_relying_party")}

SECRET_KEY = "only for tests on this machine"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "/static/"
AUTH_USER_MODEL = "spid_cie_oidc_accounts.User"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{FOLDER}/{ROLE}.sqlite3", "OPTIONS": {"timeout": 20}}}
# Both run on one host name: their cookies must not meet.
SESSION_COOKIE_NAME = f"{ROLE}_session"
CSRF_COOKIE_NAME = f"{ROLE}_csrf"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "bootstrap_italia_template",
    "spid_cie_oidc.accounts",
    "spid_cie_oidc.entity",
    "spid_cie_oidc.authority" if ROLE == "anchor" else "spid_cie_oidc.provider",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# The federation: profile of CIE, and no relying party without its mark.
OIDCFED_TRUST_ANCHORS = [ANCHOR]
OIDCFED_DEFAULT_TRUST_ANCHOR = ANCHOR
OIDCFED_REQUIRED_TRUST_MARKS = [MARKS["openid_relying_party"]]
OIDCFED_PROVIDER_PROFILE = "cie"
OIDCFED_DEFAULT_PROVIDER_PROFILE = "cie"
OIDCFED_PROVIDER_MAX_REFRESH = 1
HTTP_CLIENT_SYNC = True
HTTPC_PARAMS = {"timeout": 8}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
