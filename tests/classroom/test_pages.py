"""The pages as the server gives them: whole without a script, and nothing of them missing."""

import json
import re
from pathlib import Path

import pytest

import bigthree.classroom
from bigthree.classroom.question import asked
from bigthree.classroom.server import HEADERS, create_app
from bigthree.classroom.texts import text, texts

TEMPLATES = Path(bigthree.classroom.__file__).parent / "templates"


@pytest.fixture(scope="module")
def client():
    return create_app("lecturer", rate="10000 per second").test_client()


STORY = [f"/story/{n}?author={author}" for n in range(1, 6)
         for author in ("maisky", "gromyko", "litvinov")]  # fmt: skip


@pytest.mark.parametrize("address", ["/", "/workshop", "/plotly.js", *STORY,
                                     *(f"/story/3?guess={guess}" for guess in
                                       ("longer", "same", "shorter")),
                                     "/story/4?open=0123"])  # fmt: skip
def test_a_page_is_there_and_guarded(client, address):
    with client.get(address) as found:
        assert found.status_code == 200
        for name in HEADERS:
            assert name in found.headers


def test_the_story_tells_the_result_whatever_was_guessed(client):
    pages = [client.get(f"/story/3?author=litvinov&guess={guess}").text
             for guess in ("longer", "same", "shorter")]  # fmt: skip
    assert sum("You guessed right." in page for page in pages) == 1


def test_the_four_worlds_are_told_only_once_opened(client):
    closed, opened = (client.get(f"/story/4?open={which}").text for which in ("", "0123"))
    assert closed.count("of 100 together") == 0
    assert opened.count("of 100 together") == 4


def test_the_workshop_answers_without_a_script(client):
    page = client.get("/workshop?contradiction=fails&author.appetite=0.3").text
    assert len(re.findall(r"In \d+ of 100 histories", page)) == 2
    assert "On the same luck" in page
    assert "take back" in page
    assert 'value="0.30"' in page


@pytest.mark.parametrize("part", ["moving", "settled", "whole"])
def test_an_answer_brings_its_part(client, part):
    found = client.get(f"/answer?author.appetite=0.3&part={part}").json
    assert asked(_pairs(found["query"])) == asked([("author.appetite", "0.3")])
    assert ("controls" in found["fragments"]) == (part == "whole")
    assert ("played" in found) == (part != "moving")


def _pairs(query):
    return [tuple(pair.split("=")) for pair in query.split("&")]


def test_a_playback_holds_every_month_of_both_worlds(client):
    found = client.get("/answer?contradiction=fails&history=7").json["played"]
    assert len(found) == 2
    for world in found:
        assert len(world["dates"]) == 121
        assert all(len(row) == 121 for row in world["ties"] + world["weights"])


def test_the_playback_is_the_history_of_the_library(client):
    import bigthree as library

    world = asked([("contradiction", "fails")]).right
    found = client.get("/answer?contradiction=fails&history=7&seed=5").json["played"][1]
    relations = library.simulate(world.scenario(), 8, 5).relations[7]
    for dyad, row in enumerate(found["ties"]):
        assert row == pytest.approx(relations[:, dyad], abs=6e-4)


def test_a_bad_address_is_refused_in_a_sentence(client):
    page = client.get("/workshop?author.appetite=much")
    assert page.status_code == 400
    assert "must be a number" in page.text
    answer = client.get("/answer?author=churchill", headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert "churchill" in answer.json["refused"]


def test_a_number_beyond_its_range_is_said_on_the_page(client):
    assert "1 was taken" in client.get("/workshop?author.appetite=7").text


def test_a_full_class_is_told_to_ask_again(client, monkeypatch):
    from bigthree.classroom import workshop

    monkeypatch.setattr(workshop, "PATIENCE", 0.01)
    held = [workshop.refining.acquire(blocking=False) for _ in range(64)]
    try:
        found = client.get("/answer?author.appetite=0.21&part=settled")
        quick = client.get("/answer?author.appetite=0.21&part=moving")
    finally:
        for _ in filter(None, held):
            workshop.refining.release()
    assert found.status_code == 503
    assert found.json["later"] > 0
    assert quick.status_code == 200


def test_no_page_carries_a_script_of_its_own(client):
    for address in ("/", "/workshop", *STORY):
        page = client.get(address).text
        inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
        assert all("application/json" in kind for kind in inline)
        assert not re.search(r"""\son\w+=["']""", page)
        assert "http://" not in re.sub(r"http://(www\.w3\.org|localhost/)", "", page)
        assert "https://" not in page


def test_every_word_of_a_page_stands_in_the_texts():
    used = set()
    for template in TEMPLATES.rglob("*.html"):
        found = re.findall(r"""\bt\(\s*["']([\w.]+)["'](?!\s*~)""", template.read_text("utf-8"))
        used |= set(found)
    for key in used:
        assert text(key) is not None
    words = re.compile(r">([^<>{}]*[A-Za-z]{3,}[^<>{}]*)<")
    for template in TEMPLATES.rglob("*.html"):
        plain = re.sub(r"\{[%{#].*?[%}#]\}", "", template.read_text("utf-8"), flags=re.S)
        left = [found.strip() for found in words.findall(plain)]
        assert [each for each in left if each not in ("Pechatnov 1995,", "bigthree .")] == [], (
            template
        )
    json.dumps(texts())  # plain words, lists and mappings of them
