expose(
  class extends Sdk {
    options(given) {
      return { ...super.options(given), cookieExpiration: 365 };
    }
  },
);
