package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Which rows of a GetConnector are wanted. Immutable.
///
/// ```java
/// field("User").is("12345.anna").and(field("EndDate").atMost(today).or(field("EndDate").empty()))
/// ```
///
/// Profit knows only "or" of "and"s; other shapes are multiplied out here, so that the meaning is always the
/// one written.
public final class Filter {
    private static final long MOST_ALTERNATIVES = 500;

    private final List<List<Condition>> either;

    private Filter(List<List<Condition>> either) {
        this.either = either;
    }

    /// Begins a comparison.
    ///
    /// @param name the field's `id` of the metainfo
    /// @throws IllegalArgumentException when the name is blank
    public static Field field(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A filter needs the name of a field.");
        }
        return new Field(name);
    }

    static Filter of(Condition condition) {
        return new Filter(List.of(List.of(condition)));
    }

    /// Rows for which both hold.
    ///
    /// @throws IllegalArgumentException when it multiplies out to more than 500 alternatives; far fewer fit an
    /// address
    public Filter and(Filter other) {
        if ((long) either.size() * other.either.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("The filter has more than " + MOST_ALTERNATIVES + " alternatives.");
        }
        var products = new ArrayList<List<Condition>>();
        for (var mine : either) {
            for (var theirs : other.either) {
                var both = new ArrayList<>(mine);
                both.addAll(theirs);
                products.add(List.copyOf(both));
            }
        }
        return new Filter(List.copyOf(products));
    }

    /// Rows for which at least one holds.
    public Filter or(Filter other) {
        var all = new ArrayList<>(either);
        all.addAll(other.either);
        return new Filter(List.copyOf(all));
    }

    /// The parameters of the address, encoded. The compact form cannot escape its separators, and AFAS does not
    /// say how it reads "and" beside "or" there; so anything but plain "and"s goes as `filterjson`.
    List<String> parameters() {
        var first = either.getFirst();
        if (either.size() > 1 || !first.stream().allMatch(Condition::fitsCompactForm)) {
            return List.of("filterjson=" + encoded(json()));
        }
        return List.of(
                "filterfieldids=" + list(first, Condition::field),
                "filtervalues=" + list(first, Condition::value),
                "operatortypes=" + list(first, condition -> String.valueOf(condition.operator().number)));
    }

    private static String list(List<Condition> conditions, Function<Condition, String> part) {
        return conditions.stream().map(part).map(Filter::encoded).collect(joining(","));
    }

    private String json() {
        return Json.written(json -> {
            json.writeStartObject();
            json.writeObjectPropertyStart("Filters");
            json.writeArrayPropertyStart("Filter");
            for (int i = 0; i < either.size(); i++) {
                json.writeStartObject();
                json.writeStringProperty("@FilterId", "Filter " + (i + 1));
                json.writeArrayPropertyStart("Field");
                for (var condition : either.get(i)) {
                    json.writeStartObject();
                    json.writeStringProperty("@FieldId", condition.field());
                    json.writeStringProperty("@OperatorType", String.valueOf(condition.operator().number));
                    json.writeStringProperty("#text", condition.value());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /// Percent-encoded, a space as `%20`: inside an address `+` is not a space to every server.
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /// The fields and comparisons, without the values.
    @Override
    public String toString() {
        return either.stream()
                .map(all -> all.stream()
                        .map(condition -> condition.field() + " " + condition.operator())
                        .collect(joining(" and ")))
                .collect(joining(" or ", "Filter[", "]"));
    }
}
