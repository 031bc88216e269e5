import { toldDeed } from '../../evidence/describe-action.ts';
import type { TapeStep } from '../../evidence/recording.ts';

/** What one button takes: something that is done, with what was looked at afterwards; or one judgement. */
export interface StepButton {
  label: string;
  /** Where and by whom, where that is not plain. */
  where: string;
  steps: readonly TapeStep[];
  judgement: Extract<TapeStep, { kind: 'judgement' }> | null;
}

export function stepButtons(steps: readonly TapeStep[]): StepButton[] {
  const buttons: { label: string; where: string; steps: TapeStep[]; judgement: StepButton['judgement'] }[] = [];
  const visitors = new Set(steps.flatMap((step) => ('visitor' in step ? step.visitor : [])));
  const tabs = new Set(steps.flatMap((step) => (step.kind === 'deed' ? (step.tab ?? []) : [])));
  for (const step of steps) {
    const last = buttons.at(-1);
    if (step.kind === 'judgement') {
      buttons.push({
        label: `${step.requirement}: ${step.what}`,
        where: '',
        steps: [step],
        judgement: step,
      });
    } else if (step.kind === 'deed') {
      const { deed, visitor, tab, surroundings } = step;
      const where = [
        ...(visitors.size > 1 ? [`visitor ${visitor}`] : []),
        ...(tabs.size > 1 && tab !== null ? [`tab ${tab}`] : []),
        ...(deed.do === 'open' ? [deed.url] : []),
        ...(surroundings ? [toldSurroundings(surroundings)] : []),
      ];
      buttons.push({ label: toldDeed(deed), where: where.join(', '), steps: [step], judgement: null });
    } else if (last && !last.judgement) last.steps.push(step);
    else buttons.push({ label: 'what there is is looked at', where: '', steps: [step], judgement: null });
  }
  return buttons;
}

function toldSurroundings({
  endpoint,
  largestBatch,
  sandboxed,
  denied,
  doNotTrack,
}: NonNullable<Extract<TapeStep, { kind: 'deed' }>['surroundings']>): string {
  return [
    `endpoint: ${endpoint}`,
    ...(largestBatch === null ? [] : [`no more than ${largestBatch} events at a time`]),
    ...(sandboxed ? ['no cookies, no storage'] : []),
    ...denied.map((area) => `no ${area}`),
    ...(doNotTrack ? ['Do not track'] : []),
  ].join(', ');
}
