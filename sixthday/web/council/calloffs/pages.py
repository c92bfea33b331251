"""The list of call-offs, one call-off, its documents, and what must be published."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from sixthday.access.choices import Permission
from sixthday.calloffs import queries as calloffs
from sixthday.ledger import queries as ledger
from sixthday.placements import queries as placements
from sixthday.rules.lifecycles import CALLOFF
from sixthday.rules.money import money_text
from sixthday.rules.words import counted, moment_text, plain_date, short_date, spoken_date
from sixthday.web.council.frame import show
from sixthday.web.kit import calloffs as words
from sixthday.web.kit.doors import door, may
from sixthday.web.kit.fields import SomeOf, Text
from sixthday.web.kit.forms import Form
from sixthday.web.kit.paging import page_of
from sixthday.web.kit.papers import printed
from sixthday.web.kit.records import listed, open_record

PAGE = 50


class FilterForm(Form):
    """Which call-offs to list."""

    state = SomeOf("State", CALLOFF.states, required=False, small=True)
    provider = Text("Provider", required=False, longest=80)


@door(Permission.SEE_CALLOFFS)
def listing(request: HttpRequest) -> HttpResponse:
    """Call-offs, those waiting for the council first, then the newest."""
    form = FilterForm.asked(request)
    form.is_valid()
    chosen = form.cleaned_data
    found = calloffs.listing(
        request.user, request.on, states=chosen.get("state") or (), provider=chosen.get("provider") or ""
    )
    total = found.count()
    page = page_of(request, total, PAGE)
    rows = listed(request, found[page.start : page.end])
    return show(
        request, "council/calloffs/list.html", rows=[_row(row) for row in rows], form=form, total=total,
        waiting=calloffs.visible(request.user, request.on).filter(state="provider_signed").count(),
        page=page, heading=counted(total, "call-off"),
    )  # fmt: skip


@door(Permission.SEE_CALLOFFS)
def calloff(request: HttpRequest, ref: str) -> HttpResponse:
    """The contract: terms, prices, versions, signatures, money, what must be published."""
    found = open_record(request, calloffs.visible(request.user, request.on), ref)
    may_see_award = may(request, Permission.SEE_CHILDREN)
    return show(
        request, "council/calloffs/calloff.html", calloff=found, facts=words.key_terms(found),
        prices=words.price_rows(found), price_columns=words.PRICE_COLUMNS, signatures=words.signature_rows(found),
        versions=words.version_rows(found), colour=words.COLOURS[found.state],
        money=[_entry(entry) for entry in ledger.entries(ref)], duties=[_duty(duty) for duty in found.publication_duties.all()],
        may_sign=found.state == "provider_signed" and may(request, Permission.SIGN_CALLOFF),
        may_cancel=found.state in {"issued", "provider_signed"} and may(request, Permission.PROPOSE_AWARD),
        may_end=found.state == "signed" and may(request, Permission.PROPOSE_AWARD), may_see_award=may_see_award,
        placement=placement_of(request, found),
    )  # fmt: skip


def placement_of(request: HttpRequest, found: Any) -> Any:
    """The placement that this call-off pays for, for whoever may see it."""
    if not may(request, Permission.SEE_GATE):
        return None
    return placements.visible(request.user, request.on).filter(award=found.award).first()


@door(Permission.SEE_CALLOFFS)
def document(request: HttpRequest, ref: str, document_ref: str) -> HttpResponse:
    """One printed version, as a PDF to keep."""
    found = open_record(request, calloffs.visible(request.user, request.on), ref)
    held = calloffs.versions(found).filter(ref=document_ref).first()
    if held is None:
        raise Http404
    return printed(held)


@door(Permission.SEE_CALLOFFS)
def publication(request: HttpRequest) -> HttpResponse:
    """Everything that signed call-offs oblige the council to publish."""
    duties = list(calloffs.publication_duties())
    visible = set(calloffs.visible(request.user, request.on).values_list("pk", flat=True))
    listed(request, [duty.calloff for duty in duties if duty.calloff_id in visible])
    rows = [_publication(duty, request) for duty in duties if duty.calloff_id in visible]
    return show(request, "council/calloffs/publication.html", rows=rows)


def _row(row: Any) -> list[Any]:
    link = format_html('<a class="govuk-link six-ref" href="{}">{}</a>', reverse("calloff", args=[row.ref]), row.ref)
    dates = f"{short_date(row.start_on)} to {plain_date(row.end_on)}"
    return [
        link, row.award.provider.name, str(row.award.request.round_lot.lot), dates, money_text(row.maximum_pence),
        row.get_state_words(),
    ]  # fmt: skip


def _entry(entry: Any) -> list[str]:
    return [
        entry.get_movement_display(), entry.budget.year, money_text(entry.amount_pence), money_text(entry.vat_pence),
        moment_text(entry.posted_at),
    ]  # fmt: skip


def _duty(duty: Any) -> list[str]:
    return [duty.get_kind_display(), spoken_date(duty.due_on) if duty.due_on else "As soon as it can be", duty.why]


def _publication(duty: Any, request: HttpRequest) -> list[Any]:
    ref = duty.calloff.ref
    link = format_html('<a class="govuk-link" href="{}">{}</a>', reverse("calloff", args=[ref]), ref)
    due = spoken_date(duty.due_on) if duty.due_on else "As soon as it can be"
    late = " (past)" if duty.due_on and duty.due_on < request.on else ""
    return [link, duty.calloff.award.provider.name, duty.get_kind_display(), f"{due}{late}", duty.why]
