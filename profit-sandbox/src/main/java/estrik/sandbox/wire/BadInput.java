package estrik.sandbox.wire;

/// The call asked the sandbox's own door for something that cannot be; the message is for its sender.
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message, null, false, false);
    }
}
