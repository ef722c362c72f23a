package estrik.profit;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// What Profit tells about rows that an UpdateConnector wrote: mostly the keys of those that were inserted. Some
/// UpdateConnectors tell nothing. Source: AFAS docs, *UpdateConnector*; for SOAP, answers that public clients
/// recorded.
///
/// @param all in Profit's order, as far as it has one
public record Results(List<Result> all) {
    private static final Results NONE = new Results(List.of());

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

    /// Reads `{"results":{"KnSubject":{"SbId":"999999"}}}`; several rows of one object are taken as a list. A body
    /// that is empty or only white space tells nothing, and is fine.
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

    /// Reads `<results><KnSubject><SbId>999999</SbId></KnSubject></results>`, an object repeated for each of its rows.
    static Results ofXml(String text) throws IOException, Garbled {
        return text.isBlank() ? NONE : new Results(resultsIn(text.strip()));
    }

    private static List<Result> resultsIn(String text) throws IOException, Garbled {
        var all = new ArrayList<Result>();
        var keys = new LinkedHashMap<String, String>();
        var depth = 0;
        try {
            var xml = Soap.open(text);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (depth == 0 && !xml.getLocalName().equals("results")) {
                            throw new Garbled("the XML has no results");
                        }
                        if (depth == 2) {
                            keys.put(xml.getLocalName(), xml.getElementText());
                        } else {
                            depth++;
                            keys.clear();
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (depth == 2) {
                            all.add(new Result(xml.getLocalName(), keys));
                        }
                        depth--;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Garbled("the XML has a document type or an entity, which Profit never sends");
                    default -> {
                        // white space, comments, the end
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw Soap.trouble(e);
        }
        return all;
    }
}
