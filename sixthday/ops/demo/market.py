"""About sixty made-up providers: registered, admitted, cleared, with evidence that runs out and is renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sixthday.access.choices import Role
from sixthday.access.models import User
from sixthday.ops.demo import carried
from sixthday.ops.demo.agreement import Agreement
from sixthday.ops.demo.days import Days, at
from sixthday.ops.demo.events import Telling
from sixthday.ops.demo.people import DOMAIN, People, join, open_door
from sixthday.ops.demo.styles import ALL_WEEK, COMMON, LOT_OF, STYLES, Selling, Style
from sixthday.providers import actions as providers
from sixthday.providers.choices import Basis, ExclusionMoment, ExclusionOutcome, SiteKind, Size
from sixthday.providers.models import Adult, Evidence, Membership, Offer, Provider, Site
from sixthday.reference.models import Postcode
from sixthday.rules.compliance import REQUIREMENT, sent_rows
from sixthday.rules.lasting import last_day

YEAR = timedelta(days=364)
RENEW_BEFORE = timedelta(days=58)  # before anybody needs it for a start after the summer
SIGN_IN = ("Saltmarsh Bridge School", "Nettle Lane Farm", "Stepping Stone Mentors", "Arrow Tuition", "Chalkline")
ONLY_HERE = ("hearing",)  # so that one child has a sole eligible provider
FORENAMES = ("Alex", "Jo", "Sam", "Robin", "Chris", "Pat", "Kim", "Lee", "Ash", "Max", "Nicky", "Terry")
SHOWN = sent_rows("provider")


@dataclass
class Seller:
    """A provider with its people and places, as the stories need them."""

    provider: Provider
    style: Style
    trait: str
    site: Site
    adults: list[Adult]
    offers: list[Offer]
    lead: User


@dataclass
class Market:
    """Every provider by its key, and what they are made with."""

    people: People
    agreement: Agreement
    days: Days
    sellers: dict[int, Seller]

    def of(self, provider: Provider) -> Seller:
        """What is known of one provider."""
        return self.sellers[provider.pk]

    def last(self, style: Style) -> Seller:
        """The last provider of a kind that is in order."""
        return [seller for seller in self.sellers.values() if seller.style is style and not seller.trait][-1]


def open_market(people: People, agreement: Agreement, days: Days, rows: Sequence[dict[str, str]], seed: int) -> Market:
    """Register every row of the table at the start."""
    market = Market(people, agreement, days, {})
    families = carried.names("family_names.csv")
    postcodes = _postcodes(rows, Random(seed))  # noqa: S311 - repeatable on purpose
    for number, row in enumerate(rows):
        chance = Random(f"{seed} {row['name']}")  # noqa: S311 - repeatable on purpose
        names = (f"{chance.choice(FORENAMES)} {family}" for family in chance.sample(families, 6))
        seller = _register(market, row, postcodes[number], number, list(names), chance)
        market.sellers[seller.provider.pk] = seller
    return market


def renewals(market: Market, seller: Seller, seed: int) -> Telling:
    """What a provider's certificates go through: each renewed in time, unless its part is to let one lapse."""
    people, chance = market.people, Random(f"{seed} renewals {seller.provider.name}")  # noqa: S311 - repeatable
    ends = sorted(
        (evidence.valid_until_on, evidence.requirement)
        for evidence in Evidence.objects.filter(provider=seller.provider)
    )
    for until_on, requirement in ends:
        if seller.trait in {"lapsed", "lapsing"} and requirement == "public_liability":
            continue
        yield at(_weekday(until_on - RENEW_BEFORE), f"{chance.randint(9, 15):02d}:20")
        when = at(_weekday(until_on - RENEW_BEFORE), f"{chance.randint(9, 15):02d}:20")
        by = people["quality"] if seller.trait == "unverified" else people["quality.two"]
        made = _show(seller.provider, requirement, until_on + timedelta(days=1), until_on + YEAR, people, when)
        if seller.trait != "unverified":
            providers.verify_evidence(evidence=made, by=by, at=when)


