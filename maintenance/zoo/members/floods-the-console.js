expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      for (let i = 0; i < 3000; i++) console.log('flood', i, 'x'.repeat(1000));
    }
  },
);
