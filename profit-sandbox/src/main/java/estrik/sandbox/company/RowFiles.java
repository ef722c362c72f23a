package estrik.sandbox.company;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// The rows of tables, beside the file with the state: a file for each chunk, which never changes. The state names
/// those that belong to it, so a change of one row writes one of them anew and leaves the others alone.
final class RowFiles {
    private final Path folder;
    private final Pool pool = new Pool();
    // A chunk equals itself alone, which is what counts here.
    private Map<Chunk, String> kept = new HashMap<>();
    private Map<Chunk, String> fresh = new HashMap<>();

    RowFiles(Path folder) {
        this.folder = folder;
    }

    /// Lets JSON hold the names of files where there are rows.
    SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Rows.class, new ValueSerializer<Rows>() {
                    @Override
                    public void serialize(Rows rows, JsonGenerator json, SerializationContext context) {
                        json.writeStartArray();
                        rows.chunks().forEach(chunk -> json.writeString(fresh.get(chunk)));
                        json.writeEndArray();
                    }
                })
                .addDeserializer(Rows.class, new ValueDeserializer<Rows>() {
                    @Override
                    public Rows deserialize(JsonParser json, DeserializationContext context) {
                        return Rows.ofChunks(List.of(json.readValueAs(String[].class)).stream()
                                .map(RowFiles.this::chunk)
                                .toList());
                    }
                });
    }

    /// Sees to it that the rows of these tables are on the disk before a state names them.
    void keep(Collection<Table> tables) throws IOException {
        fresh = new HashMap<>();
        int written = 0;
        for (var table : tables) {
            for (var chunk : table.rows().chunks()) {
                var known = kept.get(chunk);
                fresh.put(chunk, known == null ? written(chunk) : known);
                written += known == null ? 1 : 0;
            }
        }
        if (written > 0) {
            Store.forceFolder(folder);
        }
    }

    private String written(Chunk chunk) throws IOException {
        var name = Secrets.hex(16) + ".rows";
        Files.createDirectories(folder);
        Store.writeDurably(folder.resolve(name), ChunkFile.write(chunk));
        return name;
    }

    private Chunk chunk(String name) {
        var file = folder.resolve(name);
        try {
            var chunk = ChunkFile.read(Files.readAllBytes(file), pool);
            kept.put(chunk, name);
            return chunk;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("The rows in " + file + " are gone.", e);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The rows in " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /// Called when the state is in place: what only the state before it had is not needed any more.
    void settle() {
        var gone = new HashSet<>(kept.values());
        gone.removeAll(fresh.values());
        kept = fresh;
        fresh = new HashMap<>();
        delete(gone);
    }

    /// Removes what a sandbox that was killed in between has left.
    void removeOrphans() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var named = Set.copyOf(kept.values());
        var orphans = new ArrayList<String>();
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".rows") && !named.contains(name))
                    .forEach(orphans::add);
        }
        delete(orphans);
    }

    private void delete(Collection<String> names) {
        for (var name : names) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                // Nothing names it any more; the next start tries again.
            }
        }
    }
}
