"""Addresses of the trust anchor or of the provider."""

from django.conf import settings
from django.urls import include, path

if settings.ROLE == "anchor":
    urlpatterns = [path("", include("spid_cie_oidc.entity.urls")), path("", include("spid_cie_oidc.authority.urls"))]
else:
    urlpatterns = [path("oidc/op/", include("spid_cie_oidc.entity.urls")), path("", include("spid_cie_oidc.provider.urls"))]
