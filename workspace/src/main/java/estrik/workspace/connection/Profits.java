package estrik.workspace.connection;

import estrik.profit.Environment;
import estrik.profit.Profit;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// One open door to Profit for each connection, so that the limit of calls at once holds for all
/// who call. Shared by threads.
@Component
public final class Profits implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AfasHosts hosts;
    private final ConcurrentHashMap<String, Door> doors = new ConcurrentHashMap<>();

    Profits(AfasHosts hosts) {
        this.hosts = hosts;
    }

    /// The door of a connection.
    ///
    /// @throws HostNotAllowed when the operator took its host off the list since it was saved
    public Profit of(Connection connection) {
        if (!(hosts.check(connection.apiUrl().toString()) instanceof AfasHosts.Allowed(URI apiUrl))) {
            throw new HostNotAllowed(connection.apiUrl());
        }
        return doors.compute(connection.id(), (_, door) -> {
                    if (door != null && door.apiUrl.equals(apiUrl) && door.callsAtOnce == connection.callsAtOnce()) {
                        return door;
                    }
                    return new Door(apiUrl, connection.callsAtOnce(), open(apiUrl, connection.callsAtOnce()));
                })
                .profit;
    }

    private static Profit open(URI apiUrl, int callsAtOnce) {
        // What Profit refuses it tells in words, and of those AFAS publishes the English ones.
        return Profit.builder(Environment.at(apiUrl))
                .language("en-us")
                .answerTimeout(PATIENCE)
                .callsAtOnce(callsAtOnce)
                .build();
    }

    @Override
    public void destroy() {
        doors.values().forEach(door -> door.profit.close());
        doors.clear();
    }

    private record Door(URI apiUrl, int callsAtOnce, Profit profit) {}

    /// A connection names a host that may not be called.
    public static final class HostNotAllowed extends RuntimeException {
        private static final long serialVersionUID = 1;

        HostNotAllowed(URI apiUrl) {
            super("Host " + apiUrl.getHost() + " is neither AFAS Online nor in the setting afas-hosts.");
        }
    }
}
