package estrik.profit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A question for rows of a GetConnector; made by [Session#get(String)]. Immutable: each word gives a new
/// question, and nothing is sent before its rows are wanted: [#rows()], [#each(Consumer)], or
/// [#allBy(String)] for many.
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
    // AFAS docs, *GetConnector*: what comes when nothing is asked for.
    private static final int USUAL_TAKE = 100;
    private static final int MORE_THAN_PROFIT_HOLDS = 1_000_000;

    /// By which of Profit's services the rows come.
    private enum Service {
        REST,
        GET_DATA,
        GET_DATA_WITH_OPTIONS
    }

    private final Session session;
    private final Service service;
    private final String getConnector;
    private final @Nullable Filter filter;
    private final List<String> order;
    private final OptionalInt skip;
    private final OptionalInt take;

    private Query(
            Session session,
            Service service,
            String getConnector,
            @Nullable Filter filter,
            List<String> order,
            OptionalInt skip,
            OptionalInt take) {
        this.session = session;
        this.service = service;
        this.getConnector = getConnector;
        this.filter = filter;
        this.order = order;
        this.skip = skip;
        this.take = take;
    }

    static Query of(Session session, String getConnector) {
        Session.segment(getConnector);
        return new Query(
                session, Service.REST, getConnector, null, List.of(), OptionalInt.empty(), OptionalInt.empty());
    }

    /// Only rows for which this holds, besides what was asked before.
    public Query where(Filter condition) {
        var all = filter == null ? condition : filter.and(condition);
        return new Query(session, service, getConnector, all, order, skip, take);
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
        return page(OptionalInt.of(rows), counted(take));
    }

    /// At most so many rows; 100 unless set. Profit never tells how many there are in all: a page with fewer
    /// rows than asked for is the last. Columns times rows must stay under 150,000.
    ///
    /// @throws IllegalArgumentException when less than 1
    public Query take(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("Rows to take are at least 1.");
        }
        return page(counted(skip), OptionalInt.of(rows));
    }

    /// All rows in one answer (`-1` for both skip and take), in the place of what was skipped and taken.
    ///
    /// AFAS strongly discourages it: Profit answers with an error when it is too much to hold, and blocks
    /// GetConnectors that burden it. Read page by page wherever the number of rows may grow. Source: AFAS docs,
    /// *GetConnector*.
    public Query everything() {
        return page(OptionalInt.of(-1), OptionalInt.of(-1));
    }

    /// The same question with labels, texts of code tables and errors in another language; that of the
    /// [Session] unless set.
    ///
    /// @param language `nl-nl`, `nl-be`, `en-us`, `de-de` or `fr-fr`
    /// @throws IllegalArgumentException when it is no language tag
    public Query in(String language) {
        return new Query(session.in(language), service, getConnector, filter, order, skip, take);
    }

    /// The same question over SOAP (`GetDataWithOptions`), for the rare case that REST cannot be reached. The
    /// rows are those of REST, in the types that Profit's schema names, and a filter may be as long as it
    /// must.
    ///
    /// Source: AFAS help, *App connector: call GetConnector*, and answers recorded by public clients.
    public Query overSoap() {
        return new Query(session, Service.GET_DATA_WITH_OPTIONS, getConnector, filter, order, skip, take);
    }

    /// The same question over the SOAP operation `GetData`, which takes no options. So rows cannot be put in
    /// an order, and what AFAS's defaults leave out is missing: the types, so that every value is text, and
    /// the fields without content. Prefer [#overSoap()].
    public Query overSoapWithoutOptions() {
        return new Query(session, Service.GET_DATA, getConnector, filter, order, skip, take);
    }

    private Query page(OptionalInt skipping, OptionalInt taking) {
        return new Query(session, service, getConnector, filter, order, skipping, taking);
    }

    /// Without the mark of [#everything()].
    private static OptionalInt counted(OptionalInt rows) {
        return rows.orElse(0) < 0 ? OptionalInt.empty() : rows;
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
    public Answer<Long> each(Consumer<? super Row> consumer) {
        if (service != Service.REST) {
            return eachOverSoap(consumer);
        }
        var query = query();
        var what = "GetConnector '" + getConnector + "'";
        var tooLong = Filter.tooLong(what, query);
        if (tooLong.isPresent()) {
            return new Answer.Refused<>(tooLong.get());
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
            parameters.add(
                    "orderbyfieldids=" + order.stream().map(Filter::encoded).collect(joining(",")));
        }
        return Filter.query(parameters, filter);
    }

    private Answer<Long> eachOverSoap(Consumer<? super Row> consumer) {
        var options = service == Service.GET_DATA_WITH_OPTIONS;
        if (!options && !order.isEmpty()) {
            throw new IllegalStateException("GetData gives rows in no order; use overSoap() for rows with an order.");
        }
        return session.soapResult(
                "GetConnector '" + getConnector + "'",
                "AppConnectorGet",
                options ? "GetDataWithOptions" : "GetData",
                parameters(),
                (result, _details) -> {
                    var rows = SoapRows.open(result);
                    var count = 0L;
                    for (var row = rows.next(); row != null; row = rows.next()) {
                        consumer.accept(row);
                        count++;
                    }
                    return count;
                });
    }

    /// The elements of the SOAP request, in the documented order. Without `take` Profit sends no rows at all,
    /// and a negative one is an error; a negative skip makes it ignore take (comments in a public client).
    private List<Soap.Parameter> parameters() {
        var all = skip.orElse(0) < 0;
        var parameters = new ArrayList<Soap.Parameter>();
        parameters.add(new Soap.Parameter("connectorId", getConnector));
        if (filter != null) {
            parameters.add(new Soap.Parameter("filtersXml", filter.xml()));
        }
        parameters.add(new Soap.Parameter("skip", String.valueOf(skip.orElse(0))));
        parameters.add(
                new Soap.Parameter("take", String.valueOf(all ? MORE_THAN_PROFIT_HOLDS : take.orElse(USUAL_TAKE))));
        if (service == Service.GET_DATA_WITH_OPTIONS) {
            parameters.add(new Soap.Parameter("options", SoapRows.options(order)));
        }
        return parameters;
    }

    private Query ordered(String by) {
        var all = new ArrayList<>(order);
        all.add(by);
        return new Query(session, service, getConnector, filter, List.copyOf(all), skip, take);
    }

    /// A name in the order's list, in which a comma cannot be escaped and a dash in front means "descending".
    static String name(String field) {
        if (field.isBlank() || field.startsWith("-") || field.contains(",")) {
            throw new IllegalArgumentException("'" + field + "' cannot be the name of a field to order by.");
        }
        return field;
    }

    /// What is asked, without the values of the filter.
    @Override
    public String toString() {
        return "Query[" + getConnector + (filter == null ? "" : ", " + filter) + ", order " + order + "]";
    }
}
