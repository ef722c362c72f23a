package estrik.workspace;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.support.GenericApplicationContext;

/// A running workspace.
public final class Workspace implements AutoCloseable {
    /// The zone in which AFAS tells its times, and in which days begin on the board.
    public static final ZoneId AFAS_ZONE = ZoneId.of("Europe/Amsterdam");

    private final ConfigurableApplicationContext context;
    private final URI uri;

    private Workspace(ConfigurableApplicationContext context, URI uri) {
        this.context = context;
        this.uri = uri;
    }

    /// Starts the workspace for production: settings from `ESTRIK_…` variables or `estrik.yaml`.
    public static void main(String[] arguments) {
        try {
            start(Settings.read(System.getenv(), Path.of("estrik.yaml")), Clock.system(AFAS_ZONE));
        } catch (Settings.Refused refused) {
            fail(refused.sentence());
        } catch (PortInUse taken) {
            fail(taken.sentence() + " Choose another with ESTRIK_PORT.");
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(2);
    }

    /// Starts a workspace and waits until it answers.
    ///
    /// @param clock what time it is, for everything that the workspace decides
    /// @throws PortInUse when the port is taken
    public static Workspace start(Settings settings, Clock clock) {
        refuseTakenPort(settings);
        var context = new SpringApplicationBuilder(Application.class)
                .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(properties(settings))
                .initializers(fresh -> {
                    var beans = (GenericApplicationContext) fresh;
                    beans.registerBean(Settings.class, () -> settings);
                    beans.registerBean(Clock.class, () -> clock);
                })
                .run();
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var host = settings.address().equals("0.0.0.0") ? "localhost" : settings.address();
        return new Workspace(context, URI.create("http://" + host + ":" + port));
    }

    // Asked beforehand, because the server would tell it deep inside a report about itself.
    private static void refuseTakenPort(Settings settings) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.address(), settings.port()));
        } catch (IOException _) {
            throw new PortInUse(settings);
        }
    }

    /// Somebody else listens where the workspace was to listen.
    public static final class PortInUse extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        PortInUse(Settings settings) {
            super("Port " + settings.port() + " of " + settings.address() + " is in use.");
            this.sentence = "Port " + settings.port() + " of " + settings.address() + " is in use.";
        }

        /// What is in use.
        public String sentence() {
            return sentence;
        }
    }

    private static Map<String, Object> properties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("server.address", settings.address());
        properties.put("server.port", settings.port());
        properties.put("server.servlet.session.cookie.name", settings.https() ? "__Host-estrik" : "estrik");
        properties.put("server.servlet.session.cookie.secure", settings.https());
        if (settings.jsonLog()) {
            properties.put("logging.structured.format.console", "ecs");
        }
        return properties;
    }

    /// Where it answers on this machine, without a slash at the end.
    public URI uri() {
        return uri;
    }

    /// The object of a class that the workspace is made of; for tests and measurements.
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Stops it; what was confirmed to anybody is kept.
    @Override
    public void close() {
        context.close();
    }

    @SpringBootApplication(proxyBeanMethods = false)
    static class Application {}
}
