// The questions page: folds the answers, and finds questions by their words. Without it every answer is shown.

const entries = [...document.querySelectorAll(".entry")].map((node) => ({
  node,
  words: plain(`${node.textContent} ${node.dataset.asks}`),
}));
const themes = [...document.querySelectorAll(".theme")];
const box = document.getElementById("words");
const found = document.getElementById("found");
const nothing = document.getElementById("nothing");

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function search() {
  const wanted = plain(box.value).split(/\s+/).filter(Boolean);
  for (const { node, words } of entries) node.hidden = !wanted.every((word) => words.includes(word));
  for (const theme of themes) {
    theme.hidden = !theme.querySelector(".entry:not([hidden])");
    document.querySelector(`.contents [href="#${theme.id}"]`).parentElement.hidden = theme.hidden;
  }
  const shown = entries.filter(({ node }) => !node.hidden).length;
  nothing.hidden = shown > 0;
  document.getElementById("ask-instead").dataset.ask = box.value.trim();
  found.textContent = wanted.length > 0 ? `${shown} of ${entries.length} questions` : "";
}

function openNamed() {
  const named = entries.find(({ node }) => `#${node.id}` === location.hash);
  if (named) named.node.open = true;
}

entries.forEach(({ node }) => (node.open = false));
document.getElementById("search").hidden = false;
document.getElementById("search").addEventListener("submit", (event) => event.preventDefault());
box.addEventListener("input", search);
addEventListener("hashchange", openNamed);
addEventListener("beforeprint", () => entries.forEach(({ node }) => (node.open = true)));
openNamed();
