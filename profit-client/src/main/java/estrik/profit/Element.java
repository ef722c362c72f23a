package estrik.profit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row to be written with an UpdateConnector: which row is meant, what it is to hold, and the rows inside
/// it. Immutable: each word gives a new element.
///
/// ```java
/// element("KnSubject").set("StId", 4).set("Ds", "Subject")
///         .with(element("KnSubjectLink").set("ToBC", true).set("BcId", "1000744"))
/// ```
///
/// Values may be a `String`, `Integer`, `Long`, `BigDecimal`, `Boolean`, `LocalDate`, `LocalDateTime` or
/// `byte[]`; anything else throws an `IllegalArgumentException`, as does text with a control character in it. A
/// date and time is the clock in Amsterdam and is sent without `Z` and in whole seconds; bytes go as base64.
///
/// Source: AFAS docs, *UpdateConnector*.
public final class Element {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    /// What is to happen to a row.
    enum Action {
        INSERT,
        UPDATE,
        DELETE;

        /// As AFAS writes it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String object;
    private final @Nullable Action action;
    private final Map<String, Value> keys;
    private final Map<String, Value> fields;
    private final List<Element> inside;

    private Element(
            String object,
            @Nullable Action action,
            Map<String, Value> keys,
            Map<String, Value> fields,
            List<Element> inside) {
        this.object = object;
        this.action = action;
        this.keys = keys;
        this.fields = fields;
        this.inside = inside;
    }

    /// An element with nothing in it yet.
    ///
    /// @param object the name of its object, such as `KnSubject`; for most UpdateConnectors the same as the
    ///     name of the connector
    /// @throws IllegalArgumentException when it cannot be a name
    public static Element element(String object) {
        return new Element(named("an object", object), null, Map.of(), Map.of(), List.of());
    }

    /// Says by a key which row is meant; several keys say it together. AFAS's JSON has an `@` in front of the
    /// name, which is left out here.
    ///
    /// @throws IllegalArgumentException when it cannot be the name of a key, or the value is empty, has a line
    ///     end in it or is of another type
    public Element key(String name, Object value) {
        var keyed = Value.of("Key '" + named("a key", name) + "'", value);
        // An attribute in XML cannot keep a line end or a tab (XML 1.0, 3.3.3).
        if (keyed.text().isEmpty() || keyed.text().chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Key '" + name + "' is one line of text, and not empty.");
        }
        return new Element(object, action, with(keys, name, keyed), fields, inside);
    }

    /// Gives a field its value, in the place of one that was set before.
    ///
    /// @param field its `fieldId` in the metainfo
    /// @throws IllegalArgumentException when it cannot be the name of a field, or the value is of another type
    public Element set(String field, Object value) {
        return holding(field, Value.of("Field '" + field + "'", value));
    }

    /// Leaves a field without content. AFAS takes an empty text for that; in SOAP it is `xsi:nil`.
    ///
    /// @throws IllegalArgumentException when it cannot be the name of a field
    public Element clear(String field) {
        return holding(field, Value.NOTHING);
    }

    private Element holding(String field, Value value) {
        return new Element(object, action, keys, with(fields, named("a field", field), value), inside);
    }

    /// Puts rows inside this one, behind those that are there; they may be of different objects.
    public Element with(Element... rows) {
        var all = Stream.concat(inside.stream(), Stream.of(rows)).toList();
        return new Element(object, action, keys, fields, all);
    }

    /// The same row with these inside and no others.
    Element holdingOnly(Element... rows) {
        return new Element(object, action, keys, fields, List.of(rows));
    }

    /// This row is inserted, whatever the call does with the others. Say it of new rows inside one that is
    /// updated.
    public Element inserted() {
        return new Element(object, Action.INSERT, keys, fields, inside);
    }

    /// This row is updated, whatever the call does with the others.
    public Element updated() {
        return new Element(object, Action.UPDATE, keys, fields, inside);
    }

    /// This row is deleted, whatever the call does with the others.
    public Element deleted() {
        return new Element(object, Action.DELETE, keys, fields, inside);
    }

    private static String named(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name.replaceAll("\\p{Cntrl}", "?") + "' cannot be the name of "
                    + what + ": it is letters, digits and _.");
        }
        return name;
    }

    private static Map<String, Value> with(Map<String, Value> values, String name, Value value) {
        var all = new LinkedHashMap<>(values);
        all.put(name, value);
        return Collections.unmodifiableMap(all);
    }

    String object() {
        return object;
    }

    /// What is to happen to this row; `null` when it is what the call does.
    @Nullable
    Action action() {
        return action;
    }

    Map<String, Value> keys() {
        return keys;
    }

    Map<String, Value> fields() {
        return fields;
    }

    List<Element> inside() {
        return inside;
    }

    /// The rows inside, by the name of their object, in the order in which the objects came.
    Map<String, List<Element>> objects() {
        return inside.stream().collect(Collectors.groupingBy(Element::object, LinkedHashMap::new, Collectors.toList()));
    }

    /// The names of the keys and fields; what they hold may be personal and stays out of logs.
    @Override
    public String toString() {
        return object + keys.keySet() + fields.keySet() + (inside.isEmpty() ? "" : inside);
    }
}
