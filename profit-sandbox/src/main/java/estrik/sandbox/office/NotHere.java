package estrik.sandbox.office;

/// The address names something that is not there, or not any more.
final class NotHere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotHere() {
        super("Not here", null, false, false);
    }
}
