import { Component, type JSX } from 'preact';
import type { Player, ReplayState } from '../../../evidence/replay.ts';
import { sanitizeDeep } from '../../text/sanitize.ts';
import { Comparison, type ComparisonLine } from '../comparison.ts';
import { type StepButton, stepButtons } from '../step-buttons.ts';
import { ComparisonLines, StatePanels } from './panels.tsx';
import type { ReplayData } from './replay-data.ts';

interface Props {
  data: ReplayData;
  newPlayer: () => Player;
}

/** A step that was taken: the state after it, and its comparison with the recording. */
interface TakenStep {
  look: ReplayState;
  lines: readonly ComparisonLine[];
}

interface State {
  taken: readonly TakenStep[];
  /** The index of the step that is shown; -1 before the first. */
  shown: number;
  busy: boolean;
}

/** The steps as buttons, next to the state after the shown step. Nothing runs until a button is pressed. */
export class ReplayView extends Component<Props, State> {
  override state: State = { taken: [], shown: -1, busy: false };
  readonly #buttons = stepButtons(this.props.data.check.recording.steps).map((button) => ({
    ...sanitizeDeep(button),
    steps: button.steps,
  }));
  #player = this.props.newPlayer();
  #comparison = new Comparison(this.props.data.recorded);

  override componentDidMount(): void {
    addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || usesArrowKeys(event.target)) return;
      if (event.key === 'ArrowRight') this.#goTo(this.state.shown + 1);
      else if (event.key === 'ArrowLeft') this.#show(this.state.shown - 1);
      else return;
      event.preventDefault();
    });
    addEventListener('hashchange', () => this.forceUpdate());
  }

  override render(): JSX.Element {
    const { taken, shown, busy } = this.state;
    const last = this.#buttons.length - 1;
    const failure = this.#buttons.findIndex(({ judgement }) => judgement?.holds === false);
    const addressed = stepInAddress();
    const now = taken[shown];
    return (
      <div class="stage" aria-busy={busy}>
        <section class="steps-column" aria-label="Steps">
          <p class="controls">
            <button type="button" class="primary" disabled={shown >= last} onClick={() => this.#goTo(shown + 1)}>
              Next step
            </button>
            {failure >= 0 && (
              <button type="button" disabled={shown === failure} onClick={() => this.#goTo(failure)}>
                Go to the failure
              </button>
            )}
            <button type="button" disabled={taken.length > last} onClick={() => this.#goTo(last)}>
              All steps
            </button>
            <button type="button" disabled={shown < 0} onClick={() => this.#show(shown - 1)}>
              Back
            </button>
            <button type="button" disabled={taken.length === 0} onClick={() => this.#startOver()}>
              Start over
            </button>
          </p>
          {addressed !== null && addressed !== shown && (
            <p>
              The URL refers to step {addressed + 1}:{' '}
              <button type="button" onClick={() => this.#goTo(addressed)}>
                Go to this step
              </button>
            </p>
          )}
          <ol class="step-buttons">
            {this.#buttons.map((button, index) => (
              <li key={index} id={`step-${index + 1}`}>
                <button
                  type="button"
                  class={buttonClass(button, index < taken.length)}
                  aria-current={index === shown ? 'step' : undefined}
                  onClick={() => this.#goTo(index)}
                >
                  <span>{button.label}</span>
                  {button.where && <small>{button.where}</small>}
                  {button.judgement && <small>{button.judgement.holds ? 'held' : 'did not hold'}</small>}
                </button>
              </li>
            ))}
          </ol>
        </section>
        <section class="panel" aria-label="State">
          <h2 aria-live="polite">
            {now
              ? `After step ${shown + 1} of ${this.#buttons.length}: ${this.#buttons[shown]?.label}`
              : 'Nothing has run yet'}
          </h2>
          {now ? this.#panel(now, taken[shown - 1]) : <p>Each step’s button runs the candidate up to that step.</p>}
        </section>
      </div>
    );
  }

  #panel({ look, lines }: TakenStep, before: TakenStep | undefined): JSX.Element {
    const { shown } = this.state;
    const button = this.#buttons[shown];
    return (
      <>
        {look.ended !== null && (
          <p class="finding bad">
            <b class="bad">The replay cannot continue.</b> <code>{look.ended}</code>
          </p>
        )}
        {button?.judgement && (
          <dl class={`finding ${button.judgement.holds ? 'good' : 'bad'}`}>
            <dt>expected</dt>
            <dd>
              <code>{button.judgement.expected}</code>
            </dd>
            <dt>seen</dt>
            <dd>
              <code>{button.judgement.seen}</code>
            </dd>
          </dl>
        )}
        <ComparisonLines lines={lines} engine={this.props.data.engine} />
        <StatePanels look={look} before={before?.look} />
      </>
    );
  }

  /** Takes the steps up to this one, unless they were taken already, and shows it. */
  async #goTo(index: number): Promise<void> {
    const last = Math.min(index, this.#buttons.length - 1);
    if (this.state.busy) return;
    this.setState({ busy: true });
    const taken = [...this.state.taken];
    try {
      while (taken.length <= last && taken.at(-1)?.look.ended == null) {
        taken.push(await this.#take(this.#buttons[taken.length] as StepButton));
        this.setState({ taken: [...taken], shown: taken.length - 1 });
      }
    } finally {
      this.setState({ busy: false });
    }
    this.#show(Math.min(last, taken.length - 1));
  }

  async #take({ steps }: StepButton): Promise<TakenStep> {
    const looks: ReplayState[] = [];
    for (const step of steps) if (looks.at(-1)?.ended == null) looks.push(sanitizeDeep(await this.#player.step(step)));
    const observed = looks.flatMap((look) => look.timeline);
    return { look: looks.at(-1) as ReplayState, lines: this.#comparison.next(observed) };
  }

  /** Shows a step that was taken, or, for a negative index, the state before the first step. */
  #show(shown: number): void {
    const index = Math.max(-1, shown);
    this.setState({ shown: index });
    history.replaceState(null, '', index < 0 ? '#' : `#step-${index + 1}`);
    document.getElementById(`step-${index + 1}`)?.scrollIntoView({ block: 'nearest' });
  }

  async #startOver(): Promise<void> {
    if (this.state.busy) return;
    this.setState({ busy: true });
    await this.#player.close();
    this.#player = this.props.newPlayer();
    this.#comparison = new Comparison(this.props.data.recorded);
    this.setState({ taken: [], shown: -1, busy: false });
  }
}

function buttonClass({ judgement }: StepButton, done: boolean): string {
  const kind = judgement ? `judgement ${judgement.holds ? 'holds' : 'fails'}` : 'action';
  return done ? `${kind} done` : kind;
}

/** The index of the step in the URL’s fragment. */
function stepInAddress(): number | null {
  const [, number] = /^#step-(\d+)$/.exec(location.hash) ?? [];
  return number === undefined ? null : Number(number) - 1;
}

/** Whether the arrow keys have another function in the target. */
function usesArrowKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, .wide') !== null;
}
