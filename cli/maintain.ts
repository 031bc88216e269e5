import { endWhenInterrupted } from './interruption.ts';
import { MAINTENANCE } from './maintenance-program.ts';
import { start } from './start.ts';

endWhenInterrupted();
await start(MAINTENANCE);
