"""What an organisation does to become an applicant, in the browser: interest, registration, a colleague, the application, its submission."""

import re
from pathlib import Path

from sixthday.access.models import User
from sixthday.access.password_links import password_links
from sixthday.outbox.choices import PUT_IN_LATER
from sixthday.outbox.models import Message
from tests.journeys.visitor import Visitor

OWN_PASSWORD = "three words remembered"
ANSWERS = {
    "Which qualified teachers would teach?": "Two, for mathematics and English.",
    "How do you keep children safe?": "Two adults meet the child first, and write down who reads the page each week.",
    "How will you make me welcome?": "We ask what you like first.",
}
OFFERS = {1: ("In a setting", "42"), 2: ("Mentoring", "30.50"), 3: ("Tuition", "55")}


def says_it_is_interested(visitor: Visitor) -> None:
    """On the public page, without signing in."""
    visitor.goto("/opportunity/")
    visitor.heading("Open for applications")
    visitor.follow("Register your interest")
    visitor.press("Send")
    visitor.refused("Enter the name of your organisation")
    visitor.look()
    visitor.fill("Name of your organisation", "Heron House")
    visitor.fill("Your name", "Hal Ray")
    visitor.fill("Your e-mail address", "hal@heron.example")
    visitor.tick("Lot 1: Education")
    visitor.choose("What size is your organisation?", "Small or medium")
    visitor.choose("Are you based in the county?", "Yes")
    visitor.choose("Do you teach children for the council today?", "No")
    visitor.press("Send")
    visitor.heading("Thank you")
    visitor.look()


def asks(visitor: Visitor) -> None:
    """Privately, on the public page."""
    visitor.goto("/opportunity/")
    visitor.press("Ask a question")
    visitor.heading("Ask a question")
    visitor.fill("Your question", "May Heron House use a barn?")
    visitor.fill("Your e-mail address", "hal@heron.example")
    visitor.fill("Your organisation (optional)", "Heron House")
    visitor.press("Send")
    visitor.heading("We have your question")
    visitor.look()


def registers(visitor: Visitor) -> User:
    """The link comes by e-mail; a password is chosen by it; gives the lead."""
    visitor.goto("/opportunity/")
    visitor.sees("1. May a barn be used?")
    visitor.look()
    visitor.press("Register your organisation")
    visitor.heading("Register your organisation")
    visitor.look()
    visitor.fill("Name of your organisation", "Heron House")
    visitor.choose("What size is your organisation?", "Small or medium")
    visitor.choose("Are you based in the county?", "Yes")
    visitor.fill("Your name", "Hal Ray")
    visitor.fill("Your e-mail address", "hal@heron.example")
    visitor.fill("Telephone number", "01432 222222")
    visitor.press("Register")
    visitor.heading("Look in your e-mail")
    visitor.look()
    return chooses_a_password(visitor, "hal@heron.example")


def chooses_a_password(visitor: Visitor, email: str) -> User:
    """By the link in the message that was sent there."""
    person = User.objects.get(email=email)
    link = re.search(r"/account/first-password/\S+", Message.objects.get(to=person).body)
    assert link
    visitor.goto(link.group().replace(PUT_IN_LATER, password_links.make_token(person)))
    visitor.fill("Password", OWN_PASSWORD)
    visitor.fill("The same again", OWN_PASSWORD)
    visitor.page.get_by_role("main").get_by_role("button").click()
    visitor.heading("Sign in")
    return User.objects.get(pk=person.pk)


def signs_in(visitor: Visitor, email: str, then: str) -> None:
    """By the front door, to the page that was wanted."""
    visitor.goto(then)
    visitor.fill("E-mail address", email)
    visitor.fill("Password", OWN_PASSWORD)
    visitor.page.get_by_role("main").get_by_role("button").click()


def adds_a_colleague(lead: Visitor, colleague: Visitor) -> None:
    """A second lead, who signs in by a link of her own and is at work on the same application."""
    lead.goto("/portal/colleagues/")
    lead.press("Add a colleague")
    lead.fill("Their name", "Cole Gee")
    lead.fill("Their work e-mail address", "cole@heron.example")
    lead.choose("What will they do?", "Lead")
    lead.press("Send the link")
    lead.sees("Cole Gee")
    chooses_a_password(colleague, "cole@heron.example")
    signs_in(colleague, "cole@heron.example", "/portal/applications/")


