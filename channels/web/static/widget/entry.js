// Ways to enter an answer: several choices at once, or results with their units. What is entered becomes one message,
// shown as the person's own: choosing and typing are the same road.

import { element, plainText } from "./dom.js";

const NUMBER = /^\s*[<>]?\s*\d+([.,]\d+)?\s*$/;

export function entryForm(content, tools) {
  return content.kind === "lab" ? labForm(content, tools) : choiceForm(content, tools);
}

// The question without those lines of its list that the form offers itself.
export function questionOf({ choices, analytes }, text) {
  const offered = [...(choices ?? []).map(({ title }) => title), ...(analytes ?? []).map(({ name }) => name)].map((name) => name.toLowerCase());
  const lines = (text ?? "").split("\n").filter((line) => !offered.includes(line.replace(/^\s*[-•]\s+/, "").toLowerCase()));
  return lines.join("\n").trim();
}

function choiceForm({ field, choices, none, rest }, tools) {
  const boxes = choices.map(({ title, text, danger }, index) => {
    const box = element("input", { type: "checkbox", id: `${field}-${index}`, value: text, "data-danger": danger });
    return element("label", { class: "choice" }, box, title);
  });
  return form(tools.question || "Choose all that are true", boxes, "Send my choice", tools, (said) => {
    const chosen = said.querySelectorAll("input:checked");
    if (chosen.length === 0) return { fault: `Choose one or more, or “${none.title}” below.` };
    return { words: [...[...chosen].map((box) => box.value), rest].filter(Boolean).join(", ") };
  });
}

function labForm({ analytes }, tools) {
  const rows = element("div", { class: "results" }, resultRow(analytes, 0));
  const more = analytes.length > 1 &&
    element("button", { type: "button", class: "quiet", onclick: () => {
      const row = resultRow(analytes, rows.children.length);
      rows.append(row);
      row.querySelector("select, input").focus();
    } }, "Add another result");
  return form(tools.question || "Type in a result", [rows, more], "Send", tools, () => resultsIn(rows));
}

function resultRow(analytes, index) {
  const several = analytes.length > 1;
  const unit = element("select", { class: "unit", "aria-label": "Unit" });
  const offerUnits = ({ units }) => unit.replaceChildren(
    ...(units.length > 1 ? [option("", "Unit …")] : []), ...units.map((name) => option(name, name)), option("-", "I don’t know the unit"));
  const analyte = several
    ? element("select", { class: "analyte", "aria-label": "Test", onchange: () => offerUnits(analytes[analyte.selectedIndex]) },
      analytes.map(({ name }) => option(name, name)))
    : element("span", { class: "analyte" }, analytes[0].name);
  offerUnits(analytes[0]);
  const value = element("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", maxlength: "12", placeholder: "Number", "aria-label": several ? "Value" : `${analytes[0].name} value`,
  });
  return element("div", { class: "result", role: "group", "aria-label": `Result ${index + 1}` }, analyte, value, unit);
}

const option = (value, name) => element("option", { value }, name);

// The results as typed words; rows left empty are passed over.
function resultsIn(rows) {
  const words = [];
  for (const row of rows.children) {
    const [analyte, value, unit] = row.children;
    if (!value.value.trim()) continue;
    if (!NUMBER.test(value.value)) return { fault: "Type the number as it stands on your report, such as 98, 10.2 or <150.", at: value };
    if (!unit.value) return { fault: "Choose the unit that stands beside the number on your report.", at: unit };
    words.push([analyte.value ?? analyte.textContent, value.value.trim(), unit.value === "-" ? "" : unit.value].join(" ").trim());
  }
  return words.length > 0 ? { words: words.join(", ") } : { fault: "Type the number from your report.", at: rows.querySelector("input") };
}

// `read` turns what was entered into {words}, or says what is missing: {fault, at}.
function form(legend, content, send, tools, read) {
  const fault = element("p", { class: "fault", role: "alert" });
  const said = element("form", { class: "entry offer" },
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
