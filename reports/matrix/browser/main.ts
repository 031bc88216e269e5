import { all, element } from '../../page/browser/element.ts';

const form = document.getElementById('filters');
const body = document.querySelector('#matrix tbody');

if (form instanceof HTMLFormElement && body) {
  const rows = all(body, 'tr', HTMLTableRowElement);
  /** The column that the rows are sorted by, if any. */
  let column: number | null = null;

  const show = () => {
    const values = new FormData(form);
    const [order, engine, level] = ['order', 'engine', 'level'].map((name) => `${values.get(name)}`);
    for (const row of rows) {
      row.hidden = level !== '' && row.dataset['level'] !== level;
      for (const cell of all(row, 'td > a', HTMLAnchorElement)) showIn(cell, engine ?? '');
    }
    const number = (row: HTMLElement, name: string) => Number(row.dataset[name]);
    const rank = (row: HTMLElement) => (column === null ? 0 : toneRank(row.querySelectorAll('td')[column]));
    body.append(
      ...rows.toSorted(
        (a, b) =>
          rank(a) - rank(b) ||
          (order === 'place' ? 0 : number(b, `${order}`) - number(a, `${order}`)) ||
          number(a, 'place') - number(b, 'place'),
      ),
    );
  };

  for (const head of all(document, '#matrix th[data-column]', HTMLTableCellElement)) {
    const own = Number(head.dataset['column']);
    const button = element(
      'button',
      { type: 'button', 'aria-pressed': 'false', 'aria-label': 'Sort by this candidate' },
      '↓',
    );
    button.addEventListener('click', () => {
      column = column === own ? null : own;
      for (const one of all(document, '#matrix th button', HTMLButtonElement))
        one.setAttribute('aria-pressed', `${one === button && column !== null}`);
      show();
    });
    head.append(button);
  }
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.hidden = false;
}

/** Sorts failing cells first and absent cells last. */
function toneRank(cell: Element | undefined): number {
  const shown = cell?.querySelector('a:not([hidden])');
  const rank = ['bad', 'harness', 'warn', 'good', 'none'].findIndex((tone) => shown?.classList.contains(tone));
  return rank < 0 ? 9 : rank;
}

/** Shows a cell’s status in one engine, or its most serious status in all engines. */
function showIn(cell: HTMLAnchorElement, engine: string): void {
  cell.dataset['any'] ??= JSON.stringify([cell.className, cell.textContent, cell.getAttribute('href')]);
  const [className, sign, href] = JSON.parse(cell.dataset['any']) as [string, string, string];
  const own = cell.dataset['cell']
    ?.split('\n')
    .map((one) => one.split(' '))
    .find(([name]) => name === engine);
  const [, , tone, ownSign, address] = own ?? [];
  cell.hidden = engine !== '' && !own;
  const absent = cell.nextElementSibling;
  if (!cell.hidden) absent?.remove();
  else if (!absent) cell.after(element('span', { class: 'absent', title: 'absent: no result' }, '·'));
  cell.className = tone ?? className;
  cell.textContent = ownSign ?? sign;
  cell.setAttribute('href', address === undefined ? href : address + href.slice(href.indexOf('#')));
}
