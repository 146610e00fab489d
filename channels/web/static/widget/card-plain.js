// The cards that are a heading with text under it: an answer, dates, other guidelines, and what to take to the visit.

import { cardWords } from "./card-words.js";
import { element, prose } from "./dom.js";
import { cardTools } from "./keep.js";
import { scheduleFigure } from "./schedule.js";
import { SourceList, weaker } from "./sources.js";
import { stackingTable } from "./table.js";

// A question of the education page with its answer, what it rests on, and its caveat.
export function answerCard({ title, paragraphs, sources, confidence, caveat, register }, { announce }) {
  const wording = register === "clinician" ? "text" : "plain";
  const list = new SourceList(sources.map((source) => ({ ...source, address: source.url })), wording);
  return titled("answer", title, announce, [
    paragraphs.map((words) => element("p", {}, words)),
    caveat && aside(caveat),
    !list.isEmpty() && element("details", {}, element("summary", {}, "Where this comes from", ...weaker(confidence)), list.node()),
  ]);
}

// The plan's dates from a start day, as a picture, in words and as a calendar file.
export function scheduleCard({ title, schedule, ics, line, caveat, register }, { announce }) {
  const words = register === "clinician" ? "text" : "plain";
  const file = { label: "Calendar file (.ics)", name: "b12-draft.ics", type: "text/calendar", content: () => ics };
  return titled("dates", title, announce, [
    element("p", { class: "line" }, line),
    scheduleFigure(schedule, words, "A draft, to be confirmed before anything is booked."),
    caveat && element("details", {}, element("summary", {}, cardWords("heading", "caveat", words)), prose(caveat)),
  ], ics ? [file] : []);
}

// What other guidelines say for the same facts, side by side.
export function comparisonCard({ title, rows, line }, { announce }) {
  return titled("comparison", title, announce, [
    element("p", { class: "line" }, line),
    stackingTable(["Guideline", "What it says", "How it differs"],
      rows.map(({ protocol, authority, country, summary, differs, own }) => [
        [protocol, element("span", { class: "note" }, ` ${[authority, country].filter(Boolean).join(", ")}`)], summary,
        own ? element("span", { class: "tag own" }, differs) : differs || "the same",
      ])),
  ]);
}

// The facts in order and the questions to ask, to print and take along.
export function visitSheetCard({ title, facts, plan, line, questions, caveat }, { announce }) {
  return titled("sheet", title, announce, [
    element("h4", {}, "Facts"),
    element("ul", {}, facts.map((fact) => element("li", {}, fact))),
    plan && [element("h4", {}, cardWords("heading", "steps", "plain")), element("p", {}, plan), element("p", { class: "line" }, line)],
    element("h4", {}, "Questions to ask"),
    element("ul", { class: "boxes" }, questions.map((question) => element("li", {}, question))),
    aside(caveat),
  ]);
}

const aside = (caveat) => element("div", { class: "aside" }, caveat.split(/\n+/).map((words) => element("p", {}, words)));

function titled(kind, title, announce, content, files) {
  const card = element("article", { class: `card padded ${kind}`, "aria-label": title }, element("h3", {}, title), ...content);
  card.append(cardTools(card, announce, files));
  return card;
}
