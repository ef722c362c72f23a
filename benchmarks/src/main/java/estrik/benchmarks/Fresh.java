package estrik.benchmarks;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import estrik.profit.Answer;
import estrik.profit.Environment;
import estrik.profit.Profit;
import estrik.profit.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// From a change in AFAS, here the sandbox, to its repaint in an open browser.
final class Fresh {
    private static final int CHANGES = 20;
    private static final int PRESSES = 9;
    private static final int CALLS = 50;
    private static final double PACE_SECONDS = 60;
    private static final double LONGEST_GAP_MILLIS = 24_000;
    // A tile that was asked for by hand may be asked for again after this.
    private static final double REST_MILLIS = 10_500;
    private static final double LONGEST_WAIT_MILLIS = 150_000;

    private Fresh() {}

    static void measure(VanDelft company, Report report) throws IOException, InterruptedException {
        var call = calls(company);
        try (var child = company.startWorkspace();
                var chromium = Chromium.open();
                var context = chromium.fresh(child.uri(), Visitor.signedIn(child.uri()))) {
            var page = context.newPage();
            page.navigate("/");
            page.locator("article.tile").first().waitFor();
            var pressed = pressed(company, page);
            report.figure("fresh.refresh-now", pressed, "ms", "the sandbox's own answer", call.median());
            var paced = paced(company, page);
            report.figure("fresh.default-pace", paced, "s", "half the pace of 60 s", PACE_SECONDS / 2);
            report.figure(
                    "fresh.default-pace.p95",
                    new Samples(List.of(paced.percentile(0.95))),
                    "s",
                    "the pace of 60 s",
                    PACE_SECONDS);
        }
    }

    private static Samples calls(VanDelft company) {
        var times = new ArrayList<Double>();
        var token = Token.parse(company.sandbox().tokenFor(VanDelft.ANNA));
        try (var profit = Profit.at(Environment.at(company.sandbox().restBase()))) {
            var query = profit.as(token).get("Workspace365_Tasks").take(1_000);
            for (var number = 0; number < CALLS; number++) {
                var began = System.nanoTime();
                if (!(query.rows() instanceof Answer.Ok<?>)) {
                    throw new IllegalStateException("The sandbox gave no tasks.");
                }
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        return new Samples(times);
    }

    /// From *Refresh now*, pressed right after a change, to the repaint.
    private static Samples pressed(VanDelft company, Page page) {
        var times = new ArrayList<Double>();
        for (var press = 0; press < PRESSES; press++) {
            var tile = page.locator("article.tile").first();
            var count = count(tile);
            company.sandbox().addTask(VanDelft.ANNA, "Meting " + press);
            tile.locator("tile-menu > button").click();
            var refresh = tile.locator("button[formaction$='/refresh']");
            refresh.waitFor();
            var began = System.nanoTime();
            refresh.click();
            awaitCount(page, count + 1);
            times.add((System.nanoTime() - began) / 1e6);
            page.waitForTimeout(REST_MILLIS);
        }
        return new Samples(times);
    }

    /// Changes at any moment, while somebody looks and presses nothing.
    private static Samples paced(VanDelft company, Page page) {
        var moments = new Random(60);
        var times = new ArrayList<Double>();
        var changes = new ArrayList<Long>();
        var before = count(page.locator("article.tile").first());
        while (times.size() < CHANGES) {
            if (changes.size() < CHANGES) {
                company.sandbox().addTask(VanDelft.ANNA, "Wijziging " + changes.size());
                changes.add(System.nanoTime());
            }
            // The next change may come before this one is seen: a repaint shows all that came before it.
            var next = System.nanoTime() + (long) (moments.nextDouble() * LONGEST_GAP_MILLIS * 1e6);
            while (System.nanoTime() < next || (changes.size() == CHANGES && times.size() < CHANGES)) {
                page.waitForTimeout(20);
                var shown = count(page.locator("article.tile").first()) - before;
                while (times.size() < shown) {
                    times.add((System.nanoTime() - changes.get(times.size())) / 1e9);
                }
            }
        }
        return new Samples(times);
    }

    private static int count(Locator tile) {
        return Integer.parseInt(tile.getAttribute("data-count"));
    }

    private static void awaitCount(Page page, int count) {
        page.locator("article.tile[data-count='" + count + "']")
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(LONGEST_WAIT_MILLIS));
    }
}
