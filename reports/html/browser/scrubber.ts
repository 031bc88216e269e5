import { all, element } from './element.ts';

const OBSERVATION_POINTS = [
  ['cookie', 'Cookies, as the page reads them'],
  ['localStorage', 'Local storage'],
  ['sessionStorage', 'Session storage'],
] as const;

/** Makes each timeline one that is gone through step by step, once it is opened. */
export function scrubbers(): void {
  const made = new WeakMap<HTMLDetailsElement, Scrubber>();
  const scrubberOf = (timeline: HTMLDetailsElement) => {
    const scrubber = made.get(timeline) ?? new Scrubber(timeline);
    made.set(timeline, scrubber);
    return scrubber;
  };
  for (const timeline of all(document, 'details.timeline', HTMLDetailsElement))
    timeline.addEventListener('toggle', () => timeline.open && scrubberOf(timeline));
  for (const link of all(document, 'a.tell', HTMLAnchorElement)) {
    link.addEventListener('click', (event) => {
      const timeline = document.getElementById(link.hash.slice(1));
      const remark = link.closest('.remark');
      if (!(timeline instanceof HTMLDetailsElement) || !remark) return;
      event.preventDefault();
      // It is one story, told where somebody asks for it.
      remark.append(timeline);
      timeline.open = true;
      scrubberOf(timeline).goToJudgement(link.dataset['requirement'] ?? '');
    });
  }
}

class Scrubber {
  readonly #steps: HTMLElement[];
  readonly #range: HTMLInputElement;
  readonly #place = element('output');
  readonly #state = element('div', {
    class: 'state',
    role: 'region',
    tabindex: '0',
    'aria-label': 'What could be read',
  });
  readonly #marks: HTMLElement[];

  constructor(timeline: HTMLDetailsElement) {
    const list = timeline.querySelector('ol.steps');
    this.#steps = all(timeline, 'li.step', HTMLElement);
    const last = this.#steps.length - 1;
    this.#range = element('input', { type: 'range', min: '0', max: `${last}`, step: '1', 'aria-label': 'Step' });
    this.#range.addEventListener('input', () => this.#show());
    const button = (label: string, text: string, step: number) => {
      const made = element('button', { type: 'button', 'aria-label': label }, text);
      made.addEventListener('click', () => this.#go(this.#at + step));
      return made;
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
      button('Step before', '←', -1),
      element('div', { class: 'track' }, marks, this.#range),
      button('Step after', '→', 1),
      this.#place,
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
    const both = element('div', { class: 'both' });
    list?.before(bar, both);
    list?.setAttribute('tabindex', '0');
    if (list) both.append(list, this.#state);
    timeline.classList.add('scrubbed');
    const failed = this.#steps.findIndex((step) => step.matches('.judgement.bad'));
    this.#go(failed < 0 ? last : failed);
  }

  /** To where a requirement was found not to hold, or was judged at all. */
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
    const said = `${current?.querySelector('.did')?.textContent}`.replace(/\s+/g, ' ').trim();
    this.#place.value = `${at + 1} of ${this.#steps.length}`;
    this.#range.setAttribute('aria-valuetext', `${at + 1} of ${this.#steps.length}: ${said}`);
    this.#keepInSight(current);
    this.#state.replaceChildren(...this.#stateAt(at));
  }

  /** The list scrolls, the page stays where it is. */
  #keepInSight(step: HTMLElement | undefined): void {
    const list = step?.parentElement;
    if (step && list) list.scrollTop = step.offsetTop - list.clientHeight / 3;
  }

  /** What could be read after a step: all that changed in that view until then, the last change counting. */
  #stateAt(at: number): Node[] {
    const looked = this.#steps.slice(0, at + 1).filter(({ dataset }) => dataset['view'] !== undefined);
    const last = looked.at(-1);
    if (!last) return [element('p', { class: 'none' }, 'Nobody has looked yet.')];
    const own = looked.filter(({ dataset }) => dataset['view'] === last.dataset['view']);
    const isNow = last === this.#steps[at];
    const head = element(
      'p',
      { class: 'about' },
      `What ${last.dataset['view']} could read ${isNow ? 'after this step' : `after step ${this.#steps.indexOf(last) + 1}, the last look before this`}`,
    );
    return [
      head,
      ...OBSERVATION_POINTS.flatMap(([place, name]) => placeAt(place, name, own, isNow)),
      ...outboxAt(last),
    ];
  }
}

function placeAt(place: string, name: string, looked: readonly HTMLElement[], isNow: boolean): Node[] {
  const entries = new Map<string, { value: string; fresh: boolean; gone: boolean }>();
  for (const step of looked) {
    for (const [key, entry] of entries) {
      if (entry.gone) entries.delete(key);
      else entry.fresh = false;
    }
    for (const change of all(step, `.changes > [data-place="${place}"]`, HTMLElement)) {
      const gone = change.classList.contains('gone');
      const value = gone ? 'gone' : (change.querySelector('.value')?.textContent ?? '');
      entries.set(change.querySelector('.name')?.textContent ?? '', { value, fresh: true, gone });
    }
  }
  const rows = [...entries]
    .filter(([, { gone }]) => isNow || !gone)
    .map(([key, { value, fresh, gone }]) =>
      element(
        'li',
        { class: isNow && fresh ? (gone ? 'gone' : 'fresh') : '' },
        element('code', { class: 'name' }, key),
        ' ',
        gone ? element('small', {}, value) : element('code', { class: 'value' }, value),
      ),
    );
  const content = rows.length > 0 ? element('ul', {}, ...rows) : element('p', { class: 'none' }, 'empty');
  return [element('h4', {}, name), content];
}

function outboxAt(step: HTMLElement): Node[] {
  const waiting = all(step, '.outbox > li', HTMLElement).map((one) => element('li', {}, one.textContent ?? ''));
  const arrived = all(step, '.caused > .arrived', HTMLElement).map((one) =>
    element('li', {}, `${one.textContent}`.replace(/^arrived, /, '')),
  );
  return [
    element('h4', {}, 'Outbox'),
    waiting.length > 0
      ? element('ul', {}, ...waiting)
      : element('p', { class: 'none' }, 'no event that could be read is waiting'),
    ...(arrived.length > 0 ? [element('h4', {}, 'Arrived'), element('ul', {}, ...arrived)] : []),
  ];
}
