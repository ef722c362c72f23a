package estrik.profit;

/// A field of a row that is not there, or that holds another type than was asked for. Usually somebody changed
/// the GetConnector in Profit. The message names the field and never its content.
public final class FieldUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    FieldUnreadable(String field, String message) {
        super(message);
        this.field = field;
    }

    /// The same, with where it happened.
    FieldUnreadable at(String place) {
        var placed = new FieldUnreadable(field, getMessage() + " It is in " + place + ".");
        placed.setStackTrace(getStackTrace());
        return placed;
    }

    /// The name of the field.
    public String field() {
        return field;
    }
}
