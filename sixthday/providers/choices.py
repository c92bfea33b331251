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
    WEEK = "week", "Week block"
    YEAR = "year", "Year"


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


class LapseOutcome(TextChoices):
    """What happens to live placements while something lapsed is put right."""

    CONTINUE = "continue", "Placements go on until a day"
    SUSPEND = "suspend", "No session until it is put right"


class NoticeKind(TextChoices):
    """What a provider tells of somebody who works with children."""

    STARTER = "starter", "Starts"
    LEAVER = "leaver", "Leaves"
    SUBSTITUTE = "substitute", "Stands in"


class ExclusionOutcome(TextChoices):
    """What a look at the exclusion grounds and the debarment list found."""

    CLEAR = "clear", "No ground found"
    EXCLUDABLE = "excludable", "A discretionary ground: may be excluded"
    EXCLUDED = "excluded", "A mandatory ground, or on the debarment list"


class ExclusionMoment(TextChoices):
    """Why the exclusion grounds were looked at."""

    OPENING = "opening", "An opening of the framework"
    AWARD = "award", "An award"
    ANNUAL = "annual", "The yearly look"
    LIST = "list", "A new debarment list"


class Connection(TextChoices):
    """How a person or company is connected with a provider (Procurement Act 2023, schedule 6)."""

    DIRECTOR = "director", "Director or shadow director"
    CONTROL = "control", "Person with significant control"
    PARENT = "parent", "Parent or subsidiary company"
    PREDECESSOR = "predecessor", "Predecessor company"
    INFLUENCE = "influence", "Other significant influence"


class AccreditationKind(TextChoices):
    """What a provider is accredited as, beside being a registered school."""

    ONLINE = "online", "Online education accreditation"
    AWARDING_BODY = "awarding_body", "Awarding-body centre"
    QUALITY_MARK = "quality_mark", "Other quality mark"
