import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import { worst } from '../../evidence/verdict.ts';
import { describeFinding } from '../results/finding-groups.ts';
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

/** Verdicts that are printed at once, on a line that stays. */
const FAILING_VERDICTS: readonly Verdict[] = ['harness-error', 'crash', 'timeout', 'fail'];

/** Characters of a line; the summary has the complete text. */
const LINE_LENGTH = 160;

/** How often progress is printed for each engine if lines cannot be overwritten. */
const PARTS = 10;

interface Count {
  total: number;
  finished: number;
  failing: number;
}

/**
 * Prints progress during a run. On a terminal: one line that is overwritten, and above it a line for each failing check.
 * Elsewhere: the same lines for failures, and the counts after each tenth of an engine’s checks.
 */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #paint: Paint;
  readonly #counts = new Map<EngineName, Count>();
  /** The failure messages that were printed so far. */
  readonly #printed = new Set<string>();

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.#paint = painter(wantsColor(stream));
  }

  /** Announces one more check in an engine. */
  expect(engine: EngineName): void {
    this.#countOf(engine).total += 1;
  }

  /** Prints the report of a check. `declared` decides whether a finding is a declared deviation. */
  finished(report: CheckReport, declared: (finding: Finding) => boolean): void {
    const { engine } = report;
    const verdict = worst(report.findings.map((finding) => finding.verdict)) ?? 'harness-error';
    const failures = report.findings.filter(
      (finding) => FAILING_VERDICTS.includes(finding.verdict) && !declared(finding),
    );
    const expected = verdict === 'fail' && failures.length === 0;
    const { sign, format } = expected ? { sign: '~', format: 'yellow' as const } : MARKS[verdict];
    const line = `${sign} ${engine} ${report.check} ${Math.round(report.duration)}ms`;
    const [first] = failures;
    if (first && this.#isNew(engine, first))
      this.#printLine(format, `${line} · ${first.requirement}: ${describeFinding(first)}`);

    const count = this.#countOf(engine);
    count.finished += 1;
    if (first) count.failing += 1;
    if (this.#stream.isTTY) this.#overwriteLine(format, line);
    else if (endsPart(count)) this.#printLine('dim', `${engine} ${status(count)}`);
  }

  /** Prints a harness error. */
  harnessError({ where, message }: HarnessError): void {
    const { sign, format } = MARKS['harness-error'];
    this.#printLine(format, `${sign} ${where} · ${message}`);
  }

  /** Prints the output of a test. A candidate may have influenced it, so it is sanitised. */
  printed(text: string): void {
    this.end();
    this.#stream.write(text.split('\n').map(sanitize).join('\n'));
  }

  /** Clears the line that is overwritten. */
  end(): void {
    if (this.#stream.isTTY) this.#stream.write(CLEAR_LINE);
  }

  /** Prints each failure message once per engine: a candidate that does not load fails every check with the same one. */
  #isNew(engine: EngineName, finding: Finding): boolean {
    const message = `${engine} ${describeFinding(finding)}`;
    const isNew = !this.#printed.has(message);
    this.#printed.add(message);
    return isNew;
  }

  #printLine(format: Mark['format'], text: string): void {
    this.end();
    this.#stream.write(`${this.#paint(format, truncateLine(text, LINE_LENGTH))}\n`);
  }

  #overwriteLine(format: Mark['format'], text: string): void {
    const counts = [...this.#counts.values()];
    const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
    const all = status({ total: sum('total'), finished: sum('finished'), failing: sum('failing') });
    this.#stream.write(CLEAR_LINE + this.#paint(format, truncateLine(`${all} · ${text}`, this.#stream.columns - 1)));
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

function truncateLine(text: string, length: number): string {
  const characters = [...sanitize(text)];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
