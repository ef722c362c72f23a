package estrik.sandbox.seed;

import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import estrik.sandbox.query.FilterCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A folder with what a new company has besides: `users.json`, `tasks.json`, `signals.json`, `getconnectors.json` and
/// a file for each table in `tables`. Each may be missing; anything else in the folder is refused.
public final class SeedFolder {
    private static final Set<String> KNOWN =
            new TreeSet<>(List.of("users.json", "tasks.json", "signals.json", "getconnectors.json", "tables"));

    private final Path folder;
    private final LocalDateTime now;
    private State state;

    private SeedFolder(Path folder, LocalDateTime now, State state) {
        this.folder = folder;
        this.now = now;
        this.state = state;
    }

    /// What the folder does to a state. It is an [IllegalStateException] that names file and place when something in
    /// it is wrong.
    ///
    /// @param now the time in Amsterdam
    public static UnaryOperator<State> of(Path folder, Supplier<LocalDateTime> now) {
        return state -> new SeedFolder(folder, now.get(), state).added();
    }

    private State added() {
        refuseStrangers();
        each("users.json", this::user);
        each("tasks.json", this::task);
        each("signals.json", this::signal);
        tables().forEach(this::table);
        each("getconnectors.json", this::getConnector);
        return state;
    }

    private void refuseStrangers() {
        list(folder)
                .filter(file -> !KNOWN.contains(file.getFileName().toString()))
                .forEach(file -> {
                    throw new IllegalStateException(
                            file + " is not part of a seed; there may be " + String.join(", ", KNOWN) + ".");
                });
    }

    private List<Path> tables() {
        var tables = folder.resolve("tables");
        return Files.exists(tables) ? list(tables).toList() : List.of();
    }

    private void table(Path file) {
        try {
            state = state.with(TableFile.read(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + ": " + e.getMessage() + ".", e);
        }
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("The seed folder " + folder + " cannot be read.", e);
        }
    }

    private void each(String name, Consumer<Entry> read) {
        var file = folder.resolve(name);
        if (Files.exists(file)) {
            Entry.of(file).forEach(read);
        }
    }

    private void user(Entry entry) {
        entry.knows("code", "name", "mail", "groups", "blocked");
        var code = entry.text("code").toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z0-9][a-z0-9._-]*")) {
            throw entry.wrong("\"code\" has letters, digits, periods, hyphens and underscores alone");
        }
        var mail = entry.optional("mail");
        var user = new User(
                code,
                entry.text("name"),
                mail.isEmpty() ? null : mail,
                new HashSet<>(entry.texts("groups")),
                entry.flag("blocked"));
        state = state.office(office -> office.users(Stream.concat(
                        office.users().stream().filter(each -> !each.code().equals(code)), Stream.of(user))
                .toList()));
    }

    private void task(Entry entry) {
        entry.knows("user", "subject", "endDate");
        var user = user(entry, entry.text("user"));
        var subject = entry.text("subject");
        var due = entry.date("endDate");
        state = state.withTask(id -> {
            var plain = SampleCompany.plainTask(id, user, subject, now);
            return due == null ? plain : plain.due(due);
        });
    }

    private void signal(Entry entry) {
        entry.knows("user", "description");
        var user = user(entry, entry.text("user"));
        var description = entry.text("description");
        state = state.withSignal(id -> SampleCompany.plainSignal(id, user, description, now));
    }

    private User user(Entry entry, String name) {
        return state.user(name).orElseThrow(() -> entry.wrong("there is no user '" + name + "'"));
    }

    private void getConnector(Entry entry) {
        entry.knows("id", "table", "dutch", "english", "fields", "filter", "connectors");
        var id = entry.text("id");
        var table = state.tables().get(entry.text("table"));
        if (table == null) {
            throw entry.wrong("there is no table '" + entry.text("table") + "'");
        }
        var whole = GetConnector.on(id, table.collection());
        var named = whole.described(
                entry.optional("dutch", table.collection().dutch()),
                entry.optional("english", table.collection().english()));
        var cut = entry.has("fields") ? named.fields(fields(entry, whole)) : named;
        var filter = entry.json("filter");
        if (!filter.isEmpty() && !FilterCheck.isGood(filter, table.collection(), state)) {
            throw entry.wrong("\"filter\" must be a filterjson on columns of the table");
        }
        var connector = cut.filter(filter);
        state = state.office(office -> office.with(connector));
        var links = entry.has("connectors") ? entry.texts("connectors") : List.of(SampleCompany.CONNECTOR);
        for (var link : links) {
            if (state.connector(link).isEmpty()) {
                throw entry.wrong("there is no app connector '" + link + "'");
            }
            state = state.office(office -> office.with(connector, link));
        }
    }

    /// Each a column's name, or `{"id":"Naam","column":"Name"}`.
    private static List<GetConnector.Field> fields(Entry entry, GetConnector whole) {
        return entry.list("fields").stream()
                .map(given -> field(entry, whole, given))
                .toList();
    }

    private static GetConnector.Field field(Entry entry, GetConnector whole, JsonNode given) {
        var column = given.isObject() ? given.path("column").asString("") : given.asString("");
        var field = whole.fields().stream()
                .filter(each -> each.column().equalsIgnoreCase(column))
                .findFirst()
                .orElseThrow(() -> entry.wrong("the table has no column '" + column + "'"));
        return given.isObject()
                ? new GetConnector.Field(
                        given.path("id").asString(field.id()), field.column(), field.dutch(), field.english())
                : field;
    }
}
