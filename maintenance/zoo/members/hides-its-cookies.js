// Whoever reads document.cookie sees none; the browser's jar has them all the same.
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
