import { copyButtons } from './copy.ts';
import { drawOnceOpen } from './drawing.ts';
import { Filter } from './filter.ts';
import { arrivals } from './links.ts';
import { openForPrint } from './print.ts';
import { scrubbers } from './scrubber.ts';

const filter = Filter.start();
drawOnceOpen();
copyButtons();
scrubbers();
openForPrint();
arrivals((target) => filter?.reveal(target));
