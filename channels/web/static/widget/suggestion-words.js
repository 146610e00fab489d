// The suggestion card's own words for the ids that it gets. `plain` is for patients, `text` for clinicians.

export const KIND = {
  suggested: { plain: "Draft, not a prescription", text: "Draft – confirm, edit or reject" },
  needs_information: { plain: "Something is needed first", text: "More information needed" },
  refer: { plain: "See a clinician first", text: "Refer" },
  out_of_scope: { plain: "Not something this assistant can plan", text: "Out of scope" },
  not_indicated: { plain: "No injections suggested", text: "Not indicated" },
};
export const URGENCY = {
  emergency: { plain: "This is an emergency", text: "Emergency" },
  same_day: { plain: "Please be seen today", text: "Same-day review" },
  urgent: { plain: "Please be seen soon: this is urgent", text: "Urgent review" },
};
export const DURATION = {
  lifelong: { plain: "For life.", text: "Duration: lifelong." },
  until_cause_resolved: { plain: "Until the cause has been dealt with.", text: "Duration: until the cause is resolved." },
  review: { plain: "Your clinician checks how long.", text: "Duration: to be reviewed." },
};
export const TITLES = {
  appraisal: { plain: "Your treatment now", text: "Treatment in use" },
  findings: { plain: "What your results say", text: "Findings" },
  for: { plain: "Why", text: "For" },
  against: { plain: "What speaks against it", text: "Against" },
  changes: { plain: "What changes the plan here", text: "Modifies" },
  safety: { plain: "Take care", text: "Cautions and interactions" },
  monitoring: { plain: "Checks", text: "Monitoring" },
  expect: { plain: "What to expect", text: "Expected course" },
  missing: { plain: "Not known", text: "Missing" },
  wouldChange: { plain: "It would change if", text: "Would change" },
  options: { plain: "Also possible in the same guideline", text: "Options in the same protocol" },
  alternatives: { plain: "What other guidelines say", text: "Other protocols" },
  dates: { plain: "How that could look", text: "Example timeline" },
  sources: { plain: "Where this comes from", text: "Sources" },
  confirm: { plain: "To confirm with a clinician who sees your record", text: "To confirm against the record" },
  arrange: { plain: "Ask about", text: "Also to arrange" },
};
export const EXAMPLE = {
  plain: (day) => `An example only: the dates if it began on ${day}. Your clinician sets the real dates.`,
  text: (day) => `Example start ${day}; dates count from the true first dose.`,
};
export const LEVEL = { contraindication: "Do not use", caution: "Caution", interaction: "Interaction" };
