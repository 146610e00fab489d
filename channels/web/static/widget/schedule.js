// A schedule as a picture, with the same in words: a row a kind, a mark an appointment, a bar where it is a range.

import { element, svg } from "./dom.js";

const ROWS = { injection: "Injections", tablets: "Tablets", blood_test: "Blood tests", review: "Reviews" };
const ROW = 46; // px
const DAY = 86400000; // ms

const format = (parts) => {
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...parts });
  return (day) => made.format(new Date(day));
};
export const date = format({ day: "numeric", month: "short", year: "numeric" });
const month = format({ month: "short" });

// `words` is "plain" for patients and "text" for clinicians.
export function scheduleFigure(schedule, words, caption) {
  const kinds = Object.keys(ROWS).filter((kind) => schedule.appointments.some((item) => item.kind === kind));
  const notes = words === "plain" ? schedule.notes_plain : schedule.notes;
  return element("figure", { class: "schedule" },
    element("figcaption", {}, caption),
    picture(schedule, kinds),
    element("div", {},
      element("h4", {}, "The dates in words"),
      element("dl", {}, kinds.map((kind) => datesInWords(kind, schedule.appointments, words))),
      notes.map((note) => element("p", { class: "note" }, note))));
}

function picture({ start, until, appointments }, kinds) {
  const days = (day) => (new Date(day) - new Date(start)) / DAY;
  const span = Math.max(days(until), 1);
  const across = (day) => Math.min(Math.max(days(day) / span, 0), 1) * 98 + 1;
  const height = kinds.length * ROW + 22;
  const counts = kinds.map((kind) => `${ROWS[kind].toLowerCase()} ${appointments.filter((item) => item.kind === kind).length}`);
  const label = `Draft timeline from ${date(start)} to ${date(until)}: ${counts.join(", ")}. The dates follow in words.`;
  return svg("svg", { class: "plot", role: "img", "aria-label": label, height },
    kinds.map((kind, place) => [
      svg("text", { x: "1%", y: place * ROW + 16, class: "row" }, ROWS[kind]),
      svg("line", { x1: "1%", x2: "99%", y1: place * ROW + 32, y2: place * ROW + 32 }),
      ...appointments.filter((item) => item.kind === kind).map((item) => mark(item, across, place * ROW + 32)),
    ]).flat(),
    quarters(start, until).map((day) => svg("text", { x: `${across(day)}%`, y: height - 4, class: "month" }, month(day))));
}

function mark({ earliest, latest, kind, optional }, across, middle) {
  const left = across(earliest);
  const width = across(latest) - left;
  const known = { class: `${kind} ${optional ? "optional" : ""}`, y: middle - 7, height: 14, rx: 2 };
  return width < 0.5
    ? svg("rect", { ...known, x: `${left}%`, width: 4, transform: "translate(-2)" })
    : svg("rect", { ...known, x: `${left}%`, width: `${width}%`, class: `${known.class} range` });
}

// The first of every second month between two days.
function quarters(start, until) {
  const first = new Date(start);
  const firsts = Array.from({ length: 7 }, (_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + 2 * index, 1));
  return firsts.filter((day) => day <= new Date(until) - 20 * DAY);
}

// Appointments with the same words stand together: their words once, then their days.
function datesInWords(kind, appointments, words) {
  const together = new Map();
  for (const item of appointments.filter((other) => other.kind === kind)) {
    const name = `${item[words]}${item.optional ? " (if the longer course is used)" : ""}`;
    together.set(name, [...(together.get(name) ?? []), item]);
  }
  return [
    element("dt", {}, ROWS[kind]),
    ...[...together].map(([name, items]) => element("dd", {}, name, " ", element("span", { class: "days" }, items.map(days).join(" · ")))),
  ];
}

const days = ({ earliest, latest }) => (earliest === latest ? date(earliest) : `${date(earliest)} to ${date(latest)}`);
