/** The method of the candidate’s global that each built-in adapter looks for, by the adapter’s name. */
export const ENTRY_METHOD: Readonly<Record<string, string>> = {
  'amplitude-js': 'getInstance',
  'analytics-browser': 'track',
};
