"""The wording a call-off carries until a council puts its own in: invented for the demonstration, and no council's terms."""

from sixthday.documents.papers import Clause

WORDING_SOURCE = "Sixthday demonstration wording, version 1"

CALLOFF_CLAUSES: list[Clause] = [
    {
        "heading": "Absence",
        "paragraphs": [
            "The provider marks every session on the day and tells the council by 10am when the child has not arrived and nobody knows why.",
            "A session the child misses is paid in full when the provider was ready to give it, for up to five sessions in a row. After five the council and the provider agree what happens next before another is charged.",
            "A session the provider cannot give is not charged. The provider offers another time within ten school days.",
        ],
    },
    {
        "heading": "Cancelling a session",
        "paragraphs": [
            "The council may cancel a session without charge with two working days' notice. With less notice the session is paid in full.",
            "A day on which the child's school is closed is not a session and is not charged.",
        ],
    },
    {
        "heading": "Ending early",
        "paragraphs": [
            "Either side may end this call-off with ten school days' notice in writing, with the reason. Sessions in the notice period are given and paid.",
            "The council may end it at once where a child is not safe, where a check lapses and is not put right, or where the child's education is secured elsewhere by a decision it did not make.",
            "It ends by itself on the last date above, and when the maximum has been reached. Neither is exceeded without a signed variation.",
        ],
    },
    {
        "heading": "Reviews",
        "paragraphs": [
            "The council, the provider, the family and the child's school review progress towards the outcomes above at least once each half term. The child's own view is asked for and written down each time.",
            "The provider sends a short written report two working days before each review: attendance, progress against the starting point, and what should change.",
        ],
    },
    {
        "heading": "Safeguarding",
        "paragraphs": [
            "Nobody works with the child under this call-off who has not been checked and named to the council. A substitute is named and checked before the session, not after it.",
            "The provider reports a concern about the child to the council's safeguarding team the same day, and to the police or emergency services at once where there is danger.",
            "The provider keeps the insurance, the trained safeguarding lead and the risk assessment that this contract was awarded on, for as long as it lasts.",
        ],
    },
    {
        "heading": "Data sharing",
        "paragraphs": [
            "Each side is a controller of the personal data it holds about the child. The council shares what is needed to teach the child and keep them safe, and nothing more.",
            "The provider keeps it secure in the United Kingdom, uses it for this contract alone, tells the council of a breach within 24 hours, and returns or destroys it when the law no longer asks for it to be kept.",
        ],
    },
    {
        "heading": "The framework's terms",
        "paragraphs": [
            "This call-off is made under the framework named above, whose terms apply to it. Where they differ, the framework's terms come first, except for the dates, sessions and prices set out here.",
        ],
    },
]
