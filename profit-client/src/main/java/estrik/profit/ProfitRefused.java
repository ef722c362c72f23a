package estrik.profit;

/// A refusal, thrown where the caller had nothing to decide; see [Answer#orElseThrow()].
public final class ProfitRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /// Throws this refusal, with its message.
    public ProfitRefused(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /// What Profit answered, or why it could not be asked.
    public Refusal refusal() {
        return refusal;
    }
}
