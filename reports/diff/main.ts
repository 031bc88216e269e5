import { run } from '../command.ts';
import { diff } from './command.ts';

await run(diff);
