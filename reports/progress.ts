import type { CheckReport } from '../spec/check-report.ts';
import type { Finding, Verdict } from '../spec/verdict.ts';
import { worst } from '../spec/verdict.ts';
import { inert } from './inert.ts';
import { type Paint, painter, wantsColor } from './paint.ts';
import { said } from './problem.ts';
import type { HarnessError } from './results.ts';

type Mark = { sign: string; format: Parameters<Paint>[0] };

const MARKS: Readonly<Record<Verdict, Mark>> = {
  'harness-error': { sign: '‼', format: 'magenta' },
  crash: { sign: '✗', format: 'red' },
  timeout: { sign: '✗', format: 'red' },
  fail: { sign: '✗', format: 'red' },
  warn: { sign: '!', format: 'yellow' },
  blocked: { sign: '-', format: 'dim' },
  untestable: { sign: '-', format: 'dim' },
  inapplicable: { sign: '-', format: 'dim' },
  pass: { sign: '✓', format: 'green' },
};

/** Verdicts that are told at once, in a line that stays. */
const TOLD: readonly Verdict[] = ['harness-error', 'crash', 'timeout', 'fail'];

/** Characters of one line: it is a glimpse, the summary has the whole. */
const GLIMPSE = 160;

/** What a person sees while a run goes on: a line for each finished check, on a terminal one that is written over. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #paint: Paint;
  #finished = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.#paint = painter(wantsColor(stream));
  }

  /** A check has reported. `declared` says whether a finding is a deviation the candidate declared. */
  finished(report: CheckReport, declared: (finding: Finding) => boolean): void {
    this.#finished += 1;
    const verdict = worst(report.findings.map((finding) => finding.verdict)) ?? 'harness-error';
    const told = report.findings.filter((finding) => TOLD.includes(finding.verdict) && !declared(finding));
    const expected = verdict === 'fail' && told.length === 0;
    const { sign, format } = expected ? { sign: '~', format: 'yellow' as const } : MARKS[verdict];
    const line = `${report.engine} ${report.check} ${Math.round(report.duration)}ms`;
    const [first] = told;
    if (first) this.#stay(format, `${sign} ${line} · ${first.requirement}: ${said(first)}`);
    else this.#pass(format, `${sign} ${line}`);
  }

  /** Something of ours broke. */
  harnessError({ where, message }: HarnessError): void {
    const { sign, format } = MARKS['harness-error'];
    this.#stay(format, `${sign} ${where} · ${message}`);
  }

  /** A test printed something: whoever wrote it there wants to see it, though a candidate may have had a hand in it. */
  printed(text: string): void {
    this.end();
    this.#stream.write(text.split('\n').map(inert).join('\n'));
  }

  /** The run is over: what was only passing goes. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write(CLEAR_LINE);
  }

  #stay(format: Mark['format'], text: string): void {
    this.end();
    this.#stream.write(`${this.#paint(format, glimpse(text, GLIMPSE))}\n`);
  }

  #pass(format: Mark['format'], text: string): void {
    const { isTTY, columns } = this.#stream;
    if (isTTY)
      this.#stream.write(CLEAR_LINE + this.#paint(format, glimpse(`${this.#finished} · ${text}`, columns - 1)));
    else this.#stay(format, text);
  }
}

const CLEAR_LINE = '\r\x1b[2K';

function glimpse(text: string, length: number): string {
  const characters = [...inert(text)];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
