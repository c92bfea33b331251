"""One world with everybody in it, for the test of every door: two children of two teams, two providers, the whole way.

Juniper Ottersbourne (team Social Inclusion, looked after) has a request asked, answered, locked and awarded to Arrow, a call-off
signed by both and a placement ready to start. Marlow Quillfeather (team SEN) is restricted: those who work on him are named on him.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client

from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.awards.actions.award import propose_award
from sixthday.awards.actions.conflict import declare_conflicts
from sixthday.awards.actions.question import ask_question
from sixthday.awards.actions.sending import send_request
from sixthday.awards.actions.shortlist import lock_shortlist
from sixthday.awards.models import Award, Question
from sixthday.calloffs.queries import of_award
from sixthday.documents.actions import store_file
from sixthday.framework import actions as framework
from sixthday.framework.actions import NewQuestion
from sixthday.framework.choices import QuestionKind
from sixthday.ops.operator import CONSOLE
from sixthday.outbox.models import Message
from sixthday.placements.actions import call_review, prepare_placement
from sixthday.placements.models import Placement
from sixthday.places import actions as guard
from sixthday.providers import actions as providers
from sixthday.providers.choices import AccreditationKind, Connection
from sixthday.providers.models import AdultClearance, Evidence, SiteClearance
from sixthday.quality.actions.attaching import keep_with
from sixthday.quality.models import ProviderExit
from sixthday.reference import queries as reference
from sixthday.reference.actions import load_authorities, record_closure
from sixthday.reference.choices import ClosureKind
from sixthday.referrals.actions.casework import hand_over
from sixthday.referrals.actions.document import attach_document
from sixthday.referrals.models import Referral
from tests.areas.awards import chosen
from tests.areas.awards import world as worlds
from tests.areas.placements import readiness
from tests.areas.quality import world as assured
from tests.areas.referrals.duties import AREA, AUTHORITIES
from tests.cast import at, person

NOW = at("2026-11-09", "08:30")
OWN = {"given_name": "Juniper", "family_name": "Ottersbourne", "looked_after": True}
OTHER = {"given_name": "Marlow", "family_name": "Quillfeather", "restricted": True}
TWINS = ("second_qa_officer", "second_evaluator")  # of somebody else in the cast


@dataclass
class House:
    """Everybody with a client of their own, and the reference of every record by its kind: own first, then the other."""

    people: dict[str, User | None]
    records: dict[str, tuple[str, ...]]
    restricted: Referral
    cookies: dict[str, Any] = field(default_factory=dict)

    def visit(self, who: str, method: str, address: str) -> Any:
        """One request with nothing typed; all that it changed is taken back."""
        client = Client(raise_request_exception=False)
        client.cookies.update(self.cookies.get(who, {}))
        with transaction.atomic():
            answer = getattr(client, method)(address)
            transaction.set_rollback(True)
        return answer


def everybody() -> House:
    """Build it with the product's own actions."""
    load_authorities(text=AUTHORITIES, source="tests", by=CONSOLE, at=worlds.SEPTEMBER)
    world = chosen.ready(("Arrow", "Bridge"), looked_after_by=reference.authority(AREA), **OWN)
    restricted = _restricted_child(world)
    attached = [_attached(world, referral) for referral in (world.referral, restricted)]
    placement = _ready_to_start(world)
    other = _proposed(world, restricted, world.cast.other_broker)
    records = _of_children(world, placement, restricted, other) | _of_providers(world, placement) | _of_settings(world)
    people = _people(world)
    records |= _of_the_guard(world) | _of_quality(world, placement)
    records["file"] = tuple(attached)
    records["round_file"] = (_planned_round(world),)
    house = House(people, records, restricted)
    for who, user in house.people.items():
        if user is not None:
            client = Client()
            client.force_login(user)
            house.cookies[who] = client.cookies
    return house


def _restricted_child(world: worlds.World) -> Referral:
    """The other team's child, in the hands of one broker: its referrer, the lead broker and the decision-maker are named too."""
    cast, when = world.cast, worlds.REFERRED
    others = replace(cast, people=cast.people | {"referrer": cast.sen_referrer})
    referral = worlds.a_referral(others, **OTHER)
    hand_over(referral=referral, to=cast.other_broker, by=cast.lead_broker, at=when)
    return referral


def _attached(world: worlds.World, referral: Referral) -> str:
    """The reference of a file attached to a referral."""
    given = {"what": "exclusion_notice", "upload": ContentFile(b"A notice.", "notice.txt")}
    return attach_document(referral=referral, by=world.cast.referrer, at=at("2026-11-03"), **given).file.ref


