import { run } from '../../reports/command.ts';
import { kills } from './command.ts';

await run(kills);
