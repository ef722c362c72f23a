package estrik.sandbox.soap;

/// One parameter of an operation, spelt as AFAS spells it.
record Parameter(String name, Kind kind) {
    /// What it holds. XML goes as text, escaped.
    enum Kind {
        TEXT("s:string", "string"),
        XML("s:string", "string"),
        NUMBER("s:int", "int");

        private final String type;
        private final String placeholder;

        Kind(String type, String placeholder) {
            this.type = type;
            this.placeholder = placeholder;
        }

        /// Its type in the WSDL.
        String type() {
            return type;
        }

        /// What ASMX writes in its place in a sample.
        String placeholder() {
            return placeholder;
        }
    }

    static Parameter text(String name) {
        return new Parameter(name, Kind.TEXT);
    }

    static Parameter xml(String name) {
        return new Parameter(name, Kind.XML);
    }

    static Parameter number(String name) {
        return new Parameter(name, Kind.NUMBER);
    }
}