def standing(market: Market, seller: Seller) -> Telling:
    """A suspension or a removal, for the providers whose part it is."""
    people, days = market.people, market.days
    if seller.trait == "suspended":
        on = days.back(14)
        yield at(on, "15:05")
        providers.suspend_provider(
            provider=seller.provider, reason="A complaint about supervision is being looked into.", from_on=on,
            until_on=None, by=people["quality"], at=at(on, "15:05"),
        )  # fmt: skip
    if seller.trait == "removed":
        on = days.back(40)
        yield at(on, "11:40")
        providers.remove_provider(
            provider=seller.provider, reason="The provider has asked to leave the framework.", from_on=on,
            by=people["commissioner"], at=at(on, "11:40"),
        )  # fmt: skip
    if seller.trait == "near_guard":
        on = days.back(30)
        yield at(on, "10:10")
        for letter in "ABC":
            providers.declare_hours(
                provider=seller.provider, declared_for=f"A school in another county, pupil {letter}",
                weekly_minutes=20 * 60, special=False, from_on=on, declared_on=on, by=people["quality"],
                at=at(on, "10:10"),
            )  # fmt: skip


def vacancies(market: Market, seller: Seller, seed: int) -> Telling:
    """What the lead says is free, some days ago; a few never say."""
    chance = Random(f"{seed} vacancies {seller.provider.name}")  # noqa: S311 - repeatable on purpose
    if chance.random() < 0.2:
        return
    when = at(market.days.back(chance.choice([0, 1, 2, 3, 5, 8, 15])), f"{chance.randint(9, 16):02d}:35")
    yield when
    for offer in seller.offers:
        free = 0 if seller.trait == "full" else chance.randint(0, offer.places)
        providers.confirm_vacancies(offer=offer, free=free, by=seller.lead, at=when)


def _register(
    market: Market, row: dict[str, str], postcode: str, number: int, names: list[str], chance: Random
) -> Seller:
    people, when = market.people, market.days.founded_at + timedelta(minutes=7 * number)
    style, by = STYLES[row["style"]], market.people["commissioner"]
    registered = row["style"] in {"school", "primary"}
    provider = providers.register_provider(
        name=row["name"], by=by, at=when, contact_name=names[0], telephone=f"01632 96{1000 + number}",
        email=f"office{number}@{DOMAIN}", local=bool(postcode), size=_size(row, registered),
        school_urn=f"9{90000 + number}" if registered else "", registered_on=date(2019, 9, 1) if registered else None,
    )  # fmt: skip
    lead = join(people, f"provider{number + 1}", names[0], "Manager", Role.PROVIDER_LEAD, provider.organisation, when)
    if row["name"] in SIGN_IN:
        open_door(people, lead)
    site = _site(market, provider, style, postcode, when)
    adults = [_adult(market, provider, style, name, when, chance) for name in names[1:4]]
    for evidence in SHOWN:
        until_on = _first_until(evidence.code, row["trait"], market.days, chance)
        shown = _show(provider, evidence.code, market.days.founded_at.date(), until_on, people, when)
        providers.verify_evidence(evidence=shown, by=people["quality.two"], at=when)
    providers.check_exclusion(
        provider=provider, moment=ExclusionMoment.OPENING, outcome=ExclusionOutcome.CLEAR,
        note="Declarations and the debarment list, at the opening of the framework.", by=people["quality"], at=when,
    )  # fmt: skip
    offers = _offers(market, provider, style, site, row["trait"], when, chance)
    return Seller(provider, style, row["trait"], site, adults, offers, lead)


def _size(row: dict[str, str], registered: bool) -> Size:
    if row["trait"] == "voluntary":
        return Size.VOLUNTARY
    return Size.LARGE if registered else Size.SMALL


def _site(market: Market, provider: Provider, style: Style, postcode: str, when: datetime) -> Site:
    site = providers.add_site(
        provider=provider, name="Online" if style.site == SiteKind.ONLINE else "Main site", kind=style.site,
        address="1 Made-up Lane" if postcode else "", postcode=postcode, from_on=when.date(),
        by=market.people["quality"], at=when,
    )  # fmt: skip
    providers.clear_site(
        site=site, from_on=when.date(), until_on=when.date() + YEAR, note="Visited with the lead; safe and secure.",
        by=market.people["quality"], at=when,
    )  # fmt: skip
    return site


