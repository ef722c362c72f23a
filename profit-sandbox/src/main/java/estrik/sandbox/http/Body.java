package estrik.sandbox.http;

import java.io.IOException;
import java.io.InputStream;

/// The body of a call, which stays on the connection until somebody reads it. Belongs to one thread.
final class Body extends InputStream {
    private static final int LONGEST_LINE = 1024;
    private static final int MOST_TRAILERS = 64;

    /// Tells the caller to go on, if it waits for that and was not told yet.
    @FunctionalInterface
    interface Invitation {
        void send() throws IOException;
    }

    private final Input input;
    private final boolean chunked;
    private final Invitation invitation;
    private boolean ended;
    /// What is left of the body, or of the chunk.
    private long left;

    private boolean isFirst = true;

    /// @param length in bytes, or [CallHead#CHUNKED]
    /// @param invitation sent before anything is read
    Body(Input input, long length, Invitation invitation) {
        this.input = input;
        this.chunked = length == CallHead.CHUNKED;
        this.invitation = invitation;
        this.left = chunked ? 0 : length;
        this.ended = length == 0;
    }

    /// Whether all of it was read.
    boolean isOver() {
        return ended;
    }

    /// Reads what is left, if that is no more than this.
    boolean isOverWithin(long most) throws IOException {
        var nowhere = new byte[1024];
        long read = 0;
        while (!ended && read <= most && (chunked || left <= most)) {
            read += Math.max(0, read(nowhere, 0, nowhere.length));
        }
        return ended;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ended) {
            invitation.send();
            if (chunked && left == 0) {
                nextChunk();
            }
        }
        if (ended) {
            return -1;
        }
        int got = input.read(into, offset, (int) Math.min(length, left));
        if (got < 0) {
            throw Refused.bad("The body ended before its announced length.");
        }
        left -= got;
        ended = !chunked && left == 0;
        return got;
    }

    // RFC 9112, 7.1.
    private void nextChunk() throws IOException {
        if (!isFirst && !line().isEmpty()) {
            throw Refused.bad("A chunk is longer than it said.");
        }
        isFirst = false;
        left = size(line());
        if (left == 0) {
            skipTrailers();
            ended = true;
        }
    }

    private static long size(String line) {
        int extension = line.indexOf(';');
        var size = (extension < 0 ? line : line.substring(0, extension)).stripTrailing();
        if (size.isEmpty() || size.length() > 15 || !size.chars().allMatch(digit -> Character.digit(digit, 16) >= 0)) {
            throw Refused.bad("The size of a chunk must be a hexadecimal number.");
        }
        return Long.parseLong(size, 16);
    }

    private void skipTrailers() throws IOException {
        for (int at = 0; !line().isEmpty(); at++) {
            if (at == MOST_TRAILERS) {
                throw Refused.bad("There are more than 64 headers behind the body.");
            }
        }
    }

    private String line() throws IOException {
        return input.line(LONGEST_LINE, Refused.bad("A line between chunks is longer than 1 kB."));
    }
}
