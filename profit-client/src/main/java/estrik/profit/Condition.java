package estrik.profit;

/// One comparison of a filter, its value written as Profit reads it.
record Condition(String field, Operator operator, String value) {

    /// The compact form knows no way to escape its separators, nor one to compare with a text of no letters.
    boolean fitsCompactForm() {
        return (hasNoValue() || !value.isEmpty()) && free(value) && free(field);
    }

    private static boolean free(String text) {
        return text.indexOf(',') < 0 && text.indexOf(';') < 0;
    }

    /// Whether it compares with nothing: "empty" and "not empty".
    boolean hasNoValue() {
        return operator == Operator.EMPTY || operator == Operator.NOT_EMPTY;
    }

    /// Where there is no value the compact form wants one all the same. Source: AFAS docs, *GetConnector*.
    String compactValue() {
        return hasNoValue() ? "\"\"" : value;
    }
}
