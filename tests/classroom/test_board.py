import re
from html import unescape

import pytest

from bigthree.classroom.cards import card
from bigthree.classroom.question import RUNS, written
from bigthree.classroom.server import create_app
from bigthree.composition import compose
from bigthree.ensemble import simulate

SECRET = "s" * 32
BOARD = f"/lecturer/{SECRET}"
HERE = {"Origin": "http://localhost"}
SCRIPT = HERE | {"Accept": "application/json"}
WORLD = "?author=maisky&world.rivalry=0.2"


@pytest.fixture
def client():
    return create_app(SECRET, "100000 per second").test_client()


def show(client, name="First row", token="a" * 32, world=WORLD, **more):
    form = {"name": name, "token": token, "world": world} | more
    return client.post("/room/show", data=form, headers=SCRIPT)


def act(client, action, **form):
    return client.post(f"{BOARD}/{action}", data=form, headers=HERE | {
        "Content-Type": "application/x-www-form-urlencoded"})  # fmt: skip


def vote(client, holds, token="a" * 32, number=1):
    form = {"number": number, "token": token, "holds": holds}
    return client.post("/room/vote", data=form, headers=SCRIPT)


def odds_on_the_command_line(*overrides):
    turned = simulate(compose(*overrides), RUNS, 0).column("two_against_one")
    return round(100 * sum(1 for month in turned if month < 0 or month > 60) / RUNS)


def test_the_board_shows_what_the_command_line_computes(client):
    assert "First row" in show(client).json["said"]
    page = client.get(BOARD).text
    expected = odds_on_the_command_line(
        "author=maisky", "contradiction=as_believed", "world=as_assumed", "background=as_assumed",
        "world.rivalry=0.2",
    )  # fmt: skip
    assert f'<p class="odds"><b>{expected}</b>' in page
    assert "0.80 → 0.20" in page


def test_groups_stand_side_by_side_in_the_order_they_came(client):
    for n, name in enumerate(["First row", "Café Maxim", "<script>alert(1)</script>"]):
        show(client, name, f"{n:032d}")
    page = client.get(BOARD).text
    names = re.findall(r"<h3>(.*?)</h3>", page)
    assert names == ["First row", "Café Maxim", "&lt;script&gt;alert(1)&lt;/script&gt;"]


def test_what_is_not_shown_is_not_on_the_board(client):
    client.get(f"/workshop{WORLD}")
    assert "world-card" not in client.get(BOARD).text


def test_two_groups_do_not_touch_each_other(client):
    show(client, "First row", "a" * 32)
    show(client, "Second row", "b" * 32, "?author=gromyko")
    assert show(client, "First row", "b" * 32).status_code == 400
    client.post("/room/show", data={"do": "down", "token": "b" * 32}, headers=SCRIPT)
    page = client.get(BOARD).text
    assert re.findall(r"<h3>(.*?)</h3>", page) == ["First row"]
    assert "Maisky" in page


def test_a_vote_from_opening_to_result(client):
    show(client)
    assert act(client, "open", name="First row").status_code == 303
    asked = client.get("/room/now").json
    assert asked["vote"] == {"number": 1, "revealed": False}
    vote(client, "yes")
    vote(client, "no", "b" * 32)
    vote(client, "no")
    assert "<b>2</b>" in client.get(f"{BOARD}/board").json["vote"]
    act(client, "reveal")
    told = client.get("/room/now").json["html"]
    expected = card(written(WORLD)).odds["value"]
    assert "0 of 2 said that it holds" in told
    assert f"{expected} of 100 histories hold" in told
    link = unescape(re.search(r'href="([^"]*workshop[^"]*)"', told)[1])
    assert written(link) == written(WORLD)
    assert vote(client, "yes").status_code == 400
    act(client, "end")
    assert client.get("/room/now").json["vote"] is None


