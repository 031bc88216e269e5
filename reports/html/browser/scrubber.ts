import { all, element } from '../../page/browser/element.ts';

const PLACES = [
  ['cookie', 'Cookies, as the page reads them'],
  ['localStorage', 'Local storage'],
  ['sessionStorage', 'Session storage'],
] as const;

/** Turns each timeline into one with a slider, once it is opened. */
export function addScrubbers(): void {
  const scrubbers = new WeakMap<HTMLDetailsElement, Scrubber>();
  const scrubberOf = (timeline: HTMLDetailsElement) => {
    const scrubber = scrubbers.get(timeline) ?? new Scrubber(timeline);
    scrubbers.set(timeline, scrubber);
    return scrubber;
  };
  for (const timeline of all(document, 'details.timeline', HTMLDetailsElement))
    timeline.addEventListener('toggle', () => timeline.open && scrubberOf(timeline));
  for (const link of all(document, 'a.steps-link', HTMLAnchorElement)) {
    link.addEventListener('click', (event) => {
      const timeline = document.getElementById(link.hash.slice(1));
      const finding = link.closest('.finding');
      if (!(timeline instanceof HTMLDetailsElement) || !finding) return;
      event.preventDefault();
      // Several findings can share one timeline: it moves to the finding whose link is followed.
      finding.append(timeline);
      timeline.open = true;
      scrubberOf(timeline).goToJudgement(link.dataset['requirement'] ?? '');
    });
  }
}

class Scrubber {
  readonly #steps: HTMLElement[];
  readonly #range: HTMLInputElement;
  readonly #position = element('output');
  readonly #state = element('div', {
    class: 'state',
    role: 'region',
    tabindex: '0',
    'aria-label': 'State readable by the page',
  });
  readonly #marks: HTMLElement[];

  constructor(timeline: HTMLDetailsElement) {
    const list = timeline.querySelector('ol.steps');
    this.#steps = all(timeline, 'li.step', HTMLElement);
    const last = this.#steps.length - 1;
    this.#range = element('input', { type: 'range', min: '0', max: `${last}`, step: '1', 'aria-label': 'Step' });
    this.#range.addEventListener('input', () => this.#show());
    const button = (label: string, text: string, step: number) => {
      const created = element('button', { type: 'button', 'aria-label': label }, text);
      created.addEventListener('click', () => this.#go(this.#at + step));
      return created;
    };
    this.#marks = this.#steps.map((step, index) => {
      const mark = element('span', { class: step.className.replace('step', 'mark') });
      mark.addEventListener('click', () => this.#go(index));
      return mark;
    });
    const marks = element('div', { class: 'marks', 'aria-hidden': 'true' }, ...this.#marks);
    const bar = element(
      'div',
      { class: 'scrubber' },
      button('Previous step', '←', -1),
      element('div', { class: 'track' }, marks, this.#range),
      button('Next step', '→', 1),
      this.#position,
    );
    this.#steps.forEach((step, index) => {
      step.addEventListener('click', () => this.#go(index));
    });
    timeline.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step === undefined || event.target === this.#range) return;
      event.preventDefault();
      this.#go(this.#at + step);
    });
    const columns = element('div', { class: 'columns' });
    list?.before(bar, columns);
    list?.setAttribute('tabindex', '0');
    if (list) columns.append(list, this.#state);
    timeline.classList.add('scrubbed');
    const failed = this.#steps.findIndex((step) => step.matches('.judgement.bad'));
    this.#go(failed < 0 ? last : failed);
  }

  /** Goes to the judgement that found the requirement not to hold, or else to its first judgement. */
  goToJudgement(requirement: string): void {
    const own = this.#steps.filter(({ dataset }) => dataset['requirement'] === requirement);
    const found = own.find((step) => step.matches('.bad')) ?? own[0];
    if (found) this.#go(this.#steps.indexOf(found));
    this.#range.focus({ preventScroll: true });
  }

  get #at(): number {
    return this.#range.valueAsNumber;
  }

  #go(step: number): void {
    this.#range.value = `${step}`;
    this.#show();
  }

  #show(): void {
    const at = this.#at;
    const current = this.#steps[at];
    this.#steps.forEach((step, index) => {
      step.classList.toggle('current', index === at);
      step.classList.toggle('later', index > at);
      this.#marks[index]?.classList.toggle('current', index === at);
    });
    const description = `${current?.querySelector('.action')?.textContent}`.replace(/\s+/g, ' ').trim();
    this.#position.value = `${at + 1} of ${this.#steps.length}`;
    this.#range.setAttribute('aria-valuetext', `${at + 1} of ${this.#steps.length}: ${description}`);
    this.#scrollToStep(current);
    this.#state.replaceChildren(...this.#stateAt(at));
  }

  /** Scrolls the list, not the page. */
  #scrollToStep(step: HTMLElement | undefined): void {
    const list = step?.parentElement;
    if (step && list) list.scrollTop = step.offsetTop - list.clientHeight / 3;
  }

  /** The state that the page could read after a step: the changes until then, as seen from the last tab and origin read. */
  #stateAt(at: number): Node[] {
    const readings = this.#steps.slice(0, at + 1).filter(({ dataset }) => dataset['view'] !== undefined);
    const last = readings.at(-1);
    if (!last) return [element('p', { class: 'none' }, 'Nothing has been read yet.')];
    const own = readings.filter(({ dataset }) => dataset['view'] === last.dataset['view']);
    const isNow = last === this.#steps[at];
    const head = element(
      'p',
      { class: 'about' },
      `State readable from ${last.dataset['view']} after ${isNow ? 'this step' : `step ${this.#steps.indexOf(last) + 1}, the last reading before this step`}`,
    );
    return [head, ...PLACES.flatMap(([place, name]) => placeEntries(place, name, own, isNow)), ...outboxEntries(last)];
  }
}

