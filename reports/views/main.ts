import { run } from '../command.ts';
import { viewsCommand } from './command.ts';

await run(viewsCommand);
