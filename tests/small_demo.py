"""A demonstration small enough for a test: reference data cut down, some of the providers, some of the children."""

from sixthday.ops.demo import build as building
from sixthday.ops.demo.scene import set_the_scene
from sixthday.ops.operator import CONSOLE
from sixthday.reference import actions as reference
from sixthday.reference import carried
from sixthday.reference.models import Postcode
from tests.cast import at

NOW = at("2026-11-23", "12:00")
PROVIDERS = 20  # Arrow Tuition is among them
AREAS = [f"HR{n}" for n in range(1, 10)] + ["WR6", "WR15"]
HOME = "HR4 0LE"


def scene() -> None:
    """Made-up postcodes of the areas, and the carried schools and terms."""
    by = CONSOLE
    reference.load_authorities(text=carried.text(carried.AUTHORITIES), source="carried", by=by, at=NOW)
    reference.load_bank_holidays(by=by, at=NOW)
    reference.load_schools(text=carried.text(carried.SCHOOLS), source="carried", by=by, at=NOW)
    reference.load_terms(text=carried.text(carried.TERM_DATES), source="carried", by=by, at=NOW)
    for number, area in enumerate(AREAS):
        for unit in "ABCDEFGH":
            Postcode.objects.create(
                pcd=f"{area} 1{unit}{unit}", easting=340_000 + 2_000 * number, northing=240_000 + 900 * ord(unit) % 7_000,
                district="E06000019",
            )  # fmt: skip
    set_the_scene(at=NOW)


def council() -> building.Built:
    """People, framework and providers, and a child's home; nobody is referred yet."""
    scene()
    Postcode.objects.create(pcd=HOME, easting=347_000, northing=241_000, district="E06000019")
    return building.build(now=NOW, children=0, providers=PROVIDERS)