def starts(lead: Visitor) -> str:
    """From the public page to three lots; gives the address of the task list."""
    lead.goto("/opportunity/")
    lead.press("Apply")
    lead.heading("Applications")
    lead.look()
    lead.press("Apply")
    lead.press("Start")
    lead.refused("Choose at least one lot")
    for lot in ("Lot 1: Education", "Lot 2: Mentoring", "Lot 3: Tuition"):
        lead.tick(lot)
    lead.press("Start")
    lead.heading("Application ")
    lead.look()
    return lead.page.url


def describes_itself(lead: Visitor) -> None:
    """Facts, share code, connected persons, exclusion grounds, a site."""
    lead.follow("Facts of your organisation")
    lead.fill("Registered address", "1 Mill Lane, Hereford")
    lead.look()
    lead.press("Save and continue")
    lead.follow("Share code")
    lead.fill("Share code", "AB12-C")
    lead.press("Save and continue")
    lead.refused("A share code has eight letters and figures.")
    lead.fill("Share code", "AB12CD34")
    lead.press("Save and continue")
    lead.follow("Connected persons")
    lead.fill("Name", "Ann Bevan")
    lead.choose("How are they connected?", "Director or shadow director")
    lead.press("Add to the list")
    lead.sees("These are all: back to the task list")
    lead.look()
    lead.follow("These are all: back to the task list")
    lead.follow("Exclusion grounds")
    lead.follow("Add a ground that applies")
    lead.heading("A ground that applies")
    lead.follow("Back")
    lead.press("None of them applies")
    lead.follow("Sites")
    lead.fill("Name of the site", "The Barn")
    lead.choose("What kind of place is it?", "Indoor setting")
    lead.press("Add site")
    lead.refused("Give the site's postcode.")
    lead.fill("Postcode", "hr49ar")
    lead.press("Add site")
    lead.sees("HR4 9AR")
    lead.look()
    lead.follow("These are all: back to the task list")


def answers(lead: Visitor, colleague: Visitor, tasks: str, folder: Path) -> None:
    """Every question: one with its evidence; one that two colleagues had open at once; the others."""
    policy = folder / "policy.txt"
    policy.write_text("Our safeguarding policy.")
    lead.follow("What is your safeguarding policy?")
    lead.fill("Your answer", "We follow Keeping children safe in education.")
    lead.page.get_by_label("Evidence: Safeguarding policy reviewed", exact=True).set_input_files(policy)
    lead.look()
    lead.press("Save and continue")
    colleague.goto(tasks)
    colleague.follow("How do you keep children safe?")
    for question, words in ANSWERS.items():
        lead.follow(question)
        lead.fill("Your answer", words)
        lead.press("Save and continue")
    colleague.fill("Your answer", "We do.")
    colleague.press("Save and continue")
    colleague.heading("Someone else did this first")
    colleague.sees("Hal Ray")


def offers(lead: Visitor, tasks: str) -> None:
    """One in each lot, with its rate."""
    for number, (service, pounds) in OFFERS.items():
        lead.goto(f"{tasks}offers/{number}/")
        lead.press("Add an offer")
        lead.pick("Service", service)
        lead.pick("Site", "The Barn")
        lead.choose("Where does the teaching happen?", "At the provider's site")
        lead.fill("Most you would charge for one unit, without VAT", pounds)
        lead.choose("VAT", "Exempt")
        lead.tick("Autism")
        lead.fill("Youngest age", "11")
        lead.fill("Oldest age", "16")
        lead.week(["mon_am", "tue_am"])
        lead.fill("Places", "4")
        lead.fill("How far may a child live, or would you travel?", "20")
        if number == 1:
            lead.look()
        lead.press("Save offer")
        lead.sees(f"£{float(pounds):.2f}")
    lead.look()


def submits(lead: Visitor, tasks: str) -> None:
    """Nothing is left to do: looked through, and sent."""
    lead.goto(tasks)
    lead.sees("0 things left to do")
    lead.press("Check and submit")
    lead.heading("Check your application")
    lead.look()
    lead.press("Submit application")
    lead.heading("Application submitted")
    lead.look()
