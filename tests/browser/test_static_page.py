"""The page that needs no server, in a real browser: from disk with the network cut, and served."""

from __future__ import annotations

import base64
import gzip
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from bigthree import simulate
from bigthree.classroom.engine import build as engine_build
from bigthree.classroom.engine.asset import asset
from bigthree.classroom.question import Question
from bigthree.classroom.static_page import bundled
from bigthree.comparison import compare
from bigthree.dyads import PAIRS, dyad_of
from bigthree.ensemble import simulate_batch
from bigthree.explanation.story import PASSIVE
from bigthree.explanation.typical import typical
from bigthree.measures.estimates import (
    paired_difference,
    restricted_mean,
    survival_curve,
    surviving,
)
from bigthree.theory.mechanisms import LEDGER

pytestmark = pytest.mark.slow

SIZES = {"phone": (390, 844), "laptop": (1280, 800), "projector": (1920, 1080)}
STRICT = ("default-src 'none'; script-src 'self'{wasm}; style-src 'self' 'unsafe-inline'; "
          "img-src 'self' data:; worker-src blob:")  # fmt: skip
MINE_SETTLED = "author=maisky&setting=as_seen&contradiction=fails&author.appetite=0.9&seed=7"
MINE = "author=maisky&contradiction=fails&author.appetite=0.9&seed=7"
WORLD = Question("maisky", choices={"contradiction": "fails"}, numbers={"author.appetite": 0.9})
READ, WITHIN, TELLING, STRONGEST = 128, 60, 0.05, 3
"""Histories whose pushes are read, over how many months, and which of the reasons are told."""


@pytest.fixture(scope="session")
def site(tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("site")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


class Handler(SimpleHTTPRequestHandler):
    policy = STRICT.format(wasm=" 'wasm-unsafe-eval'")

    def end_headers(self):
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_):
        pass


class WithoutProgram(Handler):
    policy = STRICT.format(wasm="")


class WithoutWorkers(Handler):
    policy = STRICT.replace("worker-src blob:", "worker-src 'none'").format(wasm="")


class ForAxe(Handler):
    policy = "frame-ancestors *"


@pytest.fixture
def served(site):
    servers = []

    def started(handler=Handler):
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=site))
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/index.html"

    yield started
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def visit(browser, site):
    """Open the page from disk, offline, at a size; a fault fails the test at its end."""
    faults, contexts = [], []

    def opened(address="", size="laptop", base=None, **options):
        width, height = SIZES[size]
        options = {"reduced_motion": "reduce"} | options
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        context.set_offline(base is None)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: line.type == "error" and faults.append(line.text))
        page.goto((base or (site / "index.html").as_uri()) + address)
        return page

    opened.faults = faults
    yield opened
    for context in contexts:
        context.close()
    assert not faults


def settled(page, query):
    """Wait until the whole answer of a world stands on the page."""
    page.wait_for_function("(query) => document.body.dataset.settled === query", arg=query)


def test_the_whole_page_is_small(site):
    """All that every reader loads: a rival theory's draws and the plain program are for few."""
    seldom = ("theory-", "plain")
    loaded = [path for path in site.iterdir() if not path.name.startswith(seldom)]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in loaded) <= 400_000


def test_how_america_comes_in_can_be_chosen_from_disk(visit, site):
    page = visit("?author=litvinov&engagement=absent")
    settled(page, "author=litvinov&setting=as_seen&engagement=absent")
    ensemble = simulate(Question(choices={"engagement": "absent"}).right, 500, 0)
    odds = surviving(ensemble.column("two_against_one"), 60).value
    assert page.locator(".odds.right b").text_content() == f"{100 * odds:.0f}"
    (site / "theory-dated.js").rename(site / "away.js")
    page.get_by_label("How America comes in", exact=True).select_option("dated")
    page.get_by_text("“America comes in on a date” could not be loaded").wait_for()
    settled(page, "author=litvinov&setting=as_seen")
    (site / "away.js").rename(site / "theory-dated.js")
    visit.faults.clear()  # the browser reports the file that is missing


