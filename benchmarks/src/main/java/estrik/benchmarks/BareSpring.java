package estrik.benchmarks;

import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A yardstick: Spring Boot on Jetty, in the versions of the workspace, with one route and nothing else.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JettyServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@RestController
class BareSpring {
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BareSpring.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // The workspace's own settings lie on the class path too.
                .properties("spring.config.name=none", "server.address=127.0.0.1", "server.port=" + arguments[0])
                .run();
    }

    @GetMapping(Child.READY)
    String ready() {
        return "ready";
    }
}
