package estrik.workspace;

import estrik.workspace.activation.Activations;
import estrik.workspace.connection.AfasHosts;
import estrik.workspace.db.Database;
import estrik.workspace.db.Transactions;
import estrik.workspace.feed.Feeds;
import estrik.workspace.feed.Pace;
import estrik.workspace.vault.Vault;
import estrik.workspace.web.SecurityHeaders;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// What Spring cannot make from a constructor alone, because it needs a setting.
@Configuration(proxyBeanMethods = false)
class Wiring {
    // Jetty's own queue is short: thousands of pages that come back at once wait minutes for it.
    private static final int ACCEPT_QUEUE = 4096;

    @Bean
    Database database(Settings settings) {
        return Database.open(settings.database(), settings.databaseUser(), settings.databasePassword());
    }

    @Bean
    DataSource dataSource(Database database) {
        return database.source();
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    Vault vault(Settings settings) {
        return Vault.open(settings.keyRing());
    }

    @Bean
    AfasHosts afasHosts(Settings settings) {
        return new AfasHosts(settings.afasHosts());
    }

    @Bean
    Feeds feeds(JdbcClient jdbc, Activations activations, Settings settings, Clock clock) {
        var pace = new Pace(settings.refreshWatched(), settings.refreshUnwatched(), settings.refreshSignals());
        return new Feeds(jdbc, activations, pace, clock);
    }

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders(Settings settings) {
        var headers = new FilterRegistrationBean<>(new SecurityHeaders(settings.https()));
        headers.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return headers;
    }

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> longAcceptQueue() {
        return factory -> factory.addServerCustomizers(server -> {
            for (var connector : server.getConnectors()) {
                if (connector instanceof ServerConnector sockets) {
                    sockets.setAcceptQueueSize(ACCEPT_QUEUE);
                }
            }
        });
    }
}
