package estrik.profit;

/// One comparison of a filter, its value written as Profit reads it.
record Condition(String field, Operator operator, String value) {

    /// The compact form knows no way to escape its separators, nor a sure way to write "no value".
    boolean fitsCompactForm() {
        return !value.isEmpty() && free(value) && free(field);
    }

    private static boolean free(String text) {
        return text.indexOf(',') < 0 && text.indexOf(';') < 0;
    }
}
