"""The data files that the product carries; `data/ATTRIBUTION.md` says where each is from."""

from importlib.resources import files

AUTHORITIES = "authorities.csv"
SCHOOLS = "schools_herefordshire.csv"
TERM_DATES = "term_dates_demonstration.csv"
SOURCE = "Department for Education and Office for National Statistics, Open Government Licence v3.0"


def text(name: str) -> str:
    """The text of a carried file."""
    return (files("sixthday.reference") / "data" / name).read_text(encoding="utf-8")
