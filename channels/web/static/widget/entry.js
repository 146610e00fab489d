// Ways to enter an answer: several choices at once, a day, or results with their units. What is entered becomes one
// message, shown as the person's own: choosing and typing are the same road.

import { cardWords } from "./card-words.js";
import { longDay, shortDay, today } from "./dates.js";
import { element, plainText } from "./dom.js";

const NUMBER = /^\s*[<>]?\s*\d+([.,]\d+)?\s*$/;

export function entryForm(content, tools) {
  return { lab: labForm, day: dayForm, choose_many: choiceForm, age: ageForm }[content.kind](content, tools);
}

// The question without those lines of its list that the form offers itself, and without what leads up to them.
export function questionOf({ choices, analytes }, text) {
  const offered = [...(choices ?? []).map(({ title }) => title), ...(analytes ?? []).map(({ name }) => name)].map((name) => name.toLowerCase());
  const lines = (text ?? "").split("\n").filter((line) => !offered.includes(line.replace(/^\s*[-•]\s+/, "").toLowerCase()));
  return lines.join("\n").trim().replace(/(?<=[.?])\s[^.?]+:$/, "");
}

function choiceForm({ field, choices, none, rest }, tools) {
  const boxes = choices.map(({ title, text, danger, chosen }, index) => {
    const box = element("input", { type: "checkbox", id: `${field}-${index}`, value: text, checked: chosen, "data-danger": danger });
    return element("label", { class: "choice" }, box, title);
  });
  return form(tools.question || "Choose all that are true", boxes, "Send my choice", tools, (said) => {
    const chosen = said.querySelectorAll("input:checked");
    if (chosen.length === 0) return { fault: `Choose one or more, or “${none.title}” below.` };
    return { words: [...[...chosen].map((box) => box.value), rest].filter(Boolean).join(", ") };
  });
}

function dayForm({ first, last }, tools) {
  const day = element("input", { type: "date", min: first, max: last, "aria-label": "Day" });
  return form(tools.question || "Which day?", day, "Send", tools, () =>
    day.value && day.checkValidity() ? { words: longDay(day.value) } : { fault: `Choose a day from ${shortDay(first)} to ${shortDay(last)}.`, at: day });
}

// The years, and for ages at which the next question is asked its answers beside them: one tap sends both.
function ageForm({ choices, up_to: last, ask }, tools) {
  let besides = "";
  const both = element("div", { hidden: true, role: "group", "aria-label": ask }, element("p", {}, ask), element("div", { class: "options" },
    choices.map(({ title, text }) => element("button", { class: "option", onclick: () => {
      besides = text;
      said.requestSubmit();
    } }, title))));
  const years = element("input", { class: "years", inputmode: "numeric", autocomplete: "off", maxlength: "3", "aria-label": "Age", oninput: () => {
    both.hidden = !/^\d\d$/.test(years.value) || years.value > last;
    said.querySelector(".primary").hidden = !both.hidden;
  } });
  const said = form(tools.question, [years, both], "Send", tools, () =>
    /^\d+$/.test(years.value.trim()) ? { words: [years.value.trim(), besides].filter(Boolean).join(" ") } : { fault: "Type the years.", at: years });
  return said;
}

// `known` are results as they were, where they are being changed. One new result is sent by tapping its unit.
function labForm({ analytes, others = [], known = [] }, tools) {
  const several = analytes.length + others.length > 1;
  const units = others.length + known.length === 0 && !analytes.some(({ words }) => words) && element("div", { class: "units", role: "group", "aria-label": cardWords("report", "unit") });
  const rows = element("div", { class: "results" },
    (known.length > 0 ? known : [null]).map((result, index) => resultRow(analytes, others, index, result, units)));
  const showUnits = (shown) => {
    units.hidden = !shown;
    rows.classList.toggle("one", shown);
    said.querySelector(".primary").hidden = shown;
  };
  const more = several &&
    element("button", { class: "quiet", onclick: () => {
      if (units) showUnits(false);
      const row = resultRow(analytes, others, rows.children.length);
      rows.append(row);
      row.querySelector("select, input").focus();
    } }, "Add another result");
  const days = new Set(known.map((result) => result.taken_on));
  const day = element("input", { type: "date", max: today(), value: days.size === 1 && [...days][0] });
  const report = several && reportFold(tools);
  const said = form(tools.question || "Type in a result",
    [rows, element("label", { class: "day" }, cardWords("report", "day"), day), units, more, report], "Send", tools, () => resultsIn(rows, day, report));
  if (units) {
    showUnits(true);
    report?.addEventListener?.("toggle", () => showUnits(false), { once: true });
  }
  return said;
}

