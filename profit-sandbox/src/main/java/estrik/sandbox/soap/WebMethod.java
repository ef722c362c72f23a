package estrik.sandbox.soap;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Request;
import java.util.List;

/// One operation of a service.
///
/// @param answers whether it returns a text; if not, its answer is an empty element
/// @param parameters in the order of AFAS's documents; they are read in any order
record WebMethod(String name, boolean answers, Body body, List<Parameter> parameters) {
    /// Carries it out.
    @FunctionalInterface
    interface Body {
        /// The text of the result; nobody reads it of an operation that returns nothing.
        String answer(Request request, Envelope call);
    }

    WebMethod {
        parameters = List.copyOf(parameters);
    }

    static WebMethod answering(String name, Body body, Parameter... parameters) {
        return new WebMethod(name, true, body, List.of(parameters));
    }

    static WebMethod silent(String name, Body body, Parameter... parameters) {
        return new WebMethod(name, false, body, List.of(parameters));
    }
}
