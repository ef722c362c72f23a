package estrik.sandbox.conformance;

/// What a fact rests on.
public enum Mark {
    /// Documented by AFAS.
    D("D"),
    /// Read in the code of a public client, or in an answer that one recorded.
    C("C"),
    /// Observed by letting a public client talk to a server that writes down what it says.
    X("X"),
    /// Said by a third party: a blog, a manual, a forum.
    THIRD("3"),
    /// Proposed by Estrik, because nothing public settles it.
    P("P");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    /// As it stands in the tables.
    public String sign() {
        return sign;
    }
}
