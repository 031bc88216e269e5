import { all, element } from './element.ts';

/** Milliseconds after which a button offers to copy again. */
const RESET_AFTER = 2000;

/** Adds a copy button to each command. */
export function addCopyButtons(): void {
  for (const command of all(document, 'code.command', HTMLElement)) {
    const button = element('button', { type: 'button', class: 'copy', 'aria-live': 'polite' }, 'Copy');
    button.addEventListener('click', async () => {
      button.textContent = (await copyOrSelect(command)) ? 'Copied' : 'Selected';
      setTimeout(() => {
        button.textContent = 'Copy';
      }, RESET_AFTER);
    });
    command.after(' ', button);
  }
}

/** Copies the command, or selects it if the browser refuses. Returns whether it was copied. */
async function copyOrSelect(command: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(command);
    return false;
  }
}
