import envPaths from 'env-paths';

/** The folder where packages and bundles are stored between runs, shared by all projects of a user. */
export const CACHE_FOLDER: string = envPaths('amplitude-conformance', { suffix: '' }).cache;
