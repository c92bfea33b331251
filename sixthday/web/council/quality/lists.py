"""Where quality assurance looks first, and the weights behind it; one provider's quality."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sixthday.access.choices import Permission
from sixthday.providers import queries as providers
from sixthday.quality.actions.weights import set_risk_weights
from sixthday.quality.queries import concern as concerns
from sixthday.quality.queries import visit as visits
from sixthday.quality.queries import worklist
from sixthday.rules.quality import CODES, LABELS, MOST_POINTS, REASONS
from sixthday.rules.standards import set_on
from sixthday.web.council.frame import show
from sixthday.web.council.providers.presenting import tabs, whole_sign
from sixthday.web.council.providers.record import opened
from sixthday.web.council.quality import presenting
from sixthday.web.kit.acts import acting
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import Day, Paragraph, Whole
from sixthday.web.kit.forms import Form
from sixthday.web.kit.once import once
from sixthday.web.kit.paging import page_of

SIZE, NEXT = 40, 5


class WeightsForm(Form):
    """Points for each reason, from when, why."""

    from_on = Day("From", error="Enter the first day")
    why = Paragraph("Why?", rows=3, longest=300, error="Say why")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label, _, hint in REASONS:
            words = f"{hint[0].upper()}{hint[1:]}"
            self.fields[code] = Whole(
                label, hint=words, most=MOST_POINTS, width=3, suffix="points", error=f"{label}: enter the points"
            )
        self.order_fields([*CODES, "from_on", "why"])


@door(Permission.SEE_QUALITY)
def quality(request: HttpRequest) -> HttpResponse:
    """Every provider by risk, the first pictured by reason, each with why it stands there and what to do."""
    rows = worklist.work_list(request.user, request.on)
    page = page_of(request, len(rows), SIZE)
    visiting, seeing = may(request, Permission.VISIT_PROVIDERS), may(request, Permission.SEE_CONCERNS)
    to_assess = concerns.visible(request.user, request.on).filter(state="received").count() if seeing else 0
    return show(
        request, "council/quality/list.html", page=page, heading=presenting.heading(rows),
        rows=[(provider, ranked, presenting.list_step(provider, ranked, visiting, seeing))
              for provider, ranked in rows[page.start : page.end]],
        stacks=presenting.stacks(rows), key=presenting.key(rows), may_see_concerns=seeing, to_assess=to_assess,
        to_verify=visits.improvements(request.user, request.on).filter(state="done")[:NEXT],
        planned=visits.next_visits(request.user, request.on)[:NEXT],
        sees_every_concern=concerns.sees_every(request.user, request.on), may_raise=may(request, Permission.RAISE_CONCERN),
    )  # fmt: skip


@door(Permission.SEE_QUALITY)
def weights(request: HttpRequest) -> HttpResponse:
    """The weights in force, what each is given for, and every set that was published."""
    now = worklist.weights_on(request.on)
    return show(
        request, "council/quality/weights.html", may_set=may(request, Permission.SET_RISK_WEIGHTS),
        rows=[[label, {"text": str(now[code]), "numeric": True}, hint] for code, label, _, hint in REASONS],
        history=[
            (row, ", ".join(f"{LABELS[code].lower()} {row.points[code]}" for code in CODES))
            for row in worklist.weight_rows()
        ],
    )  # fmt: skip


@door(Permission.SET_RISK_WEIGHTS)
@once
def new_weights(request: HttpRequest) -> HttpResponse:
    """Publish other weights from a day."""
    form = WeightsForm.of(request, initial={**worklist.weights_on(request.on), "from_on": request.on})
    if form.sent:
        given = form.cleaned_data
        fields = {"weights_why": "why", "weights_date": "from_on", "weights_once": "from_on"}
        with acting(form, fields=fields):
            set_risk_weights(
                points={code: given[code] for code in CODES}, why=given["why"], from_on=given["from_on"],
                by=request.user, at=request.at,
            )  # fmt: skip
            return redirect("quality_weights")
    return show(request, "council/quality/weights_new.html", form=form)


@door(Permission.SEE_QUALITY)
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """One provider's quality: why it stands where it does, its visits, what it must put right, its ratings."""
    found = opened(request, slug)
    ranked = worklist.ranking_of(request.user, found, request.on)
    versions = visits.rating_versions(request.user, request.on, found, set_on(request.on))
    asked = visits.improvements(request.user, request.on).filter(provider=found)
    held = visits.visits(request.user, request.on).filter(provider=found)
    return show(
        request, "council/quality/provider.html", provider=found, tabs=tabs(found, "provider_quality", quality=True),
        whole=whole_sign(found, request.on, list(providers.standings_on([found], request.on)[found.pk].values())), ranked=ranked,
        visits=[(row, presenting.visit_sign(row, request.on)) for row in held],
        asked=[(row, presenting.improvement_sign(row, request.on)) for row in asked],
        parts=presenting.standard_rows(versions, request.on), standards=set_on(request.on),
        level_sign=presenting.level_sign, may_visit=may(request, Permission.VISIT_PROVIDERS),
        may_exit=may(request, Permission.RUN_EXIT), may_see_concerns=may(request, Permission.SEE_CONCERNS),
    )  # fmt: skip
