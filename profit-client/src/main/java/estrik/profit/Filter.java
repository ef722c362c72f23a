package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which rows of a GetConnector are wanted. Immutable.
///
/// ```java
/// field("User").is("12345.anna").and(field("EndDate").atMost(today).or(field("EndDate").empty()))
/// ```
///
/// Profit knows only "or" of "and"s; other shapes are multiplied out here, so that the meaning is always the
/// one written. Over REST a filter goes in AFAS's compact form where that is without doubt, which takes about a
/// third of the room, and else as `filterjson`.
public final class Filter {
    private static final long MOST_ALTERNATIVES = 500;

    // Counted from the question mark; a longer one Profit answers with 404 (AFAS docs, *GetConnector*).
    private static final int LONGEST_QUERY = 2049;

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

    /// The part of an address from the question mark on, with the filter in the first of its forms with which
    /// Profit reads all of it, or else in the shortest; empty when there is nothing to say.
    static String query(List<String> parameters, @Nullable Filter filter) {
        if (filter == null) {
            return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        }
        var forms = filter.forms().stream()
                .map(form -> "?" + String.join("&", and(parameters, form)))
                .toList();
        return forms.stream()
                .filter(form -> form.length() <= LONGEST_QUERY)
                .findFirst()
                .orElseGet(() -> Collections.min(forms, Comparator.comparingInt(String::length)));
    }

    /// What to say of an address that Profit would not read to its end; empty when it would.
    static Optional<Refusal> tooLong(String what, String query) {
        return query.length() <= LONGEST_QUERY
                ? Optional.empty()
                : Optional.of(new Refusal.TooLarge(
                        "The filter and order for " + what + " take " + query.length()
                                + " characters in the address; Profit reads at most " + LONGEST_QUERY + ".",
                        Details.NONE));
    }

    private static List<String> and(List<String> some, String more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    /// The parameters of this filter, encoded, in the forms that say it without doubt, the better one first.
    ///
    /// The compact form cannot escape its separators, and AFAS does not say how it reads "and" beside "or"
    /// there. In it "empty" still wants a value; AFAS's own is two quotes and a public client's is another,
    /// so it comes last.
    List<String> forms() {
        var json = "filterjson=" + encoded(json());
        var conditions = either.stream().flatMap(List::stream).toList();
        var mixed = either.size() > 1 && conditions.size() > either.size();
        if (mixed || !conditions.stream().allMatch(Condition::fitsCompactForm)) {
            return List.of(json);
        }
        var compact = compact(conditions, either.size() > 1 ? ";" : ",");
        return conditions.stream().anyMatch(Condition::hasNoValue) ? List.of(json, compact) : List.of(compact, json);
    }

    private static String compact(List<Condition> conditions, String separator) {
        return "filterfieldids=" + list(conditions, separator, Condition::field)
                + "&filtervalues=" + list(conditions, separator, Condition::compactValue)
                + "&operatortypes="
                + list(conditions, separator, condition -> String.valueOf(condition.operator().number));
    }

    private static String list(List<Condition> conditions, String separator, Function<Condition, String> part) {
        return conditions.stream().map(part).map(Filter::encoded).collect(joining(separator));
    }

    /// The text for SOAP's `filtersXml`. Source: AFAS help, *Filter XML*.
    String xml() {
        return Xml.written(xml -> {
            xml.writeStartElement("Filters");
            for (int i = 0; i < either.size(); i++) {
                xml.writeStartElement("Filter");
                xml.writeAttribute("FilterId", "Filter " + (i + 1));
                for (var condition : either.get(i)) {
                    xml.writeStartElement("Field");
                    xml.writeAttribute("FieldId", condition.field());
                    xml.writeAttribute("OperatorType", String.valueOf(condition.operator().number));
                    xml.writeCharacters(condition.value());
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
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