def _planned_round(world: worlds.World) -> str:
    """The next round is being planned, with a question and a document; gives the document's reference."""
    who = {"by": world.cast.commissioner, "at": worlds.SENT}
    held = framework.plan_round(scheme=world.round_lot.round.scheme, **who)
    framework.write_question(round=held, question=NewQuestion(QuestionKind.CONDITION, "Are you insured?"), **who)
    file = store_file(upload=ContentFile(b"What is bought.", "specification.txt"), **who)
    return framework.attach_document(round=held, file=file, title="Specification", **who).file.ref


def _ready_to_start(world: worlds.World) -> Placement:
    """Our child's placement: approved, confirmed, signed by both, everything checked."""
    award = chosen.confirmed(world, chosen.approved(world, _proposed(world, world.referral, world.cast.broker)))
    placement = prepare_placement(award=award, by=world.cast.broker, at=chosen.ISSUED)
    return readiness.in_order(world, placement)


def _proposed(world: worlds.World, referral: Referral, by: User) -> Award:
    """A child's request: asked, a question put, answered, locked; Arrow proposed."""
    declare_conflicts(interests=[], by=by, at=worlds.SEPTEMBER)
    if referral.duty.decisions.count() == 0:
        chosen.decided(world, referral)
    request = send_request(request=worlds.drafted(world, referral=referral, by=by), by=by, at=worlds.SENT)
    asking = worlds.invitation(world, request, "Arrow")
    ask_question(invitation=asking, text="Is there a bus?", by=world.lead("Arrow"), at=worlds.AFTERNOON)
    for name in world.providers:
        worlds.answer(world, request, name)
    shortlist = lock_shortlist(request=request, by=by, at=chosen.LOCKED)
    return propose_award(request=request, entry=shortlist.entries.first(), by=by, at=chosen.PROPOSED)


def _people(world: worlds.World) -> dict[str, User | None]:
    """Who knocks: the cast, the administrator, the leads of the winner, a rival and one never asked, a worker, a stranger."""
    cast = world.cast
    arrow = world.providers["Arrow"].organisation
    never_asked = providers.register_provider(name="Teme Learning", by=cast.commissioner, at=worlds.SEPTEMBER)
    world.providers["Teme"] = never_asked
    person(cast, "teme", "Tess Lead", Role.PROVIDER_LEAD, never_asked.organisation, when=worlds.SEPTEMBER)
    council = {handle: user for handle, user in cast.people.items() if handle not in TWINS}
    leads = {name.lower(): world.lead(name) for name in world.providers}
    worker = person(cast, "worker", "Wes Tutor", Role.PROVIDER_WORKER, arrow, when=worlds.SEPTEMBER)
    return council | {"admin": cast.admin} | leads | {"worker": worker, "stranger": None}


def _of_children(
    world: worlds.World, placement: Placement, restricted: Referral, other: Award
) -> dict[str, tuple[str, ...]]:
    award, referral = placement.award, world.referral
    own, others = award.request, other.request
    return {
        "child": (referral.child.ref, restricted.child.ref),
        "referral": (referral.ref, restricted.ref),
        "duty": (referral.duty.ref, restricted.duty.ref),
        "request": (own.ref, others.ref),
        "question": tuple(Question.objects.get(invitation__request=each).ref for each in (own, others)),
        "award": (award.ref, other.ref),
        "calloff": (of_award(award).ref,),
        "document": (of_award(award).document.ref,),
        "placed_adult": (award.adult.ref,),
        "scheme": (world.round_lot.round.scheme.ref,),
        "placement": (placement.ref,),
    }


def _of_providers(world: worlds.World, placement: Placement) -> dict[str, tuple[str, ...]]:
    arrow, bridge = world.providers["Arrow"], world.providers["Bridge"]
    return {
        "provider": (arrow.slug, bridge.slug),
        "provider_ref": (arrow.ref, arrow.ref),
        "evidence": tuple(Evidence.objects.filter(provider=each).first().ref for each in (arrow, bridge)),
        "offer": (world.offer("Arrow").ref, world.offer("Bridge").ref),
        "site": (world.site("Arrow").ref, world.site("Bridge").ref),
        "adult": (world.adult("Arrow").ref, world.adult("Bridge").ref),
        "site_clearance": (SiteClearance.objects.get(site=placement.award.site).ref,),
        "adult_clearance": (AdultClearance.objects.get(adult=placement.award.adult).ref,),
        **_said_of_arrow(world),
    }


