package estrik.sandbox.seed;

import estrik.sandbox.company.Column;
import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.Pool;
import estrik.sandbox.company.Rows;
import estrik.sandbox.company.Table;
import estrik.sandbox.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// A table in a file of its name: `{"columns":[{"id":"Name","type":"string"}],"rows":[["Ubbens BV"]]}`. Rows are read
/// one by one, so the file may be large; the columns come first.
final class TableFile {
    private static final int LENGTH = 255;

    // An amount stays as it is written: 12.50 is not 12.5, and is no floating-point number.
    private static final JsonMapper EXACT = Json.FILES
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Path file;
    private final String id;
    private final Pool pool = new Pool();
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    private @Nullable DataCollection collection;

    private TableFile(Path file) {
        this.file = file;
        this.id = file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    static Table read(Path file) {
        return new TableFile(file).table();
    }

    private Table table() {
        try (var in = Files.newInputStream(file);
                var json = EXACT.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw wrong("it must be an object with columns and rows");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                read(json);
            }
        } catch (JacksonException e) {
            throw Entry.notJson(file, e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read.", e);
        }
        return new Table(columns(), Rows.of(rows.stream()));
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(file + ": " + what + ".");
    }

    private DataCollection columns() {
        if (collection == null) {
            throw wrong("\"columns\" must be there, before \"rows\"");
        }
        return collection;
    }

    private void read(JsonParser json) {
        var name = json.currentName();
        if (json.nextToken() != JsonToken.START_ARRAY
                || !Set.of("columns", "rows").contains(name)) {
            throw wrong("it has two lists, \"columns\" and \"rows\", and no \"" + name + "\"");
        }
        if (name.equals("columns")) {
            columns(json.readValueAsTree());
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            row(json.readValueAsTree());
        }
    }

    private void columns(JsonNode list) {
        var columns = new ArrayList<Column>();
        for (var each : list.values()) {
            var name = each.path("id").asString("");
            var type = DataType.of(each.path("type").asString("")).orElse(null);
            if (name.isBlank() || type == null) {
                throw wrong("column " + (columns.size() + 1)
                        + " must have an \"id\" and a \"type\": string, int, decimal, boolean, date or blob");
            }
            columns.add(new Column(
                    name,
                    type,
                    each.path("length").asInt(LENGTH),
                    each.path("dutch").asString(name),
                    each.path("english").asString(name)));
        }
        try {
            collection = new DataCollection(id, id, id, columns);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void row(JsonNode given) {
        var columns = columns().columns();
        var place = "row " + (rows.size() + 1);
        if (!given.isObject() && (!given.isArray() || given.size() != columns.size())) {
            throw wrong(place + " must be a list of " + columns.size() + " values, or an object");
        }
        if (given.isObject()) {
            var unknown = new TreeSet<>(given.propertyNames());
            columns.forEach(column -> unknown.remove(column.id()));
            if (!unknown.isEmpty()) {
                throw wrong(place + " has \"" + unknown.first() + "\", which is no column");
            }
        }
        var row = new @Nullable Object[columns.size()];
        for (int at = 0; at < row.length; at++) {
            var column = columns.get(at);
            row[at] = pool.same(value(column, given.isObject() ? given.path(column.id()) : given.get(at), place));
        }
        rows.add(row);
    }

    private @Nullable Object value(Column column, JsonNode given, String place) {
        if (given.isNull() || given.isMissingNode()) {
            return null;
        }
        try {
            return column.holding(
                    switch (column.type()) {
                        case STRING -> given.isString() ? given.asString() : given;
                        case INT -> given.isIntegralNumber() && given.canConvertToLong() ? given.asLong() : given;
                        case DECIMAL -> given.isNumber() ? given.decimalValue() : given;
                        case BOOLEAN -> given.isBoolean() ? given.asBoolean() : given;
                        case DATE -> given.isString() ? date(given.asString()) : given;
                        case BLOB -> given.isString() ? Base64.getDecoder().decode(given.asString()) : given;
                    });
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw wrong(place + ": column '" + column.id() + "' is of the type "
                    + column.type().word() + " and cannot hold " + given);
        }
    }

    private static Object date(String text) {
        return text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text);
    }
}
