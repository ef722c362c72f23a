package estrik.sandbox.company;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Files beside the one with the state, each for a part of it that is large and never changes. The state names those
/// that belong to it: they are on the disk before it does, and go when it no longer does.
///
/// @param <T> such a part
final class SideFiles<T> {
    private static final String BEGUN = ".new";

    /// Makes a part of the bytes in its file.
    interface Reading<T> {
        T of(byte[] bytes) throws IOException;
    }

    private final Path folder;
    private final Function<T, String> naming;
    private final Function<T, byte[]> writing;
    private Map<T, String> kept = new HashMap<>();
    private Map<T, String> fresh = new HashMap<>();

    /// @param naming gives a new file its name
    /// @param writing what is to stand in it
    SideFiles(Path folder, Function<T, String> naming, Function<T, byte[]> writing) {
        this.folder = folder;
        this.naming = naming;
        this.writing = writing;
    }

    /// Sees to it that these parts are on the disk before a state names them.
    void keep(Stream<T> parts) throws IOException {
        fresh = new HashMap<>();
        int written = 0;
        for (var part : (Iterable<T>) parts::iterator) {
            if (!fresh.containsKey(part)) {
                var known = kept.get(part);
                fresh.put(part, known == null ? written(part) : known);
                written += known == null ? 1 : 0;
            }
        }
        if (written > 0) {
            Store.forceFolder(folder);
        }
    }

    private String written(T part) throws IOException {
        var name = naming.apply(part);
        var begun = folder.resolve(Secrets.hex(16) + BEGUN);
        Files.createDirectories(folder);
        Store.writeDurably(begun, writing.apply(part));
        Files.move(begun, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return name;
    }

    /// The name of a part of the state that is being written.
    String name(T part) {
        var name = fresh.get(part);
        if (name == null) {
            throw new IllegalStateException("Nothing was kept of what the state is to name");
        }
        return name;
    }

    /// The part that is in the file of this name.
    ///
    /// @param reading makes it of the bytes
    /// @throws IllegalStateException when the file is gone or holds something else
    T read(String name, Reading<T> reading) {
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new IllegalStateException("The file " + file + " is gone.");
        }
        try {
            var part = reading.of(Files.readAllBytes(file));
            kept.put(part, name);
            return part;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
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
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !named.contains(name))
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
