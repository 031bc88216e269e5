expose(
  class extends Sdk {
    encode(identity) {
      const fields = super.encode(identity).split('.');
      fields[1] = encodeURIComponent(identity.userId ?? '');
      return fields.join('.');
    }

    decode(text) {
      const fields = text.split('.');
      fields[1] = btoa(decodeURIComponent(fields[1] ?? ''));
      return super.decode(fields.join('.'));
    }
  },
);
