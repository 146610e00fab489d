// The suggestion card: the draft plan, what it rests on and what speaks against it, with its caveat in the same card.

import { cardWords, filled } from "./card-words.js";
import { contactList } from "./contacts.js";
import { callLink, element, prose } from "./dom.js";
import { cardTools } from "./keep.js";
import { scheduleFigure } from "./schedule.js";
import { SourceList, weaker } from "./sources.js";
import { stackingTable } from "./table.js";

let cards = 0;

// A field that comes in two registers, the plain one as `…_plain`.
function spoken(item, name, wording) {
  return wording === "plain" ? item[`${name}_plain`] : item[name];
}

const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export function suggestionCard(content, tools) {
  return new SuggestionCard(content, tools).node();
}

// What cannot wait for the plan, set apart as the plan's own urgency is.
export function calloutCard({ register, group, name, text, clinic }) {
  const wording = register === "clinician" ? "text" : "plain";
  return element("div", { class: `card ${name}` }, banner(cardWords(group, name, wording), prose(text), whom(clinic)));
}

const banner = (title, said, reached) =>
  element("div", { class: "banner" }, element("p", { class: "urgency" }, title), said, reached);

const whom = ({ contacts, closed }, now) => [contacts && contactList(contacts, !now), closed && element("p", {}, closed)];

export function suggestionInWords({ register, suggestion }) {
  const wording = register === "clinician" ? "text" : "plain";
  const headline = spoken(suggestion, "headline", wording);
  const urgency = suggestion.urgency ? `${cardWords("urgency", suggestion.urgency, wording)}. ` : "";
  return `${urgency}${cardWords("kind", suggestion.status, wording)}: ${headline}`;
}

// Three tiers: what fits one screen, then folds by theme, then all details with the whole caveat, once.
class SuggestionCard {
  constructor({ register, suggestion, clinic, schedule, doses, lead }, { options, choose, announce, wrong }) {
    this.wording = register === "clinician" ? "text" : "plain";
    this.suggestion = suggestion;
    this.clinic = clinic;
    this.schedule = schedule;
    this.doses = doses ?? [];
    this.offered = (lead ?? []).map((title) => options.find((option) => option.title === title)).filter(Boolean);
    this.choose = choose;
    this.announce = announce;
    this.wrong = wrong;
    this.sources = new SourceList(suggestion.sources, this.wording);
    this.folds = {};
    this.id = `suggestion-${++cards}`;
  }

  node() {
    const { suggestion, clinic } = this;
    const waits = suggestion.urgency === "urgent" && suggestion.regimen;
    const card = element(
      "article",
      { class: `card suggestion ${suggestion.urgency ?? ""}`, "aria-labelledby": this.id },
      element("div", { class: "first" },
        this.banner(!waits), this.head(), this.regimen(), this.difference(),
        suggestion.urgency === "emergency" ? null : this.line(),
        waits && whom(clinic), this.stops(), this.redFlags(), this.neededFirst(), this.actions()),
      this.folded("why", [
        this.reasons("for"), this.reasons("against"), this.reasons("changes"), this.appraisal(), this.findings(), this.considered()]),
      this.folded("checks", [
        this.said("monitoring", suggestion.monitoring), this.said("expect", suggestion.expect),
        this.said("arrange", suggestion.referrals.filter((referral) => !referral.urgency))]),
      this.folded("dates", [this.dates()]),
      this.folded("gaps", [this.missing(suggestion.missing), this.wouldChange()]),
      this.folded("care", [this.safety(suggestion.safety), this.toConfirm()]),
      this.folded("details", [this.caveat(), this.options(), this.alternatives(), this.sourceList(), this.stamp()]),
    );
    card.append(element("footer", {}, cardTools(card, this.announce, [this.data()])));
    return card;
  }

  words(item) {
    return item[this.wording];
  }

  spoken(item, name) {
    return spoken(item, name, this.wording);
  }

  // What is urgent; whom to reach stands with it, but behind the draft where there are days for it.
  banner(reached) {
    const { urgency, referrals } = this.suggestion;
    return urgency && banner(this.named("urgency", urgency),
      referrals.filter((referral) => referral.urgency).map((referral) => this.sentence(referral)), reached && whom(this.clinic, urgency === "emergency"));
  }

