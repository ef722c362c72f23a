package estrik.workspace.activation;

import estrik.workspace.text.Phrase;
import org.jspecify.annotations.Nullable;

/// Before a code is asked: who AFAS will look for. The form goes to `/connections/{connectionId}/code-request`.
///
/// @param back where *Cancel* leads
/// @param problem why the last request failed
public record AskView(
        String connectionId,
        String connectionName,
        String login,
        String back,
        @Nullable Phrase problem) {}
