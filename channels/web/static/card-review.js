// The review card: what the assistant has understood, line by line, with what is not known and not asked.

import { element } from "./dom.js";

const STATUS = { not_known: "not known", not_asked: "not asked" };

export function reviewCard({ rows }) {
  return element(
    "section",
    { class: "card review", "aria-label": "Your answers" },
    element("h2", {}, "What I understood"),
    element("table", {}, element("tbody", {}, rows.map(row))),
  );
}

function row({ label, value, note, status }) {
  const missing = STATUS[status];
  return element(
    "tr",
    { class: missing && "missing" },
    element("th", { scope: "row" }, label),
    element("td", {},
      missing ? element("span", { class: "tag" }, missing) : value,
      note && element("span", { class: "note" }, note)),
  );
}
