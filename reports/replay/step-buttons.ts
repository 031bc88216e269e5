import { describeAction } from '../../evidence/describe-action.ts';
import type { RecordingStep } from '../../evidence/recording.ts';

/** What one button takes: something that is done, with what was looked at afterwards; or one judgement. */
export interface StepButton {
  label: string;
  /** Where and by whom, where that is not plain. */
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
    else buttons.push({ label: 'what there is is looked at', where: '', steps: [step], judgement: null });
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
    ...(largestBatch === null ? [] : [`no more than ${largestBatch} events at a time`]),
    ...(sandboxed ? ['no cookies, no storage'] : []),
    ...denied.map((area) => `no ${area}`),
    ...(doNotTrack ? ['Do not track'] : []),
  ].join(', ');
}
