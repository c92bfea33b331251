"""A council with a framework, providers and a child with the brokers, by real actions, for the tests of requests and awards.

world = a_world()                       # one lot, three eligible providers, a referral
request = drafted(world)                # a draft for ten hours a week
sent = sent_request(world)              # sent on Thursday 5 November 2026 at 10am, due Friday 5pm
answer(world, sent, "Arrow")            # can meet, as asked
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sixthday.access import queries as access
from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.awards.actions.answer import answer_request
from sixthday.awards.actions.request import draft_request
from sixthday.awards.actions.sending import send_request
from sixthday.awards.models import Invitation, Request, Response
from sixthday.framework import actions as framework
from sixthday.framework.choices import LegalForm
from sixthday.framework.models import RoundLot
from sixthday.providers import actions as providers
from sixthday.providers.choices import Basis, ExclusionMoment, ExclusionOutcome, SiteKind, Unit
from sixthday.providers.models import Adult, Membership, Offer, Provider, Site
from sixthday.reference.models import Postcode
from sixthday.referrals.actions.referral import start_referral
from sixthday.referrals.actions.sections import save_section
from sixthday.referrals.actions.submission import submit_referral
from sixthday.referrals.models import Referral
from tests.areas.referrals.duties import AREA, calendar
from tests.cast import Cast, at, council_cast, person

SEPTEMBER = at("2026-09-01", "09:00")
REFERRED = at("2026-11-02", "12:00")
SENT = at("2026-11-05", "10:00")  # Thursday
AFTERNOON = at("2026-11-05", "14:00")
DUE = at("2026-11-06", "17:00")
NEEDED = date(2026, 11, 9)  # Monday
ENDS = date(2026, 12, 18)
MORNINGS = ["mon_am", "tue_am", "wed_am", "thu_am"]
HOME = "HR4 0LE"
SITES = {"Arrow": "HR1 1AA", "Bridge": "HR2 6AA", "Teme": "HR6 8AA", "Lugg": "HR1 3AA", "Wye": "HR9 5AA"}
GRID = {
    HOME: (349_000, 240_000), "HR1 1AA": (351_000, 240_500), "HR2 6AA": (352_000, 236_000),
    "HR6 8AA": (349_500, 259_000), "HR1 3AA": (354_000, 243_000), "HR9 5AA": (360_000, 224_000),
}  # fmt: skip
WEIGHTS = {
    "need_fit": 25, "outcomes_record": 15, "start": 15, "days_times": 15, "distance": 10, "price": 10,
    "family_preference": 10,
}  # fmt: skip
EVIDENCE = ("public_liability", "employers_liability", "safeguarding_lead", "safeguarding_letter")
RISKS = [{"category": "absconding", "level": "medium", "in_place": ["secure_site"], "note": "Ran to Leominster once"}]


@dataclass
class World:
    """All that stands before a request is drafted."""

    cast: Cast
    checker: User
    round_lot: RoundLot
    referral: Referral | None = None
    providers: dict[str, Provider] = field(default_factory=dict)

    def lead(self, name: str) -> User:
        """The lead of a provider."""
        return User.objects.get(organisation=self.providers[name].organisation)

    def offer(self, name: str) -> Offer:
        """The offer of a provider."""
        return Offer.objects.get(membership__provider=self.providers[name], until_on__isnull=True)

    def site(self, name: str) -> Site:
        """The site of a provider."""
        return Site.objects.get(provider=self.providers[name], name=f"{name} House")

    def adult(self, name: str) -> Adult:
        """The named adult of a provider."""
        return Adult.objects.get(provider=self.providers[name])

    @property
    def service(self):
        """The one service type of the lot."""
        return self.round_lot.lot.service_types.get()


def a_world(names: tuple[str, ...] = ("Arrow", "Bridge", "Teme"), **child: Any) -> World:
    """One lot, these providers with everything in order, and a referral with the brokers."""
    world = a_market(names)
    world.referral = a_referral(world.cast, **child)
    return world


def a_market(names: tuple[str, ...], two: bool = False) -> World:
    """One lot and these providers with everything in order, before any child is referred."""
    cast = council_cast()
    calendar(cast)
    for pcd, (easting, northing) in GRID.items():
        Postcode.objects.create(pcd=pcd, easting=easting, northing=northing, district=AREA)
    checker = person(cast, "second_checker", "Cleo Ward", Role.QA_OFFICER, cast.council, when=SEPTEMBER)
    world = World(cast, checker, a_lot(cast, two))
    for name in names:
        add_provider(world, name)
    return world


def a_lot(cast: Cast, two: bool = False) -> RoundLot:
    """Lot 3, tuition, in round 1, with weights in force; lot 2, mentoring, beside it when two are wanted."""
    scheme = framework.set_up_scheme(
        title="Alternative provision", legal_form=LegalForm.OPEN, value_ex_vat_pence=20_000_000_00,
        value_inc_vat_pence=24_000_000_00, awarded_on=date(2026, 3, 27), commenced_on=date(2026, 3, 31),
        ends_on=date(2031, 3, 30), extendable_to_on=date(2033, 3, 30),
        lots=[
            framework.NewLot(2, "Mentoring", [("mentoring", "Mentoring")]),
            framework.NewLot(3, "Tuition", [("tuition", "Tuition at a centre")]),
        ][0 if two else 1 :], by=cast.commissioner, at=SEPTEMBER,
    )  # fmt: skip
    opened = framework.set_up_round(
        scheme=scheme, number=1, awarded_on=date(2026, 3, 27), from_on=date(2026, 3, 31), reference_prices={2: 45_00, 3: 45_00} if two else {3: 45_00},
        by=cast.commissioner, at=SEPTEMBER,
    )  # fmt: skip
    for lot in opened.round_lots.all():
        framework.set_weights(
            round_lot=lot, points=WEIGHTS, from_on=SEPTEMBER.date(), by=cast.commissioner, at=SEPTEMBER, note="Invented"
        )
    return opened.round_lots.get(lot__number=3)


def add_provider(world: World, name: str, **offer: Any) -> Provider:
    """A provider of the lot with its lead, an adult, a site, evidence in date, and an offer (changed as asked)."""
    cast, checker = world.cast, world.checker
    provider = providers.register_provider(name=f"{name} Learning", by=cast.commissioner, at=SEPTEMBER)
    world.providers[name] = provider
    person(cast, name.lower(), f"{name} Lead", Role.PROVIDER_LEAD, provider.organisation, when=SEPTEMBER)
    site = providers.add_site(
        provider=provider, name=f"{name} House", kind=SiteKind.INDOOR, postcode=SITES.get(name, "HR1 1AA"),
        from_on=SEPTEMBER.date(), by=cast.qa_officer, at=SEPTEMBER,
    )  # fmt: skip
    providers.name_adult(
        provider=provider, name=f"{name} Tutor", role="Tutor", from_on=SEPTEMBER.date(), by=cast.qa_officer,
        at=SEPTEMBER,
    )  # fmt: skip
    for requirement in EVIDENCE:
        add_evidence(world, provider, requirement)
    providers.check_exclusion(
        provider=provider, moment=ExclusionMoment.OPENING, outcome=ExclusionOutcome.CLEAR, note="Looked at.",
        by=cast.qa_officer, at=SEPTEMBER,
    )  # fmt: skip
    membership = providers.admit_member(
        provider=provider, round_lot=world.round_lot, basis=Basis.NEW, from_on=SEPTEMBER.date(), by=cast.commissioner,
        at=SEPTEMBER,
    )  # fmt: skip
    add_offer(world, membership, site, **offer)
    assert checker.pk
    return provider


def add_evidence(world: World, provider: Provider, requirement: str, until: date = date(2027, 8, 31)) -> None:
    """Evidence recorded by one QA officer and verified by another."""
    evidence = providers.record_evidence(
        provider=provider, requirement=requirement, issued_on=date(2026, 8, 1), valid_until_on=until,
        amount_pence=5_000_000_00 if "liability" in requirement else None, by=world.cast.qa_officer, at=SEPTEMBER,
    )  # fmt: skip
    providers.verify_evidence(evidence=evidence, by=world.checker, at=SEPTEMBER)


def add_offer(world: World, membership: Membership, site: Site, **changes: Any) -> Offer:
    """Ten places at £42.00 an hour, all needs of the child, ages 11 to 16, every part-day, up to 40 miles."""
    offered = {
        "service_type": world.service, "site": site, "mode": "setting", "unit": Unit.HOUR, "price_pence": 42_00,
        "unit_minutes": 60, "needs": ["semh", "autism", "literacy"], "age_from": 11, "age_to": 16,
        "part_days": [f"{day}_{half}" for day in ("mon", "tue", "wed", "thu", "fri") for half in ("am", "pm")],
        "places": 10, "travel_miles": 40, "from_on": SEPTEMBER.date(), "group_size": 4,
    }  # fmt: skip
    return providers.make_offer(membership=membership, by=world.cast.commissioner, at=SEPTEMBER, **(offered | changes))


def a_referral(cast: Cast, when: datetime = REFERRED, risks: Any = RISKS, **child: Any) -> Referral:
    """A child excluded on Monday 2 November 2026, referred and submitted the same day."""
    by, monday = cast.referrer, date(2026, 11, 2)
    draft = start_referral(
        team=access.teams_of(by, monday).get(), given_name="Jordan", family_name="Price", born_on=date(2012, 3, 14),
        by=by, at=when,
    )  # fmt: skip
    sections = {
        "child": {"home_postcode": HOME, "address": "1 Made-up Road", **child},
        "what_happened": {
            "trigger": "permanent_exclusion", "trigger_on": monday, "known_on": monday,
            "basis": "section_19_exclusion", "what_happened": "Made up.",
        },
        "needs": {"needs": ["semh", "literacy"]},
        "attainment": {"none_known": True},
        "outcomes": {"outcomes": {"attend": ""}},
        "risks": {"risks": risks},
        "people_and_places": {"none_known": True},
        "hours_and_times": {
            "proposed_weekly_minutes": 600, "part_days": MORNINGS, "start_on": NEEDED, "end_on": ENDS, "mode": "setting",
        },
        "transport": {"transport": "not_needed"},
        "views": {
            "child_view": "I like maths", "parent_view": "Mornings please", "parent_name": "Pat Price",
            "parent_telephone": "01632 960001",
        },
        "documents": {"awaited": ["exclusion_notice"]},
    }  # fmt: skip
    for section, values in sections.items():
        save_section(referral=draft, section=section, values=values, by=by, at=when)
    submit_referral(referral=draft, by=by, at=when)
    return Referral.objects.get(pk=draft.pk)


def drafted(world: World, **changes: Any) -> Request:
    """A draft for ten hours a week on four mornings."""
    asked = {
        "referral": world.referral, "round_lot": world.round_lot, "service_type": world.service, "weekly_minutes": 600,
        "part_days": MORNINGS, "mode": "setting", "start_on": NEEDED, "end_on": ENDS,
    }  # fmt: skip
    return draft_request(**({"by": world.cast.broker, "at": SENT} | asked | changes))


def sent_request(world: World, **changes: Any) -> Request:
    """A request sent on Thursday at 10am."""
    return send_request(request=drafted(world, **changes), by=world.cast.broker, at=SENT)


def invitation(world: World, request: Request, name: str) -> Invitation:
    """The invitation of one provider."""
    return Invitation.objects.get(request=request, provider=world.providers[name])


def offering(world: World, name: str, **changes: Any) -> dict[str, Any]:
    """What a provider says when it can meet a request just as asked, at its own rate."""
    given = {
        "answer": "can", "offer": world.offer(name), "start_on": NEEDED, "weekly_minutes": 600, "part_days": MORNINGS,
        "price_pence": 42_00, "adult": world.adult(name), "site": world.site(name),
    }  # fmt: skip
    return given | changes


def answer(world: World, request: Request, name: str, when: datetime = AFTERNOON, **changes: Any) -> Response:
    """An answer of one provider; can meet, as asked, unless changed."""
    said = offering(world, name, **changes)
    if said["answer"] == "cannot":
        said = {"answer": "cannot", "cannot_reason": changes.get("cannot_reason", "no_place")}
    return answer_request(invitation=invitation(world, request, name), by=world.lead(name), at=when, **said)
