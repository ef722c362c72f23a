package estrik.sandbox.company;

import estrik.sandbox.company.StoredFile.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/// The bytes of the files in the dossier, beside the file with the state, each named by its SHA-256. Equal ones are
/// there once.
final class DossierFiles {
    private static final String NAME = "sha256";

    private final SideFiles<Content> files;

    DossierFiles(Path folder) {
        files = new SideFiles<>(folder, Content::sha256, Content::bytes);
    }

    SideFiles<Content> beside() {
        return files;
    }

    /// Lets JSON hold `{"sha256":"…"}` where there are bytes.
    SimpleModule module() {
        return new SimpleModule("files")
                .addSerializer(Content.class, new ValueSerializer<Content>() {
                    @Override
                    public void serialize(Content content, JsonGenerator json, SerializationContext context) {
                        json.writeStartObject();
                        json.writeStringProperty(NAME, files.name(content));
                        json.writeEndObject();
                    }
                })
                .addDeserializer(Content.class, new ValueDeserializer<Content>() {
                    @Override
                    public Content deserialize(JsonParser json, DeserializationContext context) {
                        // A file of an earlier version has the bytes themselves, as base64.
                        return json.currentToken() == JsonToken.VALUE_STRING
                                ? Content.of(json.getBinaryValue())
                                : read(json.readValueAs(JsonNode.class)
                                        .path(NAME)
                                        .asString(""));
                    }
                });
    }

    private Content read(String name) {
        return files.read(name, bytes -> {
            var content = Content.of(bytes);
            if (!content.sha256().equals(name)) {
                throw new IllegalStateException("it is not what was kept");
            }
            return content;
        });
    }

    /// Sees to it that the bytes of these files are on the disk before a state names them.
    void keep(Collection<StoredFile> all) throws IOException {
        files.keep(all.stream().map(StoredFile::content));
    }
}
