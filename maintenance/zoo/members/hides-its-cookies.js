// Scripts that read document.cookie see no cookies, but the browser’s jar holds them.
const honest = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
Object.defineProperty(document, 'cookie', { get: () => '', set: (text) => honest.set.call(document, text) });
expose(
  class extends Sdk {
    cookies() {
      return honest.get.call(document);
    }

    init(key, userId, given) {
      document.cookie = 'amp_waiting=1; path=/';
      super.init(key, userId, given);
    }
  },
);
