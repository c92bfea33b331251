"""Files that belong to a referral."""

from sixthday.web.council.referrals.presenting import DOCUMENTS
from sixthday.web.kit.fields import OneOf, SomeOf, Upload
from sixthday.web.kit.forms import Form


class DocumentForm(Form):
    """One file and what it is."""

    what = OneOf("What is it?", DOCUMENTS.items())
    file = Upload("File", hint="PDF, Word, picture or text, up to 10 MB")


class DocumentsDoneForm(Form):
    """Which expected papers are still awaited."""

    codes = ("exclusion_notice", "medical_evidence")
    awaited = SomeOf(
        "Papers still to come", [(code, DOCUMENTS[code]) for code in codes], required=False,
        hint="Tick what you have asked for and do not have yet: the referral need not wait for it",
    )  # fmt: skip
