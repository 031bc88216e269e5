import { run } from '../command.ts';
import { coverage } from './command.ts';

await run(coverage);
