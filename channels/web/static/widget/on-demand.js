// What few people open, fetched when they do: reading a report, saying that an answer was wrong, and paper. Each is given
// the function that it builds with.

import { cardWords } from "./card-words.js";

const LARGEST = 2097152; // bytes

// Fills the fold: a report is pasted or chosen as a PDF, and what is found in it is shown with its own line, to be ticked.
// `read(report)` resolves to {results} or fails with a message.
export function fillReport(fold, read, element) {
  const say = (name) => cardWords("report", name);
  const text = element("textarea", { rows: "4", "aria-label": say("paste"), placeholder: say("paste") });
  const file = element("input", { type: "file", accept: "application/pdf" });
  const fault = element("p", { class: "fault", role: "alert" });
  const found = element("div", { role: "group", "aria-label": say("tick") });
  const button = element("button", { class: "quiet", onclick: () => look() }, say("read"));

  async function look() {
    const [chosen] = file.files;
    fault.textContent = "";
    found.replaceChildren();
    if (chosen?.size > LARGEST) return (fault.textContent = say("too_large"));
    button.setAttribute("aria-disabled", "true");
    try {
      const { results } = await read(chosen ?? new Blob([text.value], { type: "text/plain" }));
      if (results.length === 0) fault.textContent = say("nothing");
      else found.append(element("p", { class: "note" }, say("tick")), ...results.map(proposal));
    } catch (failure) {
      fault.textContent = failure.message;
    }
    button.removeAttribute("aria-disabled");
  }

  const proposal = ({ words, line, unit }) =>
    element("label", { class: "choice" },
      element("input", { type: "checkbox", value: words }),
      element("span", {}, words, !unit && ` (${say("no_unit")})`, element("span", { class: "note source" }, line)));

  fold.append(text, element("label", {}, say("file"), " ", file), element("p", { class: "note" }, say("no_photo")), button, fault, found);
}

// Asks what was wrong; resolves to {kind, words_to_keep} or, where the person went away, to null. Words go along only
// where the person agrees that the clinic keeps them.
export function askWhatIsWrong(root, element) {
  const say = (name) => cardWords("wrong", name);
  const kinds = ["wrong", "not_understood", "other"].map((kind, place) =>
    element("label", { class: "choice" }, element("input", { type: "radio", name: "kind", value: kind, checked: place === 0 }), say(kind)));
  const words = element("textarea", { rows: "3", maxlength: "1000", "aria-label": say("words"), placeholder: say("words") });
  const agrees = element("input", { type: "checkbox" });
  const form = element("form", { method: "dialog", class: "wrong" },
    element("h2", { id: "wrong-title" }, say("title")),
    element("fieldset", { "aria-labelledby": "wrong-title" }, kinds),
    words, element("label", { class: "choice" }, agrees, say("agree")), element("p", { class: "note" }, say("note")),
    element("div", { class: "dialog-buttons" },
      element("button", { type: "submit", value: "no", class: "quiet" }, say("cancel")),
      element("button", { type: "submit", value: "yes", class: "primary" }, say("send"))));
  const dialog = element("dialog", { "aria-labelledby": "wrong-title" }, form);
  root.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const kept = agrees.checked && words.value.trim();
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? { kind: new FormData(form).get("kind"), ...(kept && { words_to_keep: kept }) } : null);
    });
  });
}

// A copy of the card alone on paper, wherever on whatever page it stands: the rest of the page is hidden meanwhile. Every
// page has the draft mark, the clinic, `day` and the version of the rules at its head, and the size that the clinic's country prints on.
export function printOnly(card, day, element) {
  if (document.querySelector("b12-print")) return;
  const { name, country, rules } = card.getRootNode().host.clinic;
  const letter = country === "US"; // shorter than A4, and wider
  const paper = element("b12-print");
  const root = paper.attachShadow({ mode: "open" });
  const signed = new CSSStyleSheet();
  signed.replaceSync(`.signature { display: grid; grid-template-columns: 2fr 2fr 1fr; gap: 15pt; margin-block-start: 8pt; break-inside: avoid }
    .signature p { border-block-start: 1px solid; padding-block-start: 2pt; font-size: 6.5pt }
    ${letter ? ".suggestion, .sheet { font-size: 7.7pt }" : ""}`);
  root.adoptedStyleSheets = [...card.getRootNode().adoptedStyleSheets, signed];
  const copied = card.cloneNode(true);
  copied.querySelectorAll("details").forEach((folded) => (folded.open = true));
  root.append(copied, signature(element));
  const head = JSON.stringify(["Draft, not a prescription", name, day, `rules ${rules}`].join(" · "));
  const alone = new CSSStyleSheet();
  alone.replaceSync(`b12-print { display: none }
    @media print { body > :not(b12-print) { display: none !important } b12-print { display: block } }
    @page { size: ${letter ? "letter; margin: 9mm 12mm" : "A4; margin: 14mm 13mm"}; @top-left { content: ${head}; font: 8pt sans-serif }
      @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8pt sans-serif } }`);
  document.adoptedStyleSheets.push(alone);
  document.body.append(paper);
  addEventListener("afterprint", () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
  }, { once: true });
  print();
}

const signature = (element) =>
  element("div", { class: "card signature" }, ["Checked by (name)", "Signature", "Date"].map((words) => element("p", {}, words)));
