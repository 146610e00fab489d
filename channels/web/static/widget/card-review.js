// The review card: what the assistant has understood, line by line, each with a way to change it.

import { element } from "./dom.js";

const STATUS = { not_known: "not known", not_asked: "not asked" };

export function reviewCard({ rows }, { options, choose }) {
  return element(
    "div",
    { class: "card review", role: "group", "aria-label": "Your answers" },
    element("h3", {}, "What I understood"),
    element("table", {}, element("tbody", {}, rows.map((line) => row(line, options, choose)))),
  );
}

function row({ label, value, note, status }, options, choose) {
  const missing = STATUS[status];
  const change = options.find(({ title }) => title === label);
  return element(
    "tr",
    { class: missing && "missing" },
    element("th", { scope: "row" }, label),
    element("td", {},
      missing ? element("span", { class: "tag" }, missing) : value,
      note && element("span", { class: "note" }, note)),
    element("td", { class: "act" },
      change && element("button", { class: "plain offer", "aria-label": `Change ${label}`, onclick: () => choose(change) }, "Change")),
  );
}
