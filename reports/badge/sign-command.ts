import { UsageError } from '../../evidence/fault.ts';
import { argumentsOf, type Conclusion } from '../command.ts';
import { contentOf, digestOf } from './receipt.ts';
import { readReceipt, writeReceipt } from './receipt-file.ts';
import { signed } from './signature.ts';

/** How the command is meant. */
export const SIGN_USAGE = 'npm run sign -- RECEIPT.json --key PRIVATE-KEY-FILE';

/** Signs a receipt, in place, with the key of whoever vouches for the run. */
export async function sign(args: string[]): Promise<Conclusion> {
  const { values, positionals } = argumentsOf(
    { args, allowPositionals: true, options: { key: { type: 'string' } } },
    SIGN_USAGE,
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0 || values.key === undefined)
    throw new UsageError({
      expected: 'one receipt, and --key',
      seen: [`${positionals.length}, ${values.key === undefined ? 'and no key' : 'and a key'}`],
      next: SIGN_USAGE,
    });
  const receipt = readReceipt(file);
  // A signature would vouch for what nobody wrote.
  if (digestOf(contentOf(receipt)) !== receipt.digest)
    throw new UsageError({
      expected: 'a receipt as a run wrote it',
      seen: [`${file} was changed`],
      next: 'npx playwright test',
    });
  writeReceipt(file, await signed(receipt, values.key));
  return { lines: [`${file} is signed`], code: 0 };
}