function placeEntries(place: string, name: string, readings: readonly HTMLElement[], isNow: boolean): Node[] {
  const entries = new Map<string, { value: string; changed: boolean; removed: boolean }>();
  for (const step of readings) {
    for (const [key, entry] of entries) {
      if (entry.removed) entries.delete(key);
      else entry.changed = false;
    }
    for (const change of all(step, `.changes > [data-place="${place}"]`, HTMLElement)) {
      const removed = change.classList.contains('removed');
      const value = removed ? 'removed' : (change.querySelector('.value')?.textContent ?? '');
      entries.set(change.querySelector('.name')?.textContent ?? '', { value, changed: true, removed });
    }
  }
  const rows = [...entries]
    .filter(([, { removed }]) => isNow || !removed)
    .map(([key, { value, changed, removed }]) =>
      element(
        'li',
        { class: isNow && changed ? (removed ? 'removed' : 'changed') : '' },
        element('code', { class: 'name' }, key),
        ' ',
        removed ? element('small', {}, value) : element('code', { class: 'value' }, value),
      ),
    );
  const content = rows.length > 0 ? element('ul', {}, ...rows) : element('p', { class: 'none' }, 'empty');
  return [element('h4', {}, name), content];
}

function outboxEntries(step: HTMLElement): Node[] {
  const waiting = all(step, '.outbox > li', HTMLElement).map((one) => element('li', {}, one.textContent ?? ''));
  const arrived = all(step, '.effects > .arrived', HTMLElement).map((one) =>
    element('li', {}, `${one.textContent}`.replace(/^received, /, '')),
  );
  return [
    element('h4', {}, 'Outbox'),
    waiting.length > 0 ? element('ul', {}, ...waiting) : element('p', { class: 'none' }, 'no readable event is queued'),
    ...(arrived.length > 0 ? [element('h4', {}, 'Received'), element('ul', {}, ...arrived)] : []),
  ];
}
