import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { flattenedVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../../evidence/fault.ts';
import {
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
  runInputFixture,
} from '../fixtures/small-results.ts';
import type { Results } from '../results/results.ts';
import { suite } from '../results/suite.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { type Receipt, receiptOf, receiptSchema } from './receipt.ts';
import { receiptText } from './receipt-file.ts';
import { sign } from './sign.ts';
import { type VerifyOptions, verify } from './verify.ts';

const SDK = 'window.amplitude = {};\n';
const OTHER = 'window.amplitude = null;\n';
const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('hex')}`;

/** The run of a fork, by the suite as it is here. */
const run = (parts: Partial<Parameters<typeof results>[0]> = {}) =>
  results({
    suite,
    candidate: {
      ...runInputFixture().candidate,
      name: 'fork',
      version: null,
      specifier: 'file:./fork.js',
      hash: hashOf(SDK),
    },
    reports: (['chromium', 'webkit'] as const).flatMap((engine) => reports(engine)),
    ...parts,
  });

let directory: string;
const at = (name: string) => join(directory, name);

function keys(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(at(`${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(at(`${name}.public.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(at(`${name}.jwk`), JSON.stringify(privateKey.export({ format: 'jwk' })));
  writeFileSync(at(`${name}.public.jwk`), JSON.stringify(publicKey.export({ format: 'jwk' })));
}

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'receipt-'));
  writeFileSync(at('fork.js'), SDK);
  writeFileSync(at('other.js'), OTHER);
  keys('fork');
  keys('stranger');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A receipt and the results it is of, on disk. */
function written(of: Results = run(), change: (receipt: Receipt) => Receipt = (same) => same): string {
  writeFileSync(at('results.json'), sanitizedJson(of));
  writeFileSync(at('receipt.json'), receiptText(change(receiptOf(of))));
  return at('receipt.json');
}

/** What the command says, with what differs from machine to machine and from day to day left out. */
async function said(receipt: string, options: Omit<VerifyOptions, 'receipt'> = {}): Promise<string> {
  const { lines, code } = await verify({ receipt, ...options });
  const text = [...lines, `exit code ${code}`].join('\n');
  return text
    .replaceAll(`${directory}/`, '')
    .replaceAll(suite.hash, 'sha256-SUITE')
    .replaceAll(suite.version, 'VERSION')
    .replaceAll(suite.revision, 'REVISION')
    .replaceAll(hashOf(SDK), 'sha256-FORK')
    .replaceAll(hashOf(OTHER), 'sha256-OTHER')
    .replace(/sha256-[0-9a-f]{64}/g, 'sha256-…');
}

const everything = () => ({ candidate: [at('fork.js')], results: at('results.json') });

describe('a receipt', () => {
  test('holds against all there is', async () => {
    const file = written();
    await sign({ receipt: file, key: at('fork.pem') });
    expect(await said(file, { ...everything(), key: at('fork.public.pem') })).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is as it was written
        ✓ suite      amplitude-conformance VERSION as it is here
        ✓ candidate  fork.js is fork
        ✓ results    results.json gives this receipt, all 8 verdicts
        ✓ signature  it is by the key given, and of all of the receipt
      nothing contradicts the receipt
      exit code 0"
    `);
  });

  test('says of what is not at hand that it was not recomputed', async () => {
    expect(await said(written())).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is as it was written
        ✓ suite      amplitude-conformance VERSION as it is here
        · candidate  not recomputed: no --candidate is given
        · results    not recomputed: no --results are given
        · signature  not recomputed: the receipt has none: anybody could have written it
      nothing contradicts the receipt
      exit code 0"
    `);
  });

  test('that was tampered with is refused', async () => {
    const file = written(run({ reports: reports('chromium', report('chromium', 'JAR-2', 'fail')) }), (receipt) => ({
      ...receipt,
      outcome: 'conforms',
      claim: 'conforms · 3 MUST · chromium · 2026-11-24',
    }));
    expect(await said(file, everything())).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST · chromium · 2026-11-24
        ✗ digest     the receipt was changed: it says sha256-…, and here is sha256-…
        ✓ suite      amplitude-conformance VERSION as it is here
        ✓ candidate  fork.js is fork
        ✗ results    results.json gives another receipt: it says claim "conforms · 3 MUST · chromium · 2026-11-24", outcome "conforms", and here is claim "fails · 1 of 3 MUST · chromium · REVISION", outcome "fails"
        · signature  not recomputed: the receipt has none: anybody could have written it
      refused: digest, results
      exit code 1"
    `);
  });

  test('that was tampered with by somebody who made its digest anew is refused by the results, and by its signature', async () => {
    const honest = run({ reports: reports('chromium', report('chromium', 'JAR-2', 'fail')) });
    const file = written(honest);
    await sign({ receipt: file, key: at('fork.pem') });
    const { signature } = receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { digest, verdicts } = receiptOf(run({ reports: reports('chromium') }));
    expect(digest).not.toBe(receiptOf(honest).digest);
    expect(verdicts.digest).not.toBe(receiptOf(honest).verdicts.digest);
    written(honest, () => ({ ...receiptOf(run({ reports: reports('chromium') })), ...(signature && { signature }) }));
    expect(await said(file, { ...everything(), key: at('fork.public.jwk') })).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium · REVISION
        ✓ digest     the receipt is as it was written
        ✓ suite      amplitude-conformance VERSION as it is here
        ✓ candidate  fork.js is fork
        ✗ results    results.json gives another receipt: it says claim "conforms · 3 MUST + 1 SHOULD · chromium · REVISION", outcome "conforms", verdicts {"count":4,"digest":"sha256-…"}, and here is claim "fails · 1 of 3 MUST · chromium · REVISION", outcome "fails", verdicts {"count":4,"digest":"sha256-…"}
        ✗ signature  it is not by the key given, or not of this receipt
      refused: results, signature
      exit code 1"
    `);
  });

  test('of another candidate is refused', async () => {
    expect(await said(written(), { candidate: [at('other.js')] })).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is as it was written
        ✓ suite      amplitude-conformance VERSION as it is here
        ✗ candidate  it is of another candidate: it says fork sha256-FORK, and here is other.js sha256-OTHER
        · results    not recomputed: no --results are given
        · signature  not recomputed: the receipt has none: anybody could have written it
      refused: candidate
      exit code 1"
    `);
  });

  test('of another suite is refused', async () => {
    const other = { ...suite, version: '0.0.9', hash: hashOf('another suite') };
    expect(await said(written(run({ suite: other })))).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is as it was written
        ✗ suite      it is of another suite than this: it says amplitude-conformance 0.0.9 sha256-…, and here is amplitude-conformance VERSION sha256-SUITE
        · candidate  not recomputed: no --candidate is given
        · results    not recomputed: no --results are given
        · signature  not recomputed: the receipt has none: anybody could have written it
      refused: suite
      exit code 1"
    `);
  });

  test('of a run that did not say of which content its suite was is not held against this one', async () => {
    expect(await said(written({ ...run(), suite: { ...run().suite, hash: null } }))).toContain(
      '· suite      not recomputed: the receipt does not say of which content it was\n',
    );
  });
});

describe('a signature', () => {
  test('is a JWS that others can verify', async () => {
    const file = written();
    await sign({ receipt: file, key: at('fork.jwk') });
    const { signature = '', ...receipt } = receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    // As RFC 8785 would have it: sorted keys, no spaces.
    const sorted = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.keys(value)
              .sort()
              .map((key) => [key, sorted(value[key as keyof typeof value])]),
          )
        : Array.isArray(value)
          ? value.map(sorted)
          : value;
    const payload = Buffer.from(JSON.stringify(sorted(receipt))).toString('base64url');
    const [protectedHeader = '', , value = ''] = signature.split('.');
    const key = JSON.parse(readFileSync(at('fork.public.jwk'), 'utf8'));
    const jws = { payload, protected: protectedHeader, signature: value };
    expect((await flattenedVerify(jws, key)).protectedHeader).toEqual({ alg: 'EdDSA' });
  });

  test('by a stranger is refused, and so is a missing one', async () => {
    const file = written();
    const ask = () => said(file, { key: at('fork.public.pem') });
    expect(await ask()).toContain('✗ signature  the receipt has none\nrefused: signature\nexit code 1');
    await sign({ receipt: file, key: at('stranger.pem') });
    expect(await ask()).toContain('✗ signature  it is not by the key given, or not of this receipt\n');
  });

  test('is given to nothing that was changed', async () => {
    const file = written(run(), (receipt) => ({ ...receipt, claim: 'conforms to everything' }));
    await expect(sign({ receipt: file, key: at('fork.pem') })).rejects.toThrow('receipt.json was changed');
  });

  test('needs a key', async () => {
    const file = written();
    cpSync(at('fork.js'), at('key.pem'));
    await expect(sign({ receipt: file, key: at('key.pem') })).rejects.toThrow(UsageError);
    await expect(sign({ receipt: file, key: at('fork.public.pem') })).rejects.toThrow(
      'expected  a private Ed25519 key, as PEM or JWK',
    );
    await expect(sign({ receipt: file, key: at('fork.public.jwk') })).rejects.toThrow(
      'expected  a private Ed25519 key, as PEM or JWK',
    );
    await expect(verify({ receipt: file, key: at('none.pem') })).rejects.toThrow('there is no file');
  });
});

test('the digest of the verdicts knows each of them, and no order', () => {
  const { requirements, ...rest } = run({ reports: reports('chromium', report('chromium', 'JAR-2', 'fail')) });
  const digest = (of: typeof requirements) => receiptOf({ ...rest, requirements: of }).verdicts.digest;
  const whole = digest(requirements);
  fc.assert(
    fc.property(fc.shuffledSubarray(requirements, { minLength: requirements.length }), (shuffled) => {
      expect(digest(shuffled)).toBe(whole);
    }),
  );
  for (const [index, requirement] of requirements.entries()) {
    const engines = requirement.engines.map((one) => ({ ...one, status: 'crash' as const }));
    expect(digest(requirements.with(index, { ...requirement, engines }))).not.toBe(whole);
  }
});
