"""Words of the providers' side."""

from django.db.models import TextChoices


class Basis(TextChoices):
    """On what footing a provider is a member of a lot in a round."""

    NEW = "new", "New tender"
    EARLIER = "earlier", "Earlier tender"
    MERE = "mere", "Membership carried forward"


class SiteKind(TextChoices):
    """What kind of place it is."""

    INDOOR = "indoor", "Indoor setting"
    OUTDOOR = "outdoor", "Outdoor setting"
    HOME = "home", "The child's home"
    ONLINE = "online", "Online"


class Unit(TextChoices):
    """What a price is for."""

    HOUR = "hour", "Hour"
    HALF_DAY = "half_day", "Half day"
    DAY = "day", "Day"
    SESSION = "session", "Session"


class Vat(TextChoices):
    """How VAT falls on a price."""

    EXEMPT = "exempt", "Exempt"
    STANDARD = "standard", "Standard rate"


class StandingKind(TextChoices):
    """Whether new work may go to a provider, a site or a lot's member."""

    ACTIVE = "active", "Active"
    SUSPENDED = "suspended", "Suspended for new work"
    REMOVED = "removed", "Removed"


class Size(TextChoices):
    """How large an organisation is, as it declares."""

    SMALL = "small", "Small or medium"
    VOLUNTARY = "voluntary", "Voluntary or community"
    LARGE = "large", "Large"
