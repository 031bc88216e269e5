import { run } from '../command.ts';
import { guide } from './command.ts';

run(guide);
