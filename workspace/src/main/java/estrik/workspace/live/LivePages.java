package estrik.workspace.live;

import estrik.workspace.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Where an open page listens.
@Controller
final class LivePages {
    // What is written goes out at once; a bigger buffer would only be held while nothing happens.
    private static final int BUFFER = 512;
    private static final long NEVER = 0;
    private static final int MOST_SHOWN = 200;

    private final Live live;

    LivePages(Live live) {
        this.live = live;
    }

    @GetMapping("/live")
    void listen(Viewer me, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession(false);
        if (!sameOrigin(request) || session == null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (!live.takes(me)) {
            response.sendError(429);
            return;
        }
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        // nginx would hold back what is written until its own buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
        response.setBufferSize(BUFFER);
        var context = request.startAsync(request, response);
        context.setTimeout(NEVER);
        live.open(me, session.getId(), shown(request), context, response.getOutputStream());
    }

    // `tile:version,tile:version`. A page that lost its stream was told things since it named these.
    private static Map<String, String> shown(HttpServletRequest request) {
        var named = request.getParameter("shown");
        if (named == null || request.getHeader("Last-Event-ID") != null) {
            return Map.of();
        }
        return Arrays.stream(named.split(",", MOST_SHOWN))
                .map(tile -> tile.split(":", 2))
                .filter(tile -> tile.length == 2)
                .collect(Collectors.toMap(tile -> tile[0], tile -> tile[1], (one, _) -> one));
    }

    // Browsers name the origin in one of two ways; a program that names none has no cookie to abuse.
    private static boolean sameOrigin(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader("Origin");
        return origin == null || sameHost(origin, request.getHeader("Host"));
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
