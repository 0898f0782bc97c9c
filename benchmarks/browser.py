"""The page without a server: from a moved control to the painted answer, in Chromium.

``python benchmarks/browser.py`` needs Chromium. Times depend on the machine and on what else it
does; the ratios are what counts: to painting an empty chart, and to the compiled ensemble.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
TIMES = 40

MEASURE = """async (times) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  const app = window.app, wait = async (act) => {
    const began = performance.now(); await act(); await painted(); return performance.now() - began;
  };
  const world = (n) => ({ ...app.state, choices: {}, numbers: { "world.ideology": n / times } });
  const baseline = { ...app.state, choices: {}, numbers: {} };
  const answer = (n, whole) => wait(async () => {
    app.workshop.found = await app.model.ask(baseline, world(n), "0", whole);
    app.workshop.draw(whole);
  });
  const empty = () => wait(async () => {
    const chart = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    document.querySelector(".survival").replaceChildren(chart);
  });
  const found = { empty: [], quick: [], whole: [], computed: [] };
  await answer(0, false); await answer(0, true);
  for (let n = 0; n < times; n++) {
    found.empty.push(await empty());
    found.quick.push(await answer(n, false));
    found.whole.push(await answer(n, true));
    found.computed.push(app.workshop.found.ms);
  }
  return found;
}"""


def main() -> None:
    """Print what a reader waits for."""
    from playwright.sync_api import sync_playwright

    from bigthree.classroom.static_page import build

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(Path(folder))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((Path(folder) / "index.html").as_uri() + "#workshop")
        page.locator(".map").wait_for()
        found = page.evaluate(MEASURE, TIMES)
        browser.close()
    show("an empty chart, painted", found["empty"])
    show("128 histories, painted (while moving)", found["quick"])
    show("500 histories and all charts, painted", found["whole"])
    show("500 histories, computed with all answers", found["computed"])
    print(f"{'500 histories, compiled ensemble, one thread':46} {compiled():7.1f} ms")


def show(what: str, times: list[float]) -> None:
    """One line: the median and the 95th percentile."""
    print(f"{what:46} {median(times):7.1f} ms, p95 {quantiles(times, n=20)[-1]:7.1f}")


def compiled() -> float:
    """Milliseconds of the same by the package."""
    from bigthree import compose, simulate

    scenario: Any = compose("author=litvinov")
    simulate(scenario, 500, 0, threads=1)
    times = []
    for n in range(10):
        began = perf_counter()
        simulate(scenario.with_values({"world.ideology": n / 10}), 500, 0, threads=1)
        times.append(1000 * (perf_counter() - began))
    return median(times)


if __name__ == "__main__":
    main()
