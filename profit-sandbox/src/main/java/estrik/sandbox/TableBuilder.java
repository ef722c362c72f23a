package estrik.sandbox;

import estrik.sandbox.company.Column;
import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.Rows;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A data collection in the making: first its columns, then its rows, and last the GetConnector that gives them.
///
/// ```java
/// profit.table("Debtors")
///         .text("DebtorId").text("Name").amount("Balance").date("Since").flag("Blocked")
///         .row("10001", "Ubbens BV", new BigDecimal("1250.00"), LocalDate.of(2021, 3, 1), false)
///         .row("10002", "Houthandel De Eik", 0, null, true)
///         .getConnector("Profit_Debtors");
/// ```
///
/// Nothing is in the sandbox before the last word, and what is wrong is said before anything changed. Belongs to one
/// thread.
public final class TableBuilder {
    private static final int LENGTH = 255;

    private final Company company;
    private final String id;
    private final List<Column> columns = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    TableBuilder(Company company, String id) {
        this.company = company;
        this.id = id;
    }

    /// A column of texts of at most 255 characters.
    public TableBuilder text(String column) {
        return column(new Column(column, DataType.STRING, LENGTH, column, column));
    }

    /// A column of whole numbers.
    public TableBuilder number(String column) {
        return column(Column.number(column, column, column));
    }

    /// A column of numbers with decimals.
    public TableBuilder amount(String column) {
        return column(Column.amount(column, column, column));
    }

    /// A column of yes and no.
    public TableBuilder flag(String column) {
        return column(Column.flag(column, column, column));
    }

    /// A column of dates, with or without a time, of Amsterdam.
    public TableBuilder date(String column) {
        return column(Column.date(column, column, column));
    }

    /// A column of bytes.
    public TableBuilder blob(String column) {
        return column(Column.blob(column, column, column));
    }

    /// A column with a length and labels of its own.
    public TableBuilder column(Column column) {
        if (!rows.isEmpty()) {
            throw new IllegalStateException("The columns of " + id + " come before its rows");
        }
        columns.add(column);
        return this;
    }

    /// A row with a value for every column: text, any number, boolean, `LocalDate`, `LocalDateTime`, `Instant`,
    /// `byte[]` or null.
    ///
    /// @throws IllegalArgumentException when a column cannot hold its value
    public TableBuilder row(@Nullable Object... values) {
        return row(collection(), values);
    }

    /// Many rows, each with a value for every column.
    public TableBuilder rows(Stream<@Nullable Object[]> values) {
        var collection = collection();
        values.forEach(each -> row(collection, each));
        return this;
    }

    private TableBuilder row(DataCollection collection, @Nullable Object[] values) {
        try {
            rows.add(collection.row(values));
            return this;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Row " + (rows.size() + 1) + ": " + e.getMessage(), e);
        }
    }

    private DataCollection collection() {
        return new DataCollection(id, id, id, columns);
    }

    /// Puts the table into the sandbox, in the place of one of the same name, with a GetConnector of this name that
    /// gives all its columns and that the app connector `Workspace365` is linked to.
    public void getConnector(String name) {
        getConnector(name, SampleCompany.CONNECTOR);
    }

    /// The same for another app connector.
    public void getConnector(String name, String appConnector) {
        var table = table();
        company.change(state -> state.with(table)
                .office(office -> office.with(GetConnector.on(name, table.collection()), appConnector)));
    }

    /// Puts the table into the sandbox without a GetConnector.
    public void add() {
        var table = table();
        company.change(state -> state.with(table));
    }

    private Table table() {
        return new Table(collection(), Rows.of(rows.stream()));
    }
}
