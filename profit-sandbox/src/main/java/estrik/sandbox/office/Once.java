package estrik.sandbox.office;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Secrets that the next page shows, once: after that nobody can read them any more. Shared by threads.
final class Once {
    private static final int MOST = 50;

    private final Map<String, String> kept = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /// Keeps the secret and gives the word for it.
    synchronized String keep(String secret) {
        var word = UUID.randomUUID().toString();
        kept.put(word, secret);
        return word;
    }

    synchronized Optional<String> take(String word) {
        return Optional.ofNullable(kept.remove(word));
    }
}
