// What a person can take along from a card: paper, text, a file.

import { longDay, today } from "./dates.js";
import { element } from "./dom.js";

// The row of buttons under a card; `files` are {label, name, type, content()}.
export function cardTools(card, announce, files = []) {
  return element("div", { class: "keep", role: "group", "aria-label": "Keep this card" },
    element("button", { class: "quiet", onclick: () => toPaper(card) }, "Print"),
    navigator.clipboard && element("button", { class: "quiet", onclick: () => copy(card, announce) }, "Copy"),
    files.map((file) => element("button", { class: "quiet", onclick: () => download(file) }, file.label)));
}

// What paper needs is fetched when somebody prints.
const toPaper = (card) =>
  import("./on-demand.js").then(({ printOnly }) => printOnly(card, longDay(today()), element), () => flash(card, "Try again"));

async function copy(card, announce) {
  const folds = [...card.querySelectorAll("details:not([open])")];
  folds.forEach((fold) => (fold.open = true));
  card.classList.add("as-text");
  // The number of a source, and where it leads, stand in no text of the page.
  const added = [...card.querySelectorAll(".sources > li")].flatMap((source, place) => {
    const parts = [`[${place + 1}] `, source.querySelector("a")?.href].map((words) => element("span", {}, words));
    source.prepend(parts[0]);
    source.append(parts[1]);
    return parts;
  });
  const words = card.innerText.replace(/\n{3,}/g, "\n\n").trim();
  added.forEach((part) => part.remove());
  card.classList.remove("as-text");
  folds.forEach((fold) => (fold.open = false));
  const done = await navigator.clipboard.writeText(words).then(() => "Copied", () => "Copying is not allowed here. Printing works.");
  announce(done);
  flash(card, done);
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
