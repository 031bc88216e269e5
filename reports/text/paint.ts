import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Gives a text a colour or weight, where colour is wanted. */
export type Paint = (format: Format, text: string) => string;

/** A paint that colours, or one that leaves every text as it is. */
export function painter(color: boolean): Paint {
  return color ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text;
}

/** Whether a stream is to be written to in colour: Node’s own judgement, which knows NO_COLOR, FORCE_COLOR and terminals. */
export function wantsColor(stream: NodeJS.WriteStream): boolean {
  return styleText('red', '-', { stream }) !== '-';
}
