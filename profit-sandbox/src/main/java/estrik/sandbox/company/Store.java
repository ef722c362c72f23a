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

/// Keeps the state in one JSON file, or nowhere when there is no folder.
///
/// The file is replaced whole and forced to the disk, so a power cut leaves the old one or the new one.
public final class Store implements AutoCloseable {
    private final @Nullable Path folder;
    private final @Nullable FileChannel guard;

    private Store(@Nullable Path folder, @Nullable FileChannel guard) {
        this.folder = folder;
        this.guard = guard;
    }

    public static Store inMemory() {
        return new Store(null, null);
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
            return new Store(folder, guard);
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
        if (folder == null || !Files.exists(file(folder))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.FILES.readValue(Files.readAllBytes(file(folder)), State.class));
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException(
                    file(folder) + " is not a state of the sandbox; move it away to start afresh.", e);
        }
    }

    void write(State state) {
        if (folder == null) {
            return;
        }
        try {
            var fresh = folder.resolve("sandbox.json.new");
            Files.deleteIfExists(fresh);
            try (var out = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner(folder))) {
                var bytes = ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(state));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The state cannot be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    // The keys and the mailed codes in it are for whoever runs the sandbox.
    private static FileAttribute<?>[] owner(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    // A rename survives a power cut only once the folder itself is on the disk.
    private static void forceFolder(Path folder) {
        try (var handle = FileChannel.open(folder, StandardOpenOption.READ)) {
            handle.force(true);
        } catch (IOException e) {
            // Windows cannot open a folder; there the rename is durable by itself.
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("sandbox.json");
    }

    @Override
    public void close() {
        if (guard == null) {
            return;
        }
        try {
            guard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
