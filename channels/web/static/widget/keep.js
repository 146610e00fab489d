// What a person can take along from a card: paper, text, a file.

import { longDay, today } from "./dates.js";
import { element } from "./dom.js";

// The row of buttons under a card; `files` are {label, name, type, content()}.
export function cardTools(card, announce, files = []) {
  return element("div", { class: "keep", role: "group", "aria-label": "Keep this card" },
    element("button", { class: "quiet", onclick: () => printOnly(card) }, "Print"),
    navigator.clipboard && element("button", { class: "quiet", onclick: () => copy(card, announce) }, "Copy"),
    files.map((file) => element("button", { class: "quiet", onclick: () => download(file) }, file.label)));
}

// A copy of the card alone on paper, wherever on whatever page it stands: the rest of the page is hidden meanwhile.
function printOnly(card) {
  const paper = element("b12-print");
  const root = paper.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = card.getRootNode().adoptedStyleSheets;
  const copied = card.cloneNode(true);
  copied.querySelectorAll("details").forEach((folded) => (folded.open = true));
  root.append(copied, signature());
  const alone = new CSSStyleSheet();
  alone.replaceSync(`b12-print { display: none }
    @media print { body > :not(b12-print) { display: none !important } b12-print { display: block } }
    @page { margin: 14mm 13mm; @top-left { content: ${running(card)}; font: 8pt sans-serif }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif } }`);
  document.adoptedStyleSheets.push(alone);
  document.body.append(paper);
  addEventListener("afterprint", () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
  }, { once: true });
  print();
}

// What stands at the head of every page: the draft mark, the clinic, the day.
function running(card) {
  return JSON.stringify(["Draft, not a prescription", card.getRootNode().host.dataset.clinic, longDay(today())].join(" · "));
}

const signature = () =>
  element("div", { class: "card signature" }, ["Checked by (name)", "Signature", "Date"].map((words) => element("p", {}, words)));

async function copy(card, announce) {
  const folds = [...card.querySelectorAll("details:not([open])")];
  folds.forEach((fold) => (fold.open = true));
  card.classList.add("as-text");
  const words = card.innerText.replace(/\n{3,}/g, "\n\n").trim();
  card.classList.remove("as-text");
  folds.forEach((fold) => (fold.open = false));
  try {
    await navigator.clipboard.writeText(words);
    announce("The text of this card was copied.");
    flash(card, "Copied");
  } catch {
    announce("The browser does not allow copying here. Printing works.");
    flash(card, "Copying is not allowed here");
  }
}

function flash(card, words) {
  const bar = card.querySelector(".keep");
  bar.querySelector(".flash")?.remove();
  bar.append(element("span", { class: "flash" }, words));
}

function download({ name, type, content }) {
  const address = URL.createObjectURL(new Blob([content()], { type }));
  element("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
