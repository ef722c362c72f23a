/// A client for AFAS Profit without a framework: the JDK's HTTP client and Jackson's streaming core.
module estrik.profit {
    exports estrik.profit;
    exports estrik.profit.webhook;

    requires static transitive org.jspecify;
    requires java.net.http;
    requires java.xml;
    requires tools.jackson.core;
}
