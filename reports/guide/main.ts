import { run } from '../command.ts';
import { guide } from './command.ts';

await run(guide);
