import { all } from '../../page/browser/element.ts';

const TONES = ['good', 'bad', 'warn', 'harness', 'none'];

/** Shows the requirements that match the form, with their statuses in the engine that it selects. */
export class Filter {
  readonly #form: HTMLFormElement;
  readonly #articles = all(document, '#judged article', HTMLElement);
  readonly #chapters = all(document, '#judged > section', HTMLElement);

  private constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  static start(): Filter | null {
    const form = document.getElementById('filters');
    if (!(form instanceof HTMLFormElement)) return null;
    const filter = new Filter(form);
    form.hidden = false;
    form.addEventListener('input', () => filter.#apply());
    form.addEventListener('submit', (event) => event.preventDefault());
    // The form has its old values until the event is over.
    form.addEventListener('reset', () => queueMicrotask(() => filter.#apply()));
    for (const [name, offset] of [
      ['previous', -1],
      ['next', 1],
    ] as const)
      form.querySelector(`button[name=${name}]`)?.addEventListener('click', () => filter.#goBy(offset));
    filter.#updateCount();
    return filter;
  }

  /** Resets the filter if it hides the target. */
  reveal(target: HTMLElement): void {
    if (!target.closest('[hidden]')) return;
    this.#form.reset();
    this.#apply();
  }

  #apply(): void {
    const values = new FormData(this.#form);
    const engine = `${values.get('engine')}`;
    const level = `${values.get('level')}`;
    const subject = `${values.get('subject')}`;
    const verdicts = values.getAll('verdict');
    const text = `${values.get('text')}`.trim().toLowerCase();
    for (const article of this.#articles) {
      const statuses = statusesOf(article, engine);
      const matches =
        statuses.length > 0 &&
        (verdicts.length === 0 || statuses.some((status) => verdicts.includes(status))) &&
        (level === '' || article.dataset['level'] === level) &&
        (subject === '' || article.closest('section')?.getAttribute('aria-labelledby') === subject) &&
        (text === '' ||
          `${article.id} ${article.querySelector('.sentence')?.textContent}`.toLowerCase().includes(text));
      article.hidden = !matches;
      applyTone(article, engine);
    }
    for (const chapter of this.#chapters)
      chapter.hidden = [...chapter.querySelectorAll('article')].every(({ hidden }) => hidden);
    for (const one of all(document, '[data-engines]', HTMLElement))
      one.hidden = engine !== '' && !one.dataset['engines']?.split(' ').includes(engine);
    for (const one of all(document, '[data-engine]', HTMLElement))
      one.hidden = engine !== '' && one.dataset['engine'] !== engine;
    this.#updateCount();
  }

  #updateCount(): void {
    const count = this.#articles.filter(({ hidden }) => !hidden).length;
    for (const output of all(this.#form, 'output', HTMLOutputElement))
      output.value = `${count} of ${this.#articles.length} requirements shown`;
  }

  /** Goes to the next visible requirement, or to the previous one. */
  #goBy(offset: 1 | -1): void {
    const visible = this.#articles.filter(({ hidden }) => !hidden);
    const current = visible.findIndex((article) => article.classList.contains('current'));
    const next = visible[current < 0 ? 0 : Math.min(visible.length - 1, Math.max(0, current + offset))];
    for (const article of this.#articles) article.classList.toggle('current', article === next);
    next?.scrollIntoView({ block: 'start' });
  }
}

function statusesOf(article: HTMLElement, engine: string): string[] {
  const names = article.getAttributeNames().filter((name) => name.startsWith('data-in-'));
  return names
    .filter((name) => engine === '' || name === `data-in-${engine}`)
    .flatMap((name) => article.getAttribute(name) ?? []);
}

/** Gives the article the tone of the engine’s first status: statuses are listed with the most serious first. */
function applyTone(article: HTMLElement, engine: string): void {
  const status = all(article, '.title .status', HTMLElement).find(
    ({ dataset }) => engine === '' || dataset['engines']?.split(' ').includes(engine),
  );
  for (const tone of TONES) article.classList.toggle(tone, status?.classList.contains(tone) ?? false);
}
