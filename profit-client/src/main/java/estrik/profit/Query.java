package estrik.profit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question for rows of a GetConnector. Immutable: each word gives a new question, and nothing is sent before
/// [#rows()] or [#each(Consumer)].
///
/// ```java
/// profit.as(token).get("Workspace365_Tasks")
///         .where(field("User").is("12345.anna"))
///         .orderBy("EndDate").take(50)
///         .rows();
/// ```
///
/// Rows that the user may not see are left out without a word (filter authorisation); that is Profit's doing.
/// Source: AFAS docs, *GetConnector*.
public final class Query {
    /// The longest address that Profit takes, counted from the question mark; longer ones it answers with 404.
    private static final int LONGEST = 2049;

    private final Session session;
    private final String getConnector;
    private final @Nullable Filter filter;
    private final List<String> order;
    private final OptionalInt skip;
    private final OptionalInt take;

    private Query(
            Session session,
            String getConnector,
            @Nullable Filter filter,
            List<String> order,
            OptionalInt skip,
            OptionalInt take) {
        this.session = session;
        this.getConnector = getConnector;
        this.filter = filter;
        this.order = order;
        this.skip = skip;
        this.take = take;
    }

    static Query of(Session session, String getConnector) {
        Session.segment(getConnector);
        return new Query(session, getConnector, null, List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    /// Only rows for which this holds, besides what was asked before.
    public Query where(Filter condition) {
        return new Query(session, getConnector, filter == null ? condition : filter.and(condition), order, skip, take);
    }

    /// Smallest first; behind the orders given before. Without any order Profit's is undefined and may change
    /// between two pages, so that rows are missed or come twice.
    ///
    /// @throws IllegalArgumentException when it cannot be the name of a field
    public Query orderBy(String field) {
        return ordered(name(field));
    }

    /// Greatest first; behind the orders given before.
    ///
    /// @throws IllegalArgumentException when it cannot be the name of a field
    public Query orderByDescending(String field) {
        return ordered("-" + name(field));
    }

    /// Leaves out the first rows; 0 unless set. Above 100,000 Profit becomes slow.
    ///
    /// @throws IllegalArgumentException when negative
    public Query skip(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("Rows to skip are counted from 0.");
        }
        return new Query(session, getConnector, filter, order, OptionalInt.of(rows), take);
    }

    /// At most so many rows; 100 unless set. Profit never tells how many there are in all: a page with fewer
    /// rows than asked for is the last. Columns times rows must stay under 150,000.
    ///
    /// @throws IllegalArgumentException when less than 1
    public Query take(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Rows to take are at least 1.");
        }
        return new Query(session, getConnector, filter, order, skip, OptionalInt.of(rows));
    }

    /// Asks, and gives all rows of the answer at once.
    public Answer<List<Row>> rows() {
        var rows = new ArrayList<Row>();
        return each(rows::add).map(_count -> List.copyOf(rows));
    }

    /// Asks, and makes of each row what the program works with:
    ///
    /// ```java
    /// record Task(String subject, LocalDate end) {}
    ///
    /// tasks.rows(row -> new Task(row.text("Subject"), row.date("EndDate")));
    /// ```
    ///
    /// @throws FieldUnreadable when the mapping reads a field that is not there or holds something else; the
    ///     message names field, row and GetConnector. Whatever else the mapping throws goes through
    public <T> Answer<List<T>> rows(Function<? super Row, ? extends T> mapping) {
        var made = new ArrayList<T>();
        return each(row -> {
                    try {
                        made.add(mapping.apply(row));
                    } catch (FieldUnreadable e) {
                        throw e.at("row " + (made.size() + 1) + " of GetConnector '" + getConnector + "'");
                    }
                })
                .map(_count -> List.copyOf(made));
    }

    /// Asks, and hands over each row as it comes from the socket, in constant memory.
    ///
    /// A refusal may come after some rows were handed over: treat them as nothing. What the consumer throws
    /// goes through. The consumer's time counts in the time limit, and while it works the call keeps its
    /// place among those that may run at once.
    ///
    /// @return how many rows there were; [Refusal.TooLarge] without asking when the filter makes the address
    ///     longer than the 2,049 characters that Profit takes
    public Answer<Long> each(Consumer<Row> consumer) {
        var query = query();
        var what = "GetConnector '" + getConnector + "'";
        if (query.length() > LONGEST) {
            return new Answer.Refused<>(new Refusal.TooLarge(
                    "The filter and order for " + what + " take " + query.length()
                            + " characters in the address; Profit reads at most " + LONGEST + ".",
                    Details.NONE));
        }
        return session.send(session.call(what, "/connectors/" + Session.segment(getConnector) + query), reply -> {
            var reader = RowReader.open(reply.text());
            var count = 0L;
            for (var row = reader.next(); row != null; row = reader.next()) {
                consumer.accept(row);
                count++;
            }
            return new Answer.Ok<>(count);
        });
    }

    /// All rows, however many: begins a reading page by page.
    ///
    /// @param key a field that is never empty and holds something else in every row, by which Profit can
    ///     order: a whole number or text. Not a time: Profit does not show all of it
    /// @throws IllegalArgumentException when it cannot be the name of a field
    /// @throws IllegalStateException when an order, skip or take was set, which such a reading sets by itself
    public AllRows allBy(String key) {
        name(key);
        if (!order.isEmpty() || skip.isPresent() || take.isPresent()) {
            throw new IllegalStateException("A reading of all rows orders and pages by itself.");
        }
        return AllRows.of(this, key);
    }

    int callsAtOnce() {
        return session.callsAtOnce();
    }

    /// The address from the question mark on; empty when nothing was set.
    String query() {
        var parameters = new ArrayList<String>();
        skip.ifPresent(rows -> parameters.add("skip=" + rows));
        take.ifPresent(rows -> parameters.add("take=" + rows));
        if (!order.isEmpty()) {
            parameters.add("orderbyfieldids=" + String.join(",", order));
        }
        if (filter != null) {
            parameters.addAll(filter.parameters());
        }
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private Query ordered(String by) {
        var all = new ArrayList<>(order);
        all.add(by);
        return new Query(session, getConnector, filter, List.copyOf(all), skip, take);
    }

    /// A name in the order's list, in which a comma cannot be escaped and a dash in front means "descending".
    static String name(String field) {
        if (field.isBlank() || field.startsWith("-") || field.contains(",")) {
            throw new IllegalArgumentException("'" + field + "' cannot be the name of a field to order by.");
        }
        return Filter.encoded(field);
    }

    /// What is asked, without the values of the filter.
    @Override
    public String toString() {
        return "Query[" + getConnector + (filter == null ? "" : ", " + filter) + ", order " + order + "]";
    }
}
