import { run } from '../../reports/command.ts';
import { mutationTesting } from './command.ts';

await run(mutationTesting);
