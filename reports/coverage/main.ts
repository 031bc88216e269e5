import { run } from '../command.ts';
import { coverage } from './command.ts';

run(coverage);
