package estrik.benchmarks;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What a board with six tiles costs on the wire, as the browser's own network log counts it: heads and bodies as
/// they were sent, compressed. The live stream counts too, with all that comes before it falls silent.
final class Bytes {
    private static final int RUNS = 5;
    private static final double FIRST_AIM = 50;
    private static final double SECOND_AIM = 5;
    private static final double REQUESTS_AIM = 8;
    private static final double SILENCE = 5_000;

    private Bytes() {}

    private record Visit(int requests, double pageKilobytes, double liveKilobytes) {
        double kilobytes() {
            return pageKilobytes + liveKilobytes;
        }
    }

    static void measure(VanDelft company, Report report) throws IOException, InterruptedException {
        var first = new ArrayList<Visit>();
        var second = new ArrayList<Visit>();
        try (var child = company.startWorkspace();
                var chromium = Chromium.open()) {
            var anna = Visitor.signedIn(child.uri());
            // The tiles that are due after the start are read during a visit that does not count.
            try (var context = chromium.fresh(child.uri(), anna)) {
                visit(context);
            }
            for (var run = 0; run < RUNS; run++) {
                try (var context = chromium.fresh(child.uri(), anna)) {
                    first.add(visit(context));
                    second.add(visit(context));
                }
            }
        }
        tell(report, "bytes.first", first, FIRST_AIM);
        tell(report, "bytes.second", second, SECOND_AIM);
    }

    private static Visit visit(BrowserContext context) {
        var page = context.newPage();
        var log = new NetworkLog();
        var tools = context.newCDPSession(page);
        tools.on("Network.requestWillBeSent", log::sent);
        tools.on("Network.requestServedFromCache", log::served);
        tools.on("Network.responseReceived", log::headed);
        tools.on("Network.dataReceived", log::received);
        tools.on("Network.loadingFinished", log::finished);
        tools.send("Network.enable");
        page.navigate("/");
        var before = -1;
        while (before != log.events) {
            before = log.events;
            page.waitForTimeout(SILENCE);
        }
        page.close();
        return log.visit();
    }

    private static void tell(Report report, String name, List<Visit> visits, double aim) {
        tell(report, name, "kB", visits, Visit::kilobytes, aim);
        tell(report, name + ".page", "kB", visits, Visit::pageKilobytes, aim);
        tell(report, name + ".live", "kB", visits, Visit::liveKilobytes, aim);
        tell(report, name + ".requests", "requests", visits, Visit::requests, REQUESTS_AIM);
    }

    private static void tell(
            Report report, String name, String unit, List<Visit> visits, ToDoubleFunction<Visit> figure, double aim) {
        var samples = new Samples(visits.stream().mapToDouble(figure).boxed().toList());
        report.figure(name, samples, unit, "the aim", aim);
    }

    /// What the DevTools protocol tells of one page. Called by one thread, while the page is waited for.
    private static final class NetworkLog {
        private final Map<String, Double> bytes = new HashMap<>();
        private final Set<String> fromCache = new HashSet<>();
        private final Set<String> streams = new HashSet<>();
        private int events;

        void sent(JsonObject event) {
            events++;
            bytes.put(id(event), 0.0);
            if (event.getAsJsonObject("request").get("url").getAsString().endsWith("/live")) {
                streams.add(id(event));
            }
        }

        void served(JsonObject event) {
            fromCache.add(id(event));
        }

        void headed(JsonObject event) {
            events++;
            var response = event.getAsJsonObject("response");
            if (response.get("fromDiskCache").getAsBoolean()) {
                fromCache.add(id(event));
            }
            bytes.merge(id(event), response.get("encodedDataLength").getAsDouble(), Double::sum);
        }

        void received(JsonObject event) {
            events++;
            bytes.merge(id(event), event.get("encodedDataLength").getAsDouble(), Double::sum);
        }

        // The whole of what came; a stream never gets here.
        void finished(JsonObject event) {
            events++;
            bytes.put(id(event), event.get("encodedDataLength").getAsDouble());
        }

        private static String id(JsonObject event) {
            return event.get("requestId").getAsString();
        }

        Visit visit() {
            bytes.keySet().removeAll(fromCache);
            var live = bytes.entrySet().stream()
                    .filter(entry -> streams.contains(entry.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            var all = bytes.values().stream().mapToDouble(Double::doubleValue).sum();
            return new Visit(bytes.size(), (all - live) / 1_000, live / 1_000);
        }
    }
}
