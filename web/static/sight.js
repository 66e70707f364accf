// What the reader sees is drawn first. A chart further down has no width, and Streamlit draws none
// that has no width, until it comes near the screen or the page has long been still. A table further
// down stands closed; it is opened, and only then sent, when its place comes near on a page at rest,
// once: a reader may close it.
"use strict";

const CHART = ".stVegaLiteChart:not([data-near])";
const TABLE = "[class*=st-key-sight_] details:not([data-near])";
const AT_REST = 300;
const LONG_STILL = 3000;
let rest;
let patience;

function come(place) {
  const isClosed = place.matches(TABLE) && !place.open;
  near.unobserve(place);
  place.dataset.near = "";
  if (isClosed) place.querySelector("summary").click();
}

const near = new IntersectionObserver(
  (places) => places.filter((one) => one.isIntersecting).forEach((one) => come(one.target)),
  { scrollMargin: "200px" },
);

const watch = (places) => document.querySelectorAll(places).forEach((place) => near.observe(place));

// One at a time, so that a click never waits for more than one.
function drawNext() {
  const chart = document.querySelector(CHART);
  if (chart) come(chart);
}

function restart() {
  clearTimeout(rest);
  clearTimeout(patience);
  rest = setTimeout(watch, AT_REST, TABLE);
  patience = setTimeout(drawNext, LONG_STILL);
}

new MutationObserver((changes) => {
  if (changes.every((one) => one.target.namespaceURI.endsWith("svg"))) return;
  watch(CHART);
  restart();
}).observe(document.documentElement, { subtree: true, childList: true });

addEventListener("scroll", restart, { capture: true, passive: true });
addEventListener("beforeprint", () => document.querySelectorAll(CHART).forEach(come));
