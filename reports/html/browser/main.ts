import { addCopyButtons } from '../../page/browser/copy-buttons.ts';
import { Filter } from './filter.ts';
import { revealLinkTargets } from './link-targets.ts';
import { openDetailsForPrinting } from './print.ts';
import { renderAllAfterLoad } from './rendering.ts';
import { addScrubbers } from './scrubber.ts';

const filter = Filter.start();
renderAllAfterLoad();
addCopyButtons();
addScrubbers();
openDetailsForPrinting();
revealLinkTargets((target) => filter?.reveal(target));
