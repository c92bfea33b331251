"""What proves that a link to choose a password is the one that was sent: good once, for its days, and not past an end."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator

from sixthday.access.models import User
from sixthday.audit import queries as audit
from sixthday.audit.choices import Kind


class PasswordLinks(PasswordResetTokenGenerator):
    """Django's proof, which also dies when the person is stopped from signing in: letting them in again revives no link."""

    key_salt = "sixthday.access.password_links"

    def _make_hash_value(self, user: AbstractBaseUser, timestamp: int) -> str:
        assert isinstance(user, User)
        stopped = audit.timeline([user.ref], [Kind.PERSON_DEACTIVATED]).count()
        return f"{super()._make_hash_value(user, timestamp)}{stopped}"


password_links = PasswordLinks()
