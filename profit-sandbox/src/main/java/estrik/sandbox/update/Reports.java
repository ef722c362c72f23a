package estrik.sandbox.update;

import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.Order;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.Query;
import estrik.sandbox.query.Values;
import estrik.sandbox.query.View;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reports: the rows of a GetConnector on paper, as a PDF of the plainest kind.
public final class Reports {
    private static final int MOST_ROWS = 500;
    private static final int LINES = 56;
    private static final int WIDTH = 100;
    // The encoding of the PDF's font.
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Reports() {}

    /// The first rows that pass, a line of `label: value` for each field that is not empty.
    public static byte[] pdf(View view, Filtering filter, Locale language, LocalDateTime now) {
        var lines = new ArrayList<String>();
        lines.add(view.connector().description(language) + " - " + now.toLocalDate());
        var rows = new Query(filter, new Order(List.of()), new Page(0, MOST_ROWS), false).rows(view);
        for (var row : rows) {
            lines.add("");
            for (var field : view.fields()) {
                var value = Values.text(row[field.at()]);
                if (!value.isEmpty()) {
                    lines.addAll(wrapped(field.field().label(language) + ": " + value.replaceAll("\\s+", " ")));
                }
            }
        }
        return new Pdf().of(lines);
    }

    private static List<String> wrapped(String line) {
        var parts = new ArrayList<String>();
        for (int from = 0; from < line.length(); from += WIDTH) {
            parts.add(line.substring(from, Math.min(line.length(), from + WIDTH)));
        }
        return parts;
    }

    /// A PDF while it is written.
    private static final class Pdf {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> places = new ArrayList<>();

        byte[] of(List<String> lines) {
            int pages = (lines.size() + LINES - 1) / LINES;
            write("%PDF-1.4\n");
            object("<< /Type /Catalog /Pages 2 0 R >>");
            var kids = new StringBuilder();
            for (int page = 0; page < pages; page++) {
                kids.append(4 + 2 * page).append(" 0 R ");
            }
            object("<< /Type /Pages /Kids [" + kids + "] /Count " + pages + " >>");
            object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
            for (int page = 0; page < pages; page++) {
                object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
                        + " /Contents " + (5 + 2 * page) + " 0 R >>");
                content(lines.subList(page * LINES, Math.min(lines.size(), (page + 1) * LINES)));
            }
            return finished();
        }

        private void content(List<String> lines) {
            var text = new StringBuilder("BT /F1 10 Tf 56 790 Td 13 TL\n");
            for (var line : lines) {
                text.append('(')
                        .append(line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
                        .append(") Tj T*\n");
            }
            text.append("ET");
            object("<< /Length " + text.toString().getBytes(WINDOWS).length + " >>\nstream\n" + text + "\nendstream");
        }

        private void object(String content) {
            places.add(bytes.size());
            write(places.size() + " 0 obj\n" + content + "\nendobj\n");
        }

        private byte[] finished() {
            int table = bytes.size();
            write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
            places.forEach(place -> write("%010d 00000 n \n".formatted(place)));
            write("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
            return bytes.toByteArray();
        }

        private void write(String text) {
            bytes.writeBytes(text.getBytes(WINDOWS));
        }
    }
}
