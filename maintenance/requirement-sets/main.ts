import { run } from '../../reports/command.ts';
import { revisionCommand } from './command.ts';

await run(revisionCommand);
