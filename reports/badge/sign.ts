import { JUDGE_COMMAND } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Conclusion } from '../conclusion.ts';
import { contentOf, digestOf } from './receipt.ts';
import { readReceipt, writeReceipt } from './receipt-file.ts';
import { signReceipt } from './signature.ts';

export interface SignOptions {
  /** The receipt’s file, which is rewritten. */
  receipt: string;
  /** The private key’s file, as PEM or JWK. */
  key: string;
}

/** Signs a receipt in place, with the key of whoever vouches for the run. Throws UsageError. */
export async function sign({ receipt: file, key }: SignOptions): Promise<Conclusion> {
  const receipt = readReceipt(file);
  // A signature on an edited receipt would vouch for content that no run wrote.
  if (digestOf(contentOf(receipt)) !== receipt.digest)
    throw new UsageError({
      expected: 'a receipt exactly as a run wrote it',
      seen: `${file} was changed`,
      next: JUDGE_COMMAND,
    });
  writeReceipt(file, await signReceipt(receipt, key));
  return { lines: [`${file} is signed`], code: 0 };
}
