"use strict";
(() => {
  const marks = [...document.querySelectorAll("a.mark")];
  const cards = [...document.querySelectorAll(".card")];
  const shown = document.getElementById("shown");

  const show = (mark) => {
    const card = document.getElementById(mark.hash.slice(1));
    cards.forEach((each) => each.classList.toggle("current", each === card));
    const panel = card.parentElement;
    if (getComputedStyle(panel).overflowY === "auto") {
      panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8;
    }
  };

  const filter = (value) => {
    document.body.dataset.filter = value;
    marks.forEach((mark) => {
      mark.tabIndex = value === "all" || mark.classList.contains(value) ? 0 : -1;
    });
    const count = cards.filter((card) => value === "all" || card.dataset.verdict === value).length;
    shown.textContent = count === 1 ? "1 finding shown" : `${count} findings shown`;
  };

  const step = (by) => {
    const open = marks.filter((mark) => mark.tabIndex === 0);
    const at = open.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length;
    if (open.length) open[next].focus();
  };

  marks.forEach((mark) => {
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("click", () => show(mark));
  });
  document.querySelectorAll("input[name=show]").forEach((radio) => {
    radio.addEventListener("change", () => filter(radio.value));
    if (radio.checked) filter(radio.value);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
})();
