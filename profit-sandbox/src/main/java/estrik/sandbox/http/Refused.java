package estrik.sandbox.http;

/// A call that is no proper HTTP. It is answered with one sentence, and its connection ends.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param sentence what is wrong, for whoever wrote the client
    Refused(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    static Refused bad(String sentence) {
        return new Refused(400, sentence);
    }

    int status() {
        return status;
    }
}
