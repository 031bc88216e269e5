import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import { worst } from '../../evidence/verdict.ts';
import { said } from '../results/problem.ts';
import type { HarnessError } from '../results/results.ts';
import { type Paint, painter, wantsColor } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';

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

/** Into how many parts an engine’s checks are divided, with a line after each, where no line can be written over. */
const PARTS = 10;

interface Count {
  total: number;
  finished: number;
  failing: number;
}

/**
 * What a person sees while a run goes on. On a terminal: one line that is written over, and above it a line for each
 * check that fails. Elsewhere the same lines for what fails, and for the rest one after each tenth of an engine’s checks.
 */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #paint: Paint;
  readonly #counts = new Map<EngineName, Count>();
  /** What was said of failures so far. */
  readonly #told = new Set<string>();

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.#paint = painter(wantsColor(stream));
  }

  /** One more check will run in an engine. */
  expect(engine: EngineName): void {
    this.#countOf(engine).total += 1;
  }

  /** A check has reported. `declared` says whether a finding is a deviation the candidate declared. */
  finished(report: CheckReport, declared: (finding: Finding) => boolean): void {
    const { engine } = report;
    const verdict = worst(report.findings.map((finding) => finding.verdict)) ?? 'harness-error';
    const told = report.findings.filter((finding) => TOLD.includes(finding.verdict) && !declared(finding));
    const expected = verdict === 'fail' && told.length === 0;
    const { sign, format } = expected ? { sign: '~', format: 'yellow' as const } : MARKS[verdict];
    const line = `${sign} ${engine} ${report.check} ${Math.round(report.duration)}ms`;
    const [first] = told;
    if (first && this.#isNews(engine, first)) this.#stay(format, `${line} · ${first.requirement}: ${said(first)}`);

    const count = this.#countOf(engine);
    count.finished += 1;
    if (first) count.failing += 1;
    if (this.#stream.isTTY) this.#pass(format, line);
    else if (endsPart(count)) this.#stay('dim', `${engine} ${status(count)}`);
  }

  /** Something of ours broke. */
  harnessError({ where, message }: HarnessError): void {
    const { sign, format } = MARKS['harness-error'];
    this.#stay(format, `${sign} ${where} · ${message}`);
  }

  /** A test printed something: whoever wrote it there wants to see it, though a candidate may have had a hand in it. */
  printed(text: string): void {
    this.end();
    this.#stream.write(text.split('\n').map(sanitize).join('\n'));
  }

  /** The run is over: what was only passing goes. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write(CLEAR_LINE);
  }

  /** A candidate that does not load is the same line for every check: once is enough, the counts tell the rest. */
  #isNews(engine: EngineName, finding: Finding): boolean {
    const message = `${engine} ${said(finding)}`;
    const isNew = !this.#told.has(message);
    this.#told.add(message);
    return isNew;
  }

  #stay(format: Mark['format'], text: string): void {
    this.end();
    this.#stream.write(`${this.#paint(format, glimpse(text, GLIMPSE))}\n`);
  }

  #pass(format: Mark['format'], text: string): void {
    const counts = [...this.#counts.values()];
    const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
    const all = status({ total: sum('total'), finished: sum('finished'), failing: sum('failing') });
    this.#stream.write(CLEAR_LINE + this.#paint(format, glimpse(`${all} · ${text}`, this.#stream.columns - 1)));
  }

  #countOf(engine: EngineName): Count {
    const count = this.#counts.get(engine) ?? { total: 0, finished: 0, failing: 0 };
    this.#counts.set(engine, count);
    return count;
  }
}

function endsPart({ finished, total }: Count): boolean {
  const parts = (checks: number) => Math.floor((PARTS * checks) / total);
  return parts(finished) > parts(finished - 1);
}

function status({ finished, total, failing }: Count): string {
  return `${finished} of ${total}${failing > 0 ? `, ${failing} failing` : ''}`;
}

const CLEAR_LINE = '\r\x1b[2K';

function glimpse(text: string, length: number): string {
  const characters = [...sanitize(text)];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
