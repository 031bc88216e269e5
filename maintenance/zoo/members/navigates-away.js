expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      location.href = 'http://elsewhere.example/';
    }
  },
);
