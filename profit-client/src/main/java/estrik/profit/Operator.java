package estrik.profit;

/// The comparisons of a GetConnector filter. Source: AFAS docs, *GetConnector*, table of operator types.
enum Operator {
    EQUAL(1),
    AT_LEAST(2),
    AT_MOST(3),
    GREATER(4),
    LESS(5),
    CONTAINS(6),
    NOT_EQUAL(7),
    EMPTY(8),
    NOT_EMPTY(9),
    STARTS_WITH(10),
    DOES_NOT_CONTAIN(11),
    DOES_NOT_START_WITH(12),
    ENDS_WITH(13),
    DOES_NOT_END_WITH(14),
    QUICK(15);

    final int number;

    Operator(int number) {
        this.number = number;
    }
}