def _adult(market: Market, provider: Provider, style: Style, name: str, when: datetime, chance: Random) -> Adult:
    by, from_on = market.people["quality"], when.date()
    adult = providers.name_adult(provider=provider, name=name, role=style.adult, from_on=from_on, by=by, at=when)
    until_on = from_on + timedelta(days=chance.randint(380, 700))
    providers.clear_adult(
        adult=adult, dbs_issued_on=from_on - timedelta(days=chance.randint(20, 300)), barred_list_checked=True,
        identity_checked=True, prohibition_checked=True, training_until_on=until_on, from_on=from_on, until_on=until_on,
        by=by, at=when,
    )  # fmt: skip
    return adult


def _show(
    provider: Provider, requirement: str, issued_on: date, until_on: date, people: People, when: datetime
) -> Evidence:
    level = next(row.amount_pence for row in SHOWN if row.code == requirement)
    return providers.record_evidence(
        provider=provider, requirement=requirement, issued_on=issued_on, valid_until_on=until_on,
        amount_pence=2 * level or None, by=people["quality"], at=when,
    )  # fmt: skip


def _first_until(requirement: str, trait: str, days: Days, chance: Random) -> date:
    """Insurance runs out at some time in or after the history; the rest lasts longer than it."""
    today, founded = days.now.date(), days.founded_at.date()
    if requirement == "public_liability" and trait == "lapsed":
        return days.back(9)
    if requirement == "public_liability" and trait == "lapsing":
        return days.after(today, 3)
    if requirement in {"public_liability", "employers_liability"}:
        return founded + timedelta(days=chance.randint(60, 360))
    months = REQUIREMENT[requirement].months
    return last_day(founded, months) if months else founded + 2 * YEAR


def _offers(
    market: Market, provider: Provider, style: Style, site: Site, trait: str, when: datetime, chance: Random
) -> list[Offer]:
    members = {}
    for lot in sorted({LOT_OF[selling.service] for selling in style.sells}):
        members[lot] = providers.admit_member(
            provider=provider, round_lot=market.agreement.lots[lot], basis=Basis.NEW, from_on=date(2026, 3, 31),
            by=market.people["commissioner"], at=when,
        )  # fmt: skip
    return [
        _offer(market, members[LOT_OF[selling.service]], style, selling, site, trait, when, chance)
        for selling in style.sells
    ]


def _offer(
    market: Market, membership: Membership, style: Style, selling: Selling, site: Site, trait: str, when: datetime,
    chance: Random,
) -> Offer:  # fmt: skip
    least, most = selling.pence
    needs = chance.sample(COMMON, chance.randint(len(COMMON) - 4, len(COMMON)))
    if membership.provider.name in SIGN_IN:
        needs = [*COMMON, *ONLY_HERE]
    return providers.make_offer(
        membership=membership, service_type=market.agreement.services[selling.service], site=site, mode=selling.mode,
        unit=selling.unit, price_pence=chance.randrange(least, most, 50), unit_minutes=selling.unit_minutes,
        needs=[code for code in (*COMMON, *ONLY_HERE) if code in needs], age_from=style.ages[0], age_to=style.ages[1],
        part_days=list(ALL_WEEK), places=1 if trait == "full" else chance.randint(*style.places),
        travel_miles=style.travels, group_size=selling.group, from_on=when.date(), by=market.people["commissioner"],
        at=when,
    )  # fmt: skip


def _postcodes(rows: Sequence[dict[str, str]], chance: Random) -> list[str]:
    """A real postcode in the area of each row; none for those that are only online."""
    areas = {row["area"] for row in rows if row["area"]}
    known = {
        area: list(
            Postcode.objects.filter(pcd__startswith=f"{area} ", easting__isnull=False)
            .order_by("pcd")
            .values_list("pcd", flat=True)
        )
        for area in sorted(areas)
    }
    return [chance.choice(known[row["area"]]) if row["area"] else "" for row in rows]


def _weekday(on: date) -> date:
    """The Friday before, for a day at a weekend."""
    return on - timedelta(days=max(0, on.weekday() - 4))
