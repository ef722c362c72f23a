package estrik.sandbox.company;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// Rows of a table as the bytes of a file: each value with its type before it, and a checksum at the end.
final class ChunkFile {
    private static final int MARK = 0x45535231;
    private static final int CHECKSUM = Long.BYTES;

    private ChunkFile() {}

    static byte[] write(Chunk chunk) {
        var bytes = new ByteArrayOutputStream(64 * chunk.size());
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(chunk.size());
            out.writeInt(chunk.width());
            for (int column = 0; column < chunk.width(); column++) {
                for (var value : chunk.column(column)) {
                    write(out, value);
                }
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new IllegalStateException("Memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case String text -> bytes(out, 's', text.getBytes(StandardCharsets.UTF_8));
            case Long number -> {
                out.writeByte('i');
                out.writeLong(number);
            }
            case BigDecimal amount -> {
                bytes(out, 'd', amount.unscaledValue().toByteArray());
                out.writeInt(amount.scale());
            }
            case Boolean flag -> out.writeByte(flag ? 't' : 'f');
            case LocalDateTime date -> {
                out.writeByte('@');
                out.writeLong(date.toLocalDate().toEpochDay());
                out.writeLong(date.toLocalTime().toNanoOfDay());
            }
            case byte[] blob -> bytes(out, 'b', blob);
            default -> throw new IllegalStateException("A row cannot hold a " + value.getClass());
        }
    }

    private static void bytes(DataOutputStream out, char type, byte[] bytes) throws IOException {
        out.writeByte(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// The rows that were written.
    ///
    /// @throws IOException when the bytes are not, or no longer, those that were written
    static Chunk read(byte[] bytes, Pool pool) throws IOException {
        int end = bytes.length - CHECKSUM;
        if (end < 0 || ByteBuffer.wrap(bytes).getLong(end) != checksum(bytes, end)) {
            throw new IOException("its checksum is not right");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end))) {
            if (in.readInt() != MARK) {
                throw new IOException("it holds no rows");
            }
            int size = in.readInt();
            var columns = new @Nullable Object[in.readInt()][size];
            for (var column : columns) {
                for (int row = 0; row < size; row++) {
                    column[row] = pool.same(read(in));
                }
            }
            return Chunk.ofColumns(columns, size);
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case '0' -> null;
            case 's' -> new String(bytes(in), StandardCharsets.UTF_8);
            case 'i' -> in.readLong();
            case 'd' -> new BigDecimal(new BigInteger(bytes(in)), in.readInt());
            case 't' -> true;
            case 'f' -> false;
            case '@' -> LocalDateTime.of(LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong()));
            case 'b' -> bytes(in);
            default -> throw new IOException("it holds a value of the unknown type " + type);
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static long checksum(byte[] bytes, int end) {
        var sum = new CRC32();
        sum.update(bytes, 0, end);
        return sum.getValue();
    }
}
