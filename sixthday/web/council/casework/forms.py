"""What the pages of casework ask."""

from sixthday.referrals.choices import How
from sixthday.web.kit.fields import OneOf, Paragraph, Pick
from sixthday.web.kit.forms import Form

SAID = [(how.value, how.label) for how in How if how is not How.CHASE]


class ContactForm(Form):
    """A contact in two fields: how, and what was said."""

    how = OneOf("How?", SAID, inline=True, small=True, error="Choose how the contact was made")
    note = Paragraph("What was said?", rows=2, longest=500, error="Write what was said")


class HandoverForm(Form):
    """The broker who gets the referral."""

    to = Pick("Hand over to", [], error="Choose a broker")