def test_before_the_reveal_nobody_is_told_the_odds(client):
    show(client, "First row", "a" * 32)
    show(client, "The same world", "b" * 32)
    show(client, "Another world", "c" * 32, "?author=gromyko")
    act(client, "open", name="First row")
    told = client.get("/room/now").json
    assert "histories" not in told["html"]
    assert "/workshop?" not in told["html"]
    assert client.get(BOARD).text.count("Covered until the reveal") == 2
    act(client, "reveal")
    assert "Covered until the reveal" not in client.get(BOARD).text


def test_the_lecturer_covers_all_odds(client):
    show(client)
    act(client, "cover")
    assert 'class="odds"' not in client.get(BOARD).text
    act(client, "uncover")
    assert 'class="odds"' in client.get(BOARD).text


def test_a_vote_on_a_pasted_address(client):
    act(client, "open", address=f"http://127.0.0.1:8044/workshop{WORLD}#limits")
    assert "0.80 → 0.20" in client.get("/room/now").json["html"]
    act(client, "open")
    assert "nothing changed" in client.get("/room/now").json["html"]


def test_the_banner_is_on_the_pages_of_students(client):
    act(client, "open")
    for address in ("/", "/workshop"):
        page = client.get(address).text
        assert 'role="status"' in page
        assert "Will the three still stand together in January 1950?" in page


def test_who_has_no_script_votes_and_shows_as_well(client):
    act(client, "open")
    page = client.get("/workshop").text
    token = re.search(r'name="token" value="(\w+)"', page)[1]
    said = client.post(
        "/room/vote", data={"number": 1, "token": token, "holds": "yes"}, headers=HERE
    )
    assert "You said that it holds" in said.text
    form = {"name": "Us", "token": token, "world": WORLD}
    assert "as “Us”" in client.post("/room/show", data=form, headers=HERE).text


def test_another_start_is_noticed(client):
    again = create_app(SECRET).test_client()
    assert client.get("/room/now").json["boot"] == client.get("/room/now").json["boot"]
    assert client.get("/room/now").json["boot"] != again.get("/room/now").json["boot"]


@pytest.mark.parametrize("wrong", ["x", "s" * 31, "s" * 33, "S" * 32, "%00", "é", "%ff"])
def test_the_wrong_secret_leads_nowhere(client, wrong):
    show(client)
    for address in (f"/lecturer/{wrong}", f"/lecturer/{wrong}/board"):
        assert client.get(address).status_code == 404
    posted = client.post(f"/lecturer/{wrong}/remove", data={"name": "First row"}, headers=HERE)
    assert posted.status_code == 404
    assert "First row" in client.get(BOARD).text


def test_students_pages_do_not_carry_the_secret(client):
    show(client)
    act(client, "open", name="First row")
    for address in ("/", "/workshop", "/room/now"):
        assert SECRET not in client.get(address).text


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "null"}, {"Origin": "http://elsewhere.example"},
     {"Origin": "http://localhost:81"}, {"Origin": "http://[::1"},
     HERE | {"Sec-Fetch-Site": "cross-site"}, HERE | {"Sec-Fetch-Site": "same-site"}],
)  # fmt: skip
def test_forms_of_other_sites_are_refused(client, headers):
    form = {"name": "First row", "token": "a" * 32, "world": WORLD}
    answer = client.post("/room/show", data=form, headers=headers)
    assert answer.status_code == 400
    assert "came from another page" in answer.text
    assert "First row" not in client.get(BOARD).text


def test_what_is_no_form_is_refused(client):
    for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x"):
        answer = client.post("/room/vote", data=b"{}", headers=SCRIPT | {"Content-Type": kind})
        assert (answer.status_code, set(answer.json)) == (400, {"refused"})


def test_nothing_of_the_class_is_kept_by_browsers_or_carried_in_cookies(client):
    for answer in (client.get(BOARD), client.get("/room/now"), show(client)):
        assert answer.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in answer.headers
