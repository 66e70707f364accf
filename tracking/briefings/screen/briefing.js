// Goes from slide to slide; where one is, and what is marked, stays in the address.
(() => {
  "use strict";
  const by = (id) => document.getElementById(id);
  const slides = [...document.querySelectorAll(".slide")];
  const narrow = matchMedia("(max-width: 700px), (max-height: 450px)");
  let at = 0;
  let byPointer = false;

  // A link may have been cut on its way: what is left of it is followed.
  function hash() {
    const whole = location.hash.slice(1);
    try {
      return decodeURIComponent(whole);
    } catch {
      return whole.split("%")[0];
    }
  }
  function told() {
    const [code, mark] = hash().split("~");
    const found = slides.findIndex((one) => one.id === code);
    return { place: Math.max(found, 0), mark: mark || "" };
  }
  function tell() {
    const mark = by("mark").value;
    history.replaceState(null, "", "#" + encodeURIComponent(slides[at].id + (mark ? "~" + mark : "")));
  }
  // What leaves room is drawn larger, unless it goes on on the next screen; what does not fit is
  // drawn smaller, as far as it can still be read; beyond that it scrolls.
  function fits(body, size) {
    body.style.zoom = size;
    return body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;
  }
  function fit(slide = slides[at]) {
    const body = slide.querySelector(".body");
    body.style.zoom = 1;
    if (narrow.matches) return;
    const most = slide.classList.contains("alone") ? 1.28 : 1;
    for (let size = most; size > 0.7 && !fits(body, size); size -= 0.04);
  }
  function show(place, scroll = true) {
    at = Math.min(Math.max(place, 0), slides.length - 1);
    slides.forEach((one, n) => one.classList.toggle("on", n === at));
    fit();
    by("where").textContent = at + 1 + "/" + slides.length;
    by("back").disabled = at === 0;
    by("next").disabled = at === slides.length - 1;
    if (scroll && narrow.matches) slides[at].scrollIntoView();
    if (scroll && !narrow.matches && !document.body.classList.contains("grid")) slides[at].focus({ preventScroll: true });
    tell();
  }
  function mark(value) {
    const chooser = by("mark");
    chooser.value = value;
    if (chooser.value !== value) chooser.value = "";
    const [kind, code] = chooser.value.split(":");
    document.body.classList.toggle("looking", Boolean(code));
    document.querySelectorAll("[data-u], [data-c]").forEach((one) => {
      const of = ((kind === "u" ? one.dataset.u : one.dataset.c) || "").split(" ");
      one.classList.toggle("marked", Boolean(code) && of.includes(code));
    });
    // A slide that does not tell of it stays as it is: there is nothing to stand out from.
    slides.forEach((one) => one.classList.toggle("has", Boolean(one.querySelector(".marked"))));
    tell();
  }
  // A name is found by its letters, typed with or without their marks.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  let sought = "";
  let since = 0;
  function seek(letter) {
    const now = Date.now();
    sought = (now - since > 1500 ? "" : sought) + folded(letter);
    since = now;
    const all = [...by("mark").options];
    const names = (one) => [one.text, one.dataset.name || ""].map(folded);
    const found = all.find((one) => names(one).some((name) => name.startsWith(sought)))
      || all.find((one) => names(one).some((name) => name.includes(" " + sought)));
    by("mark").classList.toggle("missing", !found);
    if (found) mark(found.value);
  }
  function grid(on) {
    document.body.classList.toggle("grid", on);
    if (!on) show(at);
    else {
      slides.forEach((one) => fit(one));
      slides[at].scrollIntoView({ block: "center" });
    }
  }
  function black(on) {
    by("black").hidden = !on;
    if (on) by("black").focus();
    else slides[at].focus({ preventScroll: true });
  }

  let seconds = 0;
  let running = 0;
  function tick() {
    seconds += 1;
    clock();
  }
  function clock() {
    const two = (n) => String(n).padStart(2, "0");
    by("timer").textContent = two(Math.floor(seconds / 60)) + ":" + two(seconds % 60);
  }
  function timer() {
    if (running) clearInterval(running);
    running = running ? 0 : setInterval(tick, 1000);
    by("timer").setAttribute("aria-pressed", String(Boolean(running)));
  }
  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen();
  }

  const keys = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1), Enter: () => show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1), Backspace: () => show(at - 1),
    Home: () => show(0), End: () => show(slides.length - 1),
    o: () => grid(!document.body.classList.contains("grid")), Escape: () => grid(false),
    b: () => black(true), ".": () => black(true), f: full, d: timer, "/": () => by("mark").focus(),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!by("black").hidden) {
      event.preventDefault();
      black(false);
      return;
    }
    const target = event.target;
    if (target.tagName === "SELECT") {
      byPointer = false;
      if (event.key === "Escape" || event.key === "Enter") slides[at].focus({ preventScroll: true });
      else if (event.key.length === 1) seek(event.key);
      else return;
      event.preventDefault();
      return;
    }
    if (target.tagName === "BUTTON" && (event.key === " " || event.key === "Enter")) return;
    const inGrid = document.body.classList.contains("grid") && event.key === "Enter";
    const act = inGrid ? () => grid(false) : keys[event.key] || keys[event.key.toLowerCase()];
    if (!act || (narrow.matches && event.key === " ")) return;
    event.preventDefault();
    act();
  });
  // After a click the keys turn slides again, and do not press the same button once more.
  by("bar").addEventListener("click", (event) => {
    if (event.detail && event.target.tagName === "BUTTON" && !document.body.classList.contains("grid")) {
      slides[at].focus({ preventScroll: true });
    }
  });
  by("back").onclick = () => show(at - 1);
  by("next").onclick = () => show(at + 1);
  by("where").onclick = keys.o;
  by("dark").onclick = () => black(true);
  by("black").onclick = () => black(false);
  by("full").onclick = full;
  by("timer").onclick = timer;
  by("timer").ondblclick = () => {
    seconds = 0;
    clock();
  };
  // A choice by mouse is made at once, and the arrows turn slides again; by keyboard one letter, one
  // arrow after the other leads to it, and Enter or Escape leaves the list.
  by("mark").onpointerdown = () => { byPointer = true; };
  by("mark").onchange = (event) => {
    mark(event.target.value);
    if (byPointer) slides[at].focus({ preventScroll: true });
  };
  slides.forEach((slide, place) => {
    slide.addEventListener("click", (event) => {
      if (document.body.classList.contains("grid")) {
        show(place);
        grid(false);
        return;
      }
      const marked = event.target.closest("[data-u], [data-c]");
      if (marked && !getSelection().toString()) {
        const value = marked.dataset.u ? "u:" + marked.dataset.u.split(" ")[0] : "c:" + marked.dataset.c.split(" ")[0];
        mark(by("mark").value === value ? "" : value);
        return;
      }
      if (!narrow.matches && !getSelection().toString()) show(event.clientX < innerWidth / 3 ? at - 1 : at + 1);
    });
  });

  let from = null;
  addEventListener("touchstart", (event) => { from = event.changedTouches[0]; }, { passive: true });
  addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    if (!from || narrow.matches || !to) return;
    const across = to.clientX - from.clientX;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)) show(at + (across < 0 ? 1 : -1));
  }, { passive: true });
  // On a phone a wide chart scrolls in its place: with the keyboard too.
  if (narrow.matches) document.querySelectorAll("figure").forEach((one) => { one.tabIndex = 0; });
  if (narrow.matches && "IntersectionObserver" in window) {
    const seen = new IntersectionObserver((found) => {
      for (const one of found) if (one.isIntersecting) show(slides.indexOf(one.target), false);
    }, { rootMargin: "-40% 0px -55% 0px" });
    slides.forEach((one) => seen.observe(one));
  }
  function open() {
    const { place, mark: value } = told();
    show(place);
    mark(value);
  }
  addEventListener("hashchange", open);
  addEventListener("resize", () => fit());
  document.fonts.ready.then(() => fit());
  open();

  // What came after these figures were frozen is said, never mixed in.
  const news = document.body.dataset.news;
  async function ask() {
    try {
      const answer = await fetch(news, { headers: { accept: "application/json" } });
      if (!answer.ok) return;
      const { text } = await answer.json();
      by("news").textContent = text;
      by("news").title = text;
      by("news").hidden = !text;
      document.body.classList.toggle("told", Boolean(text));
      fit();
    } catch {
      // The network is away: what is shown does not depend on it.
    }
  }
  if (news) {
    ask();
    setInterval(ask, 30000);
  }
})();
