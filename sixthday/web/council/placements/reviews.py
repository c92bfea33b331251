"""Reviews that were called: the list, and holding one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.placements import actions
from sixthday.placements.choices import ReviewOutcome
from sixthday.placements.queries import placement as placements
from sixthday.placements.queries import review as reviews
from sixthday.web.council.frame import show
from sixthday.web.council.placements import presenting
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door
from sixthday.web.kit.fields import Day, OneOf, Paragraph
from sixthday.web.kit.forms import Form
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.records import listed, open_record

SIZE = 40
FIELDS = {
    "review_happened": "held_on", "review_after_call": "held_on", "review_outcome": "outcome", "review_found": "found",
}  # fmt: skip


class ReviewForm(Form):
    """When, what was found, what follows."""

    held_on = Day("When was the review held?", error="Enter the day of the review")
    found = Paragraph(
        "What was found?", rows=6, longest=4000, hint="Is the child attending, safe, and are their needs met?",
        error="Say what was found",
    )  # fmt: skip
    outcome = OneOf("What follows?", ReviewOutcome.choices, error="Say whether the placement goes on")


@door(Permission.HOLD_REVIEW)
def listing(request: HttpRequest) -> HttpResponse:
    """The reviews still to be held of the placements this person may see, the earliest due first."""
    found = reviews.to_hold(request.user, request.on)
    page = page_of(request, found.count(), SIZE)
    rows = listed(request, found[page.start : page.end])
    seen = placements.children_seen(request.user, request.on, [row.placement for row in rows])
    return show(
        request, "council/placements/reviews.html", page=page, today=request.on,
        rows=[(row, seen.get(row.child_ref)) for row in rows],
    )  # fmt: skip


@door(Permission.HOLD_REVIEW)
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Hold a review that was called, or read what was found."""
    found = open_record(request, reviews.called(request.user, request.on), ref)
    form = ReviewForm.of(request, initial={"held_on": request.on})
    if form.sent:
        with acting(form, fields=FIELDS):
            kept = actions.hold_review(review=found, by=request.user, at=request.at, **form.cleaned_data)
            ended = kept.outcome == ReviewOutcome.END
            return redirect("placement_ending" if ended else "placement", found.placement.ref)
    child = presenting.child_of(request, found.placement)
    return show(request, "council/placements/review.html", review=found, form=form, child=child)
