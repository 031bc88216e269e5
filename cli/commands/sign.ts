import type { Command } from 'commander';
import { sign } from '../../reports/badge/sign.ts';
import { withHelp } from '../help.ts';
import type { Invocation } from '../invocation.ts';

export function define(command: Command, invocation: Invocation): Command {
  command
    .summary('sign a badge’s receipt')
    .description('Signs a badge’s receipt in place, with the key of whoever vouches for the run.')
    .argument('<receipt>', 'the receipt, receipt.json')
    .requiredOption('--key <file>', 'a private Ed25519 key, as PEM or JWK')
    .action(async (receipt: string, { key }: { key: string }) => invocation.conclude(await sign({ receipt, key })));
  return withHelp(command, {
    examples: ['receipt.json --key fork.pem'],
    exitCodes: 'Exit code: 0 if the receipt is signed, 2 if it could not be.',
  });
}
