import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { variedResults } from '../fixtures/varied-results.ts';
import { earlJsonLd } from './earl.ts';

const EARL = 'http://www.w3.org/ns/earl#';
const DCT = 'http://purl.org/dc/terms/';

// What the EARL 1.0 Schema requires of each class, in an expanded document.
const one = <T extends z.ZodType>(schema: T) => z.tuple([schema]);
const text = one(z.strictObject({ '@value': z.string() }));
const ids = z.array(z.strictObject({ '@id': z.string() }));
const reference = (known: ReadonlySet<string>) =>
  one(z.strictObject({ '@id': z.string().refine((id) => known.has(id), 'a reference to a missing node') }));

function assertionSchema(nodes: readonly { '@id'?: string | undefined; '@type': string[] }[]) {
  const of = (type: string) =>
    new Set(nodes.filter((node) => node['@type'].includes(EARL + type)).flatMap((node) => node['@id'] ?? []));
  return z.strictObject({
    '@type': one(z.literal(`${EARL}Assertion`)),
    [`${EARL}assertedBy`]: reference(of('Assertor')),
    [`${EARL}subject`]: reference(of('TestSubject')),
    [`${EARL}test`]: reference(of('TestCriterion')),
    [`${EARL}mode`]: one(z.strictObject({ '@id': z.literal(`${EARL}automatic`) })),
    [`${EARL}result`]: one(
      z.strictObject({
        '@type': one(z.literal(`${EARL}TestResult`)),
        [`${EARL}outcome`]: one(
          z.strictObject({
            '@id': z.enum(['passed', 'failed', 'cantTell', 'inapplicable', 'untested'].map((name) => EARL + name)),
          }),
        ),
        [`${DCT}title`]: text,
        [`${DCT}date`]: one(
          z.strictObject({
            '@type': z.literal('http://www.w3.org/2001/XMLSchema#dateTime'),
            '@value': z.iso.datetime(),
          }),
        ),
        [`${EARL}info`]: text.optional(),
      }),
    ),
  });
}

const nodeSchema = z.looseObject({ '@id': z.string().optional(), '@type': z.array(z.string()) });

const expanded = async (document: string) =>
  nodeSchema.array().parse(
    await jsonld.expand(JSON.parse(document), {
      documentLoader: () => Promise.reject(new Error('The document must not require fetching a context.')),
    }),
  );

test('every requirement in every engine is a valid EARL assertion', async () => {
  const nodes = await expanded(earlJsonLd(variedResults));
  const assertions = nodes.filter((node) => node['@type'].includes(`${EARL}Assertion`));
  expect(assertions).toHaveLength(variedResults.requirements.length * variedResults.engines.length);
  const read = assertionSchema(nodes).array().safeParse(assertions);
  expect(read.success ? '' : z.prettifyError(read.error)).toBe('');
});

test('the assertor is the suite together with an engine', async () => {
  const [chromium] = (await expanded(earlJsonLd(variedResults))).filter((node) =>
    node['@id']?.endsWith('suite-in:chromium'),
  );
  const suite = 'urn:amplitude-conformance:suite';
  expect(ids.parse(chromium?.[`${EARL}mainAssertor`])).toEqual([{ '@id': suite }]);
  expect(ids.parse(chromium?.['http://xmlns.com/foaf/0.1/member'])).toEqual([
    { '@id': suite },
    { '@id': 'urn:amplitude-conformance:engine:chromium' },
  ]);
});

test('an assertion states the reason for its outcome', () => {
  const graph = z
    .object({ '@graph': z.array(z.looseObject({})) })
    .parse(JSON.parse(earlJsonLd(variedResults)))
    ['@graph'].filter((node) => node['@type'] === 'earl:Assertion');
  const chromium = graph.filter((node) => String(node['earl:assertedBy']).endsWith('chromium'));
  expect(
    chromium.map((node) => [String(node['earl:test']).replace(/.*:/, ''), node['earl:result']]),
  ).toMatchInlineSnapshot(`
    [
      [
        "JAR-1",
        {
          "@type": "earl:TestResult",
          "dct:date": "2026-11-24T02:00:00.000Z",
          "dct:title": "deviates",
          "earl:info": "It caps the key’s suffix; see <options.js>, or ask @maintainer.
    Expected [ "amp_a1b2c3" ].
    Seen [].
    Replay: SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-1",
          "earl:outcome": "earl:failed",
        },
      ],
      [
        "JAR-2",
        {
          "@type": "earl:TestResult",
          "dct:date": "2026-11-24T02:00:00.000Z",
          "dct:title": "fail",
          "earl:info": "The name is 100% wrong.
    Expected [ "amp_a1b2c3" ].
    Seen [].
    Replay: SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2",
          "earl:outcome": "earl:failed",
        },
      ],
      [
        "CONSENT-1",
        {
          "@type": "earl:TestResult",
          "dct:date": "2026-11-24T02:00:00.000Z",
          "dct:title": "inapplicable",
          "earl:info": "the candidate does not declare deferInitialization
    Replay: SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep CONSENT-1",
          "earl:outcome": "earl:inapplicable",
        },
      ],
      [
        "CONSENT-2",
        {
          "@type": "earl:TestResult",
          "dct:date": "2026-11-24T02:00:00.000Z",
          "dct:title": "warn",
          "earl:info": "A probe cookie came and went.
    Replay: SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep CONSENT-2",
          "earl:outcome": "earl:failed",
        },
      ],
      [
        "JAR-3",
        {
          "@type": "earl:TestResult",
          "dct:date": "2026-11-24T02:00:00.000Z",
          "dct:title": "untestable",
          "earl:info": "A bundle does not say how it was built.",
          "earl:outcome": "earl:cantTell",
        },
      ],
    ]
  `);
});
