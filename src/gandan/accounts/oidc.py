"""Signing on at another system by OpenID Connect: code flow with PKCE, and an id_token that is always verified.

allauth trusts an id_token that came straight from the token endpoint and sends no nonce; here signature, issuer,
audience, hours, nonce and the person of the userinfo answer are checked every time (OpenID Connect Core 1.0, 3.1.3.7
and 5.3.2).
"""

import secrets
from collections.abc import Mapping
from typing import Any, cast

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

PROVIDER_ID = "mot-lan"
"""The one provider that settings may name."""

_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures by a key pair only: with a shared key, whoever can verify can also forge."""
_LEEWAY = 60
"""Seconds by which two clocks may differ."""


def read_id_token(
    token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str | None
) -> dict[str, Any]:
    """Return the claims of a token that holds; raises OAuth2Error for any that does not."""
    try:
        wanted = jwt.get_unverified_header(token).get("kid")
        known = jwt.PyJWKSet.from_dict(dict(keys)).keys
        fitting = [key for key in known if wanted in (None, key.key_id)]
        if len(fitting) != 1:
            raise OAuth2Error(f"{len(fitting)} keys fit kid {wanted!r}")
        claims: dict[str, Any] = jwt.decode(
            token,
            key=fitting[0].key,
            algorithms=list(_ALGORITHMS),
            audience=client_id,
            issuer=issuer,
            leeway=_LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, TypeError) as error:
        raise OAuth2Error(f"id_token refused: {error}") from error
    if not nonce or not secrets.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise OAuth2Error("id_token holds another nonce")
    if claims.get("azp", client_id) != client_id or (isinstance(claims["aud"], list) and len(claims["aud"]) > 1):
        raise OAuth2Error(f"id_token is for {claims['aud']!r}, not for us alone")
    return claims


class Adapter(OpenIDConnectOAuth2Adapter):
    nonce: str | None = None

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        asked = self._provider.app.settings["server_url"]
        if config.get("issuer", "").rstrip("/") != asked.rstrip("/"):
            raise OAuth2Error(f"server {asked!r} calls itself {config.get('issuer')!r}")
        return config

    @property
    def _provider(self) -> "Provider":
        return cast("Any", self).get_provider()  # type: ignore[no-any-return]

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return str(build_absolute_uri(request, reverse("openid_connect_callback"), self.redirect_uri_protocol))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Return who signed on; of what the other system tells, only the subject and a verified address are used."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        claims = read_id_token(
            str(kwargs["response"].get("id_token", "")),
            keys=answer.json(),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )
        told = self._fetch_user_info(token.token)
        if not isinstance(told, dict) or told.get("sub") != claims["sub"]:
            raise OAuth2Error("userinfo tells of another person than the id_token")
        login: SocialLogin = self._provider.sociallogin_from_response(request, {"userinfo": {**claims, **told}})
        login.account.extra_data = {}
        return login


class Provider(OpenIDConnectProvider):
    oauth2_adapter_class = Adapter

    def redirect(self, request: HttpRequest, process: str, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = AuthProcess.CONNECT if process == AuthProcess.CONNECT else AuthProcess.LOGIN
        nonce = secrets.token_urlsafe(24)
        params = {**cast("Any", self).get_auth_params(), "nonce": nonce}
        kwargs.pop("auth_params", None)
        response: HttpResponse = super().redirect(request, kind, *args, auth_params=params, nonce=nonce, **kwargs)
        return response

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Ask for what is set up, whatever the request says."""
        return list(cast("Any", self).get_scope())


class ReturnView(OAuth2CallbackView):
    adapter: Adapter

    def _get_state(self, request: HttpRequest, provider: Provider) -> tuple[dict[str, Any] | None, Any]:
        state, response = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce")
        return state, response
