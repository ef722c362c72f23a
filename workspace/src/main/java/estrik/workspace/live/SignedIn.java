package estrik.workspace.live;

import estrik.workspace.db.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which sign-ins still hold: the session lives, and its person is there and not blocked. Asking does not
/// make a session live longer. Shared by threads.
@Component
final class SignedIn {
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    SignedIn(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Those of the sessions that still hold.
    Set<String> holding(Collection<String> sessionIds) {
        var asked = new ArrayList<>(sessionIds);
        var holding = new HashSet<String>();
        for (var from = 0; from < asked.size(); from += AT_ONCE) {
            holding.addAll(some(asked.subList(from, Math.min(from + AT_ONCE, asked.size()))));
        }
        return holding;
    }

    private List<String> some(List<String> sessionIds) {
        return jdbc.sql("""
                        select s.session_id from spring_session s
                        join person p on p.id = s.principal_name
                        where s.session_id in (:sessions) and s.expiry_time > :now and not p.blocked
                        """)
                .param("sessions", sessionIds)
                .param("now", Times.stamp(clock.instant()).getTime())
                .query((row, _) -> row.getString("session_id"))
                .list();
    }
}
