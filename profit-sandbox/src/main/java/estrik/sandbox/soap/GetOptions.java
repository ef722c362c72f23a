package estrik.sandbox.soap;

import estrik.sandbox.query.Order;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.View;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.ProfitError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `options` asks of an answer, and `skip` and `take` beside it.
///
/// @param xml the options as they came
record GetOptions(Xml xml) {
    private static final GetOptions NONE = new GetOptions(new Xml("options", Map.of(), "", List.of()));
    private static final int MOST_BY_OPTION = 1000;
    private static final long EVERYTHING = -1;

    static GetOptions read(String text) {
        return text.isBlank() ? NONE : new GetOptions(Xml.read("options", text));
    }

    static GetOptions none() {
        return NONE;
    }

    /// Whether the schema goes before the rows.
    boolean metadata() {
        return number("Metadata", 0) == 1;
    }

    /// Whether a field without a value is there all the same.
    boolean emptyFields() {
        return number("Outputoptions", 2) == 3;
    }

    // Help knows 2 as text; a public client found that it no longer works. What is said then is not published.
    void refuseText() {
        if (number("Outputmode", 1) != 1) {
            throw ProfitError.refused("Deze Outputmode wordt niet ondersteund", "This Outputmode is not supported");
        }
    }

    /// The order of `Index`: 1 upwards, 0 downwards.
    Order order(View view) {
        return new Order(xml.first("Index").stream()
                .flatMap(index -> index.all("Field"))
                .map(field -> new Order.Key(
                        view.field(field.attribute("FieldId")).at(),
                        field.attribute("OperatorType").strip().equals("0")))
                .toList());
    }

    /// Which rows are wanted; empty for none at all.
    // After a public client's tests of 2017. An argument of 0 cannot be told from one left out: an int of .NET.
    Optional<Page> page(Envelope call) {
        int argument = call.number("take");
        long skip = call.number("skip") != 0 ? call.number("skip") : number("Skip", 0);
        boolean taken = argument != 0 || xml.textOf("Take").isPresent();
        if (skip == EVERYTHING || (skip < EVERYTHING && !taken)) {
            return Optional.of(new Page(EVERYTHING, EVERYTHING));
        }
        if (argument < 0) {
            throw ProfitError.backend();
        }
        long take = argument > 0 ? argument : capped(number("Take", 0));
        return take == 0 ? Optional.empty() : Optional.of(new Page(Math.max(0, skip), take));
    }

    private static long capped(long take) {
        return take < 0 ? MOST_BY_OPTION : Math.min(take, MOST_BY_OPTION);
    }

    // A skip that is no number acts like one below -1.
    private long number(String option, long otherwise) {
        var text = xml.textOf(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Long.parseLong(text.get());
        } catch (NumberFormatException e) {
            return option.equals("Skip") ? EVERYTHING - 1 : otherwise;
        }
    }
}
