import { run } from '../command.ts';
import { viewsCommand } from './command.ts';

run(viewsCommand);