  head() {
    const { status, regimen, headline } = this.suggestion;
    const kind = this.named("kind", regimen && status === "refer" ? "refer_with_draft" : status);
    return element("header", {}, regimen
      ? element("h3", { id: this.id }, kind)
      : [element("p", { class: "kind" }, kind), element("h3", { id: this.id }, headline && spoken(this.suggestion, "headline", this.wording))]);
  }

  // The dose as a table without empty columns, with product and route above the rows that share them.
  regimen() {
    if (!this.suggestion.regimen) return null;
    const columns = ["much", "often", "long", "many"].filter((name) => this.doses.some((row) => row[name]));
    return element("table", { class: "regimen" },
      element("thead", {}, element("tr", {}, columns.map((name) => element("th", { scope: "col" }, this.named("column", name))))),
      element("tbody", {}, this.doses.map((row) => [
        row.what && element("tr", {}, element("td", { class: "what", colspan: columns.length }, sentence(row.what))),
        row.much && element("tr", {}, columns.map((name) => element("td", {}, row[name] ?? "–"))),
      ])));
  }

  // How the draft differs from the treatment in use; less is never drafted without a word of warning.
  difference() {
    const { appraisal } = this.suggestion;
    if (!appraisal?.change || ["same", "none_in_use"].includes(appraisal.change)) return null;
    return element("p", {}, appraisal[`change_${this.wording}`]);
  }

  stops() {
    return this.safety(this.suggestion.safety.filter(({ level }) => level === "contraindication"));
  }

  redFlags() {
    if (this.suggestion.urgency === "emergency") return null;
    return element("p", { class: "red-flags" }, this.named("mark", "red_flags"), " ", this.call());
  }

  neededFirst() {
    return this.suggestion.regimen ? null : this.missing(this.suggestion.missing.filter(({ decisive }) => decisive));
  }

  // What is asked most often of a draft; "why" opens its fold, since all of it is in the card.
  actions() {
    const why = cardWords("mark", "why");
    return element("div", { class: "options lead" }, this.offered.map((option, place) => {
      const open = option.title === why ? () => this.open("why") : () => this.choose(option);
      return element("button", { class: `${place ? "option" : "primary"} ${option.title === why ? "" : "offer"}`, onclick: open }, option.title);
    }), element("button", { class: "option", onclick: this.wrong }, cardWords("wrong", "button")));
  }

  open(fold) {
    const found = this.folds[fold];
    found.open = true;
    found.querySelector("summary").focus();
    found.scrollIntoView({ block: "nearest" });
  }

  call() {
    const number = this.clinic.emergency_number;
    return callLink(number, filled(cardWords("mark", "call"), { number }));
  }

  // The caveat in one sentence, which stands beside every dose.
  line() {
    return element("p", { class: "line" }, this.spoken(this.suggestion.confirmation, "line"));
  }

  caveat() {
    const { confirmation } = this.suggestion;
    const [lead, ...paragraphs] = this.words(confirmation).split(/\n+/);
    const [first, ...rest] = lead.split(/(?<=\.) /);
    return element(
      "div",
      { class: "caveat", role: "group", "aria-label": this.named("heading", "caveat") },
      element("p", {}, element("strong", {}, first), " ", rest.join(" ")),
      paragraphs.map((paragraph) => element("p", {}, paragraph)),
      !confirmation.signed_off && element("p", {}, element("span", { class: "tag warn" }, this.named("mark", "not_signed_off"))),
    );
  }

  toConfirm() {
    return this.list("confirm", this.spoken(this.suggestion.confirmation, "to_confirm"), (line) => element("li", {}, line));
  }

  dates() {
    return this.schedule && [this.line(), scheduleFigure(this.schedule, this.wording, this.schedule.caption)];
  }

  reasons(effect) {
    const reasons = this.suggestion.reasons.filter((reason) => reason.effect === effect);
    return this.list(effect, reasons, (reason) => this.sentence(reason, "li"));
  }

  appraisal() {
    const { appraisal } = this.suggestion;
    return this.list("appraisal", appraisal ? [appraisal] : [], (item) => this.sentence(item, "li"));
  }

