import { all } from './element.ts';

const TONES = ['good', 'bad', 'warn', 'harness', 'none'];

/** Shows the requirements that a reader asks for, as they stand in the engine that they ask for. */
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
    // The form’s values are the old ones until the event is over.
    form.addEventListener('reset', () => queueMicrotask(() => filter.#apply()));
    for (const [name, step] of [
      ['previous', -1],
      ['next', 1],
    ] as const)
      form.querySelector(`button[name=${name}]`)?.addEventListener('click', () => filter.#go(step));
    filter.#tell();
    return filter;
  }

  /** Shows everything again, where what a link leads to is not shown. */
  reveal(target: HTMLElement): void {
    if (!target.closest('[hidden]')) return;
    this.#form.reset();
    this.#apply();
  }

  #apply(): void {
    const requested = new FormData(this.#form);
    const engine = `${requested.get('engine')}`;
    const level = `${requested.get('level')}`;
    const subject = `${requested.get('subject')}`;
    const verdicts = requested.getAll('verdict');
    const text = `${requested.get('text')}`.trim().toLowerCase();
    for (const article of this.#articles) {
      const statuses = standingsOf(article, engine);
      const shown =
        statuses.length > 0 &&
        (verdicts.length === 0 || statuses.some((status) => verdicts.includes(status))) &&
        (level === '' || article.dataset['level'] === level) &&
        (subject === '' || article.closest('section')?.getAttribute('aria-labelledby') === subject) &&
        (text === '' || `${article.id} ${article.querySelector('.said')?.textContent}`.toLowerCase().includes(text));
      article.hidden = !shown;
      colour(article, engine);
    }
    for (const chapter of this.#chapters)
      chapter.hidden = [...chapter.querySelectorAll('article')].every(({ hidden }) => hidden);
    for (const one of all(document, '[data-engines]', HTMLElement))
      one.hidden = engine !== '' && !one.dataset['engines']?.split(' ').includes(engine);
    for (const one of all(document, '[data-engine]', HTMLElement))
      one.hidden = engine !== '' && one.dataset['engine'] !== engine;
    this.#tell();
  }

  #tell(): void {
    const count = this.#articles.filter(({ hidden }) => !hidden).length;
    for (const output of all(this.#form, 'output', HTMLOutputElement))
      output.value = `${count} of ${this.#articles.length} requirements shown`;
  }

  /** Goes to the next requirement that is shown, or the one before, from where the reader is. */
  #go(step: 1 | -1): void {
    const shown = this.#articles.filter(({ hidden }) => !hidden);
    const current = shown.findIndex((article) => article.classList.contains('here'));
    const next = shown[current < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, current + step))];
    for (const article of this.#articles) article.classList.toggle('here', article === next);
    next?.scrollIntoView({ block: 'start' });
  }
}

function standingsOf(article: HTMLElement, engine: string): string[] {
  const names = article.getAttributeNames().filter((name) => name.startsWith('data-in-'));
  return names
    .filter((name) => engine === '' || name === `data-in-${engine}`)
    .flatMap((name) => article.getAttribute(name) ?? []);
}

/** The tone of the first standing that is of the engine: they are in order of what must be seen first. */
function colour(article: HTMLElement, engine: string): void {
  const stand = all(article, '.title .stand', HTMLElement).find(
    ({ dataset }) => engine === '' || dataset['engines']?.split(' ').includes(engine),
  );
  for (const tone of TONES) article.classList.toggle(tone, stand?.classList.contains(tone) ?? false);
}
