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

/** A run of a fork by this suite. */
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

/** Writes a receipt and its results to disk. */
function written(of: Results = run(), change: (receipt: Receipt) => Receipt = (same) => same): string {
  writeFileSync(at('results.json'), sanitizedJson(of));
  writeFileSync(at('receipt.json'), receiptText(change(receiptOf(of))));
  return at('receipt.json');
}

/** The output of the command, without what differs between machines and days. */
async function verified(receipt: string, options: Omit<VerifyOptions, 'receipt'> = {}): Promise<string> {
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
  test('can be verified in all its parts', async () => {
    const file = written();
    await sign({ receipt: file, key: at('fork.pem') });
    expect(await verified(file, { ...everything(), key: at('fork.public.pem') })).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is unchanged
        ✓ suite      it is this suite, amplitude-conformance VERSION
        ✓ candidate  fork.js is fork
        ✓ results    results.json produces this receipt, with all 8 verdicts
        ✓ signature  it covers the whole receipt and matches the given key
      nothing contradicts the receipt
      exit code 0"
    `);
  });

  test('is not recomputed in parts for which nothing is given', async () => {
    expect(await verified(written())).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is unchanged
        ✓ suite      it is this suite, amplitude-conformance VERSION
        · candidate  not recomputed: --candidate is missing
        · results    not recomputed: --results is missing
        · signature  not recomputed: the receipt is unsigned, so anyone could have written it
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
    expect(await verified(file, everything())).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST · chromium · 2026-11-24
        ✗ digest     the receipt was changed: the receipt has sha256-…, seen sha256-…
        ✓ suite      it is this suite, amplitude-conformance VERSION
        ✓ candidate  fork.js is fork
        ✗ results    results.json produces a different receipt: the receipt has claim "conforms · 3 MUST · chromium · 2026-11-24", outcome "conforms", seen claim "fails · 1 of 3 MUST · chromium · REVISION", outcome "fails"
        · signature  not recomputed: the receipt is unsigned, so anyone could have written it
      refused: digest, results
      exit code 1"
    `);
  });

  test('that was tampered with and has a new digest is refused by the results and the signature', async () => {
    const honest = run({ reports: reports('chromium', report('chromium', 'JAR-2', 'fail')) });
    const file = written(honest);
    await sign({ receipt: file, key: at('fork.pem') });
    const { signature } = receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const { digest, verdicts } = receiptOf(run({ reports: reports('chromium') }));
    expect(digest).not.toBe(receiptOf(honest).digest);
    expect(verdicts.digest).not.toBe(receiptOf(honest).verdicts.digest);
    written(honest, () => ({ ...receiptOf(run({ reports: reports('chromium') })), ...(signature && { signature }) }));
    expect(await verified(file, { ...everything(), key: at('fork.public.jwk') })).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium · REVISION
        ✓ digest     the receipt is unchanged
        ✓ suite      it is this suite, amplitude-conformance VERSION
        ✓ candidate  fork.js is fork
        ✗ results    results.json produces a different receipt: the receipt has claim "conforms · 3 MUST + 1 SHOULD · chromium · REVISION", outcome "conforms", verdicts {"count":4,"digest":"sha256-…"}, seen claim "fails · 1 of 3 MUST · chromium · REVISION", outcome "fails", verdicts {"count":4,"digest":"sha256-…"}
        ✗ signature  it does not match the given key, or is for a different receipt
      refused: results, signature
      exit code 1"
    `);
  });

  test('of another candidate is refused', async () => {
    expect(await verified(written(), { candidate: [at('other.js')] })).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is unchanged
        ✓ suite      it is this suite, amplitude-conformance VERSION
        ✗ candidate  it is a different candidate: the receipt has fork sha256-FORK, seen other.js sha256-OTHER
        · results    not recomputed: --results is missing
        · signature  not recomputed: the receipt is unsigned, so anyone could have written it
      refused: candidate
      exit code 1"
    `);
  });

  test('of another suite is refused', async () => {
    const other = { ...suite, version: '0.0.9', hash: hashOf('another suite') };
    expect(await verified(written(run({ suite: other })))).toMatchInlineSnapshot(`
      "fork: conforms · 3 MUST + 1 SHOULD · chromium webkit · REVISION
        ✓ digest     the receipt is unchanged
        ✗ suite      it is a different suite: the receipt has amplitude-conformance 0.0.9 sha256-…, seen amplitude-conformance VERSION sha256-SUITE
        · candidate  not recomputed: --candidate is missing
        · results    not recomputed: --results is missing
        · signature  not recomputed: the receipt is unsigned, so anyone could have written it
      refused: suite
      exit code 1"
    `);
  });

  test('without a hash of the suite is not compared with this one', async () => {
    expect(await verified(written({ ...run(), suite: { ...run().suite, hash: null } }))).toContain(
      '· suite      not recomputed: the receipt has no hash of the suite\n',
    );
  });
});

describe('a signature', () => {
  test('is a standard JWS', async () => {
    const file = written();
    await sign({ receipt: file, key: at('fork.jwk') });
    const { signature = '', ...receipt } = receiptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    // As RFC 8785 has it: sorted keys, no spaces.
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

  test('with another key is refused, and so is a missing one', async () => {
    const file = written();
    const output = () => verified(file, { key: at('fork.public.pem') });
    expect(await output()).toContain('✗ signature  the receipt is unsigned\nrefused: signature\nexit code 1');
    await sign({ receipt: file, key: at('stranger.pem') });
    expect(await output()).toContain('✗ signature  it does not match the given key, or is for a different receipt\n');
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

test('the digest of the verdicts depends on each of them, but not on their order', () => {
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
