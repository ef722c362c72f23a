package estrik.profit;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// What Profit tells about rows that an UpdateConnector wrote: mostly the keys of those that were inserted.
/// Some UpdateConnectors tell nothing. Source: AFAS docs, *UpdateConnector*; for SOAP, answers that public
/// clients recorded.
///
/// @param all in Profit's order, as far as it has one
public record Results(List<Result> all) {
    private static final Results NONE = new Results(List.of());
    private static final int LONGEST_KEY = 10_000;

    /// One row.
    ///
    /// @param object the name of its object, such as `KnSubject`
    /// @param keys its keys by their names, in any letter case; Profit writes numbers as text
    public record Result(String object, Map<String, String> keys) {

        /// Copies the map.
        public Result {
            keys = Map.copyOf(keys);
        }
    }

    /// Copies the list.
    public Results {
        all = List.copyOf(all);
    }

    /// Whether Profit told nothing.
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// The key of the first row of this object, such as `key("KnSubject", "SbId")`; names in any letter case.
    public Optional<String> key(String object, String name) {
        return keys(object, name).stream().findFirst();
    }

    /// The keys of all rows of this object; names in any letter case.
    public List<String> keys(String object, String name) {
        return all.stream()
                .filter(result -> result.object().equalsIgnoreCase(object))
                .flatMap(result -> result.keys().entrySet().stream())
                .filter(key -> key.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Reads `{"results":{"KnSubject":{"SbId":"999999"}}}`; several rows of one object are taken as a list. A
    /// body that is empty or only white space tells nothing, and is fine.
    static Results of(Reply reply) throws IOException, Garbled {
        reply.refuseWebPage();
        if (reply.isEmpty()) {
            return NONE;
        }
        var body = new PushbackInputStream(reply.body(Long.MAX_VALUE));
        var first = body.read();
        while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
            first = body.read();
        }
        if (first < 0) {
            return NONE;
        }
        body.unread(first);
        return of(Json.object(Json.parser(body, reply.charset())));
    }

    private static Results of(Map<String, @Nullable Object> body) {
        var all = new ArrayList<Result>();
        var results = Json.object(body, "results");
        for (var object : results.keySet()) {
            if (results.get(object) instanceof List<?>) {
                for (var row : Json.objects(results, object)) {
                    all.add(result(object, row));
                }
            } else {
                all.add(result(object, Json.object(results, object)));
            }
        }
        return new Results(all);
    }

    private static Result result(String object, Map<String, @Nullable Object> row) {
        var keys = new LinkedHashMap<String, String>();
        for (var name : row.keySet()) {
            var key = Json.text(row, name);
            if (key != null) {
                keys.put(name, key);
            }
        }
        return new Result(object, keys);
    }

    /// Reads `<results><KnSubject><SbId>999999</SbId></KnSubject></results>`, an object repeated for each of
    /// its rows.
    static Results ofSoap(SoapText result) throws IOException, Garbled {
        var xml = result.document();
        if (xml == null) {
            return NONE;
        }
        var all = new ArrayList<Result>();
        var keys = new LinkedHashMap<String, String>();
        for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.depth()) {
                    case 1 -> expectResults(xml.name());
                    case 2 -> keys.clear();
                    default -> keys.put(xml.name(), xml.text(LONGEST_KEY));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.depth() == 1) {
                all.add(new Result(xml.name(), keys));
            }
        }
        return new Results(all);
    }

    private static void expectResults(String root) throws Garbled {
        if (!root.equals("results")) {
            throw new Garbled("the XML has no results");
        }
    }
}
