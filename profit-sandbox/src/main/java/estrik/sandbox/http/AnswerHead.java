package estrik.sandbox.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// The status and the headers of an answer, as the bytes that are sent. Belongs to one thread.
public final class AnswerHead {
    /// Headers that are the same in many answers. Shared by threads.
    public static final class Block {
        private final Map<String, String> headers;
        private final byte[] bytes;

        public Block(Map<String, String> headers) {
            this.headers = headers;
            var head = new AnswerHead();
            headers.forEach(head::with);
            bytes = Arrays.copyOf(head.bytes, head.length);
        }
    }

    private final int status;
    private byte[] bytes = new byte[1024];
    private int length;

    private AnswerHead() {
        status = 0;
    }

    public AnswerHead(int status) {
        this.status = status;
        // RFC 9112, 4: the words behind the number are for people, and may be missing.
        add("HTTP/1.1 ");
        add(Integer.toString(status));
        add(" ");
        add(reason(status));
        add("\r\n");
    }

    private static String reason(int status) {
        return switch (status) {
            case 100 -> "Continue";
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 302 -> "Found";
            case 303 -> "See Other";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 505 -> "HTTP Version Not Supported";
            default -> "";
        };
    }

    int status() {
        return status;
    }

    /// Adds a header.
    ///
    /// @throws IllegalArgumentException when a line would end in it
    public AnswerHead with(String name, String value) {
        if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("The header " + name + " would end in the middle");
        }
        add(name);
        add(": ");
        add(value);
        add("\r\n");
        return this;
    }

    public AnswerHead with(Block block) {
        add(block.bytes);
        return this;
    }

    /// Adds the headers of the block, but for those that come with another value, and these.
    public AnswerHead with(Block block, Map<String, String> others) {
        if (others.isEmpty()) {
            return with(block);
        }
        block.headers.forEach((name, value) -> {
            if (others.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                with(name, value);
            }
        });
        others.forEach(this::with);
        return this;
    }

    /// What there is to send.
    ByteBuffer ended() {
        add("\r\n");
        return ByteBuffer.wrap(bytes, 0, length);
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void add(byte[] more) {
        if (length + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }
}
