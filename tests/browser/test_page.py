"""The page in a real browser, as students and lecturer use it."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe

import browsing
from bigthree.classroom.controls import CHOICES, NUMBERS
from bigthree.composition import load_all

pytestmark = pytest.mark.slow

MINE = "author=maisky&contradiction=fails&author.appetite=0.9&seed=7"

ADDRESSES = {
    "opening": "/",
    "the three": "/story/1",
    "the quarrel": "/story/2?author=maisky",
    "a guess": "/story/3?author=gromyko",
    "the answer": "/story/3?guess=longer",
    "belief and truth": "/story/4?open=0123",
    "now you": "/story/5",
    "workshop": "/workshop",
    "a world": f"/workshop?{MINE}",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
class TestEveryPage:
    def test_a_checker_of_access_finds_nothing_serious(self, page, address):
        page.goto(address)
        found = Axe().run(page).response["violations"]
        assert not [
            (each["id"], [node["html"] for node in each["nodes"]])
            for each in found
            if each["impact"] in ("serious", "critical")
        ]

    def test_it_fits_the_width_at_twice_the_size_of_text_too(self, visit, address):
        page = visit("phone")
        page.goto(address)
        for size in ("100%", "200%"):
            page.evaluate("size => document.documentElement.style.fontSize = size", size)
            wide = page.evaluate(
                """[...document.querySelectorAll("body *")]
                .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
                .filter((each) => !each.closest(".scroll, .for-readers, .skip, svg"))
                .map((each) => each.outerHTML.slice(0, 200))"""
            )
            assert not wide, size
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size

    def test_the_keyboard_stops_at_everything(self, page, address):
        page.goto(address)
        assert browsing.unreached(page) == []


class TestStory:
    def test_from_start_to_end_by_keyboard_alone(self, page):
        page.goto("/")
        browsing.press(page, page.locator("main a[href*='/story/1']").first)
        page.wait_for_url("**/story/1*")
        for step in range(1, 5):
            if step == 3:
                browsing.press(page, page.locator("main [name=guess], main a[href*=guess]").first)
                page.wait_for_url("**guess=*")
            browsing.press(page, page.locator(f"main a[href*='/story/{step + 1}']").last)
            page.wait_for_url(f"**/story/{step + 1}*")
        browsing.press(page, page.locator("main a[href*='/workshop']").first)
        page.wait_for_url("**/workshop*")
        assert len(browsing.odds(page)) >= 1


class TestWorkshop:
    def test_each_number_changes_the_address_and_what_is_shown(self, visit):
        page = visit()
        page.goto("/workshop")
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        for key in NUMBERS:
            control = page.locator(f"[id='{key}']")
            low, high = (float(control.get_attribute(end)) for end in ("min", "max"))
            value = high if float(control.input_value()) < (low + high) / 2 else low
            browsing.pull(control, value)
            browsing.until_address(page, key, f"{value:g}")
            assert page.locator(f".control:has([id='{key}']) output").text_content() == (
                f"{value:.2f}"
            )
            changed = page.locator("#changes li")
            changed.locator(f"[data-back='{key}']").wait_for()
            assert changed.count() == 1
            page.locator(f"[data-back='{key}']").click()
            browsing.until_address(page, key, None)
            page.locator(".card.right.empty").wait_for()

    @pytest.mark.parametrize("key", [*CHOICES, "author", "setting"])
    def test_each_choice_changes_the_address_and_what_is_shown(self, page, key):
        page.goto("/workshop?world.tolerance=0.9")
        page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
        before = page.locator("#verdict").text_content()
        control = page.locator(f"select[name={key}]")
        now = control.input_value()
        for option in control.locator("option").all()[:4]:
            value = option.get_attribute("value")
            if value != now:
                control.select_option(value)
                browsing.until_address(page, key, value)
                assert page.locator("#verdict").text_content() != before
                now, before = value, page.locator("#verdict").text_content()

    def test_other_luck_is_in_the_address(self, page):
        page.goto("/workshop?contradiction=fails")
        page.locator("#luck").click()
        browsing.until_address(page, "seed")
        assert f"luck no. {browsing.query(page)['seed']}" in page.locator("#verdict").text_content()

    def test_by_keyboard_a_slider_is_moved_and_taken_back(self, page):
        page.goto("/workshop")
        control = page.locator("[id='author.appetite']")
        if not control.is_visible():
            browsing.press(page, page.locator("details.group > summary").first)
        browsing.reach(page, control)
        before = float(control.input_value())
        for _ in range(10):
            page.keyboard.press("ArrowRight")
        browsing.until_address(page, "author.appetite", f"{before + 0.1:g}")
        assert control.evaluate("element => element === document.activeElement")
        browsing.press(page, page.locator("[data-back='author.appetite']"))
        browsing.until_address(page, "author.appetite", None)

    def test_what_a_quick_answer_says_is_refined(self, visit):
        page = visit()
        page.goto("/workshop?contradiction=fails")
        browsing.pull(page.locator("[id='author.appetite']"), 0.9)
        page.locator("#verdict", has_text="100 histories a world").wait_for()
        page.locator("#verdict", has_text="500 histories a world").wait_for()

    def test_a_number_beyond_its_range_is_said(self, page):
        page.goto("/workshop?author.appetite=7")
        assert "1 was taken" in page.locator("#notice").text_content()


class TestPlayback:
    def test_it_plays_pauses_and_names_what_happens(self, page):
        page.goto(f"/workshop?{MINE}&history=3")
        date, month = page.locator("#date"), page.locator("#month")
        first, drawn = date.text_content(), page.locator("#triangle-1").inner_html()
        page.locator("#run").click()
        page.wait_for_function("() => document.getElementById('month').value >= 3")
        page.locator("#run").click()
        assert date.text_content() != first
        assert page.locator("#triangle-1").inner_html() != drawn
        at = month.input_value()
        page.wait_for_timeout(400)
        assert month.input_value() == at
        month.focus()
        page.keyboard.press("End")
        assert month.input_value() == month.get_attribute("max")
        assert "1955" in date.text_content()
        for side in (0, 1):
            assert re.match(r"\w+ 19\d\d: \w", page.locator(f"#told-{side}").text_content())

    def test_another_history_is_in_the_address(self, page):
        page.goto(f"/workshop?{MINE}&history=3")
        page.locator("#another").click()
        page.wait_for_function("() => !location.search.endsWith('history=3')")
        assert 0 <= int(browsing.query(page)["history"]) < 500

    def test_without_motion_it_goes_slowly(self, visit):
        page = visit(reduced_motion="reduce")
        page.goto(f"/workshop?{MINE}")
        page.locator("#run").click()
        page.wait_for_timeout(500)
        assert int(page.locator("#month").input_value()) <= 2


class TestTakeAway:
    def test_a_second_browser_and_the_command_line_give_the_same_numbers(self, visit, tmp_path):
        first = visit()
        first.goto("/workshop?author=maisky&seed=7")
        browsing.pull(first.locator("[id='author.appetite']"), 0.87)
        browsing.until_address(first, "author.appetite", "0.87")
        first.locator("#verdict", has_text="500 histories a world").wait_for()
        link = first.locator("#permalink").input_value()
        assert link == first.url

        second = visit("phone")
        second.goto(link)
        assert second.locator("#verdict").text_content().split() == (
            first.locator("#verdict").text_content().split()
        )
        shown = []
        for name in ("baseline", "yours"):
            command = shlex.split(second.locator(f"#command-{name}").text_content())
            assert command.pop(0) == "bigthree"
            folder = tmp_path / name
            subprocess.run(
                [sys.executable, "-m", "bigthree", *command, f"results_dir={folder}"],
                check=True, capture_output=True,
            )  # fmt: skip
            shown.append(pd.read_csv(folder / "summary.csv").survival_60[0])
        assert browsing.odds(second) == [round(100 * share) for share in shown]

    def test_files_are_saved_and_opened_again(self, page, tmp_path):
        page.goto(f"/workshop?{MINE}")
        with page.expect_download() as saved:
            page.locator("a[href*='/take/scenario.yaml']").click()
        assert saved.value.suggested_filename == "scenario.yaml"
        path = tmp_path / "scenario.yaml"
        saved.value.save_as(path)
        assert len(load_all(path)) == 2
        before = browsing.odds(page)
        page.goto("/workshop")
        page.locator("#scenario-file").set_input_files(path)
        page.locator(".takeaway form button").click()
        page.wait_for_url("**author.appetite=0.9*")
        assert browsing.query(page)["contradiction"] == "fails"
        assert len(browsing.odds(page)) == len(before)

    @pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg")])
    def test_a_chart_is_saved(self, page, form, begins):
        page.goto(f"/workshop?{MINE}")
        page.locator("#chart-survival .main-svg").first.wait_for()
        with page.expect_download() as saved:
            page.locator(f"[data-save=survival][data-format={form}]").click()
        held = Path(saved.value.path()).read_bytes()
        assert held.startswith(begins)
        assert len(held) > 5000

    def test_the_command_is_copied(self, visit):
        page = visit(permissions=["clipboard-read", "clipboard-write"])
        page.goto(f"/workshop?{MINE}")
        page.locator("[data-copies=command-yours]").click()
        page.locator("#copied", has_text="Copied").wait_for(state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == (
            page.locator("#command-yours").text_content()
        )

    def test_the_hand_out_is_waited_for_and_saved(self, visit):
        page = visit()
        page.goto(f"/workshop?{MINE}")
        page.locator("a[href*='/take/handout']").click()
        page.locator(".gallery").wait_for()
        assert page.locator(".gallery img").count() == page.locator(".gallery figure").count() > 5
        found = Axe().run(page).response["violations"]
        assert not [each for each in found if each["impact"] in ("serious", "critical")]
        with page.expect_download() as saved:
            page.locator("a[href*='handout.zip']").click()
        with ZipFile(saved.value.path()) as archive:
            manifest = json.loads(archive.read("bigthree-hand-out/manifest.json"))
            assert manifest["seed"] == 7
        with page.expect_download() as saved:
            page.locator("a[href*='survival.svg']").click()
        assert saved.value.suggested_filename == "survival.svg"
        page.locator("a[href*='report.html']").click()
        page.locator("h1", has_text="Do the three hold together longer").wait_for()


WORLDS = {
    "The Reds": "/workshop?author=maisky&contradiction=fails",
    "Gruppe Ä": "/workshop?author=litvinov&author.appetite=0.9",
    "<b>bold</b>": "/workshop?author=gromyko&setting=as_was&seed=3",
}
"""What three groups show, by the names that they choose."""


class TestBoard:
    @pytest.fixture
    def board(self, visit, server):
        page = visit()
        page.goto(server.lecturer)
        yield page
        for name in WORLDS:
            if self.of(page, name).count():
                self.of(page, name).get_by_role("button", name=re.compile("^remove")).click()
                self.of(page, name).wait_for(state="detached")

    @pytest.fixture
    def groups(self, board, visit):
        shown = []
        for (name, address), size in zip(WORLDS.items(), ("phone", "laptop", "phone"), strict=True):
            page = visit(size)
            page.goto(address)
            page.locator("#group").fill(name)
            page.locator("[data-room=show] [value=up]").click()
            shown.append(page)
        for name in WORLDS:
            self.of(board, name).wait_for()
        return shown

    @staticmethod
    def of(board, name):
        return board.locator(".world-card", has=board.get_by_role("heading", name=name, exact=True))

    def test_three_groups_stand_side_by_side(self, board, groups):
        for name, page in zip(WORLDS, groups, strict=True):
            card = self.of(board, name)
            assert int(card.locator(".odds b").text_content()) == browsing.odds(page)[-1]
        assert board.locator(".world-card").count() == 3
        assert board.locator(".world-card h3 b").count() == 0
        found = Axe().run(board).response["violations"]
        assert not [each for each in found if each["impact"] in ("serious", "critical")]
        board.set_viewport_size({"width": 390, "height": 844})
        assert board.evaluate("document.documentElement.scrollWidth <= innerWidth")
        groups[0].locator("[data-room=show] [value=down]").click()
        self.of(board, "The Reds").wait_for(state="detached")
        assert board.locator(".world-card").count() == 2

    def test_the_class_votes_before_the_reveal_and_sees_the_result_after(self, board, groups):
        card = self.of(board, "The Reds")
        odds = card.locator(".odds b").text_content()
        browsing.press(board, card.get_by_role("button", name=re.compile("^vote on it")))
        board.locator("#do-reveal").wait_for()
        assert card.locator(".odds").count() == 0
        for page, says in zip(groups, ("yes", "no", "yes"), strict=True):
            browsing.press(page, page.locator(f"#holds-{says}"))
            page.locator("[data-room=vote] .said", has_text="You said").wait_for()
        board.locator(".count b", has_text="3").wait_for()
        browsing.press(board, board.locator("#do-reveal"))
        for page in (board, *groups):
            page.locator(".result", has_text="2 of 3 said that it holds").wait_for()
            assert f"{odds} of 100 histories hold" in page.locator(".result").text_content()
        board.locator("#do-end").click()
        groups[0].locator(".result").wait_for(state="detached")

    def test_who_does_not_know_the_secret_finds_nothing(self, browser, server):
        context = browser.new_context()
        assert context.request.get(f"{server.students}lecturer/guess").status == 404
        context.close()


class TestServer:
    def test_a_page_goes_on_when_the_server_comes_back(self, browser):
        context = browser.new_context()
        page = context.new_page()
        with browsing.serving() as first:
            page.goto(f"{first.students}workshop?contradiction=fails")
        browsing.pull(page.locator("[id='author.appetite']"), 0.9)
        page.locator("#trouble", has_text="cannot reach the server").wait_for()
        port = first.students.rstrip("/").rpartition(":")[2]
        with browsing.serving(port):
            browsing.pull(page.locator("[id='author.appetite']"), 0.8)
            browsing.until_address(page, "author.appetite", "0.8")
            page.locator("#trouble").wait_for(state="hidden")
            page.locator("#room-news", has_text="started again").wait_for()
            assert len(browsing.odds(page)) == 2
        context.close()
