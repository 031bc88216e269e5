import { all, element } from './element.ts';

/** After how many milliseconds a button offers to copy again. */
const SAID_FOR = 2000;

/** Gives each command a button that copies it. */
export function copyButtons(): void {
  for (const command of all(document, 'code.replay', HTMLElement)) {
    const button = element('button', { type: 'button', class: 'copy', 'aria-live': 'polite' }, 'Copy');
    button.addEventListener('click', async () => {
      button.textContent = (await copied(command)) ? 'Copied' : 'Selected';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, SAID_FOR);
    });
    command.after(' ', button);
  }
}

/** Whether it could be copied; where a browser refuses, it is selected. */
async function copied(command: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(command);
    return false;
  }
}