def test_the_story_is_played_from_disk(visit):
    page = visit()
    page.get_by_role("heading", name="What if the Grand Alliance had held?").wait_for()
    page.get_by_text("January 1950.").wait_for()
    page.get_by_role("link", name="Begin with a guess").click()
    show = page.get_by_role("button", name="Show what the model says")
    assert show.is_disabled()
    box, mouse = page.locator(".sketch").bounding_box(), page.mouse
    mouse.move(box["x"] + 60, box["y"] + 30)
    mouse.down()
    mouse.move(box["x"] + box["width"] - 14, box["y"] + 0.8 * box["height"], steps=15)
    mouse.up()
    assert page.locator(".sketch .curve.left").count() == 0
    show.click()
    page.get_by_text("The Alliance lasts longer than you drew.").wait_for()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("button", name="It lasts longer").click()
    page.get_by_text("The model says otherwise.").wait_for()
    page.get_by_text("Without the quarrel the Alliance breaks sooner").wait_for()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("button", name="No difference").click()
    page.locator(".told-big").wait_for()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("button", name="What if Britain wanted all it could get?").click()
    settled(page, "author=litvinov&setting=as_seen&world.british_appetite=1")
    assert page.locator(".changes li").count() == 1


def test_the_line_can_be_set_with_the_keyboard(visit):
    page = visit("#draw")
    page.get_by_text("Or set it with the keyboard").press("Enter")
    for year, value in (("1946", 3), ("1948", 10), ("1955", 40)):
        slider = page.get_by_role("slider", name=year)
        for _ in range(value):
            slider.press("ArrowLeft")
    page.get_by_role("button", name="Show what the model says").click()
    page.locator(".told-big").wait_for()


def shown(estimate, of, digits):
    value, low, high = (f"{of * part:.{digits}f}" for part in estimate)
    return f"{value} (likely {low}–{high})"


def test_the_numbers_are_those_of_the_package(visit):
    """The same as `bigthree.simulate` computes, to the last digit that is shown."""
    page = visit(f"?{MINE}")
    settled(page, MINE_SETTLED)
    worlds = [WORLD.left, WORLD.right]
    turned = [simulate(world, 500, 7).column("two_against_one") for world in worlds]
    rows = [
        (*(surviving(each, 60) for each in turned), 100, 0),
        (*(surviving(each, 120) for each in turned), 100, 0),
        (*(restricted_mean(each, 120) for each in turned), 1, 1),
    ]
    page.locator(".verdict summary").click()
    for n, (*both, of, digits) in enumerate(rows):
        cells = page.locator(f".verdict tbody tr:nth-child({n + 1}) td").all_text_contents()
        assert cells == [shown(each, of, digits) for each in both]
    apart = compare({"left": WORLD.left, "right": WORLD.right}, 500, 7).difference(
        "rmst_two_against_one", "right"
    )
    told = page.locator(".verdict details p").first.text_content()
    assert f"{apart.value:+.1f} months".replace("-", "−") in told
    why = page.locator(".why li").all_text_contents()
    own = reasons(*(pushes(world, 7) for world in worlds))
    assert len(why) == len(own)
    for line, size in zip(why, own, strict=True):
        assert f"By {size:.2f} " in line


def pushes(scenario, seed):
    """What each mechanism did to each tie in the first histories, summed over the first months."""
    summed = simulate_batch(scenario, seed, 0, READ, ledger=True).paths.ledger[:, :WITHIN].sum(1)
    found = np.zeros((READ, 3, len(LEDGER)))
    for n, (i, j) in enumerate(PAIRS):
        found[:, dyad_of(i, j)] += 0.5 * summed[:, n]
    return found