  findings() {
    const { findings, interpretation, trends } = this.suggestion;
    return this.list("findings", [...findings, ...interpretation, ...trends], (finding) => !finding.entered
      ? this.sentence(finding, "li")
      : element("li", {},
        element("strong", {}, `${sentence(this.spoken(finding, "name"))} ${finding.entered}`),
        finding.converted ? ` (${finding.converted}). ` : ". ",
        this.words(finding), ...this.references(finding)));
  }

  safety(items) {
    return this.list("safety", items, (item) =>
      element("li", {}, element("span", { class: `tag ${item.level === "contraindication" ? "stop" : "warn"}` }, this.named("level", item.level)),
        " ", this.words(item), ...this.references(item)));
  }

  missing(items) {
    return this.list("missing", items, (item) =>
      element("li", {},
        item.decisive ? [element("span", { class: "tag warn" }, this.named("mark", "needed_first")), " "] : "",
        this.wording === "plain" ? item.plain : `${item.would_help} ${sentence(item.why)}.`,
        item.status === "not_known" ? element("span", { class: "note" }, ` (${this.named("mark", "asked_not_known")})`) : ""));
  }

  wouldChange() {
    return this.list("would_change", this.suggestion.would_change, (change) =>
      element("li", {}, element("strong", {}, this.spoken(change, "if")), `: ${this.spoken(change, "then")}.`), this.line());
  }

  options() {
    const { regimen } = this.suggestion;
    if (!regimen) return null;
    const course = regimen.nerve_course.length > 0;
    return this.list("options", regimen[`options_${this.wording}`], (words, place) =>
      element("li", {}, course && place === 0 && element("strong", {}, this.named("mark", "nerve_course"), ": "), sentence(words), "."),
    this.line());
  }

  considered() {
    return this.suggestion.considered.map((dose) =>
      element("section", { class: "considered" },
        element("h4", {}, this.spoken(dose, "title")),
        element("p", {},
          element("span", { class: `tag ${dose.excluded_here ? "stop" : "warn"}` }, this.named("mark", dose.excluded_here ? "excluded" : "not_the_plan")),
          ` ${sentence(this.words(dose.step))}.`),
        this.line(),
        ["found", "not_found", "never_with"].map((part) => element("p", {}, this.spoken(dose, part))),
        element("p", { class: "note" }, "Sources", ...this.references(dose))));
  }

  alternatives() {
    const { alternatives } = this.suggestion;
    this.sources.paperEnds();
    if (alternatives.length === 0) return null;
    const table = stackingTable(["Guideline", "What it says", "How it differs"],
      alternatives.map((other) => [
        other.title, [`${this.spoken(other, "summary")}.`, ...this.references(other)], other.differs,
      ]));
    return element("section", { class: "alternatives" }, element("h4", {}, this.named("heading", "alternatives")), this.line(), table);
  }

  sourceList() {
    return this.sources.isEmpty() ? null : element("section", {}, element("h4", {}, this.named("heading", "sources")), this.sources.node());
  }

  stamp() {
    const { protocol_title: title, knowledge } = this.suggestion;
    return element("p", { class: "note" }, `${this.clinic.name} · ${title} · rules ${knowledge.version} (${knowledge.sha256.slice(0, 8)})`);
  }

  data() {
    return {
      label: "Data (JSON)", name: "b12-draft.json", type: "application/json", content: () => JSON.stringify(this.suggestion, null, 2),
    };
  }

  list(title, items, line, ...below) {
    if (items.length === 0) return null;
    return element("section", { class: title },
      element("h4", {}, this.named("heading", title)), element("ul", {}, items.map(line)), below);
  }

  said(title, items) {
    return this.list(title, items, (item) => this.sentence(item, "li"));
  }

  // A fold of the card; none where there is nothing in it.
  folded(name, parts) {
    const content = parts.flat().filter(Boolean);
    if (content.length === 0) return null;
    return (this.folds[name] = element("details", { class: `grounds ${name}` }, element("summary", {}, this.named("fold", name)), content));
  }

  named(group, name) {
    return cardWords(group, name, this.wording);
  }

  sentence(item, tag = "p") {
    return element(tag, {}, this.words(item), ...this.references(item));
  }

  references({ sources, confidence }) {
    return [...this.sources.references(sources), ...weaker(confidence)];
  }
}
