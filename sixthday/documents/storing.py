"""Where the bytes lie: Django's default storage, outside the web root, under names that say nothing."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep(folder: str, content: bytes) -> str:
    """Write bytes under a new random name. Returns the name. A rolled back act leaves a file that no row names."""
    drawn = secrets.token_hex(16)
    return default_storage.save(f"{folder}/{drawn[:2]}/{drawn}", ContentFile(content))


def fetch(storage_name: str) -> bytes:
    """The bytes kept under a name. Raises FileNotFoundError."""
    with default_storage.open(storage_name, "rb") as held:
        return bytes(held.read())