def reasons(one, other):
    """Sizes of the pushes that differ most, where luck does not explain it."""
    found = paired_difference(np.moveaxis(one, 0, -1), np.moveaxis(other, 0, -1))
    told = [
        abs(found.value[d, m]) for m, name in enumerate(LEDGER) for d in range(3)
        if name not in PASSIVE and abs(found.value[d, m]) >= TELLING
        and (found.low[d, m] > 0 or found.high[d, m] < 0)
    ]  # fmt: skip
    return sorted(told, reverse=True)[:STRONGEST]


ASK = """async ([program, data, world, seed, runs]) => {
  const { Engine } = of_engine, { answer } = of_answers;
  const bytes = Uint8Array.from(atob(program), (c) => c.charCodeAt(0));
  const engine = await Engine.load(bytes, data), found = answer(engine, world, seed, runs, true);
  const ties = found.ties.map((tie) => tie.low);
  return { survival: found.survival, run: found.history.run, ties };
}"""


@pytest.mark.parametrize("author", ["litvinov", "gromyko", "stalin_molotov"])
def test_the_curve_and_the_typical_history_are_those_of_the_package(browser, author):
    page = browser.new_page()
    page.add_script_tag(content=bundled(("engine", "estimates", "answers")))
    program = base64.b64encode(engine_build.PROGRAM.read_bytes()).decode()
    question = Question(author, "as_was")
    world = {"author": author, "setting": "as_was"}
    found = page.evaluate(ASK, [program, asset(), world, "3", 500])
    page.close()
    ensemble = simulate(question.left, 500, 3)
    curve = survival_curve(ensemble.column("two_against_one"), 120)
    for name in ("share", "low", "high"):
        assert found["survival"][name] == pytest.approx(getattr(curve, name), abs=1e-9)
    assert found["run"] == typical(ensemble).run
    low = np.quantile(ensemble.relations, 0.05, axis=0)
    assert np.array(found["ties"]) == pytest.approx(low.T, abs=1e-9)


def test_a_control_moves_the_answer_and_back_undoes_it(visit):
    page = visit("#workshop")
    settled(page, "author=litvinov&setting=as_seen")
    triangle = page.locator(".workshop .tie.own").first
    before = triangle.get_attribute("stroke-width")
    page.get_by_text("How the world is").click()
    slider = page.get_by_role("slider", name="How much capitalism against socialism matters")
    slider.fill("1")
    settled(page, "author=litvinov&setting=as_seen&world.ideology=1")
    assert "world.ideology=1" in page.url
    assert triangle.get_attribute("stroke-width") != before
    assert page.locator(".sentence").text_content() == "Your world breaks much sooner."
    page.go_back()
    settled(page, "author=litvinov&setting=as_seen")
    assert page.get_by_text("Nothing yet. Move a control.").is_visible()
    assert slider.input_value() == "0.4"


def test_a_change_without_effect_is_a_finding(visit):
    page = visit("?author.appetite=1")
    settled(page, "author=litvinov&setting=as_seen&author.appetite=1")
    told = page.locator(".verdict .sentence").text_content()
    assert told.startswith("“How much Moscow seeks to control” makes no difference")
    assert page.locator(".verdict .finding").is_visible()
    assert page.get_by_role("slider", name="How much Moscow seeks to control").is_visible()


def test_one_history_is_told_in_words_and_leads_to_its_months(visit):
    page = visit("#workshop")
    settled(page, "author=litvinov&setting=as_seen")
    lines = page.locator(".chronicle li").all_text_contents()
    assert lines[0].startswith("January 1945")
    assert lines[-1].startswith("January 1955")
    month = page.locator(".chronicle li button").nth(1)
    month.click()
    assert page.locator(".workshop .told").text_content().startswith(f"{month.text_content()}:")
    assert page.get_by_label("What the triangle shows").input_value() == "one"
    last = page.locator(".chronicle li button").last
    last.click()
    assert lines[-1].removeprefix("January 1955 ") in page.locator(".workshop .told").text_content()


