package estrik.sandbox.rest;

import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers of GetConnectors while the state stays as it is: most clients ask the same again and again. Every change
/// begins a new one, so nothing old is ever told. Shared by threads.
final class Answers {
    static final Answers NONE = new Answers(null);

    private static final int MOST = 200;
    private static final int LONGEST = 100_000;

    /// Who asks what of which GetConnector, as it looks to him.
    ///
    /// @param path what stands behind `connectors`
    record Question(User user, GetConnector connector, List<String> path, String query) {}

    private final @Nullable State state;
    private final Map<Question, byte[]> answers = new ConcurrentHashMap<>();

    Answers(@Nullable State state) {
        this.state = state;
    }

    @SuppressWarnings("ReferenceEquality") // to find out whether they are equal takes longer than to answer anew
    boolean areOf(State now) {
        return state == now;
    }

    byte[] to(Question question, Supplier<byte[]> work) {
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        var made = work.get();
        if (made.length <= LONGEST) {
            if (answers.size() >= MOST) {
                answers.clear();
            }
            answers.put(question, made);
        }
        return made;
    }
}
