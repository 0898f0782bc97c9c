// A step of the story that shows a chart.
import { draw } from "./charts.js";

draw(JSON.parse(document.getElementById("answer").textContent).charts);
