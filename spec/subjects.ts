/** The heading and introduction shown above the requirements of one subject. */
export interface Subject {
  /** Prefix of the requirements’ ids. Example: `COOKIE-NAME`. */
  id: string;
  title: string;
  /** One sentence that states what is at stake. */
  introduction: string;
}

/** Every subject of the catalogue, in reading order. */
export const SUBJECTS: readonly Subject[] = [
  {
    id: 'COOKIE-NAME',
    title: 'The identity cookie’s name',
    introduction:
      'The name lets a site, a user and a later page find the one cookie in which an SDK stores an identity.',
  },
  {
    id: 'COOKIE-VALUE',
    title: 'The identity cookie’s contents',
    introduction: 'The cookie records who the user is and the current event counters, and nothing else.',
  },
  {
    id: 'COOKIE-SIZE',
    title: 'The identity cookie’s size',
    introduction: 'Every request to a site carries its cookies, so each byte of a cookie is sent many times.',
  },
  {
    id: 'COOKIE-LIFE',
    title: 'The identity cookie’s lifetime',
    introduction: 'Each write of the cookie sets how long a browser may remember the user.',
  },
  {
    id: 'COOKIE-ATTR',
    title: 'The identity cookie’s attributes',
    introduction: 'Attributes determine which pages and requests have access to the cookie.',
  },
  {
    id: 'DOMAIN',
    title: 'The identity cookie’s domain',
    introduction: 'A visitor is the same user on all hosts of a site, and a different user on every other site.',
  },
  {
    id: 'FIRST-PARTY',
    title: 'First-party cookies',
    introduction: 'A cookie belongs to the site whose page the user is viewing.',
  },
  {
    id: 'PROBE',
    title: 'Probe cookies',
    introduction: 'An SDK may write a cookie to find out what the browser allows, and must clean up after itself.',
  },
  {
    id: 'DEPRECATED',
    title: 'The deprecated identity cookie',
    introduction: 'Earlier releases left cookies of another kind, whose users must still be recognised.',
  },
  {
    id: 'IDENTITY',
    title: 'Visitor identity',
    introduction: 'A device id and a user id follow a user from page to page, until the user logs out or deletes them.',
  },
  {
    id: 'DEVICE',
    title: 'New device ids',
    introduction: 'A device id distinguishes visitors by randomness alone.',
  },
  {
    id: 'HOSTILE',
    title: 'Hostile input',
    introduction:
      'User ids, device ids and events come from outside, and are treated as plain text whatever they contain.',
  },
  {
    id: 'URL',
    title: 'Device id in the page’s URL',
    introduction: 'A site can pass a device id to its own page in the URL if it has enabled this.',
  },
  {
    id: 'XDOMAIN',
    title: 'Several sites',
    introduction: 'No user is followed from one site to another unless the site requests it.',
  },
  {
    id: 'SESSION',
    title: 'Sessions',
    introduction: 'A session is a series of events without a long gap between them.',
  },
  {
    id: 'LOCAL',
    title: 'Local storage instead of cookies',
    introduction: 'A site can disable cookies and still recognise its visitors.',
  },
  {
    id: 'NOSTORE',
    title: 'Neither cookies nor storage',
    introduction: 'If nothing can be stored, each page is independent of the others and still works.',
  },
  {
    id: 'UNSENT',
    title: 'Events that could not be sent',
    introduction: 'Tracked events are stored until they have been accepted.',
  },
  {
    id: 'UNSENT-CAP',
    title: 'Limit on stored unsent events',
    introduction: 'A cap prevents a long time offline from filling the user’s storage.',
  },
  {
    id: 'UNSENT-KEY',
    title: 'Storage keys of unsent events',
    introduction: 'A site can choose the local-storage keys under which unsent events wait.',
  },
  {
    id: 'UNSENT-SCOPE',
    title: 'Ownership of unsent events',
    introduction: 'Events waiting for one project never end up in another.',
  },
  {
    id: 'UNSENT-SPOILT',
    title: 'Corrupt local storage',
    introduction: 'Any script of a site can write to its storage, so stored values can be anything.',
  },
  {
    id: 'ORDER',
    title: 'Order and number of events',
    introduction: 'The uploaded events are exactly those that were tracked: in order, once each, and no others.',
  },
  {
    id: 'OPTOUT',
    title: 'Opting out',
    introduction: 'A user who opts out is not tracked until they opt in again.',
  },
  {
    id: 'DNT',
    title: 'Do Not Track',
    introduction: 'Acting on the browser’s own setting is up to the site, not the SDK.',
  },
  {
    id: 'DEFER',
    title: 'Waiting for consent',
    introduction: 'Initialisation can wait for the user’s consent, and until then nothing happens.',
  },
  {
    id: 'LOAD',
    title: 'Before initialisation',
    introduction: 'Including a script on a page does not yet track anyone.',
  },
  {
    id: 'CLEAR',
    title: 'Clearing the storage',
    introduction: 'A user who withdraws consent is forgotten, and nothing that belongs to others is lost.',
  },
  {
    id: 'FOREIGN',
    title: 'Data of others',
    introduction: 'An SDK is a guest on a page that stores data of its own.',
  },
  {
    id: 'PROJECT',
    title: 'Several projects on a page',
    introduction: 'Each project has its own visitors and its own events.',
  },
  {
    id: 'OPTIONS',
    title: 'Invalid options',
    introduction: 'A mistake in the options never violates a user’s consent or loses a site’s events.',
  },
  {
    id: 'NETWORK',
    title: 'Network destinations',
    introduction: 'Events go to one address, and nothing goes anywhere else.',
  },
];
