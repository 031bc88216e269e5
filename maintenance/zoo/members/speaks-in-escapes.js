expose(
  class extends Sdk {
    init(key, userId, given) {
      super.init(key, userId, given);
      document.cookie = 'amp_\u202egnol=1; path=/';
      const error = new Error('\u001b]0;owned\u0007\u001b[2J<script>alert(1)</script>\n::error::owned\u009b31m');
      error.name = '\u001b[31mred';
      throw error;
    }
  },
);
