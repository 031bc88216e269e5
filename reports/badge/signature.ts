import { createPrivateKey, createPublicKey, type JsonWebKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { CompactSign, compactVerify, errors } from 'jose';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { canonicalJson } from '../results/canonical-json.ts';
import type { Receipt } from './receipt.ts';

const ALGORITHM = 'EdDSA';

/** Creates an Ed25519 key pair: a private key for signing, and a public one for verifying. */
const KEY_COMMAND =
  'openssl genpkey -algorithm ed25519 -out key.pem && openssl pkey -in key.pem -pubout -out public.pem';

/** Signs the whole receipt with a private Ed25519 key from a file, as PEM or JWK. */
export async function signReceipt({ signature: _, ...receipt }: Receipt, keyFile: string): Promise<Receipt> {
  const key = readKey(keyFile, 'a private Ed25519 key, as PEM or JWK', createPrivateKey);
  const jws = await new CompactSign(payloadOf(receipt)).setProtectedHeader({ alg: ALGORITHM }).sign(key);
  const [header, , signature] = jws.split('.');
  return { ...receipt, signature: `${header}..${signature}` };
}

/** Whether the signature covers the whole receipt and matches the public Ed25519 key in a file, as PEM or JWK. */
export async function isSignedBy({ signature = '', ...receipt }: Receipt, keyFile: string): Promise<boolean> {
  const key = readKey(keyFile, 'an Ed25519 key, as PEM or JWK', createPublicKey);
  const payload = Buffer.from(payloadOf(receipt)).toString('base64url');
  const [header, omitted, value, ...rest] = signature.split('.');
  if (omitted !== '' || rest.length > 0) return false;
  try {
    await compactVerify(`${header}.${payload}.${value}`, key, { algorithms: [ALGORITHM] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}

function payloadOf(receipt: Omit<Receipt, 'signature'>): Uint8Array {
  return new TextEncoder().encode(canonicalJson(receipt));
}

const jwkSchema = z.looseObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string().optional(),
});

type Parse = (key: string | JsonWebKeyInput) => KeyObject;

function readKey(file: string, expected: string, parse: Parse): KeyObject {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new UsageError({ expected, seen: [`there is no file ${file}`], next: KEY_COMMAND });
  const text = readFileSync(file, 'utf8');
  try {
    const key = parse(
      text.trimStart().startsWith('{') ? { key: jwkSchema.parse(JSON.parse(text)) as JsonWebKey, format: 'jwk' } : text,
    );
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Node’s messages name its internals and would not help.
  }
  throw new UsageError({ expected, seen: [`${file} contains none`], next: KEY_COMMAND });
}
