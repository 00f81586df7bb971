"""Settings of the project; everything that differs between places comes from the environment.

See ``docs/operations.md`` for the list of variables.
"""

import datetime as dt
import sys
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from gandan.config import env
from gandan.config.databases import from_url

PACKAGE = Path(__file__).resolve().parents[1]

DATA = env.path("GANDAN_DATA", Path("~/.local/share/gandan"))
DEMO = env.flag("GANDAN_DEMO")
DEBUG = env.flag("GANDAN_DEBUG")
TESTING = "pytest" in sys.modules
TODAY = dt.date.fromisoformat(env.text("GANDAN_TODAY")) if env.text("GANDAN_TODAY") else None
"""The day that the product takes for today; only demo and tests set it."""

SECRET_KEY = env.text("SECRET_KEY") or "only-for-commands-that-serve-nothing"
ALLOWED_HOSTS = env.names("GANDAN_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.names("GANDAN_ORIGINS")
SECURE = env.flag("GANDAN_HTTPS")

INSTALLED_APPS = [
    "gandan.common",
    "gandan.tenancy",
    "gandan.accounts",
    "gandan.workdays",
    "gandan.audit",
    "gandan.organisations",
    "gandan.files",
    "gandan.access",
    "gandan.notifications",
    "gandan.activities",
    "gandan.indicators",
    "gandan.documents",
    "gandan.plans",
    "gandan.procedures",
    "gandan.reports",
    "gandan.assessment",
    "gandan.dashboards",
    "gandan.inspection",
    "gandan.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gandan.common.middleware.language",
    "gandan.common.middleware.readable",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gandan.files.upload.bounded",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gandan.accounts.middleware.last_seen",
    "gandan.accounts.middleware.own_password",
    "gandan.tenancy.middleware.tenant",
    "gandan.organisations.middleware.actor",
    "gandan.access.middleware.second_factor",
]

ROOT_URLCONF = "gandan.config.urls"
WSGI_APPLICATION = "gandan.config.wsgi.application"

DATABASES = {
    "default": from_url(
        env.text("DATABASE_URL", "postgresql:///gandan"),
        pool_size=0 if TESTING else env.number("GANDAN_POOL", 0),
    )
}
if env.text("DATABASE_CITY_URL"):
    # never migrated nor written: in tests another way into the one database
    DATABASES["city"] = from_url(env.text("DATABASE_CITY_URL"), pool_size=0) | {"TEST": {"MIRROR": "default"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Django's 300 would let whoever fills the cache open a login that wrong passwords had shut
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(str(folder) for folder in PACKAGE.glob("*/jinja2")),
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "gandan.config.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "gandan.config.context.shell",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["gandan.accounts.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "gandan.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "gandan.accounts.forms.LoginForm",
    "change_password": "gandan.accounts.forms.ChangePasswordForm",
    "set_password": "gandan.accounts.forms.SetPasswordForm",
    "reauthenticate": "gandan.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "gandan.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "gandan.accounts.forms.ActivateAppForm",
    "authenticate": "gandan.accounts.forms.CodeForm",
    "reauthenticate": "gandan.accounts.forms.CodeAgainForm",
    "add_webauthn": "gandan.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "gandan.accounts.forms.RenamePasskeyForm",
    "login_webauthn": "gandan.accounts.forms.PasskeySignInForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
"""Addresses come from the administrator; nobody signs up with one."""
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
"""A whole office comes in from one address at half past seven."""
MFA_TOTP_ISSUER = "Gần Dân"
MFA_TOTP_TOLERANCE = 1
"""Telephones whose clock is half a minute off are common."""
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS: dict[str, str] = {
    "login": "60/m/ip",
    "login_failed": "20/m/ip,6/5m/key,20/h/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}

OIDC_SERVER = env.text("GANDAN_OIDC_SERVER").rstrip("/")
"""Issuer of the system at which people may sign on; empty where there is none."""
OIDC_NAME = env.text("GANDAN_OIDC_NAME") or "VNeID"
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = True
SOCIALACCOUNT_ADAPTER = "gandan.accounts.social.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "provider_class": "gandan.accounts.oidc.Provider",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "mot-lan",
                "name": OIDC_NAME,
                "client_id": env.text("GANDAN_OIDC_CLIENT_ID"),
                "secret": env.text("GANDAN_OIDC_SECRET"),
                "settings": {"server_url": OIDC_SERVER},
            }
        ]
        if OIDC_SERVER
        else [],
    }
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
BEHIND_PROXY = env.flag("GANDAN_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
"""Without it every person behind the proxy would share one limit of sign-ins."""

EMAIL_HOST = env.text("GANDAN_EMAIL_HOST")
"""Empty where no e-mail is sent: what would go out is then handed over on paper."""
EMAIL_PORT = env.number("GANDAN_EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("GANDAN_EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("GANDAN_EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("GANDAN_EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.text("GANDAN_EMAIL_FROM") or "gan-dan@localhost"

X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "gandan.common.views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "gandan_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = env.path("GANDAN_STATIC", DATA / "static")
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING

FILES_ROOT = DATA / "files"
"""Where the bytes of stored files lie, one folder per commune."""
MAX_UPLOAD_BYTES = env.number("GANDAN_MAX_UPLOAD_MB", 30) * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["gandan.files.upload.BoundedMemoryUploadHandler"]
"""Kept in memory: a paper with a secrecy mark must not touch the disk before it is refused."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"] if not SECURE else []

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "gandan.common.logs.json_formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.text("GANDAN_LOG_LEVEL", "INFO")},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
