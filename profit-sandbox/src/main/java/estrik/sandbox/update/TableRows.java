package estrik.sandbox.update;

import estrik.sandbox.company.Column;
import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.Rows;
import estrik.sandbox.company.Table;
import estrik.sandbox.company.UpdateConnector.UpdateField;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Unverified;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Rows of a data collection that somebody filled: inserted, updated and deleted by their keys.
final class TableRows {
    private final Row row;
    private final Change change;
    private final Map<String, String> values;
    private final DataCollection data;
    private final List<UpdateField> keys;

    private TableRows(Row row, Map<String, String> around, Change change) {
        this.row = row;
        this.change = change;
        this.values = new LinkedHashMap<>(row.values());
        this.data = table(row, change).collection();
        this.keys = row.part().keys();
        around.forEach((key, value) -> {
            if (row.part().field(key).isPresent()) {
                values.putIfAbsent(key, value);
            }
        });
    }

    private static Table table(Row row, Change change) {
        var table = change.state().tables().get(row.part().collection());
        if (table == null) {
            throw ProfitError.updateNotSupported();
        }
        return table;
    }

    static void carryOut(Row row, Change change) {
        carryOut(row, Map.of(), change);
    }

    /// @param around the keys of the row around this one
    private static void carryOut(Row row, Map<String, String> around, Change change) {
        var rows = new TableRows(row, around, change);
        switch (row.action()) {
            case INSERT -> rows.insert();
            case UPDATE -> rows.update();
            case DELETE -> rows.delete();
        }
        var keys = rows.keyValues();
        row.rows().forEach(each -> carryOut(each, keys, change));
    }

    @Unverified("Whether a number is given out by itself, and what AFAS says of a key that is taken")
    private void insert() {
        for (var key : keys) {
            if (values.getOrDefault(key.id(), "").isEmpty()) {
                values.put(key.id(), next(key));
            }
        }
        if (rows().stream().anyMatch(fits())) {
            throw ProfitError.refused(
                    "De ingevoerde waarde bij '" + keys.getFirst().dutch() + "' bestaat al.",
                    "The entered value for '" + keys.getFirst().english() + "' already exists.");
        }
        var fresh = filled(new @Nullable Object[data.columns().size()]);
        keep(table(row, change).with(fresh));
        change.answer(new Result(row.part().name(), keyValues()));
    }

    private String next(UpdateField key) {
        if (key.type() != DataType.INT) {
            throw Row.missing(key);
        }
        int at = data.at(key.column());
        long newest = rows().stream()
                .map(each -> each[at])
                .mapToLong(value -> value instanceof Long number ? number : 0)
                .max()
                .orElse(0);
        return Long.toString(newest + 1);
    }

    private void update() {
        replace(rows -> rows.replaced(fits(), before -> filled(before.clone())));
    }

    private void delete() {
        replace(rows -> rows.without(fits()));
    }

    private void replace(UnaryOperator<Rows> how) {
        keys.forEach(key -> {
            if (values.getOrDefault(key.id(), "").isEmpty()) {
                throw Row.missing(key);
            }
        });
        if (rows().stream().noneMatch(fits())) {
            throw ProfitError.noSuchValue(
                    keys.getFirst().dutch(), keys.getFirst().english());
        }
        keep(new Table(data, how.apply(rows())));
    }

    private Rows rows() {
        return table(row, change).rows();
    }

    private void keep(Table table) {
        change.to(state -> state.with(table));
    }

    private Map<String, String> keyValues() {
        var found = new LinkedHashMap<String, String>();
        keys.forEach(key -> found.put(key.id(), values.getOrDefault(key.id(), "")));
        return found;
    }

    private Predicate<@Nullable Object[]> fits() {
        var wanted = new HashMap<Integer, Object>();
        for (var key : keys) {
            int at = data.at(key.column());
            var value = value(data.columns().get(at), values.getOrDefault(key.id(), ""));
            if (value != null) {
                wanted.put(at, value);
            }
        }
        return each -> wanted.entrySet().stream().allMatch(key -> same(each[key.getKey()], key.getValue()));
    }

    private static boolean same(@Nullable Object one, Object other) {
        return switch (one) {
            case null -> false;
            case BigDecimal amount when other instanceof BigDecimal second -> amount.compareTo(second) == 0;
            case String text when other instanceof String second -> text.equalsIgnoreCase(second);
            default -> one.equals(other);
        };
    }

    private @Nullable Object[] filled(@Nullable Object[] cells) {
        values.forEach((name, text) -> row.part().field(name).ifPresent(field -> {
            int at = data.at(field.column());
            cells[at] = value(data.columns().get(at), text);
        }));
        return cells;
    }

    // The text was read once already, so it has the right form.
    private static @Nullable Object value(Column column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (column.type()) {
            case STRING -> text;
            case INT -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDateTime.parse(text);
            case BLOB -> Base64.getMimeDecoder().decode(text);
        };
    }
}
