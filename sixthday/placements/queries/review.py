"""Reviews that were called: who may see which, and what is still to be held."""

from datetime import date

from django.db.models import QuerySet

from sixthday.access.models import User
from sixthday.placements.models import CalledReview, CalledReviews, Placement


def called(user: User, on: date) -> CalledReviews:
    """The called reviews a person may see, with what a page needs of each."""
    return CalledReview.objects.visible_to(user, on).select_related(
        "placement__award__provider", "placement__award__request__referral__child", "called_by", "held_by"
    )


def to_hold(user: User, on: date) -> QuerySet[CalledReview]:
    """Those still to be held, the earliest due first."""
    return called(user, on).to_hold()


def of_placement(placement: Placement) -> QuerySet[CalledReview]:
    """Every review called of one placement, the latest first; for a page behind `visible`."""
    return CalledReview.objects.filter(placement=placement).select_related("called_by", "held_by").order_by("-pk")


def called_for(about: str) -> QuerySet[CalledReview, int]:
    """The keys of the placements with a review still to be held that was called for this."""
    return CalledReview.objects.filter(about=about, held_at__isnull=True).values_list("placement", flat=True)
