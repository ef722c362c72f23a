package estrik.sandbox.rest;

import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers of GetConnectors while the state stays as it is: most clients ask the same again and again. What is asked
/// for the second time is kept from then on; every change begins a new one, so nothing old is ever told. Shared by
/// threads.
final class Answers {
    static final Answers NONE = new Answers(null);

    private static final int MOST = 200;
    private static final int LONGEST = 100_000;

    /// Who asks what of which GetConnector, as it looks to him.
    ///
    /// @param path what stands behind `connectors`
    record Question(User user, GetConnector connector, List<String> path, String query) {
        // A state holds one object of each user and GetConnector; one that a fault has changed is another one.
        @SuppressWarnings("ReferenceEquality")
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Question question
                    && user == question.user
                    && connector == question.connector
                    && query.equals(question.query)
                    && path.equals(question.path);
        }

        @Override
        public int hashCode() {
            return Objects.hash(user.code(), connector.id(), path, query);
        }
    }

    private final @Nullable State state;
    private final Map<Question, Reply> answers = new ConcurrentHashMap<>();
    private final AtomicIntegerArray asked = new AtomicIntegerArray(1024);

    Answers(@Nullable State state) {
        this.state = state;
    }

    @SuppressWarnings("ReferenceEquality") // to find out whether they are equal takes longer than to answer anew
    boolean areOf(State now) {
        return state == now;
    }

    Reply to(Question question, Supplier<Reply> work) {
        var known = answers.get(question);
        if (known != null) {
            return known;
        }
        var made = work.get();
        if (made.body().length <= LONGEST && isAskedAgain(question)) {
            if (answers.size() >= MOST) {
                answers.clear();
            }
            answers.put(question, made);
        }
        return made;
    }

    // Most of what is asked once is never asked again, and to keep it costs more than to answer it.
    private boolean isAskedAgain(Question question) {
        int hash = question.hashCode();
        return asked.getAndSet(Math.floorMod(hash, asked.length()), hash) == hash;
    }
}
