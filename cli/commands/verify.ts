import type { Command } from 'commander';
import { type VerifyOptions, verify } from '../../reports/badge/verify.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';
import { repeatable } from '../options/repeatable.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('verify a badge’s receipt')
    .description('Verifies, without a network, everything in a badge’s receipt that can be recomputed.')
    .argument('<receipt>', 'the receipt, receipt.json')
    .option(
      '--candidate <script>',
      'a script of the candidate (repeatable, in the order in which a page includes them)',
      repeatable,
    )
    .option('--results <file>', 'the results file of the run')
    .option('--key <file>', 'the public key of whoever signed the receipt, as PEM or JWK')
    .action(async (receipt: string, options: Omit<VerifyOptions, 'receipt'>) =>
      invocation.conclude(await verify({ receipt, ...options })),
    );
  return withHelp(command, {
    examples: [
      'receipt.json --candidate dist/fork.umd.js --results conformance.json',
      'receipt.json --key fork.public.pem',
    ],
    exitCodes:
      'Exit code: 0 if nothing contradicts the receipt, 1 if something does, 2 if the receipt cannot be verified.',
  });
}
