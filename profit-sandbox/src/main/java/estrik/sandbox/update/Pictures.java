package estrik.sandbox.update;

import estrik.sandbox.company.StoredFile;
import estrik.sandbox.wire.ProfitError;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Pictures in the sizes that AFAS gives them out in.
// OAS Artikelen.json: 0 is the original, 1 a thumbnail of at most 64, 2 a medium one of at most 1000.
public final class Pictures {
    private static final int THUMBNAIL = 64;
    private static final int MEDIUM = 1000;
    private static final long MOST_PIXELS = 50_000_000;

    private Pictures() {}

    /// The picture in this format, or nothing when the file is no picture.
    public static Optional<StoredFile> of(StoredFile file, String format) {
        if (!file.type().startsWith("image/")) {
            return Optional.empty();
        }
        return switch (format.strip()) {
            case "0" -> Optional.of(file);
            case "1" -> scaled(file, THUMBNAIL);
            case "2" -> scaled(file, MEDIUM);
            default -> throw ProfitError.badRequest();
        };
    }

    private static Optional<StoredFile> scaled(StoredFile file, int longest) {
        try (var in = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(file.content().bytes()))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(in);
                var picture = read(reader, longest);
                return Optional.of(picture == null ? file : written(file, picture));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The picture at its new size, or null when it is small enough already.
    private static @Nullable BufferedImage read(ImageReader reader, int longest) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.max(width, height) <= longest) {
            return null;
        }
        if ((long) width * height > MOST_PIXELS) {
            throw new IOException("The picture is too large.");
        }
        double scale = (double) longest / Math.max(width, height);
        return scaled(reader.read(0), Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int)
                Math.round(height * scale)));
    }

    // Each new point is the mean of those it covers. Without java.awt.Graphics there is no need for a display.
    private static BufferedImage scaled(BufferedImage from, int width, int height) {
        boolean clear = from.getColorModel().hasAlpha();
        var to = new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * from.getHeight() / height);
            int rows = Math.max(1, (int) ((y + 1L) * from.getHeight() / height) - top);
            for (int x = 0; x < width; x++) {
                int left = (int) ((long) x * from.getWidth() / width);
                int columns = Math.max(1, (int) ((x + 1L) * from.getWidth() / width) - left);
                to.setRGB(x, y, mean(from.getRGB(left, top, columns, rows, null, 0, columns)));
            }
        }
        return to;
    }

    private static int mean(int[] points) {
        int mean = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            long sum = 0;
            for (int point : points) {
                sum += (point >>> shift) & 0xFF;
            }
            mean |= (int) (sum / points.length) << shift;
        }
        return mean;
    }

    private static StoredFile written(StoredFile file, BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean jpeg = file.type().equals("image/jpeg");
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, jpeg ? "jpeg" : "png", out);
        }
        return new StoredFile(
                file.id(), file.name(), jpeg ? file.type() : "image/png", StoredFile.Content.of(bytes.toByteArray()));
    }
}
