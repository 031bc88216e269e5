/** What the requirements of one subject are about: the words a person reads above them. */
export interface Subject {
  /** What their ids begin with. */
  id: string;
  title: string;
  /** One sentence that says what is at stake. */
  introduction: string;
}

/** Every subject of the catalogue, in reading order. */
export const SUBJECTS: readonly Subject[] = [
  {
    id: 'COOKIE-NAME',
    title: 'The identity cookie’s name',
    introduction:
      'By its name a site, a person and a later page find the one cookie in which an SDK keeps an identity.',
  },
  {
    id: 'COOKIE-VALUE',
    title: 'What the identity cookie holds',
    introduction: 'The cookie carries who the person is and where the count of events stands, and nothing else.',
  },
  {
    id: 'COOKIE-SIZE',
    title: 'The identity cookie’s size',
    introduction: 'Every request to a site carries its cookies, so each of their bytes is paid for many times.',
  },
  {
    id: 'COOKIE-LIFE',
    title: 'The identity cookie’s lifetime',
    introduction: 'How long a browser may remember a person is set when the cookie is written.',
  },
  {
    id: 'COOKIE-ATTR',
    title: 'The identity cookie’s attributes',
    introduction: 'Attributes decide which pages and which requests come to see the cookie.',
  },
  {
    id: 'DOMAIN',
    title: 'The identity cookie’s domain',
    introduction: 'A visitor is one person on all hosts of a site, and another person on every other site.',
  },
  {
    id: 'FIRST-PARTY',
    title: 'First-party cookies',
    introduction: 'A cookie belongs to the site whose page the person looks at.',
  },
  {
    id: 'PROBE',
    title: 'Probe cookies',
    introduction: 'An SDK may write a cookie to learn what the browser allows, and must clean up after itself.',
  },
  {
    id: 'DEPRECATED',
    title: 'The deprecated identity cookie',
    introduction: 'Earlier releases left cookies of another kind, whose owners must be recognised still.',
  },
  {
    id: 'IDENTITY',
    title: 'Who a visitor is',
    introduction: 'A device id and a user id follow a person from page to page, and end where the person ends them.',
  },
  {
    id: 'DEVICE',
    title: 'New device ids',
    introduction: 'A device id tells visitors apart by chance alone.',
  },
  {
    id: 'HOSTILE',
    title: 'Hostile texts',
    introduction: 'User ids, device ids and events come from outside, and remain texts whatever is in them.',
  },
  {
    id: 'URL',
    title: 'A device id in the page’s address',
    introduction: 'A site can hand a device id to its own page in the address, where it has asked for that.',
  },
  {
    id: 'XDOMAIN',
    title: 'Several sites',
    introduction: 'Nobody is followed from one site to another unasked.',
  },
  {
    id: 'SESSION',
    title: 'Sessions',
    introduction: 'A visit is a run of events without a long gap between them.',
  },
  {
    id: 'LOCAL',
    title: 'Without cookies: local storage',
    introduction: 'A site can do without cookies, and its visitors are still recognised.',
  },
  {
    id: 'NOSTORE',
    title: 'Without cookies and storage',
    introduction: 'Where nothing can be kept, each page stands alone, and still works.',
  },
  {
    id: 'UNSENT',
    title: 'Events that could not be sent',
    introduction: 'What was tracked is kept until it has arrived.',
  },
  {
    id: 'UNSENT-CAP',
    title: 'How many unsent events are kept',
    introduction: 'A cap keeps a long time offline from filling the person’s storage.',
  },
  {
    id: 'UNSENT-KEY',
    title: 'Keys of unsent events',
    introduction: 'A site can choose under which keys of local storage they wait.',
  },
  {
    id: 'UNSENT-SCOPE',
    title: 'Whose unsent events they are',
    introduction: 'What waits for one project never ends up in another.',
  },
  {
    id: 'UNSENT-SPOILT',
    title: 'Spoilt local storage',
    introduction: 'Anybody on a site can write to its storage, so what stands there can be anything.',
  },
  {
    id: 'ORDER',
    title: 'Order and number of events',
    introduction: 'What arrives is what happened: in order, each once, nothing besides.',
  },
  {
    id: 'OPTOUT',
    title: 'Opting out',
    introduction: 'A person who says no is not tracked until they say yes.',
  },
  {
    id: 'DNT',
    title: 'Do not track',
    introduction: 'The browser’s own setting is left to the site to heed.',
  },
  {
    id: 'DEFER',
    title: 'Waiting for consent',
    introduction: 'Initialisation can wait for a person’s consent, and until then nothing happens.',
  },
  {
    id: 'LOAD',
    title: 'Before initialisation',
    introduction: 'Including a script on a page is not yet tracking anybody.',
  },
  {
    id: 'CLEAR',
    title: 'Clearing the storage',
    introduction: 'Who has stopped consenting is forgotten, and nothing of others is lost with it.',
  },
  {
    id: 'FOREIGN',
    title: 'What belongs to others',
    introduction: 'An SDK is a guest on a page that keeps things of its own.',
  },
  {
    id: 'PROJECT',
    title: 'Several projects on a page',
    introduction: 'Each project knows its own visitors and its own events.',
  },
  {
    id: 'OPTIONS',
    title: 'Options nobody meant',
    introduction: 'A slip in the options never costs a person’s consent, nor a site’s events.',
  },
  {
    id: 'NETWORK',
    title: 'Who is talked to',
    introduction: 'Events go to one address, and nothing goes anywhere else.',
  },
];
