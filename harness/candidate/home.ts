import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BadInput } from '../diagnostic.ts';
import type { Candidate } from './candidate.ts';
import { resolveCandidate } from './resolve.ts';

/** A person’s folder, for tests: candidates are resolved there, with a cache and an npm configuration of its own. */
export class Home {
  readonly path: string;
  /** What the reference implementation is here. */
  readonly reference = 'window.amplitude = {};\n';
  /** Nobody listens where no registry was started. */
  registry = 'http://127.0.0.1:9/';

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<Home> {
    return new Home(await mkdtemp(join(tmpdir(), 'candidate-')));
  }

  async write(path: string, text: string | Buffer): Promise<void> {
    await mkdir(dirname(join(this.path, path)), { recursive: true });
    await writeFile(join(this.path, path), text);
  }

  resolve(specifier: string | undefined): Promise<Candidate> {
    return resolveCandidate(specifier, {
      cacheDir: join(this.path, 'cache'),
      cwd: this.path,
      bundleReference: (outfile) => writeFile(outfile, this.reference),
      env: this.env,
    });
  }

  get env(): NodeJS.ProcessEnv {
    return {
      HOME: this.path,
      npm_config_registry: this.registry,
      npm_config_cache: join(this.path, 'npm'),
      npm_config_fetch_retries: '0',
      npm_config_noproxy: '127.0.0.1',
    };
  }

  /** What a person is told of a specifier that cannot be used. */
  async complaint(specifier: string): Promise<string> {
    const error = await this.resolve(specifier).then(
      () => new Error(`${specifier} was accepted`),
      (reason: unknown) => reason,
    );
    if (!(error instanceof BadInput)) throw error;
    return error.message.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT').replaceAll(this.path, 'HOME');
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true });
  }
}