def _of_the_guard(world: worlds.World) -> dict[str, tuple[str, ...]]:
    cast, arrow, when = world.cast, world.providers["Arrow"], worlds.SENT
    let = guard.override_guard(
        provider=arrow, child_ref=world.referral.child.ref, from_on=when.date(), until_on=worlds.ENDS,
        reason="A place at a school is promised", by=cast.senior_officer, at=when,
    )  # fmt: skip
    case = guard.open_case(provider=arrow, why="Opened to be looked at", by=cast.qa_officer, at=when)
    reader = guard.name_recipient(user=cast.lead_broker, from_on=when.date(), by=cast.commissioner, at=when)
    edition = guard.make_edition(by=cast.commissioner, at=when)
    return {
        "override": (let.ref,), "school_case": (case.ref,), "recipient": (reader.ref,), "provider_list": (edition.ref,),
    }  # fmt: skip


def _of_quality(world: worlds.World, placement: Placement) -> dict[str, tuple[str, ...]]:
    """Ours is Arrow's, or of safeguarding; the other Bridge's, or of another kind. Nothing is frozen: those are of Bridge."""
    cast = world.cast
    visits = [assured.shared_visit(world, name) for name in ("Arrow", "Bridge")]
    asked = [assured.asked(world, name=name) for name in ("Arrow", "Bridge")]
    kept = [
        keep_with(upload=assured.a_file(), visit=visit, by=cast.qa_officer, at=assured.LATER) for visit in visits
    ]  # fmt: skip
    kinds = ("safeguarding", "quality")
    raised = [assured.raised(world, "Teme", kind=kind, channel="council", by=cast.broker) for kind in kinds]
    review = call_review(
        placement=placement, about="", why="Made up.", due_on=NOW.date(), by=cast.qa_officer, at=assured.TODAY
    )
    run = ProviderExit.objects.create(
        provider=world.providers["Bridge"], why="Made up.", last_day_on=NOW.date(), run_by=cast.lead_broker, run_at=NOW
    )
    return {
        "visit": tuple(visit.ref for visit in visits),
        "improvement": tuple(each.ref for each in asked),
        "attachment": tuple(each.ref for each in kept),
        "concern": tuple(each.ref for each in raised),
        "review": (review.ref,),
        "exit": (run.ref,),
    }


def _said_of_arrow(world: worlds.World) -> dict[str, tuple[str, ...]]:
    """What Arrow told of itself, and what quality assurance recorded of it."""
    arrow, lead, officer, when = world.providers["Arrow"], world.lead("Arrow"), world.cast.qa_officer, at("2026-11-04")
    draft = providers.draft_evidence(
        provider=arrow, requirement="ico_registration", issued_on=when.date(), valid_until_on=date(2027, 11, 3),
        upload=ContentFile(b"Registered.", "ico.txt"), by=lead, at=when,
    )  # fmt: skip
    told = providers.notify_starter(
        provider=arrow, name="Nia Novice", role="Tutor", from_on=date(2026, 12, 1), by=lead, at=when
    )
    closed = providers.declare_closure(
        provider=arrow, from_on=date(2026, 12, 21), until_on=date(2027, 1, 1), by=lead, at=when
    )
    near = providers.record_connection(
        provider=arrow, name="Dee Rector", connection=Connection.DIRECTOR, from_on=when.date(), by=officer, at=when
    )
    mark = providers.record_accreditation(
        provider=arrow, kind=AccreditationKind.ONLINE, body="An accreditor", from_on=when.date(), by=officer, at=when
    )
    kinds = {"draft": draft, "adult_notice": told, "closed_days": closed, "connection": near, "accreditation": mark}
    return {kind: (row.ref,) for kind, row in kinds.items()}


def _of_settings(world: worlds.World) -> dict[str, tuple[str, ...]]:
    cast = world.cast
    closed = record_closure(
        authority=reference.authority(AREA), school=None, from_on=date(2026, 12, 17), until_on=date(2026, 12, 17),
        kind=ClosureKind.INSET, reason="Training", by=cast.commissioner, at=worlds.SEPTEMBER,
    )  # fmt: skip
    sent = {
        "message": Message.objects.filter(to=cast.broker),
        "portal_message": Message.objects.filter(to_organisation=world.providers["Arrow"].organisation),
    }
    named = (cast.broker.ref, cast.lead_broker.ref)
    return {"person": (cast.broker.ref,), "named": named, "closure": (closed.ref,)} | {
        kind: (messages.first().ref,) for kind, messages in sent.items()
    }
