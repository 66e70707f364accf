// What the reader sees is drawn first. A chart further down has no width, and Streamlit draws none
// that has no width, until it comes near the screen or the page has long been still. A table further
// down stands closed; it is opened, and only then sent, when its place is near on a page at rest,
// once: a reader may close it.
"use strict";

const CHART = ".stVegaLiteChart:not([data-near])";
const TABLE = "[class*=st-key-sight_] details:not([data-near])";
const ROOM = "[class*=st-key-room_]";
const KEPT = `${ROOM}:has(details:not([data-came]))`;
const BUSY = "[data-testid=stApp]:not([data-test-script-state=notRunning]), [data-testid=stSkeleton]";
const MARGIN = 300;
const AT_REST = 200;
const LONG_STILL = 3000;
let rest;
let patience;

const near = new IntersectionObserver(
  (charts) => charts.filter((one) => one.isIntersecting).forEach((one) => draw(one.target)),
  { scrollMargin: `${MARGIN}px` },
);

function draw(chart) {
  near.unobserve(chart);
  chart.dataset.near = "";
}

// One at a time, so that a click never waits for more than one.
function drawNext() {
  const chart = document.querySelector(CHART);
  if (chart) draw(chart);
}

function isNear(place) {
  const { top, bottom } = place.closest(ROOM).getBoundingClientRect();
  return top < innerHeight + MARGIN && bottom > 0;
}

// The height that a chart or a table will have is kept free for it, so that nothing jumps.
function keepRoom() {
  document.querySelectorAll(CHART).forEach((chart) => {
    const told = chart.closest("[data-testid=stElementContainer]")?.previousElementSibling;
    const room = told?.querySelector("[data-room]")?.dataset.room;
    if (room) chart.style.setProperty("--room", `${room}px`);
  });
  document.querySelectorAll(KEPT).forEach((place) => {
    place.style.setProperty("--room", `${/st-key-room_(\d+)/.exec(place.className)[1]}px`);
  });
}

// A table that has come whole stands for itself.
function giveRoomBack() {
  const come = document.querySelectorAll(`${ROOM} details:has([data-testid=stDataFrame])`);
  come.forEach((table) => { table.dataset.came = ""; });
}

// One at a time: of two that are opened at once the server sends only one.
function openNext() {
  if (document.querySelector(BUSY)) return restart();
  giveRoomBack();
  const table = [...document.querySelectorAll(TABLE)].find(isNear);
  if (!table) return;
  table.dataset.near = "";
  if (!table.open) table.querySelector("summary").click();
}

function restart() {
  clearTimeout(rest);
  clearTimeout(patience);
  rest = setTimeout(openNext, AT_REST);
  patience = setTimeout(drawNext, LONG_STILL);
}

new MutationObserver((changes) => {
  if (changes.every((one) => one.target.namespaceURI.endsWith("svg"))) return;
  keepRoom();
  document.querySelectorAll(CHART).forEach((chart) => near.observe(chart));
  restart();
}).observe(document.documentElement, { subtree: true, childList: true });

// A table that the reader closes gives its room back.
addEventListener("click", ({ isTrusted, target }) => {
  const table = isTrusted && target.closest?.(`${ROOM} summary`)?.parentElement;
  if (table) table.dataset.near = table.dataset.came = "";
}, { capture: true });

addEventListener("scroll", restart, { capture: true, passive: true });
addEventListener("beforeprint", () => document.querySelectorAll(CHART).forEach(draw));
