package estrik.sandbox.company;

import estrik.sandbox.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the state in one JSON file with the rows of tables and the bytes of files beside it, or nowhere when there is
/// no folder.
///
/// The file is replaced whole and forced to the disk, after all that it names, so a power cut leaves the old state or
/// the new one.
public final class Store implements AutoCloseable {
    private final @Nullable Folder folder;

    private Store(@Nullable Folder folder) {
        this.folder = folder;
    }

    /// A folder that this sandbox has to itself.
    private record Folder(Path path, FileChannel guard, RowFiles rows, DossierFiles files, JsonMapper json) {
        Path file() {
            return path.resolve("sandbox.json");
        }

        Path next() {
            return path.resolve("sandbox.json.new");
        }
    }

    public static Store inMemory() {
        return new Store(null);
    }

    public static Store in(Path folder) {
        try {
            Files.createDirectories(folder);
            var guard = FileChannel.open(
                    folder.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(guard) == null) {
                guard.close();
                throw new IllegalStateException("Another sandbox already uses the folder " + folder + ".");
            }
            var rows = new RowFiles(folder.resolve("rows"));
            var files = new DossierFiles(folder.resolve("files"));
            var json = Json.FILES
                    .rebuild()
                    .addModule(rows.module())
                    .addModule(files.module())
                    .disable(DeserializationFeature.WRAP_EXCEPTIONS)
                    .build();
            return new Store(new Folder(folder, guard, rows, files, json));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel guard) throws IOException {
        try {
            return guard.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Optional<State> read() {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            var read = Files.exists(folder.file())
                    ? Optional.of(folder.json().readValue(Files.readAllBytes(folder.file()), State.class))
                    : Optional.<State>empty();
            folder.rows().beside().removeOrphans();
            folder.files().beside().removeOrphans();
            return read;
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(
                    folder.file() + " is not a state of the sandbox; move it away to start afresh.", e);
        }
    }

    void write(State state) {
        if (folder == null) {
            return;
        }
        try {
            folder.rows().keep(state.tables().values());
            folder.files().keep(state.dossier().files().values());
            var bytes = folder.json().writeValueAsBytes(state);
            Files.deleteIfExists(folder.next());
            writeDurably(folder.next(), bytes);
            Files.move(
                    folder.next(), folder.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(folder.path());
            folder.rows().beside().settle();
            folder.files().beside().settle();
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be kept in " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    static void writeDurably(Path file, byte[] content) throws IOException {
        try (var out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner(file))) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    // The keys and the mailed codes in it are for whoever runs the sandbox.
    private static FileAttribute<?>[] owner(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    // A new or renamed file survives a power cut only once the folder itself is on the disk.
    static void forceFolder(Path folder) {
        try (var handle = FileChannel.open(folder, StandardOpenOption.READ)) {
            handle.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; there the rename is durable by itself.
        }
    }

    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try {
            folder.guard().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
