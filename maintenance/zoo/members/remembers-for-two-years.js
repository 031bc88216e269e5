expose(
  class extends Sdk {
    options(given) {
      const options = super.options(given);
      return { ...options, cookieExpiration: options.cookieExpiration === 365 ? 730 : options.cookieExpiration };
    }
  },
);
