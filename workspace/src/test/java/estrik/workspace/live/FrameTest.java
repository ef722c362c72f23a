package estrik.workspace.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void carriesATextOfManyLinesWhole() {
        assertThat(text(Frame.event("tile", "<article>\n één\r\n</article>")))
                .isEqualTo("event: tile\nid: 1\ndata: <article>\ndata:  één\ndata: </article>\n\n");
    }

    @Test
    void noTextCanEndItsEvent() {
        assertThat(text(Frame.event("tile", "a\r\revent: other\n\ndata: b")))
                .isEqualTo("event: tile\nid: 1\ndata: a\ndata: \ndata: event: other\ndata: \ndata: data: b\n\n");
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
