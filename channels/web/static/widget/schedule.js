// A schedule as a picture that counts, with the same in words: a row a kind, a mark an appointment, a bar where it is a range.

import { dayAs, shortDay, today } from "./dates.js";
import { element, svg } from "./dom.js";

const ROWS = { injection: "Injections", tablets: "Tablets", blood_test: "Blood tests", review: "Reviews" };
const COUNTED = ["injection", "tablets"];
const ROW = 58; // px
const DAY = 86400000; // ms
const CLOSE = 5; // % of the width: marks that are nearer share one number

const daysBetween = (from, to) => Math.round((new Date(to) - new Date(from)) / DAY);
const span = (first, last) => (first === last ? first : `${first}–${last}`);

// `words` is "plain" for patients and "text" for clinicians.
export function scheduleFigure(schedule, words, caption) {
  const kinds = Object.keys(ROWS).filter((kind) => schedule.appointments.some((item) => item.kind === kind));
  const numbered = kinds.map((kind) => {
    const items = schedule.appointments.filter((item) => item.kind === kind).map((item, place) => ({ ...item, place: place + 1 }));
    const open = schedule.open_ended && kind === "injection";
    const many = open ? `first ${items.length}, end open` : `${items.length} until ${shortDay(schedule.until)}`;
    return { kind, items, of: open ? "" : ` of ${items.length}`, title: `${ROWS[kind]}: ${many}` };
  });
  const notes = words === "plain" ? schedule.notes_plain : schedule.notes;
  return element("figure", { class: "schedule" },
    element("figcaption", {}, caption),
    picture(schedule, numbered),
    element("div", {},
      element("h4", {}, "The dates in words"),
      element("dl", {}, numbered.map((row) => datesInWords(row, schedule, words))),
      notes.map((note) => element("p", { class: "note" }, note))));
}

function picture({ start, until }, rows) {
  const whole = Math.max(daysBetween(start, until), 1);
  const across = (day) => Math.min(Math.max(daysBetween(start, day) / whole, 0), 1) * 96 + 2;
  const bottom = rows.length * ROW;
  const label = `Draft timeline from ${shortDay(start)}: ${rows.map(({ title }) => title).join("; ")}.`;
  const now = today();
  return svg("svg", { class: "plot", role: "img", "aria-label": label, height: bottom + 26 },
    now > start && now < until && [
      svg("line", { class: "today", x1: `${across(now)}%`, x2: `${across(now)}%`, y1: 20, y2: bottom }),
      svg("text", { class: "today month", x: `${across(now)}%`, y: bottom + 4, "text-anchor": "middle" }, "today"),
    ],
    rows.map(({ items, title }, place) => {
      const top = place * ROW;
      return [
        svg("text", { x: 0, y: top + 14, class: "row" }, title),
        svg("line", { x1: "1%", x2: "99%", y1: top + 46, y2: top + 46 }),
        ...items.map((item) => mark(item, across, top + 46)),
        ...together(items, across).map((near) =>
          svg("text", { class: "number", x: `${(across(near[0].earliest) + across(near.at(-1).latest)) / 2}%`, y: top + 34, "text-anchor": "middle" },
            span(near[0].place, near.at(-1).place))),
      ];
    }).flat(),
    months(start, until).map((day, place) => svg("text", { x: `${across(day)}%`, y: bottom + 20, class: "month" },
      dayAs(day, { month: "short", ...((place === 0 || new Date(day).getUTCMonth() < 3) && { year: "numeric" }) }))));
}

function mark({ earliest, latest, kind, optional }, across, middle) {
  const left = across(earliest);
  const width = across(latest) - left;
  const known = { class: `${kind} ${optional ? "optional" : ""}`, y: middle - 7, height: 14, rx: 2 };
  return width < 0.5
    ? svg("rect", { ...known, x: `${left}%`, width: 4, transform: "translate(-2)" })
    : svg("rect", { ...known, x: `${left}%`, width: `${width}%`, class: `${known.class} range` });
}

// Appointments whose marks are too near to each other for a number each.
function together(items, across) {
  const groups = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && across(item.earliest) - across(last.at(-1).latest) < CLOSE) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

// The first of every third month between two days.
function months(start, until) {
  const first = new Date(start);
  const firsts = Array.from({ length: 4 }, (_, index) => Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1 + 3 * index, 1));
  return firsts.filter((day) => day <= new Date(until) - 45 * DAY);
}

// Appointments with the same words stand together: their words once, then which of all they are, on which day.
function datesInWords({ kind, items, of, title }, schedule, words) {
  const alike = new Map();
  for (const item of items) {
    const name = `${item[words]}${item.optional ? " (if the longer course is used)" : ""}`;
    alike.set(name, [...(alike.get(name) ?? []), item]);
  }
  const dayOf = (day) => daysBetween(schedule.start, day) + 1;
  const line = (run) => {
    const [first, last] = [run[0].earliest, run.at(-1).latest];
    const which = COUNTED.includes(kind) ? `No. ${span(run[0].place, run.at(-1).place)}${of}: ` : "";
    const [unit, told] = first === last ? ["day", shortDay(first)] : ["days", [first, last].map(shortDay).join(" to ")];
    return `${which}${told} (${unit} ${span(dayOf(first), dayOf(last))})`;
  };
  return [
    element("dt", {}, title),
    ...[...alike].map(([name, same]) => element("dd", {}, name, " ", element("span", { class: "days" }, runs(same).map(line).join(" · ")))),
  ];
}

// Days in a row as one run.
function runs(items) {
  const found = [];
  for (const item of items) {
    const last = found.at(-1)?.at(-1);
    if (last && item.earliest === item.latest && daysBetween(last.latest, item.earliest) === 1) found.at(-1).push(item);
    else found.push([item]);
  }
  return found;
}
