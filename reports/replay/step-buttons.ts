import { describeAction } from '../../evidence/describe-action.ts';
import type { RecordingStep } from '../../evidence/recording.ts';

/** The steps of one button: an action with the readings after it, or one judgement. */
export interface StepButton {
  label: string;
  /** The visitor, tab and page, as far as they are not obvious. */
  where: string;
  steps: readonly RecordingStep[];
  judgement: Extract<RecordingStep, { kind: 'judgement' }> | null;
}

export function stepButtons(steps: readonly RecordingStep[]): StepButton[] {
  const buttons: { label: string; where: string; steps: RecordingStep[]; judgement: StepButton['judgement'] }[] = [];
  const visitors = new Set(steps.flatMap((step) => ('visitor' in step ? step.visitor : [])));
  const tabs = new Set(steps.flatMap((step) => (step.kind === 'action' ? (step.tab ?? []) : [])));
  for (const step of steps) {
    const last = buttons.at(-1);
    if (step.kind === 'judgement') {
      buttons.push({
        label: `${step.requirement}: ${step.what}`,
        where: '',
        steps: [step],
        judgement: step,
      });
    } else if (step.kind === 'action') {
      const { action, visitor, tab, surroundings } = step;
      const where = [
        ...(visitors.size > 1 ? [`visitor ${visitor}`] : []),
        ...(tabs.size > 1 && tab !== null ? [`tab ${tab}`] : []),
        ...(action.do === 'open' ? [action.url] : []),
        ...(surroundings ? [describeSurroundings(surroundings)] : []),
      ];
      buttons.push({ label: describeAction(action), where: where.join(', '), steps: [step], judgement: null });
    } else if (last && !last.judgement) last.steps.push(step);
    else buttons.push({ label: 'read the state', where: '', steps: [step], judgement: null });
  }
  return buttons;
}

function describeSurroundings({
  endpoint,
  largestBatch,
  sandboxed,
  denied,
  doNotTrack,
}: NonNullable<Extract<RecordingStep, { kind: 'action' }>['surroundings']>): string {
  return [
    `endpoint: ${endpoint}`,
    ...(largestBatch === null ? [] : [`at most ${largestBatch} events per upload`]),
    ...(sandboxed ? ['no access to cookies or storage'] : []),
    ...denied.map((area) => `no access to ${area}`),
    ...(doNotTrack ? ['Do not track'] : []),
  ].join(', ');
}
