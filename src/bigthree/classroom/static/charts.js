// Charts that the server described, drawn by plotly.js; drawn again, they move and do not jump.
const SETTINGS = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };
const HEIGHTS = { survival: 300, tie: 190, patterns: 200 };

const place = (id) => document.getElementById(`chart-${id}`);

export function draw(charts = {}) {
  if (!window.Plotly) return window.addEventListener("load", () => draw(charts), { once: true });
  for (const [id, chart] of Object.entries(charts)) {
    const height = HEIGHTS[id.split("_")[0]];
    const narrow = window.innerWidth < 640;
    const layout = { ...chart.layout, height, autosize: true };
    if (narrow) layout.font = { ...layout.font, size: 12 };
    window.Plotly.react(place(id), chart.data, layout, SETTINGS);
  }
}

export function save(id, format) {
  const chart = place(id);
  window.Plotly.downloadImage(chart, {
    format, filename: `bigthree-${id}`, width: 900, height: 480, scale: format === "png" ? 2 : 1,
  });
}

window.addEventListener("beforeprint", () => {
  for (const chart of document.querySelectorAll(".js-plotly-plot")) window.Plotly.Plots.resize(chart);
});
