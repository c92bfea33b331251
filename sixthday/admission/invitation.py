"""The words of an invitation to a round."""

from sixthday.framework.models import Round
from sixthday.rules.calendars import london_day
from sixthday.rules.words import plain_date, time_text


def words_of(round_: Round, organisation: str, link: str) -> tuple[str, str]:
    """The subject and the text of an invitation. It names the organisation, and no person."""
    closes = (
        f"{plain_date(london_day(round_.deadline_at))}, {time_text(round_.deadline_at)}" if round_.deadline_at else ""
    )
    return f"Invitation to apply: {round_.scheme}"[:160], (
        f"To {organisation}\n\n"
        f"We invite you to apply to {round_.scheme}, {str(round_).lower()}. Every organisation that meets the conditions of a lot is "
        f"admitted to it.\n\nApplications close on {closes}. The dates, the documents, and the answers to questions are here, "
        f"and you can register and apply from the same page:\n\n{link}\n"
    )
