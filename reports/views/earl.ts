import type { EngineName } from '../../evidence/verdict.ts';
import { type RequirementInEngine, reasonOf, requirementsInEngines } from '../results/requirement-in-engine.ts';
import type { Results, Status } from '../results/results.ts';
import { sanitizeDeep, sanitizedJson } from '../text/sanitize.ts';
import { candidateLabel } from '../text/wording.ts';

type EarlOutcome = 'passed' | 'failed' | 'cantTell' | 'inapplicable' | 'untested';

/** The EARL outcome of each status. A deviation is a failure in EARL, even if it was declared. */
const OUTCOMES: Readonly<Record<Status, EarlOutcome>> = {
  pass: 'passed',
  fail: 'failed',
  crash: 'failed',
  timeout: 'failed',
  deviates: 'failed',
  warn: 'failed',
  blocked: 'cantTell',
  untestable: 'cantTell',
  'harness-error': 'cantTell',
  inapplicable: 'inapplicable',
  untested: 'untested',
};

/** Inline, so that a reader need not fetch it. A property not typed as `@id` is text, whatever it looks like. */
const CONTEXT = {
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'earl:assertedBy': { '@type': '@id' },
  'earl:subject': { '@type': '@id' },
  'earl:test': { '@type': '@id' },
  'earl:mode': { '@type': '@id' },
  'earl:outcome': { '@type': '@id' },
  'earl:mainAssertor': { '@type': '@id' },
  'foaf:member': { '@type': '@id' },
  'dct:date': { '@type': 'xsd:dateTime' },
};

/**
 * Formats a run in the W3C’s Evaluation and Report Language (EARL 1.0) as JSON-LD, with an assertion for each requirement
 * in each engine. The suite and the engine together are the assertor; the candidate is the test subject.
 */
export function earlJsonLd(results: Results): string {
  const sanitized = sanitizeDeep(results);
  const { suite, candidate, engines, requirements } = sanitized;
  return `${sanitizedJson({
    '@context': CONTEXT,
    '@graph': [
      software(SUITE, suite.name, suite.version, `Requirements of ${suite.revision}.`),
      ...engines.flatMap(({ name, build }) => [
        software(engineId(name), name, build),
        {
          '@id': assertorId(name),
          '@type': ['earl:Assertor', 'foaf:Group'],
          'dct:title': `${suite.name} in ${name}`,
          'earl:mainAssertor': SUITE,
          'foaf:member': [SUITE, engineId(name)],
        },
      ]),
      {
        '@id': subjectId(sanitized),
        '@type': ['earl:TestSubject', 'earl:Software'],
        'dct:title': candidateLabel(candidate),
        'dct:identifier': candidate.hash,
        'dct:description': candidate.specifier,
        ...(candidate.version === null ? {} : { 'dct:hasVersion': candidate.version }),
      },
      ...requirements.map(({ id, level, sentence, section }) => ({
        '@id': requirementId(id),
        '@type': ['earl:TestCriterion', 'earl:TestRequirement'],
        'dct:identifier': id,
        'dct:title': `${id} ${level}`,
        'dct:description': sentence,
        'dct:source': section,
      })),
      ...requirementsInEngines(sanitized).map((one) => assertion(one, sanitized)),
    ],
  })}\n`;
}

function assertion(one: RequirementInEngine, results: Results) {
  const { requirement, engine, status, finding, report } = one;
  const info = [
    reasonOf(one),
    finding?.expected === undefined ? undefined : `Expected ${finding.expected}.`,
    finding?.seen === undefined ? undefined : `Seen ${finding.seen}.`,
    status === 'pass' || report === undefined ? undefined : `Replay: ${report.replay}`,
  ].filter((line) => line !== undefined);
  return {
    '@type': 'earl:Assertion',
    'earl:assertedBy': assertorId(engine),
    'earl:subject': subjectId(results),
    'earl:test': requirementId(requirement.id),
    'earl:mode': 'earl:automatic',
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': `earl:${OUTCOMES[status]}`,
      // More precise than EARL’s five outcomes.
      'dct:title': status,
      'dct:date': results.run.startedAt,
      ...(info.length === 0 ? {} : { 'earl:info': info.join('\n') }),
    },
  };
}

function software(id: string, name: string, version: string, description?: string) {
  return {
    '@id': id,
    '@type': ['earl:Software', 'earl:Assertor'],
    'dct:title': name,
    'dct:hasVersion': version,
    ...(description === undefined ? {} : { 'dct:description': description }),
  };
}

const SUITE = 'urn:amplitude-conformance:suite';

function engineId(name: EngineName): string {
  return `urn:amplitude-conformance:engine:${name}`;
}

function assertorId(name: EngineName): string {
  return `urn:amplitude-conformance:suite-in:${name}`;
}

/** By content hash, so that a candidate under another name is the same subject. */
function subjectId({ candidate }: Results): string {
  return `urn:amplitude-conformance:candidate:${encodeURIComponent(candidate.hash)}`;
}

function requirementId(id: string): string {
  return `urn:amplitude-conformance:requirement:${encodeURIComponent(id)}`;
}
