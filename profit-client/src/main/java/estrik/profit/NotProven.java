package estrik.profit;

/// There is nothing to prove who calls, so that the call cannot be made.
final class NotProven extends Exception {
    private static final long serialVersionUID = 1L;

    final transient Refusal refusal;

    NotProven(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }
}