// A whole report: what stands in the fold is fetched when it is opened.
function reportFold({ read }) {
  const fold = element("details", { class: "report" }, element("summary", {}, cardWords("report", "head")));
  const fill = () =>
    import("./on-demand.js").then(({ fillReport }) => {
      fold.removeEventListener("toggle", fill);
      fillReport(fold, read, element);
    }, () => (fold.open = false));
  fold.addEventListener("toggle", fill);
  return fold;
}

// `tapped` holds the units as buttons, each of which sends, where it stands in for the list of them.
function resultRow(analytes, others, index, known, tapped) {
  const all = [...analytes, ...others];
  const several = all.length > 1;
  const unit = element("select", { class: "unit" });
  const value = element("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", maxlength: "12", placeholder: "Number", "aria-label": several ? "Value" : `${all[0].name} value`,
  });
  // A result that is a word has neither number nor unit.
  const offerUnits = ({ units, words }) => {
    value.hidden = Boolean(words);
    unit.setAttribute("aria-label", words ? "Result" : "Unit");
    unit.replaceChildren(...(words
      ? [option("", "Result …"), ...words.map(({ title, text }) => option(text, title))]
      : [...(units.length > 1 ? [option("", "Unit …")] : []), ...units.map((name) => option(name, name)), option("-", "I don’t know the unit")]));
    if (tapped) tapped.replaceChildren(cardWords("report", "unit"), element("div", { class: "options" },
      [...unit.options].filter((each) => each.value).map((each) => element("button", { class: "option", onclick: () => {
        each.selected = true;
        tapped.closest("form").requestSubmit();
      } }, each.text))));
  };
  const named = (list) => list.map(({ name }) => option(name, name));
  const analyte = several
    ? element("select", { class: "analyte", "aria-label": "Test", onchange: () => offerUnits(all[analyte.selectedIndex]) },
      others.length > 0
        ? [[cardWords("report", "help"), analytes], [cardWords("report", "others"), others]].map(([label, list]) => element("optgroup", { label }, named(list)))
        : named(analytes))
    : element("span", { class: "analyte" }, all[0].name);
  const of = all.find(({ id }) => id === known?.id) ?? all[0];
  if (several) analyte.value = of.name;
  offerUnits(of);
  if (known) {
    if (!of.words) value.value = `${known.comparator ?? ""}${known.value}`;
    unit.value = of.words ? known.value : (known.unit ?? "-");
  }
  return element("div", { class: "result", role: "group", "aria-label": `Result ${index + 1}`, "data-known": known && of.name }, analyte, value, unit);
}

const option = (value, name) => element("option", { value }, name);

// The results as typed words, with what is ticked of a report; a row left empty is passed over, one that was emptied is
// taken out.
function resultsIn(rows, day, report) {
  if (!day.checkValidity()) return { fault: `Choose a day up to ${shortDay(day.max)}.`, at: day };
  const on = day.value ? ` on ${longDay(day.value)}` : "";
  const words = [];
  for (const row of rows.children) {
    const [analyte, value, unit] = row.children;
    const name = analyte.value ?? analyte.textContent;
    const empty = !(value.hidden ? unit.value : value.value.trim());
    if (empty && row.dataset.known === name) words.push(`take out the ${row.dataset.known}`);
    if (empty) continue;
    if (value.hidden) {
      words.push(`${name} ${unit.value}${on}`);
      continue;
    }
    if (!NUMBER.test(value.value)) return { fault: "Type the number as it stands on your report, such as 98, 10.2 or <150.", at: value };
    if (!unit.value) return { fault: "Choose the unit that stands beside the number on your report.", at: unit };
    words.push([name, value.value.trim(), unit.value === "-" ? "" : unit.value].join(" ").trim() + on);
  }
  const ticked = report ? [...report.querySelectorAll(":checked")].map((box) => box.value) : [];
  words.push(...ticked.map((said) => (/ on \d{4}-/.test(said) ? said : said + on)));
  if (words.length > 0) return { words: words.join(", ") };
  return { fault: report && report.querySelector(".choice") ? cardWords("report", "tick") : "Type the number from your report.", at: rows.querySelector("input") };
}

// `read` turns what was entered into {words}, or says what is missing: {fault, at}.
function form(legend, content, send, tools, read) {
  const fault = element("p", { class: "fault", role: "alert" });
  const said = element("form", { class: "entry offer", novalidate: true },
    element("fieldset", {}, element("legend", {}, plainText(legend)), content),
    fault,
    element("button", { type: "submit", class: "primary" }, send));
  said.addEventListener("submit", (event) => {
    event.preventDefault();
    const { words, fault: missing, at } = read(said);
    said.querySelectorAll("[aria-invalid]").forEach((part) => part.removeAttribute("aria-invalid"));
    fault.textContent = missing ?? "";
    at?.setAttribute("aria-invalid", "true");
    at?.focus();
    if (words) tools.send(words);
  });
  return said;
}
