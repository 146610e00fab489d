// Reads {own, bundles} as JSON and writes, for each bundle, what npm `fhir` finds wrong. The package checks structure, types
// and required codes by itself; in its hook every unit of UCUM, every code system and every reference is held against its
// own value sets and against the bundle. `own`: how the addresses of the sender's own code systems begin.
const {Fhir} = require('fhir');

const fhir = new Fhir();
const valueSets = Object.values(fhir.parser.parsedValueSets);
const codesOf = new Map();
for (const system of valueSets.flatMap((set) => set.systems || [])) {
  const codes = codesOf.get(system.uri) || new Set();
  system.codes.forEach((each) => codes.add(each.code));
  codesOf.set(system.uri, codes);
}
const units = new Set(
  fhir.parser.parsedValueSets['http://hl7.org/fhir/ValueSet/ucum-common'].systems[0].codes.map((each) => each.code));
// Whole terminologies, of which the package holds nothing or a part.
const TERMINOLOGIES = new Set(['http://loinc.org', 'http://snomed.info/sct', 'http://www.whocc.no/atc',
  'http://www.nlm.nih.gov/research/umls/rxnorm']);

function problemsOf(bundle, own) {
  const known = new Map(bundle.entry.map((entry) => [entry.fullUrl, entry.resource.resourceType]));
  const found = [];
  const say = (path, message) => found.push({severity: 'error', location: path, message});
  const look = (value, path) => {
    if (Array.isArray(value)) return value.forEach((each, place) => look(each, `${path}[${place}]`));
    if (value === null || typeof value !== 'object') return undefined;
    if (value.system === 'http://unitsofmeasure.org') {
      if (!units.has(value.code)) say(path, `${value.code} is no unit of UCUM`);
    } else if (value.system && value.code) {
      const all = codesOf.get(value.system);
      if (!value.system.startsWith(own) && !TERMINOLOGIES.has(value.system)) {
        if (!all) say(path, `${value.system} is no code system`);
        else if (!all.has(value.code)) say(path, `${value.code} is no code of ${value.system}`);
      }
    }
    if (value.reference) {
      if (!known.has(value.reference)) say(path, `${value.reference} is not in the bundle`);
      else if (value.type && value.type !== known.get(value.reference)) say(path, `no ${value.type}`);
    }
    return Object.entries(value).forEach(([name, each]) => look(each, `${path}.${name}`));
  };
  look(bundle, 'Bundle');
  const validated = fhir.validate(bundle, {
    errorOnUnexpected: true,
    onBeforeValidateResource: (resource) => (resource.resourceType === 'Bundle' ? found : []),
  });
  const messages = [...found, ...validated.messages];
  return messages.filter((each) => each.severity === 'error' || each.severity === 'fatal');
}

let text = '';
process.stdin.on('data', (part) => { text += part; });
process.stdin.on('end', () => {
  const {own, bundles} = JSON.parse(text);
  process.stdout.write(JSON.stringify(bundles.map((bundle) => problemsOf(bundle, own))));
});
