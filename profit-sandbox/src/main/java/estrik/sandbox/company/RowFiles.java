package estrik.sandbox.company;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// The rows of tables, beside the file with the state: a file for each chunk, so that a change of one row writes one of
/// them anew and leaves the others alone.
final class RowFiles {
    private final Pool pool = new Pool();
    // A chunk equals itself alone, which is what counts here.
    private final SideFiles<Chunk> files;

    RowFiles(Path folder) {
        files = new SideFiles<>(folder, _chunk -> Secrets.hex(16) + ".rows", ChunkFile::write);
    }

    SideFiles<Chunk> beside() {
        return files;
    }

    /// Lets JSON hold the names of files where there are rows.
    SimpleModule module() {
        return new SimpleModule("rows")
                .addSerializer(Rows.class, new ValueSerializer<Rows>() {
                    @Override
                    public void serialize(Rows rows, JsonGenerator json, SerializationContext context) {
                        json.writeStartArray();
                        rows.chunks().forEach(chunk -> json.writeString(files.name(chunk)));
                        json.writeEndArray();
                    }
                })
                .addDeserializer(Rows.class, new ValueDeserializer<Rows>() {
                    @Override
                    public Rows deserialize(JsonParser json, DeserializationContext context) {
                        return Rows.ofChunks(List.of(json.readValueAs(String[].class)).stream()
                                .map(name -> files.read(name, bytes -> ChunkFile.read(bytes, pool)))
                                .toList());
                    }
                });
    }

    /// Sees to it that the rows of these tables are on the disk before a state names them.
    void keep(Collection<Table> tables) throws IOException {
        files.keep(tables.stream().flatMap(table -> table.rows().chunks().stream()));
    }
}
