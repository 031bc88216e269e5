/* `@npmcli/config` ships no types. These declarations cover the part that is used here. */

declare module '@npmcli/config' {
  import type { Options } from 'pacote';

  export default class Config {
    constructor(options: {
      definitions: unknown;
      shorthands: unknown;
      flatten: unknown;
      nerfDarts: unknown;
      npmPath: string;
      argv: string[];
      env: NodeJS.ProcessEnv;
      cwd: string;
    });
    load(): Promise<void>;
    find(key: string): string | null;
    set(key: string, value: unknown): void;
    readonly flat: Options;
  }
}

declare module '@npmcli/config/lib/definitions/index.js' {
  const npm: Record<'definitions' | 'shorthands' | 'flatten' | 'nerfDarts', unknown>;
  export default npm;
}
