import { run } from '../command.ts';
import { revisionCommand } from './command.ts';

await run(revisionCommand);