def test_the_triangle_plays_and_speaks(visit):
    page = visit("#workshop")
    settled(page, "author=litvinov&setting=as_seen")
    words = page.locator(".workshop .told")
    first = words.text_content()
    page.get_by_role("slider", name="Month").fill("0")
    assert words.text_content().startswith("January 1945:")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "() => !document.querySelector('.workshop .told').textContent.startsWith('January 1945')"
    )
    page.get_by_role("button", name="Pause").click()
    assert first.startswith("January 1950:")
    chart = page.locator(".part-survival .chart")
    box = chart.bounding_box()
    chart.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    assert words.text_content().startswith("January 1955:")


def test_a_garbled_address_is_told_in_sentences(visit):
    page = visit(
        "?author=stalin&world.rivalry=9&foo=<img src=x onerror=alert(1)>&events=hiroshima&seed=x"
    )
    notice = page.locator(".notice")
    for words in ("author=stalin", "beyond the range (0 to 1)", "“foo” is unknown", "seed=x"):
        assert words in notice.text_content()
    settled(page, "author=litvinov&setting=as_seen&events=hiroshima&world.rivalry=1")
    assert page.locator("img").count() == 0


def test_the_evidence_stands_by_its_control(visit):
    page = visit("#workshop")
    page.locator("[data-key='author.appetite'] summary").click()
    shown = page.locator("[data-key='author.appetite'] .evidence").text_content()
    assert "Litvinov" in shown
    assert "likely" in shown
    assert "Pechatnov 1995" in shown


def test_served_under_a_strict_policy(visit, served):
    page = visit("#workshop", base=served())
    settled(page, "author=litvinov&setting=as_seen")


def test_where_webassembly_is_forbidden_plain_javascript_computes_the_same(visit, served):
    pages = [visit(f"?{MINE}", base=served(policy)) for policy in (Handler, WithoutProgram)]
    for page in pages:
        settled(page, MINE_SETTLED)
    fast, plain = (page.locator(".workshop").inner_text() for page in pages)
    assert plain == fast
    control = pages[1].get_by_role("slider", name="How much Moscow seeks to control")
    before = pages[1].locator(".odds.right b").text_content()
    control.fill("0.1")
    settled(pages[1], MINE_SETTLED.replace("0.9", "0.1"))
    assert pages[1].locator(".odds.right b").text_content() != before
    visit.faults.clear()  # the browser reports what the policy forbade


def test_where_nothing_can_compute_the_page_says_so(visit, served):
    page = visit("#workshop", base=served(WithoutWorkers))
    page.get_by_role("heading", name="The model cannot run here").wait_for()
    visit.faults.clear()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_screen(visit, size):
    for screen in ("#start", "#draw", "#you", "#about", f"?{MINE}"):
        page = visit(screen, size)
        page.locator("main > *").wait_for()
        if screen[0] == "?":
            page.locator(".map").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen


def test_on_a_phone_the_answer_stays_in_view(visit):
    page = visit("#workshop", "phone")
    settled(page, "author=litvinov&setting=as_seen")
    page.get_by_role("slider", name="How much Moscow seeks to control").scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => scrollY > 300")
    answer = page.locator(".answer").bounding_box()
    assert abs(answer["y"]) < 2
    assert answer["height"] < 0.45 * 844


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_screen_can_be_used_by_all(visit, served, size, scheme):
    base = served(ForAxe)  # which reads the style sheet, and may not from disk
    for screen in ("#start", "#draw", "#quarrel", "#you", "#about", f"?{MINE}"):
        page = visit(screen, size, base, color_scheme=scheme)
        page.locator("main > *").wait_for()
        if screen[0] == "?":
            page.locator(".map").wait_for()
        found = Axe().run(page).response["violations"]
        serious = [each["id"] for each in found if each["impact"] in ("serious", "critical")]
        assert not serious, (screen, [node["html"] for each in found for node in each["nodes"]][:5])
