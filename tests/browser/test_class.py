"""A class plays: a lecturer at the projector, four students, and a restart midway."""

from __future__ import annotations

import csv
import threading
from io import StringIO
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe

from bigthree.classroom.command import listen, opened
from bigthree.classroom.connections import bounded
from bigthree.classroom.server import create_app

pytestmark = pytest.mark.slow

PHONE, LAPTOP, PROJECTOR = (390, 844), (1280, 800), (1920, 1080)
WORLD = "?author=gromyko&setting=as_seen&contradiction=fails&world.resistance=0.8"


class Classroom:
    """The server of a class, which can be stopped and started again."""

    def __init__(self, files, keep):
        self.files, self.keep, self.port = files, str(keep), 0
        self.start()

    def start(self):
        room = opened(self.keep)
        listening = listen("127.0.0.1", self.port)
        self.port = listening.getsockname()[1]
        self.students = f"http://127.0.0.1:{self.port}/"
        self.lecturer = f"{self.students}lecturer/{room.secret}/"
        self.server = bounded(create_app(room, self.files, self.students), listening)
        self.ending = False
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while not self.ending:
            self.server.asyncore.loop(timeout=0.05, map=self.server._map, count=1)

    def stop(self):
        self.ending = True
        self.thread.join()
        self.server.task_dispatcher.shutdown()
        self.server.close()
        for channel in list(self.server.active_channels.values()):
            channel.close()


@pytest.fixture
def classroom(files, tmp_path):
    started = Classroom(files, tmp_path / "class.json")
    yield started
    started.stop()


@pytest.fixture
def visit(browser):
    """Open a page of a size; what goes wrong in it fails the test at its end."""
    faults, contexts = [], []

    def opened(address, size, scheme="light"):
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce",
            color_scheme=scheme,
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: line.type == "error" and faults.append(line.text))
        page.goto(address)
        return page

    opened.expected = None  # what a fault that is meant says
    yield opened
    for context in contexts:
        context.close()
    assert not [each for each in faults if not opened.expected or opened.expected not in each]


def show(page, name):
    page.get_by_label("Name of your group").fill(name)
    page.get_by_role("button", name="Show it", exact=True).click()
    page.get_by_text(f"The board shows your world as “{name}”.").wait_for()


def vote(page, choice):
    page.get_by_role("button", name=choice, exact=True).click()
    page.get_by_text(f"You said “{choice}”.").wait_for()


def drawn(page):
    page.get_by_text("Or set it with the keyboard").press("Enter")
    page.get_by_role("slider", name="1955").fill("20")
    page.get_by_role("button", name="Show what the model says").click()
    page.locator(".told-big p").first.wait_for()


def lead(board, pages, screen, heading):
    """Bring everyone to a screen, and wait until all are there."""
    board.get_by_label("Bring everyone to").select_option(screen)
    board.get_by_role("button", name="Bring them there").click()
    for page in pages:
        page.get_by_role("heading", name=heading).wait_for()


def guess(page, words):
    page.get_by_role("button", name=words, exact=True).click()
    page.locator(".outcome .told-big").wait_for()


def odds(page):
    """The two numbers of the workshop, as soon as the whole answer stands there."""
    page.wait_for_function(
        "() => new URLSearchParams(location.search).toString() === document.body.dataset.settled"
    )
    return [int(each) for each in page.locator(".verdict .odds b").all_text_contents()]


def test_a_class_plays(visit, classroom):
    """The ninety minutes of `docs/tutorials/a_class.md`, the restart in the middle of the vote."""
    board = visit(classroom.lecturer, PROJECTOR)
    board.locator(".address", has_text=classroom.students).wait_for()
    phones = [visit(classroom.students, PHONE) for _ in range(3)]
    everyone = [*phones, visit(classroom.students, LAPTOP)]
    each_draws_a_line(board, everyone)
    all_vote(board, everyone)
    the_server_is_started_again(visit, classroom, board, everyone)
    the_contradiction(board, everyone)
    the_cards(board, everyone)
    worlds_of_ones_own(board, everyone, classroom.students)
    the_same_question_again(board, everyone)
    rows = list(csv.reader(StringIO(urlopen(f"{classroom.lecturer}class.csv").read().decode())))
    assert [sum(row[0] == what for row in rows) for what in ("world", "vote", "drawn")] == [2, 8, 4]


def each_draws_a_line(board, everyone):
    lead(board, everyone, "draw", "How long does the Alliance last?")
    for page in everyone:
        drawn(page)
    board.get_by_text("Lines drawn: 4. In the middle they give").wait_for()
    assert board.locator(".curve.drawn").count() == 4
    board.get_by_role("button", name="Show the model's line").click()
    board.locator(".board-drawn .curve.left").wait_for()


def all_vote(board, everyone):
    board.get_by_text("Ask the class").click()
    board.get_by_label("A question").select_option("Longer or less long?")
    board.get_by_role("button", name="Open the vote").click()
    first, second, third, _ = everyone
    first.get_by_role("button", name="Longer", exact=True).wait_for()
    first.get_by_text("The odds are covered").wait_for()
    assert not first.locator(".told-big").is_visible()
    assert not first.locator(".sketch .curve.left").is_visible()
    for page, choice in ((first, "Longer"), (second, "Longer"), (third, "Less long")):
        vote(page, choice)
    board.get_by_text("Answers so far: 3.").wait_for()


