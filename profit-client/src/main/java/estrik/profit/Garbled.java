package estrik.profit;

/// The bytes that came are not what Profit would send. The message never quotes them.
final class Garbled extends Exception {
    private static final long serialVersionUID = 1L;

    Garbled(String message) {
        super(message);
    }
}
