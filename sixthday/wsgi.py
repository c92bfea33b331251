"""The door gunicorn knocks on."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sixthday.settings")
application = get_wsgi_application()

# Before the workers part: load every page once, so that they share it, and let nobody search for rubbish in what stays.
get_resolver().url_patterns  # noqa: B018 - asking loads them
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
