"""Every setting, read once from the environment. The council is configuration, not code."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
import structlog

from sixthday.web.kit.logged import without_secrets

env = environ.Env()
HERE = Path(__file__).resolve().parent.parent
LOCAL = Path(env("SIXTHDAY_LOCAL", default=str(HERE / ".local")))

DEMO = env.bool("SIXTHDAY_DEMO", default=False)  # a made-up council: banner on every page, demo accounts allowed
DATA = LOCAL / "demo" if DEMO else LOCAL  # the database file and stored files: a demo never touches a real council's
DEMO_PASSWORD = "a child by day six"  # noqa: S105 - of every demo account, and shown on the demonstration's sign-in page
DEBUG = env.bool("SIXTHDAY_DEBUG", default=False)
SECRET_KEY = env("SIXTHDAY_SECRET_KEY", default="insecure-until-it-is-set")
ALLOWED_HOSTS = env.list("SIXTHDAY_HOSTS", default=["127.0.0.1", "localhost", "testserver"])
CSRF_TRUSTED_ORIGINS = env.list("SIXTHDAY_ORIGINS", default=[])
SECURE_TRANSPORT = env.bool("SIXTHDAY_HTTPS", default=False)

# --- the council -------------------------------------------------------------------------------------------
COUNCIL = {
    "name": env("SIXTHDAY_COUNCIL_NAME", default="Herefordshire Council"),
    "authority": env("SIXTHDAY_AUTHORITY", default="E06000019"),  # ONS code of the education authority
    "dfe_number": env("SIXTHDAY_DFE_NUMBER", default="884"),
    "districts": env.list("SIXTHDAY_DISTRICTS", default=["E06000019"]),  # ONS district codes; one for a unitary
    "colour": env("SIXTHDAY_COLOUR", default="#174f57"),
    "team": env("SIXTHDAY_TEAM", default="Starting Well Broker Team"),
    "telephone": env("SIXTHDAY_TELEPHONE", default="01632 960 100"),
    "email": env("SIXTHDAY_EMAIL", default="brokers@council.example"),
    "complaints": env("SIXTHDAY_COMPLAINTS", default="complaints@council.example"),
}

# --- what is installed ---------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "sixthday.web",
    "sixthday.ops",
    "sixthday.audit",
    "sixthday.access",
    "sixthday.outbox",
    "sixthday.documents",
    "sixthday.reference",
    "sixthday.framework",
    "sixthday.providers",
    "sixthday.ledger",
    "sixthday.admission",
    "sixthday.referrals",
    "sixthday.places",
    "sixthday.awards",
    "sixthday.calloffs",
    "sixthday.placements",
    "sixthday.quality",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_structlog",
    "django_q",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sixthday.web.kit.doors.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "sixthday.web.kit.acts.Net",
]

ROOT_URLCONF = "sixthday.urls"
WSGI_APPLICATION = "sixthday.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,  # <app>/jinja2/
        "OPTIONS": {
            "environment": "sixthday.web.kit.environment.environment",
            "context_processors": ["sixthday.web.kit.environment.page"],
        },
    },
    {  # only for allauth's own pages
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sixthday.web.kit.environment.page",
            ]
        },
    },
]
FORM_RENDERER = "sixthday.web.kit.forms.Renderer"

# --- data ------------------------------------------------------------------------------------------------------
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728;"
        " PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'sixthday.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {
        "OPTIONS": SQLITE,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": env("SIXTHDAY_TEST_DATABASE", default=str(LOCAL / "test.sqlite3"))},
    }
else:
    THREADS = env.int("SIXTHDAY_THREADS", default=4)
    DATABASES["default"]["CONN_MAX_AGE"] = 0
    # records are read whole, over twenty joins: planned in the order they are written, a third of the planning time
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off -c join_collapse_limit=1")
    if env.bool("SIXTHDAY_POOL", default=True):
        DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": THREADS + 2, "timeout": 5}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # beyond it a third goes, counts of wrong tries among them
    }
}  # fmt: skip
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(DATA / "files")}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = LOCAL / "static"
STATICFILES_DIRS = [
    LOCAL / "styles",  # compiled at set-up
    ("govuk", HERE / "node_modules/govuk-frontend/dist/govuk"),
    ("accessible-autocomplete", HERE / "node_modules/accessible-autocomplete/dist"),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
UPLOAD_LIMIT_BYTES = 10 * 1024 * 1024
SCANNER = env("SIXTHDAY_SCANNER", default="test_signature" if DEMO else "clamd")  # documents.choices.Scanner
CLAMD = env("SIXTHDAY_CLAMD", default="/run/clamav/clamd.ctl")  # the daemon's socket, or host:port
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- time and words ------------------------------------------------------------------------------------------
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
LANGUAGE_CODE = "en-gb"

# --- who may come in ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "/account/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "sixthday.web.account.adapter.ClosedDoor"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "10/m/ip,5/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("SIXTHDAY_PROXIES", default=0)
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())  # a working day
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "sixthday.web.kit.errors.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_TRANSPORT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_TRANSPORT else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
}

# --- messages and jobs ------------------------------------------------------------------------------------------
MAIL = env.email(
    "SIXTHDAY_MAIL_URL", default="dummymail://" if DEMO else "consolemail://"
)  # smtp+tls://user:password@host:587
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"], MAIL["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_USER"] or "", MAIL["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.get("EMAIL_USE_TLS", False), MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = COUNCIL["email"]
Q_CLUSTER = {
    "name": "sixthday",
    "orm": "default",
    "workers": 1,
    "timeout": 60,
    "retry": 120,
    "max_attempts": 5,
    "ack_failures": False,  # true would switch retries off
    "catch_up": False,
    "save_limit": 1000,
    "sync": False,
}

# --- logs: references only, never an address or a name ------------------------------------------------------
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = "ref"
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = logging.INFO
LOG_STEPS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    without_secrets,
]
structlog.configure(
    processors=[structlog.stdlib.filter_by_level, *LOG_STEPS, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.ExceptionRenderer(
                    structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
                ),
                structlog.processors.JSONRenderer(),
            ],
            "foreign_pre_chain": LOG_STEPS,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env("SIXTHDAY_LOG_LEVEL", default="WARNING")},
}
