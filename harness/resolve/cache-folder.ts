import envPaths from 'env-paths';

/** Where packages and bundles are kept between runs, for all projects of a person: in nobody’s `node_modules`. */
export const CACHE_FOLDER: string = envPaths('amplitude-conformance', { suffix: '' }).cache;
