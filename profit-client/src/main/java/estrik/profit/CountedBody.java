package estrik.profit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body that may not be longer than agreed. Counts while it streams, after unpacking, so that a small packed
/// answer cannot become a large one unseen.
final class CountedBody extends FilterInputStream {
    private final long limit;
    private long read;

    CountedBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var some = super.read(buffer, offset, length);
        count(Math.max(some, 0));
        return some;
    }

    private void count(int more) throws TooLong {
        read += more;
        if (read > limit) {
            throw new TooLong(limit);
        }
    }

    /// How much was read so far.
    long count() {
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /// More came than was agreed.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        final long limit;

        TooLong(long limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }
    }
}
