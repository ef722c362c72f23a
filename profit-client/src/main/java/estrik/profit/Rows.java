package estrik.profit;

import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Many rows while they are read; begun by [AllRows#open()]. Holds at most one page more than calls may be
/// under way, whatever the number of rows. For one thread, but [#close()] may be called by any.
///
/// A loop over it ends by itself only when all rows were read. When Profit refuses in the middle,
/// [ProfitRefused] is thrown instead; [#lastKey()] then tells from where another reading can go on.
///
/// Why no row is lost and none comes twice: each answer of Profit is a piece, without holes, of the rows in
/// the order of the key, as they are at that moment. A page is only used when it has in it the row that was
/// handed out last; so the rows behind that one are those that follow it now, and whatever was put in or
/// taken out before it has moved nothing but the place where they stand in the page. A page without that row
/// is dropped, with all that were asked behind it, and the rows with a greater key are asked from the
/// beginning; that answer follows by itself. Keys are only compared for being the same: which is greater
/// Profit alone decides. The pages that are under way begin with the last row of the one before, by the key
/// of the newest page that has come, so no call skips more rows than are under way.
public final class Rows implements Iterable<Row>, AutoCloseable {
    // AFAS docs, GetConnector: columns times rows stay below this.
    private static final int MOST_CELLS = 150_000;
    private static final int SMALLEST_PAGE = 10;

    private final AllRows wish;
    private final int mostInFlight;
    private final Deque<Page> pages = new ConcurrentLinkedDeque<>();
    private final Iterator<Row> iterator = new Each();
    private volatile boolean closed;

    // Where the next page begins, when none has come that is not handed out yet.
    private @Nullable String base;
    private boolean behindBase = true;
    private int inFlight = 1;
    private int pageSize;

    private List<Row> page = List.of();
    private int at;
    private boolean complete;
    private @Nullable Refusal refusal;
    private @Nullable String lastKey;
    private long handedOut;
    private int calls;

    /// A page that was asked.
    ///
    /// @param follows whether it goes on by itself where the rows that were handed out end
    private record Page(int take, boolean follows, FutureTask<Answer<List<Row>>> answer) {

        boolean hasCome() {
            return answer.state() == Future.State.SUCCESS;
        }

        /// Whether there is nothing to ask behind it, as far as it is known.
        boolean isLast() {
            return hasCome() && !(answer.resultNow() instanceof Answer.Ok<List<Row>>(var rows) && rows.size() >= take);
        }
    }

    Rows(AllRows wish) {
        this.wish = wish;
        this.mostInFlight = Math.min(wish.inFlight, wish.query.callsAtOnce());
        this.pageSize = wish.pageSize;
        this.base = wish.after;
        this.lastKey = wish.after;
        ask();
    }

    /// The rows; each time the same iterator, for they can be read once.
    ///
    /// Its methods throw [ProfitRefused] when Profit refused a page, [FieldUnreadable] when a row has no key,
    /// `IllegalStateException` when the key turns out not to be unique or the rows were closed.
    @Override
    public Iterator<Row> iterator() {
        return iterator;
    }

    /// The same rows as a stream, which closes them when it is closed.
    public Stream<Row> stream() {
        var rows = Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(rows, false).onClose(this::close);
    }

    /// The key of the row that was handed out last, for [AllRows#after(String)]; that one's before the first.
    public @Nullable String lastKey() {
        return at == 0 ? lastKey : key(page.get(at - 1));
    }

    private final class Each implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            if (isReady()) {
                return true;
            }
            if (refusal != null) {
                throw new ProfitRefused(refusal);
            }
            return false;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("All rows were read.");
            }
            return take();
        }
    }

    /// Whether there is another row; waits for it. When there is none, either all were read or [#refusal()]
    /// says why not.
    boolean isReady() {
        while (at == page.size()) {
            leavePage();
            if (complete || refusal != null) {
                return false;
            }
            if (closed) {
                throw new IllegalStateException("The reading was closed before all rows were read.");
            }
            advance();
        }
        return true;
    }

    Row take() {
        return page.get(at++);
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /// Whether no more rows are to come than [#page()] holds; after [#isReady()].
    boolean isComplete() {
        return complete;
    }

    /// The rows that came together with the next one.
    List<Row> page() {
        return page;
    }

    private void leavePage() {
        if (!page.isEmpty()) {
            lastKey = key(page.getLast());
            handedOut += page.size();
            page = List.of();
            at = 0;
            wish.onProgress.accept(new Progress(handedOut, calls, pageSize));
        }
    }

    private void advance() {
        try {
            askAhead();
            receive();
        } catch (RuntimeException | Error e) {
            // Nothing may be read behind what could not be.
            close();
            throw e;
        }
    }

    private void askAhead() {
        while (pages.size() < inFlight && pages.stream().noneMatch(Page::isLast)) {
            ask();
        }
    }

    private void receive() {
        var next = pages.getFirst();
        var answer = answer(next);
        pages.removeFirst();
        switch (answer) {
            case Answer.Ok<List<Row>>(var rows) -> use(next, rows);
            case Answer.Refused<List<Row>>(Refusal.TooLarge _tooLarge)
            when next.take / 4 >= SMALLEST_PAGE -> {
                pageSize = next.take / 4;
                startAgain();
            }
            case Answer.Refused<List<Row>>(var why) -> {
                refusal = why;
                dropPages();
            }
        }
    }

    private void use(Page asked, List<Row> rows) {
        var begin = asked.follows || lastKey == null ? 0 : behind(lastKey, rows);
        if (begin < 0) {
            startAgain();
            return;
        }
        page = rows.subList(begin, rows.size());
        complete = rows.size() < asked.take;
        if (complete) {
            dropPages();
            return;
        }
        base = key(rows.getLast());
        behindBase = false;
        inFlight = mostInFlight;
        pageSize =
                Math.clamp((MOST_CELLS - 1) / Math.max(rows.getLast().fields().size(), 1), 2, pageSize);
    }

    private int behind(String key, List<Row> rows) {
        for (var i = 0; i < rows.size(); i++) {
            if (key(rows.get(i)).equals(key)) {
                return i + 1;
            }
        }
        return -1;
    }

    private String key(Row row) {
        return Objects.requireNonNull(row.text(wish.key));
    }

    /// Asks for the rows behind the last one, whatever was asked before.
    private void startAgain() {
        dropPages();
        base = lastKey;
        behindBase = true;
    }

    private void dropPages() {
        for (var page = pages.poll(); page != null; page = pages.poll()) {
            page.answer.cancel(true);
        }
    }

    /// Asks for the page behind all that are asked already.
    private void ask() {
        var from = base;
        var behind = behindBase;
        var skip = 0;
        for (var each = pages.descendingIterator(); each.hasNext(); ) {
            var newest = each.next();
            if (newest.hasCome()
                    && newest.answer.resultNow() instanceof Answer.Ok<List<Row>>(var rows)
                    && !rows.isEmpty()) {
                from = key(rows.getLast());
                behind = false;
                break;
            }
            skip += newest.take - 1;
        }
        var question = question(from, behind, skip);
        var page = new Page(pageSize, behind && skip == 0, new FutureTask<>(() -> read(question)));
        pages.add(page);
        calls++;
        if (closed) {
            page.answer.cancel(true);
        }
        Thread.ofVirtual().name("estrik-profit-page").start(page.answer);
    }

    private Query question(@Nullable String from, boolean behind, int skip) {
        var question = wish.query.orderBy(wish.key).take(pageSize);
        if (from != null) {
            var key = Filter.field(wish.key);
            question = question.where(behind ? key.greaterThan(from) : key.atLeast(from));
        }
        return skip == 0 ? question : question.skip(skip);
    }

    private Answer<List<Row>> read(Query question) {
        var rows = new ArrayList<Row>();
        return question.each(row -> {
                    requireKey(row, rows.isEmpty() ? null : rows.getLast());
                    rows.add(row);
                })
                .map(_count -> rows);
    }

    private void requireKey(Row row, @Nullable Row before) {
        if (row.isEmpty(wish.key)) {
            throw new FieldUnreadable(wish.key, "Field '" + wish.key + "' is empty in a row: it is no key.");
        }
        if (before != null && row.holdsSame(wish.key, before)) {
            throw new IllegalStateException(
                    "Field '" + wish.key + "' holds the same in two rows: only a unique field can be a key.");
        }
    }

    private Answer<List<Row>> answer(Page page) {
        try {
            return page.answer.get();
        } catch (CancellationException e) {
            throw new IllegalStateException("The reading was closed before all rows were read.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dropPages();
            return new Answer.Refused<>(
                    new Refusal.Unreachable("The program stopped waiting for " + wish + ".", Details.NONE));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException mistake -> throw mistake;
                case Error trouble -> throw trouble;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// Ends the calls that are under way, at once. Rows that were not handed out are gone.
    @Override
    public void close() {
        closed = true;
        for (var page : pages) {
            page.answer.cancel(true);
        }
    }

    @Override
    public String toString() {
        return "Rows[" + wish + ", " + handedOut + " handed out]";
    }
}