def the_server_is_started_again(visit, classroom, board, everyone):
    visit.expected = "net::ERR_"  # the browser reports a server that is gone
    classroom.stop()
    everyone[0].get_by_text("The room does not answer just now.").wait_for()
    classroom.start()
    board.get_by_text("Answers so far: 3.").wait_for()
    board.get_by_text("Lines drawn: 4.").wait_for()
    vote(everyone[3], "No difference")
    board.get_by_text("Answers so far: 4.").wait_for()


def the_contradiction(board, everyone):
    board.get_by_role("button", name="Reveal").click()
    for page in (*everyone, board):
        page.get_by_text("The model: in 37 of 100 histories").wait_for()
    everyone[0].get_by_role("button", name="Put it away").click()
    assert not everyone[0].locator(".room").is_visible()
    assert everyone[1].locator(".room").is_visible()
    lead(board, everyone, "quarrel", "Take the quarrel away")
    for page, words in zip(everyone, ("It lasts longer", *3 * ["It breaks sooner"]), strict=True):
        guess(page, words)
        page.get_by_text("37 of 100 instead of 66").wait_for()
    page = everyone[3]
    page.get_by_role("link", name="Workshop").click()
    page.get_by_text("Britain, and its quarrel with America").click()
    page.get_by_label("The Anglo-American contradiction").select_option("fails")
    page.get_by_text("Your world breaks much sooner.").wait_for()
    assert odds(page) == [66, 37]
    page.go_back()
    page.get_by_text("Nothing yet. Move a control.").wait_for()


def the_cards(board, everyone):
    lead(board, everyone, "cards", "Lay the cards on the table")
    board.get_by_role("button", name="Start the timer").click()
    for page in everyone:
        page.locator(".timer", has_text=":").wait_for()
        guess(page, "No difference")
        page.get_by_text("Open cards buy trust, not time.").wait_for()
    board.get_by_role("button", name="End it").click()
    everyone[0].locator(".timer").wait_for(state="hidden")


def worlds_of_ones_own(board, everyone, address):
    lead(board, everyone, "you", "Now change the world yourself")
    phone, laptop = everyone[0], everyone[3]
    phone.get_by_role("button", name="What if Britain wanted all it could get?").click()
    phone.get_by_text("Your world breaks much sooner.").wait_for()
    show(phone, "Front row")
    laptop.goto(address + WORLD)
    assert odds(laptop) == [85, 83]
    show(laptop, "Back row")
    board.locator(".curve.line-1").wait_for()
    assert sorted(board.locator(".cards .odds b").all_text_contents()) == ["49", "83"]
    board.get_by_role("button", name="Cover all odds").click()
    laptop.get_by_text("The odds are covered").wait_for()
    assert not laptop.locator(".verdict").is_visible()
    board.get_by_text("Odds covered").first.wait_for()
    board.get_by_role("button", name="Show the odds").click()
    laptop.locator(".verdict .sentence").wait_for()


def the_same_question_again(board, everyone):
    first, second, third, fourth = everyone
    board.get_by_role("button", name="Ask the same again").click()
    first.get_by_text("Once more: what do you say now?").wait_for()
    for page, choice in ((first, "Less long"), (second, "Longer"), (third, "Less long")):
        vote(page, choice)
    vote(fourth, "No difference")
    board.get_by_role("button", name="Reveal").click()
    first.get_by_text("Changed sides: 1 from “Longer” to “Less long”.").wait_for()


def test_a_name_is_text_and_a_garbled_world_is_told(visit, classroom):
    page = visit(f"{classroom.students}?author=stalin", LAPTOP)
    page.get_by_text("“author=stalin”: there is no such choice").wait_for()
    show(page, "<img src=x>")
    board = visit(classroom.lecturer, LAPTOP)
    board.get_by_role("heading", name="<img src=x>").wait_for()
    assert board.locator("main img").count() == 1  # the code for phones
    link = page.locator(".away input").first.input_value()
    assert link.startswith(f"{classroom.students}?author=litvinov")
    board.get_by_role("link", name="open").click()
    assert "lecturer" not in board.locator(".away input").first.input_value()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP, PROJECTOR])
def test_the_board_can_be_used_by_all(visit, classroom, size, scheme):
    page = visit(classroom.students + WORLD, PHONE, scheme)
    show(page, "Back row")
    board = visit(classroom.lecturer, size, scheme)
    board.locator(".curve.line-0").wait_for()
    board.get_by_text("Ask the class").click()
    board.get_by_role("button", name="Open the vote").click()
    board.get_by_role("button", name="Reveal").click()
    board.get_by_text("The model: in").wait_for()
    assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(board).response["violations"]
    serious = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
    assert not serious, [node["html"] for each in found for node in each["nodes"]][:5]
